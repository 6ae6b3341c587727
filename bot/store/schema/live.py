"""Corroboration, mute and rejection."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# Sources that a story waits for, and what a person wished by a button under an alert (`bot.store.wishes`).
LIVE = """
ALTER TABLE rule ADD COLUMN sources_min INTEGER NOT NULL DEFAULT 1;
ALTER TABLE alert ADD COLUMN sources INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN muted_at INTEGER;
ALTER TABLE message ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_again ON message (id) WHERE again = 1;
CREATE INDEX message_answer ON message (parent_id) WHERE kind = 'note' AND parent_id IS NOT NULL;

CREATE TABLE not_relevant (
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    story_id INTEGER NOT NULL,
    rule_id TEXT NOT NULL,
    terms TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, story_id, rule_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX not_relevant_rule ON not_relevant (chat_id, rule_id, at);
"""


@migrations(name="0004_live")
def live(database: Database) -> None:
    """Corroboration, mute and rejection."""
    execute(database, LIVE)
