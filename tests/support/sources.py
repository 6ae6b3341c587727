"""Our own source files as syntax trees, for the tests in `tests/tidy/`."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PURE_FOLDERS = ("text", "feeds", "facts", "rules", "stories", "alerts")

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Source(NamedTuple):
    """One file: its path from the top of the repository, its text, its tree."""

    path: str
    text: str
    tree: ast.Module


@cache
def sources(folder: str) -> tuple[Source, ...]:
    """All Python files below `folder`; raises SyntaxError where one can't be read."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    return tuple(source(path.relative_to(ROOT).as_posix(), path.read_text()) for path in paths)


def source(path: str, text: str) -> Source:
    """A Source of a text; the tests of the checks themselves make theirs by hand."""
    return Source(path, text, ast.parse(text))


def pure_sources() -> tuple[Source, ...]:
    """The files of the pure folders."""
    return tuple(found for folder in PURE_FOLDERS for found in sources(f"bot/{folder}"))


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that is imported: `from os import path` is `os.path`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def dotted(node: ast.expr) -> str:
    """`datetime.now` of such an expression; "" of anything that is no dotted name."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{dotted(value)}.{name}".lstrip(".")
        case _:
            return ""


def functions(tree: ast.AST) -> Iterator[Function]:
    """All functions and methods, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def within(name: str, roots: tuple[str, ...]) -> bool:
    """Whether the dotted `name` is one of `roots` or below one."""
    return any(name == root or name.startswith(f"{root}.") for root in roots)
