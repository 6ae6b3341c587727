"""Feeds in the store: what rules/feeds.toml names, what is due, what is known of an item's identity."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.alerts.intake import FeedView
from bot.alerts.reasons import ItemOutcome
from bot.feeds.triage import Seen
from bot.rules.rule import FeedEntry
from bot.store.database import Row, Store
from bot.store.encoding import moment_or_none, seconds
from bot.store.rhythms import moving_of, rhythm_of, wishes_of

PROOF_S = 24 * 60 * 60
"""So long a document is cut without a proof; a whole parse also renews the memory of all that stands."""
VARIABLES_MAX = 900  # SQLite's older builds take 999 parameters in one statement


_POLLED_FOR = (
    "SELECT 1 FROM chat_feed cf JOIN chat c ON c.id = cf.chat_id WHERE cf.feed_id = feed.id"
    " AND cf.paused = 0 AND c.role <> 'banned'"
)

# A feed that changes hands begins anew: what stands in it is on record for those who see it now, and silent.
ANEW = "primed = 0, body_hash = NULL, etag = '', last_modified = ''"


def sync(store: Store, entries: Iterable[FeedEntry]) -> None:
    """Make the table say what the operator's files say. A feed that left is kept, inactive.

    What the owner added for all, and what chats added for themselves, stays as it is. A feed of the files is
    everybody's, also where a chat had it before; when it leaves them, it is that chat's own again.
    """
    with store.transaction() as connection:
        connection.execute("UPDATE feed SET by_file = 0, full_text = 0")
        connection.executemany(
            "INSERT INTO feed (url, title, lang, publisher, timezone, sample, active, full_text) VALUES (?,"
            " ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (url) DO UPDATE SET title = excluded.title, lang = excluded.lang,"
            " publisher = excluded.publisher, timezone = excluded.timezone, sample = excluded.sample,"
            " active = excluded.active, full_text = excluded.full_text, by_file = 1, common = 1,"
            " primed = iif(common, primed, 0),"
            " body_hash = iif(common, body_hash, NULL), etag = iif(common, etag, ''),"
            " last_modified = iif(common, last_modified, ''),"
            # Switched off and on again: whoever does that wants an ended feed asked once more.
            " gone_at = iif(active < excluded.active, NULL, gone_at)",
            [
                (e.url, e.title, e.lang, e.publisher, e.timezone, int(e.sample), int(e.on), int(e.full_text))
                for e in entries
            ],
        )
        connection.execute("UPDATE feed SET active = kept WHERE by_file = 0 AND common = 1")
        hand_back(connection)


def hand_back(connection: sqlite3.Connection) -> None:
    """Within a transaction: feeds that are no longer everybody's are those of the chats that added them."""
    connection.execute(
        f"UPDATE feed SET common = 0, paused = 0, {ANEW} WHERE common = 1 AND by_file = 0 AND kept = 0"
        " AND EXISTS (SELECT 1 FROM chat_feed cf WHERE cf.feed_id = feed.id)"
    )
    # Where every chat rests that has it, nobody polls; what stood there meanwhile doesn't ring.
    connection.execute(
        f"UPDATE feed SET active = 1, next_poll_at = 0, {ANEW} WHERE common = 0 AND active = 0 AND EXISTS"
        f" ({_POLLED_FOR})"
    )
    connection.execute(
        f"UPDATE feed SET active = 0 WHERE common = 0 AND active = 1 AND NOT EXISTS ({_POLLED_FOR})"
    )


def barred_rules(store: Store, feed_id: int) -> frozenset[str]:
    """The rules of chats that don't have this private feed: they are not held against its reports."""
    rows = store.rows(
        "SELECT r.id FROM rule r WHERE r.chat_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM chat_feed cf"
        " WHERE cf.feed_id = ? AND cf.chat_id = r.chat_id)",
        (feed_id,),
    )
    return frozenset(row["id"] for row in rows)


def due(store: Store, now: datetime, *, limit: int) -> tuple[FeedView, ...]:
    """The active feeds whose time has come, the longest overdue first; sample feeds before all others."""
    return views(store, [number for number, _ in due_addresses(store, now, limit=limit)], now)


