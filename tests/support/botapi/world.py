"""Chats, people and messages as Telegram's servers know them, and what each method does to them. No network.

Law: what the bot does wrong is refused *and* noted in `violations`; what the world does (blocked, gone,
flooded) is refused only.
"""

import itertools
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.support.botapi.content import WrongCallError, checked_caption, checked_keyboard, checked_text
from tests.support.botapi.faults import Faults
from tests.support.botapi.files import Files, RefusalError
from tests.support.botapi.limits import Limits
from tests.support.botapi.menus import Menus
from tests.support.botapi.methods import Upload

Json = dict[str, Any]
BOT_USERNAME = "watchword_test_bot"


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


@dataclass
class Chat:
    """A chat; `barred` is why the bot can't write to it."""

    id: int
    kind: str
    title: str
    ids: "itertools.count[int]"
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    barred: str = ""
    moved_to: int | None = None

    def json(self) -> Json:
        name = "first_name" if self.kind == "private" else "title"
        return {"id": self.id, "type": self.kind, name: self.title}


@dataclass
class Callback:
    """A pressed button, and what the bot answered."""

    id: str
    answer: str | None = None
    times: int = 0


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

    def do_deleteWebhook(self, values: Json) -> bool:  # noqa: N802
        if values.get("drop_pending_updates"):
            self.updates.clear()
        return True

    def do_setMyCommands(self, values: Json) -> bool:  # noqa: N802
        self.menus.put(values)
        return True

    def do_sendMessage(self, values: Json) -> Json:  # noqa: N802
        chat = self._writable(values["chat_id"])
        text, entities = checked_text(values)
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
        )
        self._paced(chat)
        chat.messages[message.id] = message
        return self._message_json(chat, message)

    def do_sendDocument(self, values: Json) -> Json:  # noqa: N802
        chat = self._writable(values["chat_id"])
        text, entities = checked_caption(values)
        if not values["document"].content:
            raise WrongCallError("file must be non-empty")
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
        )
        self._paced(chat)
        chat.messages[message.id] = message
        return self._message_json(chat, message)

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

    def do_getChatMember(self, values: Json) -> Json:  # noqa: N802
        chat = self._writable(values["chat_id"])
        status = chat.members.get(values["user_id"])
        if status is None:
            raise RefusalError(400, "Bad Request: member not found")
        user = {"id": values["user_id"], "is_bot": False, "first_name": "Somebody"}
        return {"status": status, "user": user} | _rights(status)

    def do_getFile(self, values: Json) -> Json:  # noqa: N802
        return self.files.described(values["file_id"])

    # What they have in common

    def _writable(self, chat_id: object) -> Chat:
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


def _rights(status: str) -> Json:
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
