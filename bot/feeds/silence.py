"""Whether a feed has fallen silent: how long it usually pauses, and what is wrong with it now.

Law: pure. A claim needs evidence: without a learned rhythm no pause is too long, and what happened while we
ourselves were away is no fault of a feed's. A trouble is found once and ends once: it takes time to begin and
time to end, and more time to begin again after it had just ended, so that nothing flaps.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from bot.feeds.answer import FailureKind

LOOKS_BACK = timedelta(days=28)  # so far a busy feed is looked at, to know its weekends
TIMES_MAX = 300  # newest items from which the rhythm of a feed that posts less is learned
GAPS_MIN = 9
ONE_BATCH = timedelta(minutes=10)  # items this close came together: no pause lies between them
WEEK = timedelta(days=8)  # a span that has seen a whole weekend
WEEKEND = timedelta(hours=84)  # Friday noon to Monday night
PAUSE_MIN = timedelta(hours=12)  # nothing shorter is silence, however busy the feed
PAUSE_MAX = timedelta(days=180)
GAPS_MANY = 30
STRETCH, STRETCH_OF_FEW = 2.5, 4.0  # how many times the longest pause so far is too long
LONELY = 3.0  # a pause this many times as long as all others was an accident, no habit

FAILING_MIN, FAILING_MAX = timedelta(hours=3), timedelta(hours=24)
FAILING_UNKNOWN = timedelta(hours=6)
FAILURES_MIN = 4
ITEMS_USUAL_MIN = 5  # a feed that held so many items and holds none any more has lost them
FROZEN_AFTER = timedelta(days=30)
FROZEN_UNLEARNED = timedelta(days=90)  # the same bytes for so long, where no rhythm is known
ANSWER_AGE_MAX = timedelta(hours=12)
STEADY = timedelta(hours=1)  # so long a feed that failed must answer before it counts as well again
STRIKES_MAX = 3  # each recent trouble doubles the time until the next one is believed
FORGIVEN_AFTER = timedelta(days=7)


class Trouble(StrEnum):
    """What is wrong with a feed; stored, counted, shown."""

    QUIET = "quiet"
    """It answers, and has brought nothing new for far longer than it ever paused."""
    FROZEN = "frozen"
    """Quiet for so long that it will hardly go on: a copy that nobody writes into any more."""
    EMPTY = "empty"
    """It answers with a feed that has no items, and used to have some."""
    PAGE = "page"
    """It answers with something that is no feed: mostly a web page."""
    FAILING = "failing"
    """It can't be read at all."""


@dataclass(frozen=True, slots=True)
class Pause:
    """What a feed's pauses are like: the usual one, and from which length on it is silent."""

    usual: timedelta
    limit: timedelta


