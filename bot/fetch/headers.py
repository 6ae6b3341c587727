"""What an answer's headers say about the next poll (RFC 9110, 9111). Pure: "now" is an argument.

Law: what can't be read says nothing; seconds are never negative and never beyond a year.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.feeds.timing import Hints

HINT_S_MAX = 365 * 24 * 60 * 60
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE | re.ASCII)
_SECONDS = re.compile(r"\d{1,12}", re.ASCII)


def hints_of(headers: Mapping[str, str], now: datetime) -> Hints:
    """The hints of an answer that came at `now` (aware)."""
    return Hints(
        max_age_s=_max_age(headers.get("Cache-Control", ""), headers.get("Age", "")),
        expires_s=_expires(headers, now),
        retry_after_s=retry_after(headers.get("Retry-After", ""), now),
    )


def retry_after(value: str, now: datetime) -> int | None:
    """Retry-After, given as seconds or as a date."""
    text = value.strip()
    if not text:
        return None
    if _SECONDS.fullmatch(text):
        return min(int(text), HINT_S_MAX)
    return _seconds_until(text, now)


def _expires(headers: Mapping[str, str], now: datetime) -> int | None:
    """How long the answer is fresh by its Expires. Most answers have none, and dates are slow to read."""
    expires = headers.get("Expires", "")
    return _seconds_until(expires, _moment(headers.get("Date", "")) or now) if expires else None


def _max_age(cache_control: str, age: str) -> int | None:
    """How much longer the answer is fresh: max-age less the time it lay in a cache on the way."""
    found = _MAX_AGE.search(cache_control)
    if not found:
        return None
    lain_s = int(age.strip()) if _SECONDS.fullmatch(age.strip()) else 0
    return max(0, min(int(found.group(1)), HINT_S_MAX) - lain_s)


def _seconds_until(value: str, start: datetime) -> int | None:
    """Seconds from a start to a date in a header."""
    moment = _moment(value)
    return None if moment is None else max(0, min(int((moment - start).total_seconds()), HINT_S_MAX))


def _moment(value: str) -> datetime | None:
    """A date of a header."""
    try:
        moment = parsedate_to_datetime(value.strip())
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
