"""The reader of last resort: items out of XML in which feedparser finds none.

Law: pure, never raises, no network, no entities. It knows names, not formats: whatever is called item or
entry, and in it title, link, description and the like, in any namespace.
"""

import re
from typing import Final

from lxml import etree

from bot.feeds.limits import ITEMS_MAX, RAW_TEXT_CODE_POINTS_MAX
from bot.feeds.raw import RawFeed, RawItem

_NAMES: Final = {
    "title": ("title", "headline"),
    "summary": ("description", "summary", "encoded", "content", "abstract"),
    "guid": ("guid", "id", "identifier"),
    "link": ("link", "url", "loc"),
}
_TIMES: Final = ("pubdate", "published", "date", "issued", "updated", "modified")


_INSTRUCTION: Final = re.compile(rb"<\?[^<>]{0,300}\?>")
_TAG: Final = re.compile(rb"<[A-Za-z][^<>]{0,2000}>")
_BARE_VALUE: Final = re.compile(rb"(\s[\w:.-]{1,60}\s{0,5}=\s{0,5})([^\s\"'<>=]{1,300})(?=[\s>])")


def read_broken_xml(document: bytes) -> RawFeed | None:
    """The items of a harmless UTF-8 document, None where there are none."""
    return _read(document) or _read(_tidied(document))


def _tidied(document: bytes) -> bytes:
    """Without processing instructions, and attributes with quotes: even a lenient parser gives up at them."""
    plain = _INSTRUCTION.sub(b"", document)
    return _TAG.sub(lambda tag: _BARE_VALUE.sub(rb'\1"\2"', tag.group()), plain)


def _read(document: bytes) -> RawFeed | None:
    """The items that lxml finds."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(document, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    items = [element for element in root.iter() if _name(element) in {"item", "entry"}][:ITEMS_MAX]
    if not items:
        return None
    titles = (element for element in root.iter() if _name(element) == "title")
    first = next(titles, None)
    feed_title = "" if first is None or _name(first.getparent()) in {"item", "entry"} else _text(first)
    return RawFeed(title=feed_title, items=tuple(_item(element) for element in items), loose=True)


def _item(element: etree._Element) -> RawItem:
    """One item by the names of its children; the first of a name counts."""
    found: dict[str, str] = {}
    for child in element:
        name = _name(child)
        text = _text(child) or (child.get("href") or "")
        if name and text:
            found.setdefault(name, text)
    values = {
        field: next((found[name] for name in names if name in found), "") for field, names in _NAMES.items()
    }
    return RawItem(**values, times=tuple(found[name] for name in _TIMES if name in found))


def _name(element: etree._Element | None) -> str:
    """The local name, lower case; "" for comments and the like."""
    if element is None or not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower()


def _text(element: etree._Element) -> str:
    """All text below an element, in order."""
    return "".join(element.itertext(tag=etree.Element))[:RAW_TEXT_CODE_POINTS_MAX].strip()
