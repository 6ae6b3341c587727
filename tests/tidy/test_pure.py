"""Pure folders do no I/O, know no clock, no chance, no log, and wait for nothing (DESIGN: pure and effects)."""

import ast
from collections.abc import Iterator

import pytest

from tests.support.sources import Source, dotted, imported, pure_sources, source, within

IMPURE_MODULES = (
    "aiohttp",
    "anyio",
    "apscheduler",
    "asyncio",
    "bot.log",
    "bot.settings",
    "concurrent",
    "glob",
    "http",
    "httpx",
    "importlib",
    "io.open",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "random",
    "requests",
    "secrets",
    "select",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "sqlite_utils",
    "ssl",
    "subprocess",
    "sys",
    "telegram",
    "tempfile",
    "threading",
    "time",
    "urllib.request",
    "uuid.uuid1",
    "uuid.uuid4",
    "warnings",
)
# What needs no import, or comes with a module that is pure otherwise.
IMPURE_CALLS = ("open", "print", "input", "exec", "eval", "breakpoint", "__import__")
CLOCKS = ("now", "utcnow", "today")


def impurities(file: Source) -> Iterator[str]:
    """Every place in `file` that makes it impure."""
    for line, name in imported(file.tree):
        if within(name, IMPURE_MODULES):
            yield f"{file.path}:{line} imports {name}"
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith | ast.AsyncFunctionDef):
            # A Protocol may *say* that an effect is awaited; a body that is `...` awaits nothing.
            if not (isinstance(node, ast.AsyncFunctionDef) and _is_declaration(node)):
                yield f"{file.path}:{node.lineno} awaits"
        elif isinstance(node, ast.Call):
            name = dotted(node.func)
            owner, _, method = name.rpartition(".")
            clock = method in CLOCKS and owner.rpartition(".")[2] in {"datetime", "date"}
            if name in IMPURE_CALLS or clock:
                yield f"{file.path}:{node.lineno} calls {name}()"


def _is_declaration(node: ast.AsyncFunctionDef) -> bool:
    last = node.body[-1]
    return isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant) and last.value.value is ...


def test_the_pure_folders_are_pure() -> None:
    assert [found for file in pure_sources() for found in impurities(file)] == []


def test_there_is_something_to_look_at() -> None:
    assert len(pure_sources()) > len({file.path.split("/")[1] for file in pure_sources()}) == 6


@pytest.mark.parametrize(
    "text",
    [
        "import os",
        "import os.path",
        "from os import environ",
        "from pathlib import Path",
        "import logging.config",
        "from time import time",
        "import random",
        "from urllib.request import urlopen",
        "from uuid import uuid4",
        "from bot.log import line",
        "open('x')",
        "datetime.now()",
        "datetime.datetime.now(UTC)",
        "date.today()",
        "datetime.utcnow()",
        "async def f(): pass",
        "async def f(): await g()",
        "print(1)",
    ],
)
def test_an_impure_line_is_found(text: str) -> None:
    assert list(impurities(source("bot/text/x.py", text)))


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import datetime, UTC\ndatetime(2025, 1, 1, tzinfo=UTC)",
        "from io import BytesIO",
        "from urllib.parse import urlsplit",
        "from uuid import UUID",
        "rule.opened(now)",
        "now = facts.now()",
        "class Receiver(Protocol):\n    async def deliver(self) -> None:\n        '''Do it.'''\n        ...",
    ],
)
def test_a_pure_line_passes(text: str) -> None:
    assert not list(impurities(source("bot/text/x.py", text)))
