"""An `Appointment`: one date of a story, how it stands, and the reports that say so. Frozen values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.alerts.dated import Dated
from bot.facts.fact import Fact


class State(StrEnum):
    """How an appointment stands."""

    SET = "set"
    MOVED = "moved"
    CONFLICTING = "conflicting"
    POSTPONED = "postponed"  # and no new date is known
    CANCELLED = "cancelled"
    REPLACED = "replaced"  # one of several dates that one new date stands for

    @property
    def stands(self) -> bool:
        """Whether it takes place, as far as anybody knows."""
        return self in {State.SET, State.MOVED, State.CONFLICTING}


@dataclass(frozen=True, slots=True)
class DatedReport:
    """What one report says of when: the coming `dates` that it states, and its `statuses`.

    `at` orders the reports; `zone` is the IANA name of the zone that its publisher lives in; `opened` is when
    its story began, which together with the story's number never names another one.
    """

    story: int
    item: int
    at: datetime
    opened: datetime
    title: str
    link: str = ""
    source: str = ""
    publisher: str = ""
    zone: str = "UTC"
    dates: tuple[Fact, ...] = ()
    statuses: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Appointment:
    """One date of a story. `newest` is the newest report on it, `text` the words it was read from.

    `was` are the dates that it was moved from, `others` those that it conflicts with; `publishers` say it.
    `origin` is the first date of this appointment, which stays as it moves; `sequence` counts the changes
    of the story's dates so far, the last of them at `changed`.
    """

    story: int
    when: Dated
    text: str
    state: State
    newest: DatedReport
    origin: str
    sequence: int
    changed: datetime
    publishers: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    rules: frozenset[str] = frozenset()
