"""What a chat wishes of a story: to hear no more of it, that it isn't what was meant, to hear of it again.

The wish is kept with the story's first message in the chat (`message.muted_at`), so it holds for all that the
message tells. What comes meanwhile counts as not told: when the story is heard again, `message.again` has
NOTIFY decide anew, and what the chat missed is told.
"""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.rules.rule import RuleId
from bot.store.changes import Change
from bot.store.database import Store
from bot.store.encoding import moment, seconds, to_json

TERMS_MAX = 40  # matched terms that a rejection remembers for each rule
AGAIN_PER_PASS_MAX = 50

# The story's first message in the chat, for any message that tells of the story: chat, message, chat.
_FIRST = (
    "(SELECT s.message_id FROM message m JOIN chat_story s ON s.chat_id = m.chat_id"
    " AND s.story_id = m.story_id WHERE m.id = ? AND m.chat_id = ?)"
)


@dataclass(frozen=True, slots=True)
class MuteStory(Change):
    """The chat wants to hear no more of the story that its message `message_id` tells of."""

    chat_id: int
    message_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The wish holds from now on; nothing where the story is gone."""
        if (first := _own(connection, self)) is not None:
            _mute(connection, first, now)
            _new_buttons(connection, self, first, now)


@dataclass(frozen=True, slots=True)
class RejectStory(Change):
    """The story isn't what the chat's rules were meant for: muted, and remembered with the matched terms."""

    chat_id: int
    message_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The wish holds from now on; nothing where the story is gone."""
        if (first := _own(connection, self)) is not None:
            _mute(connection, first, now)
            _reject(connection, self.chat_id, first, now)
            _new_buttons(connection, self, first, now)


@dataclass(frozen=True, slots=True)
class HearStory(Change):
    """The chat takes back that it muted or rejected the story: what it missed is told now."""

    chat_id: int
    message_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The wish holds from now on; nothing where the story is gone."""
        if (first := _first(connection, self)) is not None:
            _hear(connection, self.chat_id, first, now)
            _new_buttons(connection, self, first, now)


Wish = MuteStory | RejectStory | HearStory


def _first(connection: sqlite3.Connection, wish: Wish) -> int | None:
    row = connection.execute(f"SELECT {_FIRST} AS id", (wish.message_id, wish.chat_id)).fetchone()
    first: int | None = row["id"]
    return first


def _own(connection: sqlite3.Connection, wish: Wish) -> int | None:
    """The same; where a digest was the first, the story is parted from the others that it told."""
    first = _first(connection, wish)
    row = connection.execute("SELECT kind FROM message WHERE id = ?", (first,)).fetchone()
    if row is None or row["kind"] != "digest":
        return first
    parted = connection.execute(
        "UPDATE chat_story SET message_id = m.id FROM message m WHERE m.id = ? AND m.delivered > 0"
        " AND chat_story.chat_id = m.chat_id AND chat_story.story_id = m.story_id",
        (wish.message_id,),
    )
    return wish.message_id if parted.rowcount else None


def _new_buttons(connection: sqlite3.Connection, wish: Wish, first: int, now: datetime) -> None:
    """The buttons under both messages are others now."""
    connection.execute(
        "UPDATE message SET wanted = wanted + 1, state = 'due', due_at = ?"
        " WHERE id IN (?, ?) AND chat_id = ? AND delivered > 0",
        (seconds(now), first, wish.message_id, wish.chat_id),
    )


def _mute(connection: sqlite3.Connection, first: int, now: datetime) -> None:
    connection.execute(
        "UPDATE message SET muted_at = coalesce(muted_at, ?), again = 0 WHERE id = ?", (seconds(now), first)
    )
    # What was about to ring waits, too.
    connection.execute(
        "UPDATE message SET state = 'held' WHERE state = 'due' AND delivered = 0 AND kind = 'delta'"
        " AND (chat_id, story_id) IN (SELECT chat_id, story_id FROM chat_story WHERE message_id = ?)",
        (first,),
    )


def _hear(connection: sqlite3.Connection, chat_id: int, first: int, now: datetime) -> None:
    connection.execute(
        "UPDATE message SET muted_at = NULL, again = 1 WHERE id = ? AND muted_at IS NOT NULL", (first,)
    )
    connection.execute(
        "UPDATE message SET state = 'due', due_at = ? WHERE state = 'held'"
        " AND (chat_id, story_id) IN (SELECT chat_id, story_id FROM chat_story WHERE message_id = ?)",
        (seconds(now), first),
    )
    connection.execute(
        "DELETE FROM not_relevant WHERE chat_id = ?"
        " AND story_id IN (SELECT story_id FROM chat_story WHERE message_id = ?)",
        (chat_id, first),
    )


def _reject(connection: sqlite3.Connection, chat_id: int, first: int, now: datetime) -> None:
    rows = connection.execute(
        "SELECT i.story_id, x.rule_id, x.highlights FROM chat_story s JOIN item i ON i.story_id = s.story_id"
        " JOIN match x ON x.item_id = i.id JOIN subscription b ON b.rule_id = x.rule_id"
        " AND b.chat_id = s.chat_id WHERE s.message_id = ? ORDER BY i.at, i.id",
        (first,),
    )
    terms: dict[tuple[int, str], dict[str, None]] = {}
    for row in rows:
        found = terms.setdefault((row["story_id"], row["rule_id"]), {})
        found.update(dict.fromkeys(place["term"] for place in json.loads(row["highlights"])))
    connection.executemany(
        "INSERT INTO not_relevant (chat_id, story_id, rule_id, terms, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [
            (chat_id, story, rule, to_json(list(found)[:TERMS_MAX]), seconds(now))
            for (story, rule), found in terms.items()
        ],
    )


@dataclass(frozen=True, slots=True)
class Undecided:
    """One alert to be decided again for one chat."""

    chat_id: int
    since: datetime
    rule_id: RuleId
    story_id: int
    item_id: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A message whose story is heard again."""

    message_id: int
    alerts: tuple[Undecided, ...]


def heard_again(store: Store, *, receivers: Collection[str]) -> tuple[Heard, ...]:
    """The messages about whose stories NOTIFY decides anew."""
    marks = ",".join("?" * len(receivers))
    rows = store.rows(
        "SELECT m.id FROM message m JOIN chat c ON c.id = m.chat_id WHERE m.again = 1"
        f" AND c.receiver IN ({marks}) ORDER BY m.id LIMIT ?",
        (*receivers, AGAIN_PER_PASS_MAX),
    )
    return tuple(Heard(row["id"], _alerts_of(store, row["id"])) for row in rows)


def _alerts_of(store: Store, message_id: int) -> tuple[Undecided, ...]:
    rows = store.rows(
        "SELECT s.chat_id, b.since, a.rule_id, a.story_id, a.item_id FROM chat_story s"
        " JOIN alert a ON a.story_id = s.story_id JOIN rule r ON r.id = a.rule_id AND r.removed_at IS NULL"
        " JOIN subscription b ON b.rule_id = a.rule_id AND b.chat_id = s.chat_id"
        " WHERE s.message_id = ? ORDER BY a.rule_id, a.story_id",
        (message_id,),
    )
    return tuple(
        Undecided(
            row["chat_id"], moment(row["since"]), RuleId(row["rule_id"]), row["story_id"], row["item_id"]
        )
        for row in rows
    )


def decided(store: Store, message_id: int) -> None:
    """All that was missed is told."""
    with store.transaction() as connection:
        connection.execute("UPDATE message SET again = 0 WHERE id = ?", (message_id,))
