"""What to do after an attempt to send or edit: a table from `Outcome` to `Next`. Pure.

What surely never left is tried again without end, at most a minute apart. What may have arrived is tried
with growing pauses until the message expires, because each further try may double it. A flood wait is
obeyed to the second and counts as no attempt: Telegram answered, and nothing was sent.
Nothing ends in silence: each `GiveUp` is told to the owner, `Halt` stops delivery as a whole.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

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

NOT_WRITTEN_PAUSE_S_MIN = 1.0
NOT_WRITTEN_PAUSE_S_MAX = 60.0
UNKNOWN_PAUSE_S_MIN = 2.0
UNKNOWN_PAUSE_S_MAX = 600.0
FLOOD_MARGIN_S = 0.5  # Telegram rounds retry_after down
JITTER_SHARE = 0.25  # a pause grows by up to this share, so that many messages don't come back at once


@dataclass(frozen=True, slots=True)
class Done:
    """Record it as delivered under `remote_id`."""

    remote_id: int


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Try again at `at`; `attempts` is the count to store."""

    at: datetime
    reason: str
    attempts: int


@dataclass(frozen=True, slots=True)
class SendWithoutParent:
    """Send it at once as a message of its own: what it replied to, or edited, is gone."""

    reason: str


@dataclass(frozen=True, slots=True)
class PauseChat:
    """Send nothing to this chat until it writes again or lets us write; its rules stay."""

    reason: str


@dataclass(frozen=True, slots=True)
class LeaveTopic:
    """Send it to the chat itself; what is said there already waits until that can be written in again."""

    reason: str


@dataclass(frozen=True, slots=True)
class MoveChat:
    """Rewrite our rows to `new_id`, and send it there at once."""

    new_id: int


@dataclass(frozen=True, slots=True)
class GiveUp:
    """The message will not arrive; the owner is told."""

    reason: str


@dataclass(frozen=True, slots=True)
class Halt:
    """Nothing can be sent to anybody until the operator acts; the message stays due."""

    reason: str


Next = Done | TryAgain | SendWithoutParent | PauseChat | LeaveTopic | MoveChat | GiveUp | Halt


def after(outcome: Outcome, *, attempts: int, now: datetime, expires: datetime, jitter: float) -> Next:
    """What follows from `outcome`.

    `attempts` counts the earlier ones (0 at the first), `jitter` is between 0 and 1. `expires` ends only
    the tries after `Unknown`; the last of them is at `expires` itself.
    """
    match outcome:
        case Sent(remote_id):
            return Done(remote_id)
        case NotWritten(reason):
            pause = _pause(NOT_WRITTEN_PAUSE_S_MIN, NOT_WRITTEN_PAUSE_S_MAX, attempts, jitter)
            return TryAgain(now + pause, reason, attempts + 1)
        case Unknown(reason):
            if now >= expires:
                return GiveUp(reason)
            pause = _pause(UNKNOWN_PAUSE_S_MIN, UNKNOWN_PAUSE_S_MAX, attempts, jitter)
            return TryAgain(min(now + pause, expires), reason, attempts + 1)
        case Flooded(retry_after_s):
            wait = timedelta(seconds=max(0.0, retry_after_s) + FLOOD_MARGIN_S)
            return TryAgain(now + wait, f"flood wait of {retry_after_s:g} s", attempts)
        case ParentGone(reason):
            return SendWithoutParent(reason)
        case Refused(reason):
            return GiveUp(reason)
        case ChatGone(reason):
            return PauseChat(reason)
        case TopicGone(reason):
            return LeaveTopic(reason)
        case ChatMoved(new_id):
            return MoveChat(new_id)
        case Unauthorized(reason):
            return Halt(reason)
        case _:
            assert_never(outcome)


def _pause(shortest_s: float, longest_s: float, attempts: int, jitter: float) -> timedelta:
    """Doubled with each attempt up to `longest_s`, jitter included."""
    doublings = min(max(0, attempts), 32)  # 2 ** 32 s is beyond any longest pause, and no float overflows
    grown = shortest_s * 2.0**doublings * (1 + JITTER_SHARE * jitter)
    return timedelta(seconds=min(longest_s, grown))
