"""Feeds that live for days under the silence guard: all passes, the strict Bot API over HTTP, a clock that is set.

A publisher prints, falls silent, fails; the machine sleeps (`away`): nothing runs, and time goes by.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.alerts.absence import AWAY_MIN, Mark
from bot.alerts.intake import FeedView
from bot.feeds.answer import Answer, Document, Failed, FailureKind, Quiet
from bot.feeds.item import Item, ParsedFeed
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import FeedEntry, Rule, RuleId
from bot.silence import SilenceGuard
from bot.store import feeds, rules
from bot.store.database import Store
from bot.world import World
from tests.support.botapi.world import Message
from tests.support.chatting import Stage, stage
from tests.support.subscribers import subscribe
from tests.support.world import CONCEPTS, item

OWNER = 1
OPENINGS = Rule(id=RuleId("openings"), title="What opens", query=parse("opens OR moves"))
NO_NAME = Failed("no address for its name", FailureKind.DNS)


@dataclass
class Publishers:
    """The documents of the feeds by address; `down` are those that fail, and how."""

    documents: dict[str, list[Item]] = field(default_factory=dict)
    down: dict[str, Failed] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)

    async def get(self, feed: FeedView) -> Answer:
        """The feed source."""
        if feed.url in self.down:
            return self.down[feed.url]
        items = tuple(self.documents[feed.url])
        if self.read.get(feed.url) == hash(items):
            return Quiet()
        self.read[feed.url] = hash(items)
        return Document(ParsedFeed(title=feed.title, lang="en", items=items))


@dataclass
class Watch:
    """One life of the process, with the guard."""

    on: Stage
    news: Publishers
    pipeline: Pipeline
    guard: SilenceGuard

    @property
    def now(self) -> datetime:
        return self.on.clock.now

    async def passes(self, *, guards: bool = True) -> None:
        """One of each."""
        for feed in feeds.due(self.on.store, self.now, limit=100):
            await self.pipeline.poll(feed)
        if guards:
            await self.guard.look()
        await self.pipeline.notify()
        await self.on.settle()

    async def live(self, *, hours: float, every_min: float = 30) -> None:
        """Time goes by, and all passes run."""
        end = self.now + timedelta(hours=hours)
        while self.now < end:
            step = self.now + timedelta(minutes=every_min)
            while self.now < step:
                # The guard comes by each minute; here often enough to know that nobody was away.
                self.on.clock.now = min(step, self.now + AWAY_MIN / 2)
                self.guard.alive()
            await self.passes()

    async def away(self, *, hours: float) -> None:
        """Nothing runs, and then goes on."""
        self.on.clock.now += timedelta(hours=hours)
        self.guard.alive()

    def publish(self, feed: str, *items: Item) -> None:
        """The newest items stand first in a document."""
        self.news.documents[feed] = [*reversed(items), *self.news.documents[feed]]

    def said(self, *words: str, chat: int = OWNER) -> list[Message]:
        """The messages in which all these words stand."""
        return [one for one in self.on.fake.answers(chat) if all(word in one.text for word in words)]


def hourly(feed: str, until: datetime, count: int = 40, hours: int = 6) -> list[Item]:
    """A history of reports that match nothing, newest first."""
    return [
        replace(
            item(0, f"Tide table {n} {feed}", at=until - timedelta(hours=hours * n)),
            guid=f"{feed} {n}",
            link=f"{feed}/{n}",
        )
        for n in range(count)
    ]


@asynccontextmanager
async def watching(
    urls: Iterable[str], watched: tuple[Rule, ...] = (OPENINGS,), store: Store | None = None
) -> AsyncIterator[Watch]:
    """An owner who watches what opens, and feeds that have posted every six hours for ten days."""
    async with stage(store, shipped=()) as on:
        begin(on.store, urls, watched, on.clock())
        on.fake.person(OWNER, "Ann")
        on.make_owner(on.fake.person(OWNER, "Ann"))
        for rule in watched:
            subscribe(on.store, [OWNER], rule.id, on.clock(), receiver="telegram")
        news = Publishers({url: hourly(url, on.clock()) for url in urls})
        watch = alive(on, news, watched)
        await watch.passes()
        yield watch


def begin(store: Store, urls: Iterable[str], watched: tuple[Rule, ...], now: datetime) -> None:
    """Feeds and rules as at the start of the program."""
    feeds.sync(store, [FeedEntry(url=url, title=url.split("/")[2]) for url in urls])
    rules.sync(store, watched, now)


def alive(on: Stage, news: Publishers, watched: tuple[Rule, ...] = (OPENINGS,)) -> Watch:
    """A life of the process on that stage."""
    world = World(
        store=on.store,
        source=news,
        receivers={"telegram": on.link.receiver},
        now=on.clock,
        chance=lambda: 0.5,
        catches_up=True,
    )
    guard = SilenceGuard(on.store, ["telegram"], now=on.clock, mark=lambda: Mark(on.clock()))
    guard.alive()
    return Watch(on, news, Pipeline(world, RuleBook(CONCEPTS, watched)), guard)
