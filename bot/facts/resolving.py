"""What a matched template means: groups of words in, days out. One function for each kind.

Law: knows the calendar and the tables, not the text around the match; None means "looks like a date, is none"
(31 June, a fifth Sunday) and still keeps shorter readings of the same words away.
"""

from collections.abc import Callable
from datetime import date

from bot.facts import calendar, periods
from bot.facts.calendar import Tense
from bot.facts.holidays import holiday_day
from bot.facts.reading import (
    Reading,
    Span,
    count_of,
    interval,
    month_of,
    number_of_day,
    one_day,
    shift_of,
    weekday_of,
    year_meant,
)
from bot.facts.templates import index_of, spaced
from bot.facts.vocabulary import Kind, Shift

_WEEKDAY_DAY_REACH = 45
"""How many days off a weekday with a day's number and no month may be meant."""
_SPREAD_DAYS = (0, 3, 15, 180, 3)
"""How many days off a count of days, weeks, months, years, fortnights may be meant."""
_UNIT_DAYS = {0: 1, 1: 7, 4: 14}


def resolve(kind: Kind, reading: Reading) -> tuple[Span, ...]:
    """The days that the words mean; empty for none."""
    return _RESOLVERS[kind](reading)


def _dated(reading: Reading, month: int, number: int) -> date | None:
    """The day of a month and a number, with the year that is said, fits the weekday, or is nearest."""
    year = year_meant(reading)
    if year is not None:
        return calendar.day_of(year, month, number)
    if reading.reference is None:
        return None
    if reading["back"] or reading["fore"]:
        return _last_or_next(month, number, reading.reference, ahead=bool(reading["fore"]))
    weekday = weekday_of(reading)
    if weekday is not None:
        fitting = calendar.with_weekday(month, number, weekday, reading.reference)
        if fitting is not None:
            return fitting
    return calendar.without_year(month, number, reading.reference, tense=reading.tense, alone=reading.alone)


def _last_or_next(month: int, number: int, reference: date, *, ahead: bool) -> date | None:
    """The last such day before the reference, or the next one from it: "le 31 décembre dernier"."""
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = [day for year in years if (day := calendar.day_of(year, month, number))]
    if ahead:
        return next((day for day in days if day >= reference), None)
    return next((day for day in reversed(days) if day < reference), None)


def _day(reading: Reading) -> tuple[Span, ...]:
    return one_day(
        _dated(reading, month_of(reading), number_of_day(reading["d"] or reading["dn"], reading.words))
    )


def _both_days(reading: Reading) -> tuple[date | None, date | None]:
    month, words = month_of(reading), reading.words
    last = _dated(reading, month, number_of_day(reading["d"] or reading["dn"], words))
    if last is None:
        return None, None
    begins = month_of(reading, "m1") if reading["m1"] else month
    year = last.year - (begins > month)
    return calendar.day_of(year, begins, number_of_day(reading["d1"], words)), last


def _span(reading: Reading) -> tuple[Span, ...]:
    return interval(*_both_days(reading))


def _pair(reading: Reading) -> tuple[Span, ...]:
    first, last = _both_days(reading)
    return one_day(first) + one_day(last)


def _weekday_alone(reading: Reading) -> tuple[Span, ...]:
    """A weekday with what says which: last, next, of next week, or the tense."""
    weekday, reference = weekday_of(reading), reading.reference
    if weekday is None or reference is None:
        return ()
    of_week = shift_of(reading, "wshift")
    if of_week is not None:
        return one_day(calendar.weekday_of_week(weekday, reference, periods.WEEKS[of_week]))
    match shift_of(reading, "shift"):
        case Shift.LAST:
            return one_day(calendar.weekday_behind(weekday, reference, today=False))
        case Shift.THIS if not reading.looks_back:
            return one_day(calendar.weekday_ahead(weekday, reference, today=True))
        case Shift.COMING:
            return one_day(calendar.weekday_ahead(weekday, reference, today=False))
        case Shift.NEXT:
            return one_day(calendar.weekday_of_week(weekday, reference, 1))
        case Shift.AFTER_NEXT:
            ahead = calendar.weekday_ahead(weekday, reference, today=False)
            return one_day(ahead and calendar.in_days(ahead, 7))
        case Shift.THIS | None:
            return _bare_weekday(weekday, reference, reading)


