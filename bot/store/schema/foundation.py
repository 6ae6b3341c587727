"""The first tables: everything from a feed to a delivered message."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# Joints between the passes: feed.next_poll_at (POLL), alert.revision > alert.told (NOTIFY),
# message.wanted > message.delivered (DELIVER), inbox.done_at IS NULL (what people sent us).
FOUNDATION = """
CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    lang TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    timezone TEXT NOT NULL DEFAULT 'UTC',
    sample INTEGER NOT NULL DEFAULT 0,
    active INTEGER NOT NULL DEFAULT 1,
    primed INTEGER NOT NULL DEFAULT 0,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    body_hash INTEGER,
    next_poll_at INTEGER NOT NULL DEFAULT 0,
    polled_at INTEGER,
    ok_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX feed_due ON feed (next_poll_at) WHERE active = 1;

CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    feed_id INTEGER NOT NULL REFERENCES feed (id),
    guid TEXT NOT NULL,
    link TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    lang TEXT NOT NULL,
    source TEXT NOT NULL,
    published INTEGER,
    fetched INTEGER NOT NULL,
    at INTEGER NOT NULL,
    content INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    verdict TEXT NOT NULL,
    verdict_reason TEXT NOT NULL,
    similarity INTEGER NOT NULL DEFAULT 0,
    sighting TEXT NOT NULL
) STRICT;
CREATE INDEX item_story ON item (story_id);
CREATE INDEX item_link ON item (link) WHERE link <> '';
CREATE INDEX item_guid ON item (guid) WHERE guid <> '';
CREATE INDEX item_at ON item (at);

CREATE TABLE seen (
    key INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL,
    content INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT;

CREATE TABLE match (
    item_id INTEGER NOT NULL REFERENCES item (id),
    rule_id TEXT NOT NULL,
    rule_version INTEGER NOT NULL,
    highlights TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (item_id, rule_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_rule ON match (rule_id, item_id);

CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    opened_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    open_until INTEGER NOT NULL
) STRICT;

CREATE TABLE story_fact (
    story_id INTEGER NOT NULL REFERENCES story (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    text TEXT NOT NULL,
    item_id INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    PRIMARY KEY (story_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
    id TEXT PRIMARY KEY,
    chat_id INTEGER REFERENCES chat (id),
    title TEXT NOT NULL,
    match TEXT NOT NULL,
    ring_on TEXT NOT NULL,
    severity TEXT NOT NULL DEFAULT 'normal',
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    removed_at INTEGER,
    backfilled INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX rule_chat ON rule (chat_id) WHERE chat_id IS NOT NULL;

CREATE TABLE chat (
    id INTEGER PRIMARY KEY,
    receiver TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    lang TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT 'guest',
    state TEXT NOT NULL DEFAULT 'active',
    joined_at INTEGER NOT NULL
) STRICT;

CREATE TABLE subscription (
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    rule_id TEXT NOT NULL REFERENCES rule (id),
    since INTEGER NOT NULL,
    earlier INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (rule_id, chat_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX subscription_chat ON subscription (chat_id);

CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    rule_id TEXT NOT NULL,
    story_id INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    told INTEGER NOT NULL DEFAULT 0,
    sweep INTEGER NOT NULL DEFAULT 0,
    cursor INTEGER,
    UNIQUE (rule_id, story_id)
) STRICT;
CREATE INDEX alert_open ON alert (id) WHERE revision > told;

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    story_id INTEGER,
    kind TEXT NOT NULL,
    parent_id INTEGER REFERENCES message (id),
    payload TEXT NOT NULL,
    silent INTEGER NOT NULL DEFAULT 0,
    urgent INTEGER NOT NULL DEFAULT 0,
    wanted INTEGER NOT NULL DEFAULT 1,
    delivered INTEGER NOT NULL DEFAULT 0,
    remote_id INTEGER,
    state TEXT NOT NULL DEFAULT 'due',
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    reason TEXT NOT NULL,
    problem TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX message_due ON message (due_at) WHERE state = 'due';
CREATE INDEX message_remote ON message (chat_id, remote_id) WHERE kind = 'note';
CREATE INDEX message_chat ON message (chat_id, id);

CREATE TABLE chat_story (
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    story_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL REFERENCES message (id),
    PRIMARY KEY (chat_id, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX chat_story_message ON chat_story (message_id);

CREATE TABLE told_fact (
    chat_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    rule_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    text TEXT NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, story_id, rule_id, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_fact_rule ON told_fact (chat_id, rule_id, told_at);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    rule_id TEXT NOT NULL,
    story_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    action TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX decision_item ON decision (item_id);

CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    payload TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    done_at INTEGER,
    problem TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX inbox_open ON inbox (update_id) WHERE done_at IS NULL;

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


@migrations(name="0001_foundation")
def foundation(database: Database) -> None:
    """Everything from a feed to a delivered message."""
    execute(database, FOUNDATION)
