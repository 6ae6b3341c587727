"""A feed document becomes a `ParsedFeed`, or a reason why it is none. RSS, RDF, Atom, JSON Feed.

Law: pure, and it never raises, whatever the bytes are.
"""

import io
from collections.abc import Mapping
from typing import Any

import feedparser

from bot.feeds.dates import read_time
from bot.feeds.item import Item, NotAFeed, ParsedFeed
from bot.feeds.limits import BODY_BYTES_MAX, ITEMS_MAX
from bot.feeds.links import resolved
from bot.feeds.plain import plain_text


def parse(
    body: bytes, *, url: str, content_type: str = "", lang: str = "", source: str = ""
) -> ParsedFeed | NotAFeed:
    """Read a document that was fetched from `url`."""
    if len(body) > BODY_BYTES_MAX:
        return NotAFeed("the document is too large")
    if not body.strip():
        return NotAFeed("the answer was empty")
    document = feedparser.parse(
        io.BytesIO(body),
        response_headers={"content-type": content_type or "application/xml"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not document.get("version"):
        return NotAFeed("this is no feed")
    title = plain_text(document.feed.get("title", ""))
    items = tuple(_item(entry, url, lang, source or title) for entry in document.entries[:ITEMS_MAX])
    return ParsedFeed(title, lang, items)


def _item(entry: Mapping[str, Any], url: str, lang: str, source: str) -> Item:
    """One entry of feedparser's as an item."""
    title = plain_text(entry.get("title", ""))
    summary = plain_text(entry.get("summary", ""))
    link = resolved(entry.get("link", ""), url)
    published = read_time(entry.get("published") or "")
    return Item(title or summary[:80] or link, summary, entry.get("id", ""), link, lang, published, source)
