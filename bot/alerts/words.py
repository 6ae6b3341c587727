"""Times, days and durations in words that a person reads. English now.

Law: every phrase is whole, and every count chooses between a singular and a plural template, so that a
gettext catalogue can take over without touching the callers.
Nothing here knows the clock: `now` is an argument.
"""

import re
from datetime import UTC, datetime

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# Codes are ISO 639-1; a language that is not here is shown by its code.
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sr": "Serbian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip

MINUTE_S = 60
HOUR_S = 3_600
DAY_S = 86_400
AGE_IN_DAYS_MAX = 14  # an older report is shown with its day

_VALUE = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:T(?P<clock>\d{2}:\d{2})(?::\d{2})?(?P<offset>Z|[+-]\d{2}:?\d{2})?)?)?",
)


def plural(one: str, many: str, count: int) -> str:
    """The template for `count`, filled in with it (the shape of gettext's ngettext)."""
    return (one if count == 1 else many).format(count=count)


def counted(count: int, one: str, many: str = "") -> str:
    """`1 feed`, `2 feeds`; `many` is the plural that isn't made with an s: `2 stories`."""
    return plural(f"{{count}} {one}", f"{{count}} {many or one + 's'}", count)


def language(code: str) -> str:
    """The English name of a language: `de` → German; "" stays empty."""
    return LANGUAGES.get(code, code)


def duration(seconds: float) -> str:
    """A length of time in its largest whole unit, rounded down: `45 s`, `12 min`, `3 h`, `2 days`."""
    whole = max(0, int(seconds))
    if whole < MINUTE_S:
        return plural("{count} s", "{count} s", whole)
    if whole < HOUR_S:
        return plural("{count} min", "{count} min", whole // MINUTE_S)
    if whole < 2 * DAY_S:
        return plural("{count} h", "{count} h", whole // HOUR_S)
    return plural("{count} day", "{count} days", whole // DAY_S)


def age(when: datetime, now: datetime) -> str:
    """How long ago: `just now`, `12 min ago`, `3 h ago`, `2 days ago`, then the day itself.

    A time ahead of `now` (publishers' clocks differ) is `just now` within a minute, else `in 5 min`.
    """
    seconds = (now - when).total_seconds()
    if abs(seconds) < MINUTE_S:
        return "just now"
    if abs(seconds) > AGE_IN_DAYS_MAX * DAY_S:
        return day(when.astimezone(UTC).strftime("%Y-%m-%d"))
    if seconds < 0:
        return f"in {duration(-seconds)}"
    return f"{duration(seconds)} ago"


def moment(when: datetime, now: datetime) -> str:
    """A day and clock time in UTC, where the reader's zone is unknown: `2 June 14:05 UTC`.

    The year is said where it isn't that of `now`.
    """
    utc = when.astimezone(UTC)
    of_year = "" if utc.year == now.year else f" {utc.year}"
    return f"{utc.day} {MONTHS[utc.month - 1]}{of_year} {utc:%H:%M} UTC"


def instant(value: str) -> datetime | None:
    """The moment that a date fact names, or None where it has no clock time or no offset."""
    found = _VALUE.fullmatch(value)
    if found is None or not (found["clock"] and found["offset"]):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def day(value: str, now: datetime | None = None) -> str:
    """A date fact's value in words; a value that is no date is given back as it is.

    `2025-06-02` → `Mon 2 June 2025`, `2025-06` → `June 2025`, `2025-06-02T14:00+03:00` → `Mon 2 June 2025,
    14:00 (UTC+3)`, `a/b` → `Mon 2 – Tue 3 June 2025`. The year of `now` goes without saying.
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _one_day(first, now) or value
    start, stop = _one_day(first, now), _one_day(last, now)
    if not start or not stop:
        return value
    return f"{_without_shared_end(start, stop)} – {stop}"


def _one_day(value: str, now: datetime | None) -> str:
    found = _VALUE.fullmatch(value)
    if found is None:
        return ""
    year, month = int(found["year"]), int(found["month"])
    if not 1 <= month <= 12:
        return ""
    of_year = "" if now is not None and now.year == year else f" {year}"
    if found["day"] is None:
        return f"{MONTHS[month - 1]} {year}"
    try:
        weekday = datetime(year, month, int(found["day"]), tzinfo=UTC).weekday()
    except ValueError:
        return ""
    words = f"{WEEKDAYS[weekday]} {int(found['day'])} {MONTHS[month - 1]}{of_year}"
    return words if not found["clock"] else f"{words}, {found['clock']}{_zone(found['offset'])}"


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
