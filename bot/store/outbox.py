"""The outbox: what waits to be sent or edited, and what became of each attempt.

A message is recorded as delivered after it was sent. A crash between the two repeats that one message:
at least once, and a duplicate only where the answer was lost.
"""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.alerts.card import Attachment, Card, Content, Digest, Note, Picture
from bot.alerts.hours import quiet_until, zone_of
from bot.alerts.pacing import EDIT_PAUSE
from bot.alerts.reasons import NotifyReason, ReminderReason
from bot.store import places
from bot.store.database import Row, Store
from bot.store.encoding import moment, seconds, to_json
from bot.store.untold import OPENED_REASON, untell
from bot.tongues import ENGLISH, Tongue, tongue_of

NOTICE_VALID_FOR = timedelta(days=3)
NOTICE_REASON = "told to the owner"
MessageKind = Literal["story", "delta", "digest", "note", "reminder", "file", "picture"]
_ALERTS = frozenset({"story", "delta", "digest", "reminder"})
_CONTENT: dict[MessageKind, type[Content]] = {
    "story": Card,
    "delta": Card,
    "digest": Digest,
    "note": Note,
    "reminder": Note,
    "file": Attachment,
    "picture": Picture,
}


@dataclass(frozen=True, slots=True)
class Due:
    """A message that wants delivering: `remote_id` is set where it is an edit; `revision` is what is sent.

    `muted`: its chat wished to hear no more of its story; `tongue`: the language that we speak there.
    `topic`: where in the chat it goes, 0 for the chat itself; `answers`: it is about another message of ours.
    """

    id: int
    chat_id: int
    receiver: str
    is_group: bool
    kind: MessageKind
    content: Content
    revision: int
    silent: bool
    urgent: bool
    attempts: int
    expires_at: datetime
    remote_id: int | None
    parent_remote_id: int | None
    muted: bool = False
    tongue: Tongue = ENGLISH
    topic: int = 0
    in_channel: bool = False
    answers: bool = False


def due(
    store: Store, now: datetime, *, receivers: Collection[str], blocked: Collection[int] = (), limit: int
) -> tuple[Due, ...]:
    """One message a chat at most, the oldest of its urgent ones first: so order is kept within a chat.

    What is new goes before edits, so that many live messages never hold up a ring.

    `blocked` are chats that may get nothing now; they take no place from others. A reply waits for its
    parent; a parent that died no longer holds it up. A reminder that has expired isn't let out any more.
    """
    marks = ",".join("?" * len(receivers))
    rows = store.rows(
        # First which ones, of narrow rows: an outbox that is full must not be sorted with all its cards.
        "WITH next AS (SELECT id, urgent, edits FROM (SELECT m.id, m.urgent, m.delivered > 0 AS edits,"
        " row_number() OVER (PARTITION BY m.chat_id ORDER BY m.urgent DESC, m.delivered > 0, m.id) AS place"
        " FROM message m JOIN chat c ON c.id = m.chat_id LEFT JOIN message p ON p.id = m.parent_id"
        f" WHERE m.state = 'due' AND m.due_at <= ? AND c.receiver IN ({marks}) AND c.state = 'active'"
        " AND (p.id IS NULL OR p.delivered > 0 OR p.state = 'dead')"
        " AND (m.kind <> 'reminder' OR m.expires_at > ?)"
        " AND (c.muted_until <= ? OR m.delivered > 0 OR m.reason IN (?, ?)"
        " OR m.kind NOT IN ('story', 'delta', 'digest', 'reminder'))"
        " AND m.chat_id NOT IN (SELECT value FROM json_each(?)))"
        " WHERE place = 1 ORDER BY urgent DESC, edits, id LIMIT ?)"
        " SELECT m.*, c.receiver, c.kind AS chat_kind, c.tongue, c.lang, c.quiet, c.timezone,"
        # A reply into another topic would be shown there, whatever topic it was sent to.
        " iif(p.topic = m.topic, p.remote_id, NULL) AS parent_remote,"
        " f.muted_at AS muted"
        " FROM next JOIN message m ON m.id = next.id JOIN chat c ON c.id = m.chat_id"
        " LEFT JOIN message p ON p.id = m.parent_id"
        " LEFT JOIN chat_story s ON s.chat_id = m.chat_id AND s.story_id = m.story_id"
        " LEFT JOIN message f ON f.id = s.message_id ORDER BY next.urgent DESC, next.edits, next.id",
        (
            seconds(now),
            *receivers,
            seconds(now),
            seconds(now),
            OPENED_REASON,
            NotifyReason.EARLIER_HIT.value,
            to_json(list(blocked)),
            limit,
        ),
    )
    return tuple(_due(row, now) for row in rows)


