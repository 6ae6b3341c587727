"""What somebody was asked in a chat and hasn't answered yet. A restart in between changes nothing."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.store.changes import Change
from bot.store.database import Store
from bot.store.encoding import moment, seconds, to_json

# What somebody writes the next day is no answer any more.
OPEN_FOR = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """An open question. `kind` names the feature that hears the answer; `state` is what it has to know."""

    kind: str
    state: Mapping[str, str]


def dialogue(store: Store, chat_id: int, person_id: int, now: datetime) -> Dialogue | None:
    """The question that this person has open in this chat."""
    row = store.row(
        "SELECT kind, state, at FROM dialogue WHERE chat_id = ? AND person_id = ?", (chat_id, person_id)
    )
    if row is None or moment(row["at"]) < now - OPEN_FOR:
        return None
    return Dialogue(row["kind"], json.loads(row["state"]))


@dataclass(frozen=True, slots=True)
class OpenDialogue(Change):
    """What the person says next in this chat is the answer to a question of feature `kind`."""

    chat_id: int
    person_id: int
    kind: str
    state: tuple[tuple[str, str], ...] = ()

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """One open question for each person and chat: the newest."""
        connection.execute(
            "INSERT INTO dialogue (chat_id, person_id, kind, state, at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET kind = excluded.kind, state = excluded.state, at = excluded.at",
            (self.chat_id, self.person_id, self.kind, to_json(dict(self.state)), seconds(now)),
        )


@dataclass(frozen=True, slots=True)
class EndDialogue(Change):
    """The question was answered, or is no longer asked."""

    chat_id: int
    person_id: int

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """No open question."""
        connection.execute(
            "DELETE FROM dialogue WHERE chat_id = ? AND person_id = ?", (self.chat_id, self.person_id)
        )
