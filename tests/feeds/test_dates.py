"""The times that feeds write: each spelling, and what is no time."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.dates import YEAR_MAX, YEAR_MIN, read_time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed, 28 May 2025 10:00:00 +0000", "2025-05-28T10:00"),
        ("Wed, 28 May 2025 10:00:00 GMT", "2025-05-28T10:00"),
        ("Wed,28 May 2025 10:00:00+0000", "2025-05-28T10:00"),
        ("28 May 25 10:00 Z", "2025-05-28T10:00"),
        ("Wed, 28 May 2025 10:00:00 MSK", "2025-05-28T07:00"),
        ("Wed, 28 May 2025 10:00:00 EEST", "2025-05-28T07:00"),
        ("Wed, 28 May 2025 10:00:00 EDT", "2025-05-28T14:00"),
        ("Wed, 28 May 2025 10:00:00 GMT+2", "2025-05-28T08:00"),
        ("Wed, 28 May 2025 10:00:00 -0330", "2025-05-28T13:30"),
        ("Wed, 28 May 2025 10:00:00 +0200 (CEST)", "2025-05-28T08:00"),
        ("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59"),
        # ISO 8601 and what looks like it
        ("2025-05-28T10:00:00Z", "2025-05-28T10:00"),
        ("2025-05-28T10:00:00.1234567+02:00", "2025-05-28T08:00"),
        ("2025-05-28 10:00:00", "2025-05-28T10:00"),
        ("2025-05-28 10:00:00 +0300", "2025-05-28T07:00"),
        ("2025-05-28T10:00", "2025-05-28T10:00"),
        ("2025-05-28", "2025-05-28T00:00"),
        ("20250528T100000Z", "2025-05-28T10:00"),
        ("20250528", "2025-05-28T00:00"),
        ("2025/5/28 10:00:00", "2025-05-28T10:00"),
        # seconds and milliseconds of Unix
        ("1748426400", "2025-05-28T10:00"),
        ("1748426400000", "2025-05-28T10:00"),
        # figures
        ("28.05.2025 10:00", "2025-05-28T10:00"),
        ("28-05-2025 10:00", "2025-05-28T10:00"),
        ("28/05/2025 10:00", "2025-05-28T10:00"),
        ("05/28/2025 10:00 PM", "2025-05-28T22:00"),
        ("05/28/2025 12:05 am", "2025-05-28T00:05"),
        # words of eight languages
        ("Mi, 28 Mai 2025 10:00:00 +0200", "2025-05-28T08:00"),
        ("Donnerstag, 6. März 2025 10:00", "2025-03-06T10:00"),
        ("mié, 28 may 2025 10:00:00 +0200", "2025-05-28T08:00"),
        ("6 de junio de 2025 08:00", "2025-06-06T08:00"),
        ("mar, 23 nov 2025 10:00:00 +0100", "2025-11-23T09:00"),
        ("1er août 2025 à 10:00", "2025-08-01T10:00"),
        ("8 juin 2025 10:00", "2025-06-08T10:00"),
        ("8 juillet 2025 10:00", "2025-07-08T10:00"),
        ("ср, 28 мая 2025 10:00:00 +0300", "2025-05-28T07:00"),
        ("28 май 2025 10:00:00 +0300", "2025-05-28T07:00"),
        ("Ср, 28 трав. 2025 10:00:00 +0300", "2025-05-28T07:00"),
        ("3 листопада 2025, 14:30", "2025-11-03T14:30"),
        ("Paz, 08 Haz 2025 10:00 +0300", "2025-06-08T07:00"),
        ("8 Ağustos 2025 10:00", "2025-08-08T10:00"),
        ("3 października 2025 14:30", "2025-10-03T14:30"),
        ("May 28, 2025 3:04 PM", "2025-05-28T15:04"),
        ("Wed May 28 10:00:00 2025", "2025-05-28T10:00"),
        ("Wed May 28 10:00:00 EDT 2025", "2025-05-28T14:00"),
    ],
)
def test_a_spelling_means_its_moment(text: str, expected: str) -> None:
    assert read_time(text) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "yesterday",
        "0000-00-00T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "0",
        "Mon, 30 Feb 2026 10:00:00 GMT",
        "Mon, 23 Nov 2026 25:61:00 GMT",
        "05/03/2019 15:21",
        "28 Foo 2025 10:00",
        "2025",
        "99999999999999999999",
        "Wed, 28 May 2025 10:00:00 +9900",
        "1" * 5000,
    ],
)
def test_what_is_no_usable_time_is_none(text: str) -> None:
    assert read_time(text) is None


@given(st.text(max_size=120))
def test_any_text_is_a_moment_in_utc_or_none(text: str) -> None:
    moment = read_time(text)
    assert moment is None or (moment.tzinfo is UTC and YEAR_MIN <= moment.year <= YEAR_MAX)


@given(st.integers(min_value=700_000_000, max_value=4_000_000_000))
def test_what_iso_and_mail_write_is_read_back(seconds: int) -> None:
    whole = datetime.fromtimestamp(seconds, UTC)
    assert read_time(whole.isoformat()) == whole
    assert read_time(whole.strftime("%a, %d %b %Y %H:%M:%S +0000")) == whole
