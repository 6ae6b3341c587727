"""RSS, RDF and Atom by feedparser; the only file that names it.

Law: a value or None, never an exception. feedparser gets bytes in a `BytesIO` and nothing else (a string that
looks like a path or an address is opened), without its sanitiser and link resolver: they are most of its
cost, and we make plain text ourselves.
"""

import io
from typing import Any

import feedparser

from bot.feeds.limits import HUBS_MAX, ITEMS_MAX, LINK_CODE_POINTS_MAX, RAW_TEXT_CODE_POINTS_MAX
from bot.feeds.raw import RawFeed, RawItem

# For each document feedparser would look on the disk for another XML parser: a tenth of its time.
feedparser.api.PREFERRED_XML_PARSERS.clear()

_HEADERS = {"content-type": "application/xml; charset=utf-8"}


def read_xml(document: bytes) -> RawFeed | None:
    """The feed in a harmless UTF-8 document, None where feedparser sees no feed."""
    try:
        result = feedparser.parse(
            io.BytesIO(document), response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception:  # noqa: BLE001 - hostile input against a library that lists no errors; rescue follows
        return None
    if not result.version and not result.entries:
        return None
    feed = result.feed
    return RawFeed(
        title=_text(feed, "title"),
        lang=_text(feed, "language"),
        items=tuple(_item(entry) for entry in result.entries[:ITEMS_MAX]),
        hubs=_links(feed, "hub")[:HUBS_MAX],
        self_url=next(iter(_links(feed, "self")), ""),
        loose=bool(result.bozo),
    )


def _links(feed: dict[str, Any], rel: str) -> tuple[str, ...]:
    """The addresses that the document itself (none of its items) names as `rel`."""
    links = dict.get(feed, "links")
    if not isinstance(links, list):
        return ()
    named = (link.get("href") for link in links if isinstance(link, dict) and link.get("rel") == rel)
    return tuple(href for href in named if isinstance(href, str) and 0 < len(href) <= LINK_CODE_POINTS_MAX)


def _item(entry: dict[str, Any]) -> RawItem:
    """One entry."""
    link, guid = _text(entry, "link"), _text(entry, "id")
    if link == guid and not guid.lower().startswith(("http:", "https:")):
        # feedparser takes any guid for the missing link unless isPermaLink is false.
        link = ""
    source = entry.get("source")
    return RawItem(
        title=_text(entry, "title"),
        summary=_text(entry, "summary") or _content(entry),
        guid=guid,
        link=_text(entry, "feedburner_origlink") or link,
        times=tuple(time for name in ("published", "created", "updated") if (time := _text(entry, name))),
        lang=_language(entry),
        source=_text(source, "title") if isinstance(source, dict) else "",
    )


def _content(entry: dict[str, Any]) -> str:
    """The item's whole text, for items without a summary."""
    parts = dict.get(entry, "content")
    return _text(parts[0], "value") if isinstance(parts, list) and parts else ""


def _language(entry: dict[str, Any]) -> str:
    """The language of this item, where the document says one (dc:language, xml:lang)."""
    if said := _text(entry, "language"):
        return said
    detail = dict.get(entry, "title_detail")
    return _text(detail, "language") if isinstance(detail, dict) else ""


def _text(holder: dict[str, Any], name: str) -> str:
    """A field if it is text. feedparser's own `get` takes one name for another, and warns of it."""
    value = dict.get(holder, name)
    if value is None and name in {"id", "link", "summary", "title"}:
        value = holder.get(name)
    return value[:RAW_TEXT_CODE_POINTS_MAX] if isinstance(value, str) else ""
