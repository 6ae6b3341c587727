"""What a dry run of a rule asks."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

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
    execute(database, HISTORY)
