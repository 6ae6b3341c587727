"""Reminders in the store: planned where a chat is told of a date, and turned into messages when they are due.

Law: one row for each chat, story, date and kind, for ever: what was sent is never planned again. A message
that waits in the outbox is withdrawn when its date moves, and never leaves after it has expired.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.alerts.appointments import appointments
from bot.alerts.card import Note
from bot.alerts.reasons import ReminderReason
from bot.alerts.reminders import DueReminder, Plan, Reminded, plan
from bot.store import agenda
from bot.store.database import Store
from bot.store.encoding import moment, seconds


@dataclass(frozen=True, slots=True)
class ReminderMessage:
    """A message that tells some reminders; after `expires` it is worthless."""

    note: Note
    reminders: tuple[Reminded, ...]
    expires: datetime


@dataclass(frozen=True, slots=True)
class ReminderIntent:
    """What the due reminders of one chat come to: messages, and reminders that end in silence."""

    chat_id: int
    now: datetime
    messages: tuple[ReminderMessage, ...] = ()
    silent: tuple[Reminded, ...] = ()


def plans(store: Store, story_id: int, chats: Iterable[int]) -> tuple[Plan, ...]:
    """What each of these chats is to be reminded of in a story, as it is known now."""
    if not agenda.states_dates(store, story_id):
        return ()
    return tuple(_plan(store, chat_id, story_id) for chat_id in chats)


def plans_of_chat(store: Store, chat_id: int, now: datetime) -> tuple[Plan, ...]:
    """What one chat is to be reminded of in all its stories: for a new subscription, or another time zone."""
    stories = {report.story for report in agenda.of_chat(store, chat_id, now).reports}
    return tuple(_plan(store, chat_id, story_id) for story_id in sorted(stories))


def _plan(store: Store, chat_id: int, story_id: int) -> Plan:
    reports = agenda.of_story(store, chat_id, story_id)
    # Two stories that the chat knows as one are reminded of as one.
    known_as = reports[0].story if reports else story_id
    return plan(chat_id, known_as, appointments(reports), chat_zone(store, chat_id))


def chat_zone(store: Store, chat_id: int) -> str:
    """The IANA name of the zone that the chat said it lives in; "" for unknown."""
    row = store.row("SELECT timezone FROM chat WHERE id = ?", (chat_id,))
    return "" if row is None else str(row["timezone"])


def write_plan(connection: sqlite3.Connection, planned: Plan, now: datetime) -> None:
    """Within a transaction: the reminders of one chat and story are those of the plan from now on.

    Only what lies ahead is planned anew; one that is due this moment stays as it is.
    """
    key = (planned.chat_id, planned.story_id)
    wanted = {(one.date, one.kind): one for one in planned.reminders}
    rows = connection.execute(
        "SELECT * FROM reminder WHERE chat_id = ? AND story_id = ? AND state <> 'dropped'", key
    ).fetchall()
    for row in rows:
        if (row["date"], row["kind"]) not in wanted:
            _drop(connection, row, planned.reason(row["date"]))
    connection.executemany(
        "INSERT INTO reminder (chat_id, story_id, date, kind, due_at, reason) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET due_at = excluded.due_at, state = 'planned', reason = excluded.reason"
        " WHERE state <> 'sent'",
        [
            (*key, one.date, one.kind, seconds(one.due), ReminderReason.PLANNED.value)
            for one in wanted.values()
            if one.due > now
        ],
    )


def _drop(connection: sqlite3.Connection, row: sqlite3.Row, reason: ReminderReason) -> None:
    """A planned one ends; one that waits in the outbox is withdrawn, unless its message tells others, too."""
    if row["state"] == "sent":
        gone = connection.execute(
            "UPDATE message SET state = 'dead', problem = ? WHERE id = ? AND delivered = 0 AND state = 'due'"
            " AND (SELECT count(*) FROM reminder WHERE message_id = message.id) = 1",
            (reason.value, row["message_id"]),
        )
        if not gone.rowcount:
            return
    connection.execute(
        "UPDATE reminder SET state = 'dropped', reason = ?, message_id = NULL"
        " WHERE chat_id = ? AND story_id = ? AND date = ? AND kind = ?",
        (reason.value, row["chat_id"], row["story_id"], row["date"], row["kind"]),
    )


def due_chats(store: Store, now: datetime, *, receivers: Collection[str], limit: int) -> tuple[int, ...]:
    """The chats that are to be reminded of something now, those that wait longest first; no muted ones."""
    marks = ",".join("?" * len(receivers))
    rows = store.rows(
        "SELECT r.chat_id FROM reminder r JOIN chat c ON c.id = r.chat_id WHERE r.state = 'planned'"
        f" AND r.due_at <= ? AND c.muted_until <= ? AND c.receiver IN ({marks})"
        " GROUP BY r.chat_id ORDER BY min(r.due_at) LIMIT ?",
        (seconds(now), seconds(now), *receivers, limit),
    )
    return tuple(row["chat_id"] for row in rows)


def due(store: Store, chat_id: int, now: datetime, *, limit: int) -> tuple[DueReminder, ...]:
    """What is due in one chat."""
    rows = store.rows(
        "SELECT r.*, EXISTS (SELECT 1 FROM chat_story c JOIN message m ON m.id = c.message_id"
        " JOIN reminder other ON other.chat_id = r.chat_id AND other.story_id = m.story_id"
        " AND other.date = r.date AND other.kind = r.kind AND other.state <> 'dropped'"
        " WHERE c.chat_id = r.chat_id AND c.story_id = r.story_id AND m.story_id <> r.story_id) AS merged,"
        " EXISTS (SELECT 1 FROM chat_story c JOIN message m ON m.id = c.message_id WHERE m.muted_at > 0"
        " AND c.chat_id = r.chat_id AND c.story_id = r.story_id) AS muted,"
        " coalesce((SELECT max(u.sources_min = 1 OR a.sources >= u.sources_min) = 0 FROM alert a"
        " JOIN rule u ON u.id = a.rule_id JOIN subscription b ON b.rule_id = a.rule_id"
        " AND b.chat_id = r.chat_id WHERE a.story_id = r.story_id), 0) AS waits"
        " FROM reminder r WHERE r.chat_id = ? AND r.state = 'planned' AND r.due_at <= ?"
        " ORDER BY r.due_at, r.story_id, r.date, r.kind LIMIT ?",
        (chat_id, seconds(now), limit),
    )
    return tuple(
        DueReminder(
            chat_id=row["chat_id"],
            story_id=row["story_id"],
            date=row["date"],
            kind=row["kind"],
            due=moment(row["due_at"]),
            merged=bool(row["merged"]),
            muted=bool(row["muted"]),
            waits=bool(row["waits"]),
        )
        for row in rows
    )


def wanted(store: Store, chat_id: int) -> bool:
    """Whether the chat wants reminders."""
    row = store.row("SELECT reminders FROM chat WHERE id = ?", (chat_id,))
    return bool(row and row["reminders"])


def commit(store: Store, intent: ReminderIntent) -> None:
    """The messages into the outbox, and each reminder's end with its reason: one transaction."""
    with store.transaction() as connection:
        for message in intent.messages:
            message_id = _insert(connection, intent, message)
            _end(connection, message.reminders, "sent", message_id)
        _end(connection, intent.silent, "dropped", None)


