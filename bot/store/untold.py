"""What a message that will never arrive was to tell counts as not told, so that the next report rings.

Law: of the stories that it was the first to tell of, all; of a story that was told before, what had changed.
A card that was opened from a digest said nothing that the digest hadn't.
"""

import sqlite3

OPENED_REASON = "opened from a digest"


def untell(connection: sqlite3.Connection, chat_id: int, message_id: int) -> None:
    """Within a transaction: so it is where this message is dead; nothing changes where it isn't."""
    key = (chat_id, message_id)
    opened = connection.execute(
        "UPDATE chat_story SET message_id = m.parent_id FROM message m JOIN message d ON d.id = m.parent_id"
        " AND d.kind = 'digest' WHERE chat_story.chat_id = ? AND chat_story.message_id = m.id AND m.id = ?"
        " AND m.state = 'dead' AND m.wanted = 1",
        key,
    )
    if opened.rowcount:
        return  # the digest that it was opened from said it
    connection.execute(
        "DELETE FROM told_fact WHERE chat_id = ? AND (story_id, kind, value) IN"
        " (SELECT story, json_extract(c.value, '$.kind'), json_extract(c.value, '$.now') FROM"
        " (SELECT story_id AS story, payload AS card FROM message"
        " WHERE id = ? AND state = 'dead' AND kind = 'delta' AND reason <> ?"
        " UNION ALL SELECT json_extract(e.value, '$.story_id'), json_extract(e.value, '$.card')"
        " FROM message m, json_each(m.payload, '$.entries') e"
        " WHERE m.id = ? AND m.state = 'dead' AND m.kind = 'digest'), json_each(card, '$.changes') c)",
        (*key, OPENED_REASON, message_id),
    )
    connection.execute(
        "DELETE FROM told_fact WHERE chat_id = ? AND story_id IN (SELECT s.story_id FROM chat_story s"
        " JOIN message m ON m.id = s.message_id WHERE m.id = ? AND m.state = 'dead')",
        key,
    )
    connection.execute(
        "DELETE FROM chat_story WHERE message_id IN (SELECT id FROM message WHERE id = ? AND state = 'dead')",
        (message_id,),
    )
