"""Subscriptions at hubs (`push`): what POLL notes of them, what SUBSCRIBE and the hubs change.

Law: neither an address nor a secret that a hub was told is in the database; both follow from the row and a
key outside of it (`bot/push/keys.py`). Here is only the address's hash. Whoever changes a row reads it in the
same transaction: a hub may answer while we still ask.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.feeds.subscription import ENDED, UNSEEN_MAX, State, Subscription, left
from bot.feeds.trust import PushNote, Trust
from bot.store.database import Row, Store
from bot.store.encoding import moment_or_none, seconds

GONE_KEPT = timedelta(days=7)
LIVE = "push.state IN ('active', 'renewing')"
CURRENT = "state NOT IN ('leaving', 'gone')"
POLLED = (
    "SELECT 1 FROM feed f WHERE f.id = push.feed_id AND f.active = 1 AND f.paused = 0 AND f.gone_at IS NULL"
)

Change = Callable[[Subscription], Subscription | None]


@dataclass(frozen=True, slots=True)
class Due:
    """A subscription whose hub is to be asked. `private`: its feed is that of some chats alone."""

    subscription: Subscription
    private: bool


# --- what POLL reads and notes ---


def trust(store: Store, feed_id: int) -> Trust | None:
    """How the hub of a feed stands; None without a subscription."""
    row = store.row(
        "SELECT *, (SELECT count(*) FROM pushed d WHERE d.push_id = push.id) AS waiting FROM push"
        f" WHERE feed_id = ? AND {CURRENT}",
        (feed_id,),
    )
    return None if row is None else trust_of(row, row["waiting"])


def note(connection: sqlite3.Connection, feed_id: int, what: PushNote, at: datetime) -> None:
    """Within POLL's transaction: which hub the document names, and how the one that we have stands."""
    row = connection.execute(f"SELECT * FROM push WHERE feed_id = ? AND {CURRENT}", (feed_id,)).fetchone()
    if row is not None and what.before is not None:
        _settle_trust(connection, row, what.before, what)
        if what.before.holds(at) and not what.after.holds(at):
            _look_at_its_others(connection, row["hub"], at)
    if what.endpoints is None:
        return
    named = bool(what.endpoints)
    if row is not None:
        if (row["hub"], row["topic"]) == (what.endpoints.hub, what.endpoints.topic):
            if row["unseen"]:
                connection.execute("UPDATE push SET unseen = 0 WHERE id = ?", (row["id"],))
            return
        connection.execute("UPDATE push SET unseen = unseen + 1 WHERE id = ?", (row["id"],))
        if row["unseen"] + 1 < UNSEEN_MAX and row["state"] not in {State.FOUND, State.DENIED}:
            return
        _write(connection, _one(row), left(_one(row), at), at)
    if named:
        connection.execute(
            "INSERT INTO push (feed_id, hub, topic, next_at, changed_at, half_s, half_items)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                feed_id,
                what.endpoints.hub,
                what.endpoints.topic,
                seconds(at),
                seconds(at),
                what.after.half_s,
                what.after.half_items,
            ),
        )


def _look_at_its_others(connection: sqlite3.Connection, hub: str, at: datetime) -> None:
    # What the hub kept from us here it may keep elsewhere, too: its other feeds don't wait any longer.
    connection.execute(
        "UPDATE feed SET next_poll_at = min(next_poll_at, ?) WHERE id IN (SELECT feed_id FROM push"
        f" WHERE hub = ? AND proofs > 0 AND {CURRENT})",
        (seconds(at), hub),
    )


def _settle_trust(connection: sqlite3.Connection, row: Row, before: Trust, what: PushNote) -> None:
    after = what.after
    # Only the pings that came before the feed was asked are answered by what it said; and what was delivered
    # meanwhile counts, unless trust is lost.
    pings = max(0, row["pings"] - before.pings) if after.pings < before.pings else row["pings"]
    proofs = after.proofs if after.proofs < before.proofs else max(row["proofs"], after.proofs)
    values = {
        "proofs": proofs,
        "faults": after.faults,
        "pings": pings,
        "half_s": after.half_s,
        "half_items": after.half_items,
    }
    if any(row[name] != value for name, value in values.items()):
        sets = ", ".join(f"{name} = :{name}" for name in values)
        connection.execute(f"UPDATE push SET {sets} WHERE id = :id", values | {"id": row["id"]})
    if pings:
        poll_by(connection, row["feed_id"], what.again_at)


# --- what SUBSCRIBE reads and writes ---


def due(store: Store, now: datetime, *, limit: int) -> tuple[Due, ...]:
    """The subscriptions whose hubs are to be asked, the longest overdue first."""
    rows = store.rows(
        "SELECT push.*, NOT f.common AS private FROM push JOIN feed f ON f.id = push.feed_id"
        f" WHERE next_at <= ? AND state <> 'gone' AND (state = 'leaving' OR EXISTS ({POLLED}))"
        " ORDER BY next_at, push.id LIMIT ?",
        (seconds(now), limit),
    )
    return tuple(Due(_one(row), bool(row["private"])) for row in rows)


def update(
    store: Store, push_id: int, change: Change, now: datetime, *, path_hash: bytes | None = None
) -> Subscription | None:
    """Change one subscription as it stands now; what it became, None where `change` wants nothing of it."""
    with store.transaction() as connection:
        row = connection.execute("SELECT * FROM push WHERE id = ?", (push_id,)).fetchone()
        after = None if row is None else change(_one(row))
        if row is None or after is None:
            return None
        _write(connection, _one(row), after, now)
        if path_hash is not None:
            connection.execute("UPDATE push SET path_hash = ? WHERE id = ?", (path_hash, push_id))
        return after