def _due(row: Row, now: datetime) -> Due:
    hushed = row["kind"] in _ALERTS and not row["urgent"]
    return Due(
        id=row["id"],
        chat_id=row["chat_id"],
        receiver=row["receiver"],
        is_group=row["chat_kind"] != "private",
        kind=row["kind"],
        content=_CONTENT[row["kind"]].model_validate_json(row["payload"]),
        revision=row["wanted"],
        silent=bool(row["silent"])
        or (hushed and quiet_until(row["quiet"], now, zone_of(row["timezone"])) is not None),
        urgent=bool(row["urgent"]),
        attempts=row["attempts"],
        expires_at=moment(row["expires_at"]),
        remote_id=row["remote_id"] if row["delivered"] else None,
        parent_remote_id=row["parent_remote"],
        muted=row["muted"] is not None,
        tongue=tongue_of(row["tongue"], row["lang"]),
        topic=row["topic"],
        in_channel=row["chat_kind"] == "channel",
        answers=row["parent_id"] is not None,
    )


def delivered(store: Store, message: Due, remote_id: int, now: datetime) -> None:
    """It is there. If something newer is wanted by now, it stays due; an alert after EDIT_PAUSE only."""
    with store.transaction() as connection:
        connection.execute(
            "UPDATE message SET delivered = ?, remote_id = ?, attempts = 0, problem = '',"
            " sent_at = coalesce(sent_at, ?), state = CASE WHEN wanted > ? THEN 'due' ELSE 'sent' END,"
            " due_at = CASE WHEN wanted > ? AND kind IN ('story', 'delta') THEN max(due_at, ?)"
            " ELSE due_at END"
            " WHERE id = ?",
            (
                message.revision,
                remote_id,
                seconds(now),
                message.revision,
                message.revision,
                _ceiling(now + EDIT_PAUSE),
                message.id,
            ),
        )
        # What we can write in isn't closed.
        connection.execute(
            "DELETE FROM lost_topic WHERE chat_id = ? AND topic IN (?, ?)",
            (message.chat_id, message.topic, places.WHOLE_CHAT),
        )


def postponed(store: Store, message: Due, at: datetime, problem: str, *, counted: bool) -> None:
    """It didn't work; try again at `at`."""
    with store.transaction() as connection:
        connection.execute(
            "UPDATE message SET due_at = ?, attempts = attempts + ?, problem = ? WHERE id = ?",
            (_ceiling(at), int(counted), problem, message.id),
        )


def unparented(store: Store, message: Due) -> None:
    """What it replies to is gone there: it goes out without. What it edits is gone: somebody deleted it.

    An answer about an alert was asked for again, so it is sent afresh.
    """
    with store.transaction() as connection:
        about_an_alert = message.kind == "note" and message.answers
        if message.remote_id is not None and not about_an_alert:
            # No new fact is in an edit (that would be a reply): who deleted the message isn't told again.
            connection.execute(
                "UPDATE message SET delivered = max(delivered, ?), attempts = 0,"
                " state = CASE WHEN wanted > ? THEN 'due' ELSE 'sent' END WHERE id = ?",
                (message.revision, message.revision, message.id),
            )
            return
        connection.execute(
            "UPDATE message SET parent_id = iif(?, parent_id, NULL), remote_id = NULL, delivered = 0"
            " WHERE id = ?",
            (message.remote_id is not None, message.id),
        )


