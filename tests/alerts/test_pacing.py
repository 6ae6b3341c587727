"""No schedule that follows the pace breaks a limit of Telegram, and none is slower than it must be."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.pacing import CHAT_BURST, CHATS_KEPT, Pace, after_flood, after_send, next_free

Log = list[tuple[float, int]]  # when, to whom
GROUPS = frozenset({-1, -2})


def most_within(times: list[float], window_s: float) -> int:
    """The largest number of sends in any window of that length: every window begins at some send."""
    return max((sum(start <= time < start + window_s for time in times) for start in times), default=0)


def check_limits(log: Log) -> None:
    """Telegram's limits as published, counted the slow and obvious way."""
    assert most_within([when for when, _ in log], 1.0) <= 30
    by_chat: dict[int, list[float]] = defaultdict(list)
    for when, chat in log:
        by_chat[chat].append(when)
    for chat, times in by_chat.items():
        for window_s in (1.0, 5.0, 30.0):
            assert most_within(times, window_s) <= CHAT_BURST + window_s
        if chat in GROUPS:
            assert most_within(times, 60.0) <= 20


STEPS = st.lists(
    st.tuples(st.sampled_from([1, 2, 3, -1, -2]), st.floats(0, 3), st.sampled_from([0.0] * 9 + [7.5])),
    max_size=120,
)


@given(STEPS, st.floats(0, 2e9))
def test_no_schedule_that_follows_the_pace_breaks_a_limit(
    steps: list[tuple[int, float, float]], begin: float
) -> None:
    now, pace = begin, Pace()
    log: Log = []
    blocked: dict[int, float] = {}
    for chat, idle, flood in steps:
        at = next_free(pace, chat, is_group=chat in GROUPS, now=now + idle)
        assert at >= max(now + idle, blocked.get(chat, 0.0))
        pace = after_send(pace, chat, is_group=chat in GROUPS, at=at)
        log.append((at, chat))
        now = at
        if flood:
            pace = after_flood(pace, chat, flood, now=now)
            blocked[chat] = max(blocked.get(chat, 0.0), now + flood)
    check_limits(log)


@given(st.integers(1, 200))
def test_many_chats_together_get_at_most_thirty_a_second(chats: int) -> None:
    now, pace, log = 1_000.0, Pace(), []
    for chat in range(chats):
        now = next_free(pace, chat, is_group=False, now=now)
        pace = after_send(pace, chat, is_group=False, at=now)
        log.append((now, chat))
    check_limits(log)


def test_a_short_burst_to_one_chat_goes_out_at_once_and_the_next_waits() -> None:
    pace, times = Pace(), []
    for _ in range(CHAT_BURST + 1):
        times.append(next_free(pace, 7, is_group=False, now=100.0))
        pace = after_send(pace, 7, is_group=False, at=times[-1])
    assert times[:CHAT_BURST] == [100.0] * CHAT_BURST
    assert 101.0 <= times[-1] < 101.1


def test_a_flood_wait_holds_up_its_own_chat_only() -> None:
    pace = after_flood(Pace(), 7, 35.0, now=100.0)
    assert next_free(pace, 7, is_group=False, now=100.0) == 135.0
    assert next_free(pace, 8, is_group=False, now=100.0) == 100.0


def test_a_shorter_flood_wait_does_not_end_a_longer_one() -> None:
    pace = after_flood(after_flood(Pace(), 7, 35.0, now=100.0), 7, 1.0, now=101.0)
    assert next_free(pace, 7, is_group=False, now=102.0) == 135.0


def test_idle_chats_are_forgotten_and_waiting_ones_are_not() -> None:
    pace = after_flood(Pace(), -5, 10_000.0, now=0.0)
    for number in range(5 * CHATS_KEPT):
        pace = after_send(pace, number, is_group=number % 2 == 0, at=number / 29)
    assert len(pace.chats) <= CHATS_KEPT
    assert len(pace.sends) <= 30
    assert next_free(pace, -5, is_group=True, now=400.0) == 10_000.0


@pytest.mark.parametrize(
    ("chats", "minimum_s"),
    [
        # 50 private chats, 200 messages to each: 30 a second in all
        (range(1, 51), 200 * 50 / 30),
        # two groups: 20 a minute, after the first 20
        ((-1, -2), (200 - 20) / 20 * 60),
        # one chat: one a second, after the burst
        ((1,), 200 - CHAT_BURST),
    ],
)
def test_two_hundred_alerts_take_hardly_longer_than_they_must(
    chats: range | tuple[int, ...], minimum_s: float
) -> None:
    waiting = dict.fromkeys(chats, 200)
    now, pace = 0.0, Pace()
    log: Log = []
    while waiting:
        free = {chat: next_free(pace, chat, is_group=chat in GROUPS, now=now) for chat in waiting}
        chat = min(free, key=lambda one: (free[one], -waiting[one]))
        now = free[chat]
        pace = after_send(pace, chat, is_group=chat in GROUPS, at=now)
        log.append((now, chat))
        waiting[chat] -= 1
        if not waiting[chat]:
            del waiting[chat]
    assert len(log) == 200 * len(chats)
    assert now <= minimum_s * 1.05
    check_limits(log[:1_500])
