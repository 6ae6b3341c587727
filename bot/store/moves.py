"""A group that became a supergroup has another id: all our rows follow, in one transaction."""

import sqlite3

# Each has a chat_id; a row that the new chat already has stays as it is there.
FOLLOWING = (
    "rule",
    "subscription",
    "message",
    "chat_story",
    "told_fact",
    "decision",
    "reminder",
    "not_relevant",
    "dialogue",
    "held",
    "link",
    "draft",
    "lost_topic",
    "acting",
    "lookup",
    "proposal",
    "chat_feed",
    "search",
    "feed_notice",
    "rule_notice",
    "article_wish",
)


def move_chat(connection: sqlite3.Connection, old_id: int, new_id: int) -> None:
    """Within a transaction: every row of `old_id` now belongs to `new_id`. Idempotent."""
    if old_id == new_id:
        return
    # All columns, whichever later versions add: what somebody set must not be lost on the way.
    kept = [
        row["name"]
        for row in connection.execute("PRAGMA table_info(chat)")
        if row["name"] not in {"id", "kind"}
    ]
    columns = ", ".join(kept)
    connection.execute(
        f"INSERT INTO chat (id, kind, {columns}) SELECT ?, 'supergroup', {columns} FROM chat WHERE id = ?"
        " ON CONFLICT (id) DO UPDATE"
        " SET role = CASE chat.role WHEN 'guest' THEN excluded.role ELSE chat.role END",
        (new_id, old_id),
    )
    # Message ids begin anew in a supergroup: an old one could name another message of ours there.
    connection.execute("UPDATE message SET remote_id = NULL WHERE chat_id = ?", (old_id,))
    for table in FOLLOWING:
        connection.execute(f"UPDATE OR IGNORE {table} SET chat_id = ? WHERE chat_id = ?", (new_id, old_id))
    for table in FOLLOWING:
        connection.execute(f"DELETE FROM {table} WHERE chat_id = ?", (old_id,))
    connection.execute("DELETE FROM chat WHERE id = ?", (old_id,))
