"""Reminders of coming dates."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# A reminder of one chat, story, date and kind: planned in the transaction that told the chat of the date, and
# turned into a message when it is due (`bot.remind`). The joint is state = 'planned' with due_at.
CALENDAR = """
ALTER TABLE chat ADD COLUMN timezone TEXT NOT NULL DEFAULT '';
ALTER TABLE chat ADD COLUMN reminders INTEGER NOT NULL DEFAULT 1;
CREATE TABLE reminder (
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    story_id INTEGER NOT NULL,
    date TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'planned',
    reason TEXT NOT NULL,
    message_id INTEGER REFERENCES message (id),
    PRIMARY KEY (chat_id, story_id, date, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_due ON reminder (due_at) WHERE state = 'planned';
CREATE INDEX reminder_story ON reminder (story_id);
CREATE INDEX reminder_message ON reminder (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX message_reminder ON message (expires_at) WHERE kind = 'reminder' AND state = 'due';
"""


@migrations(name="0003_calendar")
def calendar(database: Database) -> None:
    """Reminders of coming dates; a chat's time zone, and whether it wants reminders."""
    execute(database, CALENDAR)
