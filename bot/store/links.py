"""Links into the chat with the bot (`t.me/bot?start=…`) that somebody gave out: invitations, shared rules.

Law: of a secret only the hash is stored; a link is used up in the transaction of what it opens.
"""

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, cast

from bot.store.changes import Change
from bot.store.database import Store
from bot.store.encoding import moment, seconds

LinkKind = Literal["invite", "rule"]
LINKS_PER_CHAT_MAX = 50  # those beyond replace the oldest


def hashed(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Link:
    """A link that still opens something. `argument` is what: of a shared rule, its id."""

    kind: LinkKind
    argument: str
    chat_id: int
    hash: str


def opened(store: Store, secret: str, now: datetime) -> Link | None:
    """The link with this secret, if it is still good."""
    row = store.row(
        "SELECT * FROM link WHERE hash = ? AND expires_at > ? AND uses_left > 0",
        (hashed(secret), seconds(now)),
    )
    if row is None:
        return None
    return Link(cast("LinkKind", row["kind"]), row["argument"], row["chat_id"], row["hash"])


@dataclass(frozen=True, slots=True)
class MakeLink(Change):
    """From now on this link opens something, for a time and a number of people."""

    chat_id: int
    kind: LinkKind
    argument: str
    hash: str
    valid_for: timedelta
    uses: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A row; the oldest of too many are void."""
        connection.execute(
            "INSERT INTO link (hash, kind, argument, chat_id, made_at, expires_at, uses_left)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                self.hash,
                self.kind,
                self.argument,
                self.chat_id,
                seconds(now),
                seconds(now + self.valid_for),
                self.uses,
            ),
        )
        connection.execute(
            "DELETE FROM link WHERE chat_id = ? AND hash NOT IN"
            " (SELECT hash FROM link WHERE chat_id = ? ORDER BY made_at DESC LIMIT ?)",
            (self.chat_id, self.chat_id, LINKS_PER_CHAT_MAX),
        )


@dataclass(frozen=True, slots=True)
class UseLink(Change):
    """The link was opened once more."""

    hash: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """One use less."""
        connection.execute("UPDATE link SET uses_left = uses_left - 1 WHERE hash = ?", (self.hash,))


@dataclass(frozen=True, slots=True)
class VoidLinks(Change):
    """No link of this kind that the chat gave out opens anything any more."""

    chat_id: int
    kind: LinkKind

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """No rows."""
        connection.execute("DELETE FROM link WHERE chat_id = ? AND kind = ?", (self.chat_id, self.kind))


def open_links(store: Store, chat_id: int, kind: LinkKind, now: datetime) -> tuple[datetime, ...]:
    """When each good link of this kind that the chat gave out expires."""
    rows = store.rows(
        "SELECT expires_at FROM link WHERE chat_id = ? AND kind = ? AND expires_at > ? AND uses_left > 0"
        " ORDER BY expires_at",
        (chat_id, kind, seconds(now)),
    )
    return tuple(moment(row["expires_at"]) for row in rows)
