"""Arithmetic with days: which year, which weekday, which month is meant. Knows no words.

Law: every function takes the reference day as an argument; an impossible day (31 June) is None, not an error.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum

_LEAP_GAP = 366
_YEARS_SEARCHED = 8
"""Far enough to find the next 29 February from any year (1896 to 1904 is the longest gap)."""


class Tense(Enum):
    """What the verb beside a date says of its direction."""

    PAST = "past"
    NONE = "none"
    FUTURE = "future"
    EITHER = "either"
    """Only another clause looks back: "talks on Friday, officials said"."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, if there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def in_days(day: date, count: int) -> date | None:
    """`count` days after `day` (before it where negative), if the calendar reaches so far."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def in_months(day: date, count: int) -> date | None:
    """`count` months later; a day that the month lacks becomes its last (31 January + 1 month)."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def without_year(month: int, day: int, reference: date, *, tense: Tense, alone: bool) -> date | None:
    """The year of a day and month: alone the next one ahead, in a sentence the nearest that the tense bears.

    A date half a year away may be either; then the future wins, since a past one of that age is usually
    written with its year. What was up to three months ago stays past without any verb.
    """
    years = range(reference.year - _YEARS_SEARCHED, reference.year + _YEARS_SEARCHED + 1)
    days = [found for year in years if (found := day_of(year, month, day))]
    ahead = next((found for found in days if found >= reference), None)
    behind = next((found for found in reversed(days) if found < reference), None)
    if alone or ahead is None or behind is None:
        return ahead or behind
    since = (reference - behind).days
    until = (ahead - reference).days
    if until > _LEAP_GAP:
        return min(ahead, behind, key=lambda found: abs((found - reference).days))
    return behind if since <= _past_reach(tense) and (since < until or tense is Tense.PAST) else ahead


def _past_reach(tense: Tense) -> int:
    """How many days back a day without a year may lie."""
    return {Tense.PAST: 270, Tense.NONE: 120, Tense.EITHER: 120, Tense.FUTURE: 60}[tense]


def with_weekday(month: int, day: int, weekday: int, reference: date) -> date | None:
    """The day and month that falls on that weekday, nearest to the reference; None if no near year fits."""
    years = range(reference.year - 1, reference.year + 3)
    days = [found for year in years if (found := day_of(year, month, day)) and found.weekday() == weekday]
    return min(days, key=lambda found: abs((found - reference).days), default=None)


def day_in_month(day: int, reference: date, *, ahead: bool, weekday: int | None = None) -> date | None:
    """The nearest month ahead (or behind) that has such a day, if asked on such a weekday."""
    step = 1 if ahead else -1
    for count in range(12 * 3):
        month = in_months(reference.replace(day=1), step * count)
        found = month and day_of(month.year, month.month, day)
        if not found or (found < reference if ahead else found > reference):
            continue
        if weekday is None or found.weekday() == weekday:
            return found
    return None


def nearest_numbered(day: int, anchor: date) -> date | None:
    """The day with that number that is nearest to `anchor`, in its month or one beside it."""
    months = (in_months(anchor.replace(day=1), count) for count in (0, 1, -1))
    days = [found for month in months if month and (found := day_of(month.year, month.month, day))]
    return min(days, key=lambda found: abs((found - anchor).days), default=None)


def weekday_ahead(weekday: int, reference: date, *, today: bool) -> date | None:
    """The nearest such weekday ahead; `today` says whether the reference day itself counts."""
    distance = (weekday - reference.weekday()) % 7
    return in_days(reference, distance if distance or today else 7)


def weekday_behind(weekday: int, reference: date, *, today: bool) -> date | None:
    """The nearest such weekday behind; `today` says whether the reference day itself counts."""
    distance = (reference.weekday() - weekday) % 7
    return in_days(reference, -(distance if distance or today else 7))


def weekday_of_week(weekday: int, reference: date, weeks: int) -> date | None:
    """The weekday in the week that is `weeks` after the reference's (weeks start on Monday)."""
    return in_days(reference, weekday - reference.weekday() + 7 * weeks)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The first to fifth such weekday of a month; -1 is the last."""
    first = date(year, month, 1)
    days = [day for count in range(31) if (day := in_days(first, count)) and day.month == month]
    fitting = [day for day in days if day.weekday() == weekday]
    if nth == -1:
        return fitting[-1]
    return fitting[nth - 1] if nth <= len(fitting) else None
