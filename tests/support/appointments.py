"""Reports that state dates, in one line each, for tables about appointments, agendas and reminders."""

from datetime import UTC, datetime, timedelta

from bot.alerts.appointment import DatedReport
from bot.facts.fact import Fact, FactKind

MORNING = datetime(2025, 5, 28, 9, tzinfo=UTC)
"""A Wednesday; the stories of these reports begin then."""


def said(
    *dates: str,
    hours: float = 0,
    by: str = "",
    status: str = "",
    story: int = 3,
    title: str = "",
    rules: tuple[str, ...] = ("talks",),
    zone: str = "UTC",
    spread: int = 0,
    text: str = "",
) -> DatedReport:
    """A report so many hours after `MORNING` that states these dates (with `status`: postponed, cancelled)."""
    number = round(hours * 60)
    return DatedReport(
        story=story,
        item=number,
        at=MORNING + timedelta(hours=hours),
        opened=MORNING,
        title=title or f"Report of hour {hours:g}",
        link=f"https://news.example/{story}/{number}",
        source=by or f"Paper {number}",
        publisher=by or f"Paper {number}",
        zone=zone,
        dates=tuple(
            Fact(FactKind.DATE, value, text or f"on {value}", "title", 0, 2, spread_days=spread)
            for value in dates
        ),
        statuses=frozenset(status.split()),
        rules=frozenset(rules),
    )