@dataclass(frozen=True, slots=True)
class Sight:
    """What is known of one feed at one moment; None where it isn't known.

    `newest`: when its newest item came. `changed`: since when its document is the same. `items`: how many
    items its newest document holds, `items_usual` how many they mostly were. `emptied`: since when it has
    none. `back`: since when we ourselves have been able to read feeds without a break.
    """

    pause: Pause | None = None
    answered: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    failure: FailureKind | None = None
    newest: datetime | None = None
    changed: datetime | None = None
    items: int | None = None
    items_usual: int = 0
    emptied: datetime | None = None
    back: datetime | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What we hold of a feed: its trouble and since when; since when it seems well; how often that changed.

    `ended`: when its last trouble ended, `strikes` how many ended lately.
    """

    trouble: Trouble | None = None
    since: datetime | None = None
    well: datetime | None = None
    ended: datetime | None = None
    strikes: int = 0


WELL = State()


def pause_of(times: Sequence[datetime]) -> Pause | None:
    """The rhythm in the times of a feed's items, in any order; None where they are too few to tell.

    The longest pause so far counts, so nights and weekends are known as soon as one was seen; a single one
    that is far longer than all others was an accident and isn't counted.
    """
    ordered = list[datetime]()
    for time in sorted(times):
        if not ordered or time - ordered[-1] >= ONE_BATCH:
            ordered.append(time)
    gaps = sorted(later - earlier for earlier, later in pairwise(ordered))
    if len(gaps) < GAPS_MIN:
        return None
    if gaps[-1] > LONELY * gaps[-2]:
        gaps.pop()
    span = ordered[-1] - ordered[0]
    stretch = STRETCH if len(gaps) >= GAPS_MANY else STRETCH_OF_FEW
    least = PAUSE_MIN if span >= WEEK else WEEKEND
    return Pause(gaps[len(gaps) // 2], min(max(stretch * gaps[-1], least), PAUSE_MAX))


def judge(state: State, sight: Sight, now: datetime) -> State:
    """What is held of the feed from now on."""
    if state.ended is not None and now - state.ended > FORGIVEN_AFTER:
        state = replace(state, ended=None, strikes=0)
    found = _found(sight, now, patience=2 ** min(state.strikes, STRIKES_MAX))
    if state.trouble is None:
        return state if found is None else replace(state, trouble=found[0], since=found[1], well=None)
    if found is not None:
        # Another fault of the same outage: it goes on, under its newest name.
        return replace(state, trouble=found[0], well=None)
    return _ending(state, sight, now)


def _ending(state: State, sight: Sight, now: datetime) -> State:
    """A new item shows at once that a quiet feed is well; one that failed has to answer for a while."""
    if state.trouble in {Trouble.QUIET, Trouble.FROZEN}:
        spoke = sight.newest is not None and state.since is not None and sight.newest > state.since
        return State(ended=now, strikes=state.strikes + 1) if spoke else state
    if sight.failures or sight.answered is None or sight.items == 0:
        return replace(state, well=None)
    well = state.well or now
    if now - well < STEADY:
        return replace(state, well=well)
    return State(ended=now, strikes=state.strikes + 1)


def _found(sight: Sight, now: datetime, patience: int) -> tuple[Trouble, datetime] | None:
    """The trouble that shows at this moment, and when it began."""
    if sight.failures:
        return _failing(sight, now, patience)
    if sight.answered is None or now - sight.answered > ANSWER_AGE_MAX or sight.answered < _back(sight, now):
        return None
    if (
        sight.items == 0
        and sight.items_usual >= ITEMS_USUAL_MIN
        and sight.emptied is not None
        and now - max(sight.emptied, _back(sight, now)) >= patience * _failing_limit(sight.pause)
    ):
        return Trouble.EMPTY, sight.emptied
    return _quiet(sight, now, patience)


def _back(sight: Sight, now: datetime) -> datetime:
    """Before that moment we couldn't have seen the feed well."""
    return min(sight.back, now) if sight.back is not None else now - PAUSE_MAX


def _failing(sight: Sight, now: datetime, patience: int) -> tuple[Trouble, datetime] | None:
    # A feed that is gone for good (410) is told of by the pass that polls: it isn't asked any more.
    if sight.failing_since is None or sight.failures < FAILURES_MIN or sight.failure is FailureKind.GONE:
        return None
    lasts = now - max(sight.failing_since, _back(sight, now))
    if lasts < patience * _failing_limit(sight.pause):
        return None
    kind = Trouble.PAGE if sight.failure is FailureKind.NOT_A_FEED else Trouble.FAILING
    return kind, sight.failing_since


def _failing_limit(pause: Pause | None) -> timedelta:
    """A feed that is read every few minutes is missed sooner than one that speaks once a week."""
    return FAILING_UNKNOWN if pause is None else min(max(pause.usual, FAILING_MIN), FAILING_MAX)


def _quiet(sight: Sight, now: datetime, patience: int) -> tuple[Trouble, datetime] | None:
    if sight.newest is None:
        return None
    if sight.pause is None:
        same = sight.changed is not None and now - sight.changed >= FROZEN_UNLEARNED
        same = same and (sight.items or 0) >= ITEMS_USUAL_MIN and now - sight.newest >= FROZEN_UNLEARNED
        return (Trouble.FROZEN, sight.newest) if same else None
    age = now - sight.newest
    if age <= min(patience * sight.pause.limit, PAUSE_MAX):
        return None
    return (Trouble.FROZEN if age >= FROZEN_AFTER else Trouble.QUIET), sight.newest
