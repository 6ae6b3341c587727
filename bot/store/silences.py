"""What the silence guard knows of feeds: `feed_watch`, which POLL and the guard write."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.alerts.silences import Fault
from bot.feeds.answer import FailureKind
from bot.feeds.cutoff import Polled
from bot.feeds.silence import (
    FROZEN_UNLEARNED,
    LOOKS_BACK,
    ONE_BATCH,
    TIMES_MAX,
    WELL,
    Pause,
    Sight,
    State,
    Trouble,
)
from bot.store.database import Row, Store
from bot.store.encoding import moment, moment_or_none, seconds
from bot.stories.numbers import FIRST_PRIVATE

PAGE = 200  # feeds that are looked at in one go
LEARNED_FOR = timedelta(days=1)
LEARN_PER_PASS_MAX = 50
WATCHED = "f.active = 1 AND f.paused = 0 AND f.sample = 0 AND f.gone_at IS NULL"
# What the feed brought while it was another's is not counted: private reports have private stories.
_ITS_OWN = f"(i.story_id >= {FIRST_PRIVATE}) = (f.common = 0)"


@dataclass(frozen=True, slots=True)
class Watched:
    """One feed that is polled, and all that is held of it; `sight` is None where nothing can be wrong."""

    id: int
    url: str
    title: str
    private: bool
    problem: str
    sight: Sight | None = None
    state: State = WELL

    @property
    def polled(self) -> Polled | None:
        """As a witness of our own network; None where it isn't of the web."""
        if self.url.startswith("file:"):
            return None
        if self.sight is None or not self.sight.failures:
            return Polled("")
        host = urlsplit(self.url).hostname or self.url
        return Polled(host, self.sight.failing_since, self.sight.failure, self.sight.answered)


def counted(connection: sqlite3.Connection, feed_id: int, items: int, now: int) -> None:
    """Within POLL's transaction: a new document of the feed holds so many items."""
    connection.execute(
        "INSERT INTO feed_watch (feed_id, items, items_usual, changed_at, emptied_at)"
        " VALUES (:feed, :items, :items, :now, iif(:items = 0, :now, NULL)) ON CONFLICT DO UPDATE SET"
        " items = :items, changed_at = :now,"
        " emptied_at = iif(:items = 0, coalesce(emptied_at, :now), NULL),"
        # The most, slowly forgotten; an empty document says nothing of how many there mostly are.
        " items_usual = iif(:items = 0, items_usual, max(:items, (7 * items_usual + :items) / 8))",
        {"feed": feed_id, "items": items, "now": now},
    )


def page(store: Store, after: int, back: datetime | None, now: datetime) -> tuple[Watched, ...]:
    """The next feeds that are polled, in order of their numbers."""
    rows = store.rows(
        "SELECT f.id, f.url, f.title, f.common, f.problem, f.ok_at, f.failing_since, f.failures, f.failure,"
        " w.*, (SELECT i.at FROM item i WHERE i.feed_id = f.id AND"
        f" {_ITS_OWN} ORDER BY i.at DESC LIMIT 1) AS newest"
        " FROM feed f LEFT JOIN feed_watch w ON w.feed_id = f.id"
        f" WHERE f.id > ? AND {WATCHED} ORDER BY f.id LIMIT ?",
        (after, PAGE),
    )
    at = seconds(now)
    return tuple(_suspect(row, back) if _may_be_wrong(row, at) else _well(row) for row in rows)


def _may_be_wrong(row: Row, now: int) -> bool:
    """Whether it is worth a judgement. Of many thousand feeds hardly any is."""
    if row["failures"] or row["trouble"] or row["items"] == 0:
        return True
    limit = row["limit_s"] or int(FROZEN_UNLEARNED.total_seconds())
    return row["newest"] is not None and now - row["newest"] > limit


def _well(row: Row) -> Watched:
    return Watched(row["id"], row["url"], row["title"], not row["common"], row["problem"])


def _suspect(row: Row, back: datetime | None) -> Watched:
    pause = None
    if row["limit_s"] is not None:
        pause = Pause(timedelta(seconds=row["usual_s"]), timedelta(seconds=row["limit_s"]))
    sight = Sight(
        pause=pause,
        answered=moment_or_none(row["ok_at"]),
        failing_since=moment_or_none(row["failing_since"]),
        failures=row["failures"],
        failure=FailureKind(row["failure"]) if row["failure"] else None,
        newest=moment_or_none(row["newest"]),
        changed=moment_or_none(row["changed_at"]),
        items=row["items"],
        items_usual=row["items_usual"] or 0,
        emptied=moment_or_none(row["emptied_at"]),
        back=back,
    )
    return Watched(row["id"], row["url"], row["title"], not row["common"], row["problem"], sight, _state(row))


