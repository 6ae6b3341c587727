"""/stats: the alerts of the last days as a picture, and the same in words under it. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from babel.dates import format_date

from bot.alerts import spans
from bot.alerts.card import Note, Picture
from bot.alerts.pieces import short
from bot.alerts.spans import Line, Span
from bot.store.stats import DAYS, Figures, OfWatch
from bot.telegram.chart import COLOURS, Chart, Series, svg
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import Tongue

FILE_NAME = "alerts.png"
WATCHES_MAX = len(COLOURS)  # the others are one
SOURCES_MAX = 8
# A caption has 1,024 units: fourteen names of this length, and what stands around them.
NAME_UNITS_MAX = 40


def show(situation: Situation, _request: Request, figures: Figures | None) -> Screen:
    """The picture; a sentence where there is nothing to draw."""
    tongue = situation.tongue
    if figures is None or not figures.total:
        html = tongue.count(
            "There was no alert in the last {count} day.",
            "There was no alert in the last {count} days.",
            DAYS,
        )
        return Screen(CommandReason.DRAWN, Note(html=html))
    picture = Picture(name=FILE_NAME, svg=svg(_chart(tongue, figures)), html=_caption(tongue, figures))
    return Screen(CommandReason.DRAWN, file=picture)


def _chart(tongue: Tongue, figures: Figures) -> Chart:
    return Chart(
        title=_title(tongue, figures),
        days=tuple(_days(tongue, figures.days)),
        series=tuple(
            Series(watch.title, _counted(tongue, watch), watch.per_day) for watch in _shown(tongue, figures)
        ),
        sources_title=tongue.say("Sources"),
        sources=figures.publishers[:SOURCES_MAX],
    )


def _title(tongue: Tongue, figures: Figures) -> str:
    alerts = tongue.count("{count} alert", "{count} alerts", figures.total)
    return tongue.count("{alerts} in {count} day", "{alerts} in {count} days", DAYS, alerts=alerts)


def _days(tongue: Tongue, days: Sequence[date]) -> Iterator[str]:
    """The number of each day; at the beginning and of the first of a month its month, too."""
    for place, day in enumerate(days):
        with_month = place == 0 or day.day == 1
        yield format_date(day, "d MMM" if with_month else "d", locale=tongue.locale)


def _shown(tongue: Tongue, figures: Figures) -> tuple[OfWatch, ...]:
    """The watches that rang most, and all others as one."""
    rest = figures.watches[WATCHES_MAX:]
    if not rest:
        return figures.watches
    others = OfWatch(
        title=tongue.count("{count} other", "{count} others", len(rest)),
        per_day=tuple(sum(counts) for counts in zip(*(watch.per_day for watch in rest), strict=True)),
        rejected=sum(watch.rejected for watch in rest),
    )
    return (*figures.watches[:WATCHES_MAX], others)


def _counted(tongue: Tongue, watch: OfWatch) -> str:
    if not watch.rejected:
        return str(watch.total)
    rejected = tongue.count("{count} not relevant", "{count} not relevant", watch.rejected)
    return f"{watch.total} ({rejected})"


def _caption(tongue: Tongue, figures: Figures) -> str:
    """The same in words, for those who can't see it."""
    lines = [Line((Span("📊 "), Span(_title(tongue, figures), bold=True)))]
    lines += [
        Line((Span(f"{short(watch.title, NAME_UNITS_MAX)}: {_counted(tongue, watch)}"),))
        for watch in _shown(tongue, figures)
    ]
    busiest = max(range(len(figures.days)), key=lambda day: sum(w.per_day[day] for w in figures.watches))
    day = format_date(figures.days[busiest], "d MMMM", locale=tongue.locale)
    most = sum(watch.per_day[busiest] for watch in figures.watches)
    lines.append(Line((Span(tongue.say("Most on {day}: {count}", day=day, count=most)),)))
    if figures.publishers:
        named = ", ".join(
            f"{short(name, NAME_UNITS_MAX)} {n}" for name, n in figures.publishers[:SOURCES_MAX]
        )
        lines.append(Line((Span(tongue.say("Sources: {sources}", sources=named)),)))
    return spans.html(lines)
