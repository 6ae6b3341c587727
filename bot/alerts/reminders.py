"""Reminders of coming dates: which there are to be, and what becomes of one that is due. Pure.

Law: a chat is reminded once of each story, date and kind: at 18:00 the day before (in the chat's zone, else
in the publisher's, else UTC), and an hour before a moment. What is due is held against what is known *then*:
never of a date that has moved or was cancelled meanwhile, and never hours late. After an outage the days that
still lie ahead come together in one message; all else ends in silence, with its reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Final, Literal

from bot.alerts.agenda import zone_of
from bot.alerts.appointment import Appointment, State
from bot.alerts.dated import Dated, dated
from bot.alerts.reasons import ReminderReason

Kind = Literal["day", "hour"]
EVENING: Final = time(18)
HOUR_BEFORE: Final = timedelta(hours=1)
LATE_MAX: Final[Mapping[Kind, timedelta]] = {"day": timedelta(hours=1), "hour": timedelta(minutes=15)}

_ENDED: Final = {
    State.CANCELLED: ReminderReason.CANCELLED,
    State.POSTPONED: ReminderReason.POSTPONED,
    State.REPLACED: ReminderReason.MOVED,
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder that is to be, of a `date`: for kind `day` without its hour, which may become known yet."""

    date: str
    kind: Kind
    due: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """All reminders of one chat and story, those that were due long ago too; and why others end."""

    chat_id: int
    story_id: int
    reminders: tuple[Planned, ...] = ()
    ended: tuple[tuple[str, ReminderReason], ...] = ()  # by date

    def reason(self, date: str) -> ReminderReason:
        """Why a reminder that was planned of `date` isn't any more."""
        return dict(self.ended).get(date, ReminderReason.NOT_SAID)


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder that is due. `merged`: the chat is told of its story in another story's message.

    `muted`: it wished to hear no more of it; `waits`: no rule of it has the sources that it wants.
    """

    chat_id: int
    story_id: int
    date: str
    kind: Kind
    due: datetime
    merged: bool = False
    muted: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Reminded:
    """What became of a due reminder; `appointment` where it is to be told."""

    reminder: DueReminder
    reason: ReminderReason
    appointment: Appointment | None = None

    @property
    def told(self) -> bool:
        """Whether it goes out."""
        return self.appointment is not None


def plan(chat_id: int, story_id: int, found: Iterable[Appointment], chat_zone: str) -> Plan:
    """What there is to remind one chat of in one story."""
    reminders: dict[tuple[str, Kind], Planned] = {}
    ended: dict[str, ReminderReason] = {}
    for one in found:
        zone = zone_of(chat_zone, one)
        if one.state.stands:
            for planned in _planned(one.when, zone):
                reminders.setdefault((planned.date, planned.kind), planned)
        else:
            ended.update(dict.fromkeys(_dates(one.when), _ENDED[one.state]))
        for was in one.was:
            ended.update(dict.fromkeys(_dates(dated(was)), ReminderReason.MOVED))
    return Plan(chat_id, story_id, tuple(reminders.values()), tuple(ended.items()))


def judge(
    due: Sequence[DueReminder],
    found: Mapping[int, Sequence[Appointment]],
    *,
    wanted: bool,
    chat_zone: str,
    now: datetime,
) -> tuple[Reminded, ...]:
    """What becomes of the reminders that are due in one chat.

    `found` are the appointments of each story as the chat's rules know them now, those that are over too;
    `wanted` is its switch.
    """
    return tuple(_judge(one, found.get(one.story_id, ()), wanted, chat_zone, now) for one in due)


def _judge(
    due: DueReminder, found: Sequence[Appointment], wanted: bool, chat_zone: str, now: datetime
) -> Reminded:
    if not wanted:
        return Reminded(due, ReminderReason.OFF)
    if due.muted:
        return Reminded(due, ReminderReason.MUTED)
    if due.merged:
        return Reminded(due, ReminderReason.MERGED)
    if due.waits:
        return Reminded(due, ReminderReason.WAITS)
    if not found:
        return Reminded(due, ReminderReason.UNWATCHED)
    now_planned = plan(due.chat_id, due.story_id, found, chat_zone)
    if (due.date, due.kind) not in {(one.date, one.kind) for one in now_planned.reminders}:
        return Reminded(due, now_planned.reason(due.date))
    appointment = next(one for one in found if one.state.stands and due.date in _dates(one.when))
    if now - due.due <= LATE_MAX[due.kind]:
        return Reminded(due, ReminderReason.IN_TIME, appointment)
    if due.kind == "day" and now < appointment.when.begins(zone_of(chat_zone, appointment)):
        return Reminded(due, ReminderReason.CAUGHT_UP, appointment)
    return Reminded(due, ReminderReason.TOO_LATE)


def _planned(when: Dated, zone: tzinfo) -> Iterable[Planned]:
    """None for a month or a count of days: nobody knows which day that is."""
    if when.spread_days or when.is_whole_month:
        return
    yield Planned(when.first.isoformat(), "day", _evening_before(when, zone))
    if when.moment is not None:
        yield Planned(when.value, "hour", when.moment - HOUR_BEFORE)


def _evening_before(when: Dated, zone: tzinfo) -> datetime:
    day = when.first if when.moment is None else when.moment.astimezone(zone).date()
    return datetime.combine(day - timedelta(days=1), EVENING, zone)


def _dates(when: Dated | None) -> tuple[str, ...]:
    """By what reminders of a date are known: its day, and its moment."""
    if when is None:
        return ()
    return (when.first.isoformat(), *((when.value,) if when.moment is not None else ()))
