"""When feeds publish, what they wish for, where they moved, which ended; hosts that want to be left alone."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

RHYTHM = """
CREATE TABLE feed_rhythm (
    feed_id INTEGER PRIMARY KEY REFERENCES feed (id),
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    counts BLOB NOT NULL
) STRICT;

CREATE TABLE host_rest (
    host TEXT PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE feed ADD COLUMN wish_s INTEGER;
ALTER TABLE feed ADD COLUMN skipped TEXT NOT NULL DEFAULT '';
ALTER TABLE feed ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE feed ADD COLUMN moving_to TEXT NOT NULL DEFAULT '';
ALTER TABLE feed ADD COLUMN moving_sights INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN moving_since INTEGER;
ALTER TABLE feed ADD COLUMN gone_at INTEGER;
"""


@migrations(name="0014_rhythm")
def rhythm(database: Database) -> None:
    """Learned rhythms, wishes, moves and ends of feeds; hosts that rest."""
    execute(database, RHYTHM)