def _bare_weekday(weekday: int, reference: date, reading: Reading) -> tuple[Span, ...]:
    """In a sentence the nearest that the tense allows, publication day included; alone the next one."""
    behind = calendar.weekday_behind(weekday, reference, today=True)
    ahead = calendar.weekday_ahead(weekday, reference, today=not reading.alone)
    if behind is None or ahead is None:
        return one_day(behind or ahead)
    if reading.groups.get("behind") is not None and reading.tense is not Tense.FUTURE and not reading.alone:
        return one_day(behind)
    marked = bool(reading.groups.get("near") is not None or reading["noun"]) and reading.tense is Tense.NONE
    nearest = (marked or reading.tense is Tense.EITHER) and not reading.alone
    return one_day(
        behind if reading.looks_back or (nearest and reference - behind < ahead - reference) else ahead
    )


def _weekday_day(reading: Reading) -> tuple[Span, ...]:
    """A weekday with a day's number and no month: the nearest month in which they meet."""
    weekday, reference = weekday_of(reading), reading.reference
    number = number_of_day(reading["d"] or reading["dn"], reading.words)
    if weekday is None or reference is None:
        return ()
    ahead = calendar.day_in_month(number, reference, ahead=True, weekday=weekday)
    behind = calendar.day_in_month(number, reference, ahead=False, weekday=weekday)
    found = [day for day in (ahead, behind) if day is not None]
    if reading.alone:
        return one_day(ahead)
    nearest = min(found, key=lambda day: abs((day - reference).days), default=None)
    if nearest is None or abs((nearest - reference).days) > _WEEKDAY_DAY_REACH:
        # "On Tuesday 12 ships": a number that belongs to something else.
        return _weekday_alone(reading)
    return one_day(nearest)


def _weekday_weeks(reading: Reading) -> tuple[Span, ...]:
    """A weekday and a number of weeks from it: "Mittwoch in zwei Wochen"; a group `back` counts back.

    French counts the days with both ends, "en huit" is one week and "en quinze" two.
    """
    weekday, reference = weekday_of(reading), reading.reference
    if weekday is None or reference is None:
        return ()
    weeks = 2 if reading["days"] in {"quinze", "15", "fortnight"} else count_of(reading, "n")
    weeks = -weeks if reading["back"] else weeks
    base = calendar.weekday_ahead(weekday, reference, today=True)
    return one_day(base and calendar.in_days(base, 7 * weeks))


def _weekdays_counted(reading: Reading) -> tuple[Span, ...]:
    """Two Mondays from now; a group `back` counts back."""
    weekday, reference = weekday_of(reading), reading.reference
    if weekday is None or reference is None:
        return ()
    nearest = calendar.weekday_behind if reading["back"] else calendar.weekday_ahead
    first, weeks = nearest(weekday, reference, today=False), count_of(reading, "n") - 1
    return one_day(first and calendar.in_days(first, -7 * weeks if reading["back"] else 7 * weeks))


def _word_day(reading: Reading) -> date | None:
    """The day that a fixed word, a holiday or a weekday ahead means; the reference day where none is said."""
    if reading["holiday"]:
        return holiday_day(reading)
    text = reading["word"]
    if not text and reading["wd"] and reading.reference is not None:
        return calendar.weekday_ahead(weekday_of(reading) or 0, reading.reference, today=False)
    if not text or reading.reference is None:
        return reading.reference
    offsets = {**reading.words.words, **reading.words.words_alone}
    return calendar.in_days(reading.reference, tuple(offsets.values())[index_of(text, map(spaced, offsets))])


