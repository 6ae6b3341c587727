"""Searches for feeds that people asked for in chats, and files of feeds that they sent: asked now, done soon.

Law: `search` is a joint. A command writes a row; SEARCH works on it and, in one transaction, marks it done
with what it found and puts the answer into the outbox. A search that dies is done again.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.alerts.card import Note
from bot.feeds.discover import Candidate
from bot.store import answers
from bot.store.changes import Answer, Change
from bot.store.database import Row, Store
from bot.store.encoding import moment, seconds, to_json

SearchKind = Literal["site", "opml"]
KEPT = timedelta(days=2)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Search:
    """`wanted` is an address, or Telegram's id of a file. `tongue` is the language to answer in.

    `asked_in` is the private chat that acts for the channel `chat_id`, 0 where it asked for itself; `topic`
    is where the answer belongs.
    """

    id: int
    chat_id: int
    kind: SearchKind
    wanted: str
    tongue: str
    limit_max: int
    asked_in: int = 0
    topic: int = 0


@dataclass(frozen=True, slots=True)
class AskSearch(Change):
    """Look for the feeds of a site, or in a file; `limit_max`: so many private feeds the chat may have.

    `asked_in` and `topic` as in `Search`.
    """

    chat_id: int
    kind: SearchKind
    wanted: str
    tongue: str
    limit_max: int
    asked_in: int = 0
    topic: int = 0

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """An open row."""
        connection.execute(
            "INSERT INTO search (chat_id, kind, wanted, tongue, limit_max, asked_in, topic, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.chat_id,
                self.kind,
                self.wanted,
                self.tongue,
                self.limit_max,
                self.asked_in,
                self.topic,
                seconds(now),
            ),
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a chat asked of late: whether a search is under way, and how many it had within a day."""

    under_way: bool = False
    today: int = 0


def asked(store: Store, chat_id: int, now: datetime) -> Asked:
    """Of this chat."""
    row = store.row(
        "SELECT count(*) AS today, coalesce(sum(done_at IS NULL), 0) AS open FROM search"
        " WHERE chat_id = ? AND at > ?",
        (chat_id, seconds(now - DAY)),
    )
    return Asked() if row is None else Asked(row["open"] > 0, row["today"])


def waiting(store: Store, limit: int) -> tuple[Search, ...]:
    """The open searches, oldest first."""
    rows = store.rows("SELECT * FROM search WHERE done_at IS NULL ORDER BY id LIMIT ?", (limit,))
    return tuple(_search(row) for row in rows)


def _search(row: Row) -> Search:
    return Search(
        id=row["id"],
        chat_id=row["chat_id"],
        kind=row["kind"],
        wanted=row["wanted"],
        tongue=row["tongue"],
        limit_max=row["limit_max"],
        asked_in=row["asked_in"],
        topic=row["topic"],
    )


def finish(
    store: Store,
    search: Search,
    note: Note,
    now: datetime,
    *,
    found: Sequence[Candidate] = (),
    changes: Sequence[Change] = (),
) -> None:
    """One transaction: what it changes, what it found, the answer, and that it is done."""
    rows = [asdict(one) | {"newest": None if one.newest is None else seconds(one.newest)} for one in found]
    with store.transaction() as connection:
        open_row = connection.execute(
            "UPDATE search SET done_at = ?, found = ? WHERE id = ? AND done_at IS NULL",
            (seconds(now), to_json(rows), search.id),
        )
        if not open_row.rowcount:
            return  # the chat is forgotten
        for change in changes:
            change.write(connection, now)
        acts_for = search.chat_id if search.asked_in else 0
        answer = Answer(search.asked_in or search.chat_id, note, topic=search.topic, acts_for=acts_for)
        answers.enqueue(connection, answer, now)


def found(store: Store, chat_id: int, search_id: int) -> tuple[Candidate, ...]:
    """What a search of this chat found; () for one that is gone, or another chat's (a forged button)."""
    row = store.row("SELECT found FROM search WHERE id = ? AND chat_id = ?", (search_id, chat_id))
    if row is None:
        return ()
    return tuple(
        Candidate(**one | {"newest": None if one["newest"] is None else moment(one["newest"])})
        for one in json.loads(row["found"])
    )


def delete_old(store: Store, now: datetime) -> int:
    """Upkeep: searches of the past; how many."""
    with store.transaction() as connection:
        return connection.execute("DELETE FROM search WHERE at < ?", (seconds(now - KEPT),)).rowcount
