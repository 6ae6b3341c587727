"""Which feeds usually feed which rules, and which chats were told that these are silent: `rule_notice`."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.alerts.rule_silence import ITEMS_MIN, LOOKS_BACK, ToldOf
from bot.store.database import Store
from bot.store.encoding import moment, seconds, to_json
from bot.store.rules import title_read_by
from bot.stories.numbers import FIRST_PRIVATE

ITEMS_PER_FEED_MAX = 2_000  # newest items of a silent feed that are looked through
ITEMS_PER_RULE_MAX = 5_000
RULES_PER_PASS_MAX = 20
CHATS_PER_RULE_MAX = 5_000


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A chat that watches a rule: the rule's title there, its topic, and what it was told of its feeds."""

    chat_id: int
    rule_id: str
    title: str
    topic: int
    told: ToldOf | None


def fed_by(store: Store, silent: Collection[int], now: datetime) -> tuple[str, ...]:
    """The rules for which silent feeds brought something, and those of which a chat was told."""
    found: dict[str, None] = {}
    for feed_id in silent:
        rows = store.rows(
            "SELECT DISTINCT m.rule_id FROM (SELECT id FROM item WHERE feed_id = ? AND at >= ?"
            " ORDER BY at DESC LIMIT ?) i JOIN match m ON m.item_id = i.id ORDER BY m.rule_id",
            (feed_id, seconds(now - LOOKS_BACK), ITEMS_PER_FEED_MAX),
        )
        found.update(dict.fromkeys(row["rule_id"] for row in rows))
    told = store.rows("SELECT DISTINCT rule_id FROM rule_notice WHERE over_at IS NULL ORDER BY rule_id")
    return tuple(dict.fromkeys([*(row["rule_id"] for row in told), *found]))


def feeding(store: Store, rule_id: str, now: datetime) -> frozenset[int]:
    """The feeds that usually bring something for a rule."""
    rows = store.rows(
        # What a feed brought while it was another's doesn't count: private reports have private stories.
        "SELECT feed_id FROM (SELECT i.feed_id, i.at FROM match m JOIN item i ON i.id = m.item_id"
        f" JOIN feed f ON f.id = i.feed_id AND (i.story_id >= {FIRST_PRIVATE}) = (f.common = 0)"
        " WHERE m.rule_id = ? ORDER BY m.item_id DESC LIMIT ?) WHERE at >= ?"
        " GROUP BY feed_id HAVING count(*) >= ?",
        (rule_id, ITEMS_PER_RULE_MAX, seconds(now - LOOKS_BACK), ITEMS_MIN),
    )
    return frozenset(row["feed_id"] for row in rows)


def subscribed(store: Store, rule_id: str, now: datetime) -> tuple[Subscribed, ...]:
    """The chats that listen to a rule now."""
    rows = store.rows(
        f"SELECT s.chat_id, {title_read_by('s.chat_id')} AS title, coalesce(s.topic, 0) AS topic,"
        " n.feeds, n.over_at FROM subscription s JOIN rule r ON r.id = s.rule_id AND r.removed_at IS NULL"
        " LEFT JOIN rule_notice n ON n.chat_id = s.chat_id AND n.rule_id = s.rule_id"
        " WHERE s.rule_id = ? AND s.paused = 0 AND s.muted_until <= ? ORDER BY s.chat_id LIMIT ?",
        (rule_id, seconds(now), CHATS_PER_RULE_MAX),
    )
    return tuple(
        Subscribed(
            row["chat_id"],
            rule_id,
            row["title"],
            row["topic"],
            None
            if row["feeds"] is None
            else ToldOf(
                frozenset(json.loads(row["feeds"])),
                None if row["over_at"] is None else moment(row["over_at"]),
            ),
        )
        for row in rows
    )


_UNWATCHED = (
    "rule_notice WHERE NOT EXISTS (SELECT 1 FROM subscription s WHERE s.chat_id = rule_notice.chat_id"
    " AND s.rule_id = rule_notice.rule_id)"
)


def forget_unwatched(store: Store) -> None:
    """What a chat was told of a rule that it doesn't watch any more is no state of anything."""
    if store.row(f"SELECT 1 FROM {_UNWATCHED}") is not None:
        with store.transaction() as connection:
            connection.execute(f"DELETE FROM {_UNWATCHED}")


def keep(
    connection: sqlite3.Connection,
    told: Iterable[tuple[Subscribed, tuple[int, ...]]],
    over: Iterable[Subscribed],
    dropped: Iterable[Subscribed],
    now: datetime,
) -> None:
    """Within a transaction: what chats know of the feeds of their rules from now on."""
    connection.executemany(
        "INSERT OR REPLACE INTO rule_notice (chat_id, rule_id, feeds, told_at, over_at)"
        " VALUES (?, ?, ?, ?, NULL)",
        [(one.chat_id, one.rule_id, to_json(list(feeds)), seconds(now)) for one, feeds in told],
    )
    connection.executemany(
        "UPDATE rule_notice SET over_at = ? WHERE chat_id = ? AND rule_id = ?",
        [(seconds(now), one.chat_id, one.rule_id) for one in over],
    )
    connection.executemany(
        "DELETE FROM rule_notice WHERE chat_id = ? AND rule_id = ?",
        [(one.chat_id, one.rule_id) for one in dropped],
    )
