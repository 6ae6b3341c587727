"""Articles in the store: who asks for one, which are due, and how often a host was asked."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.alerts.articles import Asker, Spent
from bot.alerts.asked import Asked
from bot.store.database import Row, Store
from bot.store.encoding import moment, seconds, to_json

DAY = timedelta(days=1)
KEPT = timedelta(days=30)  # as long as somebody may ask why nothing rang


@dataclass(frozen=True, slots=True)
class Due:
    """An article whose time has come. `attempts` were made before."""

    item_id: int
    host: str
    link: str
    asked_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the article of an item.

    `state`: *due*, *read*, *failed*, *over* (a limit), *dropped* (nobody asks any more). `over` is what
    forbade it to one of those who asked, `rule_id` who that was (`OF_FEED`: all rules).
    """

    rule_id: str
    state: str
    problem: str
    over: str
    ended_at: datetime | None


def askers(store: Store, rule_ids: Sequence[str]) -> tuple[Asker, ...]:
    """Those of the rules that somebody is subscribed to at the moment, with whose own they are."""
    marks = ",".join("?" * len(rule_ids))
    rows = store.rows(
        f"SELECT id, chat_id FROM rule WHERE id IN ({marks}) AND full_text = 1 AND removed_at IS NULL"
        " AND EXISTS (SELECT 1 FROM subscription s WHERE s.rule_id = rule.id AND s.paused = 0) ORDER BY id",
        rule_ids,
    )
    return tuple(Asker(row["id"], row["chat_id"]) for row in rows)


def spent(store: Store, feed_id: int, askers: Iterable[Asker], hosts: Iterable[str], now: datetime) -> Spent:
    """What these asked for in the last 24 hours. What private feeds asked for counts for them alone."""
    chats = {asker.chat_id for asker in askers if asker.chat_id is not None}
    own = _counted(store, "feed_id", [feed_id], now, private=True)
    return Spent(
        rules=_counted(store, "rule_id", {asker.rule_id for asker in askers}, now),
        chats=_counted(store, "chat_id", chats, now),
        hosts=_counted(store, "host", hosts, now),
        feed=own.get(feed_id, 0),
    )


def _counted(
    store: Store, column: str, keys: Iterable[Any], now: datetime, *, private: bool = False
) -> dict[Any, int]:
    """How many articles were asked for in the last 24 hours, by the keys of a column."""
    rows = store.rows(
        f"SELECT {column} AS key, count(DISTINCT item_id) AS n FROM article_wish"
        f" WHERE {column} IN (SELECT value FROM json_each(?)) AND asked_at > ? AND over = ''"
        f" AND private <= ? GROUP BY {column}",
        (to_json(list(keys)), seconds(now - DAY), int(private)),
    )
    return {row["key"]: row["n"] for row in rows}


def ask(connection: sqlite3.Connection, item_id: int, feed_id: int, asked: Asked, now: datetime) -> None:
    """Within a transaction: an article is asked for; where no one may, why not is on record."""
    at = seconds(now)
    connection.execute(
        "INSERT INTO article (item_id, host, state, asked_at, due_at, ended_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (item_id, asked.host, *(("due", at, at, None) if asked.granted else ("over", at, at, at))),
    )
    connection.executemany(
        "INSERT INTO article_wish (item_id, rule_id, chat_id, feed_id, host, private, asked_at, over)"
        " SELECT ?, ?, ?, id, ?, 1 - common, ?, ? FROM feed WHERE id = ? ON CONFLICT DO NOTHING",
        [(item_id, wish.rule_id, wish.chat_id, asked.host, at, wish.over, feed_id) for wish in asked.wishes],
    )


