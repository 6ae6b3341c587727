"""The list behind the button *sources*: every report of a story with its link, as one Telegram message. Pure.

Law: as in `render_html`; what doesn't fit is left out from the oldest on, and counted.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.alerts import phrases, spans
from bot.alerts.card import SourceLine
from bot.alerts.inert import web_link
from bot.alerts.pieces import moment_span, short
from bot.alerts.spans import Line, Span
from bot.alerts.words import moment
from bot.tongues import Tongue, marked

REPORTS_MAX = 45  # each is a link and a moment, of which a message can have 100
HEADLINE_UNITS_MAX = 200
NAME_UNITS_MAX = 40
TITLE_UNITS_MAX = 90

NOTHING_LEFT = marked("The reports of this story are no longer on record.")


def sources_html(
    headline: str, reports: Sequence[SourceLine], total: int, now: datetime, tongue: Tongue
) -> str:
    """The newest of `total` reports, newest first, under the headline that the chat knows."""
    title = short(headline, HEADLINE_UNITS_MAX) or tongue.say(phrases.NO_HEADLINE)
    if not reports:
        return spans.html((Line((Span(title, bold=True),)), Line((Span(tongue.say(NOTHING_LEFT)),))))
    lines = [_report(report, now, tongue) for report in reports[:REPORTS_MAX]]
    count = tongue.count("{count} report", "{count} reports", total)
    head = (Line((Span("🗞 "), Span(title, bold=True))), Line((Span(count),)))
    # Room for the last line is kept from the beginning: how many it counts is known only in the end.
    kept = spans.fitted((*head, *lines, _more(total, tongue)))
    shown = len(kept) - len(head) - 1
    return spans.html((*kept[:-1], *([_more(total - shown, tongue)] if shown < total else [])))


def _more(count: int, tongue: Tongue) -> Line:
    return Line((Span(tongue.count("… and {count} older one", "… and {count} older ones", count)),))


def _report(report: SourceLine, now: datetime, tongue: Tongue) -> Line:
    return Line(tuple(_spans(report, now, tongue)), rank=1)


def _spans(report: SourceLine, now: datetime, tongue: Tongue) -> Iterator[Span]:
    when = phrases.moment_of(report.when)
    yield Span("• ")
    yield moment_span(moment(when, now, tongue), when, "dt")
    name = short(report.source, NAME_UNITS_MAX)
    yield Span(f" {name}: " if name else " ")
    yield Span(
        short(report.title, TITLE_UNITS_MAX) or tongue.say(phrases.NO_HEADLINE), link=web_link(report.link)
    )
