"""The titles of a rule in the languages of its readers."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

TITLES = """
ALTER TABLE rule ADD COLUMN titles TEXT NOT NULL DEFAULT '{}';
"""


@migrations(name="0011_titles")
def titles(database: Database) -> None:
    """Language to title, as JSON; none until the rules of the files are mirrored."""
    execute(database, TITLES)
