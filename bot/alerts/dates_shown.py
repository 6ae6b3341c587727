"""How the dates of a story stand, as a card shows them: what moved, what conflicts, what is off. Pure.

Law: a card and the calendar never say different things of one date, so both ask `appointments`. A date that
another one replaced is named beside that one only; what is over is left out as soon as something lies ahead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.alerts.appointment import Appointment, DatedReport, State
from bot.alerts.appointments import SAME_NEWS, appointments
from bot.alerts.dated import Relation, dated, relation
from bot.alerts.situation import Report
from bot.facts.fact import Fact, FactKind
from bot.stories.changes import coming_among


@dataclass(frozen=True, slots=True)
class Standing:
    """How one date stands: what it `was` before, what `others` say, and why it is `off`, if it is."""

    was: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    off: str = ""


@dataclass(frozen=True, slots=True)
class KnownDates:
    """The dates of one story by `today` (UTC)."""

    today: date
    found: tuple[Appointment, ...] = ()
    by_value: dict[str, Appointment] = field(default_factory=dict)

    def shown(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """The facts without dates that others replaced, that look back, or that are over (if not all are)."""
        listed = tuple(facts)
        dates = [fact for fact in listed if fact.kind is FactKind.DATE and self._stands(fact)]
        ahead = [fact for fact in dates if not self._is_over(fact)]
        kept = ahead or dates
        return tuple(fact for fact in listed if fact.kind is not FactKind.DATE or fact in kept)

    def standing(self, value: str) -> Standing:
        """What is to be said beside a date."""
        one = self.by_value.get(value)
        if one is None:
            return Standing()
        if one.state in {State.POSTPONED, State.CANCELLED}:
            return Standing(off=one.state.value)
        return Standing(one.was, one.others)

    def replaced_by(self, value: str, told: Sequence[str]) -> tuple[str, ...]:
        """Those of the told dates that this one stands for or contradicts, in the order they were known.

        What no report says any more was moved by an edit of the one that said it.
        """
        one = self.by_value.get(value)
        if one is None:
            return tuple(told)
        known = {other for each in self.found for other in (each.when.value, *each.was)}
        lost = [other for other in told if other not in known and not self._is_past(other)]
        order = (*lost, *one.was, *one.others)
        return tuple(dict.fromkeys(other for other in order if other in told and other != value))

    def has_just_moved(self, told: Iterable[str], at: datetime) -> bool:
        """Whether a move that was told is so fresh that "postponed" says it again."""
        values = set(told)
        moved = (one for one in self.found if one.state is State.MOVED and one.when.value in values)
        return any(at - SAME_NEWS < one.changed <= at for one in moved)

    def _stands(self, fact: Fact) -> bool:
        """Neither replaced, nor a look back, nor a vaguer word for a date that stands."""
        if fact.value in self.by_value:
            return self.by_value[fact.value].state is not State.REPLACED
        when = dated(fact.value, fact.spread_days)
        if fact.happened:
            return False
        if when is None:
            return True
        return not any(
            relation(when, one.when) in {Relation.VAGUER, Relation.SAME} for one in self.found
        ) and not any(fact.value in one.was for one in self.found)

    def _is_over(self, fact: Fact) -> bool:
        return self._is_past(fact.value)

    def _is_past(self, value: str) -> bool:
        when = dated(value)
        return when is not None and when.last_day(UTC) < self.today


def known_dates(story: int, reports: Iterable[Report], now: datetime) -> KnownDates:
    """What these reports come to."""
    found = appointments(_dated(story, report) for report in reports if report.facts_count)
    by_value = {one.when.value: one for one in sorted(found, key=lambda one: one.state.stands)}
    return KnownDates(now.astimezone(UTC).date(), found, by_value)


def _dated(story: int, report: Report) -> DatedReport:
    return DatedReport(
        story=story,
        item=report.item_id,
        at=report.at,
        opened=report.at,
        title=report.item.title,
        publisher=report.publisher,
        dates=coming_among(report.facts, report.item.published or report.at),
        statuses=frozenset(fact.value for fact in report.facts if fact.kind is FactKind.STATUS),
    )
