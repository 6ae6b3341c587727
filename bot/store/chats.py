"""Chats, their access and settings, and the one transaction that a `CommandIntent` is."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.store import answers, inbox, places
from bot.store.changes import Change, ChatState, CommandIntent, Role
from bot.store.database import Store
from bot.store.encoding import seconds
from bot.store.moves import move_chat
from bot.store.reminders import plans_of_chat, write_plan
from bot.store.tuning import decide_again

CLAIM_KEY = "owner_claim"  # the hash of the secret in the link of ownership


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as we know it. `timezone` is an IANA name, "" for unknown; `reminders`: it wants them.

    `lang` is the client's (IETF tag); `tongue` the language that somebody chose for the bot, "" for none.
    """

    id: int
    kind: str
    title: str
    lang: str
    role: Role
    state: ChatState
    timezone: str = ""
    reminders: bool = True
    tongue: str = ""


def chat(store: Store, chat_id: int) -> Chat | None:
    """The chat, if it ever wrote to us."""
    row = store.row("SELECT * FROM chat WHERE id = ?", (chat_id,))
    if row is None:
        return None
    return Chat(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        lang=row["lang"],
        role=row["role"],
        state=row["state"],
        timezone=row["timezone"],
        reminders=bool(row["reminders"]),
        tongue=row["tongue"],
    )


def role_of(store: Store, chat_id: int) -> Role:
    """The role of a chat, or of a person by their private chat; a guest where we know none."""
    row = store.row("SELECT role FROM chat WHERE id = ?", (chat_id,))
    role: Role = "guest" if row is None else row["role"]
    return role


def owner(store: Store) -> Chat | None:
    """The owner's private chat, once claimed."""
    row = store.row(
        "SELECT id FROM chat WHERE role = 'owner' AND receiver = 'telegram' ORDER BY joined_at LIMIT 1"
    )
    return None if row is None else chat(store, row["id"])


def claim_hash(store: Store) -> str:
    """The hash that a link of ownership must have; empty where none is open."""
    row = store.row("SELECT value FROM meta WHERE key = ?", (CLAIM_KEY,))
    return "" if row is None else str(row["value"])


def open_claim(store: Store, hashed: str) -> None:
    """From now on the link with this hash, and no other, makes an owner."""
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (CLAIM_KEY, hashed),
        )


@dataclass(frozen=True, slots=True)
class RememberChat(Change):
    """The chat exists, and is reachable: it just wrote to us. Keeps its role.

    Of a private chat the client's language may change; a group keeps its first one.
    """

    chat_id: int
    kind: str
    title: str
    lang: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A row, active."""
        connection.execute(
            "INSERT INTO chat (id, receiver, kind, title, lang, joined_at) VALUES (?, 'telegram', ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, state = 'active',"
            " forgotten_at = NULL,"
            " lang = CASE WHEN excluded.lang <> '' AND (chat.lang = '' OR excluded.kind = 'private')"
            " THEN excluded.lang ELSE chat.lang END",
            (self.chat_id, self.kind, self.title, self.lang, seconds(now)),
        )


@dataclass(frozen=True, slots=True)
class SetRole(Change):
    """The chat's access changes."""

    chat_id: int
    role: Role

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Its role is this."""
        connection.execute("UPDATE chat SET role = ? WHERE id = ?", (self.role, self.chat_id))


@dataclass(frozen=True, slots=True)
class UseUpClaim(Change):
    """The one-time link of ownership was used: it never works again."""

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Forget its hash."""
        connection.execute("DELETE FROM meta WHERE key = ?", (CLAIM_KEY,))


@dataclass(frozen=True, slots=True)
class SetState(Change):
    """`paused`: blocked or removed, keep everything and send nothing; `active`: reachable again."""

    chat_id: int
    state: ChatState

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Its state is this; who is banned stays paused."""
        connection.execute(
            "UPDATE chat SET state = ? WHERE id = ? AND role <> 'banned'", (self.state, self.chat_id)
        )


@dataclass(frozen=True, slots=True)
class MoveChat(Change):
    """A group became a supergroup: every row of the old id belongs to the new one."""

    changes_rules: ClassVar[bool] = True
    old_id: int
    new_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Its rows follow."""
        move_chat(connection, self.old_id, self.new_id)


@dataclass(frozen=True, slots=True)
class SetTimezone(Change):
    """The chat lives in this zone (an IANA name): its reminders come at its own evening."""

    chat_id: int
    timezone: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """In the evening of another zone: what is planned moves along, in the same transaction."""
        connection.execute("UPDATE chat SET timezone = ? WHERE id = ?", (self.timezone, self.chat_id))
        for planned in plans_of_chat(Store(connection), self.chat_id, now):
            write_plan(connection, planned, now)
        decide_again(connection, self.chat_id)


@dataclass(frozen=True, slots=True)
class SetReminders(Change):
    """The chat wants reminders of coming dates, or doesn't."""

    chat_id: int
    wanted: bool

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """It does, or doesn't."""
        connection.execute("UPDATE chat SET reminders = ? WHERE id = ?", (int(self.wanted), self.chat_id))


@dataclass(frozen=True, slots=True)
class SetTongue(Change):
    """The language that the bot speaks in this chat (a code of `bot.tongues.SPOKEN`)."""

    chat_id: int
    tongue: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """It speaks this."""
        connection.execute("UPDATE chat SET tongue = ? WHERE id = ?", (self.tongue, self.chat_id))


def commit(
    store: Store,
    intent: CommandIntent,
    update_id: int,
    now: datetime,
    problem: str = "",
    owed: inbox.Owed | None = None,
) -> None:
    """One transaction: the changes, the answers into the outbox, the update done but for what is `owed`."""
    with store.transaction() as connection:
        for change in intent.changes:
            change.write(connection, now)
        if intent.heard is not None and intent.changes_rules:
            places.settle(connection, *intent.heard)
        for answer in intent.answers:
            answers.enqueue(connection, answer, now)
        inbox.mark_done(connection, update_id, now, problem, owed)
