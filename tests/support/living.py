"""News as people live through it: feeds, all passes, the strict Bot API over HTTP, and a process that may die.

What survives a stop is in `Day`: the folder, Telegram, the publishers' documents, the clock. A `Fuse` stops the
process at one of its effects.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.alerts.intake import FeedView
from bot.feeds.answer import Answer, Document
from bot.feeds.item import Item, ParsedFeed
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.rule import ConceptList, FeedEntry, Rule
from bot.store import feeds, inbox, outbox, rules
from bot.store.database import Store
from bot.store.encoding import seconds
from bot.telegram.asking import Services
from bot.telegram.link import TelegramLink
from bot.world import World
from tests.support.botapi.people import Person
from tests.support.botapi.server import FakeTelegram
from tests.support.chatting import Clock
from tests.support.fuse import Fuse, fused_link, fused_store
from tests.support.world import CONCEPTS, TALKS

ROUNDS_MAX = 200
POLLED_AFTER_S = 120  # every feed is due again by then

Act = Callable[["Process"], Awaitable[None]]


@dataclass
class Day:
    """What outlives the process. `publisher_of` names the publishers that feeds belong to."""

    folder: Path
    fake: FakeTelegram
    watched: tuple[Rule, ...]
    concepts: Mapping[str, ConceptList]
    clock: Clock = field(default_factory=Clock)
    fuse: Fuse = field(default_factory=Fuse)
    documents: dict[str, list[Item]] = field(default_factory=dict)
    publisher_of: dict[str, str] = field(default_factory=dict)
    lives: int = 0

    def __post_init__(self) -> None:
        self.fake.world.clock = self.clock.seconds

    def publish(self, feed: str, *items: Item) -> None:
        """The newest items stand first in a document; what stands there already doesn't come twice."""
        known = self.documents.setdefault(feed, [])
        for item in items:
            if item not in known:
                known.insert(0, item)

    async def get(self, feed: FeedView) -> Answer:
        """The feed source."""
        self.fuse.moment("before a fetch")
        return Document(ParsedFeed(title=feed.title, lang="", items=tuple(self.documents.get(feed.url, ()))))

    def subscribe(self, chat_id: int, *rule_ids: str, kind: str = "private", role: str = "owner") -> None:
        """A chat that the bot knows, subscribed, before the first life of the process."""
        with self.open() as store, store.transaction() as connection:
            connection.execute(
                "INSERT INTO chat (id, receiver, kind, role, joined_at) VALUES (?, 'telegram', ?, ?, 0)",
                (chat_id, kind, role),
            )
            connection.executemany(
                "INSERT INTO subscription (chat_id, rule_id, since, earlier) VALUES (?, ?, ?, 0)",
                [(chat_id, rule_id, seconds(self.clock())) for rule_id in rule_ids],
            )

    @contextmanager
    def open(self) -> Iterator[Store]:
        """The store, looked at from outside, with feeds and rules in it."""
        store = Store.open(self.folder)
        try:
            self.sync(store)
            yield store
        finally:
            store.close()

    def sync(self, store: Store) -> None:
        """As at the start of the program: feeds and rules are those of the files."""
        entries = [
            FeedEntry(url=url, title=url, publisher=self.publisher_of.get(url, url)) for url in self.documents
        ]
        feeds.sync(store, entries)
        rules.sync(store, self.watched, self.clock())

    async def live(self, *acts: Act) -> None:
        """Do one act after the other; begin a new life after a stop, and end when all is quiet.

        An act that a stop interrupted isn't repeated: what people did, Telegram and the publishers remember.
        """
        todo = list(acts)
        while not await self._one_life(todo):
            self.lives += 1
            self.fuse.stop_at = -1

    async def _one_life(self, todo: list[Act]) -> bool:
        store = fused_store(self.folder, self.fuse)
        link = fused_link(
            self.fake,
            store,
            concepts=self.concepts,
            clock=self.clock,
            services=Services(book=RuleBook(self.concepts, self.watched)),
        )
        try:
            process = Process(self, store, link)
            await link.once()
            await process.passes()
            while todo:
                await todo.pop(0)(process)
            await process.settle()
        except BaseException:
            # A task group wraps what stopped one of its tasks.
            if not self.fuse.stopped_in or self.fuse.stop_at < 0:
                raise
            return False
        finally:
            await link.aclose()
            store.close()
        return True


class Process:
    """One life of the process."""

    def __init__(self, day: Day, store: Store, link: TelegramLink) -> None:
        self.day, self.store, self.link = day, store, link
        day.sync(store)
        world = World(
            store=store,
            source=day,
            receivers={"telegram": link.receiver},
            now=day.clock,
            chance=lambda: 0.5,
        )
        self.pipeline = Pipeline(world, RuleBook(day.concepts, day.watched))

    async def passes(self) -> None:
        """One of each, as they are due now."""
        for feed in feeds.due(self.store, self.day.clock(), limit=100):
            await self.pipeline.poll(feed)
        await self.link.updates.once(wait_s=0)
        await self.link.worker.drain()
        await self.pipeline.notify()
        await self.pipeline.deliver()

    async def settle(self) -> None:
        """All passes, until nothing is open, unread or due; time goes on as far as that takes."""
        for _ in range(ROUNDS_MAX):
            await self.passes()
            waiting = outbox.next_due_at(self.store) or inbox.unanswered(self.store, 1)
            if not waiting and not self.day.fake.world.pending(1):
                return
            await self.day.clock.sleep(1)
        raise AssertionError("something stays due for ever")


def published(feed: str, *items: Item) -> Act:
    """A publisher prints, the feeds are polled, and all becomes quiet."""

    async def act(process: Process) -> None:
        process.day.publish(feed, *items)
        await process.day.clock.sleep(POLLED_AFTER_S)
        await process.settle()

    return act


def done(what: Callable[[], object]) -> Act:
    """Somebody does something in the chat, and all becomes quiet."""

    async def act(process: Process) -> None:
        what()
        await process.settle()

    return act


@asynccontextmanager
async def day_of_talks(folder: Path) -> AsyncIterator[Day]:
    """Two feeds and a rule on the talks; at its end the fake is checked for violations and unanswered presses."""
    async with FakeTelegram() as fake:
        that = Day(folder, fake, (TALKS,), CONCEPTS, documents={"a": [], "b": []})
        yield that
        fake.check()


def ann_of(day: Day) -> Person:
    """The owner, whose private chat hears of the talks."""
    ann = day.fake.person(1, "Ann")
    _ = ann.chat
    day.subscribe(1, "talks")
    return ann
