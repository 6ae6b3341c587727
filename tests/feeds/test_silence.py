"""When a feed counts as silent, and when it counts as well again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.feeds.answer import FailureKind
from bot.feeds.silence import (
    FAILING_UNKNOWN,
    PAUSE_MIN,
    STEADY,
    WEEKEND,
    WELL,
    Pause,
    Sight,
    State,
    Trouble,
    judge,
    pause_of,
)

MONDAY = datetime(2025, 5, 26, tzinfo=UTC)
NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SIX_HOURS = Pause(usual=6 * HOUR, limit=18 * HOUR)
GOOD = Sight(pause=SIX_HOURS, answered=NOW, newest=NOW - HOUR, items=30, items_usual=30, changed=NOW - HOUR)


def office(weeks: int) -> list[datetime]:
    """Something each hour from 8 to 18, from Monday to Friday."""
    return [
        MONDAY + timedelta(days=day, hours=hour)
        for day in range(7 * weeks)
        for hour in range(8, 19)
        if day % 7 < 5
    ]


def every(span: timedelta, count: int) -> list[datetime]:
    return [MONDAY + span * number for number in range(count)]


def test_nights_and_weekends_are_habits_and_the_usual_pause_is_that_of_the_day() -> None:
    pause = pause_of(office(3))
    assert pause is not None
    assert pause.usual == HOUR
    weekend = 62 * HOUR
    assert 2 * weekend < pause.limit < 3 * weekend


def test_a_feed_of_a_single_day_is_trusted_over_a_weekend_that_nobody_has_seen() -> None:
    pause = pause_of(office(1)[:11])
    assert pause is not None
    assert pause.limit == WEEKEND


@pytest.mark.parametrize(
    ("times", "limit"),
    [
        pytest.param(every(timedelta(minutes=5), 3_000), PAUSE_MIN, id="busy all day"),
        pytest.param(every(DAY, 60), 2.5 * DAY, id="once a day"),
        pytest.param(every(DAY, 12), 4 * DAY, id="once a day, few so far"),
        pytest.param(every(30 * DAY, 12), 120 * DAY, id="once a month"),
        pytest.param([*every(DAY, 40), MONDAY + 60 * DAY], 2.5 * DAY, id="one long holiday"),
        pytest.param(
            [*every(DAY, 12), *(one + timedelta(seconds=30) for one in every(DAY, 12))],
            4 * DAY,
            id="batches",
        ),
    ],
)
def test_the_longest_pause_so_far_tells_which_one_is_too_long(
    times: list[datetime], limit: timedelta
) -> None:
    pause = pause_of(times)
    assert pause is not None
    assert pause.limit == limit


@pytest.mark.parametrize("times", [[], every(HOUR, 9), [MONDAY] * 50])
def test_of_too_few_items_nothing_is_claimed(times: list[datetime]) -> None:
    assert pause_of(times) is None


def test_a_feed_that_posts_by_chance_is_hardly_ever_called_silent() -> None:
    """Thirty feeds with pauses by chance, two months long; the rhythm is learned anew each day."""
    chance, false, days = Random(7), 0, 0
    for _ in range(30):
        mean = chance.choice((0.5, 3, 12, 30))
        times = [MONDAY]
        while times[-1] < MONDAY + 60 * DAY:
            times.append(times[-1] + HOUR * chance.expovariate(1 / mean))
        for day in range(5, 60):
            now = MONDAY + day * DAY
            past = [one for one in times if one <= now]
            sight = replace(GOOD, answered=now, newest=past[-1], pause=pause_of(past[-300:]))
            false += judge(WELL, sight, now).trouble is not None
            days += 1
    assert false <= days / 1000


@pytest.mark.parametrize(
    ("sight", "trouble", "since"),
    [
        pytest.param(GOOD, None, None, id="well"),
        pytest.param(replace(GOOD, newest=NOW - 19 * HOUR), Trouble.QUIET, NOW - 19 * HOUR, id="quiet"),
        pytest.param(replace(GOOD, newest=NOW - 40 * DAY), Trouble.FROZEN, NOW - 40 * DAY, id="frozen"),
        pytest.param(replace(GOOD, newest=NOW - 40 * DAY, pause=None), None, None, id="no rhythm, no claim"),
        pytest.param(
            replace(GOOD, newest=NOW - 200 * DAY, changed=NOW - 120 * DAY, pause=None),
            Trouble.FROZEN,
            NOW - 200 * DAY,
            id="the same bytes for months",
        ),
        pytest.param(
            replace(GOOD, items=0, emptied=NOW - 7 * HOUR), Trouble.EMPTY, NOW - 7 * HOUR, id="lost its items"
        ),
        pytest.param(replace(GOOD, items=0, emptied=NOW - HOUR), None, None, id="empty for a moment"),
        pytest.param(
            replace(GOOD, items=0, items_usual=2, emptied=NOW - 9 * HOUR), None, None, id="never held much"
        ),
    ],
)
def test_what_is_wrong_with_a_feed_that_answers(
    sight: Sight, trouble: Trouble | None, since: datetime | None
) -> None:
    state = judge(WELL, sight, NOW)
    assert (state.trouble, state.since) == (trouble, since)


def failing(hours: float, kind: FailureKind = FailureKind.TIMEOUT, failures: int = 9) -> Sight:
    since = NOW - timedelta(hours=hours)
    return replace(GOOD, failing_since=since, failures=failures, failure=kind, answered=since)


@pytest.mark.parametrize(
    ("sight", "trouble"),
    [
        pytest.param(failing(7), Trouble.FAILING, id="for hours"),
        pytest.param(failing(7, FailureKind.NOT_A_FEED), Trouble.PAGE, id="a web page"),
        pytest.param(failing(7, FailureKind.GONE), None, id="gone for good is told elsewhere"),
        pytest.param(failing(5), None, id="not for long"),
        pytest.param(failing(7, failures=3), None, id="asked too seldom to tell"),
        pytest.param(replace(failing(7), back=NOW - HOUR), None, id="while we were away"),
        pytest.param(
            replace(failing(100), pause=Pause(9 * DAY, 90 * DAY)), Trouble.FAILING, id="a rare one, days"
        ),
        pytest.param(replace(failing(20), pause=Pause(9 * DAY, 90 * DAY)), None, id="a rare one, hours"),
        pytest.param(replace(failing(4), pause=Pause(HOUR, DAY)), Trouble.FAILING, id="a busy one"),
    ],
)
def test_what_is_wrong_with_a_feed_that_fails(sight: Sight, trouble: Trouble | None) -> None:
    assert judge(WELL, sight, NOW).trouble is trouble


def test_before_a_feed_was_asked_after_our_absence_its_silence_is_ours() -> None:
    silent = replace(GOOD, newest=NOW - 19 * HOUR, answered=NOW - 2 * HOUR, back=NOW - HOUR)
    assert judge(WELL, silent, NOW).trouble is None
    assert judge(WELL, replace(silent, answered=NOW), NOW).trouble is Trouble.QUIET


def lived(sights: Iterable[tuple[datetime, Sight]]) -> list[tuple[datetime, Trouble | None]]:
    """The changes of what is held of a feed, as it is looked at again and again."""
    state, seen = WELL, list[tuple[datetime, Trouble | None]]()
    for now, sight in sights:
        before, state = state, judge(state, sight, now)
        if before.trouble is not state.trouble:
            seen.append((now, state.trouble))
    return seen


def test_a_feed_that_fails_every_other_time_is_never_told_of() -> None:
    moments = [NOW + timedelta(minutes=20 * number) for number in range(300)]
    sights = [
        (now, replace(GOOD, newest=now - HOUR, answered=now))
        if number % 2
        else (now, replace(GOOD, failing_since=now, failures=1, answered=now - 20 * timedelta(minutes=1)))
        for number, now in enumerate(moments)
    ]
    assert lived(sights) == []


def test_a_feed_that_failed_has_to_answer_for_a_while_before_it_is_well() -> None:
    state = judge(WELL, failing(7), NOW)
    well = replace(GOOD, newest=NOW, answered=NOW)
    state = judge(state, well, NOW)
    assert state.trouble is Trouble.FAILING
    again = replace(failing(0), failures=1)
    state = judge(state, again, NOW + STEADY / 2)
    assert judge(state, well, NOW + STEADY).trouble is Trouble.FAILING
    state = judge(state, well, NOW + STEADY)
    assert judge(state, well, NOW + 2 * STEADY).trouble is None


def test_each_outage_of_a_feed_that_breaks_daily_has_to_last_longer_to_be_told() -> None:
    """Eight hours down, two hours up, for a month: a few messages, not sixty."""
    sights = []
    for number in range(30 * 24 * 2):
        now = NOW + number * HOUR / 2
        into = (number * 0.5) % 10
        if into < 8:
            since = now - timedelta(hours=into)
            sights.append((now, replace(GOOD, failing_since=since, failures=9, answered=since, newest=since)))
        else:
            sights.append((now, replace(GOOD, answered=now, newest=now)))
    assert len(lived(sights)) <= 10


def test_after_a_week_of_peace_an_outage_is_believed_as_soon_as_the_first() -> None:
    forgiven = State(ended=NOW - 8 * DAY, strikes=3)
    assert judge(forgiven, failing(7), NOW).trouble is Trouble.FAILING
    assert judge(replace(forgiven, ended=NOW - DAY), failing(7), NOW).trouble is None


def test_only_a_new_item_ends_a_quiet_time() -> None:
    state = judge(WELL, replace(GOOD, newest=NOW - 19 * HOUR), NOW)
    unasked = replace(GOOD, newest=NOW - 19 * HOUR, answered=NOW - 13 * HOUR)
    assert judge(state, unasked, NOW + HOUR).trouble is Trouble.QUIET
    assert judge(state, replace(GOOD, newest=NOW), NOW + HOUR).trouble is None


def test_a_quiet_feed_that_begins_to_fail_goes_on_as_one_trouble() -> None:
    state = judge(WELL, replace(GOOD, newest=NOW - 19 * HOUR), NOW)
    later = judge(state, failing(7), NOW + HOUR)
    assert (later.trouble, later.since) == (Trouble.FAILING, state.since)


def test_without_a_rhythm_a_failing_feed_is_told_of_after_a_fixed_time() -> None:
    hours = FAILING_UNKNOWN / HOUR
    assert judge(WELL, replace(failing(hours), pause=None), NOW).trouble is Trouble.FAILING
    assert judge(WELL, replace(failing(hours - 1), pause=None), NOW).trouble is None
