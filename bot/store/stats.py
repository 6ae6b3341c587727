"""Figures of a chat's alerts: how many a day, by which watch, from whom, and how many weren't relevant."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from bot.alerts.reasons import Action, NotifyReason
from bot.store.database import Row, Store
from bot.store.encoding import moment, seconds
from bot.store.rules import title_read_by

DAYS = 14


@dataclass(frozen=True, slots=True)
class OfWatch:
    """A watch: its alerts on each day, and how many of them were not relevant."""

    title: str
    per_day: tuple[int, ...]
    rejected: int

    @property
    def total(self) -> int:
        """Its alerts on all days."""
        return sum(self.per_day)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a chat was told in the days from `days[0]` to today; the watch that rang most comes first."""

    days: tuple[date, ...]
    watches: tuple[OfWatch, ...]
    publishers: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All alerts."""
        return sum(watch.total for watch in self.watches)

    @property
    def rejected(self) -> int:
        """Those that were not relevant."""
        return sum(watch.rejected for watch in self.watches)


def figures(store: Store, chat_id: int, now: datetime, zone: tzinfo) -> Figures:
    """The last `DAYS` days of the chat, by its own midnight."""
    today = now.astimezone(zone).date()
    days = tuple(today - timedelta(days=DAYS - 1 - back) for back in range(DAYS))
    since = datetime(days[0].year, days[0].month, days[0].day, tzinfo=zone)
    rows = store.rows(
        f"SELECT d.at, d.rule_id, d.story_id, {title_read_by('d.chat_id')} AS title,"
        " coalesce(json_extract(i.sighting, '$.publisher'), '')"
        " AS publisher, EXISTS (SELECT 1 FROM not_relevant n WHERE n.chat_id = d.chat_id"
        " AND n.story_id = d.story_id AND n.rule_id = d.rule_id) AS rejected"
        " FROM decision d LEFT JOIN rule r ON r.id = d.rule_id LEFT JOIN item i ON i.id = d.item_id"
        " WHERE d.chat_id = ? AND d.at >= ? AND d.action = ? AND d.reason <> ? ORDER BY d.id",
        (chat_id, seconds(since), Action.RING.value, NotifyReason.EARLIER_HIT.value),
    )
    by_rule: dict[str, list[Row]] = {}
    for row in rows:
        by_rule.setdefault(row["rule_id"], []).append(row)
    watches = [_of_watch(found, days, zone) for found in by_rule.values()]
    publishers = Counter(row["publisher"] for row in rows if row["publisher"])
    return Figures(
        days,
        tuple(sorted(watches, key=lambda watch: (-watch.total, watch.title))),
        tuple(sorted(publishers.items(), key=lambda named: (-named[1], named[0]))),
    )


def _of_watch(rows: Sequence[Row], days: Sequence[date], zone: tzinfo) -> OfWatch:
    count = Counter(moment(row["at"]).astimezone(zone).date() for row in rows)
    return OfWatch(
        title=rows[0]["title"] or rows[0]["rule_id"],
        per_day=tuple(count[day] for day in days),
        rejected=len({row["story_id"] for row in rows if row["rejected"]}),
    )