def _word(reading: Reading) -> tuple[Span, ...]:
    return one_day(_word_day(reading))


def _word_weekday(reading: Reading) -> tuple[Span, ...]:
    """A fixed word and the weekday that repeats it ("hier, lundi"); two days where they are not the same."""
    day, weekday = _word_day(reading), weekday_of(reading)
    if day is None or reading.reference is None or day.weekday() == weekday:
        return one_day(day)
    return one_day(day) + _weekday_alone(reading)


def _counted(reading: Reading, sign: int) -> tuple[Span, ...]:
    day, spread = _word_day(reading), 0
    for count_name, unit_name in (("n3", "u3"), ("n2", "u2"), ("n", "u")):
        if day is None or not reading[unit_name]:
            continue
        count = sign * count_of(reading, count_name)
        unit = index_of(reading[unit_name], map(spaced, reading.words.units))
        day = _moved(day, count, unit)
        spread = max(spread, _SPREAD_DAYS[unit])
    return one_day(day, spread)


def _moved(day: date, count: int, unit: int) -> date | None:
    """`count` units later; units are day, week, month, year, fortnight."""
    if unit in _UNIT_DAYS:
        return calendar.in_days(day, count * _UNIT_DAYS[unit])
    return calendar.in_months(day, count * (12 if unit == 3 else 1))


def _ahead(reading: Reading) -> tuple[Span, ...]:
    # "Retreated 4 km in two days" is a duration, and so mostly is "in a day".
    either = reading.tense is Tense.EITHER and count_of(reading, "n") == 1
    return () if reading.looks_back or either else _counted(reading, 1)


def _ago(reading: Reading) -> tuple[Span, ...]:
    return _counted(reading, -1)


def _nth_weekday(reading: Reading) -> tuple[Span, ...]:
    month, weekday = periods.month_meant(reading), weekday_of(reading)
    nth = tuple(reading.words.nth.values())[index_of(reading["nth"], map(spaced, reading.words.nth))]
    if month is None or weekday is None:
        return ()
    return one_day(calendar.nth_weekday(*month, weekday, nth))


def _nth_of_month(reading: Reading) -> tuple[Span, ...]:
    month = periods.month_meant(reading)
    number = number_of_day(reading["d"] or reading["dn"], reading.words)
    return () if month is None else one_day(calendar.day_of(*month, number))


def _last_day(reading: Reading) -> tuple[Span, ...]:
    month = periods.month_meant(reading)
    return () if month is None else one_day(calendar.month_end(*month))


def _day_of_month(reading: Reading) -> tuple[Span, ...]:
    number = number_of_day(reading["d"] or reading["dn"], reading.words)
    if reading["mshift"]:
        month = periods.month_meant(reading)
        return () if month is None else one_day(calendar.day_of(*month, number))
    if reading.reference is None:
        return ()
    ahead = reading.alone or reading.tense is not Tense.PAST
    return one_day(calendar.day_in_month(number, reading.reference, ahead=ahead))


def _holiday(reading: Reading) -> tuple[Span, ...]:
    return one_day(holiday_day(reading))


_RESOLVERS: dict[Kind, Callable[[Reading], tuple[Span, ...]]] = {
    "day": _day,
    "span": _span,
    "pair": _pair,
    "weekday": _weekday_alone,
    "weekday_day": _weekday_day,
    "weekday_weeks": _weekday_weeks,
    "weekdays_counted": _weekdays_counted,
    "word": _word,
    "word_weekday": _word_weekday,
    "ahead": _ahead,
    "ago": _ago,
    "nth_weekday": _nth_weekday,
    "nth_of_month": _nth_of_month,
    "last_day": _last_day,
    "day_of_month": _day_of_month,
    "month": periods.month,
    "week": periods.week,
    "weekend": periods.weekend,
    "part": periods.part,
    "holiday": _holiday,
}
