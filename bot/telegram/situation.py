"""What every decision on an update needs to know, gathered beforehand; and what the person may do. Pure.

What only one feature needs, it asks for itself (`bot.telegram.asking`).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from bot.store.changes import Role
from bot.store.chats import Chat
from bot.store.dialogues import Dialogue
from bot.store.watching import Watch
from bot.tongues import Tongue, tongue_of


class Access(IntEnum):
    """What somebody may do in a chat; each step includes those before it."""

    STRANGER = 0  # may claim ownership with the link, nothing else
    READER = 1  # in a group: sees what is watched
    EDITOR = 2  # changes what is watched


@dataclass(frozen=True, slots=True)
class Situation:
    """The world as the handler may know it.

    `role` is the person's own (that of their private chat); `administrator` counts in groups only;
    `concepts` are the names a query may mention; `rule_number` is free for the next rule; `person_lang` is
    the language of the client that wrote; `dialogue` is the question that the person has open in this chat.
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

    @property
    def lang(self) -> str:
        """The language of the chat (IETF tag), "" where it is unknown."""
        return self.person_lang or ("" if self.chat is None else self.chat.lang)

    @property
    def tongue(self) -> Tongue:
        """The language that we answer in: the one that was chosen here, else that of the client.

        In a group that of its first reader, whoever writes: all read the same messages.
        """
        if self.chat is None:
            return tongue_of("", self.lang)
        return tongue_of(self.chat.tongue, self.lang if self.private else self.chat.lang or self.lang)


def access(situation: Situation) -> Access:
    """Private mode: the owner and members, and the groups that one of them brought the bot into.

    In groups only administrators change things, whoever they are to us.
    """
    member = situation.role in ("member", "owner")
    if situation.private:
        return Access.EDITOR if member else Access.STRANGER
    admitted = member or (situation.chat is not None and situation.chat.role != "guest")
    if not admitted:
        return Access.STRANGER
    return Access.EDITOR if situation.administrator else Access.READER
