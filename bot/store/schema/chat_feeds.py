"""Feeds of one chat besides those of all, and what people asked us to look for."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# `by_file`: rules/feeds.toml names it. `kept`: the owner or operator added it for all. `common` is either.
# `search` is a joint: SEARCH works on rows that aren't done.
CHAT_FEEDS = """
ALTER TABLE feed ADD COLUMN common INTEGER NOT NULL DEFAULT 1;
ALTER TABLE feed ADD COLUMN by_file INTEGER NOT NULL DEFAULT 1;
ALTER TABLE feed ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN failing_since INTEGER;
CREATE TABLE chat_feed (
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    feed_id INTEGER NOT NULL REFERENCES feed (id),
    paused INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, feed_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX chat_feed_feed ON chat_feed (feed_id);
CREATE INDEX item_feed ON item (feed_id, at);
CREATE TABLE story_twin (
    private_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    PRIMARY KEY (private_id, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_twin_story ON story_twin (story_id);
CREATE TABLE search (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    kind TEXT NOT NULL,
    wanted TEXT NOT NULL,
    tongue TEXT NOT NULL,
    limit_max INTEGER NOT NULL,
    asked_in INTEGER NOT NULL DEFAULT 0,
    topic INTEGER NOT NULL DEFAULT 0,
    at INTEGER NOT NULL,
    done_at INTEGER,
    found TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX search_open ON search (id) WHERE done_at IS NULL;
CREATE INDEX search_chat ON search (chat_id, at);
"""


@migrations(name="0010_chatfeeds")
def chat_feeds(database: Database) -> None:
    """Private feeds, and searches for feeds."""
    execute(database, CHAT_FEEDS)
