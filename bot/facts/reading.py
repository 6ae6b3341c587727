"""A matched template with all that its meaning depends on, and how its words become numbers.

Law: looks words up in the tables; which day they make is `resolving.py`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.facts import calendar
from bot.facts.calendar import Tense
from bot.facts.templates import index_of, spaced
from bot.facts.vocabulary import Shift, Vocabulary


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`; `value` as in `Fact`, `spread_days` as in `Fact`."""

    first: date
    last: date
    value: str
    spread_days: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A match with all that its meaning depends on."""

    groups: Mapping[str, str | None]
    words: Vocabulary
    reference: date | None
    tense: Tense
    alone: bool

    def __getitem__(self, name: str) -> str:
        return self.groups.get(name) or ""

    @property
    def looks_back(self) -> bool:
        """Whether the sentence speaks of what is over."""
        return self.tense is Tense.PAST and not self.alone


def one_day(day: date | None, spread_days: int = 0) -> tuple[Span, ...]:
    """A single day as a span; none for None."""
    return () if day is None else (Span(day, day, day.isoformat(), spread_days),)


def interval(first: date | None, last: date | None) -> tuple[Span, ...]:
    """Days from `first` to `last`; none if one is missing or they are the wrong way round."""
    if first is None or last is None or last < first:
        return ()
    return (Span(first, last, f"{first.isoformat()}/{last.isoformat()}"),)


def whole_month(year: int, month: int) -> tuple[Span, ...]:
    """A month as such."""
    return (Span(date(year, month, 1), calendar.month_end(year, month), f"{year:04d}-{month:02d}"),)


def number_of_day(text: str, words: Vocabulary) -> int:
    """The day of the month that digits or words name; 0 for none."""
    digits = "".join(character for character in text[:2] if character.isdigit())
    return int(digits) if digits else index_of(text, words.days) + 1


def year_of(text: str) -> int | None:
    """A year as written; two digits are the century in which they are nearest to now (up to 69: 20…)."""
    digits = text.lstrip("'")
    if not digits.isdigit():
        return None
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 70 else 1900)


def year_meant(reading: Reading) -> int | None:
    """The year that a date names: in digits, or by words from the reference day's; None where none is said.

    0, which no calendar has, for one that only the text before knows ("of that year").
    """
    text = reading["y"] or reading["y4"]
    found = index_of(text, map(spaced, reading.words.years)) if text else -1
    if found < 0:
        return year_of(text)
    offset = tuple(reading.words.years.values())[found]
    return 0 if offset is None or reading.reference is None else reading.reference.year + offset


def month_of(reading: Reading, name: str = "m") -> int:
    """The month named in the group `name`, from 1."""
    text = reading[name].rstrip(".")
    pairs = (
        f"(?:{full}){reading.words.month_suffix}|{short}"
        for full, short in zip(reading.words.months, reading.words.months_short, strict=True)
    )
    return index_of(text, pairs) + 1


def weekday_of(reading: Reading) -> int | None:
    """The weekday named, from 0 for Monday; None where it is missing."""
    if reading["wda"]:
        return index_of(reading["wda"], reading.words.weekday_adjectives)
    text = (reading["wd"] or reading["wd2"]).rstrip(".")
    pairs = (
        f"(?:{full}){reading.words.weekday_suffix}|{short}"
        for full, short in zip(reading.words.weekdays, reading.words.weekdays_short, strict=True)
    )
    found = index_of(text, pairs) if text else -1
    return None if found < 0 else found


def shift_of(reading: Reading, name: str) -> Shift | None:
    """Which one the words of the group `name` choose; None where they are missing."""
    text = reading[name]
    found = index_of(text, reading.words.shifts.values()) if text else -1
    return None if found < 0 else tuple(reading.words.shifts)[found]


def count_of(reading: Reading, name: str) -> int:
    """The number in the group `name`; one where it is missing ("in a week")."""
    text = reading[name]
    if text.isdigit():
        return int(text)
    found = index_of(text, reading.words.numbers)
    return 1 if found < 0 else tuple(reading.words.numbers.values())[found]
