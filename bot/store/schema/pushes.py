"""Subscriptions at hubs, and what hubs delivered that isn't worked off yet."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# Numbers are never used again: the addresses and secrets that hubs were told follow from them.
# `pushed` is a joint: TAKE works off its rows, and deletes each in the transaction that takes it in.
PUSHES = """
CREATE TABLE push (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feed (id),
    hub TEXT NOT NULL,
    topic TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'found',
    path_hash BLOB,
    signed INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    denials INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER,
    asked_at INTEGER,
    lease_until INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    unseen INTEGER NOT NULL DEFAULT 0,
    proofs INTEGER NOT NULL DEFAULT 0,
    faults INTEGER NOT NULL DEFAULT 0,
    pings INTEGER NOT NULL DEFAULT 0,
    half_s INTEGER,
    half_items INTEGER NOT NULL DEFAULT 0,
    pushed_at INTEGER,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX push_path ON push (path_hash) WHERE path_hash IS NOT NULL;
CREATE INDEX push_feed ON push (feed_id);
CREATE INDEX push_due ON push (next_at) WHERE next_at IS NOT NULL;
CREATE TABLE pushed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    push_id INTEGER NOT NULL REFERENCES push (id),
    at INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX pushed_push ON pushed (push_id);
"""


@migrations(name="0016_pushes")
def pushes(database: Database) -> None:
    """WebSub."""
    execute(database, PUSHES)
