"""Quiet polls are committed together, and each as if it were alone."""

import asyncio
import sqlite3
from datetime import timedelta

import pytest

from bot.alerts.intake import PollIntent
from bot.quiet import TOGETHER_MAX, QuietCommits
from bot.rules.rule import FeedEntry
from bot.store import feeds
from bot.store.database import Store
from tests.support.world import NOON


def quiet(feed_id: int, *, ok: bool = True) -> PollIntent:
    later = NOON + timedelta(minutes=5)
    return PollIntent(feed_id, polled_at=NOON, next_poll_at=later, ok=ok, problem="" if ok else "no answer")


def followed(count: int) -> Store:
    store = Store.in_memory()
    feeds.sync(store, [FeedEntry(url=f"https://n.example/{number}", title="") for number in range(count)])
    return store


def statements(store: Store) -> list[str]:
    """What the store is told from now on."""
    told: list[str] = []
    store.connection.set_trace_callback(told.append)
    return told


def written(store: Store) -> int:
    return len(store.rows("SELECT id FROM feed WHERE polled_at IS NOT NULL"))


async def test_those_that_come_together_share_a_transaction() -> None:
    store = followed(2 * TOGETHER_MAX)
    commits = QuietCommits(store, others=lambda: 2 * TOGETHER_MAX)
    told = statements(store)
    await asyncio.gather(*(commits.commit(quiet(number + 1)) for number in range(2 * TOGETHER_MAX)))
    assert written(store) == 2 * TOGETHER_MAX
    assert told.count("COMMIT") == 2


async def test_one_that_is_alone_is_written_at_once() -> None:
    store = followed(1)
    await QuietCommits(store, others=lambda: 1).commit(quiet(1))
    assert written(store) == 1


async def test_one_that_waits_for_slow_others_is_written_all_the_same() -> None:
    store = followed(1)
    await QuietCommits(store, others=lambda: 64).commit(quiet(1))
    assert written(store) == 1


async def test_the_last_ones_of_a_pass_wait_for_nobody() -> None:
    store, under_way = followed(3), 3
    commits = QuietCommits(store, others=lambda: under_way)
    first = asyncio.create_task(commits.commit(quiet(1)))
    second = asyncio.create_task(commits.commit(quiet(2)))
    await asyncio.sleep(0)
    assert written(store) == 0
    under_way = 3
    await commits.commit(quiet(3))
    assert written(store) == 3
    await asyncio.gather(first, second)


async def test_one_that_cannot_be_written_fails_alone() -> None:
    store = followed(3)
    store.connection.execute(
        "CREATE TRIGGER bad BEFORE UPDATE ON feed WHEN new.id = 2 BEGIN SELECT raise(ABORT, 'no'); END"
    )
    commits = QuietCommits(store, others=lambda: 3)
    results = await asyncio.gather(*(commits.commit(quiet(n)) for n in (1, 2, 3)), return_exceptions=True)
    assert [isinstance(result, sqlite3.Error) for result in results] == [False, True, False]
    assert written(store) == 2


async def test_one_that_was_given_up_is_written_and_hinders_nobody() -> None:
    store = followed(2)
    commits = QuietCommits(store, others=lambda: 2)
    given_up = asyncio.create_task(commits.commit(quiet(1, ok=False)))
    await asyncio.sleep(0)
    given_up.cancel()
    await commits.commit(quiet(2))
    with pytest.raises(asyncio.CancelledError):
        await given_up
    assert written(store) == 2