def _state(row: Row) -> State:
    return State(
        trouble=Trouble(row["trouble"]) if row["trouble"] else None,
        since=moment_or_none(row["trouble_since"]),
        well=moment_or_none(row["well_at"]),
        ended=moment_or_none(row["ended_at"]),
        strikes=row["strikes"] or 0,
    )


def usual_of(row: Row) -> timedelta | None:
    """The usual pause in a row of `feed_watch`."""
    return None if row["usual_s"] is None else timedelta(seconds=row["usual_s"])


def fault_of(row: Row) -> Fault | None:
    """The trouble in a row of `feed` and `feed_watch`."""
    if not row["trouble"] or row["trouble_since"] is None:
        return None
    return Fault(
        feed_id=row["id"],
        name=row["title"] or row["url"],
        trouble=Trouble(row["trouble"]),
        since=moment(row["trouble_since"]),
        usual=usual_of(row),
        problem=row["problem"],
        items_usual=row["items_usual"],
    )


def unlearned(store: Store, now: datetime) -> tuple[int, ...]:
    """The feeds whose rhythm is to be learned, or learned anew; the longest unlearned first."""
    rows = store.rows(
        f"SELECT f.id FROM feed f LEFT JOIN feed_watch w ON w.feed_id = f.id WHERE {WATCHED}"
        " AND f.ok_at IS NOT NULL AND coalesce(w.learned_at, 0) <= ?"
        " ORDER BY coalesce(w.learned_at, 0), f.id LIMIT ?",
        (seconds(now - LEARNED_FOR), LEARN_PER_PASS_MAX),
    )
    return tuple(row["id"] for row in rows)


def times(store: Store, feed_id: int, now: datetime) -> tuple[datetime, ...]:
    """When the items of the feed came, newest first: of a busy one the batches of weeks, else the newest."""
    rows = store.rows(
        f"SELECT max(i.at) AS at FROM item i JOIN feed f ON f.id = i.feed_id WHERE i.feed_id = ?"
        f" AND {_ITS_OWN} AND i.at >= ? GROUP BY i.at / ? ORDER BY 1 DESC",
        (feed_id, seconds(now - LOOKS_BACK), int(ONE_BATCH.total_seconds())),
    )
    if len(rows) >= TIMES_MAX:
        return tuple(moment(row["at"]) for row in rows)
    rows = store.rows(
        f"SELECT i.at FROM item i JOIN feed f ON f.id = i.feed_id WHERE i.feed_id = ? AND {_ITS_OWN}"
        " ORDER BY i.at DESC LIMIT ?",
        (feed_id, TIMES_MAX),
    )
    return tuple(moment(row["at"]) for row in rows)


def learn(store: Store, learned: Iterable[tuple[int, Pause | None]], now: datetime) -> None:
    """Keep the rhythm of feeds. Where too little is known now, what was known stays."""
    with store.transaction() as connection:
        connection.executemany(
            "INSERT INTO feed_watch (feed_id, usual_s, limit_s, learned_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET usual_s = coalesce(excluded.usual_s, usual_s),"
            " limit_s = coalesce(excluded.limit_s, limit_s), learned_at = excluded.learned_at",
            [
                (
                    feed_id,
                    None if pause is None else int(pause.usual.total_seconds()),
                    None if pause is None else int(pause.limit.total_seconds()),
                    seconds(now),
                )
                for feed_id, pause in learned
            ],
        )


def keep_states(connection: sqlite3.Connection, states: Iterable[tuple[int, State]]) -> None:
    """Within a transaction: what is held of feeds from now on."""
    connection.executemany(
        "INSERT INTO feed_watch (feed_id, trouble, trouble_since, well_at, ended_at, strikes)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET trouble = excluded.trouble,"
        " trouble_since = excluded.trouble_since, well_at = excluded.well_at,"
        " ended_at = excluded.ended_at, strikes = excluded.strikes",
        [
            (
                feed_id,
                state.trouble or "",
                None if state.since is None else seconds(state.since),
                None if state.well is None else seconds(state.well),
                None if state.ended is None else seconds(state.ended),
                state.strikes,
            )
            for feed_id, state in states
        ],
    )


def silent_count(store: Store) -> int:
    """How many common feeds are in trouble."""
    row = store.row(
        "SELECT count(*) AS n FROM feed_watch w JOIN feed f ON f.id = w.feed_id"
        f" WHERE w.trouble <> '' AND f.common = 1 AND {WATCHED}"
    )
    return int(row["n"]) if row else 0
