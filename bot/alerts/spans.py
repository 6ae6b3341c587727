"""A Telegram message before it is HTML: lines of spans, measured as Telegram measures, then written.

Law: what is too long is shortened here, as values, never in HTML. So no entity is ever cut in two, and
units (4096 UTF-16 code units after entity parsing) and entities (100) are counted, not guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

from bot.alerts.shown import units

UNITS_MAX = 4_096
ENTITIES_MAX = 100

Quote = Literal["", "blockquote", "blockquote expandable"]
NEVER = 0  # the rank of a line that is never left out


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style. `unix` makes them a moment, which each reader sees in their own zone.

    `form` is Telegram's date-time format: `r` relative, else of `w` weekday, `d`/`D` day, `t`/`T` clock.
    """

    text: str
    bold: bool = False
    struck: bool = False
    link: str = ""
    unix: int | None = None
    form: str = ""
    code: bool = False

    @property
    def entities(self) -> int:
        """How many entities Telegram makes of it."""
        return self.bold + self.struck + self.code + bool(self.link) + (self.unix is not None)

    def html(self) -> str:
        """The span as Telegram HTML; everything is escaped."""
        written = escape(self.text)
        if self.code:
            written = f"<code>{written}</code>"
        if self.unix is not None:
            written = f'<tg-time unix="{self.unix}" format="{self.form}">{written}</tg-time>'
        if self.link:
            written = f'<a href="{escape(self.link)}">{written}</a>'
        if self.struck:
            written = f"<s>{written}</s>"
        return f"<b>{written}</b>" if self.bold else written


@dataclass(frozen=True, slots=True)
class Line:
    """One line; the higher its rank, the sooner it is left out of a message that is too long."""

    spans: tuple[Span, ...]
    quote: Quote = ""
    rank: int = NEVER


BLANK = Line(())


def fitted(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines that fit into one message; the last one of the highest rank is left out first."""
    kept = [(line, *_size(line)) for line in lines]
    while sum(size for _, size, _ in kept) > UNITS_MAX or sum(count for _, _, count in kept) > ENTITIES_MAX:
        highest = max(line.rank for line, _, _ in kept)
        if highest == NEVER:
            raise ValueError("the lines that are never left out exceed a message")
        del kept[max(place for place, (line, _, _) in enumerate(kept) if line.rank == highest)]
    return _without_double_blanks([line for line, _, _ in kept])


def html(lines: Sequence[Line]) -> str:
    """The message; neighbouring lines of one kind of quote share it."""
    groups = []
    for quote, members in groupby(lines, key=lambda line: line.quote):
        written = "\n".join("".join(span.html() for span in line.spans) for line in members)
        groups.append(f"<{quote}>{written}</{quote.split()[0]}>" if quote else written)
    return "\n".join(groups)


def _size(line: Line) -> tuple[int, int]:
    """Units with the line's end, and entities; a quote counts for each of its lines, which is too many."""
    text_units = sum(units(span.text) for span in line.spans) + 1
    return text_units, sum(span.entities for span in line.spans) + bool(line.quote)


def _without_double_blanks(lines: Sequence[Line]) -> tuple[Line, ...]:
    kept: list[Line] = []
    for line in lines:
        if line != BLANK or (kept and kept[-1] != BLANK):
            kept.append(line)
    while kept and kept[-1] == BLANK:
        kept.pop()
    return tuple(kept)
