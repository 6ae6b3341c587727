"""How far a hub is trusted: polling slows while it brings the news, and is back as soon as it doesn't.

Law: pure. Trust is earned by pushes that bring what no poll had brought, and lost at once by a poll that
finds what was not pushed; who lost it has to bring more. A push never puts a poll off: only a poll that finds
nothing new does, and never beyond the longest pause, the lease, or the time in which half of its document is
replaced.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.feeds.item import Item
from bot.feeds.timing import POLL_S_MAX
from bot.feeds.websub import Endpoints

PROOFS_NEEDED: Final = 2
"""Proofs in a row; twice as many after each fault, so that a hub that drops items is soon not waited for."""
FAULTS_MAX: Final = 4
PROOFS_FORGIVE: Final = 64
"""So many proofs in a row, and earlier faults are forgotten."""
SLOW_S_MAX: Final = POLL_S_MAX
"""No slower than the slowest feed without a hub: a hub that falls silent costs no more than that."""
DATES_NEEDED: Final = 4


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of a feed's hub between two polls.

    `proofs` in a row, `faults` of late; `pings`: so often it said since the last poll that there is
    something; `waiting`: deliveries that aren't taken in yet; `half_s`: in how many seconds the publisher
    replaced half of its document, measured on so many items; `lease_until`: None without a subscription.
    """

    lease_until: datetime | None = None
    proofs: int = 0
    faults: int = 0
    pings: int = 0
    waiting: int = 0
    half_s: int | None = None
    half_items: int = 0

    def holds(self, now: datetime) -> bool:
        """Whether polling may be slow."""
        lasts = self.lease_until is not None and self.lease_until > now
        return lasts and self.proofs >= PROOFS_NEEDED * 2**self.faults


@dataclass(frozen=True, slots=True)
class PushNote:
    """What a poll says of a feed's hub.

    `endpoints`: those that its document names, None without one. `before` (None: there is no subscription)
    and `after`: how far the hub is trusted. A ping that came while the poll was under way has the feed polled
    once more, at `again_at`.
    """

    again_at: datetime
    after: Trust = Trust()
    before: Trust | None = None
    endpoints: Endpoints | None = None


def brought(one: Trust) -> Trust:
    """The hub brought something that was new."""
    proofs = min(one.proofs + 1, PROOFS_FORGIVE)
    return replace(one, proofs=proofs, faults=0 if proofs == PROOFS_FORGIVE else one.faults)


def polled(one: Trust, now: datetime, *, found: bool) -> Trust:
    """A poll ended well; `found`: it brought an item that had not been pushed."""
    if found and not (one.pings or one.waiting):
        fault = int(one.holds(now))
        return replace(one, proofs=0, faults=min(one.faults + fault, FAULTS_MAX))
    return replace(brought(one) if found else one, pings=0)


def next_poll(one: Trust, usual: datetime, now: datetime, *, most_s: int = SLOW_S_MAX) -> datetime:
    """When to poll after a poll: as usual, or later while the hub is trusted, but within `most_s`."""
    if not one.holds(now) or one.half_s is None or one.lease_until is None:
        return usual
    slow = now + timedelta(seconds=min(most_s, one.half_s))
    return max(usual, min(slow, one.lease_until))


def measured(one: Trust, items: Sequence[Item]) -> Trust:
    """With the time between the newest report of a document and its middle one.

    A document that says too few dates, or of which only a small part was read, measures nothing.
    """
    dates = sorted((item.published for item in items if item.published), reverse=True)
    if len(dates) < DATES_NEEDED or 2 * len(dates) < one.half_items:
        return one
    span = dates[0] - dates[len(dates) // 2]
    return replace(one, half_s=int(span.total_seconds()), half_items=len(dates))
