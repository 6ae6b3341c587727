"""One subscription at a hub: its states, and what each event makes of it.

    found -> asked -> active -> renewing -> active …          leaving -> gone
                 any of these -> denied -> asked              any of these -> leaving

Law: pure; a state in, a state out; times are aware, chance is an argument. A hub may confirm only what we
asked it for. Whatever it does or fails to do, there is a next time (`next_at`), except for what is gone.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.feeds.websub import LEASE_S_ASKED, REASON_CODE_POINTS_MAX, is_challenge

PATIENCE: Final = timedelta(minutes=15)
"""So long a hub that took our request has to come and verify it."""
AGAIN_FIRST: Final = timedelta(minutes=5)
AGAIN_MAX: Final = timedelta(days=1)
DENIED_FIRST: Final = timedelta(days=1)
DENIED_MAX: Final = timedelta(days=30)
RENEWED_AFTER: Final = 0.6
"""Share of the lease after which it is renewed; up to `RENEWED_SPREAD` later, so that renewals spread."""
RENEWED_SPREAD: Final = 0.15
LEASE_MIN: Final = timedelta(minutes=1)
LEASE_MAX: Final = timedelta(days=90)
ASKED_AGAIN: Final = timedelta(hours=1)
"""So long a hub may verify once more what it has verified: our answer may have been lost."""
HTTPS_TRIES: Final = 2
"""So often a hub that is named by http is asked over https first."""
LEAVING_TRIES: Final = 3
UNSEEN_MAX: Final = 3
"""A hub that so many documents in a row don't name any more is left."""


class State(StrEnum):
    """How a subscription stands; stored."""

    FOUND = "found"
    ASKED = "asked"
    ACTIVE = "active"
    RENEWING = "renewing"
    DENIED = "denied"
    LEAVING = "leaving"
    GONE = "gone"


ENDED: Final = frozenset({State.LEAVING, State.GONE})
RUNNING: Final = frozenset({State.ACTIVE, State.RENEWING})
DELIVERING: Final = frozenset({State.ASKED, State.ACTIVE, State.RENEWING})


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed's subscription. `signed`: a secret was agreed on. `lease_until`: None before it is verified."""

    id: int
    feed_id: int
    hub: str
    topic: str
    state: State = State.FOUND
    signed: bool = False
    attempts: int = 0
    denials: int = 0
    next_at: datetime | None = None
    asked_at: datetime | None = None
    lease_until: datetime | None = None
    reason: str = ""

    @property
    def mode(self) -> str:
        """What the hub is asked for next."""
        return "unsubscribe" if self.state is State.LEAVING else "subscribe"


@dataclass(frozen=True, slots=True)
class Question:
    """What a hub asks at our address (GET); "" and None where it says nothing."""

    mode: str = ""
    topic: str = ""
    challenge: str = ""
    lease_s: int | None = None
    reason: str = ""


def prefers_https(one: Subscription, now: datetime) -> bool:
    """Whether the hub is asked over https although it is named by http. What runs is renewed as it is."""
    return one.signed if _runs(one, now) else one.attempts < HTTPS_TRIES


def asking(one: Subscription, now: datetime, jitter: float, *, signed: bool) -> Subscription:
    """The state to be stored before the request leaves: the hub may verify before it answers.

    `signed`: the request carries a secret.
    """
    runs = _runs(one, now)
    state = State.RENEWING if runs else State.ASKED
    return replace(
        one,
        state=State.LEAVING if one.state is State.LEAVING else state,
        # What the hub delivers before it verifies is signed as was agreed before.
        signed=one.signed if runs else signed,
        attempts=one.attempts + 1,
        asked_at=now,
        next_at=now + _again(one.attempts + 1, jitter),
    )


def accepted(one: Subscription, now: datetime) -> Subscription:
    """The hub took the request (2xx): it has a while to verify it."""
    waiting = one.state in {State.ASKED, State.RENEWING, State.LEAVING}
    least = now + PATIENCE
    return replace(one, next_at=max(one.next_at or least, least), reason="") if waiting else one


def refused(one: Subscription, reason: str, now: datetime, retry_after_s: int = 0) -> Subscription:
    """The request failed; next time as `asking` set it, or when the hub wishes."""
    if one.state is State.LEAVING and one.attempts >= LEAVING_TRIES:
        return gone(one)
    waited = now + min(timedelta(seconds=retry_after_s), AGAIN_MAX)
    return replace(one, next_at=max(one.next_at or waited, waited), reason=reason[:REASON_CODE_POINTS_MAX])


def answered(one: Subscription, question: Question, now: datetime, jitter: float) -> Subscription | None:
    """What the hub's question makes of the subscription; None: we didn't ask for this (404)."""
    if question.topic != one.topic:
        return None
    if question.mode == "denied":
        return _denied(one, question.reason, now, jitter) if one.state in DELIVERING else None
    if not is_challenge(question.challenge):
        return None
    if question.mode == "unsubscribe":
        return gone(one) if one.state is State.LEAVING and one.attempts else None
    if question.mode != "subscribe" or not _wishes(one, now):
        return None
    return _verified(one, question, now, jitter)


def left(one: Subscription, now: datetime) -> Subscription:
    """The feed rests, is gone, or has another hub: what was never asked for just ends."""
    if one.state in ENDED:
        return one
    if one.state in {State.FOUND, State.DENIED}:
        return gone(one)
    return replace(one, state=State.LEAVING, attempts=0, next_at=now, lease_until=None, reason="")


def gone(one: Subscription) -> Subscription:
    """It is over; its address answers 410 for a while."""
    return replace(one, state=State.GONE, next_at=None, lease_until=None)


def _runs(one: Subscription, now: datetime) -> bool:
    """Whether an agreement is in force, or to be ended."""
    lasts = one.lease_until is not None and one.lease_until > now
    return one.state is State.LEAVING or (one.state in RUNNING and lasts)


def _wishes(one: Subscription, now: datetime) -> bool:
    """Whether a subscription is pending, or was a moment ago."""
    if one.state in {State.ASKED, State.RENEWING}:
        return True
    return one.state is State.ACTIVE and one.asked_at is not None and now - one.asked_at < ASKED_AGAIN


def _verified(one: Subscription, question: Question, now: datetime, jitter: float) -> Subscription:
    lease_s = LEASE_S_ASKED if question.lease_s is None else question.lease_s
    lease = min(max(timedelta(seconds=lease_s), LEASE_MIN), LEASE_MAX)
    renewed = max(lease * (RENEWED_AFTER + RENEWED_SPREAD * jitter), LEASE_MIN)
    return replace(
        one,
        state=State.ACTIVE,
        attempts=0,
        denials=0,
        lease_until=now + lease,
        next_at=now + renewed,
        reason="",
    )


def _denied(one: Subscription, reason: str, now: datetime, jitter: float) -> Subscription:
    pause = min(DENIED_FIRST * 2 ** min(one.denials, 10), DENIED_MAX)
    return replace(
        one,
        state=State.DENIED,
        attempts=0,
        denials=one.denials + 1,
        lease_until=None,
        next_at=now + pause * (1 + 0.1 * jitter),
        reason=reason[:REASON_CODE_POINTS_MAX] or "the hub gives no reason",
    )


def _again(attempts: int, jitter: float) -> timedelta:
    """Exponential back-off, half of it by chance."""
    return min(AGAIN_FIRST * 2.0 ** min(attempts - 1, 16), AGAIN_MAX) * (0.5 + 0.5 * jitter)
