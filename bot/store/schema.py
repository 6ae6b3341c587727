"""The schema and its migrations. `state/README.md` describes every table; a test sees to that.

All times are Unix seconds (UTC). All tables are STRICT. Migrations only ever add; each is one transaction.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("watchword")

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
    for statement in FOUNDATION.split(";\n"):
        if statement.strip():
            database.execute(statement)


# What a dry run of a rule asks (`bot.store.words`). The words are kept beside the index (1 kB an item of 50
# words; the index is half of that), so that a changed item can be taken out of it again: SQLite before 3.43
# can't do that without them.
HISTORY = """
ALTER TABLE item ADD COLUMN worded INTEGER NOT NULL DEFAULT 0;
CREATE INDEX item_unworded ON item (id) WHERE worded = 0;
CREATE VIRTUAL TABLE item_words USING fts5 (words, detail = none, columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE item_vocabulary USING fts5vocab (item_words, 'row');
"""


@migrations(name="0002_history")
def history(database: Database) -> None:
    """The full-text index over items."""
    for statement in HISTORY.split(";\n"):
        if statement.strip():
            database.execute(statement)


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
    for statement in CALENDAR.split(";\n"):
        if statement.strip():
            database.execute(statement)


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
    for statement in LIVE.split(";\n"):
        if statement.strip():
            database.execute(statement)