def settle(store: Store, now: datetime) -> None:
    """Leave the hubs of feeds that aren't polled; see which leases are over.

    What ended long ago is forgotten, of private feeds at once.
    """
    for row in store.rows(f"SELECT * FROM push WHERE {CURRENT} AND NOT EXISTS ({POLLED})"):
        update(store, row["id"], lambda one: left(one, now), now)
    ended = f"{LIVE} AND lease_until <= ?"
    if store.row(f"SELECT 1 FROM push WHERE {ended}", (seconds(now),)) is not None:
        with store.transaction() as connection:
            connection.execute(
                f"UPDATE push SET state = 'asked', lease_until = NULL, proofs = 0 WHERE {ended}",
                (seconds(now),),
            )
    over = (
        "SELECT push.id FROM push JOIN feed f ON f.id = push.feed_id WHERE state = 'gone' AND"
        " (changed_at < ? OR f.common = 0)"
    )
    if store.row(over, (seconds(now - GONE_KEPT),)) is None:
        return
    with store.transaction() as connection:
        for table, column in (("pushed", "push_id"), ("push", "id")):
            connection.execute(f"DELETE FROM {table} WHERE {column} IN ({over})", (seconds(now - GONE_KEPT),))


def realign(store: Store, hash_of: Callable[[Subscription], bytes] | None, now: datetime) -> None:
    """At the start: a hub that knows another address of ours (or, with None, may know none) is asked anew.

    All hubs have to earn their trust again: what they brought while we were away is lost to us. So the feeds
    that waited for them are polled at once.
    """
    with store.transaction() as connection:
        connection.execute(
            "UPDATE feed SET next_poll_at = min(next_poll_at, ?) WHERE id IN (SELECT feed_id FROM push WHERE"
            f" {CURRENT} AND proofs > 0)",
            (seconds(now),),
        )
        connection.execute("UPDATE push SET proofs = 0 WHERE proofs > 0")
        told = "SELECT * FROM push WHERE path_hash IS NOT NULL AND state <> 'gone'"
        for row in connection.execute(told).fetchall():
            if hash_of is not None and hash_of(_one(row)) == row["path_hash"]:
                continue
            state = State.GONE if row["state"] == State.LEAVING else State.FOUND
            connection.execute(
                "UPDATE push SET state = ?, path_hash = NULL, lease_until = NULL, attempts = 0, next_at = ?,"
                " changed_at = ? WHERE id = ?",
                (state, None if state is State.GONE else seconds(now), seconds(now), row["id"]),
            )


def by_path(store: Store, path_hash: bytes) -> Subscription | None:
    """The subscription that an address belongs to."""
    row = store.row("SELECT * FROM push WHERE path_hash = ?", (path_hash,))
    return None if row is None else _one(row)


def count_live(store: Store) -> int:
    """How many common feeds have a hub that pushes."""
    row = store.row(
        f"SELECT count(*) AS n FROM push JOIN feed f ON f.id = push.feed_id WHERE f.common = 1 AND {LIVE}"
    )
    return int(row["n"]) if row else 0


def poll_by(connection: sqlite3.Connection, feed_id: int, when: datetime) -> None:
    """Within a transaction: the feed is polled at that time at the latest."""
    connection.execute(
        "UPDATE feed SET next_poll_at = min(next_poll_at, ?) WHERE id = ?", (seconds(when), feed_id)
    )


def _write(connection: sqlite3.Connection, before: Subscription, after: Subscription, now: datetime) -> None:
    def unix(when: datetime | None) -> int | None:
        return None if when is None else seconds(when)

    connection.execute(
        "UPDATE push SET state = ?, signed = ?, attempts = ?, denials = ?, next_at = ?, asked_at = ?,"
        " lease_until = ?, reason = ?, changed_at = ? WHERE id = ?",
        (
            after.state,
            int(after.signed),
            after.attempts,
            after.denials,
            unix(after.next_at),
            unix(after.asked_at),
            unix(after.lease_until),
            after.reason,
            seconds(now),
            after.id,
        ),
    )
    if before.lease_until is not None and (after.lease_until is None or after.state in ENDED):
        # Nobody pushes any more: what polling had waited for it comes at once.
        connection.execute("UPDATE push SET proofs = 0 WHERE id = ?", (after.id,))
        poll_by(connection, after.feed_id, now)


def _one(row: Row) -> Subscription:
    return Subscription(
        id=row["id"],
        feed_id=row["feed_id"],
        hub=row["hub"],
        topic=row["topic"],
        state=State(row["state"]),
        signed=bool(row["signed"]),
        attempts=row["attempts"],
        denials=row["denials"],
        next_at=moment_or_none(row["next_at"]),
        asked_at=moment_or_none(row["asked_at"]),
        lease_until=moment_or_none(row["lease_until"]),
        reason=row["reason"],
    )


def trust_of(row: Row, waiting: int = 0) -> Trust:
    """How the hub of this row of `push` stands."""
    return Trust(
        lease_until=moment_or_none(row["lease_until"]),
        proofs=row["proofs"],
        faults=row["faults"],
        pings=row["pings"],
        waiting=waiting,
        half_s=row["half_s"],
        half_items=row["half_items"],
    )
