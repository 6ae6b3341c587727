"""What is new in a document? Each item is NEW, CHANGED (same identity, other text) or KNOWN.

Law: pure; an item that stands twice in a document comes out once, in its first place; the most specific
known key decides, so that two feeds that word one page differently don't report each other as changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.feeds.identity import content_hash
from bot.feeds.item import Item


class ItemState(StrEnum):
    """What an item is to us."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered under one key: the item it belongs to, and what that item said (content hash)."""

    item_id: int
    content: int


@dataclass(frozen=True, slots=True)
class Triaged:
    """An item with all its keys, its content hash, its state, and the id it is known under (None if new).

    All `keys` are to be remembered with `content`, also those of a known item: some may be new. `raw` is the
    hash of what stands in the document, 0 where that isn't to be remembered.
    """

    item: Item
    keys: tuple[int, ...]
    content: int
    state: ItemState
    known_id: int | None = None
    raw: int = 0


def triage(
    items: Sequence[Item],
    keys: Sequence[tuple[int, ...]],
    known: Mapping[int, Seen],
    *,
    earlier: Sequence[tuple[int, ...]] = (),
    raws: Sequence[int] = (),
    contents: Sequence[int] = (),
) -> tuple[Triaged, ...]:
    """The items of one document with their states. `keys` and `earlier` are those of `identified`.

    `contents` are the hashes of what they say, where they are known already.
    """
    used: set[int] = set()
    result: list[Triaged] = []
    for number, (item, own) in enumerate(zip(items, keys, strict=True)):
        if earlier:
            used.update(earlier[number])
        if not used.isdisjoint(own):
            continue
        used.update(own)
        content = contents[number] if contents else content_hash(item)
        result.append(_triaged(item, own, content, known, raws[number] if raws else 0))
    return tuple(result)


def is_unchanged(triaged: Triaged, known: Mapping[int, Seen]) -> bool:
    """Whether an item is still to us what it was, by what is known now."""
    (again,) = triage([triaged.item], [triaged.keys], known)
    return (again.state, again.known_id) == (triaged.state, triaged.known_id)


def _triaged(item: Item, keys: tuple[int, ...], content: int, known: Mapping[int, Seen], raw: int) -> Triaged:
    """One item against what is remembered."""
    seen = next((known[key] for key in keys if key in known), None)
    if seen is None:
        return Triaged(item, keys, content, ItemState.NEW, raw=raw)
    state = ItemState.KNOWN if seen.content == content else ItemState.CHANGED
    return Triaged(item, keys, content, state, seen.item_id, raw)
