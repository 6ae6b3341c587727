"""Who is this item? Its identities, as 8-byte keys, the most specific first.

Law: an item has at least one key. Guid counts within its feed only, the canonical link across feeds, the
hash of title and day only for an item that has neither. Of a feed that is read alone every key counts
within the feed only: neither does it know what others brought, nor do they know what it brought. What
several items of one document share, or what leads to a front page, identifies nobody. No key depends on an
item's place in the document.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from bot.feeds.item import Item
from bot.feeds.links import canonical, is_home_page

# BBC counts an item's versions in the guid: …/articles/abc#0, then #1, #2.
_COUNTER = re.compile(r"#\d{1,3}$")


def identities(item: Item, feed_key: str) -> tuple[int, ...]:
    """The keys of an item, judged alone. `feed_key` is what stays the same about its feed."""
    return _keys(feed_key, item, _guid(item), _link(item))


def identities_of(
    items: Sequence[Item], feed_key: str, *, alone: bool = False
) -> tuple[tuple[int, ...], ...]:
    """The keys of a whole document's items, in its order; what different items share is left out.

    `alone`: no key is shared with another feed.
    """
    guids = [_guid(item) for item in items]
    links = [_link(item) for item in items]
    shared_guids = _shared(guids, [link or item.title for link, item in zip(links, items, strict=True)])
    shared_links = _shared(links, [item.title for item in items])
    found = tuple(
        _keys(feed_key, item, "" if guid in shared_guids else guid, "" if link in shared_links else link)
        for item, guid, link in zip(items, guids, links, strict=True)
    )
    if not alone:
        return found
    return tuple(tuple(_key("alone", feed_key, str(key)) for key in keys) for keys in found)


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
        keys.append(link_key(link))
    return tuple(keys) or (_last_resort(item, feed_key),)


def _last_resort(item: Item, feed_key: str) -> int:
    """Title and day of an item that has nothing better."""
    day = item.published.date().isoformat() if item.published else ""
    return _key("title", feed_key, _folded(item.title).casefold(), day)


def _guid(item: Item) -> str:
    """The guid as it is compared, or "" where it names no item."""
    guid = _COUNTER.sub("", item.guid.strip())
    if guid.startswith(("http://", "https://")):
        return "" if is_home_page(guid) else canonical(guid)
    return guid


def _link(item: Item) -> str:
    """The canonical link, or "" where it leads to a front page."""
    return "" if not item.link or is_home_page(item.link) else canonical(item.link)


def _shared(names: Sequence[str], others: Sequence[str]) -> set[str]:
    """The names that stand for different things in one document."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for name, other in zip(names, others, strict=True):
        meanings[name].add(_folded(other).casefold())
    return {name for name, meant in meanings.items() if len(meant) > 1}


def _folded(text: str) -> str:
    """Text with its white space folded."""
    return " ".join(text.split())


def _key(*parts: str) -> int:
    """An 8-byte signed number, as SQLite's INTEGER holds it. Parts can't run into each other."""
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)
