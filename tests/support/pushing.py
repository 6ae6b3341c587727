"""A desk that hubs push to: a publisher, a strict hub, our web address and all passes, over loopback HTTP.

The clock is the test's; documents are parsed in this process, since the parsing process has its own tests.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from bot.feeds.item import NotAFeed, ParsedFeed
from bot.feeds.parse import parse
from bot.fetch.client import Fetcher
from bot.fetch.source import Source
from bot.fetch.wire import Task
from bot.pipeline import Pipeline
from bot.push.joined import Push
from bot.push.keys import Callbacks
from bot.rules.book import RuleBook
from bot.rules.rule import FeedEntry
from bot.store import feeds, rules
from bot.store.database import Row, Store
from bot.store.encoding import seconds
from bot.store.terminal import subscribe_terminal
from bot.web.health import WebServer
from bot.web.report import HealthReport
from bot.world import World
from tests.support.feed_server import FeedServer, entry, rss
from tests.support.fuse import Fuse, fused_store
from tests.support.hub import Asked, Hub
from tests.support.world import CONCEPTS, NOON, TALKS, Outside

LOOPBACK = (ip_network("127.0.0.0/8"),)
PUBLIC = "https://watch.example.org"
PATH = "/feed.xml"
OLD = "A quiet day in the harbour"
FIRST = "Russia offers talks with Ukraine on 2 June in Istanbul"
MOVED = "Russia offers talks with Ukraine on 16 June in Istanbul"


class Reading:
    """The parser, without a process of its own."""

    async def parse(
        self, body: bytes, *, seen: bytes = b"", prove: bool = False, **how: Any
    ) -> ParsedFeed | NotAFeed:
        return parse(body, before=Task(body, "", "", "", "", 0, seen, prove).before, **how)


class Well:
    """Health that is good."""

    async def report(self) -> HealthReport:
        return HealthReport()


@dataclass
class Town:
    """What outlives a process: publisher, hub, folder, clock, and what the reader got."""

    server: FeedServer
    hub: Hub
    folder: Path | None = None
    outside: Outside = field(default_factory=Outside)
    titles: list[str] = field(default_factory=lambda: [OLD])
    base: str = PUBLIC
    key: bytes = b"k" * 32
    self_path: str = PATH

    @property
    def now(self) -> datetime:
        return self.outside.now

    def print(self, *titles: str) -> None:
        """The publisher prints; the newest stand first."""
        self.titles[:0] = titles
        self.server.put(PATH, self.document(*self.titles))

    def document(self, *titles: str, hub: str | None = None) -> bytes:
        """A document of items that are known by their guids."""
        atom = 'xmlns:atom="http://www.w3.org/2005/Atom"'
        hub = self.hub.url if hub is None else hub
        links = f'<atom:link {atom} rel="self" href="{self.server.url(self.self_path)}"/>'
        links += f'<atom:link {atom} rel="hub" href="{hub}"/>' if hub else ""
        items = [
            entry(title, guid=f"g-{title}", published=NOON - timedelta(hours=self.titles.index(title) * 4))
            if title in self.titles
            else entry(title, guid=f"g-{title}", published=self.now)
            for title in titles
        ]
        return rss(items, extra=links)


@dataclass
class Desk:
    """One life of the process."""

    town: Town
    store: Store
    pipeline: Pipeline
    push: Push

    async def poll(self) -> None:
        """The feeds that are due."""
        for feed in feeds.due(self.store, self.town.now, limit=10):
            await self.pipeline.poll(feed)

    async def tell(self) -> None:
        """From what was judged to what the reader sees."""
        await self.pipeline.notify()
        await self.pipeline.deliver()

    async def subscribed(self, **how: Any) -> Asked:
        """Polled, asked, verified."""
        await self.poll()
        await self.push.subscribe()
        asked = self.town.hub.asked[-1]
        assert (await self.town.hub.verify(asked, **how)).agreed
        return asked

    async def pushed(self, asked: Asked, *titles: str) -> int:
        """The publisher prints, the hub brings only what is new, we take it in and tell it."""
        self.town.print(*titles)
        status = await self.town.hub.deliver(asked, self.town.document(*titles))
        await self.push.take()
        await self.tell()
        return status

    @property
    def row(self) -> Row:
        """The newest subscription."""
        found = self.store.row("SELECT * FROM push ORDER BY id DESC")
        assert found is not None
        return found

    @property
    def next_poll_s(self) -> int:
        """Seconds until the feed is polled."""
        row = self.store.row("SELECT next_poll_at FROM feed WHERE url LIKE 'http%'")
        assert row is not None
        return row["next_poll_at"] - seconds(self.town.now)


@asynccontextmanager
async def town(folder: Path | None = None) -> AsyncIterator[Town]:
    """A publisher and its hub, which is checked at the end."""
    async with FeedServer() as server, Hub() as hub:
        there = Town(server, hub, folder)
        there.print()
        yield there
        hub.check()


@asynccontextmanager
async def desk(there: Town, *, reachable: bool = True, fuse: Fuse | None = None) -> AsyncIterator[Desk]:
    """A process from start to end."""
    async with AsyncExitStack() as stack:
        folder = there.folder
        store = Store.in_memory() if folder is None else fused_store(folder, fuse or Fuse())
        stack.callback(store.close)
        feeds.sync(store, [FeedEntry(url=there.server.url(PATH), title="Loopback Post", lang="en")])
        rules.sync(store, [TALKS], there.now)
        subscribe_terminal(store, NOON - timedelta(hours=1))
        fetcher = await stack.enter_async_context(Fetcher(allow_private=LOOPBACK, exchange_s_max=5))
        source = Source(
            fetcher=fetcher,
            pool=Reading(),
            folder=Path(),
            sample_base=lambda: NOON,  # type: ignore[arg-type]
        )
        world = World(
            store=store,
            source=source,
            receivers={"terminal": there.outside},
            now=lambda: there.now,
            chance=lambda: 0.0,
        )
        pipeline = Pipeline(world, RuleBook(CONCEPTS, (TALKS,)))
        callbacks = Callbacks(there.base, there.key) if reachable else None
        push = Push(pipeline, fetcher, source, callbacks, monotonic=there.now.timestamp)
        web = WebServer(Well(), "127.0.0.1", 0, door=push.door)
        there.hub.reach[there.base] = f"http://127.0.0.1:{await web.start()}"
        stack.push_async_callback(web.stop)
        yield Desk(there, store, pipeline, push)
