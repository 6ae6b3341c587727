"""What conversations about feeds need: sites that are found, feeds in the store, people who ask."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.feeds.discover import Candidate
from bot.fetch.discovery import Discovered
from bot.rules.rule import FeedEntry
from bot.store import chat_feeds, feeds
from bot.store.chat_feeds import FeedHealth
from bot.store.watching import Watch
from bot.telegram.asking_feeds import FeedsFound
from tests.support.botapi.people import Person
from tests.support.chatting import Clock, Stage

GROUP = -100
NOON = Clock().now
PAPER = Candidate("https://paper.example/rss", "The <Paper> 🗞", "de", NOON - timedelta(hours=2), 12.0, 20)
BLOG = Candidate("https://paper.example/blog", "مدونة", "ar", None, 0.0, 0)


class Sites:
    """A finder that knows some sites, and remembers what it was asked."""

    def __init__(self, *found: Candidate, problem: str = "") -> None:
        self.found, self.problem = found, problem
        self.asked: list[str] = []

    async def find(self, url: str) -> Discovered:
        self.asked.append(url)
        return Discovered(self.found, self.problem, 1)


def common(on: Stage, *titles: str) -> None:
    feeds.sync(
        on.store, [FeedEntry(url=f"https://{title}.example/rss", title=title, lang="en") for title in titles]
    )


def own(on: Stage, chat_id: int = 1) -> list[FeedHealth]:
    return [feed for feed in chat_feeds.of_chat(on.store, chat_id, on.clock()) if feed.own]


async def pressed(on: Stage, person: Person, *buttons: str) -> str:
    for button in buttons:
        person.presses(button)
        await on.settle()
    return on.last(person.id).text


def member(on: Stage, number: int = 1, role: str = "member") -> Person:
    person = on.fake.person(number)
    _ = person.chat
    on.grant(person.id, role)
    return person


FEED = FeedHealth(
    id=7,
    url="https://x.example/feed",
    title="X",
    lang="en",
    publisher="",
    own=True,
    by_file=False,
    paused=False,
    polled=NOON,
    answered=NOON,
    next_poll=NOON,
    failing_since=None,
    failures=0,
    problem="",
    newest=None,
    newest_title="",
    per_day=0.0,
)
FOUND = FeedsFound((FEED,), own=1, candidate=PAPER)


def feeds_named(watches: Sequence[Watch]) -> FeedsFound:
    """Feeds that are called, and fail, as these watches are called."""
    feeds = tuple(
        replace(
            FEED,
            id=number,
            title=watch.title,
            url=watch.match,
            publisher=watch.title,
            newest_title=watch.match,
            problem=watch.title,
            newest=NOON if number % 2 else None,
            failing_since=NOON if number % 3 == 0 else None,
            own=watch.own,
            paused=watch.subscribed,
        )
        for number, watch in enumerate(watches)
    )
    candidate = replace(PAPER, title=watches[0].title, url=watches[0].match) if watches else None
    return FeedsFound(feeds, own=len(feeds), candidate=candidate)
