"""When a feed is asked again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.timing import FAILURE_S_MAX, NO_HINTS, POLL_S_MAX, POLL_S_MIN, Hints, next_poll


@pytest.mark.parametrize(
    ("base_s", "hints", "ttl_s", "expected"),
    [
        (300, NO_HINTS, None, 300),
        # below a minute only where the operator asks for it
        (10, NO_HINTS, None, 10),
        (-5, NO_HINTS, None, 1),
        (7200, NO_HINTS, None, 1800),
        (300, Hints(max_age_s=600), None, 600),
        (300, Hints(max_age_s=0), None, 300),
        (300, Hints(expires_s=900), None, 900),
        # RFC 9111: max-age overrides Expires
        (300, Hints(max_age_s=0, expires_s=900), None, 300),
        (300, NO_HINTS, 1200, 1200),
        (300, NO_HINTS, 0, 300),
        (300, Hints(max_age_s=600), 1200, 1200),
        (300, Hints(max_age_s=86_400), 86_400, 1800),
    ],
)
def test_after_an_answer_the_longest_wish_counts_within_the_limits(
    base_s: int, hints: Hints, ttl_s: int | None, expected: int
) -> None:
    assert next_poll(base_s=base_s, jitter=0, hints=hints, ttl_s=ttl_s) == expected


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


SECONDS = st.none() | st.integers(0, 10**12)


@given(
    st.integers(-(10**6), 10**9),
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 10**6),
    st.builds(Hints, SECONDS, SECONDS, SECONDS),
    SECONDS,
)
def test_the_pause_is_always_within_its_limits(
    base_s: int, jitter: float, failures: int, hints: Hints, ttl_s: int | None
) -> None:
    pause_s = next_poll(base_s=base_s, jitter=jitter, failures=failures, hints=hints, ttl_s=ttl_s)
    least_s = POLL_S_MIN if failures else max(1, min(base_s, POLL_S_MIN))
    assert least_s <= pause_s <= (FAILURE_S_MAX if failures else POLL_S_MAX)
