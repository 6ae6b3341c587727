"""What lasts longer than a day: months, weeks, weekends, quarters, a week of a month.

Law: as in `resolving.py`; what a phrase itself says of its direction weighs more than the verb beside it.
"""

from datetime import date, timedelta

from bot.facts import calendar
from bot.facts.calendar import Tense
from bot.facts.reading import Reading, Span, interval, month_of, shift_of, whole_month, year_meant, year_of
from bot.facts.templates import index_of, spaced
from bot.facts.vocabulary import Shift

WEEKS = {Shift.LAST: -1, Shift.THIS: 0, Shift.COMING: 1, Shift.NEXT: 1, Shift.AFTER_NEXT: 2}
"""How many weeks or months from this one."""
_MONTHS_AHEAD_MAX = 7  # "in March", said in June, is the last one


def month_meant(reading: Reading) -> tuple[int, int] | None:
    """Year and month of "in October", "October 2015", "next month", or of the reference day."""
    reference = reading.reference
    if reading["m"]:
        month, year = month_of(reading), year_meant(reading)
        if year is None and reference is not None:
            year = _year_of_month(month, reference, reading)
        return (year, month) if year else None
    if reference is None:
        return None
    shift = shift_of(reading, "mshift")
    moved = calendar.in_months(reference.replace(day=1), 0 if shift is None else WEEKS[shift])
    return None if moved is None else (moved.year, moved.month)


def _year_of_month(month: int, reference: date, reading: Reading) -> int:
    """The nearest such month: this one counts as ahead, and a past tense looks back.

    What the phrase itself says ("since April", "for October") weighs more than the verb.
    """
    months_ahead = (month - reference.month) % 12
    tense = Tense.PAST if reading["back"] else Tense.FUTURE if reading["fore"] else reading.tense
    unsaid = tense in {Tense.NONE, Tense.EITHER}
    back = (reading["back"] or not reading.alone) and (
        (tense is Tense.PAST and months_ahead) or (months_ahead > _MONTHS_AHEAD_MAX and unsaid)
    )
    return reference.year + (reference.month + months_ahead > 12) - bool(back)


def month(reading: Reading) -> tuple[Span, ...]:
    """A month as such."""
    meant = month_meant(reading)
    return () if meant is None else whole_month(*meant)


def week(reading: Reading) -> tuple[Span, ...]:
    """A week from its Monday."""
    shift = shift_of(reading, "wshift")
    if reading.reference is None:
        return ()
    shift = Shift.THIS if shift is None else shift  # "by the end of the week"
    monday = calendar.weekday_of_week(0, reading.reference, WEEKS[shift])
    return interval(monday, monday and calendar.in_days(monday, 6))


def weekend(reading: Reading) -> tuple[Span, ...]:
    """Saturday and Sunday; on these days the weekend is the one that goes on."""
    if reading.reference is None:
        return ()
    shift = shift_of(reading, "wshift")
    back = shift in {None, Shift.THIS} and reading.tense is Tense.PAST and reading.reference.weekday() < 5
    weeks = -1 if back else 0 if shift is None or shift is Shift.COMING else WEEKS[shift]
    saturday = calendar.weekday_of_week(5, reading.reference, weeks)
    return interval(saturday, saturday and saturday + timedelta(days=1))


def part(reading: Reading) -> tuple[Span, ...]:
    """A week of a month by its number, or a quarter of a year: "the first week of July", "Q3"."""
    words = reading.words.nth
    number = int(reading["q"] or tuple(words.values())[index_of(reading["nth"], map(spaced, words))])
    if reading["m"]:
        meant = month_meant(reading)
        return () if meant is None else _week_of_month(*meant, number)
    if reading["ofmonth"] or reading.reference is None or not 1 <= number <= 4:
        return ()
    first = 3 * number - 2
    year = year_of(reading["y4"])
    if year is None and first <= reading.reference.month < first + 3:
        year = reading.reference.year
    if year is None:
        year = _year_of_month(first, reading.reference, reading)
    return interval(date(year, first, 1), calendar.month_end(year, first + 2))


def _week_of_month(year: int, month: int, number: int) -> tuple[Span, ...]:
    """Seven days: the first week begins on the 1st, the last ends with the month."""
    first = calendar.month_end(year, month) - timedelta(days=6) if number < 0 else None
    first = first or calendar.day_of(year, month, 7 * number - 6)
    return interval(first, first and first + timedelta(days=6))
