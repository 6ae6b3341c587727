"""Who is this item? Its identities, as 8-byte keys, the most specific first.

Law: an item has at least one key. Guid counts within its feed only, the canonical link across feeds, the
hash of title and day only for an item that has neither. Of a feed that is read alone every key counts
within the feed only: neither does it know what others brought, nor do they know what it brought. What
several items of one document share, or what leads to a front page, identifies nobody. No key depends on an
item's place in the document. Items that were seen before count in their document as those that are read now.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import NamedTuple

from bot.feeds.item import Item
from bot.feeds.links import canonical, is_front

# BBC counts an item's versions in the guid: …/articles/abc#0, then #1, #2.
_COUNTER = re.compile(r"#\d{1,3}$")


class Names(NamedTuple):
    """What an item would be known by if it were alone, and what it says; 8-byte numbers, 0 for nothing.

    `guid`, `link` and `last` (title and day) are keys; `guid_means` and `link_means` differ where items of
    one document share a guid or a link and are not the same.
    """

    guid: int
    link: int
    last: int
    guid_means: int
    link_means: int

    @property
    def words(self) -> tuple[object, ...]:
        """Two items of one document that share one of these may be one item."""
        return (
            (self.guid and (self.guid, self.guid_means)) or self.last,
            (self.link, self.link_means),
            self.last,
        )


@dataclass(frozen=True, slots=True)
class Identified:
    """The items of a document: their keys and names, in its order, and the keys of what stands before each.

    `earlier` of an item are the keys of the standing items between it and the item before it.
    """

    keys: tuple[tuple[int, ...], ...]
    names: tuple[Names, ...]
    earlier: tuple[tuple[int, ...], ...]


def identities(item: Item, feed_key: str) -> tuple[int, ...]:
    """The keys of an item, judged alone. `feed_key` is what stays the same about its feed."""
    return _keys(feed_key, item, _guid(item), _link(item))


def identities_of(
    items: Sequence[Item], feed_key: str, *, alone: bool = False
) -> tuple[tuple[int, ...], ...]:
    """The keys of a whole document's items, in its order; what different items share is left out.

    `alone`: no key is shared with another feed.
    """
    return identified(items, feed_key, alone=alone).keys


def identified(
    items: Sequence[Item], feed_key: str, *, alone: bool = False, between: Sequence[Sequence[Names]] = ()
) -> Identified:
    """As `identities_of`, for items that stand among others which were seen before.

    `between[n]` are the names of those that stand between item n - 1 and item n, the last those that follow
    all items; () where there are no others.
    """
    gaps = between or ((),) * (len(items) + 1)
    texts = [(_guid(item), _link(item)) for item in items]
    names = tuple(_names(feed_key, item, guid, link) for item, (guid, link) in zip(items, texts, strict=True))
    everybody = [*names, *(other for gap in gaps for other in gap)]
    shared = _shared((each.guid, each.guid_means) for each in everybody)
    shared |= _shared((each.link, each.link_means) for each in everybody)
    keys = tuple(
        _keys(feed_key, item, "" if own.guid in shared else guid, "" if own.link in shared else link)
        for item, own, (guid, link) in zip(items, names, texts, strict=True)
    )
    earlier = tuple(
        tuple(key for other in gap for key in _standing_keys(other, shared)) for gap in gaps[: len(items)]
    )
    if alone:
        keys, earlier = _alone(keys, feed_key), _alone(earlier, feed_key)
    return Identified(keys, names, earlier)


def pushed_identities(
    items: Sequence[Item], feed_key: str, *, alone: bool = False
) -> tuple[tuple[int, ...], ...]:
    """The keys of items that come without the rest of their document (from a hub).

    What such an item shares with others isn't seen, so its link proves nothing: only guids count.
    """
    return identities_of([replace(item, link="") for item in items], feed_key, alone=alone)


def has_guid(item: Item) -> bool:
    """Whether an item can be known again without the rest of its document."""
    return bool(_guid(item))


def link_key(link: str) -> int:
    """The key that a report has by its link, however the link is spelt."""
    return _key("link", canonical(link))


def content_hash(item: Item) -> int:
    """What the item says, as an 8-byte key: the same for the same title and summary."""
    return _key("content", _folded(item.title), _folded(item.summary))


def _keys(feed_key: str, item: Item, guid: str, link: str) -> tuple[int, ...]:
    """Without a guid, the link stands for it within the feed, so that two feeds may word one page apart."""
    keys: list[int] = []
    if guid:
        keys.append(_key("guid", feed_key, guid))
    if link:
        if not guid:
            keys.append(_key("own link", feed_key, link))
        keys.append(_key("link", link))
    return tuple(keys) or (_last_resort(item, feed_key),)


def _names(feed_key: str, item: Item, guid: str, link: str) -> Names:
    """The names of an item with this guid and this canonical link."""
    title = _key("means", _folded(item.title).casefold())
    return Names(
        guid=_key("guid", feed_key, guid) if guid else 0,
        link=_key("link", link) if link else 0,
        last=_last_resort(item, feed_key),
        guid_means=_key("means", _folded(link).casefold()) if link else title,
        link_means=title,
    )


def _standing_keys(names: Names, shared: set[int]) -> tuple[int, ...]:
    """By what a standing item is known to those that follow it."""
    keys = tuple(key for key in (names.guid, names.link) if key and key not in shared)
    return keys or (names.last,)


def _alone(keys: Sequence[Sequence[int]], feed_key: str) -> tuple[tuple[int, ...], ...]:
    """The keys of a feed that is read alone."""
    return tuple(tuple(_key("alone", feed_key, str(key)) for key in own) for own in keys)


def _last_resort(item: Item, feed_key: str) -> int:
    """Title and day of an item that has nothing better."""
    day = item.published.date().isoformat() if item.published else ""
    return _key("title", feed_key, _folded(item.title).casefold(), day)


def _guid(item: Item) -> str:
    """The guid as it is compared, or "" where it names no item."""
    guid = _COUNTER.sub("", item.guid.strip())
    return _page(guid) if guid.startswith(("http://", "https://")) else guid


def _link(item: Item) -> str:
    """The canonical link, or "" where it leads to a front page."""
    return _page(item.link) if item.link else ""


def _page(link: str) -> str:
    """The canonical link of a page that is no front page, else ""."""
    key = canonical(link)
    return "" if is_front(key) else key


def _shared(names: Iterable[tuple[int, int]]) -> set[int]:
    """The names that stand for different things in one document."""
    first: dict[int, int] = {}
    return {name for name, meaning in names if name and first.setdefault(name, meaning) != meaning}


def _folded(text: str) -> str:
    """Text with its white space folded."""
    return " ".join(text.split())


def _key(*parts: str) -> int:
    """An 8-byte signed number, as SQLite's INTEGER holds it. Parts can't run into each other."""
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)
