"""The rhythm of a feed: what is learned of it, and when it is asked next."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feeds.rhythm import Expectation, Rhythm, arrival, begun, learned, pause_s

HOUR, DAY, WEEK = 3_600.0, 86_400.0, 7 * 86_400.0
MONDAY = datetime(2025, 6, 2, tzinfo=UTC).timestamp()


def pause(rhythm: Rhythm, now: float, *, floor_s: float = 60, ceiling_s: float = 1800) -> float:
    return pause_s(Expectation(rhythm, now), now, floor_s=floor_s, ceiling_s=ceiling_s)


def every(step_s: float, *, start: float, days: float) -> list[float]:
    return [start + n * step_s for n in range(int(days * DAY / step_s))]


def test_a_feed_that_nothing_is_known_of_is_asked_every_few_minutes() -> None:
    assert 120 <= pause(Rhythm(MONDAY, MONDAY), MONDAY + 1000) <= 300


def test_four_times_the_reports_mean_twice_the_polls() -> None:
    slow = begun(every(DAY / 10.07, start=MONDAY, days=56), MONDAY + 56 * DAY)
    fast = begun(every(DAY / 40.07, start=MONDAY, days=56), MONDAY + 56 * DAY)
    hour = MONDAY + 56 * DAY + 10 * HOUR
    pauses = [sum(pause(rhythm, hour + 7 * n) for n in range(500)) / 500 for rhythm in (slow, fast)]
    assert pauses[0] / pauses[1] == pytest.approx(2, rel=0.2)


def test_a_feed_that_sleeps_at_night_is_asked_more_by_day() -> None:
    times = [MONDAY + day * DAY + (8 + n) * HOUR + 977 * n % 3600 for day in range(28) for n in range(10)]
    rhythm = begun(times, MONDAY + 28 * DAY)
    by_day, by_night = (pause(rhythm, MONDAY + 28 * DAY + hour * HOUR + 120) for hour in (12, 3))
    assert by_night > 2.5 * by_day


def test_a_feed_that_rests_on_sunday_is_asked_less_then() -> None:
    times = [
        MONDAY + day * DAY + n * HOUR + 977 * n % 3600 for day in range(42) if day % 7 != 6 for n in range(24)
    ]
    rhythm = begun(times, MONDAY + 42 * DAY)
    saturday, sunday = (MONDAY + 42 * DAY + day * DAY + 12 * HOUR + 120 for day in (5, 6))
    assert pause(rhythm, sunday) > 1.5 * pause(rhythm, saturday)


def test_a_feed_that_publishes_by_the_clock_is_asked_right_after() -> None:
    times = [MONDAY + n * HOUR + 20 * 60 for n in range(28 * 24)]
    rhythm = begun(times, MONDAY + 28 * DAY)
    at = MONDAY + 28 * DAY + 10 * HOUR + 5 * 60
    asked = polls_in_an_hour(rhythm, at)
    assert min(minute - 20 for minute in asked if minute >= 20) <= 1.5
    steady = begun(every(HOUR * 61 / 60, start=MONDAY, days=28), MONDAY + 28 * DAY)
    assert len(asked) < 0.7 * len(polls_in_an_hour(steady, at))


def polls_in_an_hour(rhythm: Rhythm, start: float) -> list[float]:
    """At which minutes of the hour a feed is asked, for an hour from `start` on."""
    at, asked = start, []
    while at < start + HOUR:
        at += pause(rhythm, at)
        asked.append((at - MONDAY) % HOUR / 60)
    return asked


def test_few_reports_say_little() -> None:
    """Two reports in the morning don't make a feed of mornings."""
    times = [MONDAY + 8 * HOUR, MONDAY + DAY + 8 * HOUR, MONDAY + DAY + 9 * HOUR]
    rhythm = begun(times, MONDAY + 2 * DAY)
    morning, evening = (pause(rhythm, MONDAY + 2 * DAY + hour * HOUR + 120) for hour in (8, 20))
    assert evening < 2.5 * morning


