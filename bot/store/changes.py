"""What an update from a person changes: values that can be printed and tested, and that write themselves.

Law: nothing is decided here. A `CommandIntent` is one transaction: its changes, its answers, and the mark
that the update is done. A feature keeps its changes beside its SQL; those of chats, rules and subscriptions
are in `bot.store.chats`.
"""

import sqlite3
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from bot.alerts.card import Attachment, Note, Picture

# *banned*: answered by silence. *guest*: wrote to us and was given nothing yet.
Role = Literal["banned", "guest", "member", "owner"]
ChatState = Literal["active", "paused"]


class Change(ABC):
    """One thing that an update changes.

    `changes_rules`: after it the index of rules, or who is subscribed to what, is another.
    """

    __slots__ = ()
    changes_rules: ClassVar[bool] = False

    @abstractmethod
    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Within a transaction: so it is from now on. Idempotent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A note, a file or a picture for a chat; `edits` is the remote id of the message that it replaces.

    `about` is our id of an alert that it replies to: an earlier answer about the same alert is edited.
    `topic` is where in the chat it was asked for; `acts_for` the channel its buttons are for, or 0.
    `under` is our id of a message that it only replies to.
    """

    chat_id: int
    note: Note | Attachment | Picture
    edits: int | None = None
    about: int | None = None
    topic: int = 0
    acts_for: int = 0
    under: int | None = None


@dataclass(frozen=True, slots=True)
class CommandIntent:
    """What one update comes to. `reason` is logged and counted; `toast` answers a pressed button.

    `heard` is the chat that it was for and the topic where it was said: what is subscribed to rings there.
    """

    reason: str
    changes: tuple[Change, ...] = ()
    answers: tuple[Answer, ...] = ()
    toast: str = ""
    heard: tuple[int, int] | None = None

    @property
    def changes_rules(self) -> bool:
        """Whether rules or subscriptions are others afterwards."""
        return any(change.changes_rules for change in self.changes)
