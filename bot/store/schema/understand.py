"""What was searched for, and which excludes were proposed."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

UNDERSTAND = """
CREATE TABLE lookup (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    words TEXT NOT NULL,
    match TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX lookup_chat ON lookup (chat_id);

CREATE TABLE proposal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    rule_id TEXT NOT NULL,
    exclude TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',
    made_at INTEGER NOT NULL,
    UNIQUE (chat_id, rule_id, exclude)
) STRICT;
CREATE INDEX decision_told ON decision (chat_id, at);
"""


@migrations(name="0009_understand")
def understand(database: Database) -> None:
    """Searches and proposals."""
    execute(database, UNDERSTAND)
