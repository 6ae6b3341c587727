"""Why a feed's last poll failed, as a kind besides the words."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

FAILURES = "ALTER TABLE feed ADD COLUMN failure TEXT;"


@migrations(name="0012_failures")
def failures(database: Database) -> None:
    """The kind of a feed's problem."""
    execute(database, FAILURES)
