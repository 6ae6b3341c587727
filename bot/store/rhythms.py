"""What is stored of when to poll: learned rhythms, wishes of documents, moves, ends, hosts that rest."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from struct import Struct

from bot.alerts.intake import PollIntent
from bot.feeds.moving import STAYS, Moving
from bot.feeds.rhythm import HOURS, MINUTES, Rhythm
from bot.feeds.timing import NO_WISHES, Wishes
from bot.store.database import Row, Store
from bot.store.encoding import moment, seconds

# Half precision: a count is an estimate, and rows stay small.
_COUNTS = Struct(f"<{HOURS + MINUTES}e")
_COUNT_MAX = 60_000.0


def rhythm_of(row: Row) -> Rhythm | None:
    """What a row with `since`, `until` and `counts` says; None where nothing was learned yet."""
    if row["counts"] is None:
        return None
    counts = _COUNTS.unpack(row["counts"])
    return Rhythm(row["since"], row["until"], counts[:HOURS], counts[HOURS:])


def wishes_of(row: Row) -> Wishes:
    """What the feed's last document wished for."""
    if row["wish_s"] is None and not row["skipped"]:
        return NO_WISHES  # most feeds, at each poll
    return Wishes(row["wish_s"], frozenset(map(int, row["skipped"].split())))


def moving_of(row: Row) -> Moving:
    """Where the feed is fetched from, and where it may be moving."""
    if not row["address"] and not row["moving_to"]:
        return STAYS  # most feeds, at each poll
    since = row["moving_since"]
    return Moving(
        row["address"], row["moving_to"], row["moving_sights"], None if since is None else moment(since)
    )


def write(connection: sqlite3.Connection, intent: PollIntent) -> None:
    """Within the poll's transaction: what it taught us of when, where and whether to poll again."""
    if intent.rhythm is not None:
        rhythm = intent.rhythm
        counts = (*rhythm.hours, *rhythm.minutes)
        if max(counts) > _COUNT_MAX:
            counts = tuple([min(count, _COUNT_MAX) for count in counts])
        connection.execute(
            "INSERT INTO feed_rhythm (feed_id, since, until, counts) VALUES (?, ?, ?, ?) ON CONFLICT"
            " DO UPDATE SET since = excluded.since, until = excluded.until, counts = excluded.counts",
            (intent.feed_id, int(rhythm.since), int(rhythm.until), _COUNTS.pack(*counts)),
        )
    if intent.wishes is not None:
        connection.execute(
            "UPDATE feed SET wish_s = ?, skipped = ? WHERE id = ?",
            (intent.wishes.pause_s, " ".join(map(str, sorted(intent.wishes.skipped))), intent.feed_id),
        )
    if intent.moving is not None:
        moving = intent.moving
        connection.execute(
            "UPDATE feed SET address = ?, moving_to = ?, moving_sights = ?, moving_since = ? WHERE id = ?",
            (
                moving.address,
                moving.seen,
                moving.sights,
                None if moving.since is None else seconds(moving.since),
                intent.feed_id,
            ),
        )
    if intent.ended:
        connection.execute(
            "UPDATE feed SET gone_at = ? WHERE id = ?", (seconds(intent.polled_at), intent.feed_id)
        )
    if intent.host_rests is not None:
        host, until = intent.host_rests
        connection.execute(
            "INSERT INTO host_rest (host, until) VALUES (?, ?) ON CONFLICT DO UPDATE"
            " SET until = max(until, excluded.until)",
            (host, seconds(until)),
        )


def resting_hosts(store: Store, now: datetime) -> Mapping[str, datetime]:
    """The hosts that wish to be left alone, and until when."""
    rows = store.rows("SELECT host, until FROM host_rest WHERE until > ?", (seconds(now),))
    return {row["host"]: moment(row["until"]) for row in rows}


def forget_rests(store: Store, now: datetime) -> None:
    """Upkeep: wishes that are over."""
    with store.transaction() as connection:
        connection.execute("DELETE FROM host_rest WHERE until <= ?", (seconds(now),))
