"""Who is told what becomes of a feed, and in which language.

Law: of a common feed the owners hear, of a private one the chats that added it, and nobody else.
"""

from collections.abc import Collection

from bot.alerts.card import Note
from bot.alerts.intake import FeedView
from bot.alerts.notices import feed_ended
from bot.store.database import Store
from bot.store.outbox import owners
from bot.store.spoken import spoken_in


def of_end(store: Store, feed: FeedView, receivers: Collection[str]) -> tuple[tuple[int, Note], ...]:
    """The notices that a feed has ended, by chat."""
    chats = _holders(store, feed.id) if feed.private else owners(store, receivers)
    return tuple(
        (chat_id, feed_ended(spoken_in(store, chat_id), feed.title or feed.url)) for chat_id in chats
    )


def _holders(store: Store, feed_id: int) -> tuple[int, ...]:
    rows = store.rows(
        "SELECT c.id FROM chat_feed f JOIN chat c ON c.id = f.chat_id WHERE f.feed_id = ?"
        " AND c.role <> 'banned' AND c.forgotten_at IS NULL ORDER BY c.id",
        (feed_id,),
    )
    return tuple(row["id"] for row in rows)
