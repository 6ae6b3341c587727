"""Open questions of dialogues, and the language that a chat chose for the bot."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

DIALOGUE = """
ALTER TABLE chat ADD COLUMN tongue TEXT NOT NULL DEFAULT '';
CREATE TABLE dialogue (
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, person_id)
) STRICT, WITHOUT ROWID;
"""


@migrations(name="0005_dialogue")
def dialogue(database: Database) -> None:
    """Open questions, and the tongue of a chat."""
    execute(database, DIALOGUE)
