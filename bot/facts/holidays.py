"""Holidays: on a fixed day, or so many days from Easter or from Thanksgiving.

Law: knows the calendar and the tables of a language, not the text around the match.
"""

from collections.abc import Callable
from datetime import date, timedelta

from bot.facts import calendar
from bot.facts.calendar import Tense
from bot.facts.reading import Reading
from bot.facts.templates import index_of, spaced

_NEAR_DAYS = 60
"""A feast so few days ago is more likely meant than the next one."""
_ORTHODOX = "ort"
"""What is in the word wherever somebody says which Easter: ortodoxa, orthodoxe, orthodox."""
_JUST_OVER_DAYS = 7
"""And so few days ago whatever the verb says."""


def holiday_day(reading: Reading) -> date | None:
    """The day of the holiday that is named; None without a reference day."""
    if reading.reference is None:
        return None
    feast = index_of(reading["holiday"], map(spaced, reading.words.feasts))
    if feast >= 0:
        after = tuple(reading.words.feasts.values())[feast]
        julian = reading.words.julian_easter or _ORTHODOX in reading["holiday"]
        return _nearest(lambda year: easter(year, julian=julian) + timedelta(days=after), reading)
    thanks = index_of(reading["holiday"], map(spaced, reading.words.thanks))
    if thanks >= 0:
        later = tuple(reading.words.thanks.values())[thanks]
        return _nearest(lambda year: _thanksgiving(year) + timedelta(days=later), reading)
    found = index_of(reading["holiday"], map(spaced, reading.words.holidays))
    month, day = tuple(reading.words.holidays.values())[found]
    return calendar.without_year(month, day, reading.reference, tense=reading.tense, alone=reading.alone)


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    return date(year, 11, 28) - timedelta(days=(date(year, 11, 28).weekday() - 3) % 7)


def _nearest(day_of: Callable[[int], date], reading: Reading) -> date | None:
    """A feast that each year has on another day, in the year that the tense bears."""
    reference = reading.reference
    if reference is None:
        return None
    days = [day_of(year) for year in (reference.year - 1, reference.year, reference.year + 1)]
    ahead = next(day for day in days if day >= reference)
    behind = next(day for day in reversed(days) if day <= reference)
    if (reference - behind).days <= _JUST_OVER_DAYS and not reading.alone:
        return behind
    near = (reference - behind).days < _NEAR_DAYS and reading.tense is not Tense.FUTURE and not reading.alone
    return behind if reading.looks_back or (near and (ahead - reference).days > _NEAR_DAYS) else ahead


def easter(year: int, *, julian: bool) -> date:
    """Easter Sunday, by the Gregorian reckoning or by the Julian one of the Eastern churches.

    Both are Gauss's, as Meeus gives them; the Julian result is moved to our calendar, 13 days until 2099.
    """
    if julian:
        moon = (19 * (year % 19) + 15) % 30
        days = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114
        return date(year, days // 31, days % 31 + 1) + timedelta(days=year // 100 - year // 400 - 2)
    golden, century, rest = year % 19, year // 100, year % 100
    shift = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    days = moon + weekday - 7 * ((golden + 11 * moon + 22 * weekday) // 451) + 114
    return date(year, days // 31, days % 31 + 1)
