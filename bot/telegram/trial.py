"""The words of the answer to /watch about the past: advice, how often it would have rung, the newest hits.

Law: as in `texts`. All parts are bounded, so that the whole fits into one message (4096 units, 100 entities)
with whatever stands before it.
"""

from collections.abc import Iterator
from datetime import datetime

from bot.alerts.excerpt import excerpt, headline
from bot.alerts.inert import web_link
from bot.alerts.render_html import marked
from bot.alerts.spans import Line, Span, html
from bot.alerts.words import age, counted, plural
from bot.rules.advice import Advice
from bot.rules.match import Highlight
from bot.store.history import DryRun, Hit, LookBack
from bot.telegram.texts import sentence, words

ADVICE_MAX = 4
MESSAGE_UNITS_MAX = 160
REMEDY_UNITS_MAX = 200
HITS_MAX = 5
HEADLINE_UNITS_MAX = 150
EXCERPT_UNITS_MAX = 150
SOURCE_UNITS_MAX = 40
NOTHING_STORED = "No reports are stored yet to try it on."


def tried(look: LookBack, now: datetime) -> str:
    """What the stored reports say of a new rule."""
    lines = [*map(_advice, look.advice[:ADVICE_MAX]), _count(look)]
    hits = [_hit(hit, now) for hit in look.week.newest[:HITS_MAX]]
    return "\n".join([*lines, *hits])


def _advice(advice: Advice) -> str:
    remedy = words(f"{advice.remedy}.", REMEDY_UNITS_MAX)
    return f"⚠️ {words(sentence(advice.message), MESSAGE_UNITS_MAX)}\n→ {sentence(remedy)}"


def _count(look: LookBack) -> str:
    if not look.on_record:
        return NOTHING_STORED
    week = look.week
    least = "at least " if week.truncated else ""
    often = f"{least}{plural('{count} time', '{count} times', week.rings)}"
    span = f"In the last {counted(week.days, 'day')} it would have rung <b>{often}</b>"
    among = f" among the newest {week.considered:,} that I read" if week.truncated else ""
    if not week.rings:
        return f"{span}{among}."
    return f"{span} ({plural('{count} report', '{count} reports', week.items)}{among}), {_days(week)}:"


def _days(week: DryRun) -> str:
    """How the rings spread: a steady trickle is another thing than one busy day."""
    busiest = max(week.per_day)
    return f"on the busiest day {busiest}" if week.rings > 1 else "once"


def _hit(hit: Hit, now: datetime) -> str:
    title, marks = headline(hit.item.title, _marks(hit.highlights, "title"), source=hit.item.source)
    first = Line((Span("• "), *marked(title, marks, HEADLINE_UNITS_MAX), *_origin(hit, now)))
    return html([first, *_from_summary(hit)])


def _from_summary(hit: Hit) -> Iterator[Line]:
    """Where the words stand in the summary only, its part around them."""
    marks = _marks(hit.highlights, "summary")
    if marks and not _marks(hit.highlights, "title"):
        shown, moved = excerpt(hit.item.summary, marks, title=hit.item.title)
        yield Line((Span("   "), *marked(shown, moved, EXCERPT_UNITS_MAX)))


def _origin(hit: Hit, now: datetime) -> Iterator[Span]:
    (name,) = tuple(marked(hit.item.source, (), SOURCE_UNITS_MAX)) or (Span("link"),)
    yield Span(" · ")
    yield Span(name.text, link=web_link(hit.item.link))
    yield Span(f", {age(hit.at, now)}")


def _marks(highlights: tuple[Highlight, ...], field: str) -> list[tuple[int, int]]:
    return [(mark.start, mark.stop) for mark in highlights if mark.field == field]
