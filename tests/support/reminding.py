"""Offers of talks, what becomes of them, and the reminders of a chat, for tests of reminders through the passes."""

from datetime import UTC, datetime, timedelta

from bot.store.database import Store
from bot.store.terminal import TERMINAL_CHAT
from tests.support.world import NOON, Running, item

OFFER = item(1, "Russia offers talks with Ukraine on 30 May", at=NOON)
HOUR = item(1, "Russia and Ukraine hold talks on 30 May at 14:00 Kyiv time", at=NOON)
MOVED = item(2, "Russia-Ukraine talks moved to 3 June", at=NOON + timedelta(hours=1))
CANCELLED = item(2, "Russia cancels talks with Ukraine on 30 May", at=NOON + timedelta(hours=1))
EVENING = datetime(2025, 5, 29, 18, tzinfo=UTC)
TOMORROW = "⏰ Tomorrow\n• Fri 30 May\nRussia offers talks with Ukraine on 30 May · 1 source"


def planned(store: Store, chat: int = TERMINAL_CHAT) -> list[tuple[str, str, str, str]]:
    """Date, kind, state and reason of all reminders of a chat."""
    rows = store.rows("SELECT * FROM reminder WHERE chat_id = ? ORDER BY date, kind", (chat,))
    return [(row["date"], row["kind"], row["state"], row["reason"]) for row in rows]


async def at(live: Running, when: datetime) -> None:
    """All passes at a time of day."""
    live.outside.now = when
    await live.passes()
