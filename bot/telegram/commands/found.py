"""/latest and /search: stored reports as a list, newest first, with buttons that turn the page. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.alerts import phrases, spans
from bot.alerts.card import Button, Note
from bot.alerts.excerpt import excerpt, headline
from bot.alerts.inert import web_link
from bot.alerts.pieces import short
from bot.alerts.render_html import marked
from bot.alerts.spans import Line, Span
from bot.alerts.words import age
from bot.rules.grammar import Asked
from bot.store.latest import KeepSearch, Listed, Report, Search
from bot.telegram import texts
from bot.telegram.buttons import Press, write
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.commands.watch import checked
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import Tongue

TITLE_UNITS_MAX = 150
EXCERPT_UNITS_MAX = 120
SOURCE_UNITS_MAX = 40
WATCH_UNITS_MAX = 40
WORDS_UNITS_MAX = 200
MARKS_MAX = 3  # of a title, and of an excerpt: a message has 100 entities


@dataclass(frozen=True, slots=True)
class Searched:
    """A search and a page of what it found; `listed` is None where nobody could look."""

    search: Search
    listed: Listed | None


def latest(situation: Situation, _request: Request, listed: Listed | None) -> Screen:
    """What the watches of the chat matched last: the command and its buttons."""
    tongue = situation.tongue
    if listed is None or not listed.reports:
        html = tongue.say("No report that matches your watches is stored yet.")
        return Screen(CommandReason.FOUND, Note(html=html))
    head = Line((Span(tongue.say("🗂 The newest reports for your watches"), bold=True), _page(listed)))
    html = _html(tongue, head, listed, situation.now)
    return Screen(CommandReason.FOUND, Note(html=html, buttons=_turning("latest", "", listed)))


def search(situation: Situation, request: Request, found: Searched | None) -> Screen:
    """/search WORDS, and its buttons."""
    tongue = situation.tongue
    if request.press is None:
        if not request.words:
            html = tongue.say(
                "Say what to look for among the stored reports, as you would write a watch:"
                " <code>/search taurus -ford</code>."
            )
            return Screen(CommandReason.EXPLAINED, Note(html=html))
        asked = checked(situation, request.words)
        if isinstance(asked, Screen):
            return asked
    if found is None or found.listed is None:
        gone = tongue.say("This search is too old. Send it again with /search.")
        return Screen(CommandReason.GONE, toast=gone, note=None if request.press else Note(html=gone))
    keep = (KeepSearch(situation.chat_id, found.search),) if request.press is None else ()
    return Screen(CommandReason.FOUND, _found(tongue, found.search, found.listed, situation.now), keep)


def asked_for(situation: Situation, words: str) -> Asked | None:
    """The query that the words make; None where they make none."""
    asked = checked(situation, words) if words else None
    return asked if isinstance(asked, Asked) else None


def _found(tongue: Tongue, search: Search, listed: Listed, now: datetime) -> Note:
    match = short(search.match, WORDS_UNITS_MAX)
    if not listed.reports:
        html = tongue.say("🔎 No stored report matches {match}.", match=texts.code(search.match))
        return Note(html="\n".join([html, *_truncated(tongue, listed)]))
    head = Line((Span("🔎 "), Span(match, bold=True), _page(listed)))
    html = "\n".join([_html(tongue, head, listed, now), *_truncated(tongue, listed)])
    return Note(html=html, buttons=_turning("found", str(search.id), listed))


def _truncated(tongue: Tongue, listed: Listed) -> Iterator[str]:
    if listed.truncated:
        yield tongue.say("There are older reports that I didn't read: say more words.")


def _html(tongue: Tongue, head: Line, listed: Listed, now: datetime) -> str:
    lines = [line for report in listed.reports for line in _report(tongue, report, now)]
    return spans.html(spans.fitted((head, *lines)))


def _report(tongue: Tongue, report: Report, now: datetime) -> Iterator[Line]:
    title, marks = headline(report.item.title, _marks(report, "title"), source=report.item.source)
    shown = tuple(marked(title, marks[:MARKS_MAX], TITLE_UNITS_MAX)) or (
        Span(tongue.say(phrases.NO_HEADLINE)),
    )
    name = short(report.item.source, SOURCE_UNITS_MAX)
    link = web_link(report.item.link)
    watches = ", ".join(short(watch, WATCH_UNITS_MAX) for watch in report.watches[:2])
    beside = f", {age(report.at, now, tongue)}" + (f" · {watches}" if watches else "")
    yield Line((Span("• "), *shown, Span(" · "), Span(name or "🔗", link=link), Span(beside)), rank=1)
    places = _marks(report, "summary")
    if places and not marks:
        text, moved = excerpt(report.item.summary, places, title=report.item.title)
        yield Line((Span("   "), *marked(text, moved[:MARKS_MAX], EXCERPT_UNITS_MAX)), rank=2)


def _marks(report: Report, field: str) -> list[tuple[int, int]]:
    """Places in their order, each once."""
    places: list[tuple[int, int]] = []
    for start, stop in sorted((mark.start, mark.stop) for mark in report.highlights if mark.field == field):
        if not places or start >= places[-1][1]:
            places.append((start, stop))
    return places


def _page(listed: Listed) -> Span:
    return Span(f" · {listed.page + 1}" if listed.page or listed.more else "")


def _turning(verb: str, argument: str, listed: Listed) -> tuple[tuple[Button, ...], ...]:
    row = []
    if listed.page:
        row.append(Button(text="◀️", data=write(Press(verb, argument, listed.page - 1))))
    if listed.more:
        row.append(Button(text="▶️", data=write(Press(verb, argument, listed.page + 1))))
    return (tuple(row),) if row else ()
