"""A small strict reader of the HTML that we send to Telegram: what it refuses, we must never write.

Stricter than Telegram itself: only our own tags, each attribute in its one form, no stray `<`, `>` or `&`.
"""

import re
from dataclasses import dataclass

UNITS_MAX = 4_096
ENTITIES_MAX = 100

_PIECE = re.compile(
    r"<(?P<close>/)?(?P<tag>[a-z-]+)(?P<rest>[^<>]*)>|&(?P<name>#x27|[a-z]+);|(?P<text>[^<>&]+)"
)
_ATTRIBUTES = {
    "b": re.compile(r""),
    "s": re.compile(r""),
    "a": re.compile(r' href="https?://[^"<>\s]+"', re.IGNORECASE),
    "blockquote": re.compile(r"(?: expandable)?"),
    "tg-time": re.compile(r' unix="[1-9]\d{0,9}" format="(?:r|w?[dD]?[tT]?)"'),
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "#x27": "'"}
# "Bold, … strikethrough … can contain and can be part of any other entities"; quotes can't be nested; links
# and times can't contain each other or themselves.
_NOT_INSIDE = {
    "b": {"b"},
    "s": {"s"},
    "a": {"a", "tg-time"},
    "tg-time": {"a", "tg-time"},
    "blockquote": {"a", "b", "s", "blockquote", "tg-time"},
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A styled part of the text; `start` and `stop` count code points, `attributes` as written."""

    tag: str
    start: int
    stop: int
    attributes: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a reader sees."""

    text: str
    entities: tuple[Entity, ...]

    def styled(self, tag: str) -> list[str]:
        """The texts under a tag, in order."""
        ordered = sorted(self.entities, key=lambda entity: (entity.start, -entity.stop))
        return [self.text[entity.start : entity.stop] for entity in ordered if entity.tag == tag]


def units(text: str) -> int:
    """UTF-16 code units, counted the slow and obvious way; a torn surrogate is an error."""
    return len(text.encode("utf-16-le")) // 2


def parse(html: str) -> Parsed:
    """The text and its entities, or ValueError with the place."""
    text = ""
    entities: list[Entity] = []
    open_tags: list[tuple[str, int, str]] = []
    position = 0
    while position < len(html):
        piece = _PIECE.match(html, position)
        if piece is None:
            raise ValueError(f"a stray sign at {position}: {html[position : position + 30]!r}")
        position = piece.end()
        if piece["text"] is not None:
            text += piece["text"]
        elif piece["name"] is not None:
            text += _NAMED[piece["name"]]
        elif piece["close"]:
            tag, start, attributes = open_tags.pop()
            if tag != piece["tag"] or piece["rest"]:
                raise ValueError(f"</{piece['tag']}> closes <{tag}> at {position}")
            entities.append(Entity(tag, start, len(text), attributes))
        else:
            open_tags.append(_opened(piece, [tag for tag, _, _ in open_tags], len(text)))
    if open_tags:
        raise ValueError(f"never closed: {open_tags}")
    return _checked(Parsed(text, tuple(entities)))


def _opened(piece: re.Match[str], around: list[str], start: int) -> tuple[str, int, str]:
    tag, attributes = piece["tag"], piece["rest"]
    if tag not in _ATTRIBUTES or not _ATTRIBUTES[tag].fullmatch(attributes):
        raise ValueError(f"a tag that we never write: {piece[0]}")
    if _NOT_INSIDE[tag] & set(around):
        raise ValueError(f"<{tag}> inside {around}")
    return tag, start, attributes


def _checked(parsed: Parsed) -> Parsed:
    if not parsed.text.strip():
        raise ValueError("an empty message")
    if units(parsed.text) > UNITS_MAX:
        raise ValueError(f"{units(parsed.text)} units")
    if len(parsed.entities) > ENTITIES_MAX:
        raise ValueError(f"{len(parsed.entities)} entities")
    if any(entity.start == entity.stop for entity in parsed.entities):
        raise ValueError("an entity without words")
    return parsed
