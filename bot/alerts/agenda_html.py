"""The agenda as Telegram HTML, a page at a time: within 4096 units and 100 entities, whatever is on it. Pure.

A moment is a `tg-time` entity, so that each reader sees their own zone; a day without an hour is plain text,
as an entity would show the day before in the west.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.alerts import spans
from bot.alerts.agenda import (
    APPROXIMATELY,
    Section,
    note_words,
    related,
    sources_words,
    title_of,
    when_words,
)
from bot.alerts.appointment import Appointment
from bot.alerts.inert import web_link
from bot.alerts.phrases import NO_HEADLINE
from bot.alerts.pieces import moment_span, short
from bot.alerts.spans import BLANK, Line, Span
from bot.alerts.words import day, instant
from bot.tongues import Tongue

PER_PAGE = 8  # appointments
TITLE_UNITS_MAX = 60
TITLES_MAX = 4
HEADLINE_UNITS_MAX = 140
WORDS_UNITS_MAX = 40
VALUE_UNITS_MAX = 60
RANK_HEADLINE = 1  # where a page is too long, the last headline goes first; a date never does

Row = tuple[Section, Appointment]


def rows(sections: Iterable[Section]) -> tuple[Row, ...]:
    """All lines of the agenda, of which a page shows `PER_PAGE`."""
    return tuple((section, one) for section in sections for one in section.appointments)


def page_html(head: str, page: Sequence[Row], foot: Sequence[str], now: datetime, tongue: Tongue) -> str:
    """One page: `head` in bold, the rows under the titles of their rules, and `foot` line by line."""
    return spans.html(spans.fitted(_page(head, page, foot, now, tongue)))


def appointment_lines(appointment: Appointment, now: datetime, tongue: Tongue) -> Iterator[Line]:
    """The date with what is to be known of it, and under it the newest headline."""
    stands = appointment.state.stands
    yield Line(
        (
            Span("• "),
            *(_struck(span, struck=not stands) for span in _when(appointment, now, tongue)),
            *_notes(appointment, now, tongue),
            *_source_words(appointment, tongue),
        )
    )
    title = short(title_of(appointment, HEADLINE_UNITS_MAX), HEADLINE_UNITS_MAX) or tongue.say(NO_HEADLINE)
    link = web_link(appointment.newest.link)
    yield Line(
        (Span("   "), Span(title, link=link), Span(f" · {sources_words(appointment, tongue)}")),
        rank=RANK_HEADLINE,
    )


def _page(
    head: str, page: Sequence[Row], foot: Sequence[str], now: datetime, tongue: Tongue
) -> Iterator[Line]:
    yield Line((Span(head, bold=True),))
    shown: Section | None = None
    for section, appointment in page:
        if section is not shown:
            yield BLANK
            yield _titles(section)
            shown = section
        yield from appointment_lines(appointment, now, tongue)
    yield BLANK
    yield from (Line((Span(line),)) for line in foot)


def _titles(section: Section) -> Line:
    names = [short(title, TITLE_UNITS_MAX) for title in section.titles[:TITLES_MAX]]
    more = f" +{len(section.titles) - TITLES_MAX}" if len(section.titles) > TITLES_MAX else ""
    return Line((Span("🔔 "), Span(" · ".join(names) or "?", bold=True), Span(more)))


def _when(appointment: Appointment, now: datetime, tongue: Tongue) -> Iterator[Span]:
    if appointment.when.spread_days:
        yield Span(f"{tongue.say(APPROXIMATELY)} ")
    yield _value(appointment.when.value, now, tongue, bold=True)


def _value(value: str, now: datetime, tongue: Tongue, *, bold: bool = False) -> Span:
    words, when = short(day(value, tongue, now), VALUE_UNITS_MAX), instant(value)
    return Span(words, bold=bold) if when is None else moment_span(words, when, "wDt", bold=bold)


def _notes(appointment: Appointment, now: datetime, tongue: Tongue) -> Iterator[Span]:
    if not appointment.state.stands:
        yield Span(f" · {note_words(appointment, tongue, now)}")
        return
    for lead, between, values in related(appointment, tongue):
        for place, value in enumerate(values):
            yield Span(between if place else f" · {lead}")
            yield _value(value, now, tongue)


def _source_words(appointment: Appointment, tongue: Tongue) -> Iterator[Span]:
    """The words that the date was read from, where they say it otherwise."""
    words = short(appointment.text, WORDS_UNITS_MAX)
    said = set(when_words(appointment, tongue).casefold().replace(",", " ").split())
    if words and not set(words.casefold().replace(",", " ").split()) <= said:
        yield Span(f" · “{words}”")


def _struck(span: Span, *, struck: bool) -> Span:
    return Span(span.text, span.bold, struck, span.link, span.unix, span.form)
