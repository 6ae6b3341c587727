"""The feeds that a chat sees: the common ones and its own; what people change about them; how they are doing.

Law: a feed is *common* where the files name it or the owner added it for all, else it is *private*: its
reports are only for the chats that have it (`chat_feed`). One address is one row, polled once for all.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.silences import Fault
from bot.feeds.answer import FailureKind
from bot.store.changes import Change
from bot.store.database import Row, Store
from bot.store.encoding import moment_or_none, seconds
from bot.store.feeds import ANEW, hand_back
from bot.store.pushes import CURRENT
from bot.store.silences import fault_of
from bot.stories.numbers import FIRST_PRIVATE

RHYTHM = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """One feed as a chat sees it. `own`: the chat's, not everybody's. `per_day` over the last week.

    `failing_since` and `failure` (the kind of problem) are None while it answers. `by_file`: the operator's
    files name it. `ended`: its publisher says that it is gone, and it is no longer asked for. `moved_to`:
    where it is fetched from instead. `push`: how the subscription at its hub stands, and why.
    """

    id: int
    url: str
    title: str
    lang: str
    publisher: str
    own: bool
    by_file: bool
    paused: bool
    polled: datetime | None
    answered: datetime | None
    next_poll: datetime | None
    failing_since: datetime | None
    failures: int
    problem: str
    newest: datetime | None
    newest_title: str
    per_day: float
    fault: Fault | None = None  # what is wrong with it, if it fell silent
    ended: bool = False
    moved_to: str = ""
    push: str = ""
    failure: FailureKind | None = None
    sample: bool = False


def of_chat(store: Store, chat_id: int, now: datetime) -> tuple[FeedHealth, ...]:
    """The common feeds and those of the chat: failing ones first, then by their titles."""
    return _health(
        store, "(f.common = 1 AND (f.active = 1 OR f.kept = 1)) OR c.chat_id IS NOT NULL", chat_id, now
    )


def common(store: Store, now: datetime) -> tuple[FeedHealth, ...]:
    """The feeds of all, for the operator."""
    return _health(store, "f.common = 1 AND (f.active = 1 OR f.kept = 1)", None, now)


def _health(store: Store, which: str, chat_id: int | None, now: datetime) -> tuple[FeedHealth, ...]:
    # What the feed brought while it was another's is not counted: private reports have private stories.
    same = f"(i.story_id >= {FIRST_PRIVATE}) = (f.common = 0)"
    rows = store.rows(
        "SELECT f.*, w.trouble, w.trouble_since, w.usual_s, w.items_usual,"
        " iif(f.common, f.paused, c.paused) AS rests, n.at AS newest, n.title AS newest_title,"
        f" (SELECT count(*) FROM item i WHERE i.feed_id = f.id AND i.at >= ? AND {same}) AS recent,"
        " p.state || iif(p.reason = '', '', ': ' || p.reason) AS push"
        " FROM feed f LEFT JOIN chat_feed c ON c.feed_id = f.id AND c.chat_id = ?"
        " LEFT JOIN feed_watch w ON w.feed_id = f.id"
        f" LEFT JOIN push p ON p.feed_id = f.id AND p.{CURRENT}"
        f" LEFT JOIN item n ON n.id = (SELECT i.id FROM item i WHERE i.feed_id = f.id AND {same}"
        f" ORDER BY i.at DESC, i.id DESC LIMIT 1) WHERE {which}"
        " ORDER BY rests, f.failures = 0, f.failures DESC, w.trouble_since IS NULL, f.common, f.title, f.url",
        (seconds(now - RHYTHM), chat_id),
    )
    return tuple(_one(row) for row in rows)


def _one(row: Row) -> FeedHealth:
    return FeedHealth(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        lang=row["lang"],
        publisher=row["publisher"],
        own=not row["common"],
        by_file=bool(row["by_file"]),
        paused=bool(row["rests"]),
        polled=moment_or_none(row["polled_at"]),
        answered=moment_or_none(row["ok_at"]),
        next_poll=moment_or_none(row["next_poll_at"]),
        failing_since=moment_or_none(row["failing_since"]),
        failures=row["failures"],
        problem=row["problem"],
        newest=moment_or_none(row["newest"]),
        newest_title=row["newest_title"] or "",
        per_day=row["recent"] / RHYTHM.days,
        fault=fault_of(row),
        ended=row["gone_at"] is not None,
        moved_to=row["address"],
        push=row["push"] or "",
        failure=_kind(row["failure"]) if row["failures"] else None,
        sample=bool(row["sample"]),
    )


def _kind(stored: str | None) -> FailureKind | None:
    """A kind that this program doesn't know was stored by a newer one."""
    return FailureKind(stored) if stored in set(FailureKind) else None


def known(store: Store, chat_id: int, urls: Collection[str]) -> frozenset[str]:
    """Those of the addresses that the chat has already, as its own or as everybody's."""
    found = (
        store.row(
            "SELECT 1 FROM feed f LEFT JOIN chat_feed c ON c.feed_id = f.id AND c.chat_id = ?"
            " WHERE f.url = ? AND ((f.common = 1 AND f.active = 1) OR c.chat_id IS NOT NULL)",
            (chat_id, url),
        )
        is not None
        for url in urls
    )
    return frozenset(url for url, there in zip(urls, found, strict=True) if there)


