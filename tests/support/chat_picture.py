"""Draws a chat as an SVG picture, from what the strict Bot API kept: bubbles, entities, buttons. Pure.

Law: the same messages make the same picture, to the byte, wherever it is drawn: widths are estimated from a
table, no font is measured, nothing is fetched. Lines break a little early rather than run over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby

from tests.support.botapi.world import BOT_USERNAME, Message

WIDTH, MARGIN, PADDING = 460, 14, 12
BUBBLE = 400
SIZE, LINE, GAP = 14, 20, 8
SMALL = 12
BUTTON_HEIGHT, BUTTON_GAP = 32, 4
QUOTE_INDENT = 12
FOLDED_LINES = 3  # of a quotation that unfolds when it is tapped

FONTS = "'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', 'Noto Color Emoji', sans-serif"
MONO = "'Cascadia Mono', Menlo, 'DejaVu Sans Mono', monospace"
BACK, OURS, THEIRS, INK = "#d5dfe8", "#ffffff", "#e3fbd0", "#17212b"
LINK, BAR, FAINT, KEY = "#1c73c4", "#4a90d9", "#6b7a88", "#8aa0b4"

NARROW, WIDE = frozenset("iljtfrI.,:;'’|!()[]/ -·"), frozenset("mwMW@—…%&→шщюжфШЩЮЖ")
SHARES = ((NARROW, 0.37), (WIDE, 0.92))  # of the size of the letters
QUOTES = frozenset({"blockquote", "expandable_blockquote"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One code point, and the kinds of entities that it is in."""

    text: str
    kinds: frozenset[str] = frozenset()

    @property
    def width(self) -> float:
        """In pixels, roughly, rather too wide."""
        if self.kinds & {"code", "pre"}:
            return SIZE * 0.61
        if self.text in "\u200d\ufe0f\u2060\u2068\u2069":
            return 0
        if ord(self.text) > 0x2300:
            return SIZE * 1.3
        share = 0.61
        for signs, wide in SHARES:
            if self.text in signs:
                share = wide
        if self.text.isupper() and self.text not in NARROW:
            share = 0.72
        return SIZE * (share * 1.13 if "bold" in self.kinds else share)


@dataclass
class Drawing:
    """SVG elements, and how far down they reach."""

    parts: list[str] = field(default_factory=list)
    y: float = MARGIN

    def box(self, x: float, y: float, width: float, height: float, fill: str, round_: int = 12) -> None:
        self.parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_}" fill="{fill}"/>'
        )

    def words(self, x: float, y: float, markup: str, more: str = "") -> None:
        self.parts.append(f'<text x="{x:g}" y="{y:g}"{more}>{markup}</text>')


def svg(messages: Sequence[Message]) -> str:
    """The messages below each other, ours at the left."""
    drawing = Drawing()
    by_id = {message.id: message for message in messages}
    for message in messages:
        _bubble(drawing, message, by_id.get(message.reply_to or 0))
    height = drawing.y + MARGIN - GAP
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}"'
        f' height="{height:g}" font-family="{FONTS}" font-size="{SIZE}" fill="{INK}">'
    )
    back = f'<rect width="{WIDTH}" height="{height:g}" rx="10" fill="{BACK}"/>'
    return "\n".join([head, back, *drawing.parts, "</svg>", ""])


def _bubble(drawing: Drawing, message: Message, answered: Message | None) -> None:
    ours = message.sender == BOT_USERNAME
    lines = _lines(message)
    widest = max(sum(sign.width for sign in line) for line in lines)
    width = BUBBLE if ours else min(BUBBLE, widest + 2 * PADDING + 4)
    left = MARGIN if ours else WIDTH - MARGIN - width
    quoted = LINE if answered is not None else 0
    height = len(lines) * LINE + 2 * PADDING - 4 + quoted
    drawing.box(left, drawing.y, width, height, OURS if ours else THEIRS)
    top = drawing.y + PADDING
    if answered is not None:
        drawing.box(left + PADDING, top, 3, LINE - 4, BAR, 1)
        said = _fitting(answered.text.splitlines()[0], BUBBLE - 3 * PADDING)
        drawing.words(
            left + PADDING + 9, top + 12, escape(said, quote=False), f' fill="{FAINT}" font-size="{SMALL}"'
        )
    for at, line in enumerate(lines):
        base = top + quoted + at * LINE + 13
        indent = 0
        if line and QUOTES & line[0].kinds:
            drawing.box(left + PADDING, base - 15, 3, LINE, BAR, 1)
            indent = QUOTE_INDENT
        drawing.words(left + PADDING + indent, base, "".join(_runs(_indented(line))))
    drawing.y += height
    for row in message.buttons:
        _buttons(drawing, left, [str(button["text"]) for button in row])
    drawing.y += GAP


