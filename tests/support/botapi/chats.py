"""What the fake knows: chats, their messages and topics, pressed buttons, and answers that aren't `ok`."""

import itertools
from dataclasses import dataclass, field
from typing import Any

from tests.support.botapi.methods import Upload

Json = dict[str, Any]
BOT_USERNAME = "watchword_test_bot"


class RefusalError(Exception):
    """An answer that isn't `ok`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclass
class Message:
    """One message as people see it now; `texts` holds what it said before its edits."""

    id: int
    chat_id: int
    sender: str
    text: str
    html: str = ""
    entities: tuple[Any, ...] = ()
    buttons: list[list[Json]] = field(default_factory=list)
    reply_to: int | None = None
    silent: bool = False
    texts: list[str] = field(default_factory=list)
    date: int = 0
    document: Upload | None = None
    topic: int = 0


@dataclass
class Chat:
    """A chat; `barred` is why the bot can't write to it, `mute` why it may not though it is a member.

    `topics` are those of a forum by their id, with what is wrong with each ("", "closed"); 0 is General.
    """

    id: int
    kind: str
    title: str
    ids: "itertools.count[int]"
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    barred: str = ""
    moved_to: int | None = None
    username: str = ""
    mute: str = ""
    silent: set[int] = field(default_factory=set)  # administrators of a channel who may not post
    topics: dict[int, str] = field(default_factory=dict)

    def json(self) -> Json:
        name = "first_name" if self.kind == "private" else "title"
        told: Json = {"id": self.id, "type": self.kind, name: self.title}
        if self.username:
            told["username"] = self.username
        return told | ({"is_forum": True} if self.topics and self.kind == "supergroup" else {})


@dataclass
class Callback:
    """A pressed button, and what the bot answered."""

    id: str
    answer: str | None = None
    times: int = 0


def rights_of(status: str) -> Json:
    """The fields that a member of this status must have; the bot needs none of them."""
    if status == "creator":
        return {"is_anonymous": False}
    if status != "administrator":
        return {}
    names = (
        "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
        "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
        "can_edit_stories can_delete_stories"
    )
    return dict.fromkeys(names.split(), False)


def topic_of(chat: Chat, values: Json) -> int:
    """The topic that a message goes to: without one a reply goes where it answers, all else to General.

    Raises RefusalError where nobody can post there.
    """
    topic = values.get("message_thread_id", 0)
    if "message_thread_id" in values and (topic not in chat.topics or topic == 0):
        raise RefusalError(400, "Bad Request: message thread not found")
    if chat.topics.get(topic) == "closed":
        raise RefusalError(400, "Bad Request: TOPIC_CLOSED")
    answered = chat.messages.get(values.get("reply_parameters", {}).get("message_id", 0))
    return answered.topic if answered is not None and not topic else int(topic)