def count_own(store: Store, chat_id: int) -> int:
    """How many feeds a chat has for itself."""
    row = store.row(
        "SELECT count(*) AS n FROM chat_feed c JOIN feed f ON f.id = c.feed_id"
        " WHERE c.chat_id = ? AND f.common = 0",
        (chat_id,),
    )
    return int(row["n"]) if row else 0


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A feed to be added: an http(s) address, and what is known of it."""

    url: str
    title: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class AddFeed(Change):
    """The chat has this feed from now on, or (`for_all`) everybody has.

    `limit_max`: so many private feeds the chat may have; beyond, nothing is added. Where the feed is common
    already, it stays the common one.
    """

    chat_id: int
    feed: NewFeed
    limit_max: int
    for_all: bool = False

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """One row for the address, whoever has it."""
        if self.for_all:
            add_common(connection, self.feed)
            return
        there = connection.execute(
            "SELECT id, common AND active AS everybodys FROM feed WHERE url = ?", (self.feed.url,)
        ).fetchone()
        if (there is not None and there["everybodys"]) or self._is_full(connection):
            return
        connection.execute(
            "INSERT INTO feed (url, title, lang, common, by_file, active) VALUES (?, ?, ?, 0, 0, 0)"
            " ON CONFLICT (url) DO UPDATE SET common = 0, gone_at = NULL",
            (self.feed.url, self.feed.title, self.feed.lang),
        )
        connection.execute(
            "INSERT INTO chat_feed (chat_id, feed_id, added_at) SELECT ?, id, ? FROM feed WHERE url = ?"
            " ON CONFLICT DO NOTHING",
            (self.chat_id, seconds(now), self.feed.url),
        )
        hand_back(connection)

    def _is_full(self, connection: sqlite3.Connection) -> bool:
        return count_own(Store(connection), self.chat_id) >= self.limit_max


def add_common(connection: sqlite3.Connection, feed: NewFeed) -> bool:
    """Within a transaction: everybody has this feed from now on; whether it is new to them."""
    there = connection.execute(
        "SELECT common AND active AS is_on FROM feed WHERE url = ?", (feed.url,)
    ).fetchone()
    connection.execute(
        "INSERT INTO feed (url, title, lang, by_file, kept) VALUES (?, ?, ?, 0, 1) ON CONFLICT (url)"
        " DO UPDATE SET kept = 1, common = 1, active = 1, paused = 0, title = iif(title = '', excluded.title,"
        f" title), gone_at = NULL"
        f"{''.join(f', {name} = iif(common AND active, {name}, {value})' for name, value in _ANEW)}",
        (feed.url, feed.title, feed.lang),
    )
    return there is None or not there["is_on"]


_ANEW = (
    ("primed", "0"),
    ("body_hash", "NULL"),
    ("etag", "''"),
    ("last_modified", "''"),
    ("next_poll_at", "0"),
)


@dataclass(frozen=True, slots=True)
class RemoveFeed(Change):
    """The chat has the feed no longer; `for_all`: nobody has it as everybody's (the files win, though)."""

    chat_id: int
    feed_id: int
    for_all: bool = False

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A feed that no chat has any more is not polled; upkeep deletes what it brought."""
        if self.for_all:
            connection.execute(
                "UPDATE feed SET kept = 0, active = 0 WHERE id = ? AND by_file = 0 AND common = 1",
                (self.feed_id,),
            )
        else:
            connection.execute(
                "DELETE FROM chat_feed WHERE chat_id = ? AND feed_id = ?", (self.chat_id, self.feed_id)
            )
        hand_back(connection)


@dataclass(frozen=True, slots=True)
class PauseFeed(Change):
    """The feed rests for the chat, or for everybody; or goes on."""

    chat_id: int
    feed_id: int
    paused: bool
    for_all: bool = False

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """What stood in it meanwhile is on record then, and silent. Who resumes an ended one has it asked."""
        if not self.paused:
            connection.execute(
                f"UPDATE feed SET gone_at = NULL, next_poll_at = 0, {ANEW} WHERE id = ? AND common = ?"
                " AND gone_at IS NOT NULL AND (common = 1 OR EXISTS (SELECT 1 FROM chat_feed c"
                " WHERE c.feed_id = feed.id AND c.chat_id = ?))",
                (self.feed_id, int(self.for_all), self.chat_id),
            )
        if self.for_all:
            connection.execute(
                f"UPDATE feed SET paused = ?, next_poll_at = 0, {ANEW} WHERE id = ? AND common = 1"
                " AND paused <> ?",
                (int(self.paused), self.feed_id, int(self.paused)),
            )
            return
        connection.execute(
            "UPDATE chat_feed SET paused = ? WHERE chat_id = ? AND feed_id = ?",
            (int(self.paused), self.chat_id, self.feed_id),
        )
        hand_back(connection)
