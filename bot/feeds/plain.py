"""Markup to plain text: what a person would read, on one line.

Law: never raises; the result holds no tag, script, control, bidi or zero-width character, is NFC and has
single blanks only. Applying it to its own result changes nothing for ordinary text.
"""

import re
import unicodedata
from html import unescape
from typing import Final

from lxml import etree

from bot.feeds.limits import RAW_TEXT_CODE_POINTS_MAX

# Inline elements don't part words (<b>T</b>aurus); all others do.
_INLINE: Final = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr",
    )
)  # fmt: skip
_UNREAD: Final = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "head"))
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_TAG: Final = re.compile(r"</?[a-zA-Z][a-zA-Z0-9:-]*(?:\s[^<>]*)?/?>|<!--|<!\[CDATA\[", re.ASCII)
# Categories Cc, Cf, Co and noncharacters; white space among them is a blank, ZWJ is looked at apart.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff"
    "\uffa0\ufff0-\uffff\U0001fffe-\U0001ffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# A joiner is kept between two pictures (family, rainbow flag) and nowhere else.
_STRAY_JOINER: Final = re.compile(
    "(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
_ROUNDS_MAX: Final = 3
"""Feeds escape twice, seldom three times."""


def plain_text(html: str) -> str:
    """The readable text of a piece of HTML, XHTML or text, on one line."""
    text = html[:RAW_TEXT_CODE_POINTS_MAX]
    for _ in range(_ROUNDS_MAX):
        if _TAG.search(text):
            text = _without_markup(text)
        elif _ENTITY.search(text):
            text = unescape(text)
        else:
            break
    return clean(text)


def clean(text: str) -> str:
    """Text without invisible characters, in NFC, its white space folded."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    visible = _STRAY_JOINER.sub("", _INVISIBLE.sub("", text))
    return " ".join(unicodedata.normalize("NFC", visible).split())


class _Reader:
    """A target for lxml's parser: collects the text, so that no tree is built."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.unread = 0

    def start(self, tag: str, attributes: object) -> None:
        """An element begins."""
        del attributes
        if tag in _UNREAD:
            self.unread += 1
        if tag not in _INLINE:
            self.parts.append(" ")

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _UNREAD and self.unread:
            self.unread -= 1
        if tag not in _INLINE:
            self.parts.append(" ")

    def data(self, text: str) -> None:
        """Text between tags."""
        if not self.unread:
            self.parts.append(text)

    def comment(self, text: str) -> None:
        """Comments are unread."""

    def close(self) -> str:
        """The whole text."""
        return "".join(self.parts)


def _without_markup(text: str) -> str:
    """The text of a piece of HTML, block elements parted by blanks."""
    parser = etree.HTMLParser(
        target=_Reader(), encoding="utf-8", recover=True, no_network=True, huge_tree=True
    )
    parser.feed(b"<body>" + _NUL.sub("", text).encode("utf-8", "ignore"))
    return str(parser.close())


_NUL: Final = re.compile("\x00")
