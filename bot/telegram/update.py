"""From the JSON of a Bot API update to what happened: somebody said, pressed, blocked, moved. Pure.

Own few types instead of python-telegram-bot's: an update is understood from the row that stored it, years
and versions later, and a field that we don't read can't make it unreadable. Field names are those of
https://core.telegram.org/bots/api#update.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Json = Mapping[str, Any]

GONE_STATUSES = frozenset({"kicked", "left"})
TITLE_CHARACTERS_MAX = 128
CHANNEL_COMMAND = "channel"
REOPENING = frozenset({"forum_topic_reopened", "general_forum_topic_unhidden"})
FILE_ENDINGS = (".opml", ".xml")


@dataclass(frozen=True, slots=True)
class Place:
    """The chat that an update comes from. `kind`: private, group, supergroup or channel.

    `topic` is where in it: the id of a topic, 0 for the chat itself (in a forum: General).
    """

    id: int
    kind: str
    title: str
    topic: int = 0

    @property
    def private(self) -> bool:
        """A chat with one person."""
        return self.kind == "private"


@dataclass(frozen=True, slots=True)
class Person:
    """Who did it; `lang` is the language of the client (IETF tag), maybe empty."""

    id: int
    lang: str


@dataclass(frozen=True, slots=True)
class SentFile:
    """A list of feeds (`.opml` or `.xml`) that somebody sent: Telegram's id of it, and its size in bytes."""

    id: str
    size: int


@dataclass(frozen=True, slots=True)
class Said:
    """A text message, or a file with `text` under it.

    `as_group`: sent by an administrator in the name of the group. `reply_to` is the id of the
    message that it answers, `answers` the username of who wrote that one.
    """

    place: Place
    person: Person
    text: str
    as_group: bool = False
    reply_to: int | None = None
    answers: str = ""
    file: SentFile | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button under one of our messages. `message_id` is None where Telegram no longer knows it."""

    callback_id: str
    place: Place | None
    person: Person
    data: str
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Reachable:
    """We were blocked, removed or silenced (`paused`), or may write (`active`).

    `by` did it (id 0: unknown); `entered`: we were not in the chat before.
    """

    place: Place
    state: Literal["active", "paused"]
    by: Person = Person(0, "")
    entered: bool = False


@dataclass(frozen=True, slots=True)
class Reopened:
    """A topic that was closed can be written in again."""

    place: Place


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup."""

    old_id: int
    new_id: int


@dataclass(frozen=True, slots=True)
class Other:
    """Nothing that we act on: a picture, a member joining, a kind of update from the future."""


Incoming = Said | Pressed | Reachable | Reopened | Moved | Other


def read_update(raw: Json) -> Incoming:
    """What happened. Raises KeyError or TypeError where a known kind of update lacks what it must have."""
    if "message" in raw:
        return _message(raw["message"])
    if "channel_post" in raw:
        return _post(raw["channel_post"])
    if "callback_query" in raw:
        return _press(raw["callback_query"])
    if "my_chat_member" in raw:
        return _membership(raw["my_chat_member"])
    return Other()


def _message(message: Json) -> Incoming:
    chat_id = message["chat"]["id"]
    if "migrate_to_chat_id" in message:
        return Moved(chat_id, message["migrate_to_chat_id"])
    if "migrate_from_chat_id" in message:
        return Moved(message["migrate_from_chat_id"], chat_id)
    if not message.keys().isdisjoint(REOPENING):
        return Reopened(_place(message["chat"], message))
    if "from" not in message:
        return Other()
    if (forwarded := _forwarded_channel(message)) is not None:
        return Said(
            _place(message["chat"], message), _person(message["from"]), f"/{CHANNEL_COMMAND} {forwarded}"
        )
    file = _file(message)
    if "text" not in message and file is None:
        return Other()
    as_group = message.get("sender_chat", {}).get("id") == chat_id
    answered = message.get("reply_to_message", {})
    return Said(
        _place(message["chat"], message),
        _person(message["from"]),
        message.get("text") or message.get("caption", ""),
        as_group,
        answered.get("message_id"),
        answered.get("from", {}).get("username", ""),
        file,
    )


def _forwarded_channel(message: Json) -> int | None:
    """The channel whose post somebody forwards to us in private: that says the same as /channel does."""
    origin = message.get("forward_origin", {})
    if message["chat"]["type"] != "private" or origin.get("type") != "channel":
        return None
    channel_id: int = origin["chat"]["id"]
    return channel_id


def _post(post: Json) -> Incoming:
    """A command that was posted in a channel, which only its administrators can. Nobody in particular did."""
    if not post.get("text", "").startswith("/"):
        return Other()
    place = _place(post["chat"])
    return Said(place, Person(place.id, ""), post["text"], as_group=True)


def _file(message: Json) -> SentFile | None:
    """A document that may be a list of feeds; other files are none of ours."""
    document = message.get("document", {})
    if not str(document.get("file_name", "")).lower().endswith(FILE_ENDINGS):
        return None
    return SentFile(document["file_id"], document.get("file_size", 0))


def _press(query: Json) -> Pressed:
    message = query.get("message")
    return Pressed(
        callback_id=query["id"],
        place=None if message is None else _place(message["chat"], message),
        person=_person(query["from"]),
        data=query.get("data", ""),
        message_id=None if message is None else message["message_id"],
    )


def _membership(member: Json) -> Reachable:
    place, now = _place(member["chat"]), member["new_chat_member"]
    entered = (
        member.get("old_chat_member", {}).get("status") in GONE_STATUSES
        and now["status"] not in GONE_STATUSES
    )
    return Reachable(
        place, "active" if _may_write(place, now) else "paused", _person(member["from"]), entered=entered
    )


def _may_write(place: Place, member: Json) -> bool:
    """Whether a membership lets us write: in a channel that is a right of administrators."""
    match member["status"]:
        case "restricted":
            return bool(member.get("is_member", True)) and bool(member.get("can_send_messages", False))
        case "administrator" if place.kind == "channel":
            return bool(member.get("can_post_messages", False))
        case status:
            return status not in GONE_STATUSES


def _place(chat: Json, message: Json | None = None) -> Place:
    name = " ".join(filter(None, (chat.get("first_name"), chat.get("last_name"))))
    title = chat.get("title") or name or chat.get("username") or ""
    return Place(chat["id"], chat["type"], title[:TITLE_CHARACTERS_MAX], _topic(message or {}))


def _topic(message: Json) -> int:
    """Replies outside of forums have a thread, too, in which nobody can post: only topics count."""
    topic: int = message.get("message_thread_id", 0) if message.get("is_topic_message") else 0
    return topic


def _person(user: Json) -> Person:
    return Person(user["id"], user.get("language_code", ""))