def due_addresses(store: Store, now: datetime, *, limit: int, offset: int = 0) -> list[tuple[int, str]]:
    """Number and address of the active feeds whose time has come, in the order of `due`, from `offset` on."""
    rows = store.rows(
        "SELECT id, iif(address = '', url, address) AS address FROM feed WHERE active = 1 AND paused = 0"
        " AND gone_at IS NULL AND next_poll_at <= ? ORDER BY sample DESC, next_poll_at, id LIMIT ?"
        " OFFSET ?",
        (seconds(now), limit, offset),
    )
    return [(row["id"], row["address"]) for row in rows]


def asked_since(store: Store, start: datetime) -> list[tuple[str, int]]:
    """The addresses that were asked since then, and when (Unix seconds)."""
    rows = store.rows(
        "SELECT iif(address = '', url, address) AS address, polled_at FROM feed WHERE polled_at >= ?",
        (seconds(start),),
    )
    return [(row["address"], row["polled_at"]) for row in rows]


def views(store: Store, numbers: Sequence[int], now: datetime) -> tuple[FeedView, ...]:
    """These feeds as POLL sees them at `now`, in this order, with what stands in them."""
    found: dict[int, FeedView] = {}
    for start in range(0, len(numbers), VARIABLES_MAX):
        part = numbers[start : start + VARIABLES_MAX]
        rows = store.rows(
            "SELECT f.*, r.since, r.until, r.counts, s.items AS standing, s.proven_at FROM feed f"
            " LEFT JOIN feed_rhythm r ON r.feed_id = f.id LEFT JOIN standing s ON s.feed_id = f.id"
            f" WHERE f.id IN ({','.join('?' * len(part))})",
            part,
        )
        found |= {row["id"]: _view(row, prove=_wants_proof(row, seconds(now))) for row in rows}
    return tuple(found[number] for number in numbers if number in found)


def _wants_proof(row: Row, now: int) -> bool:
    """Whether a feed's next document is read as a whole. One that begins anew has no last document.

    The sample plays item by item: nothing ever stands in it.
    """
    proven_at = row["proven_at"]
    if row["sample"]:
        return False
    return row["body_hash"] is None or proven_at is None or proven_at + proof_s(row["id"]) <= now


def proof_s(feed_id: int) -> int:
    """How many seconds a proof holds: a day to a day and a half, so that not all ask for one at once."""
    return PROOF_S + feed_id * 7_919 % (PROOF_S // 2)


def _view(row: Row, *, prove: bool) -> FeedView:
    """A row of `feed` as POLL sees it."""
    return FeedView(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        lang=row["lang"],
        publisher=row["publisher"],
        timezone=row["timezone"],
        sample=bool(row["sample"]),
        primed=bool(row["primed"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
        body_hash=row["body_hash"],
        failures=row["failures"],
        private=not row["common"],
        full_text=bool(row["full_text"]),
        answered=moment_or_none(row["ok_at"]),
        due=moment_or_none(row["next_poll_at"] or None),
        failing_since=moment_or_none(row["failing_since"]),
        rhythm=rhythm_of(row),
        wishes=wishes_of(row),
        moving=moving_of(row),
        standing=b"" if prove else row["standing"] or b"",
        prove=prove,
    )


def known(store: Store, keys: Sequence[int]) -> dict[int, Seen]:
    """Which of these identities were seen before, by which item, with which text."""
    found: dict[int, Seen] = {}
    for start in range(0, len(keys), VARIABLES_MAX):
        part = keys[start : start + VARIABLES_MAX]
        marks = ",".join("?" * len(part))
        for row in store.rows(f"SELECT key, item_id, content FROM seen WHERE key IN ({marks})", part):
            found[row["key"]] = Seen(item_id=row["item_id"], content=row["content"])
    return found


def outcomes(store: Store, item_ids: Sequence[int]) -> Mapping[int, ItemOutcome]:
    """What was made of these items before."""
    marks = ",".join("?" * len(item_ids))
    rows = store.rows(f"SELECT id, outcome FROM item WHERE id IN ({marks})", item_ids)
    return {row["id"]: ItemOutcome(row["outcome"]) for row in rows}
