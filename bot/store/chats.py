"""Chats, what they watch, and the one transaction that a `CommandIntent` is."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.rules.rule import RING_ON_DEFAULT
from bot.store import answers, inbox, wishes
from bot.store.changes import (
    AddRule,
    Change,
    ChatState,
    CommandIntent,
    HearStory,
    MoveChat,
    MuteStory,
    RejectStory,
    RememberChat,
    RemoveRule,
    Role,
    SetReminders,
    SetRole,
    SetState,
    SetTimezone,
    Subscribe,
    Unsubscribe,
    UseUpClaim,
)
from bot.store.database import Row, Store
from bot.store.encoding import seconds
from bot.store.moves import move_chat
from bot.store.reminders import plans_of_chat, write_plan
from bot.store.rules import ring_on_json

CLAIM_KEY = "owner_claim"  # the hash of the secret in the link of ownership


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as we know it. `timezone` is an IANA name, "" for unknown; `reminders`: it wants them."""

    id: int
    kind: str
    title: str
    lang: str
    role: Role
    state: ChatState
    timezone: str = ""
    reminders: bool = True


@dataclass(frozen=True, slots=True)
class Watch:
    """A rule as one chat sees it. `own`: made in this chat, not shipped by the operator."""

    rule_id: str
    title: str
    match: str
    own: bool
    subscribed: bool


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
    )


def owner(store: Store) -> Chat | None:
    """The owner's private chat, once claimed."""
    row = store.row(
        "SELECT id FROM chat WHERE role = 'owner' AND receiver = 'telegram' ORDER BY joined_at LIMIT 1"
    )
    return None if row is None else chat(store, row["id"])


def watches(store: Store, chat_id: int) -> tuple[Watch, ...]:
    """The operator's rules and the chat's own: shipped ones first, then in the order they were made."""
    rows = store.rows(
        "SELECT rule.id, rule.title, rule.match, rule.chat_id IS NOT NULL AS own,"
        " subscription.rule_id IS NOT NULL AS subscribed"
        " FROM rule LEFT JOIN subscription ON subscription.rule_id = rule.id AND subscription.chat_id = ?"
        " WHERE removed_at IS NULL AND (rule.chat_id IS NULL OR rule.chat_id = ?)"
        " ORDER BY own, rule.created_at, rule.rowid",
        (chat_id, chat_id),
    )
    return tuple(_watch(row) for row in rows)


def _watch(row: Row) -> Watch:
    return Watch(row["id"], row["title"], row["match"], bool(row["own"]), bool(row["subscribed"]))


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
            apply(connection, change, now)
            if isinstance(change, SetTimezone):
                # In the evening of another zone: what is planned moves along, in the same transaction.
                for planned in plans_of_chat(store, change.chat_id, now):
                    write_plan(connection, planned, now)
        for answer in intent.answers:
            answers.enqueue(connection, answer, now)
        inbox.mark_done(connection, update_id, now, problem, owed)


def apply(connection: sqlite3.Connection, change: Change, now: datetime) -> None:
    """Within a transaction: write one change. Each is idempotent."""
    match change:
        case RememberChat():
            _remember(connection, change, now)
        case SetRole(chat_id, role):
            connection.execute("UPDATE chat SET role = ? WHERE id = ?", (role, chat_id))
        case UseUpClaim():
            connection.execute("DELETE FROM meta WHERE key = ?", (CLAIM_KEY,))
        case SetState(chat_id, state):
            connection.execute("UPDATE chat SET state = ? WHERE id = ?", (state, chat_id))
        case MoveChat(old_id, new_id):
            move_chat(connection, old_id, new_id)
        case Subscribe(chat_id, rule_id):
            _subscribe(connection, chat_id, rule_id, now)
        case Unsubscribe(chat_id, rule_id):
            connection.execute(
                "DELETE FROM subscription WHERE rule_id = ? AND chat_id = ?", (rule_id, chat_id)
            )
        case AddRule():
            _add_rule(connection, change, now)
        case RemoveRule(rule_id, chat_id):
            _remove_rule(connection, rule_id, chat_id, now)
        case MuteStory() | RejectStory() | HearStory():
            wishes.apply(connection, change, now)
        case SetTimezone(chat_id, timezone):
            connection.execute("UPDATE chat SET timezone = ? WHERE id = ?", (timezone, chat_id))
        case SetReminders(chat_id, wanted):
            connection.execute("UPDATE chat SET reminders = ? WHERE id = ?", (int(wanted), chat_id))
        case _:
            assert_never(change)


def _remember(connection: sqlite3.Connection, change: RememberChat, now: datetime) -> None:
    connection.execute(
        "INSERT INTO chat (id, receiver, kind, title, lang, joined_at) VALUES (?, 'telegram', ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, state = 'active',"
        " lang = CASE chat.lang WHEN '' THEN excluded.lang ELSE chat.lang END",
        (change.chat_id, change.kind, change.title, change.lang, seconds(now)),
    )


def _subscribe(connection: sqlite3.Connection, chat_id: int, rule_id: str, now: datetime) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO subscription (chat_id, rule_id, since) VALUES (?, ?, ?)",
        (chat_id, rule_id, seconds(now)),
    )


def _add_rule(connection: sqlite3.Connection, change: AddRule, now: datetime) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO rule (id, chat_id, title, match, ring_on, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            change.rule_id,
            change.chat_id,
            change.title,
            change.match,
            ring_on_json(RING_ON_DEFAULT),
            seconds(now),
        ),
    )
    _subscribe(connection, change.chat_id, change.rule_id, now)


def _remove_rule(connection: sqlite3.Connection, rule_id: str, chat_id: int, now: datetime) -> None:
    cursor = connection.execute(
        "UPDATE rule SET removed_at = ? WHERE id = ? AND chat_id = ? AND removed_at IS NULL",
        (seconds(now), rule_id, chat_id),
    )
    if cursor.rowcount:
        connection.execute("DELETE FROM subscription WHERE rule_id = ?", (rule_id,))
