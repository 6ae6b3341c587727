"""What the reports of one story have stated so far, and what of a further one is new beside that.

Law: no clock; an older report never changes what a newer one said. Most stories state nothing that anybody
asked for, so that one object stands for all of those.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from bot.facts.fact import FactKind
from bot.stories.changes import (
    KnownDate,
    coming_dates,
    new_others,
    new_standings,
    others_of,
    standings_of,
)
from bot.stories.news import Key
from bot.stories.sets import NONE
from bot.stories.standings import values_of
from bot.stories.story import Change, Sighting
from bot.stories.turns import Turns, others

_APPOINTED: Final = (FactKind.DATE, FactKind.PLACE)


@dataclass(slots=True, eq=False)
class Stated:
    """The coming dates by value, all other facts with the time of the report that set them, who said what.

    `rules` are those that matched a report which tells when or where.
    """

    dates: dict[str, KnownDate] = field(default_factory=dict)
    facts: dict[Key, datetime] = field(default_factory=dict)
    turns: Turns = field(default_factory=Turns)
    rules: frozenset[str] = NONE

    def set_after(self, kind: str, when: datetime) -> bool:
        """Whether a newer report than one of `when` has set a fact of that kind."""
        if kind == FactKind.DATE.value:
            return any(when < known.set_at for known in self.dates.values())
        return any(when < set_at for (one, _), set_at in self.facts.items() if one == kind)

    def not_outdated(self, changes: Iterable[Change], when: datetime) -> tuple[Change, ...]:
        """Those changes of a report of `when` whose kind no newer report has set."""
        return tuple(change for change in changes if not self.set_after(change.kind, when))

    def news(self, sighting: Sighting, dates: tuple[Change, ...]) -> tuple[tuple[Change, ...], bool]:
        """All that a report changes, `dates` first, and whether the matter turns back by it."""
        dated = {*self.dates, *(change.now for change in dates)}
        back = self._turned_back(sighting)
        standings = new_standings(sighting, self.facts, dated)
        return (*dates, *standings, *back, *new_others(sighting, self.facts)), bool(back)

    def after(self, sighting: Sighting) -> "Stated":
        """What is stated after a further report: this very object, but for the first that states anything."""
        if not sighting.facts:
            return self
        grown = Stated() if self is NOTHING_STATED else self
        grown._learn(sighting)  # noqa: SLF001 - of its own class
        return grown

    def _turned_back(self, sighting: Sighting) -> tuple[Change, ...]:
        """The changes back to a side that the story was on before."""
        known = values_of(self.facts)
        return tuple(
            Change(fact.kind.value, others(fact.value, known), fact.value, fact.text)
            for fact in standings_of(sighting)
            if (fact.kind.value, fact.value) in self.facts
            and self.turns.turns_back(fact, sighting.item.title, sighting.publisher, sighting.when)
        )

    def _learn(self, sighting: Sighting) -> None:
        """Takes in what a report states, but for the kinds of which a newer one has set a fact."""
        when = sighting.when
        if any(fact.kind in _APPOINTED for fact in sighting.facts):
            self.rules |= sighting.rules
        late = frozenset(kind for kind in FactKind if self.set_after(kind.value, when))
        if FactKind.DATE not in late:
            for fact in coming_dates(sighting):
                self.dates.setdefault(fact.value, KnownDate(fact.value, when, fact.spread_days))
        standings = tuple(fact for fact in standings_of(sighting) if fact.kind not in late)
        turned = bool(self._turned_back(sighting) or new_standings(sighting, self.facts, self.dates))
        self.turns.learn(standings, sighting.publisher, when, turned=turned)
        for fact in (*standings, *others_of(sighting)):
            if fact.kind not in late:
                self.facts.setdefault((fact.kind.value, fact.value), when)


NOTHING_STATED: Final = Stated()
"""Of a story whose reports state nothing; `after` never changes it."""
