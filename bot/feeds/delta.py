"""Reads only those raw items of a document that nobody has seen, where this gives what the whole gives.

Law: pure. Whenever in doubt the answer is None, and the whole document is read. What is read of an item that
was seen before can't be told here; whoever remembers raw items remembers only those that were read, and
only once they are in the store. Where an item is no proper XML, all that stands beside it is read otherwise
than it would be alone: so it stays unseen (`loose`), and what comes later is read beside it, as in the whole.
"""

from collections.abc import Collection
from dataclasses import replace

from bot.feeds.cut import cut
from bot.feeds.document import harmless
from bot.feeds.raw import RawFeed
from bot.feeds.unread import without_unread
from bot.feeds.wishes import wishes_of
from bot.feeds.xmlfeed import read_xml


def read_unseen(text: str, seen: Collection[int]) -> RawFeed | None:
    """The feed with its unseen items only, None where the whole has to be read."""
    parts = cut(text)
    if parts is None:
        return None
    places = tuple(place for place, raw in enumerate(parts.hashes) if raw not in seen)
    few = parts.without(seen)
    feed = read_xml(harmless(without_unread(few)))
    if feed is None or len(feed.items) != len(places):
        return None
    return replace(feed, pieces=parts.hashes, places=places, wishes=wishes_of(few))


def proven(text: str, whole: RawFeed) -> RawFeed:
    """The whole, with its raw items named where cutting this document can be trusted.

    That is: as many pieces as items, and one in the middle and the last are the same without the others. (The
    first has only the frame before it, in the whole too.) These are read as they will be then.
    """
    parts = None if whole.loose else cut(text)
    if parts is None or len(parts.pieces) != len(whole.items):
        return whole
    count = len(parts.hashes)
    tried = {parts.hashes[count // 2], parts.hashes[-1]}
    others = {raw for raw in parts.hashes if raw not in tried}
    again = read_xml(harmless(without_unread(parts.without(others))))
    expected = tuple(item for raw, item in zip(parts.hashes, whole.items, strict=True) if raw in tried)
    if again is None or again.loose or again.items != expected or again.title != whole.title:
        return whole
    return replace(whole, pieces=parts.hashes, places=tuple(range(count)))
