"""Chats, people and messages as Telegram's servers know them, and what each method does to them. No network.

Law: what the bot does wrong is refused *and* noted in `violations`; what the world does (blocked, gone,
flooded) is refused only.
"""

import itertools
import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.support.botapi.chats import (
    BOT_USERNAME,
    Callback,
    Chat,
    Json,
    Message,
    RefusalError,
    rights_of,
    topic_of,
)
from tests.support.botapi.content import (
    WrongCallError,
    checked_caption,
    checked_keyboard,
    checked_photo,
    checked_text,
)
from tests.support.botapi.faults import Faults
from tests.support.botapi.files import Files
from tests.support.botapi.limits import Limits
from tests.support.botapi.menus import Menus

__all__ = ["BOT_USERNAME", "Callback", "Chat", "Json", "Message", "RefusalError", "World"]


@dataclass
class World:
    """Everything behind the API."""

    token: str
    clock: Callable[[], float] = time.time
    limits: Limits = field(default_factory=Limits)
    faults: Faults = field(default_factory=Faults)
    chats: dict[int, Chat] = field(default_factory=dict)
    updates: list[Json] = field(default_factory=list)
    callbacks: dict[str, Callback] = field(default_factory=dict)
    menus: Menus = field(default_factory=Menus)
    violations: list[str] = field(default_factory=list)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    called_at: list[float] = field(default_factory=list)  # Unix seconds of each of them
    floods: int = 0
    files: Files = field(default_factory=Files)
    allowed_updates: list[str] = field(default_factory=list)
    webhook: Json | None = None
    update_ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1001))
    message_ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    on_update: Callable[[], None] = lambda: None

    def admit(self, token: str) -> None:
        """Raises RefusalError for any token but the bot's."""
        if token != self.token:
            raise RefusalError(401, "Unauthorized")

    def call(self, method: str, values: Json) -> Any:
        """Do it. Raises RefusalError."""
        self.calls.append((method, values))
        self.called_at.append(self.clock())
        try:
            return getattr(self, f"do_{method}")(values)
        except WrongCallError as wrong:
            self.violations.append(f"{method}: {wrong}")
            raise RefusalError(400, f"Bad Request: {wrong}") from None

    def push(self, kind: str, content: Json) -> int:
        """An update for the bot."""
        update_id = next(self.update_ids)
        self.updates.append({"update_id": update_id, kind: content})
        self.on_update()
        return update_id

    def pending(self, limit: int) -> list[Json]:
        """What getUpdates would give now."""
        wanted = [
            update
            for update in self.updates
            if not self.allowed_updates or set(update) & set(self.allowed_updates)
        ]
        return wanted[:limit]

    def confirm(self, offset: int) -> None:
        """Forget the updates before `offset`; a negative one keeps so many from the end."""
        if offset < 0:
            self.updates = self.updates[offset:]
        else:
            self.updates = [update for update in self.updates if update["update_id"] >= offset]

    # The methods

    def do_getMe(self, _values: Json) -> Json:  # noqa: N802 - the Bot API's names
        return self.bot_json()

    def bot_json(self) -> Json:
        bot_id = int(self.token.partition(":")[0])
        return {"id": bot_id, "is_bot": True, "first_name": "Watchword", "username": BOT_USERNAME}

    def do_setWebhook(self, values: Json) -> bool:  # noqa: N802
        if not values["url"].startswith("https://"):
            raise WrongCallError("bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", values.get("secret_token", "")):
            raise WrongCallError("secret token contains unallowed characters")
        if not 1 <= values.get("max_connections", 40) <= 100:
            raise WrongCallError("max_connections must be between 1 and 100")
        if values.get("drop_pending_updates"):
            self.updates.clear()
        if "allowed_updates" in values:
            self.allowed_updates = values["allowed_updates"]
        self.webhook = dict(values)
        return True

    def do_deleteWebhook(self, values: Json) -> bool:  # noqa: N802
        self.webhook = None
        if values.get("drop_pending_updates"):
            self.updates.clear()
        return True

    def do_setMyCommands(self, values: Json) -> bool:  # noqa: N802
        self.menus.put(values)
        return True

    def do_sendMessage(self, values: Json) -> Json:  # noqa: N802
        chat = self._writable(values["chat_id"])
        text, entities = checked_text(values)
        topic = topic_of(chat, values)
        message = Message(
            next(chat.ids),
            chat.id,
            BOT_USERNAME,
            text,
            html=values["text"],
            entities=entities,
            buttons=checked_keyboard(values),
            reply_to=self._reply(chat, values),
            silent=values.get("disable_notification", False),
            date=int(self.clock()),
            topic=topic,
        )
        self._paced(chat)
        chat.messages[message.id] = message
        return self._message_json(chat, message)

    def do_sendDocument(self, values: Json) -> Json:  # noqa: N802
        chat = self._writable(values["chat_id"])
        text, entities = checked_caption(values)
        if not values["document"].content:
            raise WrongCallError("file must be non-empty")
        topic = topic_of(chat, values)
        message = Message(
            next(chat.ids),
            chat.id,
            BOT_USERNAME,
            text,
            html=values.get("caption", ""),
            entities=entities,
            buttons=checked_keyboard(values),
            reply_to=self._reply(chat, values),
            silent=values.get("disable_notification", False),
            date=int(self.clock()),
            document=values["document"],
            topic=topic,
        )
        self._paced(chat)
        chat.messages[message.id] = message
        return self._message_json(chat, message)

    def do_sendPhoto(self, values: Json) -> Json:  # noqa: N802
        checked_photo(values["photo"].content)
        return self.do_sendDocument(values | {"document": values["photo"]})

    def do_editMessageText(self, values: Json) -> Json:  # noqa: N802
        if "chat_id" not in values or "message_id" not in values:
            raise WrongCallError("message identifier is not specified")
        chat = self._writable(values["chat_id"])
        message = chat.messages.get(values["message_id"])
        if message is None:
            raise RefusalError(400, "Bad Request: message to edit not found")
        if message.sender != BOT_USERNAME:
            raise RefusalError(400, "Bad Request: message can't be edited")
        text, entities = checked_text(values)
        buttons = checked_keyboard(values)
        if (text, entities, buttons) == (message.text, message.entities, message.buttons):
            raise RefusalError(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message",
            )
        self._paced(chat)
        message.texts.append(message.text)
        message.text, message.entities, message.buttons = text, entities, buttons
        message.html = values["text"]
        return self._message_json(chat, message)

    def do_answerCallbackQuery(self, values: Json) -> bool:  # noqa: N802
        callback = self.callbacks.get(values["callback_query_id"])
        if callback is None:
            raise RefusalError(
                400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        if len(values.get("text", "")) > 200:
            raise WrongCallError("MESSAGE_TOO_LONG: the answer of a callback has at most 200 characters")
        callback.answer = values.get("text", "")
        callback.times += 1
        return True

    def do_getChat(self, values: Json) -> Json:  # noqa: N802
        return self._reachable(values["chat_id"]).json()

    def do_getChatMember(self, values: Json) -> Json:  # noqa: N802
        chat = self._reachable(values["chat_id"])
        bot_id = self.bot_json()["id"]
        if chat.kind == "channel" and bot_id in chat.members and chat.members[bot_id] == "member":
            raise RefusalError(400, "Bad Request: member list is inaccessible")
        status = chat.members.get(values["user_id"])
        if status is None:
            raise RefusalError(400, "Bad Request: member not found")
        is_bot = values["user_id"] == bot_id
        user = {"id": values["user_id"], "is_bot": is_bot, "first_name": "Somebody"}
        rights = rights_of(status)
        if status == "administrator" and chat.kind == "channel":
            rights["can_post_messages"] = not (chat.mute if is_bot else values["user_id"] in chat.silent)
        return {"status": status, "user": user} | rights

    def do_getFile(self, values: Json) -> Json:  # noqa: N802
        return self.files.described(values["file_id"])

    # What they have in common

    def _writable(self, chat_id: object) -> Chat:
        chat = self._reachable(chat_id)
        if chat.mute:
            raise RefusalError(400, f"Bad Request: {chat.mute}")
        return chat

    def _reachable(self, chat_id: object) -> Chat:
        if isinstance(chat_id, str):
            named = (chat for chat in self.chats.values() if chat.username.lower() == chat_id[1:].lower())
            chat = next((one for one in named if one.username), None)
        else:
            chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise RefusalError(400, "Bad Request: chat not found")
        if chat.moved_to is not None:
            raise RefusalError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.moved_to,
            )
        if chat.barred:
            raise RefusalError(403, f"Forbidden: {chat.barred}")
        return chat

    def _paced(self, chat: Chat) -> None:
        wait = self.limits.wait_s(chat.id, self.clock())
        if wait > 0:
            self.floods += 1
            seconds = math.ceil(wait)
            raise RefusalError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

    def _reply(self, chat: Chat, values: Json) -> int | None:
        wanted = values.get("reply_parameters")
        if wanted is None:
            return None
        if wanted["message_id"] in chat.messages:
            return int(wanted["message_id"])
        if wanted.get("allow_sending_without_reply"):
            return None
        raise RefusalError(400, "Bad Request: message to be replied not found")

    def _message_json(self, chat: Chat, message: Message) -> Json:
        return {
            "message_id": message.id,
            "from": self.bot_json(),
            "chat": chat.json(),
            "date": message.date,
            "text": message.text,
            "reply_markup": {"inline_keyboard": message.buttons},
        }
