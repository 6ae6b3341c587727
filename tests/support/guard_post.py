"""A store with feeds that fail and answer, two chats, and the guard that looks at them as time goes by."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.alerts.absence import Mark
from bot.feeds.answer import FailureKind
from bot.rules.rule import FeedEntry
from bot.silence import SilenceGuard
from bot.store import absences, feeds, rules
from bot.store.changes import Change
from bot.store.database import Store
from bot.store.encoding import seconds
from tests.support.subscribers import subscribe
from tests.support.world import NOON, TALKS

OWNER, OTHER = 1, 2
URLS = tuple(f"https://paper{number}.example/rss" for number in range(6))
HOUR = timedelta(hours=1)


@dataclass
class Post:
    """A store with two chats and six feeds that posted every six hours for three days; the first chat is the owner's."""

    store: Store = field(default_factory=Store.in_memory)
    now: datetime = NOON

    def begin(self) -> None:
        absences.alive(self.store, Mark(self.now - timedelta(days=10)), back=True)
        absences.alive(self.store, Mark(self.now), back=False)
        feeds.sync(self.store, [FeedEntry(url=url, title=url.split("/")[2]) for url in URLS])
        rules.sync(self.store, [TALKS], self.now)
        subscribe(self.store, [OWNER, OTHER], TALKS.id, self.now)
        with self.store.transaction() as connection:
            connection.execute("UPDATE chat SET role = 'owner' WHERE id = ?", (OWNER,))
            connection.execute("UPDATE feed SET primed = 1, ok_at = ?", (seconds(self.now),))
        for number in range(1, len(URLS) + 1):
            self.posted(number)

    def posted(self, feed: int, story: int = 1, *, matched: bool = True) -> None:
        with self.store.transaction() as connection:
            for back in range(0, 72, 6):
                at = seconds(self.now) - 3600 * back
                cursor = connection.execute(
                    "INSERT INTO item (feed_id, guid, link, title, summary, lang, source, fetched, at, content,"
                    " story_id, outcome, verdict, verdict_reason, sighting)"
                    " VALUES (?, '', '', '', '', '', '', ?, ?, 0, ?, '', '', '', '{}')",
                    (feed, at, at, story),
                )
                if matched:
                    connection.execute(
                        "INSERT INTO match VALUES (?, ?, 1, '[]', '[]')", (cursor.lastrowid, TALKS.id)
                    )

    def fails(self, *numbers: int, hours: float = 9, kind: FailureKind = FailureKind.TIMEOUT) -> None:
        with self.store.transaction() as connection:
            connection.executemany(
                "UPDATE feed SET failures = 9, failure = ?, problem = 'time-out', failing_since = ? WHERE id = ?",
                [(kind, seconds(self.now - timedelta(hours=hours)), number) for number in numbers],
            )

    def answers(self, *numbers: int) -> None:
        with self.store.transaction() as connection:
            connection.executemany(
                "UPDATE feed SET failures = 0, failure = NULL, failing_since = NULL, ok_at = ? WHERE id = ?",
                [(seconds(self.now), number) for number in numbers],
            )

    def change(self, *changes: Change) -> None:
        with self.store.transaction() as connection:
            for change in changes:
                change.write(connection, self.now)

    def look(self, times: int = 3) -> None:
        guard = SilenceGuard(self.store, ["terminal"], now=lambda: self.now, mark=lambda: Mark(self.now))
        for _ in range(times):
            asyncio.run(guard.look())

    def later(self, hours: float, *, every_min: float = 15) -> None:
        """Time goes by under the eyes of the guard; what answers goes on answering, and posting."""
        for _ in range(round(hours * 60 / every_min)):
            self.now += timedelta(minutes=every_min)
            with self.store.transaction() as connection:
                connection.execute("UPDATE feed SET ok_at = ? WHERE failures = 0", (seconds(self.now),))
                connection.execute(
                    "UPDATE item SET at = ? WHERE id IN (SELECT max(i.id) FROM item i JOIN feed f"
                    " ON f.id = i.feed_id WHERE f.failures = 0 GROUP BY f.id)",
                    (seconds(self.now),),
                )
            self.look(1)

    def told(self, chat: int = OWNER) -> list[str]:
        rows = self.store.rows(
            "SELECT json_extract(payload, '$.html') AS html FROM message WHERE chat_id = ? ORDER BY id",
            (chat,),
        )
        return [row["html"] for row in rows]
