"""Watches that somebody is writing: kept until they are saved or given up, so that a restart loses none."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from bot.facts.fact import FactKind
from bot.rules.rule import RING_ON_DEFAULT
from bot.store import tuning
from bot.store.changes import Change
from bot.store.database import Store
from bot.store.encoding import seconds
from bot.store.rules import ring_on_from, ring_on_json
from bot.store.watching import AddRule

KEPT_FOR = timedelta(days=7)
DRAFTS_PER_CHAT_MAX = 20  # the oldest are dropped


@dataclass(frozen=True, slots=True)
class Draft:
    """A watch before it is saved. `words` as typed, `match` canonical, `langs` () for all languages.

    `edits` is the id of the watch that it changes, "" for a new one.
    """

    id: int
    words: str
    match: str
    langs: tuple[str, ...] = ()
    ring_on: frozenset[FactKind] = RING_ON_DEFAULT
    edits: str = ""


def draft(store: Store, chat_id: int, draft_id: int) -> Draft | None:
    """The draft, if it is one of this chat and still there."""
    row = store.row("SELECT * FROM draft WHERE id = ? AND chat_id = ?", (draft_id, chat_id))
    if row is None:
        return None
    return Draft(
        id=row["id"],
        words=row["words"],
        match=row["match"],
        langs=tuple(code for code in row["langs"].split(",") if code),
        ring_on=ring_on_from(row["ring_on"]),
        edits=row["edits"],
    )


def next_id(store: Store) -> int:
    """The number of the next draft; never used twice."""
    row = store.row("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'draft'), 0) + 1 AS n")
    assert row is not None
    number: int = row["n"]
    return number


@dataclass(frozen=True, slots=True)
class KeepDraft(Change):
    """The draft is so from now on."""

    chat_id: int
    draft: Draft

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A row, new or changed; the oldest of too many go."""
        one = self.draft
        connection.execute(
            "INSERT INTO draft (id, chat_id, words, match, langs, ring_on, edits, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET match = excluded.match,"
            " langs = excluded.langs, ring_on = excluded.ring_on WHERE chat_id = excluded.chat_id",
            (
                one.id,
                self.chat_id,
                one.words,
                one.match,
                ",".join(one.langs),
                ring_on_json(one.ring_on),
                one.edits,
                seconds(now),
            ),
        )
        connection.execute(
            "DELETE FROM draft WHERE chat_id = ? AND id NOT IN"
            " (SELECT id FROM draft WHERE chat_id = ? ORDER BY id DESC LIMIT ?)",
            (self.chat_id, self.chat_id, DRAFTS_PER_CHAT_MAX),
        )


@dataclass(frozen=True, slots=True)
class DropDraft(Change):
    """The draft was given up."""

    chat_id: int
    draft_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """No row any more."""
        connection.execute("DELETE FROM draft WHERE id = ? AND chat_id = ?", (self.draft_id, self.chat_id))


@dataclass(frozen=True, slots=True)
class SaveDraft(Change):
    """The draft becomes the watch `rule_id`: a new one, or the next version of the one that it edits."""

    changes_rules: ClassVar[bool] = True
    chat_id: int
    draft: Draft
    rule_id: str
    title: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The rule and what the chat wishes of it; the draft is gone, so that pressing twice does it once."""
        one = self.draft
        gone = connection.execute("DELETE FROM draft WHERE id = ? AND chat_id = ?", (one.id, self.chat_id))
        if not gone.rowcount:
            return
        if one.edits:
            connection.execute(
                "UPDATE rule SET title = ?, match = ?, version = version + 1, backfilled = 0"
                " WHERE id = ? AND chat_id = ? AND removed_at IS NULL",
                (self.title, one.match, self.rule_id, self.chat_id),
            )
            connection.execute(
                "UPDATE subscription SET since = ? WHERE chat_id = ? AND rule_id = ?",
                (seconds(now), self.chat_id, self.rule_id),
            )
        else:
            AddRule(self.rule_id, self.chat_id, self.title, one.match).write(connection, now)
        tuning.SetLanguages(self.chat_id, self.rule_id, one.langs).write(connection, now)
        if one.ring_on != RING_ON_DEFAULT or one.edits:
            tuning.SetRingOn(self.chat_id, self.rule_id, one.ring_on).write(connection, now)


def delete_old(store: Store, now: datetime) -> int:
    """Upkeep: drafts that nobody saved; how many."""
    with store.transaction() as connection:
        cursor = connection.execute("DELETE FROM draft WHERE made_at < ?", (seconds(now - KEPT_FOR),))
        return cursor.rowcount
