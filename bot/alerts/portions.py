"""How much of a poll is done in one go, before other tasks get a turn. Pure.

Law: every item is in one portion, in its order, and no portion is empty. What costs is the length of texts:
4,000 code points of words never seen before take up to 0.1 s to be read, and 5 ms to be judged.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from bot.alerts.intake import Read
from bot.feeds.item import Item
from bot.feeds.triage import Triaged

T = TypeVar("T")

HASH_CODE_POINTS_MAX = 500_000  # 10 ms
READ_CODE_POINTS_MAX = 2_000
COMMIT_CODE_POINTS_MAX = 12_000
COMMIT_ITEMS_MAX = 15


def are_few(items: Sequence[Item]) -> bool:
    """Whether all of a document's items are sorted out in one go."""
    return len(items) <= COMMIT_ITEMS_MAX and sum(map(_size, items)) <= HASH_CODE_POINTS_MAX


def to_hash(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """The items in portions whose contents are hashed in one go."""
    return _portions(items, _size, HASH_CODE_POINTS_MAX)


def to_read(unseen: Iterable[Triaged]) -> Iterator[tuple[Triaged, ...]]:
    """The items in portions that are read in one go."""
    return _portions(unseen, lambda triaged: _size(triaged.item), READ_CODE_POINTS_MAX)


def _portions(things: Iterable[T], size_of: Callable[[T], int], size_max: int) -> Iterator[tuple[T, ...]]:
    some: list[T] = []
    size = 0
    for thing in things:
        some.append(thing)
        size += size_of(thing)
        if size >= size_max:
            yield tuple(some)
            some, size = [], 0
    if some:
        yield tuple(some)


def to_commit(reads: Sequence[Read]) -> int:
    """How many of these are judged and committed in one go, from the first on; 0 where there are none."""
    size = 0
    for number, read in enumerate(reads[:COMMIT_ITEMS_MAX]):
        size += _size(read.triaged.item)
        if size > COMMIT_CODE_POINTS_MAX and number:
            return number
    return min(len(reads), COMMIT_ITEMS_MAX)


def _size(item: Item) -> int:
    return len(item.title) + len(item.summary)
