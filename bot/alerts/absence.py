"""When we were away: the process didn't run, the machine slept, or no feed could be read. Pure.

Law: what was published meanwhile isn't lost, but told together (`late`, and the hold in `bot.alerts.decide`);
and that we were away is said, once. A clock that was only set is no absence.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.intake import FeedView
from bot.feeds.item import Item

AWAY_MIN = timedelta(minutes=30)  # shorter absences are neither told nor change how alerts come
FRESH = timedelta(minutes=5)  # what was published in these rings at once, also after an absence
CATCH_UP_WAIT = timedelta(minutes=2)  # so long what came in late waits for the rest of it
CATCH_UP_WAIT_MAX = timedelta(minutes=10)  # and so long where feeds are still to be read
CATCH_UP_ALONE_MAX = 3  # so few late alerts come one by one


@dataclass(frozen=True, slots=True)
class Mark:
    """That we were alive: the time of day, and seconds since the machine started, sleep included.

    `boot` names that start of the machine; "" where nothing is known of it.
    """

    at: datetime
    up_s: float = 0.0
    boot: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """From when to when we were away. `cut_off`: we ran, but could read no feed."""

    since: datetime
    until: datetime
    cut_off: bool = False


def absence(last: Mark | None, now: Mark) -> Absence | None:
    """Whether we were away between two marks, and long enough to say so."""
    if last is None:
        return None
    span = now.at - last.at
    if now.boot and now.boot == last.boot:
        # The machine didn't start anew: its own count tells a clock that was set from time that went by.
        span = min(span, timedelta(seconds=now.up_s - last.up_s))
    return Absence(now.at - span, now.at) if span >= AWAY_MIN else None


def late(feed: FeedView, now: datetime) -> bool:
    """Whether what this answer of the feed brings comes late: it could long have been read, and wasn't."""
    if not feed.primed or feed.sample or feed.answered is None:
        return False
    since = feed.failing_since if feed.failures else max(feed.answered, feed.due or feed.answered)
    return since is not None and now - since >= AWAY_MIN


def is_old(item: Item, fetched: datetime) -> bool:
    """Whether an item that comes late wasn't published just now."""
    return item.published is None or fetched - item.published >= FRESH
