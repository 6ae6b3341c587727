"""Only what is new costs, through the real way: publisher on loopback, parsing process, store, commit."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.alerts.intake import FeedView
from bot.feeds.answer import Answer, Document
from bot.fetch.client import Fetcher
from bot.fetch.guard import networks
from bot.fetch.pool import ParsePool
from bot.fetch.source import Source
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.rule import FeedEntry
from bot.store import feeds
from bot.store.database import Store
from bot.world import World
from tests.support.feed_server import FeedServer, entry, rss
from tests.support.world import NOON

DAY_S = 24 * 60 * 60


class BreakableStore(Store):
    """A store that dies in its next transaction when it is told to."""

    breaks = False

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        with super().transaction(durable=durable) as connection:
            yield connection
            if self.breaks:
                self.breaks = False
                raise KeyboardInterrupt


@dataclass
class Newsroom:
    """One feed, one Watchword; `read` are the titles that were parsed in each poll."""

    server: FeedServer
    source: Source
    store: BreakableStore
    pipeline: Pipeline = field(init=False)
    now: datetime = NOON
    read: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        feeds.sync(self.store, [FeedEntry(url=self.server.url("/feed"), title="News")])
        world = World(store=self.store, source=self, receivers={}, now=lambda: self.now, chance=lambda: 0.0)
        self.pipeline = Pipeline(world, RuleBook({}, ()))

    async def get(self, feed: FeedView) -> Answer:
        answer = await self.source.get(feed)
        if isinstance(answer, Document):
            self.read.append([item.title for item in answer.parsed.items])
        return answer

    async def poll(self, *titles: str, later_s: int = 3_600) -> list[str]:
        """The publisher shows these; what is new to the store."""
        self.server.put("/feed", rss([entry(title, published=NOON) for title in titles]))
        self.now += timedelta(seconds=later_s)
        (feed,) = feeds.due(self.store, self.now, limit=9)
        intent = await self.pipeline.poll(feed)
        return [intake.triaged.item.title for intake in intent.intakes]


@asynccontextmanager
async def newsroom() -> AsyncIterator[Newsroom]:
    store = BreakableStore(sqlite3.connect(":memory:", isolation_level=None))
    store._prepare(writer=True)
    async with (
        FeedServer() as server,
        Fetcher(allow_private=networks("127.0.0.0/8")) as fetcher,
        ParsePool() as pool,
    ):
        source = Source(fetcher=fetcher, pool=pool, folder=Path(), sample_base=lambda: NOON)
        yield Newsroom(server, source, store)
    store.close()


async def test_a_feed_from_its_first_day_to_its_next_proof() -> None:
    async with newsroom() as room:
        assert await room.poll("Two", "One") == ["Two", "One"]
        assert await room.poll("Three", "Two", "One") == ["Three"]
        assert room.read[-1] == ["Three"]
        # Only what was committed counts as seen.
        room.store.breaks = True
        with pytest.raises(KeyboardInterrupt):
            await room.poll("Four", "Three", "Two")
        assert await room.poll("Four", "Three", "Two") == ["Four"]
        assert room.read[-2:] == [["Four"], ["Four"]]
        # What was known before it left the document is looked at again, and is no news.
        assert await room.poll("One", "Four") == []
        assert room.read[-1] == ["One"]
        # A day later the whole is read once: it proves that cutting is right, and all that stands is remembered.
        assert await room.poll("Five", "Four", later_s=2 * DAY_S) == ["Five"]
        assert room.read[-1] == ["Five", "Four"]
        oldest = room.store.rows(
            "SELECT min(seen_at) AS at FROM seen s JOIN item i ON i.id = s.item_id WHERE title = 'Four'"
        )
        assert oldest[0]["at"] == room.now.timestamp()
        assert await room.poll("Six", "Five", "Four") == ["Six"]
        assert room.read[-1] == ["Six"]


async def test_a_feed_that_begins_anew_is_read_as_a_whole() -> None:
    async with newsroom() as room:
        await room.poll("Two", "One")
        with room.store.transaction() as connection:
            connection.execute(f"UPDATE feed SET {feeds.ANEW}")
        await room.poll("Three", "Two", "One")
        assert room.read[-1] == ["Three", "Two", "One"]
        assert room.store.rows("SELECT primed FROM feed")[0]["primed"] == 1
