"""What every decision on an update needs to know, gathered beforehand; and what the person may do. Pure.

What only one feature needs, it asks for itself (`bot.telegram.asking`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Literal

from bot.store.changes import Role
from bot.store.chats import Chat
from bot.store.dialogues import Dialogue
from bot.store.places import Keeper
from bot.store.watching import Watch
from bot.tongues import Tongue, tongue_of

# *private*: the owner, and whom the owner invites. *invite*: members invite, too. *open*: everybody.
AccessMode = Literal["private", "invite", "open"]


class Access(IntEnum):
    """What somebody may do in a chat; each step includes those before it."""

    BANNED = -1  # gets no answer
    STRANGER = 0  # may open a link, nothing else
    READER = 1  # in a group: sees what is watched
    EDITOR = 2  # changes what is watched
    OWNER = 3  # in a private chat: says who may use the bot


@dataclass(frozen=True, slots=True)
class Situation:
    """The world as the handler may know it.

    `role` is the person's own (that of their private chat); `administrator` counts in groups only;
    `concepts` are the names a query may mention; `rule_number` is free for the next rule; `person_lang` is
    the language of the client that wrote; `dialogue` is the question that the person has open in this chat;
    `mode` is whom the operator lets in. `topic` is where in the chat it was said. In a private chat that acts
    for a channel, the chat here is the channel, and `asked_in` that private chat. `examples` are headlines
    for which the ready-made watches ring, by rule.
    """

    now: datetime
    bot_username: str
    chat_id: int
    private: bool = True
    chat: Chat | None = None
    role: Role = "guest"
    administrator: bool = False
    watches: tuple[Watch, ...] = ()
    concepts: frozenset[str] = frozenset()
    claim_hash: str = ""
    rule_number: int = 1
    person_lang: str = ""
    person_id: int = 0
    channel: bool = False
    dialogue: Dialogue | None = None
    mode: AccessMode = "private"
    topic: int = 0
    asked_in: Chat | None = None
    examples: Mapping[str, str] = field(default_factory=dict)
    keeper: Keeper | None = None

    @property
    def lang(self) -> str:
        """The language of the chat (IETF tag), "" where it is unknown."""
        return self.person_lang or ("" if self.chat is None else self.chat.lang)

    @property
    def tongue(self) -> Tongue:
        """The language that we answer in: the one that was chosen here, else that of the client.

        In a group that of its first reader, whoever writes: all read the same messages. Who acts for a
        channel reads the answers alone.
        """
        reads = self.asked_in or self.chat
        if reads is None:
            return tongue_of("", self.lang)
        alone = self.private or self.asked_in is not None
        return tongue_of(reads.tongue, self.lang if alone else reads.lang or self.lang)


def access(situation: Situation) -> Access:
    """What the person may do here.

    By `mode`, *private* and *invite* serve the owner, members, and the groups that one of them brought the
    bot into; *open* serves everybody. In groups only administrators change things, whoever they are to us.
    """
    chat_role = "guest" if situation.chat is None else situation.chat.role
    if "banned" in {situation.role, chat_role}:
        return Access.BANNED
    if situation.asked_in is not None and not situation.administrator:
        return Access.STRANGER  # who was an administrator once must not see what the channel watches
    known = situation.mode == "open" or situation.role in {"member", "owner"}
    if situation.private:
        if situation.role == "owner":
            return Access.OWNER
        return Access.EDITOR if known else Access.STRANGER
    if not known and chat_role == "guest":
        return Access.STRANGER
    return Access.EDITOR if situation.administrator else Access.READER


def may_invite(situation: Situation) -> bool:
    """Whether the person may give out invitations: the owner; in the mode *invite* every member."""
    may = access(situation)
    return may is Access.OWNER or (
        situation.private and situation.mode == "invite" and situation.role == "member"
    )
