"""What Telegram itself knows of chats and their members: asked where a decision hangs on it."""

from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar, cast
from urllib.parse import urlencode

from telegram import ChatMember, ChatMemberAdministrator
from telegram.error import TelegramError

from bot.alerts.outcome import Flooded, NotWritten, Unauthorized, Unknown
from bot.telegram.classify import classify
from bot.telegram.client import Client
from bot.telegram.update import Place

ADMINISTRATOR_STATUSES = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})
# What can't be learned for so long is decided as if Telegram had said no.
PATIENCE = timedelta(minutes=10)

_Found = TypeVar("_Found")


class NotNowError(Exception):
    """The network failed while gathering: ask again later, the update stays in the inbox."""


@dataclass(frozen=True, slots=True)
class Member:
    """What somebody is in a chat. `posts`: in a channel, they may post."""

    administrates: bool
    posts: bool = False


NOBODY = Member(administrates=False)


class Directory(Protocol):
    """Chats and members by the Bot API. Raises TelegramError or TimeoutError."""

    @property
    def bot_id(self) -> int:
        """The bot's own user id."""
        ...

    async def chat(self, name: int | str) -> Place:
        """The chat of an id or @name."""
        ...

    async def member(self, chat_id: int, user_id: int) -> Member:
        """What a user is in a chat."""
        ...


@dataclass(frozen=True, slots=True)
class TelegramDirectory:
    """The directory behind a client."""

    client: Client

    @property
    def bot_id(self) -> int:
        """The bot's own user id."""
        return int(self.client.bot_id)

    async def chat(self, name: int | str) -> Place:
        """Raw, as updates are read: a field that the library misses can't make a chat unreadable."""
        query = urlencode({"chat_id": name})
        found = cast("dict[str, Any]", await self.client.calls.post(f"{self.client.url}/getChat?{query}"))
        return Place(found["id"], found["type"], str(found.get("title", "")))

    async def member(self, chat_id: int, user_id: int) -> Member:
        """The owner of a channel may post; an administrator where that right was given."""
        member = await self.client.bot.get_chat_member(chat_id, user_id)
        posts = member.status == ChatMember.OWNER or (
            isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)
        )
        return Member(member.status in ADMINISTRATOR_STATUSES, posts)


async def asked_of_telegram(call: Awaitable[_Found], *, since: datetime, now: datetime) -> _Found | None:
    """The answer; None where Telegram won't ever give one. Raises NotNowError while it still may."""
    try:
        return await call
    except (TelegramError, TimeoutError) as error:
        outcome = classify(error)
        temporary = isinstance(outcome, NotWritten | Unknown | Flooded | Unauthorized)
        if temporary and now - since < PATIENCE:
            raise NotNowError(f"telegram didn't say who is who: {type(outcome).__name__}") from None
        return None
