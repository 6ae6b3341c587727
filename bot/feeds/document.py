"""The document as a whole, before anything is parsed: unpacked, decoded, recognised, made harmless.

Law: pure, linear in the size of the document (no pattern here can run away on hostile text). What makes
feedparser slow or a document explode is taken out: over-long author fields (its search in them is quadratic),
long entity declarations, control characters that no XML may hold.
"""

import re
import zlib
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from typing import Final

from bot.feeds.limits import AUTHOR_CODE_POINTS_MAX, ENTITY_CODE_POINTS_MAX

_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION: Final = re.compile(r"<\?xml[^>]{0,300}\?>")
_HEAD_CODE_POINTS: Final = 5_000
_CHANNEL_CODE_POINTS: Final = 20_000
_HTML: Final = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_ROOT: Final = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE_TITLE: Final = re.compile(r"<title[^>]{0,200}>([^<]{1,200})", re.IGNORECASE)
_OTHER_ROOT: Final = re.compile(r"<([a-zA-Z][\w:.-]{0,60})[\s/>]")
_ITEM_OPENS: Final = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_ITEM_CLOSES: Final = re.compile(r"</(?:[\w.-]{1,40}:)?(?:item|entry)\s{0,20}>", re.IGNORECASE)
_ROOT_CLOSES: Final = re.compile(r"</(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel)\s{0,20}>", re.IGNORECASE)
_AUTHOR: Final = re.compile(
    r"<(/?)((?:[\w.-]{1,40}:)?(?:author|creator|managingeditor|webmaster|publisher|contributor|owner|name|email))"
    r"(?=[\s/>])([^<>]{0,500})>",
    re.IGNORECASE,
)
# A bare "&" means itself, except in CDATA, where all do; an unclosed CDATA reaches to the end.
_AMPERSAND: Final = re.compile(
    r"(<!\[CDATA\[(?:.*?\]\]>|.*))|&(?!(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z_][\w.-]{0,30});)",
    re.DOTALL,
)
_ENTITY: Final = re.compile(r"<!ENTITY\s([^>\"']{0,200})(\"[^\"]*\"|'[^']*')?[^>]{0,500}>?")


class Kind(Enum):
    """What a document looks like."""

    EMPTY = auto()
    JSON = auto()
    HTML = auto()
    XML = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A body without gzip around it; None: damaged or too large, and `problem` says which."""

    body: bytes | None
    problem: str = ""


def unpacked(body: bytes, bytes_max: int) -> Unpacked:
    """Some servers send gzip without saying so in a header."""
    if body[:2] == b"\x1f\x8b":
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            body = unpacking.decompress(body, bytes_max + 1)
        except zlib.error:
            return Unpacked(None, "the document is packed with gzip and damaged")
        if not unpacking.eof and len(body) <= bytes_max:
            return Unpacked(None, "the document is packed with gzip and cut short")
    if len(body) > bytes_max:
        return Unpacked(None, f"the document has more than {bytes_max:,} bytes")
    return Unpacked(body)


def kind_of(text: str) -> Kind:
    """What a text looks like. Some feeds begin like a web page: the element of a feed decides."""
    head = text[:_HEAD_CODE_POINTS].lstrip("\ufeff \t\r\n\x00")
    if not head:
        return Kind.EMPTY
    if head[0] in "{[":
        return Kind.JSON
    if _HTML.search(head) and not _ROOT.search(head):
        return Kind.HTML
    return Kind.XML if "<" in head else Kind.OTHER


def page_title(text: str) -> str:
    """The title of a web page: often it says what is wrong ("Just a moment…", "404")."""
    found = _PAGE_TITLE.search(text[: 4 * _HEAD_CODE_POINTS])
    return found.group(1).strip() if found else ""


def root_name(text: str) -> str:
    """The name of the first element, for documents that are XML and no feed (opml, urlset)."""
    found = _OTHER_ROOT.search(text[:_HEAD_CODE_POINTS])
    return found.group(1) if found else ""


def has_items(text: str) -> bool:
    """Whether a document holds anything that looks like an item."""
    return _ITEM_OPENS.search(text) is not None


def outside_items(text: str) -> str:
    """What a document says of itself, before its first item and behind its last one."""
    opened = _ITEM_OPENS.search(text)
    if opened is None:
        return text[:_CHANNEL_CODE_POINTS]
    closed = _last(_ITEM_CLOSES, text)
    behind = text[closed:] if closed > opened.start() else ""
    return text[: opened.start()][:_CHANNEL_CODE_POINTS] + behind[:_CHANNEL_CODE_POINTS]


def is_cut(text: str) -> bool:
    """Whether the document ends inside of an item, whose text is then half."""
    opened = _last(_ITEM_OPENS, text)
    if opened < 0 or opened < _last(_ITEM_CLOSES, text):
        return False
    return _ROOT_CLOSES.search(text, opened) is None


def bounded(text: str, items_max: int) -> str:
    """The document with its first items only; what follows the last one stays, so that it remains whole."""
    beyond = next(islice(_ITEM_OPENS.finditer(text), items_max, None), None)
    if beyond is None:
        return text
    closed = max((found.end() for found in _ITEM_CLOSES.finditer(text, beyond.start())), default=len(text))
    return text[: beyond.start()] + text[closed:]


def harmless(text: str) -> bytes:
    """The text as UTF-8 XML that says so, without what makes parsers run away."""
    body = _CONTROLS.sub("", text.lstrip("\ufeff \t\r\n\x00"))
    body = _without_authors(_without_entities(_DECLARATION.sub("", body, count=1).lstrip()))
    body = _AMPERSAND.sub(lambda found: found.group(1) or "&amp;", body)
    return b"<?xml version='1.0' encoding='utf-8'?>\n" + body.encode("utf-8", "replace")


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where a pattern matches for the last time, -1 if never."""
    start = -1
    for found in pattern.finditer(text):
        start = found.start()
    return start


def _without_entities(text: str) -> str:
    """Declarations of short entities stay (&nbsp;), long, external and parameter ones go."""
    if "<!ENTITY" not in text:
        return text

    def kept(found: re.Match[str]) -> str:
        name, value = found.group(1), found.group(2) or ""
        plain = len(value) <= ENTITY_CODE_POINTS_MAX and "%" not in name and len(name.split()) == 1
        return found.group() if plain else ""

    return _ENTITY.sub(kept, text)


def _without_authors(text: str) -> str:
    """Take out author elements that are over-long; nearest opening and closing tags belong together."""
    opened: dict[str, int] = {}
    pieces: list[str] = []
    done = 0
    for tag in _AUTHOR.finditer(text):
        closing, name, attributes = tag.group(1), tag.group(2).lower(), tag.group(3)
        if not closing:
            if not attributes.endswith("/"):
                opened[name] = tag.end()
            continue
        start = opened.pop(name, -1)
        if start < done or tag.start() - start <= AUTHOR_CODE_POINTS_MAX:
            continue
        if _ITEM_OPENS.search(text, start, tag.start()):
            continue
        pieces.append(text[done:start])
        done = tag.start()
    return "".join([*pieces, text[done:]]) if pieces else text