def gave_up(store: Store, message: Due, problem: str, *, notices: Mapping[int, Note], now: datetime) -> None:
    """It will never arrive. What was told by it counts as not told, so that the next report rings.

    `notices` are for the owners, by chat: in the same transaction, so that nothing ends in silence.
    """
    with store.transaction() as connection:
        connection.execute(
            "UPDATE message SET state = CASE WHEN delivered > 0 THEN 'sent' ELSE 'dead' END,"
            " wanted = CASE WHEN delivered > 0 THEN delivered ELSE wanted END, problem = ? WHERE id = ?",
            (problem, message.id),
        )
        untell(connection, message.chat_id, message.id)
        connection.execute(
            "UPDATE reminder SET state = 'dropped', reason = ? WHERE message_id IN"
            " (SELECT id FROM message WHERE id = ? AND state = 'dead')",
            (ReminderReason.UNDELIVERED.value, message.id),
        )
        write_notices(connection, notices, now)


def pause_chat(
    store: Store, chat_id: int, problem: str, told: tuple[int, Note] | None, now: datetime
) -> None:
    """The chat is gone for now: its messages wait, its rules stay, until it writes again or lets us write.

    `told` is a notice for the chat of whoever brought us there; it is said once, until we could write there.
    """
    with store.transaction() as connection:
        connection.execute("UPDATE chat SET state = 'paused' WHERE id = ?", (chat_id,))
        if places.lose(connection, chat_id, places.WHOLE_CHAT, now) and told is not None:
            _note(connection, told[0], told[1], now=now, expires=now + NOTICE_VALID_FOR, reason=NOTICE_REASON)
        connection.execute(
            "UPDATE message SET problem = ? WHERE chat_id = ? AND state = 'due'", (problem, chat_id)
        )


def add_note(
    store: Store, chat_id: int, note: Note, *, now: datetime, expires: datetime, reason: str
) -> None:
    """Put a notice into the outbox."""
    with store.transaction() as connection:
        _note(connection, chat_id, note, now=now, expires=expires, reason=reason)


def write_notices(
    connection: sqlite3.Connection, notices: Mapping[int, Note], now: datetime, reason: str = NOTICE_REASON
) -> None:
    """Within a transaction: tell chats what went wrong."""
    for chat_id, note in notices.items():
        _note(connection, chat_id, note, now=now, expires=now + NOTICE_VALID_FOR, reason=reason)


def _note(
    connection: sqlite3.Connection,
    chat_id: int,
    note: Note,
    *,
    now: datetime,
    expires: datetime,
    reason: str,
) -> None:
    connection.execute(
        "INSERT INTO message (chat_id, kind, payload, due_at, expires_at, created_at, reason)"
        " VALUES (?, 'note', ?, ?, ?, ?, ?)",
        (chat_id, note.model_dump_json(), seconds(now), seconds(expires), seconds(now), reason),
    )


def owners(store: Store, receivers: Collection[str]) -> tuple[int, ...]:
    """The chats of the owners, who are told what went wrong."""
    marks = ",".join("?" * len(receivers))
    rows = store.rows(
        f"SELECT id FROM chat WHERE role = 'owner' AND state = 'active' AND receiver IN ({marks})",
        tuple(receivers),
    )
    return tuple(row["id"] for row in rows)


def next_due_at(store: Store) -> datetime | None:
    """When the next message wants delivering, if any waits."""
    row = store.row("SELECT min(due_at) AS at FROM message WHERE state = 'due'")
    return moment(row["at"]) if row and row["at"] is not None else None


def _ceiling(at: datetime) -> int:
    # Whole seconds in the table: never earlier than what a flood limit demanded.
    whole = seconds(at)
    return whole if at.timestamp() == whole else whole + 1
