"""Polls that found nothing are committed together: nine of ten, and a transaction costs more than they do.

Law: `commit` returns when the intent is in the store, as if it had been committed alone. One that can't be
written fails alone. What a crash takes away is asked of its publishers again, and nothing is lost: a quiet
intent holds no item.
"""

import asyncio
import sqlite3
from collections.abc import Callable

from bot.alerts.intake import PollIntent
from bot.store import polls
from bot.store.database import Store

TOGETHER_MAX = 32
WAIT_S_MAX = 0.05


class QuietCommits:
    """Gathers quiet intents until enough are there, or nobody else could bring one, or the first has waited.

    `others` says how many polls are under way, those that wait here among them.
    """

    def __init__(self, store: Store, others: Callable[[], int]) -> None:
        self._store = store
        self._others = others
        self._waiting: list[tuple[PollIntent, asyncio.Future[None]]] = []
        self._alarm: asyncio.TimerHandle | None = None

    async def commit(self, intent: PollIntent) -> None:
        """Write this intent, with others; raises what writing it alone raises."""
        loop = asyncio.get_running_loop()
        written: asyncio.Future[None] = loop.create_future()
        self._waiting.append((intent, written))
        if len(self._waiting) >= min(TOGETHER_MAX, self._others()):
            self.flush()
        elif self._alarm is None:
            self._alarm = loop.call_later(WAIT_S_MAX, self.flush)
        await written

    def flush(self) -> None:
        """Write all that waits, now."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            polls.commit_together(self._store, [intent for intent, _ in waiting])
        except sqlite3.Error:
            for intent, written in waiting:
                self._alone(intent, written)
            return
        for _, written in waiting:
            if not written.done():
                written.set_result(None)

    def _alone(self, intent: PollIntent, written: "asyncio.Future[None]") -> None:
        """One of a batch that failed."""
        try:
            polls.commit(self._store, intent)
        except sqlite3.Error as error:
            if not written.done():
                written.set_exception(error)
        else:
            if not written.done():
                written.set_result(None)
