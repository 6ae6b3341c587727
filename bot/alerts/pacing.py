"""When may the next message go to a chat? A `Pace` remembers what went out lately. Pure.

Telegram allows about one message a second to a chat (a short burst passes), 20 a minute to a group or
channel, and about 30 a second in all; a 429 asks one chat, and only that one, to wait. Our windows are a
little longer than Telegram's, because what leaves evenly may arrive unevenly.

Times are seconds of one clock that never runs backwards within a Pace (Unix seconds will do).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import MappingProxyType

EDIT_PAUSE = timedelta(seconds=30)  # between two edits of an alert, but for those that a button asks for
CHAT_INTERVAL_S = 1.02
CHAT_BURST = 3
GROUP_SENDS_MAX = 20
GROUP_WINDOW_S = 61.0
ALL_SENDS_MAX = 30
ALL_WINDOW_S = 1.02
CHATS_KEPT = 2_048  # beyond it the idle ones are dropped: at 30 a second at most 1,830 can be busy


@dataclass(frozen=True, slots=True)
class ChatPace:
    """What one chat got lately.

    `paid_until` runs one interval ahead for each message (a bucket that refills one message an interval);
    `sends` are the newest group sends, `blocked_until` is the end of a flood wait.
    """

    paid_until: float = 0.0
    sends: tuple[float, ...] = ()
    blocked_until: float = 0.0

    def idle_at(self, now: float) -> bool:
        """Whether forgetting this chat at `now` changes nothing."""
        group_free = not self.sends or self.sends[-1] + GROUP_WINDOW_S <= now
        return self.paid_until <= now and self.blocked_until <= now and group_free


@dataclass(frozen=True, slots=True)
class Pace:
    """All that pacing remembers: the newest sends to anybody, and each busy chat."""

    sends: tuple[float, ...] = ()
    chats: Mapping[int, ChatPace] = field(default_factory=lambda: MappingProxyType({}))


_FRESH = ChatPace()


def next_free(pace: Pace, chat_id: int, *, is_group: bool, now: float) -> float:
    """The earliest time, `now` or later, at which a message to `chat_id` breaks no limit."""
    chat = pace.chats.get(chat_id, _FRESH)
    burst_free = chat.paid_until - (CHAT_BURST - 1) * CHAT_INTERVAL_S
    free = max(now, chat.blocked_until, burst_free, _window_free(pace.sends, ALL_SENDS_MAX, ALL_WINDOW_S))
    return max(free, _window_free(chat.sends, GROUP_SENDS_MAX, GROUP_WINDOW_S)) if is_group else free


def after_send(pace: Pace, chat_id: int, *, is_group: bool, at: float) -> Pace:
    """The pace after a message (or an edit) to `chat_id` left at `at`.

    Call it before the request is written: requests that are under way count too.
    """
    chat = pace.chats.get(chat_id, _FRESH)
    paid = replace(
        chat,
        paid_until=max(at, chat.paid_until) + CHAT_INTERVAL_S,
        sends=(*chat.sends, at)[-GROUP_SENDS_MAX:] if is_group else (),
    )
    return Pace((*pace.sends, at)[-ALL_SENDS_MAX:], _with_chat(pace.chats, chat_id, paid, at))


def after_flood(pace: Pace, chat_id: int, retry_after_s: float, *, now: float) -> Pace:
    """The pace after Telegram asked `chat_id` to wait; other chats go on."""
    chat = pace.chats.get(chat_id, _FRESH)
    waits = replace(chat, blocked_until=max(chat.blocked_until, now + max(0.0, retry_after_s)))
    return Pace(pace.sends, _with_chat(pace.chats, chat_id, waits, now))


def _window_free(sends: tuple[float, ...], sends_max: int, window_s: float) -> float:
    """When the oldest of the newest `sends_max` leaves the window; minus infinity while there is room."""
    return sends[-sends_max] + window_s if len(sends) >= sends_max else float("-inf")


def _with_chat(
    chats: Mapping[int, ChatPace], chat_id: int, chat: ChatPace, now: float
) -> Mapping[int, ChatPace]:
    kept = chats.items()
    if len(chats) >= CHATS_KEPT:
        kept = {other: state for other, state in chats.items() if not state.idle_at(now)}.items()
    return MappingProxyType({**dict(kept), chat_id: chat})
