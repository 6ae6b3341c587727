"""A stage for conversations on which the passes run too: what a report says becomes an alert, a date, a reminder."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from bot.chat_rules import sync_chat_rules
from bot.feeds.item import Item
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import ConceptList, FeedEntry, Rule, RuleId, RuleSet
from bot.store import feeds
from bot.world import World
from tests.support.chatting import SHIPPED, Stage, stage
from tests.support.world import CONCEPTS, Outside

FEED = "desk"
READY = tuple(Rule(RuleId(rule_id), title, parse(match)) for rule_id, title, match in SHIPPED)
TAURUS = {"taurus": ConceptList("taurus", "Taurus", ("Taurus",))}


@dataclass
class CalendarStage(Stage):
    """A stage with the passes and one feed, which lives in `zone`."""

    pipeline: Pipeline = field(kw_only=True)
    outside: Outside = field(kw_only=True)
    book: RuleBook = field(kw_only=True)
    published: int = 0

    async def passes(self) -> None:
        """All passes but POLL, and the answers of Telegram."""
        await self.pipeline.notify()
        await self.pipeline.remind()
        await self.settle()


async def publish(on: CalendarStage, *titles: str) -> None:
    """Each title is a report of another paper, a minute after the one before, and goes through all passes."""
    for title in titles:
        on.clock.now += timedelta(minutes=1)
        on.published += 1
        link = f"https://news.example/{on.published}"
        item = Item(
            title=title, guid=link, link=link, lang="en", published=on.clock(), source=f"Paper {on.published}"
        )
        on.outside.publish(FEED, item)
        sync_chat_rules(on.store, on.book, RuleSet(READY, {}, ()))
        (feed,) = feeds.due(on.store, on.clock.now + timedelta(days=1), limit=10)
        await on.pipeline.poll(feed)
        await on.passes()


@asynccontextmanager
async def calendar_stage(*, zone: str = "UTC") -> AsyncIterator[CalendarStage]:
    """An open stage whose feed is of a publisher in `zone`."""
    async with stage() as plain:
        outside, book = Outside(documents={FEED: []}), RuleBook(CONCEPTS | TAURUS, READY)
        feeds.sync(plain.store, [FeedEntry(url=FEED, title=FEED, timezone=zone, sample=True)])
        world = World(
            store=plain.store,
            source=outside,
            receivers={"telegram": plain.link.receiver},
            now=plain.clock,
            chance=lambda: 0.0,
        )
        on = CalendarStage(**vars(plain), pipeline=Pipeline(world, book), outside=outside, book=book)
        yield on
