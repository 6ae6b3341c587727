"""What waits until a chat wants to be rung: `held`, filled and emptied by NOTIFY.

Law: a row is deleted in the transaction that tells what it stood for, or that finds nothing to tell. So a
pass may die anywhere, and nothing that was held is lost. What a paused watch holds waits until it is resumed.
"""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.alerts.fold import Folded, Release
from bot.alerts.reminders import Plan
from bot.rules.rule import RuleId
from bot.store import notify
from bot.store.changes import Change
from bot.store.database import Store
from bot.store.encoding import moment, seconds
from bot.store.reminders import write_plan
from bot.store.untold import OPENED_REASON

CHATS_PER_PASS_MAX = 50
HELD_PER_CHAT_MAX = 200
DIGEST_REASON = "a digest of what waited"


@dataclass(frozen=True, slots=True)
class Held:
    """One alert that waits for one chat. `since`: of its subscription, before any pause of it.

    `came`: its hour has come; else it is decided again because the chat's wishes are others now.
    """

    chat_id: int
    since: datetime
    rule_id: RuleId
    story_id: int
    item_id: int
    reason: str
    came: bool = True


def due_chats(
    store: Store, now: datetime, late_before: datetime, *, receivers: Collection[str]
) -> tuple[int, ...]:
    """The chats for which something has waited long enough; what came late, if its time was `late_before`."""
    marks = ",".join("?" * len(receivers))
    rows = store.rows(
        "SELECT DISTINCT h.chat_id FROM held h JOIN chat c ON c.id = h.chat_id WHERE h.until <= ?"
        " AND (h.reason <> 'away' OR h.until <= ?)"
        " AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.chat_id = h.chat_id"
        " AND s.rule_id = h.rule_id AND s.paused = 1)"
        f" AND c.receiver IN ({marks}) ORDER BY h.chat_id LIMIT ?",
        (seconds(now), seconds(late_before), *receivers, CHATS_PER_PASS_MAX),
    )
    return tuple(row["chat_id"] for row in rows)


def due(store: Store, chat_id: int, now: datetime, late_before: datetime) -> tuple[Held, ...]:
    """What has waited long enough in a chat, oldest story first; what came late as in `due_chats`."""
    rows = store.rows(
        # What waits was within its subscription, which begins anew after a pause.
        "SELECT h.*, min(s.since, coalesce(i.fetched, s.since)) AS since FROM held h"
        " LEFT JOIN item i ON i.id = h.item_id JOIN subscription s ON s.chat_id = h.chat_id"
        " AND s.rule_id = h.rule_id AND s.paused = 0 JOIN rule r ON r.id = h.rule_id AND r.removed_at IS NULL"
        " WHERE h.chat_id = ? AND h.until <= ? AND (h.reason <> 'away' OR h.until <= ?)"
        " ORDER BY h.story_id, h.rule_id LIMIT ?",
        (chat_id, seconds(now), seconds(late_before), HELD_PER_CHAT_MAX),
    )
    return tuple(
        Held(
            row["chat_id"],
            moment(row["since"]),
            RuleId(row["rule_id"]),
            row["story_id"],
            row["item_id"],
            row["reason"],
            came=row["until"] != notify.AT_ONCE,
        )
        for row in rows
    )


def forget(connection: sqlite3.Connection, chat_id: int, rule_id: str) -> None:
    """Within a transaction: the chat watches this no more, so nothing of it waits."""
    connection.execute("DELETE FROM held WHERE chat_id = ? AND rule_id = ?", (chat_id, rule_id))


def commit(
    store: Store,
    chat_id: int,
    looked_at: Iterable[Held],
    released: Release,
    plans: Iterable[Plan],
    now: datetime,
) -> None:
    """All that a chat waited for, in one transaction. What nobody watches any more waits no more."""
    with store.transaction() as connection:
        connection.executemany(
            "DELETE FROM held WHERE chat_id = ? AND rule_id = ? AND story_id = ?",
            [(one.chat_id, one.rule_id, one.story_id) for one in looked_at],
        )
        connection.execute(
            "DELETE FROM held WHERE chat_id = ? AND NOT EXISTS (SELECT 1 FROM subscription s JOIN rule r"
            " ON r.id = s.rule_id AND r.removed_at IS NULL WHERE s.chat_id = held.chat_id"
            " AND s.rule_id = held.rule_id)",
            (chat_id,),
        )
        for folded in released.digests:
            _digest(connection, chat_id, folded, now)
        for decision in released.alone:
            notify.write(connection, decision, now)
        for planned in plans:
            write_plan(connection, planned, now)


def _digest(connection: sqlite3.Connection, chat_id: int, folded: Folded, now: datetime) -> None:
    cursor = connection.execute(
        "INSERT INTO message (chat_id, topic, kind, payload, silent, urgent, due_at, expires_at, created_at,"
        " reason) VALUES (?, ?, 'digest', ?, ?, ?, ?, ?, ?, ?)",
        (
            chat_id,
            folded.topic,
            folded.digest.model_dump_json(),
            int(folded.silent),
            int(folded.urgent),
            seconds(now),
            seconds(now + notify.EXPIRES_AFTER),
            seconds(now),
            DIGEST_REASON,
        ),
    )
    assert cursor.lastrowid is not None
    for decision in folded.decisions:
        notify.write(connection, decision, now, folded_into=cursor.lastrowid)


@dataclass(frozen=True, slots=True)
class OpenStory(Change):
    """The chat wants the whole card of story number `place` of a digest, which is its live message then."""

    chat_id: int
    message_id: int
    place: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A message of its own, silent; what it says is what the digest said, and is updated from now on."""
        row = connection.execute(
            "SELECT json_extract(payload, ?) AS card, json_extract(payload, ?) AS story FROM message"
            " WHERE id = ? AND chat_id = ? AND kind = 'digest'",
            (
                f"$.entries[{self.place}].card",
                f"$.entries[{self.place}].story_id",
                self.message_id,
                self.chat_id,
            ),
        ).fetchone()
        if row is None or row["card"] is None:
            return
        first = connection.execute(
            "SELECT message_id FROM chat_story WHERE chat_id = ? AND story_id = ?",
            (self.chat_id, row["story"]),
        ).fetchone()
        if first is None:
            return
        own = first["message_id"] == self.message_id
        cursor = connection.execute(
            "INSERT INTO message (chat_id, story_id, kind, parent_id, topic, payload, silent, due_at,"
            " expires_at, created_at, reason)"
            " VALUES (?, ?, ?, ?, (SELECT topic FROM message WHERE id = ?), ?, 1, ?, ?, ?, ?)",
            (
                self.chat_id,
                row["story"],
                "story" if own else "delta",
                self.message_id if own else first["message_id"],
                self.message_id,
                row["card"],
                seconds(now),
                seconds(now + notify.EXPIRES_AFTER),
                seconds(now),
                OPENED_REASON,
            ),
        )
        if own:
            connection.execute(
                "UPDATE chat_story SET message_id = ? WHERE chat_id = ? AND story_id = ?",
                (cursor.lastrowid, self.chat_id, row["story"]),
            )
