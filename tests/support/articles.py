"""Articles for the small world: a reader with answers for each link, and a process that asks it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.feeds.article import ArticleAnswer, NoArticle
from bot.feeds.item import Item
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store import feeds
from tests.support.fuse import Fuse
from tests.support.world import NOON, Outside, Running, item, running

FERRY = Rule(id=RuleId("ferry"), title="The ferry", query=parse("ferry strike"), full_text=True)
SOON = NOON + timedelta(minutes=2)
VAGUE = item(1, "Harbour workers discuss a strike", at=SOON, summary="A meeting went on until midnight.")
PLAIN = item(2, "Ferry crews begin a strike", at=SOON)
OTHER = item(3, "A bakery in the old town opens again", at=SOON)
TEXT = (
    "The union met in the old town hall.\n\nMembers spoke for five hours.\n\n"
    "The strike would stop every ferry to the islands from 14 June.\n\nA vote is expected."
)
FORBIDDEN = NoArticle("the publisher's robots.txt forbids it")
READ_AT = "2025-05-28 12:03 UTC"
BUSY = NoArticle("the publisher has an internal error (500)", passing=True)


@dataclass(slots=True)
class Reader:
    """The articles of the world: the answers for each link, the last of which stands; others have none."""

    answers: Mapping[str, list[ArticleAnswer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    fuse: Fuse | None = None

    async def get(self, link: str) -> ArticleAnswer:
        self.asked.append(link)
        if self.fuse is not None:
            self.fuse.moment("after an article was fetched")
        answers = self.answers.get(link, [FORBIDDEN])
        return answers.pop(0) if len(answers) > 1 else answers[0]


def reader(*answers: ArticleAnswer, of: Item = VAGUE) -> Reader:
    return Reader({of.link: list(answers)})


@contextmanager
def watching(
    outside: Outside,
    articles: Reader,
    *watched: Rule,
    full_text_feed: bool = False,
    folder: Path | None = None,
) -> Iterator[Running]:
    with running(outside, folder, watched or (FERRY,), backlog=True, articles=articles) as process:
        with process.store.transaction() as connection:
            connection.execute("UPDATE feed SET full_text = ?", (int(full_text_feed),))
        yield process


async def first_poll_then(process: Running, *items: Item, minutes: int = 3) -> None:
    """The backlog is stored; then something new comes."""
    await process.passes()
    process.outside.later(minutes=minutes)
    process.outside.publish("a", *items)
    await process.passes()


async def more_passes(process: Running) -> None:
    for _ in range(2):
        process.outside.later(minutes=3)
        await process.passes()


async def poll(process: Running) -> None:
    """Poll what is due, and nothing else."""
    for feed in feeds.due(process.store, process.outside.now, limit=9):
        await process.pipeline.poll(feed)


async def read_articles(process: Running) -> None:
    """The pass ARTICLE, and nothing else."""
    process.pipeline.articles.start()
    await process.pipeline.articles.finish()
