"""The list of migrations, and how one is written."""

from sqlite_utils import Database, Migrations

migrations = Migrations("watchword")


def execute(database: Database, script: str) -> None:
    """Each statement of `script`, within the migration's transaction."""
    for statement in script.split(";\n"):
        if statement.strip():
            database.execute(statement)
