"""The text of articles: which are to be read, who asked, and when a host may be asked again."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# The joint of the pass ARTICLE: article.due_at while its state is due.
ARTICLES = """
ALTER TABLE feed ADD COLUMN full_text INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rule ADD COLUMN full_text INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN text TEXT NOT NULL DEFAULT '';

CREATE TABLE article (
    item_id INTEGER PRIMARY KEY,
    host TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    ended_at INTEGER,
    problem TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX article_due ON article (due_at) WHERE state = 'due';
CREATE INDEX article_asked ON article (asked_at);

CREATE TABLE article_wish (
    item_id INTEGER NOT NULL,
    rule_id TEXT NOT NULL,
    chat_id INTEGER,
    feed_id INTEGER NOT NULL,
    host TEXT NOT NULL,
    private INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    over TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (item_id, rule_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_wish_rule ON article_wish (rule_id, asked_at);
CREATE INDEX article_wish_chat ON article_wish (chat_id, asked_at) WHERE chat_id IS NOT NULL;
CREATE INDEX article_wish_host ON article_wish (host, asked_at);
CREATE INDEX article_wish_feed ON article_wish (feed_id, asked_at);

CREATE TABLE article_host (
    host TEXT PRIMARY KEY,
    next_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""


@migrations(name="0018_articles")
def articles(database: Database) -> None:
    """Articles that are to be read, and the sentences that are kept of those that were."""
    execute(database, ARTICLES)
