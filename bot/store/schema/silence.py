"""What the silence guard holds of feeds, whom it told what, and which items came late."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# `feed_watch.items…` is written by POLL; what was learned and judged of a feed, by the guard.
SILENCE = """
CREATE TABLE feed_watch (
    feed_id INTEGER PRIMARY KEY REFERENCES feed (id),
    items INTEGER,
    items_usual INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER,
    emptied_at INTEGER,
    usual_s INTEGER,
    limit_s INTEGER,
    learned_at INTEGER NOT NULL DEFAULT 0,
    trouble TEXT NOT NULL DEFAULT '',
    trouble_since INTEGER,
    well_at INTEGER,
    ended_at INTEGER,
    strikes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE feed_notice (
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    feed_id INTEGER NOT NULL REFERENCES feed (id),
    since INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, feed_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE rule_notice (
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    rule_id TEXT NOT NULL,
    feeds TEXT NOT NULL,
    told_at INTEGER NOT NULL,
    over_at INTEGER,
    PRIMARY KEY (chat_id, rule_id)
) STRICT, WITHOUT ROWID;
ALTER TABLE item ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
"""


@migrations(name="0019_silence")
def silence(database: Database) -> None:
    """Tables of the silence guard."""
    execute(database, SILENCE)
