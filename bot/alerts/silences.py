"""Whom to tell what of feeds that fell silent or speak again: one message a chat. Pure.

Law: each chat is told once of a trouble, and once of its end; of what began and ended between two messages,
nothing. Of a private feed only those are told who have it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.feeds.silence import State, Trouble


@dataclass(frozen=True, slots=True)
class Fault:
    """A feed in trouble, as a person is told of it. `usual` None: no rhythm is known."""

    feed_id: int
    name: str
    trouble: Trouble
    since: datetime
    usual: timedelta | None = None
    problem: str = ""
    items_usual: int = 0


@dataclass(frozen=True, slots=True)
class Recovered:
    """A feed that speaks again, and since when it had been in trouble."""

    feed_id: int
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What one chat is told. `dropped` are feeds that it was told of and has no more: nothing is said."""

    chat_id: int
    faults: tuple[Fault, ...] = ()
    recovered: tuple[Recovered, ...] = ()
    dropped: tuple[int, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether it is a message at all."""
        return bool(self.faults or self.recovered)


def reports(
    states: Mapping[int, tuple[str, State]],
    faults: Mapping[int, Fault],
    sees: Mapping[int, Collection[int]],
    told: Iterable[tuple[int, int, datetime]],
) -> tuple[Report, ...]:
    """By chat. `states` of all feeds that are polled, with their names; `sees`: by chat what it is told of.

    `told`: chat, feed, and the beginning of what it was told and doesn't know to be over.
    """
    known: dict[int, dict[int, datetime]] = {}
    for chat_id, feed_id, since in told:
        known.setdefault(chat_id, {})[feed_id] = since
    found: list[Report] = []
    for chat_id in sorted({*sees, *known}):
        of_chat, before = sees.get(chat_id, ()), known.get(chat_id, {})
        new = [faults[feed] for feed in of_chat if feed in faults and feed not in before]
        over = [
            Recovered(feed, states[feed][0], since)
            for feed, since in before.items()
            if feed in states and feed in of_chat and states[feed][1].trouble is None
        ]
        gone = [feed for feed in before if feed not in states or feed not in of_chat]
        if new or over or gone:
            new.sort(key=lambda fault: (fault.since, fault.name))
            found.append(Report(chat_id, tuple(new), tuple(over), tuple(gone)))
    return tuple(found)
