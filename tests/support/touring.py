"""A stage on which a tour is made: conversations, passes, a store on disk, and a process that can be started anew.

Every update that somebody sends is remembered with what it became (`Act`), so that a test can say which
commands, buttons and dialogues were visited, and with what success.
"""

import logging
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Literal

from bot.chat_rules import sync_chat_rules
from bot.deliver import Delivering
from bot.feeds.item import Item
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import FeedEntry, Rule, RuleId, RuleSet
from bot.store import dialogues, feeds, rules
from bot.store.database import Store
from bot.store.history import look_back
from bot.store.words import index_words
from bot.telegram import buttons
from bot.telegram.asking import Services
from bot.telegram.link import TelegramLink
from bot.world import World
from tests.support.botapi.people import Group, Person
from tests.support.botapi.server import FakeTelegram
from tests.support.botapi.world import BOT_USERNAME, Callback, Message
from tests.support.calendars import TAURUS
from tests.support.chat_feeds import BLOG, PAPER, Sites
from tests.support.chatting import Clock, settled
from tests.support.nasty import FAMILIES, MARKUP
from tests.support.world import CONCEPTS, Outside

FEED = "desk"
TOPICS = (7, 8)
SITES = (replace(PAPER, title=FAMILIES), replace(BLOG, title=MARKUP))  # what is found at each address
CHANNEL_NAME = "frontpage"
Place = Literal["alone", "group", "topic", "channel"]
STEPS_MAX = 2_000
BECAME = re.compile(r"update id=(\d+) became=\"?(.*?)\"?$")


class _Powered(Store):
    """The process may end here, power doesn't: no commit waits for the disk."""

    def _wait_for_disk(self, *, durable: bool) -> None:
        self.connection.execute("PRAGMA synchronous = OFF")
        self._durable = durable


@dataclass(slots=True)
class Act:
    """What somebody did: a command, a button or a dialogue by its name, and what the bot made of it."""

    kind: str
    name: str
    did: str
    update_id: int
    callback: Callback | None = None
    became: str = ""

    @property
    def feature(self) -> tuple[str, str]:
        return self.kind, self.name


