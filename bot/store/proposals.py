"""Excludes that are proposed for a watch after several *not relevant*: their grounds, and their answers.

Law: an exclude is proposed for a watch in a chat once. A shipped rule isn't changed for all: the chat gets a
watch of its own instead, which knows what was told under the shipped one.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from bot.alerts.intake import publication_day
from bot.alerts.reasons import Action
from bot.rules.rule import RuleId
from bot.rules.tightening import REPORTS_MAX, STORIES_MAX, Seen, Story
from bot.store.changes import Change
from bot.store.database import Store
from bot.store.encoding import moment, seconds
from bot.store.rules import title_read_by
from bot.store.stories import item_from

OPEN_FOR = timedelta(days=7)  # so long a watch gets no other proposal while one is not answered


@dataclass(frozen=True, slots=True)
class Case:
    """One watch of a rejected alert: what was rejected of it (with this alert), what wasn't; newest first."""

    rule_id: RuleId
    title: str
    match: str
    rejected: tuple[Story, ...]
    accepted: tuple[Story, ...]
    declined: frozenset[str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An exclude that was proposed and not answered yet, with its watch as it is now."""

    id: int
    rule_id: RuleId
    exclude: str
    title: str
    match: str
    own: bool


def cases(store: Store, chat_id: int, message_id: int, now: datetime, *, least: int) -> tuple[Case, ...]:
    """The watches of an alert that was rejected, of which at least so many stories are rejected by now.

    Without those that have a young proposal open: who does not answer is not asked at each rejection.
    """
    now_rejected = [
        (row["rule_id"], row["story_id"])
        for row in store.rows(
            "SELECT DISTINCT x.rule_id, i.story_id FROM message m JOIN chat_story s ON s.chat_id = m.chat_id"
            " AND s.story_id = m.story_id JOIN chat_story o ON o.message_id = s.message_id"
            " JOIN item i ON i.story_id = o.story_id JOIN match x ON x.item_id = i.id"
            " JOIN subscription b ON b.rule_id = x.rule_id AND b.chat_id = m.chat_id"
            " WHERE m.id = ? AND m.chat_id = ? ORDER BY x.rule_id, i.story_id DESC",
            (message_id, chat_id),
        )
    ]
    found = []
    for rule_id in dict.fromkeys(rule for rule, _ in now_rejected):
        rejected = _rejected(
            store, chat_id, rule_id, [story for rule, story in now_rejected if rule == rule_id]
        )
        if len(rejected) >= least and not _is_asked(store, chat_id, rule_id, now):
            found.append(_case(store, chat_id, rule_id, rejected))
    return tuple(found)


def _is_asked(store: Store, chat_id: int, rule_id: str, now: datetime) -> bool:
    sql = "SELECT 1 FROM proposal WHERE chat_id = ? AND rule_id = ? AND state = 'open' AND made_at > ?"
    return store.row(sql, (chat_id, rule_id, seconds(now - OPEN_FOR))) is not None


def _rejected(store: Store, chat_id: int, rule_id: str, now: Sequence[int]) -> list[int]:
    before = store.rows(
        "SELECT story_id FROM not_relevant WHERE chat_id = ? AND rule_id = ? ORDER BY at DESC, story_id DESC"
        " LIMIT ?",
        (chat_id, rule_id, STORIES_MAX),
    )
    return list(dict.fromkeys([*now, *(row["story_id"] for row in before)]))


def _case(store: Store, chat_id: int, rule_id: str, rejected: Sequence[int]) -> Case:
    rule = store.row(
        f"SELECT {title_read_by('?')} AS title, r.match FROM rule r WHERE r.id = ?", (chat_id, rule_id)
    )
    assert rule is not None
    told = store.rows(
        "SELECT story_id FROM decision WHERE chat_id = ? AND rule_id = ? AND action = ?"
        " GROUP BY story_id ORDER BY max(at) DESC, story_id DESC LIMIT ?",
        (chat_id, rule_id, Action.RING.value, STORIES_MAX + len(rejected)),
    )
    accepted = [row["story_id"] for row in told if row["story_id"] not in set(rejected)]
    declined = store.rows(
        "SELECT exclude FROM proposal WHERE chat_id = ? AND rule_id = ?", (chat_id, rule_id)
    )
    return Case(
        rule_id=RuleId(rule_id),
        title=rule["title"],
        match=rule["match"],
        rejected=tuple(_story(store, rule_id, story) for story in rejected[:STORIES_MAX]),
        accepted=tuple(_story(store, rule_id, story) for story in accepted[:STORIES_MAX]),
        declined=frozenset(row["exclude"] for row in declined),
    )


def _story(store: Store, rule_id: str, story_id: int) -> Story:
    """The reports of a story that the rule matched, newest first."""
    rows = store.rows(
        "SELECT i.*, f.timezone FROM item i JOIN match x ON x.item_id = i.id AND x.rule_id = ?"
        " JOIN feed f ON f.id = i.feed_id WHERE i.story_id = ? ORDER BY i.at DESC, i.id DESC LIMIT ?",
        (rule_id, story_id, REPORTS_MAX),
    )
    seen = []
    for row in rows:
        item = item_from(row)
        day = publication_day(item, fetched=moment(row["fetched"]), timezone=row["timezone"])
        seen.append(Seen(item, day))
    return tuple(seen)


def next_id(store: Store) -> int:
    """The number of the next proposal; never used twice."""
    row = store.row("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'proposal'), 0) + 1 AS n")
    assert row is not None
    number: int = row["n"]
    return number


def proposal(store: Store, chat_id: int, proposal_id: int) -> Proposal | None:
    """The proposal, if it is one of this chat, open, and its watch is still on there."""
    row = store.row(
        f"SELECT p.id, p.rule_id, p.exclude, {title_read_by('p.chat_id')} AS title,"
        " r.match, r.chat_id IS NOT NULL AS own FROM proposal p"
        " JOIN rule r ON r.id = p.rule_id AND r.removed_at IS NULL"
        " JOIN subscription b ON b.rule_id = r.id AND b.chat_id = p.chat_id"
        " WHERE p.id = ? AND p.chat_id = ? AND p.state = 'open'",
        (proposal_id, chat_id),
    )
    if row is None:
        return None
    return Proposal(
        row["id"], RuleId(row["rule_id"]), row["exclude"], row["title"], row["match"], bool(row["own"])
    )


@dataclass(frozen=True, slots=True)
class Propose(Change):
    """An exclude is proposed to the chat."""

    chat_id: int
    proposal_id: int
    rule_id: str
    exclude: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A row; none where it was proposed before."""
        connection.execute(
            "INSERT OR IGNORE INTO proposal (id, chat_id, rule_id, exclude, made_at) VALUES (?, ?, ?, ?, ?)",
            (self.proposal_id, self.chat_id, self.rule_id, self.exclude, seconds(now)),
        )


@dataclass(frozen=True, slots=True)
class Refuse(Change):
    """The chat doesn't want it."""

    chat_id: int
    proposal_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """It stays refused."""
        _answered(connection, self.chat_id, self.proposal_id, "refused")


@dataclass(frozen=True, slots=True)
class Take(Change):
    """The chat takes it: its watch asks for `match` from now on. A shipped one becomes the watch `new_id`."""

    changes_rules: ClassVar[bool] = True
    chat_id: int
    proposal_id: int
    rule_id: str
    match: str
    new_id: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The rule, once: pressing twice does it once."""
        if not _answered(connection, self.chat_id, self.proposal_id, "taken"):
            return
        own = connection.execute(
            "UPDATE rule SET match = ?, version = version + 1"
            " WHERE id = ? AND chat_id = ? AND removed_at IS NULL",
            (self.match, self.rule_id, self.chat_id),
        )
        if not own.rowcount:
            self._copy(connection, now)

    def _copy(self, connection: sqlite3.Connection, now: datetime) -> None:
        connection.execute(
            "INSERT INTO rule (id, chat_id, title, match, ring_on, severity, sources_min, created_at)"
            f" SELECT ?, ?, {title_read_by('?')}, ?, ring_on, severity, sources_min, ? FROM rule r"
            " WHERE id = ?",
            (self.new_id, self.chat_id, self.chat_id, self.match, seconds(now), self.rule_id),
        )
        # With all that was set for it, whichever columns later versions add.
        columns = ", ".join(
            row["name"]
            for row in connection.execute("PRAGMA table_info(subscription)")
            if row["name"] not in {"rule_id", "earlier"}
        )
        connection.execute(
            f"INSERT INTO subscription (rule_id, earlier, {columns}) SELECT ?, 1, {columns}"
            " FROM subscription WHERE rule_id = ? AND chat_id = ?",
            (self.new_id, self.rule_id, self.chat_id),
        )
        connection.execute(
            "INSERT OR IGNORE INTO told_fact (chat_id, story_id, rule_id, kind, value, text, told_at)"
            " SELECT chat_id, story_id, ?, kind, value, text, told_at FROM told_fact"
            " WHERE chat_id = ? AND rule_id = ?",
            (self.new_id, self.chat_id, self.rule_id),
        )
        # What waits for its hour waits under the copy, which by then has looked at what is stored, and knows
        # what of it the exclude leaves out.
        connection.execute(
            "UPDATE OR IGNORE held SET rule_id = ? WHERE chat_id = ? AND rule_id = ?",
            (self.new_id, self.chat_id, self.rule_id),
        )
        connection.execute(
            "DELETE FROM subscription WHERE rule_id = ? AND chat_id = ?", (self.rule_id, self.chat_id)
        )


def _answered(connection: sqlite3.Connection, chat_id: int, proposal_id: int, state: str) -> bool:
    cursor = connection.execute(
        "UPDATE proposal SET state = ? WHERE id = ? AND chat_id = ? AND state = 'open'",
        (state, proposal_id, chat_id),
    )
    return cursor.rowcount > 0
