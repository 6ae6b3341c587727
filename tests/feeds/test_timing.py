"""When a feed is asked again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.timing import (
    FAILURE_S_MAX,
    NO_HINTS,
    NO_WISHES,
    POLL_S_MAX,
    POLL_S_MIN,
    Hints,
    Wishes,
    next_poll,
)


@pytest.mark.parametrize(
    ("base_s", "hints", "wish_s", "expected"),
    [
        (300, NO_HINTS, None, 300),
        # below a minute, or above half an hour, only where the operator asks for it
        (10, NO_HINTS, None, 10),
        (-5, NO_HINTS, None, 1),
        (7200, NO_HINTS, None, 7200),
        (300, Hints(max_age_s=600), None, 600),
        (300, Hints(max_age_s=0), None, 300),
        (300, Hints(expires_s=900), None, 900),
        # RFC 9111: max-age overrides Expires
        (300, Hints(max_age_s=0, expires_s=900), None, 300),
        (300, NO_HINTS, 1200, 1200),
        (300, NO_HINTS, 0, 300),
        (300, Hints(max_age_s=600), 1200, 1200),
        (300, Hints(retry_after_s=700), None, 700),
        (300, Hints(max_age_s=86_400), 86_400, 1800),
    ],
)
def test_after_an_answer_the_longest_wish_counts_within_the_limits(
    base_s: int, hints: Hints, wish_s: int | None, expected: int
) -> None:
    assert next_poll(base_s=base_s, jitter=0, hints=hints, wishes=Wishes(wish_s)) == expected


def test_no_hint_stretches_a_pause_beyond_the_operators_ceiling() -> None:
    hints, wishes = Hints(max_age_s=86_400), Wishes(86_400, frozenset(range(168)))
    assert next_poll(base_s=60, jitter=0, hints=hints, wishes=wishes, ceiling_s=120) == 120


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("10:00", 300),
        # 12 and 13 o'clock are skipped: asked at 14:00, as far as a hint may stretch a pause
        ("11:54", 300),
        ("11:56", 1800),
        ("12:30", 1800),
        ("13:40", 1200),
        ("13:58", 300),
    ],
)
def test_in_the_hours_that_a_publisher_skips_it_is_asked_at_the_slowest_pace(
    clock: str, expected: int
) -> None:
    monday = datetime.fromisoformat(f"2025-06-02T{clock}").replace(tzinfo=UTC)
    skipped = frozenset(24 * 4 + hour for hour in (12, 13))
    wishes = Wishes(skipped=skipped)
    assert next_poll(base_s=300, jitter=0, wishes=wishes, now=monday.timestamp()) == expected


@pytest.mark.parametrize(
    ("failures", "least", "most"),
    [
        (1, 150, 300),
        (2, 300, 600),
        (3, 600, 1200),
        (7, 9600, 19_200),
        (8, 10_800, 21_600),
        (500, 10_800, 21_600),
    ],
)
def test_failures_double_the_pause_and_chance_spreads_it(failures: int, least: int, most: int) -> None:
    assert next_poll(base_s=300, jitter=0, failures=failures) == least
    assert next_poll(base_s=300, jitter=1 - 1e-9, failures=failures) in {most - 1, most}


def test_a_publisher_that_says_when_to_come_back_is_heard() -> None:
    assert next_poll(base_s=300, jitter=0, failures=1, hints=Hints(retry_after_s=3600)) == 3600
    assert next_poll(base_s=300, jitter=0, failures=1, hints=Hints(retry_after_s=10**9)) == FAILURE_S_MAX


def test_chance_carries_a_pause_not_far_beyond_the_moment_that_was_chosen() -> None:
    assert next_poll(base_s=100, jitter=1 - 1e-9) == 104
    assert next_poll(base_s=1800, jitter=1 - 1e-9) == 1809


SECONDS = st.none() | st.integers(0, 10**12)


@given(
    st.floats(-1e6, 1e9),
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 10**6),
    st.builds(Hints, SECONDS, SECONDS, SECONDS),
    st.builds(Wishes, SECONDS, st.frozensets(st.integers(0, 167))) | st.just(NO_WISHES),
    st.floats(0, 4e9),
)
def test_the_pause_is_always_within_its_limits(
    base_s: float, jitter: float, failures: int, hints: Hints, wishes: Wishes, now: float
) -> None:
    pause_s = next_poll(base_s=base_s, jitter=jitter, failures=failures, hints=hints, wishes=wishes, now=now)
    if failures:
        assert POLL_S_MIN <= pause_s <= FAILURE_S_MAX
    else:
        assert max(1, int(base_s)) <= pause_s <= max(base_s, POLL_S_MAX) + 10
