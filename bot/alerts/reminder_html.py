"""A reminder as a message, and one message for several that come late. Pure.

Law: as in `agenda_html`. What is told is the appointment as it is known now, not as it was when planned.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.alerts import spans
from bot.alerts.agenda_html import appointment_lines
from bot.alerts.appointment import Appointment
from bot.alerts.card import Note
from bot.alerts.reminders import Kind
from bot.alerts.spans import BLANK, Line, Span

SIGN = "⏰ "
TOMORROW, FROM_TOMORROW, IN_AN_HOUR = "Tomorrow", "From tomorrow", "In an hour"
LATE = "Late, as I was away; still ahead:"
LATE_MAX = 8
HOW = "/calendar lists all dates; reminders are switched off there."


def reminder(kind: Kind, appointment: Appointment, now: datetime) -> Note:
    """One reminder."""
    lead = TOMORROW if appointment.when.is_day else FROM_TOMORROW
    if kind == "hour":
        lead = IN_AN_HOUR
    return Note(html=spans.html(spans.fitted(_lines(lead, [appointment], now))))


def late_reminders(found: Sequence[Appointment], now: datetime) -> Note:
    """One message for all that were missed and still lie ahead, the earliest first."""
    ordered = sorted(found, key=lambda one: (one.when.first, one.when.clock))
    return Note(html=spans.html(spans.fitted(_lines(LATE, ordered, now))))


def _lines(lead: str, found: Sequence[Appointment], now: datetime) -> Iterator[Line]:
    yield Line((Span(SIGN), Span(lead, bold=True)))
    for appointment in found[:LATE_MAX]:
        yield from appointment_lines(appointment, now)
    if len(found) > LATE_MAX:
        yield Line((Span(f"+{len(found) - LATE_MAX}"),))
    yield BLANK
    yield Line((Span(HOW),))
