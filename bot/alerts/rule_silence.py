"""Whether a rule has lost most of the feeds that usually bring something for it. Pure.

Law: told once to each chat, and once that it is over; then not again for a while, so that feeds which come
and go are no stream of messages. Feeds that nobody polls any more are no silent ones.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

LOOKS_BACK = timedelta(days=56)
ITEMS_MIN = 2  # reports that make a feed one that usually feeds a rule
FEEDS_MIN = 3  # of fewer, each is told of by itself
SHARE = 0.5
PAUSE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class ToldOf:
    """A chat was told that these feeds are silent; `over`: when it was told that they speak again."""

    feeds: frozenset[int]
    over: datetime | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do about one chat and one rule: tell of these feeds, that it is over, or drop it unsaid."""

    says: Literal["silent", "again", "dropped"]
    feeds: tuple[int, ...] = ()
    of: int = 0


def judge(
    feeding: Collection[int],
    silent: Collection[int],
    polled: Collection[int],
    told: ToldOf | None,
    now: datetime,
) -> Verdict | None:
    """`feeding`: the feeds that usually bring something, of those that the chat sees; None: nothing to do."""
    if told is not None and told.over is None:
        left = [feed for feed in told.feeds if feed in polled]
        if not left:
            return Verdict("dropped")
        return Verdict("again") if sum(feed in silent for feed in left) < SHARE * len(left) else None
    if told is not None and told.over is not None and now - told.over < PAUSE:
        return None
    usual = [feed for feed in feeding if feed in polled]
    found = tuple(sorted(feed for feed in usual if feed in silent))
    if len(usual) < FEEDS_MIN or len(found) < SHARE * len(usual):
        return None
    return Verdict("silent", found, len(usual))
