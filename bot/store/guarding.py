"""Whom the silence guard may tell, and what it told: chats that can be written to, notices, `feed_notice`.

Law: what a chat is told, and that it was told, is one transaction. Of a private feed only the chats that have
it are told; of a common one, the owners.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.card import Note
from bot.alerts.hours import quiet_until, zone_of
from bot.store.database import Store
from bot.store.encoding import moment, seconds
from bot.store.silences import WATCHED
from bot.tongues import Tongue, tongue_of

NOTICE_REASON = "feeds that fell silent or speak again"
NOTICE_VALID_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Told:
    """A chat was told of a feed's trouble, which had begun at `since`."""

    chat_id: int
    feed_id: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Reader:
    """A chat that may be told: its language and zone, whether it sleeps, and until when it hears nothing."""

    chat_id: int
    tongue: Tongue
    zone: str
    asleep: bool
    muted_until: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """A message of the guard for one chat."""

    reader: Reader
    note: Note
    silent: bool = False


_CAN_READ = "c.state = 'active' AND c.role <> 'banned' AND c.forgotten_at IS NULL"


def owners(store: Store, receivers: Collection[str], now: datetime) -> tuple[Reader, ...]:
    """Who is told of the common feeds."""
    return readers(store, "c.role = 'owner'", receivers, now)


def readers(
    store: Store, which: str, receivers: Collection[str], now: datetime, values: Sequence[object] = ()
) -> tuple[Reader, ...]:
    """The chats `c` that an SQL condition names and that can be written to."""
    marks = ",".join("?" * len(receivers))
    rows = store.rows(
        f"SELECT c.* FROM chat c WHERE {_CAN_READ} AND c.receiver IN ({marks}) AND {which} ORDER BY c.id",
        (*receivers, *values),
    )
    return tuple(
        Reader(
            row["id"],
            tongue_of(row["tongue"], row["lang"]),
            row["timezone"],
            quiet_until(row["quiet"], now, zone_of(row["timezone"])) is not None,
            moment(row["muted_until"]),
        )
        for row in rows
    )


def havers(store: Store, receivers: Collection[str], now: datetime) -> dict[int, tuple[Reader, ...]]:
    """By private feed: the chats that have it, and don't let it rest."""
    pairs = store.rows(
        "SELECT cf.feed_id, cf.chat_id FROM chat_feed cf JOIN feed f ON f.id = cf.feed_id"
        f" WHERE f.common = 0 AND cf.paused = 0 AND {WATCHED} ORDER BY cf.feed_id, cf.chat_id"
    )
    if not pairs:
        return {}
    chats = {
        reader.chat_id: reader
        for reader in readers(store, "c.id IN (SELECT chat_id FROM chat_feed)", receivers, now)
    }
    found: dict[int, tuple[Reader, ...]] = {}
    for pair in pairs:
        if pair["chat_id"] in chats:
            found[pair["feed_id"]] = (*found.get(pair["feed_id"], ()), chats[pair["chat_id"]])
    return found


def told(store: Store) -> dict[tuple[int, int], Told]:
    """All that chats were told and that isn't over, by chat and feed."""
    rows = store.rows("SELECT * FROM feed_notice")
    return {
        (row["chat_id"], row["feed_id"]): Told(row["chat_id"], row["feed_id"], moment(row["since"]))
        for row in rows
    }


def lately_told(store: Store, chat_id: int, since: datetime) -> bool:
    """Whether a chat got a message of the guard since then."""
    return (
        store.row(
            "SELECT 1 FROM message WHERE chat_id = ? AND created_at > ? AND reason = ? LIMIT 1",
            (chat_id, seconds(since), NOTICE_REASON),
        )
        is not None
    )


def tell(
    connection: sqlite3.Connection,
    notice: Notice,
    now: datetime,
    *,
    reason: str = NOTICE_REASON,
    topic: int = 0,
) -> int | None:
    """Within a transaction: the notice goes out, in quiet hours without sound, after a mute when that ends.

    None where the mute lasts for longer than the notice is of use.
    """
    reader = notice.reader
    due = max(now, reader.muted_until)
    if due > now + NOTICE_VALID_FOR:
        return None
    cursor = connection.execute(
        "INSERT INTO message (chat_id, topic, kind, payload, silent, due_at, expires_at, created_at, reason)"
        " VALUES (?, ?, 'note', ?, ?, ?, ?, ?, ?)",
        (
            reader.chat_id,
            topic,
            notice.note.model_dump_json(),
            int(notice.silent or reader.asleep),
            seconds(due),
            seconds(due + NOTICE_VALID_FOR),
            seconds(now),
            reason,
        ),
    )
    return cursor.lastrowid


def keep_told(
    connection: sqlite3.Connection, new: Iterable[Told], over: Iterable[tuple[int, int]], now: datetime
) -> None:
    """Within a transaction: what chats know of feeds from now on."""
    connection.executemany(
        "DELETE FROM feed_notice WHERE chat_id = ? AND feed_id = ?", [(chat, feed) for chat, feed in over]
    )
    connection.executemany(
        "INSERT INTO feed_notice (chat_id, feed_id, since, told_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [(one.chat_id, one.feed_id, seconds(one.since), seconds(now)) for one in new],
    )
