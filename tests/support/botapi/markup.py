"""HTML parse mode as Telegram's server understands it: text, entities, and its own words for each mistake.

Offsets and lengths count UTF-16 code units of the text without tags. Tags, nesting, attributes and error
texts follow https://core.telegram.org/bots/api#html-style; the captured vectors judge it.
"""

import re
from dataclasses import dataclass, field

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "pre": "pre",
    "code": "code",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
# Entities of equal range are listed in this order.
ORDER = ("blockquote", "expandable_blockquote", "pre", "code", "text_link", "bold", "italic")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACE = " \t\r\n\0\v"
DATE_FORMAT = re.compile(r"r|[tTdDwW]*")
URL = re.compile(r"(?:https?://|tg://|mailto:)?[^\s/@]+\.[^\s/.]{2,}(?:[/?#:]\S*)?|tg://\S+|https?://\S+")
BAD_UNICODE = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


class MarkupError(Exception):
    """What follows "Bad Request: can't parse entities: "."""


@dataclass(frozen=True)
class Entity:
    kind: str
    offset: int
    length: int
    url: str = ""
    unix: int = 0
    language: str = ""


@dataclass
class _Open:
    tag: str
    argument: str
    expandable: bool
    time_format: str
    byte: int
    offset: int
    start: int


