"""JSON Feed 1.0 and 1.1 (jsonfeed.org).

Law: pure, never raises. A field of a wrong type is a missing field.
"""

import json
from collections.abc import Collection
from typing import Any

from bot.feeds.cut import raw_hash
from bot.feeds.item import NotAFeed
from bot.feeds.limits import HUBS_MAX, ITEMS_MAX, RAW_TEXT_CODE_POINTS_MAX
from bot.feeds.raw import RawFeed, RawItem


def read_json(text: str, seen: Collection[int] = (), *, hashed: bool = False) -> RawFeed | NotAFeed:
    """The feed in a JSON document without the items that were `seen`, or why there is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return NotAFeed("this is JSON, damaged or cut short")
    version = value.get("version") if isinstance(value, dict) else None
    if not isinstance(version, str) or "jsonfeed.org/version" not in version:
        said = _text(value, "error") or _text(value, "message") if isinstance(value, dict) else ""
        return NotAFeed("this is JSON, but no feed" + (f": {said[:120]}" if said else ""))
    found = value.get("items")
    items = [item for item in found[:ITEMS_MAX] if isinstance(item, dict)] if isinstance(found, list) else []
    pieces = tuple(raw_hash(json.dumps(item)) for item in items) if hashed else ()
    unseen = [number for number in range(len(items)) if not hashed or pieces[number] not in seen]
    return RawFeed(
        title=_text(value, "title"),
        lang=_text(value, "language"),
        items=tuple(_item(items[number]) for number in unseen),
        pieces=pieces,
        places=tuple(unseen) if hashed else (),
        hubs=_hubs(value),
        self_url=_text(value, "feed_url"),
    )


def _hubs(value: dict[str, Any]) -> tuple[str, ...]:
    """The hubs that speak WebSub; the other kind (rssCloud) is another protocol."""
    hubs = value.get("hubs")
    listed = [hub for hub in hubs if isinstance(hub, dict)] if isinstance(hubs, list) else []
    ours = [_text(hub, "url") for hub in listed if _text(hub, "type").lower() in {"websub", "pubsubhubbub"}]
    return tuple(url for url in ours if url)[:HUBS_MAX]


def _item(value: dict[str, Any]) -> RawItem:
    """One item. An id may be a number, against the standard's advice."""
    guid = value.get("id")
    return RawItem(
        title=_text(value, "title"),
        summary=_text(value, "summary") or _text(value, "content_text") or _text(value, "content_html"),
        guid=str(guid)
        if isinstance(guid, int | float) and not isinstance(guid, bool)
        else _text(value, "id"),
        link=_text(value, "url") or _text(value, "external_url"),
        times=tuple(time for name in ("date_published", "date_modified") if (time := _text(value, name))),
        lang=_text(value, "language"),
    )


def _text(value: dict[str, Any], name: str) -> str:
    """A field if it is text."""
    field = value.get(name)
    return field[:RAW_TEXT_CODE_POINTS_MAX] if isinstance(field, str) else ""
