"""What follows from an attempt to send, outcome by outcome."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts import retry
from bot.alerts.outcome import (
    ChatGone,
    ChatMoved,
    Flooded,
    NotWritten,
    Outcome,
    ParentGone,
    Refused,
    Sent,
    TopicGone,
    Unauthorized,
    Unknown,
)

NOW = datetime.fromisoformat("2025-05-28T12:00:00+00:00")
TOMORROW = NOW + timedelta(days=1)


def next_after(
    outcome: Outcome, *, attempts: int = 0, now: datetime = NOW, jitter: float = 0.0
) -> retry.Next:
    return retry.after(outcome, attempts=attempts, now=now, expires=TOMORROW, jitter=jitter)


def pause_s(following: retry.Next, now: datetime = NOW) -> float:
    assert isinstance(following, retry.TryAgain)
    return (following.at - now).total_seconds()


@pytest.mark.parametrize(
    ("outcome", "following"),
    [
        (Sent(7), retry.Done(7)),
        (ParentGone("replied message not found"), retry.SendWithoutParent("replied message not found")),
        (Refused("text is too long"), retry.GiveUp("text is too long")),
        (ChatGone("bot was blocked"), retry.PauseChat("bot was blocked")),
        (TopicGone("topic_closed"), retry.LeaveTopic("topic_closed")),
        (ChatMoved(-1001), retry.MoveChat(-1001)),
        (Unauthorized("token revoked"), retry.Halt("token revoked")),
    ],
)
def test_an_answer_says_what_follows(outcome: Outcome, following: retry.Next) -> None:
    assert following == next_after(outcome)


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(0, 1), (1, 2), (2, 4), (5, 32), (6, 60), (7, 60), (10**9, 60)]
)
def test_what_never_left_is_tried_again_at_most_a_minute_later(attempts: int, seconds: float) -> None:
    assert seconds == pause_s(next_after(NotWritten("no route"), attempts=attempts))


def test_what_never_left_is_tried_again_although_it_has_expired() -> None:
    late = TOMORROW + timedelta(days=30)
    assert pause_s(next_after(NotWritten("no route"), attempts=3, now=late), late) == 8


@pytest.mark.parametrize(("attempts", "seconds"), [(0, 2), (1, 4), (4, 32), (8, 512), (9, 600), (40, 600)])
def test_what_may_have_arrived_is_tried_ever_more_slowly(attempts: int, seconds: float) -> None:
    assert seconds == pause_s(next_after(Unknown("time-out"), attempts=attempts))


def test_the_last_try_of_what_may_have_arrived_is_when_it_expires() -> None:
    shortly_before = TOMORROW - timedelta(seconds=5)
    following = next_after(Unknown("time-out"), attempts=9, now=shortly_before)
    assert retry.TryAgain(TOMORROW, "time-out", 10) == following


def test_what_may_have_arrived_and_has_expired_is_given_up() -> None:
    assert retry.GiveUp("502") == next_after(Unknown("502"), attempts=9, now=TOMORROW)


@pytest.mark.parametrize("retry_after_s", [0, 1, 35, 86_400])
def test_a_flood_wait_is_obeyed_and_counts_as_no_attempt(retry_after_s: float) -> None:
    following = next_after(Flooded(retry_after_s), attempts=4, jitter=1.0)
    assert isinstance(following, retry.TryAgain)
    assert following.attempts == 4
    assert retry_after_s <= pause_s(following) <= retry_after_s + 1


def test_tries_are_counted() -> None:
    following = next_after(NotWritten("no route"), attempts=3)
    assert isinstance(following, retry.TryAgain)
    assert following.attempts == 4


@given(
    st.integers(0, 10**6),
    st.floats(0, 1),
    st.sampled_from([NotWritten("n"), Unknown("u"), Flooded(0.0), Flooded(-3.0)]),
)
def test_no_pause_is_empty_or_longer_than_its_limit(attempts: int, jitter: float, outcome: Outcome) -> None:
    assert 0 < pause_s(next_after(outcome, attempts=attempts, jitter=jitter)) <= retry.UNKNOWN_PAUSE_S_MAX


@given(st.integers(0, 4))
def test_jitter_spreads_pauses_and_never_shortens_them(attempts: int) -> None:
    shortest = pause_s(next_after(Unknown("u"), attempts=attempts, jitter=0.0))
    longest = pause_s(next_after(Unknown("u"), attempts=attempts, jitter=1.0))
    assert shortest * (1 + retry.JITTER_SHARE) == pytest.approx(longest)