@dataclass
class _Parser:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    units: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def here(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def byte(self, position: int) -> int:
        return len(self.source[:position].encode())

    def put(self, piece: str) -> None:
        self.text.append(piece)
        self.units += utf16_units(piece)


def utf16_units(text: str) -> int:
    """The length of `text` as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """Text and entities. Raises MarkupError."""
    parser = _Parser(source)
    while parser.at < len(source):
        if parser.here() == "&":
            parser.put(_character(parser))
        elif parser.here() != "<":
            parser.put(parser.here())
            parser.at += 1
        elif source[parser.at + 1 : parser.at + 2] == "/":
            _end_tag(parser)
        else:
            _start_tag(parser)
    if parser.stack:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{parser.stack[-1].tag}"')
    return "".join(parser.text), _arranged(parser.entities)


def _character(parser: _Parser) -> str:
    """A character reference, or a lone ampersand."""
    match = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<dec>[0-9]+)|(?P<name>[a-zA-Z]+));?").match(
        parser.source, parser.at
    )
    decoded = None
    if match is not None and match["name"]:
        decoded = NAMED.get(match["name"])
    elif match is not None:
        code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
        if 0xD800 <= code <= 0xDFFF:
            raise MarkupError(BAD_UNICODE)
        decoded = chr(code) if 0 < code < 0x10FFFF else None
    if match is None or decoded is None:
        parser.at += 1
        return "&"
    parser.at = match.end()
    return decoded


def _start_tag(parser: _Parser) -> None:
    begin = parser.at
    byte = parser.byte(begin)
    parser.at += 1
    while parser.here() and parser.here() not in SPACE + ">":
        parser.at += 1
    if not parser.here():
        raise MarkupError(f"Unclosed start tag at byte offset {byte}")
    tag = parser.source[begin + 1 : parser.at].lower()
    if tag not in STYLES:
        raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {byte}')
    attributes = _attributes(parser, tag, byte)
    parser.at += 1
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
    argument = {
        "a": attributes.get("href", ""),
        "code": attributes.get("class", "").removeprefix("language-"),
        "tg-emoji": attributes.get("emoji-id", ""),
        "tg-time": attributes.get("unix", ""),
    }.get(tag, "")
    if tag == "code" and not attributes.get("class", "").startswith("language-"):
        argument = ""
    start = len("".join(parser.text))
    parser.stack.append(
        _Open(
            tag, argument, "expandable" in attributes, attributes.get("format", ""), byte, parser.units, start
        )
    )


def _attributes(parser: _Parser, tag: str, byte: int) -> dict[str, str]:
    found: dict[str, str] = {}
    while True:
        _skip_space(parser)
        if parser.here() == ">":
            return found
        if not parser.here():
            raise MarkupError(f"Unclosed start tag at byte offset {byte}")
        begin = parser.at
        while parser.here() and parser.here() not in SPACE + "=>":
            parser.at += 1
        name = parser.source[begin : parser.at].lower()
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {byte}')
        _skip_space(parser)
        found[name] = _value(parser, tag, byte) if parser.here() == "=" else ""


def _value(parser: _Parser, tag: str, byte: int) -> str:
    parser.at += 1
    _skip_space(parser)
    if not parser.here():
        raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {byte}')
    if parser.here() not in "\"'":
        begin = parser.at
        while parser.here() and (
            (parser.here().isascii() and parser.here().isalnum()) or parser.here() in ".-"
        ):
            parser.at += 1
        if parser.here() not in (*SPACE, ">"):
            raise MarkupError(f"Unexpected end of name token at byte offset {parser.byte(begin)}")
        return parser.source[begin : parser.at].lower()
    quote = parser.here()
    parser.at += 1
    value = []
    while parser.here() and parser.here() != quote:
        if parser.here() == "&":
            value.append(_character(parser))
        else:
            value.append(parser.here())
            parser.at += 1
    if not parser.here():
        raise MarkupError(f"Unclosed start tag at byte offset {byte}")
    parser.at += 1
    return "".join(value)


def _skip_space(parser: _Parser) -> None:
    while parser.here() and parser.here() in SPACE:
        parser.at += 1


def _end_tag(parser: _Parser) -> None:
    begin = parser.at
    byte = parser.byte(begin)
    if not parser.stack:
        raise MarkupError(f"Unexpected end tag at byte offset {byte}")
    parser.at += 2
    while parser.here() and parser.here() not in SPACE + ">":
        parser.at += 1
    name = parser.source[begin + 2 : parser.at].lower()
    _skip_space(parser)
    if parser.here() != ">":
        raise MarkupError(f"Unclosed end tag at byte offset {byte}")
    parser.at += 1
    opened = parser.stack.pop()
    if name not in ("", opened.tag):
        raise MarkupError(
            f'Unmatched end tag at byte offset {byte}, expected "</{opened.tag}>", found "</{name}>"'
        )
    _close(parser, opened)


def _close(parser: _Parser, opened: _Open) -> None:
    length = parser.units - opened.offset
    kind = STYLES[opened.tag]
    if kind == "date_time" and not (opened.argument.isdigit() and DATE_FORMAT.fullmatch(opened.time_format)):
        raise MarkupError(
            "Invalid date format used" if opened.argument.isdigit() else "Invalid Unix time used"
        )
    if kind == "custom_emoji" and not opened.argument.isdigit():
        raise MarkupError("Invalid custom emoji identifier specified")
    if kind == "blockquote" and opened.expandable:
        kind = "expandable_blockquote"
    url = opened.argument or "".join(parser.text)[opened.start :]
    if not length or (kind == "text_link" and not URL.fullmatch(url)):
        return
    parser.entities.append(
        Entity(
            kind,
            opened.offset,
            length,
            url=url if kind == "text_link" else "",
            unix=int(opened.argument) if kind == "date_time" else 0,
            language=opened.argument if kind == "code" else "",
        )
    )


def _arranged(entities: list[Entity]) -> tuple[Entity, ...]:
    """In Telegram's order; a `code` with a language that fills its `pre` is one entity with it."""
    ranges = {(entity.offset, entity.length) for entity in entities if entity.kind == "pre"}
    kept = [
        entity
        for entity in entities
        if not (entity.kind == "code" and entity.language and (entity.offset, entity.length) in ranges)
    ]

    def place(entity: Entity) -> tuple[int, int, int]:
        rank = ORDER.index(entity.kind) if entity.kind in ORDER else len(ORDER)
        return entity.offset, -entity.length, rank

    return tuple(sorted(kept, key=place))
