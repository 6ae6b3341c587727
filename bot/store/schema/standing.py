"""What stands in each feed, so that only what is new in it is parsed."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# A table of its own: a row of `feed` is written with each poll, this one only when its document changed.
STANDING = """
CREATE TABLE standing (
    feed_id INTEGER PRIMARY KEY REFERENCES feed (id),
    items BLOB NOT NULL,
    proven_at INTEGER NOT NULL
) STRICT;
"""


@migrations(name="0013_standing")
def standing(database: Database) -> None:
    """The hashes of the raw items of each feed's last document."""
    execute(database, STANDING)
