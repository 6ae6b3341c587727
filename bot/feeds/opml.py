"""OPML: lists of feeds, read and written. Pure.

Law: reading never raises for what a file holds; no entity is expanded, nothing outside of the file is opened,
and there are limits on everything. Outlines may be nested as deep as the parser allows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from itertools import islice
from typing import Final, Literal

from lxml import etree

from bot.feeds.document import harmless
from bot.feeds.encoding import decoded
from bot.feeds.plain import plain_text

FILE_BYTES_MAX: Final = 512 * 1024
OUTLINES_MAX: Final = 2_000
"""What a chat may send. The operator's own lists may be longer."""
OPERATORS_BYTES_MAX: Final = 8 * 1024 * 1024
OPERATORS_OUTLINES_MAX: Final = 50_000
TITLE_CODE_POINTS_MAX: Final = 200
ADDRESS_CODE_POINTS_MAX: Final = 2_000
# No list of feeds needs one; without it no entity is declared that could blow the document up.
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_DOCTYPE_OPENS: Final = re.compile("<!DOCTYPE", re.IGNORECASE)
_NOT_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in a list, as it stands there: its address is not checked yet."""

    url: str
    title: str = ""
    lang: str = ""


Problem = Literal["", "large", "unreadable", "xml", "other", "none"]


@dataclass(frozen=True, slots=True)
class OpmlFile:
    """What a file says. `problem` is in English for a person, `why` its kind; then there are no outlines."""

    outlines: tuple[Outline, ...] = ()
    problem: str = ""
    why: Problem = ""
    truncated: bool = False


def read_opml(body: bytes, *, bytes_max: int = FILE_BYTES_MAX, outlines_max: int = OUTLINES_MAX) -> OpmlFile:
    """The feeds of an OPML file in its order; an address that stands there twice comes twice."""
    if len(body) > bytes_max:
        return OpmlFile(problem=f"the file has more than {bytes_max // 1024} kB", why="large")
    text = decoded(body, "", "").text
    if text is None or not text.strip():
        return OpmlFile(problem="the file is empty, or its letters can't be read", why="unreadable")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(harmless(_without_doctype(text)), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        return OpmlFile(problem=f"the file is no well-formed XML (line {max(1, line - 1)})", why="xml")
    if etree.QName(root).localname.lower() != "opml":
        return OpmlFile(
            problem=f"the file is XML, but no OPML: it begins with <{etree.QName(root).localname[:40]}>",
            why="other",
        )
    found = filter(None, map(_outline, root.iter("{*}outline")))
    outlines = tuple(islice(found, outlines_max + 1))
    if not outlines:
        return OpmlFile(problem="the file names no feed (no outline has an xmlUrl)", why="none")
    return OpmlFile(outlines[:outlines_max], truncated=len(outlines) > outlines_max)


def _without_doctype(text: str) -> str:
    """Only the first is looked at, and once: a file full of openings would be searched for an hour."""
    start = _DOCTYPE_OPENS.search(text)
    found = _DOCTYPE.match(text, start.start()) if start else None
    return text if found is None else text[: found.start()] + text[found.end() :]


def _outline(element: etree._Element) -> Outline | None:
    said = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    url = said.get("xmlurl", "").strip()[:ADDRESS_CODE_POINTS_MAX]
    if not url:
        return None
    title = plain_text(said.get("title") or said.get("text") or "")[:TITLE_CODE_POINTS_MAX]
    if title == url:
        title = ""  # so it is written where there is none
    lang = said.get("language", "").split("-")[0].lower()
    return Outline(url, title, lang if len(lang) == 2 and lang.isalpha() else "")


def write_opml(title: str, outlines: Iterable[Outline], now: datetime) -> str:
    """An OPML 2.0 document."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _written(title)
    etree.SubElement(head, "dateCreated").text = format_datetime(now)
    body = etree.SubElement(root, "body")
    for outline in outlines:
        said = {"type": "rss", "text": outline.title or outline.url, "xmlUrl": outline.url}
        if outline.lang:
            said["language"] = outline.lang
        etree.SubElement(body, "outline", {name: _written(value) for name, value in said.items()})
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return document.decode()


def _written(text: str) -> str:
    """Without what XML can't hold."""
    return _NOT_XML.sub("", text)
