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
from bot.tongues import Tongue, marked

SIGN = "⏰ "
TOMORROW, FROM_TOMORROW, IN_AN_HOUR = marked("Tomorrow"), marked("From tomorrow"), marked("In an hour")
LATE = marked("Late, as I was away; still ahead:")
LATE_MAX = 8
HOW = marked("/calendar lists all dates; reminders are switched off there.")


def reminder(kind: Kind, appointment: Appointment, now: datetime, tongue: Tongue) -> Note:
    """One reminder."""
    lead = TOMORROW if appointment.when.is_day else FROM_TOMORROW
    if kind == "hour":
        lead = IN_AN_HOUR
    return Note(html=spans.html(spans.fitted(_lines(lead, [appointment], now, tongue))))


def late_reminders(found: Sequence[Appointment], now: datetime, tongue: Tongue) -> Note:
    """One message for all that were missed and still lie ahead, the earliest first."""
    ordered = sorted(found, key=lambda one: (one.when.first, one.when.clock))
    return Note(html=spans.html(spans.fitted(_lines(LATE, ordered, now, tongue))))


def _lines(lead: str, found: Sequence[Appointment], now: datetime, tongue: Tongue) -> Iterator[Line]:
    yield Line((Span(SIGN), Span(tongue.say(lead), bold=True)))
    for appointment in found[:LATE_MAX]:
        yield from appointment_lines(appointment, now, tongue)
    if len(found) > LATE_MAX:
        yield Line((Span(f"+{len(found) - LATE_MAX}"),))
    yield BLANK
    yield Line((Span(tongue.say(HOW)),))
