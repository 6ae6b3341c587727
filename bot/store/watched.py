"""The watches of a chat with all that was set for them there, how often they rang, and what they told."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from bot.alerts.reasons import Action
from bot.facts.fact import FactKind
from bot.store.changes import Change
from bot.store.database import Row, Store
from bot.store.encoding import moment, seconds
from bot.store.rules import ring_on_from, title_read_by
from bot.store.watching import Subscribe, Watch

COUNTED_DAYS = 7
HISTORY_MAX = 10
UNDO_WITHIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Watched:
    """One watch in a chat. `digest` "" as the chat's; `langs` () for all; `rings` in the last 7 days.

    `topic` is where in the chat it rings, `full_text` whether it may ask for articles.
    """

    watch: Watch
    paused: bool
    muted_until: datetime | None
    silent: bool
    high: bool
    digest: str
    langs: tuple[str, ...]
    ring_on: frozenset[FactKind]
    rings: int
    topic: int = 0
    full_text: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """Something that a watch rang for."""

    at: datetime
    title: str
    link: str
    source: str


def watched(store: Store, chat_id: int, now: datetime) -> tuple[Watched, ...]:
    """What the chat is subscribed to, and its own watches that are off; in the order of `watches`."""
    rows = store.rows(
        f"SELECT r.id, {title_read_by('?')} AS title,"
        " r.match, r.ring_on, r.severity, r.full_text, r.chat_id IS NOT NULL AS own,"
        " s.rule_id IS NOT NULL AS subscribed, s.paused, s.muted_until, s.silent, s.digest, s.langs, s.topic,"
        " s.severity AS own_severity, s.ring_on AS own_ring_on, (SELECT count(*) FROM decision d"
        " WHERE d.chat_id = ? AND d.rule_id = r.id AND d.at >= ? AND d.action = ?) AS rings"
        " FROM rule r LEFT JOIN subscription s ON s.rule_id = r.id AND s.chat_id = ?"
        " WHERE r.removed_at IS NULL AND (r.chat_id = ? OR (r.chat_id IS NULL AND s.rule_id IS NOT NULL))"
        " ORDER BY own, r.created_at, r.rowid",
        (chat_id, chat_id, seconds(now - timedelta(days=COUNTED_DAYS)), Action.RING.value, chat_id, chat_id),
    )
    return tuple(_watched(row, now) for row in rows)


def _watched(row: Row, now: datetime) -> Watched:
    muted = row["muted_until"] or 0
    return Watched(
        watch=Watch(row["id"], row["title"], row["match"], bool(row["own"]), bool(row["subscribed"])),
        paused=bool(row["paused"]),
        muted_until=moment(muted) if muted > seconds(now) else None,
        silent=bool(row["silent"]),
        high=(row["own_severity"] or row["severity"]) == "high",
        digest=row["digest"] or "",
        langs=tuple(code for code in (row["langs"] or "").split(",") if code),
        ring_on=ring_on_from(row["own_ring_on"] or row["ring_on"]),
        rings=row["rings"],
        topic=row["topic"] or 0,
        full_text=bool(row["full_text"]),
    )


def history(store: Store, chat_id: int, rule_id: str) -> tuple[Past, ...]:
    """What the watch rang for in this chat, newest first."""
    rows = store.rows(
        "SELECT d.at, i.title, i.link, i.source FROM decision d JOIN item i ON i.id = d.item_id"
        " WHERE d.chat_id = ? AND d.rule_id = ? AND d.action = ? ORDER BY d.at DESC, d.id DESC LIMIT ?",
        (chat_id, rule_id, Action.RING.value, HISTORY_MAX),
    )
    return tuple(Past(moment(row["at"]), row["title"], row["link"], row["source"]) for row in rows)


@dataclass(frozen=True, slots=True)
class RestoreRule(Change):
    """A watch that was removed a moment ago is there again, and the chat subscribed to it."""

    changes_rules: ClassVar[bool] = True
    chat_id: int
    rule_id: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """As it was, but for what was set for it; within a day."""
        back = connection.execute(
            "UPDATE rule SET removed_at = NULL WHERE id = ? AND chat_id = ? AND removed_at > ?",
            (self.rule_id, self.chat_id, seconds(now - UNDO_WITHIN)),
        )
        if back.rowcount:
            Subscribe(self.chat_id, self.rule_id).write(connection, now)
