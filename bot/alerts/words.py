"""Times, days and durations in words that a person reads, in their language.

Law: every phrase is whole, and every count chooses its form by the plural rules of the language. Names and
order of days and months are CLDR's. Nothing here knows the clock: `now` is an argument.
"""

import re
from datetime import UTC, date, datetime, tzinfo

from babel.dates import format_skeleton
from babel.numbers import format_decimal

from bot.tongues import Tongue

MINUTE_S = 60
HOUR_S = 3_600
DAY_S = 86_400
AGE_IN_DAYS_MAX = 14  # an older report is shown with its day

_VALUE = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:T(?P<clock>\d{2}:\d{2})(?::\d{2})?(?P<offset>Z|[+-]\d{2}:?\d{2})?)?)?",
)


def plural(one: str, many: str, count: int) -> str:
    """The template for `count`, filled in with it: for the terminal, which speaks English."""
    return (one if count == 1 else many).format(count=count)


def counted(count: int, one: str, many: str = "") -> str:
    """`1 feed`, `2 feeds`; `many` is the plural that isn't made with an s: `2 stories`."""
    return plural(f"{{count}} {one}", f"{{count}} {many or one + 's'}", count)


def number(count: int, tongue: Tongue) -> str:
    """A count in groups of digits: `50,000`, `50 000`."""
    return format_decimal(count, locale=tongue.locale)


def language(code: str, tongue: Tongue) -> str:
    """The name of a language: `de` → German; one that nobody knows is its code, and "" stays empty."""
    return str(tongue.locale.languages.get(code, code))


def duration(seconds: float, tongue: Tongue) -> str:
    """A length of time in its largest whole unit, rounded down: `45 s`, `12 min`, `3 h`, `2 days`."""
    whole = max(0, int(seconds))
    if whole < MINUTE_S:
        return tongue.count("{count} s", "{count} s", whole)
    if whole < HOUR_S:
        return tongue.count("{count} min", "{count} min", whole // MINUTE_S)
    if whole < 2 * DAY_S:
        return tongue.count("{count} h", "{count} h", whole // HOUR_S)
    return tongue.count("{count} day", "{count} days", whole // DAY_S)


def age(when: datetime, now: datetime, tongue: Tongue) -> str:
    """How long ago: `just now`, `12 min ago`, `3 h ago`, `2 days ago`, then the day itself.

    A time ahead of `now` (publishers' clocks differ) is `just now` within a minute, else `in 5 min`.
    """
    seconds = int((now - when).total_seconds())
    if abs(seconds) < MINUTE_S:
        return tongue.say("just now")
    if abs(seconds) > AGE_IN_DAYS_MAX * DAY_S:
        return day(when.astimezone(UTC).strftime("%Y-%m-%d"), tongue)
    return _ahead(-seconds, tongue) if seconds < 0 else _ago(seconds, tongue)


def _ago(seconds: int, tongue: Tongue) -> str:
    if seconds < HOUR_S:
        return tongue.count("{count} min ago", "{count} min ago", seconds // MINUTE_S)
    if seconds < 2 * DAY_S:
        return tongue.count("{count} h ago", "{count} h ago", seconds // HOUR_S)
    return tongue.count("{count} day ago", "{count} days ago", seconds // DAY_S)


def _ahead(seconds: int, tongue: Tongue) -> str:
    if seconds < HOUR_S:
        return tongue.count("in {count} min", "in {count} min", seconds // MINUTE_S)
    if seconds < 2 * DAY_S:
        return tongue.count("in {count} h", "in {count} h", seconds // HOUR_S)
    return tongue.count("in {count} day", "in {count} days", seconds // DAY_S)


def moment(when: datetime, now: datetime, tongue: Tongue) -> str:
    """A day and clock time in UTC, where the reader's zone is unknown: `2 June 14:05 UTC`.

    The year is said where it isn't that of `now`.
    """
    utc = when.astimezone(UTC)
    return f"{_written(utc.date(), tongue, with_year=utc.year != now.year)} {utc:%H:%M} UTC"


def clock(when: datetime, now: datetime, zone: tzinfo, tongue: Tongue) -> str:
    """A clock time in that zone: `14:05`; on another day than `now`, `27 May 14:05`. UTC is named."""
    here, today = when.astimezone(zone), now.astimezone(zone).date()
    shown = f"{here:%H:%M}{' UTC' if zone is UTC else ''}"
    if here.date() == today:
        return shown
    return f"{_written(here.date(), tongue, with_year=here.year != today.year)} {shown}"


def instant(value: str) -> datetime | None:
    """The moment that a date fact names, or None where it has no clock time or no offset."""
    found = _VALUE.fullmatch(value)
    if found is None or not (found["clock"] and found["offset"]):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def day(value: str, tongue: Tongue, now: datetime | None = None) -> str:
    """A date fact's value in words; a value that is no date is given back as it is.

    `2025-06-02` → `Mon 2 June 2025`, `2025-06` → `June 2025`, `2025-06-02T14:00+03:00` → `Mon 2 June 2025,
    14:00 (UTC+3)`, `a/b` → `Mon 2 – Tue 3 June 2025`. The year of `now` goes without saying.
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _one_day(first, tongue, now) or value
    start, stop = _one_day(first, tongue, now), _one_day(last, tongue, now)
    if not start or not stop:
        return value
    of_days = all(part.count("-") > 1 for part in (first, last))
    return f"{_without_shared_end(start, stop) if of_days else start} – {stop}"


def _one_day(value: str, tongue: Tongue, now: datetime | None) -> str:
    found = _VALUE.fullmatch(value)
    if found is None:
        return ""
    try:
        on = date(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    except ValueError:
        return ""
    if found["day"] is None:
        return _in_blanks(format_skeleton("yMMMM", on, locale=tongue.locale))
    weekday = tongue.locale.days["stand-alone"]["abbreviated"][on.weekday()]
    words = f"{weekday} {_written(on, tongue, with_year=now is None or now.year != on.year)}"
    return words if not found["clock"] else f"{words}, {found['clock']}{_zone(found['offset'])}"


def _written(on: date, tongue: Tongue, *, with_year: bool) -> str:
    """`2 June`, `2. Juni 2025`, `2 de junio`."""
    return _in_blanks(format_skeleton("yMMMMd" if with_year else "MMMMd", on, locale=tongue.locale))


def _in_blanks(words: str) -> str:
    """With plain blanks, of whatever kind CLDR has them."""
    return " ".join(words.split())


def _zone(offset: str | None) -> str:
    """` (UTC+3)`, ` UTC`, or nothing where the report didn't say."""
    if offset is None:
        return ""
    if offset == "Z" or not offset.strip("+-0:"):
        return " UTC"
    hours, minutes = offset[1:3], offset[-2:]
    return f" (UTC{offset[0]}{int(hours)}{'' if minutes == '00' else ':' + minutes})"


def _without_shared_end(start: str, stop: str) -> str:
    """`Mon 2 June 2025` before `Tue 3 June 2025` → `Mon 2`: what both share is said once, at the end."""
    left, right = start.split(" "), stop.split(" ")
    while len(left) > 2 and right and left[-1] == right[-1]:
        left.pop()
        right.pop()
    return " ".join(left)
