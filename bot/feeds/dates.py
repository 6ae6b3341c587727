"""The times that feeds write, in all their spellings, as aware UTC times."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def read_time(text: str) -> datetime | None:
    """The moment, or None where there is no usable one."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text.strip())
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError, TypeError):
            continue
    return None
