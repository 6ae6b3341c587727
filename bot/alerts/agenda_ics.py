"""The agenda as an iCalendar file (RFC 5545), for whatever calendar a person has. Pure: `now` is an argument.

Law: an appointment keeps its UID as its date moves, and its SEQUENCE rises with every change of its story's
dates, so that a calendar that imports the file again moves the entry instead of adding one. What was
cancelled, or is now part of another entry, stays as STATUS:CANCELLED until its day is over. A day is a DATE;
only a moment with a known offset is a time, in UTC. What writes it is loaded with the first file, not at the
start (25 ms, 5 MB).
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.alerts.agenda import note_words, sources_words, title_of, when_words
from bot.alerts.appointment import Appointment, State
from bot.alerts.inert import web_link
from bot.alerts.phrases import NO_HEADLINE
from bot.alerts.shown import clean
from bot.tongues import Tongue

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Watchword//Calendar of coming dates//EN"
NAME = "Watchword"
TITLE_UNITS_MAX = 250
FILE_NAME = "watchword.ics"
_STATUS = {
    State.SET: "CONFIRMED",
    State.MOVED: "CONFIRMED",
    State.CONFLICTING: "TENTATIVE",
    State.POSTPONED: "CANCELLED",
    State.CANCELLED: "CANCELLED",
    State.REPLACED: "CANCELLED",
}


def calendar_file(
    found: Iterable[Appointment], titles: Mapping[str, str], now: datetime, tongue: Tongue
) -> str:
    """The file, lines ended by CR LF. `titles` are those of the rules that the reader may see."""
    from icalendar import Calendar  # noqa: PLC0415 - see the law

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME)
    for appointment in found:
        calendar.add_component(_event(appointment, titles, now, tongue))
    written: bytes = calendar.to_ical()
    return written.decode()


def uid(appointment: Appointment) -> str:
    """The same for an appointment wherever it moves; no other story, of this database or one before, has it.

    The time when the story began tells a new database's story 7 from an old one's.
    """
    began = int(appointment.newest.opened.timestamp())
    return f"{appointment.story}-{began}-{''.join(c for c in appointment.origin if c.isalnum())}@watchword"


def _event(appointment: Appointment, titles: Mapping[str, str], now: datetime, tongue: Tongue) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - see the law

    event, newest = Event(), appointment.newest
    event.add("uid", uid(appointment))
    event.add("dtstamp", now.astimezone(UTC))
    _add_time(event, appointment)
    event.add("summary", title_of(appointment, TITLE_UNITS_MAX) or tongue.say(NO_HEADLINE))
    event.add("description", _description(appointment, tongue))
    event.add("sequence", appointment.sequence)
    event.add("status", _status(appointment))
    event.add("last-modified", max(newest.at, appointment.changed).astimezone(UTC))
    event.add("transp", "TRANSPARENT")  # it is news, and takes nobody's time
    rules = [clean(title)[0] for rule, title in titles.items() if rule in appointment.rules]
    if rules:
        event.add("categories", rules)
    link = web_link(newest.link)
    if link:
        event.add("url", link)
    return event


def _add_time(event: "Event", appointment: Appointment) -> None:
    when = appointment.when
    if when.moment is not None:
        event.add("dtstart", when.moment.astimezone(UTC))
        return
    event.add("dtstart", when.first)
    event.add("dtend", when.last + timedelta(days=1))  # exclusive


def _status(appointment: Appointment) -> str:
    certain = appointment.when.is_day or "/" in appointment.when.value
    status = _STATUS[appointment.state]
    return "TENTATIVE" if status == "CONFIRMED" and not certain else status


def _description(appointment: Appointment, tongue: Tongue) -> str:
    words = clean(appointment.text)[0]
    publishers = ", ".join(clean(name)[0] for name in appointment.publishers)
    lines = (
        when_words(appointment, tongue) + (f" (“{words}”)" if words else ""),
        note_words(appointment, tongue),
        f"{sources_words(appointment, tongue)}: {publishers}",
    )
    return "\n".join(line for line in lines if line)
