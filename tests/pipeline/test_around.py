"""What stands around the passes: the scheduler, the health of a running process, what the terminal says."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console

from bot.alerts.intake import PollIntent
from bot.greeting import Greeting, summary
from bot.rules.rule import FeedEntry, RuleSet
from bot.scheduler import Scheduler
from bot.status import RunningHealth
from bot.store import feeds, polls
from bot.store.database import Store
from bot.store.overview import FailingFeed, overview
from tests.support.world import CONCEPTS, NOON, PARTS, TALKS, Outside, item, running

URLS = ("a", "b")
RULES = RuleSet((TALKS, PARTS), CONCEPTS, tuple(FeedEntry(url=url, title=url.upper()) for url in URLS))


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.in_memory()
    feeds.sync(store, RULES.feeds)
    yield store
    store.close()


def polled(store: Store, *, ok: bool = True, problem: str = "") -> None:
    """Each feed that is due was polled at noon."""
    for feed in feeds.due(store, NOON, limit=9):
        later = NOON + timedelta(minutes=1)
        polls.commit(store, PollIntent(feed.id, NOON, later, ok=ok, problem=problem))


class Ticks:
    """Seconds that only move when told."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


# --- the scheduler ---


async def test_a_pass_that_fails_is_logged_stops_no_other_and_grows_old(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ticks, ran = Ticks(), asyncio.Event()
    counted = 0

    async def fails() -> None:
        raise RuntimeError("a bug in this pass")

    async def works() -> None:
        nonlocal counted
        counted += 1
        if counted == 3:
            ran.set()

    scheduler = Scheduler(monotonic=ticks)
    scheduler.every(0.01, "fails", fails)
    scheduler.every(0.01, "works", works)
    ticks.at = 107.0
    with caplog.at_level(logging.ERROR, "watchword"):
        scheduler.start()
        async with asyncio.timeout(20):
            await ran.wait()
        scheduler.stop()
    assert scheduler.ages_s() == {"fails": 7.0, "works": 0.0}
    assert "pass failed name=fails" in caplog.text
    assert "a bug in this pass" in caplog.text


async def test_a_pass_never_runs_beside_itself() -> None:
    gate, begun = asyncio.Event(), 0

    async def slow() -> None:
        nonlocal begun
        begun += 1
        await gate.wait()

    seen = asyncio.Event()
    looks = 0

    async def other() -> None:
        nonlocal looks
        looks += 1
        if looks == 5:
            seen.set()

    scheduler = Scheduler()
    scheduler.every(0.01, "slow", slow)
    scheduler.every(0.01, "other", other)
    scheduler.start()
    async with asyncio.timeout(20):
        await seen.wait()
    assert begun == 1
    gate.set()
    scheduler.stop()


async def test_a_pass_that_the_end_cuts_off_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def long() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    scheduler = Scheduler()
    scheduler.every(0.01, "long", long)
    with caplog.at_level(logging.WARNING):
        scheduler.start()
        async with asyncio.timeout(20):
            await begun.wait()
            scheduler.stop()
            await ended.wait()
            await asyncio.sleep(0)
    assert ended.is_set()
    assert caplog.text == ""


# --- the health of a running process ---


def scheduled(ticks: Ticks) -> Scheduler:
    async def nothing() -> None:
        pass

    scheduler = Scheduler(monotonic=ticks)
    for name in ("poll", "notify", "deliver", "upkeep"):
        scheduler.every(60, name, nothing)
    return scheduler


@pytest.mark.parametrize(
    ("idle_s", "late"),
    [(0, []), (60, []), (61, ["poll"]), (121, ["notify", "poll"]), (301, ["deliver", "notify", "poll"])],
)
async def test_a_pass_that_stands_still_is_a_problem(store: Store, idle_s: float, late: list[str]) -> None:
    ticks = Ticks()
    health = RunningHealth(store, scheduled(ticks), now=lambda: NOON)
    ticks.at += idle_s
    report = await health.report()
    assert [problem.split()[2] for problem in report.problems] == late
    assert report.pass_age_s["upkeep"] == idle_s


def test_no_look_at_how_things_stand_reads_all_items(store: Store) -> None:
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    overview(store)
    store.connection.set_trace_callback(None)
    assert len(asked) > 10
    # Backwards from the last one, the first that fits is the answer.
    unbounded = [sql for sql in asked if not sql.endswith("ORDER BY id DESC LIMIT 1")]
    steps = [row["detail"] for sql in unbounded for row in store.rows(f"EXPLAIN QUERY PLAN {sql}")]
    of_items = [step for step in steps if step.split()[1] == "item"]
    assert of_items
    assert all("USING COVERING INDEX" in step for step in of_items)


async def test_the_gauges_count_what_is_in_the_store() -> None:
    news = item(1, "Russia offers talks with Ukraine on 2 June", at=NOON)
    with running(Outside(documents={"a": [news]})) as process:
        await process.passes()
        later = NOON + timedelta(hours=1)
        report = await RunningHealth(process.store, scheduled(Ticks()), now=lambda: later).report()
    assert report.gauges == {
        "feeds": 1,
        "feeds_failing": 0,
        "feeds_silent": 0,
        "cut_off": 0,
        "feeds_overdue": 1,
        "feeds_pushed": 0,
        "items": 1,
        "stories": 1,
        "rules": 1,
        "subscriptions": 1,
        "alerts_open": 0,
        "reminders_planned": 1,
        "articles_due": 0,
        "messages_due": 0,
        "messages_dead": 0,
        "updates_open": 0,
    }


async def test_a_database_that_does_not_answer_is_heard_of() -> None:
    store = Store.in_memory()
    health = RunningHealth(store, scheduled(Ticks()))
    store.close()
    with pytest.raises(sqlite3.Error):
        await health.report()


# --- what the terminal says ---


def greeting(store: Store) -> tuple[Greeting, StringIO]:
    output = StringIO()
    return Greeting(Console(file=output, width=100, _environ={}), store, RULES), output


def test_the_terminal_says_at_the_start_what_is_watched(store: Store) -> None:
    speaker, output = greeting(store)
    speaker.hello()
    assert output.getvalue() == "Watchword watches 2 feeds for:\n  • Dates of the talks\n  • Ships\n"


async def test_at_a_later_start_the_terminal_repeats_what_it_told_last() -> None:
    news = item(1, "Russia offers talks with Ukraine on 2 June", at=NOON)
    with running(Outside(documents={"a": [news]})) as process:
        await process.passes()
        speaker, output = greeting(process.store)
        speaker.hello()
    assert "Told before (each story rings once):" in output.getvalue()
    assert output.getvalue().count("Russia offers talks with Ukraine") == 1


def test_the_way_to_telegram_is_told_once_and_not_before_every_feed_was_asked(store: Store) -> None:
    speaker, output = greeting(store)
    speaker.after_first_round()
    assert output.getvalue() == ""
    polled(store)
    speaker.after_first_round()
    speaker.after_first_round()
    assert output.getvalue().count("2 of 2 feeds answered, 0 items in 0 stories read.") == 1
    assert output.getvalue().count("@BotFather") == 1


def test_the_summary_names_the_first_feeds_that_failed_and_counts_the_others(store: Store) -> None:
    polled(store, ok=False, problem="no address for its name")
    stands = overview(store)
    assert summary(stands) == (
        "0 of 2 feeds answered, 0 items in 0 stories read. 2 could not be reached, and are tried again:"
        " A (no address for its name); B (no address for its name)."
    )
    many = replace(stands, feeds=9, polled=9, failing=(FailingFeed("A", "a", 1, "gone"),) * 5)
    assert summary(many).endswith("; A (gone); and 2 more, see `watchword status`.")