def _insert(connection: sqlite3.Connection, intent: ReminderIntent, message: ReminderMessage) -> int:
    """A reminder of one story answers the chat's message of that story."""
    stories = {one.reminder.story_id for one in message.reminders}
    story_id = stories.pop() if len(stories) == 1 else None
    cursor = connection.execute(
        "INSERT INTO message (chat_id, story_id, kind, parent_id, topic, payload, due_at, expires_at,"
        " created_at, reason) SELECT ?, ?, 'reminder', s.message_id, coalesce(m.topic, 0), ?, ?, ?, ?, ?"
        " FROM (SELECT 1) LEFT JOIN chat_story s ON s.chat_id = ? AND s.story_id = ?"
        " LEFT JOIN message m ON m.id = s.message_id",
        (
            intent.chat_id,
            story_id,
            message.note.model_dump_json(),
            seconds(intent.now),
            seconds(message.expires),
            seconds(intent.now),
            message.reminders[0].reason.value,
            intent.chat_id,
            story_id,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _end(
    connection: sqlite3.Connection, ended: Sequence[Reminded], state: str, message_id: int | None
) -> None:
    connection.executemany(
        "UPDATE reminder SET state = ?, reason = ?, message_id = ?"
        " WHERE chat_id = ? AND story_id = ? AND date = ? AND kind = ? AND state = 'planned'",
        [
            (
                state,
                one.reason.value,
                message_id,
                one.reminder.chat_id,
                one.reminder.story_id,
                one.reminder.date,
                one.reminder.kind,
            )
            for one in ended
        ],
    )


def bury_expired(store: Store, now: datetime) -> int:
    """Reminders that waited in the outbox until they were worthless (a chat that was away); how many."""
    late = (
        "SELECT id FROM message WHERE kind = 'reminder' AND state = 'due' AND delivered = 0"
        " AND expires_at <= ?"
    )
    if store.row(late, (seconds(now),)) is None:
        return 0
    reason = ReminderReason.TOO_LATE.value
    with store.transaction() as connection:
        connection.execute(
            f"UPDATE reminder SET state = 'dropped', reason = ? WHERE message_id IN ({late})",
            (reason, seconds(now)),
        )
        buried = connection.execute(
            f"UPDATE message SET state = 'dead', problem = ? WHERE id IN ({late})", (reason, seconds(now))
        )
    return buried.rowcount
