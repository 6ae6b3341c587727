"""Links that a chat gave out, and chats that wish to be forgotten."""

from sqlite_utils import Database

from bot.store.schema.migrating import execute, migrations

# Of a link only the hash of its secret is kept. `kind` says what it opens: an invitation, a shared rule.
ACCESS = """
ALTER TABLE chat ADD COLUMN invited_by INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN forgotten_at INTEGER;
CREATE TABLE link (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    argument TEXT NOT NULL,
    chat_id INTEGER NOT NULL REFERENCES chat (id),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    uses_left INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX link_chat ON link (chat_id, made_at);
"""


@migrations(name="0007_access")
def access(database: Database) -> None:
    """Invitations, shared rules, and being forgotten."""
    execute(database, ACCESS)
