"""Times, days and durations as a person reads them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.words import age, day, duration, instant, language, moment
from bot.tongues import ENGLISH

NOW = datetime(2025, 5, 28, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "just now"),
        (59, "just now"),
        (-59, "just now"),
        (60, "1 min ago"),
        (12 * 60 + 59, "12 min ago"),
        (3_600, "1 h ago"),
        (47 * 3_600, "47 h ago"),
        (48 * 3_600, "2 days ago"),
        (14 * 86_400, "14 days ago"),
        (15 * 86_400, "Tue 13 May 2025"),
        (-300, "in 5 min"),
        (-15 * 86_400, "Thu 12 June 2025"),
    ],
)
def test_age_is_told_in_its_largest_unit(seconds: int, words: str) -> None:
    assert words == age(NOW - timedelta(seconds=seconds), NOW, ENGLISH)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-1, "0 s"), (45, "45 s"), (60, "1 min"), (3_599, "59 min"), (7_200, "2 h"), (172_800, "2 days")],
)
def test_a_duration_is_rounded_down(seconds: float, words: str) -> None:
    assert words == duration(seconds, ENGLISH)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-06-02", "Mon 2 June 2025"),
        ("2025-06", "June 2025"),
        ("2025-06-02T14:00", "Mon 2 June 2025, 14:00"),
        ("2025-06-02T14:00+03:00", "Mon 2 June 2025, 14:00 (UTC+3)"),
        ("2025-06-02T14:00-03:30", "Mon 2 June 2025, 14:00 (UTC-3:30)"),
        ("2025-06-02T14:00+00:00", "Mon 2 June 2025, 14:00 UTC"),
        ("2025-06-02T14:00Z", "Mon 2 June 2025, 14:00 UTC"),
        ("2025-06-02/2025-06-03", "Mon 2 – Tue 3 June 2025"),
        ("2025-06-30/2025-07-01", "Mon 30 June – Tue 1 July 2025"),
        ("2025-12-31/2026-01-01", "Wed 31 December 2025 – Thu 1 January 2026"),
        ("2025-06/2025-07", "June 2025 – July 2025"),
        ("2025-02-30", "2025-02-30"),
        ("2025-13", "2025-13"),
        ("2025-06-02/", "2025-06-02/"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_date_is_told_with_its_weekday(value: str, words: str) -> None:
    assert words == day(value, ENGLISH)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-06-02", "Mon 2 June"),
        ("2025-06-02/2025-06-03", "Mon 2 – Tue 3 June"),
        ("2026-01-01", "Thu 1 January 2026"),
        ("2025-06", "June 2025"),
    ],
)
def test_the_year_of_today_goes_without_saying(value: str, words: str) -> None:
    assert words == day(value, ENGLISH, NOW)


@pytest.mark.parametrize(
    ("value", "unix"),
    [
        ("2025-06-02T14:00+03:00", 1_748_862_000),
        ("2025-06-02T11:00Z", 1_748_862_000),
        ("2025-06-02T14:00", None),
        ("2025-06-02", None),
        ("2025-06-02T25:00Z", None),
        ("2025-06-02/2025-06-03", None),
    ],
)
def test_only_a_clock_time_with_an_offset_is_a_moment(value: str, unix: int | None) -> None:
    found = instant(value)
    assert unix == (None if found is None else int(found.timestamp()))


def test_a_moment_is_told_in_utc_and_with_its_year_where_it_is_another() -> None:
    assert moment(datetime(2025, 6, 2, 11, 5, tzinfo=UTC), NOW, ENGLISH) == "2 June 11:05 UTC"
    assert moment(datetime(2024, 6, 2, 11, 5, tzinfo=UTC), NOW, ENGLISH) == "2 June 2024 11:05 UTC"


def test_an_unknown_language_is_shown_by_its_code() -> None:
    assert [language("uk", ENGLISH), language("xx", ENGLISH), language("", ENGLISH)] == [
        "Ukrainian",
        "xx",
        "",
    ]


@given(
    st.text(max_size=40) | st.from_regex(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?", fullmatch=True)
)
def test_any_value_can_be_shown(value: str) -> None:
    assert bool(value) == bool(day(value, ENGLISH))
    instant(value)