@dataclass
class Tour:
    """One person on tour, in a private chat or in a group (`where`, and a topic of it), and all that they meet.

    A `channel` is acted for in private; what is posted in it can be pressed there.
    """

    fake: FakeTelegram
    folder: Path
    ready: tuple[Rule, ...]
    person: Person
    where: Group | None = None
    topic: int = 0
    channel: Group | None = None
    place: Place = "alone"
    clock: Clock = field(default_factory=Clock)
    outside: Outside = field(default_factory=lambda: Outside(documents={FEED: []}))
    acts: list[Act] = field(default_factory=list)
    became: dict[int, str] = field(default_factory=dict)
    published: int = 0
    lives: int = 0

    @property
    def chat_id(self) -> int:
        return self.person.id if self.where is None else self.where.id

    @property
    def asked(self) -> bool:
        """Whether the bot waits for an answer of the person."""
        places = [self.chat_id] + ([] if self.channel is None else [self.channel.id])
        return any(self._question(place) for place in places)

    def _question(self, place: int) -> str:
        found = dialogues.dialogue(self.store, place, self.person.id, self.clock())
        return "" if found is None else found.kind

    async def begin(self) -> None:
        """A life of the process: all that it knows is in the folder."""
        self.lives += 1
        self.store = _Powered.open(self.folder)
        self.book = RuleBook(CONCEPTS | TAURUS, self.ready)
        feeds.sync(self.store, [FeedEntry(url=FEED, title=FEED, sample=True)])
        rules.sync(self.store, self.ready, self.clock())
        self.link = await TelegramLink.start(
            store=self.store,
            token=self.fake.world.token,
            api_base=self.fake.url,
            concepts=self.book.concepts,
            on_rules_changed=lambda: None,
            clock=self.clock,
            sleep=self.clock.sleep,
            services=Services(
                trial=lambda query, chat_id: look_back(
                    self.store, self.book, query, self.clock(), chat_id=chat_id
                ),
                book=self.book,
                finder=Sites(*SITES),
            ),
        )
        world = World(
            store=self.store,
            source=self.outside,
            receivers={"telegram": self.link.receiver},
            now=self.clock,
            chance=lambda: 0.0,
        )
        self.pipeline = Pipeline(world, self.book)
        self.delivering = Delivering(
            self.store, {"telegram": self.link.receiver}, now=self.clock, chance=lambda: 0.5
        )
        await self.link.once()

    async def end(self) -> None:
        """The process ends; Telegram and the folder stay."""
        await self.link.aclose()
        self.store.close()

    async def restart(self) -> None:
        """Ends, and begins anew."""
        await self.end()
        await self.begin()

    async def settle(self) -> None:
        """As `settled`."""
        await settled(self.fake, self.store, self.link, self.delivering, self.clock, steps_max=STEPS_MAX)

    # What people do

    def says(self, text: str) -> Act:
        """Says it; in a group as an answer to the bot's newest message, which makes words an answer to it."""
        newest = self.fake.answers(self.chat_id)
        reply_to = newest[-1].id if newest and self.where is not None and not text.startswith("/") else None
        kind = self._question(self.chat_id) or (self._question(self.channel.id) if self.channel else "")
        if text.startswith("/"):
            act = Act("command", text.split(maxsplit=1)[0].removeprefix("/").partition("@")[0], text, 0)
        else:
            act = Act("dialogue", kind, text, 0)
        act.update_id = self.person.says(text, where=self.where, reply_to=reply_to, topic=self.topic)
        self.acts.append(act)
        return act

    def presses(self, verb: str, argument: str | None = None, page: int | None = None) -> Act:
        """Presses the first button of this verb (argument, page) in the newest message that has one."""
        shown = [*reversed(self.fake.answers(self.chat_id))]
        posted = [] if self.channel is None else [*reversed(self.fake.answers(self.channel.id))]
        for message, data in ((one, data) for one in (*shown, *posted) for data in callbacks(one)):
            press = buttons.read(data)
            if press is None or press.verb != verb:
                continue
            if argument in {None, press.argument} and page in {None, press.page}:
                return self.sends(data, message)
        newest = [label for message in shown[:2] for label in labels(message)]
        raise AssertionError(f"no button {verb}:{argument}:{page} is shown; the newest are {newest}")

    def sends(self, data: str, message: Message) -> Act:
        """Any callback data under a message: also what no button says."""
        where = self.where if message.chat_id == self.chat_id else self.channel
        callback = self.person.sends_callback(data, message, where=where)
        newest = self.fake.world.updates[-1]["update_id"]
        act = Act("button", data.split(":")[1] if ":" in data else "", data, newest, callback)
        self.acts.append(act)
        return act

    async def publish(self, title: str, source: str, summary: str = "") -> None:
        """A report comes, and goes through all passes."""
        await self.clock.sleep(60)
        self.published += 1
        link = f"https://news.example/{self.published}?a=1&b=<2>"
        item = Item(
            title=title,
            summary=summary,
            guid=str(self.published),
            link=link,
            lang="en",
            published=self.clock(),
            source=source,
        )
        self.outside.publish(FEED, item)
        sync_chat_rules(self.store, self.book, RuleSet(self.ready, {}, ()))
        (feed,) = feeds.due(self.store, self.clock() + timedelta(days=1), limit=10)
        await self.pipeline.poll(feed)
        await index_words(self.store)
        await self.passes()

    async def passes(self) -> None:
        """All passes but POLL."""
        await self.pipeline.notify()
        await self.pipeline.remind()
        await self.settle()

    def answered(self) -> list[Act]:
        """All acts, each with what it became."""
        return [replace(act, became=self.became.get(act.update_id, "")) for act in self.acts]

    def messages(self) -> list[Message]:
        """Whatever the bot wrote, in any chat."""
        chats = self.fake.world.chats.values()
        return [one for chat in chats for one in chat.messages.values() if one.sender == BOT_USERNAME]


def callbacks(message: Message) -> list[str]:
    """The callback data under a message, row by row."""
    return [button["callback_data"] for row in message.buttons for button in row if "callback_data" in button]


def labels(message: Message) -> list[str]:
    """What the buttons under a message say."""
    return [button["text"] for row in message.buttons for button in row]


def rule(rule_id: str, title: str, match: str) -> Rule:
    """A rule that comes with the program."""
    return Rule(RuleId(rule_id), title, parse(match))


@contextmanager
def _heard(became: dict[int, str]) -> Iterator[None]:
    """While it lasts, what the log says of each update is kept."""

    class Hearing(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if found := BECAME.search(record.getMessage()):
                became[int(found[1])] = found[2]

    log, handler = logging.getLogger("watchword"), Hearing(logging.INFO)
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


@asynccontextmanager
async def touring(
    folder: Path, ready: Sequence[Rule], *, lang: str, name: str, place: Place = "alone", title: str = "Desk"
) -> AsyncIterator[Tour]:
    """A tour of the owner; in, or for, a group, a topic or a channel of this title that they administrate."""
    async with FakeTelegram() as fake:
        person = fake.person(1, name, lang)
        _ = person.chat
        tour = Tour(fake, folder, tuple(ready), person, place=place)
        match place:
            case "group":
                tour.where = fake.group(-100, title, administrators=[person])
            case "topic":
                tour.where = fake.forum(-1000000000300, title, administrators=[person], topics=TOPICS)
                tour.topic = TOPICS[0]
            case "channel":
                tour.channel = fake.channel(
                    -1000000000900, title, administrators=[person], username=CHANNEL_NAME
                )
        fake.world.clock = tour.clock.seconds
        with _heard(tour.became):
            await tour.begin()
            with tour.store.transaction() as connection:
                connection.execute(
                    "INSERT INTO chat (id, receiver, kind, role, joined_at)"
                    " VALUES (1, 'telegram', 'private', 'owner', 0)"
                )
            try:
                yield tour
            finally:
                await tour.end()
