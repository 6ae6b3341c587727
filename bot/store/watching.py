"""What a chat watches: the operator's rules and its own, and the changes of both."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.rules.rule import RING_ON_DEFAULT
from bot.store import held
from bot.store.changes import Change
from bot.store.database import Row, Store
from bot.store.encoding import seconds
from bot.store.rules import ring_on_json, title_read_by
from bot.store.tuning import default_languages

RULES_PER_CHAT_MAX = 50


@dataclass(frozen=True, slots=True)
class Watch:
    """A rule as one chat sees it. `own`: made in this chat, not shipped by the operator."""

    rule_id: str
    title: str
    match: str
    own: bool
    subscribed: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """What a link to a watch gives: its words, not its hits."""

    title: str
    match: str


def shared(store: Store, rule_id: str) -> Shared | None:
    """The watch, if it is still there."""
    row = store.row("SELECT title, match FROM rule WHERE id = ? AND removed_at IS NULL", (rule_id,))
    return None if row is None else Shared(row["title"], row["match"])


def watches(store: Store, chat_id: int, client: str = "") -> tuple[Watch, ...]:
    """The operator's rules and the chat's own: shipped ones first, then in the order they were made.

    `client` is the language of whoever asks, for a chat that told none yet.
    """
    rows = store.rows(
        f"SELECT rule.id, {title_read_by('?', client='?', rule='rule')} AS title,"
        " rule.match, rule.chat_id IS NOT NULL AS own,"
        " subscription.rule_id IS NOT NULL AS subscribed"
        " FROM rule LEFT JOIN subscription ON subscription.rule_id = rule.id AND subscription.chat_id = ?"
        " WHERE removed_at IS NULL AND (rule.chat_id IS NULL OR rule.chat_id = ?)"
        " ORDER BY own, rule.created_at, rule.rowid",
        (chat_id, client, chat_id, chat_id),
    )
    return tuple(_watch(row) for row in rows)


def _watch(row: Row) -> Watch:
    return Watch(row["id"], row["title"], row["match"], bool(row["own"]), bool(row["subscribed"]))


@dataclass(frozen=True, slots=True)
class Subscribe(Change):
    """The chat wants alerts of the rule from now on."""

    changes_rules: ClassVar[bool] = True
    chat_id: int
    rule_id: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A row, unless it is there; news in the chat's language and English, where it told its language."""
        connection.execute(
            "INSERT OR IGNORE INTO subscription (chat_id, rule_id, since, langs) VALUES (?, ?, ?, ?)",
            (self.chat_id, self.rule_id, seconds(now), ",".join(default_languages(connection, self.chat_id))),
        )


@dataclass(frozen=True, slots=True)
class Unsubscribe(Change):
    """The chat wants no more alerts of the rule."""

    changes_rules: ClassVar[bool] = True
    chat_id: int
    rule_id: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """No row any more."""
        connection.execute(
            "DELETE FROM subscription WHERE rule_id = ? AND chat_id = ?", (self.rule_id, self.chat_id)
        )
        held.forget(connection, self.chat_id, self.rule_id)


@dataclass(frozen=True, slots=True)
class AddRule(Change):
    """A rule made in a chat, which is subscribed to it. `match` is canonical."""

    changes_rules: ClassVar[bool] = True
    rule_id: str
    chat_id: int
    title: str
    match: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The rule and its subscription."""
        connection.execute(
            "INSERT OR IGNORE INTO rule (id, chat_id, title, match, ring_on, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                self.rule_id,
                self.chat_id,
                self.title,
                self.match,
                ring_on_json(RING_ON_DEFAULT),
                seconds(now),
            ),
        )
        Subscribe(self.chat_id, self.rule_id).write(connection, now)


@dataclass(frozen=True, slots=True)
class RemoveRule(Change):
    """A rule made in the chat ends, and with it every subscription to it."""

    changes_rules: ClassVar[bool] = True
    rule_id: str
    chat_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The row stays, marked: its number is never used again."""
        cursor = connection.execute(
            "UPDATE rule SET removed_at = ? WHERE id = ? AND chat_id = ? AND removed_at IS NULL",
            (seconds(now), self.rule_id, self.chat_id),
        )
        if cursor.rowcount:
            connection.execute("DELETE FROM subscription WHERE rule_id = ?", (self.rule_id,))
            connection.execute("DELETE FROM held WHERE rule_id = ?", (self.rule_id,))