def _buttons(drawing: Drawing, left: float, labels: list[str]) -> None:
    width = (BUBBLE - BUTTON_GAP * (len(labels) - 1)) / len(labels)
    for at, label in enumerate(labels):
        x, y = left + at * (width + BUTTON_GAP), drawing.y + BUTTON_GAP
        drawing.box(x, y, width, BUTTON_HEIGHT, KEY, 8)
        shown = escape(_fitting(label, width - 8), quote=False)
        drawing.words(x + width / 2, y + 21, shown, ' fill="#fff" text-anchor="middle"')
    drawing.y += BUTTON_GAP + BUTTON_HEIGHT


def _fitting(text: str, width: float) -> str:
    """So much of the text as there is room for."""
    room = width
    for at, sign in enumerate(text):
        room -= Sign(sign).width
        if room < 0:
            return text[: at - 1].rstrip() + "…"
    return text


def _signs(message: Message) -> Iterator[Sign]:
    """The text, with what each sign of it is in; Telegram counts UTF-16 units."""
    at = 0
    for text in message.text:
        kinds = frozenset(
            entity.kind for entity in message.entities if entity.offset <= at < entity.offset + entity.length
        )
        yield Sign(text, kinds)
        at += 2 if ord(text) > 0xFFFF else 1


def _lines(message: Message) -> list[list[Sign]]:
    """The lines as they break in the bubble; of what unfolds, the first ones."""
    lines: list[list[Sign]] = []
    for newline, group in groupby(_signs(message), key=lambda sign: sign.text == "\n"):
        if not newline:
            lines += _wrapped(list(group))
        else:
            lines += [[] for _ in range(len(list(group)) - 1)]
    return list(_folded(lines)) or [[]]


def _folded(lines: list[list[Sign]]) -> Iterator[list[Sign]]:
    shown = 0
    for line in lines:
        if not (line and "expandable_blockquote" in line[0].kinds):
            yield line
            continue
        shown += 1
        if shown == FOLDED_LINES:
            yield [*line, Sign(" ", line[0].kinds), Sign("⌄", line[0].kinds)]
        elif shown < FOLDED_LINES:
            yield line


def _wrapped(signs: list[Sign]) -> Iterator[list[Sign]]:
    room = BUBBLE - 2 * PADDING - (QUOTE_INDENT if signs and QUOTES & signs[0].kinds else 0)
    line: list[Sign] = []
    width = 0.0
    for word in _words(signs, room):
        needs = sum(sign.width for sign in word)
        if line and width + needs - (word[-1].width if word[-1].text == " " else 0) > room:
            yield line
            line, width = [], 0.0
        line += word
        width += needs
    if line:
        yield line


def _words(signs: list[Sign], room: float) -> Iterator[list[Sign]]:
    """Each word with the blanks after it; what is longer than a line, in pieces."""
    word: list[Sign] = []
    for sign in signs:
        ends = bool(word) and word[-1].text == " " and sign.text != " "
        if ends or sum(each.width for each in word) + sign.width > room:
            yield word
            word = []
        word.append(sign)
    if word:
        yield word


def _indented(line: list[Sign]) -> list[Sign]:
    """Blanks at the beginning, which a picture would leave out, as what it doesn't."""
    first = next((at for at, sign in enumerate(line) if sign.text != " "), 0)
    return [*(replace(sign, text="\N{NO-BREAK SPACE}") for sign in line[:first]), *line[first:]]


def _runs(line: list[Sign]) -> Iterator[str]:
    """A `tspan` for each stretch of one style."""
    for kinds, group in groupby(line, key=lambda sign: sign.kinds - QUOTES):
        text = escape("".join(sign.text for sign in group), quote=False)
        style = "".join(
            said
            for kind, said in (
                ("bold", ' font-weight="bold"'),
                ("italic", ' font-style="italic"'),
                ("text_link", f' fill="{LINK}"'),
                ("strikethrough", ' text-decoration="line-through"'),
            )
            if kind in kinds
        )
        if kinds & {"code", "pre"}:
            style += f' font-family="{MONO}" fill="#b0355c" font-size="13"'
        yield f"<tspan{style}>{text}</tspan>" if style else text
