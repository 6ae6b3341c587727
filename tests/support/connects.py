"""Counts what really connects: Python's own audit events, below every library and every guard.

    with connects() as made:
        ...
    assert made == []

Law: nothing is replaced. A hook can't be taken out again, so there is one for the process, which is silent while
nobody looks.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_watching: list[list[Any]] = []
_installed: list[bool] = []


@contextmanager
def connects() -> Iterator[list[Any]]:
    """The addresses that any socket of this process connects to meanwhile."""
    if not _installed:
        sys.addaudithook(_hook)
        _installed.append(True)
    made: list[Any] = []
    _watching.append(made)
    try:
        yield made
    finally:
        _watching.remove(made)


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching and event == "socket.connect":
        for made in _watching:
            made.append(arguments[1])
