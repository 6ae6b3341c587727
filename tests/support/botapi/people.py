"""People at the other end: they say things, press buttons, block the bot, and see what it wrote."""

import itertools
from dataclasses import dataclass, field

from tests.support.botapi.methods import Upload
from tests.support.botapi.world import BOT_USERNAME, Callback, Chat, Json, Message, World


@dataclass
class Person:
    """Somebody with a private chat with the bot, who may also be in groups."""

    world: World
    id: int
    name: str
    lang: str = "en"
    group: "Group | None" = field(default=None, kw_only=True)

    def json(self) -> Json:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.lang}

    @property
    def chat(self) -> Chat:
        """The private chat, which begins when the person first writes."""
        if self.id not in self.world.chats:
            self.world.chats[self.id] = Chat(self.id, "private", self.name, self.world.message_ids)
        return self.world.chats[self.id]

    def says(
        self,
        text: str,
        *,
        where: "Group | None" = None,
        as_group: bool = False,
        reply_to: int | None = None,
        topic: int = 0,
    ) -> int:
        """Writes to the bot, or in a group, maybe as a reply; the update's id."""
        chat = self.chat if where is None else where.chat
        message = Message(next(chat.ids), chat.id, self.name, text, date=int(self.world.clock()), topic=topic)
        chat.messages[message.id] = message
        sent: Json = {
            "message_id": message.id,
            "from": self.json(),
            "chat": chat.json(),
            "date": message.date,
            "text": text,
        }
        sent |= threaded(topic)
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            sent["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        if reply_to is not None:
            answered = chat.messages[reply_to]
            ours = answered.sender == BOT_USERNAME
            sent["reply_to_message"] = {
                "message_id": reply_to,
                "chat": chat.json(),
                "date": answered.date,
                "from": self.world.bot_json() if ours else {"id": 0, "is_bot": False, "first_name": "?"},
                "text": answered.text,
            }
        if as_group:
            sent["sender_chat"] = chat.json()
        return self.world.push("message", sent)

    def forwards(self, channel: "Group", text: str = "A post") -> int:
        """Forwards a post of a channel to the bot."""
        now = int(self.world.clock())
        origin = {"type": "channel", "date": now, "chat": channel.chat.json(), "message_id": 1}
        sent = {
            "message_id": next(self.chat.ids),
            "from": self.json(),
            "chat": self.chat.json(),
            "date": now,
            "forward_origin": origin,
            "text": text,
        }
        return self.world.push("message", sent)

    def sends_file(
        self,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        where: "Group | None" = None,
        reply_to: int | None = None,
        size: int | None = None,
    ) -> int:
        """Sends a document (`size`: what Telegram says of it, where that is to differ); the update's id."""
        chat = self.chat if where is None else where.chat
        file_id = self.world.files.keep(Upload(name, content))
        sent: Json = {
            "message_id": next(chat.ids),
            "from": self.json(),
            "chat": chat.json(),
            "date": int(self.world.clock()),
            "document": {
                "file_id": file_id,
                "file_unique_id": f"u{file_id}",
                "file_name": name,
                "mime_type": "text/x-opml",
                "file_size": len(content) if size is None else size,
            },
        }
        if caption:
            sent["caption"] = caption
        if reply_to is not None:
            answered = chat.messages[reply_to]
            sent["reply_to_message"] = {
                "message_id": reply_to,
                "chat": chat.json(),
                "date": answered.date,
                "from": self.world.bot_json(),
                "text": answered.text,
            }
        return self.world.push("message", sent)

    def presses(self, words: str, *, where: "Group | None" = None) -> Callback:
        """Presses the button that says `words`, in the newest message that has one."""
        chat = self.chat if where is None else where.chat
        for message in sorted(chat.messages.values(), key=lambda each: -each.id):
            found = [button for row in message.buttons for button in row if words in button["text"]]
            if found:
                assert len(found) == 1, f"several buttons say {words!r}: {found}"
                return self.sends_callback(found[0]["callback_data"], message, where=where)
        raise AssertionError(f"no button says {words!r} in {[m.buttons for m in chat.messages.values()]}")

    def sends_callback(self, data: str, message: Message, *, where: "Group | None" = None) -> Callback:
        """What pressing does; also how a forged or an old button arrives."""
        chat = self.chat if where is None else where.chat
        callback = Callback(id=str(10_000 + len(self.world.callbacks)))
        self.world.callbacks[callback.id] = callback
        shown = {"message_id": message.id, "chat": chat.json(), "date": message.date, "text": message.text}
        shown |= threaded(message.topic)
        query = {
            "id": callback.id,
            "from": self.json(),
            "message": shown,
            "chat_instance": str(chat.id),
            "data": data,
        }
        self.world.push("callback_query", query)
        return callback

    def blocks(self) -> None:
        """Blocks the bot: it can't write any more, and is told."""
        self.chat.barred = "bot was blocked by the user"
        self._member("member", "kicked")

    def unblocks(self) -> None:
        """Lets the bot in again."""
        self.chat.barred = ""
        self._member("kicked", "member")

    def _member(self, before: str, after: str) -> None:
        self.world.push("my_chat_member", membership(self.world, self.chat, self.json(), before, after))


@dataclass
class Group:
    """A group or supergroup that the bot is in."""

    world: World
    id: int
    title: str
    supergroup: bool = False

    @property
    def chat(self) -> Chat:
        return self.world.chats[self.id]

    def upgrades(self, new_id: int) -> "Group":
        """Becomes a supergroup: another id, message ids from 1, and the old one answers where to go."""
        old = self.chat
        new = Chat(new_id, "supergroup", self.title, itertools.count(1), members=dict(old.members))
        self.world.chats[new_id] = new
        old.moved_to = new_id
        self.world.push("message", self._service(old, {"migrate_to_chat_id": new_id}))
        self.world.push("message", self._service(new, {"migrate_from_chat_id": self.id}))
        return Group(self.world, new_id, self.title, supergroup=True)

    def removes_bot(self, by: Person) -> None:
        """An administrator removes the bot."""
        self.chat.barred = "bot was kicked from the group chat"
        self.world.push("my_chat_member", membership(self.world, self.chat, by.json(), "member", "kicked"))

    def posts(self, text: str) -> int:
        """A post in a channel: nobody in particular wrote it."""
        post = self._service(self.chat, {"text": text, "sender_chat": self.chat.json()})
        return self.world.push("channel_post", post)

    def closes(self, topic: int) -> None:
        """An administrator closes a topic."""
        self.chat.topics[topic] = "closed"
        told = {"forum_topic_closed": {}} | threaded(topic)
        self.world.push("message", self._service(self.chat, told))

    def reopens(self, topic: int) -> None:
        """An administrator opens a topic again."""
        self.chat.topics[topic] = ""
        told = {"forum_topic_reopened": {}} | threaded(topic)
        self.world.push("message", self._service(self.chat, told))

    def deletes(self, topic: int) -> None:
        """An administrator deletes a topic with all its messages; bots aren't told."""
        del self.chat.topics[topic]
        for message in [one for one in self.chat.messages.values() if one.topic == topic]:
            del self.chat.messages[message.id]

    def silences_bot(self, by: Person) -> None:
        """The bot stays, but may not write."""
        if self.chat.kind == "channel":
            self.chat.mute = "need administrator rights in the channel chat"
            self._rights_change(by, "administrator", "administrator", {"can_post_messages": False})
        else:
            self.chat.mute = "not enough rights to send text messages to the chat"
            self._rights_change(by, "member", "restricted", {"is_member": True, "can_send_messages": False})

    def lets_bot_write(self, by: Person) -> None:
        """The right is back."""
        self.chat.mute = ""
        if self.chat.kind == "channel":
            self._rights_change(by, "administrator", "administrator", {"can_post_messages": True})
        else:
            self._rights_change(by, "restricted", "member", {})

    def adds_bot(self, by: Person) -> None:
        """Somebody brings the bot in."""
        self.chat.barred = ""
        self._rights_change(by, "left", "member", {})

    def _rights_change(self, by: Person, before: str, after: str, rights: Json) -> None:
        told = membership(self.world, self.chat, by.json(), before, after)
        told["new_chat_member"] |= rights
        self.world.push("my_chat_member", told)

    def _service(self, chat: Chat, what: Json) -> Json:
        return {"message_id": next(chat.ids), "chat": chat.json(), "date": int(self.world.clock())} | what


def threaded(topic: int) -> Json:
    """The fields by which a message says its topic; in General there are none."""
    return {"message_thread_id": topic, "is_topic_message": True} if topic else {}


def membership(world: World, chat: Chat, who: Json, before: str, after: str) -> Json:
    """A `my_chat_member` update."""
    return {
        "chat": chat.json(),
        "from": who,
        "date": int(world.clock()),
        "old_chat_member": {"status": before, "user": world.bot_json()},
        "new_chat_member": {"status": after, "user": world.bot_json(), "until_date": 0},
    }


def visible(chat: Chat) -> list[Message]:
    """What somebody who opens the chat sees, oldest first."""
    return sorted(chat.messages.values(), key=lambda message: message.id)


def from_bot(chat: Chat) -> list[Message]:
    """What the bot wrote there."""
    return [message for message in visible(chat) if message.sender == BOT_USERNAME]
