"""How the running process is: the ages of its passes and a look into the store, for /health and /metrics."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from bot.scheduler import Scheduler
from bot.store import articles
from bot.store.absences import deaf_since
from bot.store.database import Store
from bot.store.overview import overdue, overview
from bot.web.report import HealthReport, late

PASS_AGE_S_MAX = {
    "poll": 60.0,
    "article": 300.0,
    "notify": 120.0,
    "remind": 300.0,
    "deliver": 300.0,
    "guard": 600.0,
    "take": 300.0,
    "subscribe": 900.0,
}


class RunningHealth:
    """Health of a scheduler and a store that work in this process; `counted`: further gauges by name."""

    def __init__(
        self,
        store: Store,
        scheduler: Scheduler,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        counted: Mapping[str, Callable[[], int]] | None = None,
    ) -> None:
        self._store = store
        self._scheduler = scheduler
        self._now = now
        self._counted = counted or {}

    async def report(self) -> HealthReport:
        """Raises sqlite3.Error where the database doesn't answer."""
        ages = self._scheduler.ages_s()
        stands = overview(self._store)
        deaf = deaf_since(self._store, self._now())
        return HealthReport(
            problems=late(ages, PASS_AGE_S_MAX),
            cut_off_since=deaf,
            pass_age_s=ages,
            gauges={
                "feeds": stands.feeds,
                "feeds_failing": len(stands.failing),
                "feeds_silent": stands.silent,
                "cut_off": int(deaf is not None),
                "feeds_pushed": stands.pushed,
                "feeds_overdue": overdue(self._store, self._now()),
                "items": stands.items,
                "stories": stands.stories,
                "rules": stands.rules,
                "subscriptions": stands.subscriptions,
                "alerts_open": stands.open_alerts,
                "reminders_planned": stands.planned_reminders,
                "articles_due": articles.waiting(self._store),
                "messages_due": stands.due_messages,
                "messages_dead": stands.dead_messages,
                "updates_open": stands.open_updates,
            }
            | {name: count() for name, count in self._counted.items()},
        )
