"""What an update from a person changes: values that can be printed and tested. `chats.commit` writes them.

Law: nothing is decided here. A `CommandIntent` is one transaction: its changes, its answers, and the mark
that the update is done.
"""

from dataclasses import dataclass
from typing import Literal

from bot.alerts.card import Attachment, Note

Role = Literal["guest", "member", "owner"]
ChatState = Literal["active", "paused"]


@dataclass(frozen=True, slots=True)
class RememberChat:
    """The chat exists, and is reachable: it just wrote to us. Keeps its role."""

    chat_id: int
    kind: str
    title: str
    lang: str


@dataclass(frozen=True, slots=True)
class SetRole:
    """The chat's access changes."""

    chat_id: int
    role: Role


@dataclass(frozen=True, slots=True)
class UseUpClaim:
    """The one-time link of ownership was used: it never works again."""


@dataclass(frozen=True, slots=True)
class SetState:
    """`paused`: blocked or removed, keep everything and send nothing; `active`: reachable again."""

    chat_id: int
    state: ChatState


@dataclass(frozen=True, slots=True)
class MoveChat:
    """A group became a supergroup: every row of the old id belongs to the new one."""

    old_id: int
    new_id: int


@dataclass(frozen=True, slots=True)
class Subscribe:
    """The chat wants alerts of the rule from now on."""

    chat_id: int
    rule_id: str


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """The chat wants no more alerts of the rule."""

    chat_id: int
    rule_id: str


@dataclass(frozen=True, slots=True)
class AddRule:
    """A rule made in a chat, which is subscribed to it. `match` is canonical."""

    rule_id: str
    chat_id: int
    title: str
    match: str


@dataclass(frozen=True, slots=True)
class RemoveRule:
    """A rule made in the chat ends, and with it every subscription to it."""

    rule_id: str
    chat_id: int


@dataclass(frozen=True, slots=True)
class MuteStory:
    """The chat wants to hear no more of the story that its message `message_id` tells of."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class RejectStory:
    """The story isn't what the chat's rules were meant for: muted, and remembered with the matched terms."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class HearStory:
    """The chat takes back that it muted or rejected the story: what it missed is told now."""

    chat_id: int
    message_id: int


Wish = MuteStory | RejectStory | HearStory


@dataclass(frozen=True, slots=True)
class SetTimezone:
    """The chat lives in this zone (an IANA name): its reminders come at its own evening."""

    chat_id: int
    timezone: str


@dataclass(frozen=True, slots=True)
class SetReminders:
    """The chat wants reminders of coming dates, or doesn't."""

    chat_id: int
    wanted: bool


Change = (
    RememberChat
    | SetRole
    | UseUpClaim
    | SetState
    | MoveChat
    | Subscribe
    | Unsubscribe
    | AddRule
    | RemoveRule
    | Wish
    | SetTimezone
    | SetReminders
)
# After these the index of rules, or who is subscribed to what, is another.
CHANGES_OF_RULES = (MoveChat, Subscribe, Unsubscribe, AddRule, RemoveRule)


@dataclass(frozen=True, slots=True)
class Answer:
    """A note or a file for a chat; `edits` is the remote id of the message that it replaces, if any.

    `about` is our id of an alert that it replies to: an earlier answer about the same alert is edited.
    """

    chat_id: int
    note: Note | Attachment
    edits: int | None = None
    about: int | None = None


@dataclass(frozen=True, slots=True)
class CommandIntent:
    """What one update comes to. `reason` is logged and counted; `toast` answers a pressed button."""

    reason: str
    changes: tuple[Change, ...] = ()
    answers: tuple[Answer, ...] = ()
    toast: str = ""

    @property
    def changes_rules(self) -> bool:
        """Whether rules or subscriptions are others afterwards."""
        return any(isinstance(change, CHANGES_OF_RULES) for change in self.changes)
