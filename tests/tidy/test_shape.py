"""Files and functions stay small, say what they are for, and leave nothing behind."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.support.sources import ROOT, Source, functions, source, sources

FILE_LINES_MAX = 300
FUNCTION_LINES_MAX = 60
# In two parts, so that this file does not find itself.
MARKERS = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b")

EVERYTHING = (*sources("bot"), *sources("tests"))


def long_functions(file: Source) -> Iterator[str]:
    for function in functions(file.tree):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > FUNCTION_LINES_MAX:
            yield f"{file.path}:{function.lineno} {function.name} has {lines} lines"


def markers(file: Source) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(file.text).readline):
        if token.type == tokenize.COMMENT and MARKERS.search(token.string):
            yield f"{file.path}:{token.start[0]} {token.string}"


def stubs(file: Source) -> Iterator[str]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Raise) and "NotImplementedError" in ast.dump(node):
            yield f"{file.path}:{node.lineno} raises NotImplementedError"


def test_no_file_is_longer_than_it_may_be() -> None:
    assert [file.path for file in EVERYTHING if len(file.text.splitlines()) > FILE_LINES_MAX] == []


def test_no_function_is_longer_than_a_screen() -> None:
    assert [found for file in EVERYTHING for found in long_functions(file)] == []


def test_every_module_says_what_it_is() -> None:
    assert [file.path for file in EVERYTHING if not ast.get_docstring(file.tree)] == []


def test_nothing_is_left_to_do_in_a_comment() -> None:
    assert [found for file in EVERYTHING for found in (*markers(file), *stubs(file))] == []


def test_every_folder_of_the_package_says_what_it_is() -> None:
    folders = [path for path in (ROOT / "bot").rglob("*/") if any(path.glob("*.py"))]

    assert [path.name for path in folders if not (path / "__init__.py").exists()] == []


def test_a_long_function_is_found() -> None:
    body = "    pass\n"

    assert list(long_functions(source("x.py", "def f():\n" + body * FUNCTION_LINES_MAX)))
    assert not list(long_functions(source("x.py", "def f():\n" + body * (FUNCTION_LINES_MAX - 1))))


@pytest.mark.parametrize(
    "text", ["x = 1  # TO" + "DO later", "# FIX" + "ME", "def f():\n    raise NotImplementedError"]
)
def test_something_left_to_do_is_found(text: str) -> None:
    file = source("x.py", text)

    assert [*markers(file), *stubs(file)]
