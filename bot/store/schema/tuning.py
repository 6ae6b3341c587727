"""When a chat wants to be rung, in which languages, and what waits for its hour."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# `held` is a joint, too: NOTIFY decides anew about what is in it when `until` has come.
TUNING = """
ALTER TABLE chat ADD COLUMN muted_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN quiet TEXT NOT NULL DEFAULT '';
ALTER TABLE chat ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE subscription ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN muted_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN silent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN severity TEXT NOT NULL DEFAULT '';
ALTER TABLE subscription ADD COLUMN ring_on TEXT NOT NULL DEFAULT '';
ALTER TABLE subscription ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE subscription ADD COLUMN langs TEXT NOT NULL DEFAULT '';
CREATE TABLE held (
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    rule_id TEXT NOT NULL,
    story_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    until INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (chat_id, rule_id, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_until ON held (until);
"""


@migrations(name="0006_tuning")
def tuning(database: Database) -> None:
    """Mutes, quiet hours, digests, languages."""
    execute(database, TUNING)
