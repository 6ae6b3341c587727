"""When we were alive and could read feeds: marks in `meta`, what chats are told of it, the catch-up.

Law: that an absence is over, and what is told of it, is one transaction; so it is told once.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.alerts.absence import AWAY_MIN, CATCH_UP_WAIT, CATCH_UP_WAIT_MAX, Mark
from bot.alerts.card import Note
from bot.store.database import Store
from bot.store.encoding import moment, seconds, to_json
from bot.store.guarding import Notice, Reader, readers, tell
from bot.store.silences import WATCHED

ALIVE, BACK, CUT_OFF = "alive", "back", "cut_off"
AWAY_REASON = "told that we were away"
CUT_OFF_REASON = "told that we are cut off"
PROBES = 3  # feeds that are asked out of turn, to learn whether the network is back
_HAS_WATCHES = (
    "EXISTS (SELECT 1 FROM subscription s JOIN rule r ON r.id = s.rule_id AND r.removed_at IS NULL"
    " WHERE s.chat_id = c.id AND s.paused = 0)"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """We are cut off since then; `messages` told the owners so."""

    since: datetime
    messages: tuple[int, ...] = ()


def last_alive(store: Store) -> Mark | None:
    """The last mark that we were alive."""
    found = _meta(store, ALIVE)
    return None if found is None else Mark(moment(found["at"]), found["up"], found["boot"])


def back_since(store: Store) -> datetime | None:
    """Since when we can read feeds without a break."""
    found = _meta(store, BACK)
    return None if found is None else moment(found)


def cut_since(store: Store) -> Cut | None:
    """Since when we are cut off, if we are."""
    found = _meta(store, CUT_OFF)
    return None if found is None else Cut(moment(found["since"]), tuple(found["messages"]))


def deaf_since(store: Store, now: datetime) -> datetime | None:
    """Since when nearly all feeds fail, or each single one, however few they are; None while some answer."""
    if (cut := cut_since(store)) is not None:
        return cut.since
    row = store.row(
        "SELECT count(*) AS feeds, min(failures) AS fewest, max(ok_at) AS last, min(failing_since) AS first"
        " FROM feed f"
        f" WHERE {WATCHED} AND f.common = 1 AND f.url NOT LIKE 'file:%'"
    )
    if row is None or not row["feeds"] or not row["fewest"]:
        return None
    since = moment(row["last"] or row["first"])
    return since if now - since >= AWAY_MIN else None


def _meta(store: Store, key: str) -> Any:  # noqa: ANN401 - whatever was kept there
    row = store.row("SELECT value FROM meta WHERE key = ?", (key,))
    return None if row is None else json.loads(row["value"])


def _keep(connection: sqlite3.Connection, key: str, value: object) -> None:
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (key, to_json(value)),
    )


def alive(store: Store, mark: Mark, *, back: bool, notices: Iterable[Notice] = ()) -> None:
    """We are alive; `back`: and were not before, of which `notices` speak."""
    with store.transaction() as connection:
        _keep(connection, ALIVE, {"at": seconds(mark.at), "up": mark.up_s, "boot": mark.boot})
        if back:
            _keep(connection, BACK, seconds(mark.at))
        for notice in notices:
            tell(connection, notice, mark.at, reason=AWAY_REASON)


def begin_cut(store: Store, since: datetime, notices: Iterable[Notice], now: datetime) -> None:
    """We are cut off."""
    with store.transaction() as connection:
        told = [tell(connection, notice, now, reason=CUT_OFF_REASON) for notice in notices]
        messages = [number for number in told if number is not None]
        _keep(connection, CUT_OFF, {"since": seconds(since), "messages": messages})


def end_cut(store: Store, over: Iterable[tuple[int, Note]], notices: Iterable[Notice], now: datetime) -> None:
    """We aren't any more. `over`: what the messages that told of it say now; an unsent one says only that."""
    with store.transaction() as connection:
        connection.execute("DELETE FROM meta WHERE key = ?", (CUT_OFF,))
        _keep(connection, BACK, seconds(now))
        for number, note in over:
            connection.execute(
                "UPDATE message SET payload = ?, wanted = wanted + 1, due_at = max(due_at, ?), state = 'due'"
                " WHERE id = ? AND state <> 'dead'",
                (note.model_dump_json(), seconds(now), number),
            )
        for notice in notices:
            tell(connection, notice, now, reason=AWAY_REASON)


def unsent(store: Store, messages: Iterable[int]) -> frozenset[int]:
    """The chats for which one of these messages still waits to be sent."""
    rows = store.rows(
        "SELECT chat_id FROM message WHERE delivered = 0 AND state = 'due' AND id IN"
        " (SELECT value FROM json_each(?))",
        (to_json(list(messages)),),
    )
    return frozenset(row["chat_id"] for row in rows)


def watchers(store: Store, receivers: Collection[str], now: datetime) -> tuple[Reader, ...]:
    """The chats that watch anything."""
    return readers(store, _HAS_WATCHES, receivers, now)


def chats_of(store: Store, messages: Iterable[int]) -> dict[int, int]:
    """By message: its chat."""
    rows = store.rows(
        "SELECT id, chat_id FROM message WHERE id IN (SELECT value FROM json_each(?))",
        (to_json(list(messages)),),
    )
    return {row["id"]: row["chat_id"] for row in rows}


def ask_again(store: Store, cut: Cut, now: datetime) -> int:
    """Poll out of turn what failed as we are cut off: all, once one has answered, else a few; how many."""
    with store.transaction() as connection:
        answered = connection.execute(
            f"SELECT 1 FROM feed f WHERE {WATCHED} AND f.url NOT LIKE 'file:%' AND f.ok_at > ?"
            " AND f.failures = 0 LIMIT 1",
            (seconds(cut.since),),
        ).fetchone()
        return connection.execute(
            "UPDATE feed SET next_poll_at = min(next_poll_at, ?) WHERE id IN (SELECT id FROM feed"
            " WHERE active = 1 AND paused = 0 AND gone_at IS NULL AND failures > 0 AND url NOT LIKE 'file:%'"
            " AND next_poll_at > ? ORDER BY polled_at, id LIMIT ?)",
            (seconds(now), seconds(now), -1 if answered else PROBES),
        ).rowcount


def catch_up_before(store: Store, now: datetime) -> datetime:
    """What came late and waits until then, or for longer, waits on: for feeds that are still to be read."""
    waits = store.row(
        "SELECT 1 FROM held WHERE until BETWEEN 1 AND ? AND reason = 'away' LIMIT 1", (seconds(now),)
    )
    return now - CATCH_UP_WAIT_MAX + CATCH_UP_WAIT if waits and _feeds_behind(store) else now


def _feeds_behind(store: Store) -> bool:
    """Whether feeds are still to be read for the first time since we are back."""
    back = back_since(store)
    if back is None:
        return False
    row = store.row(
        f"SELECT 1 FROM feed f WHERE {WATCHED} AND f.primed = 1 AND f.failures = 0 AND f.ok_at < ? LIMIT 1",
        (seconds(back),),
    )
    return row is not None


def catch_up_at(store: Store, chat_id: int, now: datetime) -> datetime:
    """When a chat's catch-up comes: that of what waits for it already, else after a short while."""
    row = store.row(
        "SELECT min(until) AS until FROM held WHERE chat_id = ? AND reason = 'away' AND until > ?",
        (chat_id, seconds(now)),
    )
    return now + CATCH_UP_WAIT if row is None or row["until"] is None else moment(row["until"])
