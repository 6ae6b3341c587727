"""Answers to people, in the outbox: the same guarantee and pacing as alerts."""

import sqlite3
from datetime import datetime, timedelta

from bot.alerts.card import Attachment, Note, Picture
from bot.store.changes import Answer
from bot.store.encoding import seconds

ANSWER_VALID_FOR = timedelta(days=1)
ANSWER_REASON = "an answer to a person"
UNDER_REASON = "an answer to a person, under a message"


def enqueue(connection: sqlite3.Connection, answer: Answer, now: datetime) -> None:
    """Within a transaction: a new row; or, for an edit, another revision of the row whose message it is."""
    payload = answer.note.model_dump_json()
    expires = seconds(now + ANSWER_VALID_FOR)
    if answer.about is not None and _again(connection, answer, payload, now):
        return
    if answer.edits is not None:
        row = connection.execute(
            "SELECT id FROM message WHERE chat_id = ? AND remote_id = ? AND kind = 'note'"
            " ORDER BY id DESC LIMIT 1",
            (answer.chat_id, answer.edits),
        ).fetchone()
        if row is not None:
            connection.execute(
                "UPDATE message SET payload = ?, wanted = wanted + 1, state = 'due', attempts = 0,"
                " due_at = ?, expires_at = ?, problem = ''"
                " WHERE id = ? AND (payload <> ? OR state <> 'sent')",
                (payload, seconds(now), expires, row["id"], payload),
            )
            return
    # A message that we have no row of (its send was never recorded) is edited all the same.
    delivered = 0 if answer.edits is None else 1
    connection.execute(
        "INSERT INTO message (chat_id, topic, acts_for, kind, parent_id, payload, urgent, wanted, delivered,"
        " remote_id, due_at, expires_at, created_at, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)",
        (
            answer.chat_id,
            answer.topic,
            answer.acts_for,
            _kind(answer.note),
            answer.under if answer.about is None else answer.about,
            payload,
            delivered + 1,
            delivered,
            answer.edits,
            seconds(now),
            expires,
            seconds(now),
            ANSWER_REASON if answer.under is None else UNDER_REASON,
        ),
    )


def _kind(content: Note | Attachment | Picture) -> str:
    match content:
        case Attachment():
            return "file"
        case Picture():
            return "picture"
        case Note():
            return "note"


def _again(connection: sqlite3.Connection, answer: Answer, payload: str, now: datetime) -> bool:
    """Whether there is an answer about that alert, which now says this.

    Delivered again even if it says the same: only so it shows that somebody deleted it there.
    """
    cursor = connection.execute(
        "UPDATE message SET payload = ?, wanted = wanted + 1, state = 'due', attempts = 0, due_at = ?,"
        " expires_at = ?, problem = '' WHERE id = (SELECT max(id) FROM message WHERE parent_id = ?"
        " AND kind = 'note' AND chat_id = ? AND state <> 'dead' AND reason = ?)",
        (
            payload,
            seconds(now),
            seconds(now + ANSWER_VALID_FOR),
            answer.about,
            answer.chat_id,
            ANSWER_REASON,
        ),
    )
    return cursor.rowcount > 0
