"""A date fact's canonical value as days and, where it names one, a moment; and how two of them compare. Pure.

Law: a moment is known only where the report said a clock time *and* its offset. An hour without an offset is
an hour that somebody lives in, and we don't know where: it is shown as it was said, and never converted.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum
from zoneinfo import ZoneInfo

from bot.alerts.words import instant

_MONTH_CHARACTERS = len("2025-06")
_CLOCK = slice(len("2025-06-02T"), len("2025-06-02T14:00"))


class Relation(Enum):
    """What a stated date is to a known one."""

    APART = "another date"
    SAME = "the same date again"
    NARROWER = "the same, said more precisely"
    VAGUER = "a vaguer word for it"


@dataclass(frozen=True, slots=True)
class Dated:
    """First and last day of a date; `clock` is `HH:MM` where said, `moment` where its offset was said too.

    `spread_days` is how many days off a counted date ("in two weeks") may be meant.
    """

    value: str
    first: date
    last: date
    clock: str = ""
    moment: datetime | None = None
    spread_days: int = 0

    @property
    def is_day(self) -> bool:
        """Whether it names one day, and not a month, an interval or a count of days."""
        return self.first == self.last and not self.spread_days

    @property
    def is_whole_month(self) -> bool:
        """Whether no day is named at all."""
        return len(self.value) == _MONTH_CHARACTERS

    def last_day(self, zone: tzinfo) -> date:
        """The last day as those in `zone` count; a day without a moment is the same everywhere."""
        return self.last if self.moment is None else self.moment.astimezone(zone).date()

    def begins(self, zone: tzinfo) -> datetime:
        """The moment; of a day, its first minute in `zone`."""
        return self.moment or datetime.combine(self.first, time(), zone)


def known_zone(name: str) -> tzinfo | None:
    """The zone of an IANA name, or None where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def dated(value: str, spread_days: int = 0) -> Dated | None:
    """The days of a canonical value; None for what is no date (a stored value of another version)."""
    start, slash, stop = value.partition("/")
    try:
        first, last = _days(start)
        if slash:
            last = _days(stop)[1]
    except (ValueError, OverflowError):
        return None
    if last < first:
        return None
    clock = start[_CLOCK] if "T" in start and not slash else ""
    return Dated(value, first, last, clock, instant(value) if clock else None, spread_days)


def relation(stated: Dated, known: Dated) -> Relation:
    """What `stated` is to `known`."""
    if stated.clock and known.clock:
        return Relation.SAME if _same_clock(stated, known) else Relation.APART
    if (stated.first, stated.last) == (known.first, known.last):
        narrower = (stated.clock and not known.clock) or stated.spread_days < known.spread_days
        return Relation.NARROWER if narrower else Relation.SAME
    if stated.spread_days or known.spread_days:
        return _counted(stated, known)
    if stated.first == stated.last and stated.first in {known.first, known.last}:
        return Relation.SAME  # the first or last day stands for the whole meeting
    if known.first <= stated.first and stated.last <= known.last:
        return Relation.NARROWER
    if stated.first <= known.first and known.last <= stated.last:
        return Relation.VAGUER
    return Relation.APART


def _counted(stated: Dated, known: Dated) -> Relation:
    """Counts of days: "in two weeks" is every day near to it, and a month around it is vaguer still."""
    spread = timedelta(days=max(stated.spread_days, known.spread_days))
    if stated.first < stated.last and stated.first <= known.first <= stated.last:
        return Relation.VAGUER
    if known.first < known.last and known.first <= stated.first <= known.last:
        return Relation.NARROWER
    if abs(stated.first - known.first) > spread:
        return Relation.APART
    return Relation.NARROWER if stated.spread_days < known.spread_days else Relation.SAME


def _same_clock(one: Dated, other: Dated) -> bool:
    if one.moment is not None and other.moment is not None:
        return one.moment == other.moment
    return (one.first, one.clock) == (other.first, other.clock)


def _days(value: str) -> tuple[date, date]:
    if len(value) != _MONTH_CHARACTERS:
        day = date.fromisoformat(value[: len("2025-06-02")])
        return day, day
    first = date.fromisoformat(f"{value}-01")
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