def test_an_old_report_that_was_pinned_does_not_make_a_feed_slow() -> None:
    recent = every(HOUR, start=MONDAY, days=1)
    now = MONDAY + DAY
    assert begun([MONDAY - 900 * DAY, *recent], now) == begun(recent, now)


def test_dates_without_a_time_make_no_feed_of_midnights() -> None:
    now = MONDAY + 28 * DAY
    rhythm = begun([MONDAY + day * DAY for day in range(28)], now)
    at_midnight, at_noon = (pause(rhythm, now + hour * HOUR + 120) for hour in (0, 12))
    assert at_midnight == pytest.approx(at_noon, rel=0.2)
    with_times = begun([MONDAY + day * 1.037 * DAY for day in range(27)], now)
    assert sum(rhythm.hours) == pytest.approx(sum(with_times.hours), rel=0.15)


def test_dates_that_are_wrong_are_left_out() -> None:
    recent = every(HOUR, start=MONDAY, days=1)
    now = MONDAY + DAY
    assert begun([0.0, -5.0, now + 60, now + 900 * DAY, *recent], now) == begun(recent, now)


@pytest.mark.parametrize(
    ("published", "before", "came"),
    [
        (950.0, 900.0, (950.0, 950.0)),
        # a day only, another zone, the hour of planning: it came between the two polls
        (100.0, 900.0, (900.0, 1000.0)),
        (4000.0, 900.0, (900.0, 1000.0)),
        (None, 900.0, (900.0, 1000.0)),
        (950.0, None, (1000.0, 1000.0)),
    ],
)
def test_a_date_counts_only_where_it_fits_the_polls(
    published: float | None, before: float | None, came: tuple[float, float]
) -> None:
    assert arrival(published, before, 1000.0) == came


def test_habits_that_end_are_forgotten() -> None:
    rhythm = begun(every(HOUR / 2, start=MONDAY, days=28), MONDAY + 28 * DAY)
    hour = MONDAY + 28 * DAY + 10 * HOUR + 120
    pauses = [pause(rhythm, hour + weeks * WEEK) for weeks in (0, 4, 12, 52)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 1800


def test_counting_again_and_again_is_counting_once() -> None:
    times = every(HOUR / 3, start=MONDAY, days=9)
    now = MONDAY + 9 * DAY
    at_once = learned(Rhythm(MONDAY, MONDAY), [(at, at) for at in times], now)
    by_and_by = Rhythm(MONDAY, MONDAY)
    for at in times:
        by_and_by = learned(by_and_by, [(at, at)], at)
    by_and_by = learned(by_and_by, [], now)
    assert by_and_by.hours == pytest.approx(at_once.hours)
    assert by_and_by.minutes == pytest.approx(at_once.minutes)


TIMES = st.lists(st.floats(MONDAY, MONDAY + 60 * DAY), max_size=80)


@settings(max_examples=60)
@given(TIMES, st.floats(MONDAY, MONDAY + 90 * DAY), st.integers(1, 4000), st.integers(1, 4000))
def test_the_pause_is_within_its_limits_whatever_was_learned(
    times: list[float], now: float, floor_s: int, ceiling_s: int
) -> None:
    chosen = pause(begun(times, now), now, floor_s=floor_s, ceiling_s=ceiling_s)
    assert floor_s <= chosen <= max(floor_s, ceiling_s)


@settings(max_examples=40)
@given(TIMES)
def test_expected_reports_of_a_week_are_those_that_were_counted_in_one(times: list[float]) -> None:
    """Smoothing moves reports between hours; it neither makes nor loses many."""
    rhythm = learned(Rhythm(MONDAY, MONDAY), [(at, at) for at in times], MONDAY + 60 * DAY)
    now = MONDAY + 60 * DAY
    expected = Expectation(rhythm, now)
    week = sum(expected.at(now + 60 * n) * 60 for n in range(0, 7 * 24 * 60, 7)) * 7
    assert week == pytest.approx(expected.rate * WEEK, rel=0.6)
