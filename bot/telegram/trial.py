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
from bot.alerts.words import age, number
from bot.rules.advice import Advice
from bot.rules.match import Highlight
from bot.store.history import DryRun, Hit, LookBack
from bot.telegram.texts import sentence, words
from bot.tongues import Tongue

ADVICE_MAX = 4
MESSAGE_UNITS_MAX = 160
REMEDY_UNITS_MAX = 200
HITS_MAX = 5
HEADLINE_UNITS_MAX = 150
EXCERPT_UNITS_MAX = 150
SOURCE_UNITS_MAX = 40


def tried(look: LookBack, now: datetime, tongue: Tongue) -> str:
    """What the stored reports say of a new rule."""
    advice = [_advice(one, tongue) for one in look.advice[:ADVICE_MAX]]
    lines = [*advice, _count(look, tongue)]
    hits = [_hit(hit, now, tongue) for hit in look.week.newest[:HITS_MAX]]
    return "\n".join([*lines, *hits])


def _advice(advice: Advice, tongue: Tongue) -> str:
    message = words(sentence(tongue.said(advice.message)), MESSAGE_UNITS_MAX)
    remedy = words(sentence(f"{tongue.said(advice.remedy)}."), REMEDY_UNITS_MAX)
    return f"⚠️ {message}\n→ {remedy}"


def _count(look: LookBack, tongue: Tongue) -> str:
    if not look.on_record:
        return tongue.say("No reports are stored yet to try it on.")
    week = look.week
    often = tongue.count("{count} time", "{count} times", week.rings)
    if week.truncated:
        often = tongue.say("at least {often}", often=often)
    said = tongue.count(
        "In the last {count} day it would have rung <b>{often}</b>",
        "In the last {count} days it would have rung <b>{often}</b>",
        week.days,
        often=often,
    )
    beside = (
        [tongue.count("{count} report", "{count} reports", week.items)] if week.items > week.rings else []
    )
    if week.truncated:
        read = number(week.considered, tongue)
        beside.append(tongue.say("among the newest {number} that I read", number=read))
    noted = f"{said} ({', '.join(beside)})" if beside else said
    if not week.rings:
        return f"{noted}."
    return f"{noted}{_spread(week, tongue)}:"


def _spread(week: DryRun, tongue: Tongue) -> str:
    """How the rings spread: a steady trickle is another thing than one busy day."""
    busiest = max(week.per_day)
    return (
        ", " + tongue.say("on the busiest day {number}", number=number(busiest, tongue))
        if busiest > 1
        else ""
    )


def _hit(hit: Hit, now: datetime, tongue: Tongue) -> str:
    title, marks = headline(hit.item.title, _marks(hit.highlights, "title"), source=hit.item.source)
    first = Line((Span("• "), *marked(title, marks, HEADLINE_UNITS_MAX), *_origin(hit, now, tongue)))
    return html([first, *_from_summary(hit)])


def _from_summary(hit: Hit) -> Iterator[Line]:
    """Where the words stand in the summary only, its part around them."""
    marks = _marks(hit.highlights, "summary")
    if marks and not _marks(hit.highlights, "title"):
        shown, moved = excerpt(hit.item.summary, marks, title=hit.item.title)
        yield Line((Span("   "), *marked(shown, moved, EXCERPT_UNITS_MAX)))


def _origin(hit: Hit, now: datetime, tongue: Tongue) -> Iterator[Span]:
    (name,) = tuple(marked(hit.item.source, (), SOURCE_UNITS_MAX)) or (Span(tongue.say("link")),)
    yield Span(" · ")
    yield Span(name.text, link=web_link(hit.item.link))
    yield Span(f", {age(hit.at, now, tongue)}")


def _marks(highlights: tuple[Highlight, ...], field: str) -> list[tuple[int, int]]:
    return [(mark.start, mark.stop) for mark in highlights if mark.field == field]
