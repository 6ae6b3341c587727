"""Where in a chat messages go, who brought us into it, and the channels that people act for."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# Topic 0 is the chat itself (in a forum: General). A subscription's topic is NULL only within the transaction
# that makes it (`bot.store.places.settle`).
PLACES = """
ALTER TABLE subscription ADD COLUMN topic INTEGER;
UPDATE subscription SET topic = 0;
ALTER TABLE message ADD COLUMN topic INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN acts_for INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN brought_by INTEGER NOT NULL DEFAULT 0;
CREATE TABLE lost_topic (
    chat_id INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, topic)
) STRICT, WITHOUT ROWID;
CREATE TABLE acting (
    chat_id INTEGER PRIMARY KEY REFERENCES chat (id),
    acts_for INTEGER NOT NULL
) STRICT;
"""


@migrations(name="0009_places")
def places(database: Database) -> None:
    """Topics, channels, and whom we tell when a chat shuts us out."""
    execute(database, PLACES)
