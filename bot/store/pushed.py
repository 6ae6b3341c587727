"""What hubs delivered (`pushed`): stored before it is acknowledged, worked off, forgotten.

Law: a delivery leaves in the transaction that takes its items in. One that can't be read becomes a ping: what
it told is to be had by polling.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from bot.alerts.intake import FeedView, PollIntent
from bot.feeds.trust import brought
from bot.store import feeds, polls, rhythms
from bot.store.database import Store
from bot.store.encoding import moment, seconds
from bot.store.pushes import POLLED, poll_by, trust_of

WAITING_MAX = 20
"""Deliveries of one subscription that wait to be worked off."""
WAITING_BYTES_MAX = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Pushed:
    """One delivery that waits; `feed` is None where it isn't polled any more."""

    id: int
    push_id: int
    feed: FeedView | None
    content_type: str
    body: bytes


def keep(store: Store, push_id: int, content_type: str, body: bytes, now: datetime) -> bool:
    """Store a delivery for good; False: too much waits already."""
    with store.transaction() as connection:
        (own,) = connection.execute("SELECT count(*) FROM pushed WHERE push_id = ?", (push_id,)).fetchone()
        (size,) = connection.execute("SELECT coalesce(sum(length(body)), 0) FROM pushed").fetchone()
        if own >= WAITING_MAX or size + len(body) > WAITING_BYTES_MAX:
            return False
        connection.execute(
            "INSERT INTO pushed (push_id, at, content_type, body) VALUES (?, ?, ?, ?)",
            (push_id, seconds(now), content_type, body),
        )
        return True


def ping(store: Store, push_id: int, now: datetime, poll_s: int) -> None:
    """The hub says that there is something: the feed is polled, but not within `poll_s` of its last poll."""
    with store.transaction() as connection:
        _ping(connection, push_id, now, poll_s)


def next_pushed(store: Store, now: datetime) -> Pushed | None:
    """The oldest delivery that waits."""
    row = store.row(
        f"SELECT d.*, push.feed_id AS feed_id, EXISTS ({POLLED}) AS polled FROM pushed d"
        " JOIN push ON push.id = d.push_id ORDER BY d.id LIMIT 1"
    )
    if row is None:
        return None
    (feed,) = feeds.views(store, [row["feed_id"]], now) if row["polled"] else (None,)
    return Pushed(row["id"], row["push_id"], feed, row["content_type"], row["body"])


def commit(store: Store, pushed: Pushed, intent: PollIntent, *, new: bool) -> None:
    """Take the items of a delivery in and forget it. `new`: it brought what no poll had brought."""
    with store.transaction() as connection:
        polls.take_in(connection, intent)
        rhythms.write(connection, intent)
        connection.execute("DELETE FROM pushed WHERE id = ?", (pushed.id,))
        row = connection.execute("SELECT * FROM push WHERE id = ?", (pushed.push_id,)).fetchone()
        if row is None:
            return
        after = brought(trust_of(row)) if new else trust_of(row)
        connection.execute(
            "UPDATE push SET proofs = ?, faults = ?, pushed_at = ? WHERE id = ?",
            (after.proofs, after.faults, seconds(intent.polled_at), pushed.push_id),
        )


def drop(store: Store, pushed: Pushed, now: datetime, poll_s: int) -> None:
    """Forget a delivery that can't be read: what it told is to be had by polling."""
    with store.transaction() as connection:
        connection.execute("DELETE FROM pushed WHERE id = ?", (pushed.id,))
        _ping(connection, pushed.push_id, now, poll_s)


def _ping(connection: sqlite3.Connection, push_id: int, now: datetime, poll_s: int) -> None:
    row = connection.execute(
        "UPDATE push SET pings = pings + 1, pushed_at = ? WHERE id = ? RETURNING feed_id",
        (seconds(now), push_id),
    ).fetchone()
    if row is None:
        return
    feed = connection.execute("SELECT * FROM feed WHERE id = ?", (row["feed_id"],)).fetchone()
    # Whoever is in trouble is left the time that it wished for, whatever its hub says.
    if not feed["failures"]:
        poll_by(connection, feed["id"], max(now, moment((feed["polled_at"] or 0) + poll_s)))
