"""What people sent us, stored before it is acted on: a crash loses no /watch. Idempotent by `update_id`.

Law: an update is confirmed to Telegram (by the next offset) only after the transaction that stored it. A
pressed button is answered after what it does was committed, so its answer is owed until it was made.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.store.database import Store
from bot.store.encoding import moment, seconds

# After a week without updates Telegram goes on with a random id, which may be below ours (Bot API, Update).
OFFSET_VALID_FOR = timedelta(days=6)
KEEP_DONE_FOR = timedelta(days=30)
_OWED = "owed"


@dataclass(frozen=True, slots=True)
class Letter:
    """One update as it came: JSON, not yet understood."""

    update_id: int
    payload: str
    received: datetime


@dataclass(frozen=True, slots=True)
class Owed:
    """The answer to a pressed button that was acted on: what the press is called, and what to say."""

    update_id: int
    callback_id: str
    toast: str


def next_offset(store: Store, bot_id: str, now: datetime) -> int | None:
    """The offset that confirms what is stored; None where nothing is, or it was too long ago to be valid."""
    row = store.row("SELECT value FROM meta WHERE key = ?", (_offset_key(bot_id),))
    if row is None:
        return None
    offset, at = (int(part) for part in str(row["value"]).split("@"))
    return offset if moment(at) > now - OFFSET_VALID_FOR else None


def keep(store: Store, bot_id: str, letters: Sequence[tuple[int, str]], now: datetime) -> int:
    """Store a batch of (update_id, payload) in one transaction; how many of them were new."""
    if not letters:
        return 0
    with store.transaction() as connection:
        before = connection.total_changes
        connection.executemany(
            "INSERT OR IGNORE INTO inbox (update_id, payload, received_at) VALUES (?, ?, ?)",
            [(update_id, payload, seconds(now)) for update_id, payload in letters],
        )
        fresh = connection.total_changes - before
        offset = max(update_id for update_id, _ in letters) + 1
        connection.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (_offset_key(bot_id), f"{offset}@{seconds(now)}"),
        )
    return fresh


def unanswered(store: Store, limit: int) -> list[Letter]:
    """The oldest updates that nobody acted on yet, in their order."""
    rows = store.rows("SELECT * FROM inbox WHERE done_at IS NULL ORDER BY update_id LIMIT ?", (limit,))
    return [Letter(row["update_id"], row["payload"], moment(row["received_at"])) for row in rows]


def mark_done(
    connection: sqlite3.Connection, update_id: int, now: datetime, problem: str = "", owed: Owed | None = None
) -> None:
    """Within a transaction: acted on. Its content is dropped, unless it made trouble; its id stays."""
    kept = "{}" if owed is None else json.dumps({_OWED: [owed.callback_id, owed.toast]}, ensure_ascii=False)
    connection.execute(
        "UPDATE inbox SET done_at = ?, problem = ?, payload = CASE ? WHEN '' THEN ? ELSE payload END"
        " WHERE update_id = ?",
        (seconds(now), problem, problem, kept, update_id),
    )


def owed(store: Store) -> list[Owed]:
    """The answers that an earlier life of the process still owes."""
    rows = store.rows(
        "SELECT * FROM inbox WHERE done_at IS NOT NULL AND problem = '' AND payload <> '{}'"
        " ORDER BY update_id"
    )
    return [Owed(row["update_id"], *json.loads(row["payload"])[_OWED]) for row in rows]


def settle(store: Store, update_id: int) -> None:
    """The answer was made, or can't be made any more."""
    with store.transaction() as connection:
        connection.execute(
            "UPDATE inbox SET payload = '{}' WHERE update_id = ? AND problem = ''", (update_id,)
        )


def forget_done(store: Store, now: datetime) -> int:
    """Upkeep: delete what was done long ago; how many rows."""
    with store.transaction() as connection:
        cursor = connection.execute("DELETE FROM inbox WHERE done_at < ?", (seconds(now - KEEP_DONE_FOR),))
        return cursor.rowcount


def _offset_key(bot_id: str) -> str:
    return f"telegram_offset:{bot_id}"
