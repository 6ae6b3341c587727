"""Private feeds that no chat has any more: upkeep deletes what they brought, and their addresses."""

import sqlite3

from bot.store.database import Store
from bot.store.feeds import hand_back
from bot.stories.numbers import FIRST_PRIVATE, first_of

ORPHANS_PER_RUN_MAX = 20
_OF_STORIES = (
    ("alert", "story_id"),
    ("held", "story_id"),
    ("story_fact", "story_id"),
    ("story_twin", "private_id"),
    ("story", "id"),
)


def delete_orphans(store: Store) -> int:
    """Upkeep: what private feeds brought that no chat has any more, and their addresses; how many feeds."""
    rows = store.rows(
        "SELECT id FROM feed WHERE common = 0 AND url NOT LIKE 'gone:%' AND NOT EXISTS"
        " (SELECT 1 FROM chat_feed c WHERE c.feed_id = feed.id) LIMIT ?",
        (ORPHANS_PER_RUN_MAX,),
    )
    for row in rows:
        with store.transaction() as connection:
            _delete(connection, row["id"])
    with store.transaction() as connection:
        hand_back(connection)
    return len(rows)


def _delete(connection: sqlite3.Connection, feed_id: int) -> None:
    """The row stays without its address: its number, which its stories' numbers hold, is never used again."""
    own = f"feed_id = ? AND story_id >= {FIRST_PRIVATE}"
    items = f"SELECT id FROM item WHERE {own}"
    # Numbers of items are used again: nothing may go on naming these.
    for table in ("decision", "match", "article", "article_wish", "seen"):
        connection.execute(f"DELETE FROM {table} WHERE item_id IN ({items})", (feed_id,))
    connection.execute(f"DELETE FROM item WHERE {own}", (feed_id,))
    connection.execute("DELETE FROM feed_rhythm WHERE feed_id = ?", (feed_id,))
    first, last = first_of(feed_id), first_of(feed_id + 1) - 1
    for table, column in _OF_STORIES:
        connection.execute(f"DELETE FROM {table} WHERE {column} BETWEEN ? AND ?", (first, last))
    connection.execute("DELETE FROM standing WHERE feed_id = ?", (feed_id,))
    connection.execute(
        "UPDATE feed SET url = 'gone:' || id, address = '', moving_to = '', problem = '', active = 0,"
        " title = iif(EXISTS (SELECT 1 FROM item WHERE feed_id = feed.id), title, '') WHERE id = ?",
        (feed_id,),
    )
