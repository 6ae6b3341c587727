"""Whether it is we who are cut off: nearly all feeds fail at the same time. Pure.

Law: many publishers don't break in the same minutes, a network does. While we are cut off nothing is said of
single feeds; that state ends only when most feeds answer again, so one lucky answer doesn't end it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from bot.feeds.answer import FailureKind

FEEDS_MIN = 3
HOSTS_MIN = 3
SHARE_MIN = 0.8  # of the feeds that are polled
SHARE_OVER = 0.5  # fewer fail: it is over
LASTS = timedelta(minutes=20)
BEFORE = timedelta(hours=3)  # what failed so long before is no part of it
# What a publisher does on purpose, or the operator by mistake, is no sign of the network.
_THEIR_OWN = frozenset(
    {FailureKind.ADDRESS, FailureKind.FILE, FailureKind.GONE, FailureKind.RATE, FailureKind.TOO_LARGE}
)


@dataclass(frozen=True, slots=True)
class Polled:
    """One feed of the web: its host, since when it fails and how, and when it answered last."""

    host: str
    failing_since: datetime | None = None
    failure: FailureKind | None = None
    answered: datetime | None = None

    @property
    def fails(self) -> bool:
        """Whether it fails as it does where the network is gone."""
        return self.failing_since is not None and self.failure not in _THEIR_OWN


@dataclass(frozen=True, slots=True)
class CutOff:
    """Since when we are cut off: `since` is the last answer; and how many of how many feeds fail."""

    since: datetime
    failing: int
    feeds: int


def cut_off(feeds: Sequence[Polled], now: datetime, since: datetime | None = None) -> CutOff | None:
    """Whether we are; `since` where we knew it before."""
    feeds = [feed for feed in feeds if not _long_before(feed, since or now)]
    failing = [feed for feed in feeds if feed.fails]
    if since is not None:
        lasts = len(failing) > SHARE_OVER * len(feeds)
        return CutOff(since, len(failing), len(feeds)) if lasts else None
    wanted = ceil(SHARE_MIN * len(feeds))
    if len(feeds) < FEEDS_MIN or len(failing) < wanted or len({feed.host for feed in failing}) < HOSTS_MIN:
        return None
    began = sorted(feed.failing_since for feed in failing if feed.failing_since is not None)
    if now - began[wanted - 1] < LASTS:
        return None
    last = max((feed.answered for feed in failing if feed.answered is not None), default=began[0])
    return CutOff(min(last, began[wanted - 1]), len(failing), len(feeds))


def _long_before(feed: Polled, when: datetime) -> bool:
    return feed.failing_since is not None and when - feed.failing_since > BEFORE
