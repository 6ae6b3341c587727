"""Small sets that many reports hold.

Most are empty, and each empty one would cost 216 bytes and be looked at by every garbage collection: so there
is one for all.
"""

from collections.abc import Iterable
from typing import Any, Final, TypeVar

T = TypeVar("T")

NONE: Final[frozenset[Any]] = frozenset()


def held(values: Iterable[T]) -> frozenset[T]:
    """These values as a set that is kept."""
    return frozenset(values) or NONE
