"""Watches that somebody is writing in a chat, before they are saved."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

DRAFTS = """
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    words TEXT NOT NULL,
    match TEXT NOT NULL,
    langs TEXT NOT NULL,
    ring_on TEXT NOT NULL,
    edits TEXT NOT NULL DEFAULT '',
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_chat ON draft (chat_id);
CREATE INDEX decision_chat ON decision (chat_id, rule_id, at);
"""


@migrations(name="0008_drafts")
def drafts(database: Database) -> None:
    """Drafts of watches."""
    execute(database, DRAFTS)
