"""The people who may use the bot, as its owner sees them, and the chats that wish to be forgotten."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from bot.alerts.card import Card, Digest
from bot.store.changes import Change, Role
from bot.store.database import Store
from bot.store.encoding import moment, seconds
from bot.store.moves import FOLLOWING
from bot.store.places import acts_for
from bot.store.rules import RULE_NUMBER_KEY

EXPORTED_MESSAGES_MAX = 1_000
# Long enough for the answer that says so to be sent.
FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who wrote to us in private, or a group that was admitted."""

    chat_id: int
    title: str
    kind: str
    role: Role
    watches: int
    joined: datetime


def people(store: Store) -> tuple[Person, ...]:
    """Everybody and every group, the owner first, then members, guests, and who is banned."""
    rows = store.rows(
        "SELECT c.*, (SELECT count(*) FROM subscription s WHERE s.chat_id = c.id) AS watches FROM chat c"
        " WHERE c.receiver = 'telegram' AND c.forgotten_at IS NULL ORDER BY CASE c.role WHEN 'owner' THEN 0"
        " WHEN 'member' THEN 1 WHEN 'guest' THEN 2 ELSE 3 END, c.joined_at, c.id"
    )
    return tuple(
        Person(row["id"], row["title"], row["kind"], row["role"], row["watches"], moment(row["joined_at"]))
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Welcome(Change):
    """A person becomes a member, invited by somebody."""

    chat_id: int
    by: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A guest becomes a member; who is one, or was banned, stays what they are."""
        connection.execute(
            "UPDATE chat SET role = 'member', invited_by = ? WHERE id = ? AND role = 'guest'",
            (self.by, self.chat_id),
        )


@dataclass(frozen=True, slots=True)
class Ban(Change):
    """A person or group is answered by silence from now on, and gets no alerts; or no longer so."""

    chat_id: int
    banned: bool

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Never the owner. Its links are void. Who is let in again is a guest."""
        connection.execute(
            "UPDATE chat SET role = ?, state = ? WHERE id = ? AND role <> 'owner'",
            ("banned" if self.banned else "guest", "paused" if self.banned else "active", self.chat_id),
        )
        if self.banned:
            connection.execute("DELETE FROM link WHERE chat_id = ?", (self.chat_id,))


@dataclass(frozen=True, slots=True)
class Forget(Change):
    """All that we know of a chat is deleted: its watches, its messages here, its settings, its role."""

    changes_rules: ClassVar[bool] = True
    chat_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Everything but a bare row, which the answer needs; upkeep deletes that (`delete_forgotten`)."""
        connection.execute(
            "DELETE FROM match WHERE rule_id IN (SELECT id FROM rule WHERE chat_id = ?)", (self.chat_id,)
        )
        connection.execute(
            "DELETE FROM alert WHERE rule_id IN (SELECT id FROM rule WHERE chat_id = ?)", (self.chat_id,)
        )
        # The numbers of its watches are never used again: old buttons and links elsewhere may name them.
        connection.execute(
            "INSERT INTO meta (key, value) SELECT ?, coalesce(max(CAST(substr(id, 2) AS INTEGER)), 0)"
            " FROM rule WHERE chat_id IS NOT NULL ON CONFLICT (key) DO UPDATE SET value ="
            " max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))",
            (RULE_NUMBER_KEY,),
        )
        # The rule's row must go last of what refers to it, the messages last of all.
        for table in sorted(FOLLOWING, key=lambda name: (name == "rule") + 2 * (name == "message")):
            connection.execute(f"DELETE FROM {table} WHERE chat_id = ?", (self.chat_id,))
        # Nobody acts any more for a channel that was forgotten.
        connection.execute("DELETE FROM acting WHERE acts_for = ?", (self.chat_id,))
        row = connection.execute(
            "SELECT receiver, kind, role FROM chat WHERE id = ?", (self.chat_id,)
        ).fetchone()
        if row is None:
            return
        connection.execute("DELETE FROM chat WHERE id = ?", (self.chat_id,))
        # A ban outlives the wish to be forgotten: it would be no ban otherwise.
        connection.execute(
            "INSERT INTO chat (id, receiver, kind, role, joined_at, forgotten_at) VALUES (?, ?, ?, ?, 0, ?)",
            (
                self.chat_id,
                row["receiver"],
                row["kind"],
                "banned" if row["role"] == "banned" else "guest",
                seconds(now),
            ),
        )


def delete_forgotten(store: Store, now: datetime) -> int:
    """Upkeep: the last of chats that wished to be forgotten; how many."""
    before = seconds(now - FORGOTTEN_AFTER)
    with store.transaction() as connection:
        gone = "SELECT id FROM chat WHERE forgotten_at <= ? AND role <> 'banned'"
        connection.execute(f"DELETE FROM message WHERE chat_id IN ({gone})", (before,))
        return connection.execute(f"DELETE FROM chat WHERE id IN ({gone})", (before,)).rowcount


def exported(store: Store, chat_id: int) -> dict[str, Any]:
    """All that we keep of a chat, as plain values with times in ISO 8601."""
    chat = store.row("SELECT * FROM chat WHERE id = ?", (chat_id,))
    return {
        "chat": {} if chat is None else _plain(dict(chat)),
        "acts_for": acts_for(store, chat_id),
        "watches": [
            _plain(dict(row))
            for row in store.rows(
                "SELECT r.id, r.title, r.match, r.chat_id IS NOT NULL AS own, s.* FROM rule r"
                " JOIN subscription s ON s.rule_id = r.id WHERE s.chat_id = ? ORDER BY s.since, r.id",
                (chat_id,),
            )
        ],
        "own_rules": [
            _plain(dict(row))
            for row in store.rows("SELECT * FROM rule WHERE chat_id = ? ORDER BY created_at, id", (chat_id,))
        ],
        "feeds": [
            _plain(dict(row))
            for row in store.rows(
                "SELECT f.url, f.title, f.lang, c.paused, c.added_at FROM chat_feed c JOIN feed f"
                " ON f.id = c.feed_id WHERE c.chat_id = ? ORDER BY c.added_at, f.url",
                (chat_id,),
            )
        ],
        **_told_of_silence(store, chat_id),
        "not_relevant": [
            _plain(dict(row))
            for row in store.rows("SELECT * FROM not_relevant WHERE chat_id = ? ORDER BY at", (chat_id,))
        ],
        "searches": [
            _plain(dict(row))
            for row in store.rows("SELECT * FROM lookup WHERE chat_id = ? ORDER BY id", (chat_id,))
        ],
        "reminders": [
            _plain(dict(row))
            for row in store.rows("SELECT * FROM reminder WHERE chat_id = ? ORDER BY due_at", (chat_id,))
        ],
        "messages": [
            _message(row)
            for row in store.rows(
                "SELECT * FROM message WHERE chat_id = ? AND kind IN ('story', 'delta', 'digest')"
                " ORDER BY id DESC LIMIT ?",
                (chat_id, EXPORTED_MESSAGES_MAX),
            )
        ],
    }


TIMES = frozenset(
    (
        "joined_at",
        "since",
        "created_at",
        "removed_at",
        "at",
        "due_at",
        "muted_until",
        "sent_at",
        "added_at",
        "made_at",
        "added_at",
        "told_at",
        "over_at",
    )
)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: moment(value).isoformat() if name in TIMES and value else value for name, value in row.items()
    }


def _told_of_silence(store: Store, chat_id: int) -> dict[str, Any]:
    feeds = store.rows(
        "SELECT f.title, f.url, n.since, n.told_at FROM feed_notice n JOIN feed f ON f.id = n.feed_id"
        " WHERE n.chat_id = ? ORDER BY n.told_at, n.feed_id",
        (chat_id,),
    )
    rules = store.rows(
        "SELECT rule_id, told_at, over_at FROM rule_notice WHERE chat_id = ? ORDER BY rule_id", (chat_id,)
    )
    return {
        "told_of_feeds": [_plain(dict(row)) for row in feeds],
        "told_of_rules": [_plain(dict(row)) for row in rules],
    }


def _message(row: sqlite3.Row) -> dict[str, Any]:
    cards = (
        [entry.card for entry in Digest.model_validate_json(row["payload"]).entries]
        if row["kind"] == "digest"
        else [Card.model_validate_json(row["payload"])]
    )
    return _plain(
        {
            "kind": row["kind"],
            "created_at": row["created_at"],
            "sent_at": row["sent_at"],
            "stories": [
                {"headline": card.headline, "link": card.link, "rules": list(card.rules)} for card in cards
            ],
        }
    )
