"""Where in a chat messages go: topics, those that we can't write in, the channels that somebody acts for.

Law: topic 0 is the chat itself (in a forum: General). What can't be told in its topic is told in General; no
subscription forgets its topic by that, so that it is used again when it is opened.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.card import Note
from bot.store.changes import Change
from bot.store.database import Row, Store
from bot.store.encoding import seconds
from bot.tongues import Tongue, tongue_of

TOLD_FOR = timedelta(days=3)
WHOLE_CHAT = -1  # as a topic: nothing can be written in the chat at all, and that was told
TOLD_REASON = "told where we can't write"

# The topic in which alerts of a rule go to a chat; its parameters are :chat and :rule.
TOPIC_OF_RULE = (
    "coalesce((SELECT s.topic FROM subscription s WHERE s.chat_id = :chat AND s.rule_id = :rule"
    " AND NOT EXISTS (SELECT 1 FROM lost_topic l WHERE l.chat_id = s.chat_id AND l.topic = s.topic)), 0)"
)


def settle(connection: sqlite3.Connection, chat_id: int, topic: int) -> None:
    """Within a transaction: what the chat subscribed to in it rings in this topic."""
    connection.execute(
        "UPDATE subscription SET topic = ? WHERE chat_id = ? AND topic IS NULL", (topic, chat_id)
    )


def topics(store: Store, chat_id: int) -> dict[str, int]:
    """By rule: in which topic its alerts go to this chat now. Rules of topic 0 may be left out."""
    rows = store.rows(
        "SELECT rule_id, topic FROM subscription s WHERE chat_id = ? AND topic <> 0 AND NOT EXISTS"
        " (SELECT 1 FROM lost_topic l WHERE l.chat_id = s.chat_id AND l.topic = s.topic)",
        (chat_id,),
    )
    return {row["rule_id"]: row["topic"] for row in rows}


def topic_of(connection: sqlite3.Connection, chat_id: int, rule_id: str, parent_id: int | None) -> int:
    """Within a transaction: where an alert goes. A reply stays where it is read; else as subscribed."""
    row = connection.execute(
        "SELECT coalesce((SELECT CASE WHEN EXISTS (SELECT 1 FROM lost_topic l WHERE l.chat_id = m.chat_id"
        " AND l.topic = m.topic) THEN 0 ELSE m.topic END FROM message m WHERE m.id = :parent),"
        f" {TOPIC_OF_RULE}) AS topic",
        {"parent": parent_id, "chat": chat_id, "rule": rule_id},
    ).fetchone()
    topic: int = row["topic"]
    return topic


@dataclass(frozen=True, slots=True)
class SetTopic(Change):
    """Alerts of the rule go to this topic of the chat from now on."""

    chat_id: int
    rule_id: str
    topic: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The subscription says so; somebody wrote in that topic, so it isn't lost."""
        connection.execute(
            "UPDATE subscription SET topic = ? WHERE chat_id = ? AND rule_id = ?",
            (self.topic, self.chat_id, self.rule_id),
        )
        FindTopic(self.chat_id, self.topic).write(connection, now)


@dataclass(frozen=True, slots=True)
class FindTopic(Change):
    """A topic that was closed is open again."""

    chat_id: int
    topic: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """It is used again; what waited for General goes out."""
        cursor = connection.execute(
            "DELETE FROM lost_topic WHERE chat_id = ? AND topic = ?", (self.chat_id, self.topic)
        )
        if cursor.rowcount:
            connection.execute(
                "UPDATE message SET due_at = min(due_at, ?) WHERE chat_id = ? AND topic = ?"
                " AND state = 'due'",
                (seconds(now), self.chat_id, self.topic),
            )


@dataclass(frozen=True, slots=True)
class LoseChat(Change):
    """Nothing can be written in the chat, and whoever brought us there is told."""

    chat_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """So it isn't told again before we could write there."""
        lose(connection, self.chat_id, WHOLE_CHAT, now)


@dataclass(frozen=True, slots=True)
class BroughtBy(Change):
    """A person brought us into a group or channel: they are told if we can't write there."""

    chat_id: int
    person_id: int
    again: bool = False

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The first one counts, until we are removed and brought in `again`."""
        connection.execute(
            "UPDATE chat SET brought_by = ? WHERE id = ? AND (brought_by = 0 OR ?)",
            (self.person_id, self.chat_id, self.again),
        )


@dataclass(frozen=True, slots=True)
class ActFor(Change):
    """Commands in a private chat are for a channel from now on; `acts_for` None: for the chat again."""

    chat_id: int
    acts_for: int | None

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A row, or none."""
        if self.acts_for is None:
            connection.execute("DELETE FROM acting WHERE chat_id = ?", (self.chat_id,))
            return
        connection.execute(
            "INSERT INTO acting (chat_id, acts_for) VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET acts_for = excluded.acts_for",
            (self.chat_id, self.acts_for),
        )


