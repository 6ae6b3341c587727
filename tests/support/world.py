"""A small world to drive the passes in: feeds that you write into, a receiver that keeps what it got, a clock."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.alerts.card import Card, Note
from bot.alerts.intake import FeedView
from bot.alerts.outcome import Outcome, Sent
from bot.alerts.receiver import Delivery
from bot.articles import ArticleSource
from bot.feeds.answer import Answer, Document
from bot.feeds.item import Item, ParsedFeed
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import ConceptList, FeedEntry, Rule, RuleId
from bot.store import feeds, rules
from bot.store.database import Store
from bot.store.terminal import subscribe_terminal
from bot.terminal import plain
from bot.world import World

NOON = datetime(2025, 5, 28, 12, tzinfo=UTC)
CONCEPTS = {
    "ukraine": ConceptList("ukraine", "Ukraine", ("Ukraine", "Ukrainian", "Kyiv")),
    "russia": ConceptList("russia", "Russia", ("Russia", "Russian", "Moscow", "Kremlin")),
}
TALKS = Rule(id=RuleId("talks"), title="Dates of the talks", query=parse("talks (@ukraine OR @russia)"))
PARTS = Rule(id=RuleId("ships"), title="Ships", query=parse("ship harbour"), severity="high")


def item(number: int, title: str, *, at: datetime, summary: str = "") -> Item:
    """An item with a guid and a link of its own."""
    link = f"https://news.example/{number}"
    return Item(
        title=title, summary=summary, guid=f"n{number}", link=link, lang="en", published=at, source="News"
    )


@dataclass(slots=True)
class Outside:
    """What survives any crash: the feeds' documents, what the chat received, the time."""

    now: datetime = NOON
    documents: dict[str, list[Item]] = field(default_factory=dict)
    received: list[Delivery] = field(default_factory=list)
    answers: list[Outcome] = field(default_factory=list)

    def publish(self, feed: str, *items: Item) -> None:
        """The newest items stand first in a document."""
        self.documents[feed] = [*reversed(items), *self.documents.get(feed, [])]

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    async def get(self, feed: FeedView) -> Answer:
        """The feed source."""
        return Document(ParsedFeed(title=feed.title, lang="en", items=tuple(self.documents[feed.url])))

    async def deliver(self, delivery: Delivery) -> Outcome:
        """The receiver: answers with the outcomes that a test put into `answers`, else with success."""
        if self.answers and not isinstance(self.answers[0], Sent):
            return self.answers.pop(0)
        self.received.append(delivery)
        return Sent(delivery.edit_id or len(self.received))

    @property
    def rings(self) -> list[Card]:
        """The cards that rang, in their order."""
        return [
            delivery.content
            for delivery in self.received
            if delivery.edit_id is None and isinstance(delivery.content, Card) and not delivery.silent
        ]

    @property
    def reminders(self) -> list[str]:
        """What the chat was reminded of: the lines of each message, without its last ones that say how."""
        return [
            plain(delivery.content.html).partition("\n\n")[0]
            for delivery in self.received
            if isinstance(delivery.content, Note) and delivery.content.html.startswith("⏰")
        ]

    @property
    def headlines(self) -> list[str]:
        """The headlines that rang."""
        return [card.headline for card in self.rings]


@dataclass(slots=True)
class Running:
    """One life of the process: opened on a folder (or in memory), ended by closing the store."""

    outside: Outside
    store: Store
    pipeline: Pipeline

    async def passes(self) -> None:
        """One of each, as `watchword once` does."""
        for feed in feeds.due(self.store, self.outside.now, limit=100):
            await self.pipeline.poll(feed)
        if self.pipeline.articles.start():
            await self.pipeline.articles.finish()
        await self.pipeline.notify()
        await self.pipeline.remind()
        await self.pipeline.deliver()


def start(
    outside: Outside,
    store: Store,
    watched: Iterable[Rule] = (TALKS,),
    *,
    backlog: bool = False,
    articles: ArticleSource | None = None,
) -> Running:
    """Start a process: everything is read back from the store."""
    rule_list = tuple(watched)
    feeds.sync(store, [FeedEntry(url=url, title=url, sample=not backlog) for url in outside.documents])
    rules.sync(store, rule_list, outside.now)
    subscribe_terminal(store, outside.now - timedelta(hours=1))
    world = World(
        store=store,
        source=outside,
        receivers={"terminal": outside},
        now=lambda: outside.now,
        chance=lambda: 0.0,
        articles=articles,
    )
    return Running(outside, store, Pipeline(world, RuleBook(CONCEPTS, rule_list)))


@contextmanager
def running(
    outside: Outside,
    folder: Path | None = None,
    watched: Iterable[Rule] = (TALKS,),
    *,
    backlog: bool = False,
    articles: ArticleSource | None = None,
) -> Iterator[Running]:
    """A process from start to clean end."""
    store = Store.in_memory() if folder is None else Store.open(folder)
    try:
        yield start(outside, store, watched, backlog=backlog, articles=articles)
    finally:
        store.close()
