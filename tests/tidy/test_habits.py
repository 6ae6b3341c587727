"""Habits that a linter does not know: fakes instead of mocks, no sleeping tests, one owner for each library."""

import ast
from collections.abc import Iterator

import pytest

from tests.support.sources import Source, dotted, functions, imported, source, sources, within

SLEEP_S_MAX = 0.1
# A fake clock may have a `sleep` too: that one only moves the hands.
SLEEPS = ("sleep", "asyncio.sleep", "time.sleep")
MOCKS = ("unittest.mock", "mock", "pytest_mock")
PATCHES = (
    "monkeypatch.setattr",
    "monkeypatch.setitem",
    "mocker.patch",
    "patch",
    "patch.object",
    "MagicMock",
    "Mock",
)

# Where a broad handler stands, and why: an exception is a bug, except where one thing must not stop the others.
BROAD_HANDLERS = {
    "bot/pipeline.py:_isolated_poll": "one feed that trips a bug of ours must not stop the others",
    "bot/push/taking.py:_isolated": "one delivery that trips a bug must not block those behind it",
    "bot/articles.py:_isolated": "one article that trips a bug of ours must not stop the others",
    "bot/fetch/article_worker.py:answered": "the library lists no errors for hostile pages; no text is the answer",
    "bot/deliver.py:_deliver": "one message that trips a bug must not block the queue behind it",
    "bot/telegram/worker.py:_act": "one update that trips a bug must not block those of other people",
    "bot/feeds/xmlfeed.py:read_xml": "the library lists no errors for hostile bytes; another parser takes over",
    "bot/telegram/worker.py:run": "a bug or a full disk must not leave what people send unanswered for ever",
    "bot/telegram/updates.py:persist": "a bug in one attempt must not leave the bot deaf for ever",
    "bot/telegram/searching.py:run": "a bug must not leave all searches unanswered for ever",
    "bot/telegram/searching.py:_isolated": "one search that trips a bug must not block those of other people",
}

# A library has one place that knows it; whoever wants to exchange it opens one folder.
OWNERS = {
    "apscheduler": ("bot/scheduler.py",),
    "feedparser": ("bot/feeds/",),
    "icalendar": ("bot/alerts/",),
    "lark": ("bot/rules/",),
    "msgpack": ("bot/wordlists.py",),
    "prometheus_client": ("bot/web/",),
    "protego": ("bot/fetch/article_worker.py",),
    "pymorphy3": ("bot/text/",),
    "rapidfuzz": ("bot/text/", "bot/rules/", "bot/stories/"),
    "sqlite_utils": ("bot/store/",),
    "Stemmer": ("bot/text/",),
    "telegram": ("bot/telegram/",),
    "trafilatura": ("bot/fetch/article_worker.py",),
    "wordfreq": ("bot/wordlists.py",),
}


def mocks(file: Source) -> Iterator[str]:
    for line, name in imported(file.tree):
        if within(name, MOCKS):
            yield f"{file.path}:{line} imports {name}"
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and dotted(node.func) in PATCHES:
            yield f"{file.path}:{node.lineno} calls {dotted(node.func)}"
    for function in functions(file.tree):
        if "mocker" in {argument.arg for argument in function.args.args}:
            yield f"{file.path}:{function.lineno} takes mocker"


def sleeps(file: Source) -> Iterator[str]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and dotted(node.func) in SLEEPS and node.args:
            seconds = node.args[0]
            constant = isinstance(seconds, ast.Constant) and isinstance(seconds.value, int | float)
            if constant and seconds.value >= SLEEP_S_MAX:
                yield f"{file.path}:{node.lineno} sleeps {seconds.value} s"


def broad_handlers(file: Source) -> Iterator[str]:
    """`except Exception` and broader, unless it raises again: that one swallows nothing."""
    for function in functions(file.tree):
        for node in ast.walk(function):
            if not isinstance(node, ast.ExceptHandler) or isinstance(node.body[-1], ast.Raise):
                continue
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(one is None or dotted(one) in {"Exception", "BaseException"} for one in caught):
                yield f"{file.path}:{function.name}"


def trespassers(file: Source) -> Iterator[str]:
    for line, name in imported(file.tree):
        owners = OWNERS.get(name.partition(".")[0])
        if owners and not file.path.startswith(owners):
            yield f"{file.path}:{line} imports {name}, which belongs to {' and '.join(owners)}"


def test_no_test_uses_a_mock_or_patches_anything() -> None:
    assert [found for file in sources("tests") for found in mocks(file)] == []


def test_no_test_sleeps() -> None:
    assert [found for file in sources("tests") for found in sleeps(file)] == []


def test_a_broad_handler_stands_only_where_a_reason_is_given() -> None:
    assert {found for file in sources("bot") for found in broad_handlers(file)} == set(BROAD_HANDLERS)


def test_a_library_is_named_only_where_it_belongs() -> None:
    assert [found for file in sources("bot") for found in trespassers(file)] == []


@pytest.mark.parametrize(
    "text",
    [
        "from unittest.mock import Mock",
        "from unittest import mock",
        "import unittest.mock",
        "def test_x(monkeypatch): monkeypatch.setattr(a, 'b', c)",
        "def test_x(mocker): pass",
    ],
)
def test_a_mock_is_found(text: str) -> None:
    assert list(mocks(source("tests/x.py", text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [("time.sleep(0.1)", 1), ("await sleep(1)", 1), ("await sleep(0.01)", 0), ("clock.sleep(9)", 0)],
)
def test_a_long_sleep_is_found(text: str, found: int) -> None:
    assert len(list(sleeps(source("tests/x.py", f"async def f():\n    {text}")))) == found


@pytest.mark.parametrize(
    ("handler", "found"),
    [
        ("except Exception: pass", 1),
        ("except: pass", 1),
        ("except (ValueError, Exception) as e: log(e)", 1),
        ("except BaseException:\n        rollback()\n        raise", 0),
        ("except ValueError: pass", 0),
    ],
)
def test_a_broad_handler_is_found(handler: str, found: int) -> None:
    text = f"def f():\n    try:\n        g()\n    {handler}"

    assert len(list(broad_handlers(source("bot/x.py", text)))) == found


def test_a_library_in_the_wrong_place_is_found() -> None:
    assert list(
        trespassers(source("bot/pipeline.py", "from apscheduler.schedulers.asyncio import AsyncIOScheduler"))
    )
    assert not list(trespassers(source("bot/scheduler.py", "import apscheduler")))
