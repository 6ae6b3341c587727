"""Which feeds are asked when: hosts at their pace, after long stops and restarts too; what becomes of a feed."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from bot.alerts.card import Note
from bot.alerts.intake import FeedView
from bot.feeds.answer import Answer, Document, Failed, FailureKind, Quiet
from bot.feeds.hosts import POLLS_PER_HOST_MAX
from bot.feeds.item import ParsedFeed
from bot.feeds.timing import Wishes
from bot.pipeline import FEEDS_AT_ONCE_MAX, Pipeline
from bot.rules.book import RuleBook
from bot.rules.rule import FeedEntry
from bot.store import chat_feeds, feeds
from bot.store.chat_feeds import AddFeed, NewFeed, PauseFeed
from bot.store.database import Store
from bot.store.rhythms import forget_rests
from bot.store.terminal import subscribe_terminal
from tests.support.simulated import Publisher, Simulation
from tests.support.world import NOON, item

EMPTY = Document(ParsedFeed("News", "en", ()))
GONE = Failed("the publisher says that this feed is gone for good (410)", FailureKind.GONE)
DAY = 86_400.0


def quickly(feed: FeedView, at: float) -> tuple[Answer, float]:
    """A publisher with nothing to say."""
    return EMPTY, 0.2


def saying(answers: list[Answer]) -> Publisher:
    """A publisher that gives the last of these answers, quickly."""
    return lambda *_: (answers[-1], 0.2)


def simulation(*urls: str, publisher: Publisher = quickly, host_s: float = 1.0) -> Simulation:
    store = Store.in_memory()
    feeds.sync(store, [FeedEntry(url=url, title=url) for url in urls])
    subscribe_terminal(store, NOON)
    return Simulation(store, publisher, Random(1), host_s=host_s)


def urls(host: str, number: int) -> list[str]:
    return [f"https://{host}.example/{n}" for n in range(number)]


async def test_a_host_with_many_feeds_is_spread_and_the_others_are_not_kept_waiting() -> None:
    sim = simulation(*urls("crowd", 90), *(f"https://h{n}.example/rss" for n in range(90)), host_s=2.0)
    await sim.run(5)
    others = [one.url for one in sim.asked if one.host != "crowd.example"]
    assert len(set(others)) == 90
    await sim.run(195)
    assert len({one.number for one in sim.asked}) == 180
    assert sim.manners.breaches == []


async def test_a_host_that_does_not_answer_holds_two_places_and_no_more() -> None:
    def slow(feed: FeedView, at: float) -> tuple[Answer, float]:
        if "slow" in feed.url:
            return Failed("did not deliver within 20 seconds", FailureKind.TIMEOUT), 20.0
        return EMPTY, 0.2

    sim = simulation(*urls("slow", 80), "https://other.example/rss", publisher=slow)
    await sim.run(15)
    assert "other.example" in {one.host for one in sim.asked}
    assert len(sim.pipeline._polling) == POLLS_PER_HOST_MAX


async def test_after_a_long_stop_the_longest_overdue_come_first_and_not_all_at_once() -> None:
    sim = simulation(*(f"https://h{n}.example/rss" for n in range(150)))
    with sim.store.transaction() as connection:
        connection.execute("UPDATE feed SET next_poll_at = ? - id", (int(sim.at) - 86_400,))
    assert sim.pipeline.start_polls() == FEEDS_AT_ONCE_MAX
    assert sorted(sim.pipeline._polling) == list(range(150 - FEEDS_AT_ONCE_MAX + 1, 151))
    await sim.pipeline.stop_polls()


async def test_where_more_are_due_than_there_are_places_the_next_follow_at_once() -> None:
    sim, asked = simulation(*(f"https://h{n}.example/rss" for n in range(150))), []

    class AtOnce:
        async def get(self, feed: FeedView) -> Answer:
            asked.append(feed.id)
            return EMPTY

    pipeline = Pipeline(replace(sim.pipeline.world, source=AtOnce()), RuleBook({}, ()))
    pipeline.start_polls()
    await pipeline.finish_polls()
    assert sorted(asked) == list(range(1, 151))


async def test_hundreds_of_overdue_feeds_of_one_host_hide_no_other() -> None:
    sim = simulation(*urls("crowd", 700), "https://other.example/rss", host_s=2.0)
    with sim.store.transaction() as connection:
        connection.execute("UPDATE feed SET next_poll_at = ? + id", (int(sim.at) - 86_400,))
    sim.pipeline.start_polls()
    assert 701 in sim.pipeline._polling
    await sim.pipeline.stop_polls()


async def test_a_restart_is_no_reason_to_ask_a_host_sooner() -> None:
    sim = simulation(*urls("crowd", 9), host_s=30.0)
    await sim.run(31)
    await sim.kill()
    await sim.run(31)
    starts = [one.start - NOON.timestamp() for one in sim.asked]
    assert starts == sorted(starts)
    # Whole seconds are stored: the first after the restart may be a second early, never more.
    assert all(later - earlier >= 29 for earlier, later in pairwise(starts))


async def test_a_host_that_asks_for_patience_gets_it_for_all_its_feeds_also_after_a_restart() -> None:
    busy = Failed("asks us to come less often (429)", FailureKind.RATE, retry_after_s=600)

    def publisher(feed: FeedView, at: float) -> tuple[Answer, float]:
        return (busy, 0.2) if feed.url.endswith("/0") else (EMPTY, 0.2)

    sim = simulation(*urls("crowd", 5), "https://other.example/rss", publisher=publisher)
    await sim.run(60)
    await sim.kill()
    await sim.run(500)
    asked = [one for one in sim.asked if one.host == "crowd.example"]
    assert len(asked) == 1
    assert len([one for one in sim.asked if one.host == "other.example"]) > 1
    await sim.run(100)
    assert len({one.number for one in sim.asked if one.host == "crowd.example"}) >= 4
    with sim.store.transaction() as connection:
        connection.execute("UPDATE host_rest SET until = until - 86400")
    forget_rests(sim.store, NOON)
    assert sim.store.rows("SELECT * FROM host_rest") == []


async def test_one_pass_over_all_that_is_due_ends_and_leaves_resting_hosts_alone() -> None:
    busy = Failed("asks us to come less often (429)", FailureKind.RATE, retry_after_s=600)

    class Now(Simulation):
        async def get(self, feed: FeedView) -> Answer:
            self.fetched.append(feed.url)
            return busy if "rests" in feed.url else EMPTY

        fetched: list[str]

    store = Store.in_memory()
    feeds.sync(store, [FeedEntry(url=url, title=url) for url in (*urls("rests", 3), *urls("crowd", 3))])
    sim = Now(store, quickly, Random(1), host_s=0.0)
    sim.fetched = []
    await sim.pipeline.poll_due()
    assert sorted(sim.fetched) == [*urls("crowd", 3), "https://rests.example/0", "https://rests.example/1"]


# --- what becomes of a feed ---


async def test_a_feed_that_is_gone_ends_its_owner_is_told_and_may_resume_it() -> None:
    answers: list[Answer] = [EMPTY, GONE]
    sim = simulation("https://paper.example/rss", publisher=saying(answers))
    await sim.run(2 * DAY)
    assert len(sim.asked) == 1
    await sim.pipeline.deliver()
    (told,) = sim.received
    assert isinstance(told.content, Note)
    assert re.search("has ended.*410", told.content.html)
    answers.append(EMPTY)
    with sim.store.transaction() as connection:
        PauseFeed(0, 1, paused=False, for_all=True).write(connection, NOON)
    await sim.run(600)
    assert len(sim.asked) > 1
    (feed,) = chat_feeds.common(sim.store, NOON)
    assert not feed.ended


async def test_that_a_private_feed_is_gone_hears_who_has_it_and_nobody_else() -> None:
    sim = simulation(publisher=saying([GONE]))
    with sim.store.transaction() as connection:
        for chat in (1, 2, 3):
            connection.execute(
                "INSERT INTO chat (id, receiver, kind, role, joined_at) VALUES (?, 'terminal', 'private',"
                " 'member', 0)",
                (chat,),
            )
        for chat in (1, 2):
            AddFeed(chat, NewFeed("https://mine.example/rss?key=secret"), 9).write(connection, NOON)
    await sim.run(60)
    rows = sim.store.rows("SELECT chat_id FROM message ORDER BY chat_id")
    assert [row["chat_id"] for row in rows] == [1, 2]
    # Whoever doesn't have it can't bring it back.
    with sim.store.transaction() as connection:
        PauseFeed(3, 1, paused=False).write(connection, NOON)
    await sim.run(60)
    assert len(sim.asked) == 1
    with sim.store.transaction() as connection:
        PauseFeed(2, 1, paused=False).write(connection, NOON)
    await sim.run(60)
    assert len(sim.asked) == 2


@pytest.mark.parametrize("again", ["added", "files"])
async def test_an_ended_feed_that_is_named_anew_is_asked_again(again: str) -> None:
    url = "https://paper.example/rss"
    sim = simulation(url, publisher=saying([GONE]))
    await sim.run(60)
    if again == "added":
        with sim.store.transaction() as connection:
            chat_feeds.add_common(connection, NewFeed(url))
    else:
        feeds.sync(sim.store, [])
        feeds.sync(sim.store, [FeedEntry(url=url, title="again")])
    await sim.run(DAY)
    assert len(sim.asked) == 2


async def test_a_feed_that_moved_is_asked_at_its_new_address_and_keeps_its_name() -> None:
    new = "https://new.example/rss"

    def publisher(feed: FeedView, at: float) -> tuple[Answer, float]:
        if feed.fetched_from == new:
            return Quiet(), 0.2
        return Quiet(moved_to=new), 0.2

    sim = simulation("https://old.example/rss", publisher=publisher)
    await sim.run(DAY)
    assert {one.host for one in sim.asked} == {"old.example"}
    await sim.run(3_600)
    assert sim.asked[-1].host == "new.example"
    feeds.sync(sim.store, [FeedEntry(url="https://old.example/rss", title="still the same")])
    (feed,) = chat_feeds.common(sim.store, NOON)
    assert (feed.id, feed.url, feed.moved_to) == (1, "https://old.example/rss", new)
    await sim.run(3_600)
    assert sim.asked[-1].host == "new.example"


async def test_what_was_learned_and_wished_is_there_after_a_restart() -> None:
    start = NOON.timestamp()
    reports = [item(n, f"Report number {n}", at=NOON - timedelta(minutes=20 * n)) for n in range(30)]
    document = Document(ParsedFeed("News", "en", tuple(reports), wishes=Wishes(1_200, frozenset({3, 4}))))
    sim = simulation("https://paper.example/rss", publisher=saying([document]))
    await sim.run(60)
    (view,) = feeds.views(sim.store, [1], NOON)
    assert view.wishes == Wishes(1_200, frozenset({3, 4}))
    assert view.rhythm is not None
    assert view.rhythm.since == start - 29 * 1_200
    assert sum(view.rhythm.hours) == pytest.approx(29, rel=0.02)
    row = sim.store.row("SELECT next_poll_at FROM feed")
    assert row is not None
    assert 1_200 <= row["next_poll_at"] - start <= 1_215