def due(store: Store, now: datetime, *, busy: Iterable[str], limit: int) -> tuple[Due, ...]:
    """The articles whose time has come, the longest overdue first, at most one of each host.

    None of a host that was asked a moment ago, nor of the `busy` ones.
    """
    rows = store.rows(
        # With min(), the other columns are those of its row (SQLite, "bare columns").
        "SELECT min(a.due_at), a.*, i.link FROM article a JOIN item i ON i.id = a.item_id"
        " LEFT JOIN article_host h ON h.host = a.host"
        " WHERE a.state = 'due' AND a.due_at <= ? AND coalesce(h.next_at, 0) <= ?"
        " AND a.host NOT IN (SELECT value FROM json_each(?))"
        # A host that its feeds may not ask isn't asked for articles, either; theirs goes without a port.
        " AND NOT EXISTS (SELECT 1 FROM host_rest r WHERE r.until > ?"
        " AND a.host || ':' LIKE r.host || ':%')"
        " GROUP BY a.host ORDER BY a.due_at, a.item_id LIMIT ?",
        (seconds(now), seconds(now), to_json(list(busy)), seconds(now), limit),
    )
    return tuple(_due(row) for row in rows)


def _due(row: Row) -> Due:
    return Due(row["item_id"], row["host"], row["link"], moment(row["asked_at"]), row["attempts"])


def begin(store: Store, one: Due, now: datetime, *, spacing_s: int) -> None:
    """A try begins: counted before it is made, so that one that ends the process isn't made for ever."""
    with store.transaction() as connection:
        connection.execute(
            "UPDATE article SET attempts = attempts + 1, due_at = ? WHERE item_id = ?",
            (seconds(now), one.item_id),
        )
        pause(connection, one.host, now + timedelta(seconds=spacing_s))


def pause(connection: sqlite3.Connection, host: str, until: datetime) -> None:
    """Within a transaction: a host isn't asked before then."""
    connection.execute(
        "INSERT INTO article_host (host, next_at) VALUES (?, ?)"
        " ON CONFLICT (host) DO UPDATE SET next_at = max(next_at, excluded.next_at)",
        (host, seconds(until)),
    )


def end(
    connection: sqlite3.Connection, item_id: int, state: str, now: datetime, *, problem: str = ""
) -> None:
    """Within a transaction: what became of an article."""
    connection.execute(
        "UPDATE article SET state = ?, ended_at = ?, problem = ? WHERE item_id = ?",
        (state, seconds(now), problem, item_id),
    )


def fail(
    store: Store, one: Due, now: datetime, *, problem: str, again: datetime | None, pause_until: datetime
) -> None:
    """A try failed: it is made again at `again`, or the item stays as its summary was matched."""
    with store.transaction() as connection:
        if again is None:
            end(connection, one.item_id, "failed", now, problem=problem)
        else:
            connection.execute(
                "UPDATE article SET due_at = ?, problem = ? WHERE item_id = ?",
                (seconds(again), problem, one.item_id),
            )
        pause(connection, one.host, pause_until)


def drop(store: Store, one: Due, now: datetime) -> None:
    """Nobody asks any more: it isn't read."""
    with store.transaction() as connection:
        end(connection, one.item_id, "dropped", now)


def wishes(store: Store, item_id: int) -> tuple[str, ...]:
    """Who gets the article: rules, or `OF_FEED` where all of them do."""
    rows = store.rows("SELECT rule_id FROM article_wish WHERE item_id = ? AND over = ''", (item_id,))
    return tuple(row["rule_id"] for row in rows)


def fates(store: Store, item_id: int) -> tuple[Fate, ...]:
    """What became of the article under each of those who asked; () where nobody did."""
    rows = store.rows(
        "SELECT w.rule_id, w.over, a.state, a.problem, a.ended_at FROM article a"
        " JOIN article_wish w ON w.item_id = a.item_id WHERE a.item_id = ? ORDER BY w.rule_id",
        (item_id,),
    )
    return tuple(
        Fate(
            row["rule_id"],
            row["state"],
            row["problem"],
            row["over"],
            None if row["ended_at"] is None else moment(row["ended_at"]),
        )
        for row in rows
    )


def waiting(store: Store) -> int:
    """How many articles are still to be read."""
    row = store.row("SELECT count(*) AS n FROM article WHERE state = 'due'")
    assert row is not None
    count: int = row["n"]
    return count


def delete_old(store: Store, now: datetime) -> None:
    """Upkeep: what nobody asks about any more."""
    with store.transaction() as connection:
        old = seconds(now - KEPT)
        connection.execute("DELETE FROM article_wish WHERE asked_at < ?", (old,))
        connection.execute("DELETE FROM article WHERE asked_at < ?", (old,))
        connection.execute("DELETE FROM article_host WHERE next_at < ?", (seconds(now - DAY),))
