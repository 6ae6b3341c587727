"""The appointments of one story: what its reports, one after the other, say of when it will be. Pure.

Law: a date is never lost in silence. One that was replaced lives on as what the new one was moved *from*;
where it isn't certain that one replaced the other, both stand, and each says so. Who says "postponed" moves a
date; who just names another one moves it as long as nobody says the old one again; else they conflict.
Several dates in one report are several appointments, and so is the next date after one that is over. The
vaguer word for a known date adds nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.alerts.appointment import Appointment, DatedReport, State
from bot.alerts.dated import Dated, Relation, dated, known_zone, relation
from bot.facts.fact import Fact

# "Postponed", said again within a day of the new date, is the same news; later it is another one.
SAME_NEWS = timedelta(hours=24)
_NEVER = datetime.min.replace(tzinfo=UTC)


def appointments(reports: Iterable[DatedReport]) -> tuple[Appointment, ...]:
    """The appointments that the reports of one story come to, in the order in which they were first said."""
    ledger = _Ledger()
    for report in sorted(reports, key=lambda one: (one.at, one.item)):
        before = ledger.picture()
        ledger.take(report)
        if ledger.picture() != before:
            ledger.sequence += bool(before)
            ledger.changed = report.at
        ledger.show()
    return ledger.appointments()


@dataclass(slots=True, eq=False)
class _Slot:
    """A date while the reports are gone through. `into` is what replaced it, `spoken` whether in words.

    `shown`: a reader of the calendar may have seen it as an entry of its own.
    """

    when: Dated
    text: str
    origin: str
    set_at: datetime
    reports: list[DatedReport] = field(default_factory=list)
    publishers: dict[str, datetime] = field(default_factory=dict)
    into: "_Slot | None" = None
    spoken: bool = False
    off: State | None = None
    off_by: set[str] = field(default_factory=set)
    rivals: "list[_Slot]" = field(default_factory=list)
    shown: bool = False

    @property
    def stands(self) -> bool:
        return self.into is None and self.off is None

    def is_over(self, report: DatedReport) -> bool:
        """Whether its last day had passed when the report came, as its publisher counts."""
        zone = known_zone(report.zone) or UTC
        return self.when.last_day(zone) < report.at.astimezone(zone).date()

    def final(self) -> "_Slot":
        slot = self
        while slot.into is not None:
            slot = slot.into
        return slot

    def move(self, new: "_Slot", *, spoken: bool) -> None:
        if new.final() is self:
            return
        self.into, self.spoken, self.off, self.rivals = new, spoken, None, []
        new.rivals = [rival for rival in new.rivals if rival is not self]


@dataclass(slots=True)
class _Ledger:
    slots: list[_Slot] = field(default_factory=list)
    sequence: int = 0
    changed: datetime = _NEVER

    def take(self, report: DatedReport) -> None:
        known = tuple(self.slots)
        stated = self._stated(report)
        fresh = [slot for slot in stated if slot not in known]
        if "cancelled" in report.statuses:
            self._cancel(stated or [slot for slot in known if slot.stands], report)
            return
        for slot in stated:
            if slot in known:
                self._restate(slot, stated, report)
        if fresh:
            self._replace(known, stated, fresh, report)
        elif "postponed" in report.statuses:
            self._put_off(stated or [slot for slot in known if slot.stands], report)

    def _stated(self, report: DatedReport) -> list[_Slot]:
        """The slots of the report's dates, made where they are new."""
        found: list[_Slot] = []
        for fact in report.dates:
            when = dated(fact.value, fact.spread_days)
            slot = None if when is None else self._slot(when, fact, report)
            if slot is not None and slot not in found:
                found.append(slot)
                slot.reports.append(report)
                slot.publishers[report.publisher] = report.at
        return found

    def _slot(self, when: Dated, fact: Fact, report: DatedReport) -> _Slot | None:
        to_known = [(relation(when, slot.when), slot) for slot in self.slots]
        same = [slot for how, slot in to_known if how is Relation.SAME]
        if same:
            return next((slot for slot in same if slot.stands), same[0])
        if any(how is Relation.VAGUER for how, _ in to_known):
            return None
        vague = [slot for how, slot in to_known if how is Relation.NARROWER]
        if vague:
            slot = next((slot for slot in vague if slot.stands), vague[0])
            slot.when, slot.text = when, fact.text
            return slot
        slot = _Slot(when, fact.text, when.value, report.at)
        self.slots.append(slot)
        return slot

    def _restate(self, slot: _Slot, stated: Sequence[_Slot], report: DatedReport) -> None:
        """A known date is said again: that may contradict what replaced it."""
        if slot.off is not None and report.publisher in slot.off_by and not report.statuses:
            slot.off_by.discard(report.publisher)
            slot.off = slot.off if slot.off_by else None
        if slot.into is None or "postponed" in report.statuses:
            return
        new = slot.final()
        # Who moved it in words and now says the old one again takes that back; anybody else is just late.
        stale = slot.spoken and report.publisher not in new.publishers
        if new in stated or stale:
            return
        slot.into, slot.spoken = None, False
        slot.rivals.append(new)
        new.rivals.append(slot)

    def _replace(
        self, known: Sequence[_Slot], stated: Sequence[_Slot], fresh: Sequence[_Slot], report: DatedReport
    ) -> None:
        """Which known dates the new ones stand for, if any; what is over moves no more, unless in words."""
        standing = [slot for slot in known if slot.into is None and slot.off is not State.CANCELLED]
        ahead = [slot for slot in standing if not slot.is_over(report)]
        new = max(fresh, key=lambda slot: slot.when.first)
        if "postponed" in report.statuses:
            for old in _left(standing, stated, fresh, new):
                old.move(new, spoken=True)
            return
        waiting = [slot for slot in standing if slot.off is State.POSTPONED]
        if waiting:
            waiting[0].move(new, spoken=True)
        elif len(stated) == 1 and _is_one_matter(ahead):
            for old in ahead:
                old.move(new, spoken=False)

    def _put_off(self, stated: Iterable[_Slot], report: DatedReport) -> None:
        """Postponed, and no new date: unless it is the old news of the last move."""
        for slot in stated:
            moved_here = any(other.into is slot for other in self.slots)
            if not slot.stands or (moved_here and report.at - slot.set_at < SAME_NEWS):
                continue
            self._turn_off(slot, State.POSTPONED, report)

    def _cancel(self, stated: Iterable[_Slot], report: DatedReport) -> None:
        for slot in stated:
            self._turn_off(slot.final(), State.CANCELLED, report)

    @staticmethod
    def _turn_off(slot: _Slot, state: State, report: DatedReport) -> None:
        slot.off = state
        slot.off_by.add(report.publisher)
        if report not in slot.reports:
            slot.reports.append(report)

    def show(self) -> None:
        for slot in self.slots:
            slot.shown = slot.shown or (slot.into is None and not self._chain(slot))

    def picture(self) -> tuple[object, ...]:
        """What a reader of a calendar would see: if it changes, the calendar's entry has a new revision."""
        return tuple(
            (slot.when.value, slot.off, id(slot.into), tuple(map(id, slot.rivals))) for slot in self.slots
        )

    def appointments(self) -> tuple[Appointment, ...]:
        return tuple(self._appointment(slot) for slot in self.slots if slot.into is None or self._spare(slot))

    def _chain(self, slot: _Slot) -> list[_Slot]:
        return [other for other in self.slots if other is not slot and other.final() is slot]

    def _spare(self, slot: _Slot) -> bool:
        """Replaced, and not the one whose entry the new date carries on: a calendar still holds it."""
        return slot.shown and slot is not self._chain(slot.final())[0]

    def _appointment(self, slot: _Slot) -> Appointment:
        chain = self._chain(slot)
        return Appointment(
            story=slot.reports[-1].story,
            when=slot.when,
            text=slot.text,
            state=_state(slot, chain),
            newest=slot.reports[-1],
            origin=(chain[0] if chain else slot).origin,
            sequence=self.sequence,
            changed=self.changed,
            publishers=tuple(slot.publishers),
            was=tuple(dict.fromkeys(other.when.value for other in chain)),
            others=tuple(dict.fromkeys(rival.when.value for rival in slot.rivals if rival.stands)),
            rules=frozenset(rule for report in slot.reports for rule in report.rules),
        )


def _state(slot: _Slot, chain: Sequence[_Slot]) -> State:
    if slot.into is not None:
        return State.REPLACED
    if slot.off is not None:
        return slot.off
    if any(rival.stands for rival in slot.rivals):
        return State.CONFLICTING
    return State.MOVED if chain else State.SET


def _left(
    standing: Sequence[_Slot], stated: Sequence[_Slot], fresh: Sequence[_Slot], new: _Slot
) -> tuple[_Slot, ...]:
    """The dates that a spoken move leaves: those it names itself, else the only one, else the nearest."""
    named = [slot for slot in stated if slot is not new and (slot in fresh or slot in standing)]
    if named or not standing:
        return tuple(named)
    if _is_one_matter(standing):
        return tuple(standing)
    return (min(standing, key=lambda slot: abs(slot.when.first - new.when.first)),)


def _is_one_matter(slots: Sequence[_Slot]) -> bool:
    """One date, or several that only contradict each other; else they are several appointments."""
    return bool(slots) and all(
        one is other or any(rival is other for rival in one.rivals) for one in slots for other in slots
    )
