"""A subscription's states: only what we asked for is agreed to, there is always a next time, nothing lasts for ever."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.subscription import (
    AGAIN_MAX,
    DENIED_MAX,
    LEASE_MAX,
    LEASE_MIN,
    Question,
    State,
    Subscription,
    accepted,
    answered,
    asking,
    left,
    prefers_https,
    refused,
)

NOON = datetime(2025, 5, 28, 12, tzinfo=UTC)
TOPIC = "https://news.example/feed"
FOUND = Subscription(1, 1, "https://hub.example/", TOPIC)
YES = Question("subscribe", TOPIC, "challenge", 864_000)
NO_MORE = Question("unsubscribe", TOPIC, "challenge")
DENIED = Question("denied", TOPIC)


def state(name: State) -> Subscription:
    """A subscription in this state, some time after its last event."""
    asked = replace(
        FOUND, state=name, attempts=1, asked_at=NOON - timedelta(days=2), next_at=NOON, signed=True
    )
    runs = name in {State.ACTIVE, State.RENEWING}
    return replace(asked, lease_until=NOON + timedelta(days=8) if runs else None)


@pytest.mark.parametrize(
    ("name", "question", "becomes"),
    [
        (State.FOUND, YES, None),
        (State.ASKED, YES, State.ACTIVE),
        (State.ACTIVE, YES, None),
        (State.RENEWING, YES, State.ACTIVE),
        (State.DENIED, YES, None),
        (State.LEAVING, YES, None),
        (State.GONE, YES, None),
        (State.FOUND, NO_MORE, None),
        (State.ASKED, NO_MORE, None),
        (State.ACTIVE, NO_MORE, None),
        (State.RENEWING, NO_MORE, None),
        (State.LEAVING, NO_MORE, State.GONE),
        (State.GONE, NO_MORE, None),
        (State.FOUND, DENIED, None),
        (State.ASKED, DENIED, State.DENIED),
        (State.ACTIVE, DENIED, State.DENIED),
        (State.RENEWING, DENIED, State.DENIED),
        (State.DENIED, DENIED, None),
        (State.LEAVING, DENIED, None),
        (State.GONE, DENIED, None),
    ],
)
def test_a_hub_may_confirm_what_was_asked_and_nothing_else(
    name: State, question: Question, becomes: State | None
) -> None:
    after = answered(state(name), question, NOON, 0.5)
    assert (after and after.state) is becomes
    assert answered(state(name), replace(question, topic=f"{TOPIC}/"), NOON, 0.5) is None


def test_an_end_that_was_not_asked_for_yet_is_not_confirmed() -> None:
    assert answered(left(state(State.ACTIVE), NOON), NO_MORE, NOON, 0.5) is None


@pytest.mark.parametrize(
    ("lease_s", "lasts"),
    [
        (864_000, timedelta(days=10)),
        (None, timedelta(days=10)),
        (3_600, timedelta(hours=1)),
        (0, LEASE_MIN),
        (10**11, LEASE_MAX),
    ],
)
@pytest.mark.parametrize("jitter", [0.0, 0.999])
def test_a_lease_is_the_hubs_within_limits_and_is_renewed_before_it_ends(
    lease_s: int | None, lasts: timedelta, jitter: float
) -> None:
    after = answered(state(State.ASKED), replace(YES, lease_s=lease_s), NOON, jitter)
    assert after is not None
    assert after.lease_until == NOON + lasts
    assert after.next_at is not None
    assert after.next_at >= NOON + LEASE_MIN
    assert after.next_at <= NOON + max(0.75 * lasts, LEASE_MIN)


def test_renewals_of_one_moment_spread() -> None:
    times = {
        after.next_at
        for number in range(100)
        if (after := answered(state(State.ASKED), YES, NOON, number / 100)) is not None
    }
    assert len(times) == 100


def test_the_pause_between_requests_grows_to_a_day() -> None:
    one, now, pauses = FOUND, NOON, []
    for _ in range(14):
        one = refused(asking(one, now, 1.0, signed=True), "no", now)
        assert one.next_at is not None
        pauses.append(one.next_at - now)
        now = one.next_at
    assert pauses[:3] == [timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=20)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == AGAIN_MAX


def test_the_pause_after_denials_grows_to_a_month() -> None:
    one, now, pauses = asking(FOUND, NOON, 0.0, signed=True), NOON, []
    for _ in range(8):
        denied = answered(one, DENIED, now, 0.0)
        assert denied is not None
        assert denied.next_at is not None
        pauses.append(denied.next_at - now)
        now = denied.next_at
        one = asking(denied, now, 0.0, signed=True)
        assert one.state is State.ASKED
    assert pauses[:2] == [timedelta(days=1), timedelta(days=2)]
    assert pauses[-1] == DENIED_MAX


def test_what_was_agreed_over_https_is_never_renewed_without_a_secret() -> None:
    one = state(State.ACTIVE)
    for _ in range(10):
        assert prefers_https(one, NOON)
        one = refused(asking(one, NOON, 0.5, signed=False), "no", NOON)
        assert one.signed
    over = NOON + timedelta(days=9)
    assert not prefers_https(one, over)
    assert asking(one, over, 0.5, signed=False).state is State.ASKED, "nothing is in force any more"


def test_what_was_never_asked_for_is_left_without_a_word() -> None:
    assert left(FOUND, NOON).state is State.GONE
    assert left(state(State.DENIED), NOON).state is State.GONE
    assert left(state(State.RENEWING), NOON).state is State.LEAVING
    assert left(state(State.GONE), NOON) == state(State.GONE)


EVENTS = st.lists(
    st.one_of(
        st.sampled_from(["ask", "accept", "refuse", "leave"]),
        st.builds(
            Question,
            st.sampled_from(["subscribe", "unsubscribe", "denied", "x"]),
            st.sampled_from([TOPIC, "other"]),
            st.sampled_from(["challenge", ""]),
            st.none() | st.integers(0, 10**12),
        ),
    ),
    max_size=30,
)


@given(EVENTS, st.floats(0, 0.999))
def test_whatever_happens_there_is_a_next_time_unless_it_is_over(events: list[object], jitter: float) -> None:
    one, now = replace(FOUND, next_at=NOON), NOON
    for event in events:
        now += timedelta(minutes=7)
        ended = one.state in {State.LEAVING, State.GONE}
        if one.state is State.GONE and event in {"ask", "accept", "refuse"}:
            continue
        match event:
            case "ask":
                one = asking(one, now, jitter, signed=True)
            case "accept":
                one = accepted(one, now)
            case "refuse":
                one = refused(one, "no", now, retry_after_s=10**9)
            case "leave":
                one = left(one, now)
            case Question():
                one = answered(one, event, now, jitter) or one
        assert (one.next_at is None) is (one.state is State.GONE)
        assert not ended or one.state in {State.LEAVING, State.GONE}, "what was left never comes back"
        assert one.next_at is None or one.next_at <= now + DENIED_MAX * 1.1 + LEASE_MAX
        if one.state in {State.ASKED, State.DENIED, State.LEAVING}:
            assert one.lease_until is None or one.lease_until <= now
