"""What stands in a feed: the raw items of its last document that are in the store, by their hashes.

Law: pure. Only what was committed counts as standing, so a crash between parsing and commit loses nothing: an
item that isn't standing is parsed and triaged again. Of a standing item its `Names` are kept, so that those
which are read beside it are identified as in the whole document.
"""

import struct
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from bot.feeds.identity import Names
from bot.feeds.item import ParsedFeed

HASH_BYTES: Final = 8
_NAMES: Final = struct.Struct(">5q")
"""The numbers in `Names`."""
_NUMBERS: Final = 6
"""Of one standing item: its hash and its names."""

Standing = Mapping[int, Names]


@dataclass(frozen=True, slots=True)
class Before:
    """What parsing is to know of a feed's last document: the hashes of raw items that were `seen`.

    `prove`: this document is read as a whole, and shows whether cutting it gives the same.
    """

    seen: Collection[int] = ()
    prove: bool = False


NOTHING_BEFORE: Final = Before()


def packed(standing: Standing) -> bytes:
    """As it lies in the store: all hashes first, then all names. 48 bytes an item."""
    numbers = [*standing]
    for names in standing.values():
        numbers += names
    return struct.pack(f">{len(numbers)}q", *numbers)


def hashes_of(standing: bytes) -> bytes:
    """The hashes alone, still packed."""
    return standing[: len(standing) // _NUMBERS]


def unpacked(standing: bytes) -> dict[int, Names]:
    """What `packed` made."""
    split = len(hashes_of(standing))
    hashes = struct.iter_unpack(">q", standing[:split])
    names = _NAMES.iter_unpack(standing[split:])
    return {raw: Names._make(own) for (raw,), own in zip(hashes, names, strict=True)}


def between(parsed: ParsedFeed, standing: Standing) -> tuple[tuple[Names, ...], ...]:
    """For `identified`: what stands before a document's first item, between its items, after the last."""
    if not standing or not parsed.pieces:
        return ()
    ends = [*parsed.places, len(parsed.pieces)]
    starts = [0, *(place + 1 for place in parsed.places)]
    return tuple(
        tuple(standing[raw] for raw in parsed.pieces[start:end] if raw in standing)
        for start, end in zip(starts, ends, strict=True)
    )
