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
FILE_ENDINGS = (".opml", ".xml")


@dataclass(frozen=True, slots=True)
class Place:
    """The chat that an update comes from. `kind`: private, group, supergroup or channel."""

    id: int
    kind: str
    title: str

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
    """We were blocked or removed (`paused`), or let in again (`active`)."""

    place: Place
    state: Literal["active", "paused"]


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup."""

    old_id: int
    new_id: int


@dataclass(frozen=True, slots=True)
class Other:
    """Nothing that we act on: a picture, a member joining, a kind of update from the future."""


Incoming = Said | Pressed | Reachable | Moved | Other


def read_update(raw: Json) -> Incoming:
    """What happened. Raises KeyError or TypeError where a known kind of update lacks what it must have."""
    if "message" in raw:
        return _message(raw["message"])
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
    file = _file(message)
    if ("text" not in message and file is None) or "from" not in message:
        return Other()
    as_group = message.get("sender_chat", {}).get("id") == chat_id
    answered = message.get("reply_to_message", {})
    return Said(
        _place(message["chat"]),
        _person(message["from"]),
        message.get("text") or message.get("caption", ""),
        as_group,
        answered.get("message_id"),
        answered.get("from", {}).get("username", ""),
        file,
    )


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
        place=None if message is None else _place(message["chat"]),
        person=_person(query["from"]),
        data=query.get("data", ""),
        message_id=None if message is None else message["message_id"],
    )


def _membership(member: Json) -> Reachable:
    gone = member["new_chat_member"]["status"] in GONE_STATUSES
    return Reachable(_place(member["chat"]), "paused" if gone else "active")


def _place(chat: Json) -> Place:
    name = " ".join(filter(None, (chat.get("first_name"), chat.get("last_name"))))
    title = chat.get("title") or name or chat.get("username") or ""
    return Place(chat["id"], chat["type"], title[:TITLE_CHARACTERS_MAX])


def _person(user: Json) -> Person:
    return Person(user["id"], user.get("language_code", ""))
