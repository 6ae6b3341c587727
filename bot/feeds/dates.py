"""The times that feeds write, in the spellings of eight languages and of many careless programs.

Law: pure, never raises; the result is aware and in UTC, or None where there is no usable time. A wrong time
is worse than none (an item of last year never rings): what is ambiguous (05/03/2019), impossible (30 Feb)
or a placeholder (1970, year 0) is None. Times in the future are kept as the publisher wrote them: whoever
orders items takes the earlier of published and fetched. A time without a zone is taken for UTC.
"""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

YEAR_MIN: Final = 1990
YEAR_MAX: Final = 2100
TEXT_CODE_POINTS_MAX: Final = 100

# The first three letters, marks stripped; four where three are shared. en de es fr ru uk tr pl, and pt it nl.
_MONTHS: Final = {
    letters: number
    for number, names in enumerate(
        (
            "jan ene gen oca sty янв січ",
            "feb fev lut sub фев лют",
            "mar mrz maa мар бер",
            "apr abr avr nis kwi апр кві",
            "may mai maj mei mag маи мая тра",
            "jun juin giu haz cze июн чер",
            "jul juil lug tem lip июл лип",
            "aug ago aou agu sie авг сер",
            "sep set eyl wrz сен вер",
            "oct okt out ott eki paz окт жов",
            "nov kas lis ноя лис",
            "dec dez dic ara gru дек гру",
        ),
        start=1,
    )
    for letters in names.split()
}
_ZONES_H: Final = {
    "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "MSD": 4, "TRT": 3, "AST": -4, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11,
}  # fmt: skip

_EPOCH: Final = re.compile(r"(\d{9,10})(?:\d{3}|\.\d+)?", re.ASCII)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(?=\D|$)", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_BETWEEN: Final = r"[\s.,\-]*(?:de\s+|del\s+)?"
_DAY_WORD: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º)?{_BETWEEN}([^\W\d_]{{3,}}){_BETWEEN}(\d{{4}}|\d{{2}})(?![\d:])"
)
_WORD_DAY: Final = re.compile(r"([^\W\d_]{3,})[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,.]+(\d{4})(?![\d:])")
# asctime: Tue May 27 14:30:00 EDT 2025
_YEAR_LAST: Final = re.compile(r"([^\W\d_]{3,})\s+(\d{1,2})\s+[\d:]{5,8}\s+(?:[A-Z]{2,5}\s+)?(\d{4})(?!\d)")
_TIME: Final = re.compile(
    r"(?<![\d:+\-])(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(?:([ap])\.?m\b\.?)?", re.IGNORECASE | re.ASCII
)
_OFFSET: Final = re.compile(r"\s*(?:GMT|UTC|UT)?\s*([+-])(\d{1,2}):?(\d\d)?(?!\d)", re.ASCII)
_ZONE_NAME: Final = re.compile(r"\s*\(?([A-Z]{2,5})\b", re.ASCII)


def read_time(text: str) -> datetime | None:
    """The moment that a feed's text means."""
    stripped = text.strip()
    if not stripped or len(stripped) > TEXT_CODE_POINTS_MAX:
        return None
    try:
        moment = _epoch(stripped) or _compact(stripped) or _written(stripped)
    except (ValueError, OverflowError):
        return None
    return moment if moment and YEAR_MIN <= moment.year <= YEAR_MAX else None


def _epoch(text: str) -> datetime | None:
    """Unix seconds, or milliseconds."""
    found = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(found.group(1)), UTC) if found else None


def _compact(text: str) -> datetime | None:
    """ISO 8601 without separators."""
    found = _COMPACT.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    zone = _zone(text[found.end() :]) if found.group(4) else UTC
    return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(UTC)


def _written(text: str) -> datetime | None:
    """A date with separators or a month's name, and a time of day somewhere."""
    date = _numbers(text) or _words(text)
    if date is None:
        return None
    year, month, day = date
    time = _TIME.search(text)
    if time is None:
        return datetime(year, month, day, tzinfo=UTC)
    hour, minute, second = int(time.group(1)), int(time.group(2)), int(time.group(3) or 0)
    if time.group(4):
        hour = hour % 12 + (12 if time.group(4) in "pP" else 0)
    # A leap second is the last one of its minute to us.
    moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(text[time.end() :]))
    return moment.astimezone(UTC)


def _numbers(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date in figures."""
    if found := _YEAR_FIRST.search(text):
        return int(found.group(1)), int(found.group(3)), int(found.group(4))
    if found := _DAY_FIRST.search(text):
        first, second, year = int(found.group(1)), int(found.group(3)), int(found.group(4))
        if found.group(2) == "/" and first != second:
            # America puts the month first: only a number beyond 12 tells.
            return (year, second, first) if first > 12 else (year, first, second) if second > 12 else None
        return year, second, first
    return None


def _words(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date with a month's name."""
    for found in _DAY_WORD.finditer(text):
        day, word, year = found.groups()
        if month := _month(word):
            return _whole_year(year), month, int(day)
    for shape in (_WORD_DAY, _YEAR_LAST):
        for found in shape.finditer(text):
            word, day, year = found.groups()
            if month := _month(word):
                return int(year), month, int(day)
    return None


def _month(word: str) -> int | None:
    """The month that a word names, in any of the languages."""
    parts = unicodedata.normalize("NFD", word.casefold())
    letters = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return _MONTHS.get(letters[:4]) or _MONTHS.get(letters[:3])


def _whole_year(year: str) -> int:
    """RFC 822 wrote two digits."""
    return int(year) + 2000 if len(year) == 2 else int(year)


def _zone(text: str) -> timezone:
    """The zone that follows a time of day."""
    if found := _OFFSET.match(text):
        sign, hours, minutes = found.groups()
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(-offset if sign == "-" else offset)
    name = _ZONE_NAME.match(text)
    return timezone(timedelta(hours=_ZONES_H.get(name.group(1), 0))) if name else UTC
