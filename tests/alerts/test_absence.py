"""When we were away, and which reports come late by that."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.absence import AWAY_MIN, Absence, Mark, absence, is_old, late
from bot.alerts.intake import FeedView
from tests.support.world import item

NOW = datetime(2025, 5, 28, 12, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
FEED = FeedView(
    1, "https://news.example/f", "News", "en", "", "UTC", sample=False, primed=True,
    answered=NOW - 5 * MINUTE, due=NOW - MINUTE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("last", "now", "found"),
    [
        pytest.param(None, Mark(NOW), None, id="the first start"),
        pytest.param(Mark(NOW - MINUTE), Mark(NOW), None, id="a minute"),
        pytest.param(Mark(NOW - 3 * HOUR), Mark(NOW), Absence(NOW - 3 * HOUR, NOW), id="three hours"),
        pytest.param(
            Mark(NOW - 3 * HOUR, 100, "a"),
            Mark(NOW, 10_900, "a"),
            Absence(NOW - 3 * HOUR, NOW),
            id="it slept",
        ),
        pytest.param(Mark(NOW - 3 * HOUR, 100, "a"), Mark(NOW, 160, "a"), None, id="its clock was set"),
        pytest.param(
            Mark(NOW - 3 * HOUR, 9_000, "a"),
            Mark(NOW, 60, "b"),
            Absence(NOW - 3 * HOUR, NOW),
            id="it was off",
        ),
        pytest.param(Mark(NOW + 3 * HOUR), Mark(NOW), None, id="its clock was set back"),
        pytest.param(
            Mark(NOW - 9 * HOUR, 0, "a"),
            Mark(NOW, 7_200, "a"),
            Absence(NOW - 2 * HOUR, NOW),
            id="it slept, and its clock was set",
        ),
    ],
)
def test_an_absence_is_time_that_went_by_and_no_clock_that_was_set(
    last: Mark | None, now: Mark, found: Absence | None
) -> None:
    assert absence(last, now) == found


@pytest.mark.parametrize(
    ("feed", "is_late"),
    [
        pytest.param(FEED, False, id="as planned"),
        pytest.param(replace(FEED, answered=NOW - HOUR, due=NOW - AWAY_MIN), True, id="we could have asked"),
        pytest.param(replace(FEED, answered=NOW - 9 * HOUR, due=NOW - MINUTE), False, id="it wished to rest"),
        pytest.param(
            replace(FEED, failures=3, failing_since=NOW - HOUR, answered=NOW - HOUR), True, id="it was down"
        ),
        pytest.param(
            replace(FEED, failures=1, failing_since=NOW - MINUTE, answered=NOW - HOUR),
            False,
            id="one failure",
        ),
        pytest.param(replace(FEED, primed=False, due=NOW - HOUR), False, id="its backlog"),
        pytest.param(replace(FEED, answered=None, due=None), False, id="never asked before"),
    ],
)
def test_an_answer_comes_late_if_it_could_long_have_been_read(feed: FeedView, *, is_late: bool) -> None:
    assert late(feed, NOW) is is_late


def test_what_was_published_just_now_is_not_old() -> None:
    assert not is_old(item(1, "News", at=NOW - MINUTE), NOW)
    assert is_old(item(1, "News", at=NOW - HOUR), NOW)
    assert is_old(replace(item(1, "News", at=NOW), published=None), NOW)