@dataclass(frozen=True, slots=True)
class KeepChannel(Change):
    """Something is about to refer to a channel that is acted for: its row is there, and stays."""

    chat_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A row; whether we can write there, it says as before."""
        connection.execute(
            "INSERT INTO chat (id, receiver, kind, role, joined_at)"
            " VALUES (?, 'telegram', 'channel', 'member', ?)"
            " ON CONFLICT (id) DO UPDATE SET forgotten_at = NULL",
            (self.chat_id, seconds(now)),
        )


def acts_for(store: Store, chat_id: int) -> int:
    """The channel that commands in a private chat are for; 0 where they are for the chat itself."""
    row = store.row("SELECT acts_for FROM acting WHERE chat_id = ?", (chat_id,))
    return 0 if row is None else int(row["acts_for"])


def screen_acts_for(store: Store, chat_id: int, remote_id: int) -> int:
    """The channel that a screen was shown for; 0 where it was shown for its own chat."""
    row = store.row(
        "SELECT acts_for FROM message WHERE chat_id = ? AND remote_id = ? AND kind = 'note'"
        " ORDER BY id DESC LIMIT 1",
        (chat_id, remote_id),
    )
    return 0 if row is None else int(row["acts_for"])


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who is told, in private, what happens to a group or channel; `title` is the chat's."""

    chat_id: int
    tongue: Tongue
    title: str
    told: bool  # they know already that we can't write there


def keeper(store: Store, chat_id: int) -> Keeper | None:
    """Who brought us there, else the owner; None for private chats, and where nobody can be told."""
    row = store.row(
        "SELECT k.id, k.tongue, k.lang, c.title, EXISTS (SELECT 1 FROM lost_topic l"
        " WHERE l.chat_id = c.id AND l.topic = :whole) AS told"
        " FROM chat c JOIN chat k ON k.receiver = c.receiver"
        " AND k.state = 'active' AND k.forgotten_at IS NULL AND (k.id = c.brought_by OR k.role = 'owner')"
        " WHERE c.id = :chat AND c.kind <> 'private' ORDER BY k.id <> c.brought_by, k.joined_at LIMIT 1",
        {"whole": WHOLE_CHAT, "chat": chat_id},
    )
    return None if row is None else _keeper(row)


def _keeper(row: Row) -> Keeper:
    return Keeper(row["id"], tongue_of(row["tongue"], row["lang"]), row["title"], bool(row["told"]))


def tell(
    connection: sqlite3.Connection, chat_id: int, note: Note, now: datetime, *, reason: str = TOLD_REASON
) -> None:
    """Within a transaction: a notice into the outbox."""
    connection.execute(
        "INSERT INTO message (chat_id, kind, payload, due_at, expires_at, created_at, reason)"
        " VALUES (?, 'note', ?, ?, ?, ?, ?)",
        (chat_id, note.model_dump_json(), seconds(now), seconds(now + TOLD_FOR), seconds(now), reason),
    )


def lose(connection: sqlite3.Connection, chat_id: int, topic: int, now: datetime) -> bool:
    """Within a transaction: nothing can be written in this topic; whether that is news."""
    cursor = connection.execute(
        "INSERT INTO lost_topic (chat_id, topic, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (chat_id, topic, seconds(now)),
    )
    return cursor.rowcount > 0


def lose_topic(store: Store, chat_id: int, topic: int, note: Note, now: datetime) -> None:
    """Nothing can be written in this topic: all that waits for it goes to General, and `note` says so once.

    An edit of an alert there is dropped (no new fact is in it); an answer that can't be edited comes afresh.
    """
    with store.transaction() as connection:
        if lose(connection, chat_id, topic, now):
            tell(connection, chat_id, note, now)
        connection.execute(
            "UPDATE message SET delivered = wanted, state = 'sent' WHERE chat_id = ? AND topic = ?"
            " AND state = 'due' AND delivered > 0 AND kind <> 'note'",
            (chat_id, topic),
        )
        connection.execute(
            "UPDATE message SET topic = 0, delivered = 0, remote_id = NULL, due_at = ?"
            " WHERE chat_id = ? AND topic = ? AND state = 'due'",
            (seconds(now), chat_id, topic),
        )


def general_closed(
    store: Store, chat_id: int, until: datetime, problem: str, told: tuple[int, Note] | None, now: datetime
) -> None:
    """General itself can't be written in: what waits for it waits on, and `told` is said once, in private."""
    with store.transaction() as connection:
        if lose(connection, chat_id, 0, now) and told is not None:
            tell(connection, told[0], told[1], now)
        connection.execute(
            "UPDATE message SET due_at = max(due_at, ?), problem = ? WHERE chat_id = ? AND topic = 0"
            " AND state = 'due'",
            (seconds(until), problem, chat_id),
        )
