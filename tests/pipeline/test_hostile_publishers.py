"""All that misbehaves at once, through the real fetcher, parser and pipeline: healthy feeds go on beside it.

The clock is the test's. First the slow ones may take ten minutes, and the healthy ones are polled again and again
meanwhile; then all of them end, and `watchword feeds list` names what is wrong with each.
"""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from click.testing import CliRunner

from bot.cli import main
from bot.feeds.answer import OF_ARTICLES, FailureKind
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
from tests.support.feed_server import FeedServer, rss
from tests.support.hostile import misbehave, names
from tests.support.names import Names
from tests.support.secure import serving
from tests.support.world import CONCEPTS, NOON, TALKS

HEALTHY = ("/harbour", "/coast", "/valley", "/island")
ROUNDS = 4


@dataclass
class Clock:
    """Time, as the test wants it."""

    now: datetime = NOON


@asynccontextmanager
async def polling(
    store: Store, clock: Clock, pool: ParsePool, asked: Names, *, exchange_s_max: float
) -> AsyncIterator[Pipeline]:
    async with Fetcher(
        allow_private=networks("127.0.0.0/8"),
        look_up=asked,
        exchange_s_max=exchange_s_max,
        body_bytes_max=2_000_000,
    ) as fetcher:
        source = Source(fetcher=fetcher, pool=pool, folder=Path(), sample_base=lambda: NOON)
        world = World(store=store, source=source, receivers={}, now=lambda: clock.now, chance=lambda: 0.5)
        pipeline = Pipeline(world, RuleBook(CONCEPTS, [TALKS]))
        yield pipeline
        await pipeline.stop_polls()


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Store]:
    store = Store.open(folder)
    try:
        yield store
    finally:
        store.close()


async def test_healthy_feeds_go_on_beside_all_faults_and_each_fault_is_named(tmp_path: Path) -> None:
    clock, asked = Clock(), names()
    async with (
        opened(tmp_path / "state") as store,
        FeedServer() as server,
        FeedServer(tls=serving("long")) as secure,
        ParsePool() as pool,
    ):
        faults = misbehave(server, secure)
        for path in HEALTHY:
            server.put(path, rss([f"Talks at the {path[1:]}"]))
        entries = [FeedEntry(url=url, title=name) for name, (url, _) in faults.items()]
        entries += [
            FeedEntry(url=server.url(path, f"{path[1:]}.papers.example"), title=path) for path in HEALTHY
        ]
        feeds.sync(store, entries)
        async with polling(store, clock, pool, asked, exchange_s_max=600) as pipeline:
            async with asyncio.timeout(60):
                while any(server.count(path) < ROUNDS for path in HEALTHY):
                    pipeline.start_polls()
                    await asyncio.sleep(0.01)
                    clock.now += timedelta(minutes=2)
            assert len(pipeline._polling) >= 3, "the slow ones are still under way"
            assert all(listed(tmp_path)[path]["failures"] == 0 for path in HEALTHY)
        clock.now += timedelta(hours=7)
        async with polling(store, clock, pool, asked, exchange_s_max=2) as pipeline:
            pipeline.start_polls()
            await pipeline.finish_polls()
            seen = listed(tmp_path)
            assert {name: seen[name]["failure"] for name in faults} == {
                name: kind.value for name, (_, kind) in faults.items()
            }
            assert all(seen[name]["problem"] and seen[name]["remedy"] for name in faults)
            # A name that flaps is polled again as soon as it leads outside.
            asked.addresses["flapping"] = ["127.0.0.1"]
            server.put("/flapping", rss(["Back again"]))
            clock.now += timedelta(hours=7)
            pipeline.start_polls()
            await pipeline.finish_polls()
            assert listed(tmp_path)["flapping"]["failure"] is None
        asked.end.set()


def listed(folder: Path) -> dict[str, dict[str, object]]:
    """`watchword feeds list --json`, by titles."""
    cleared = {name: None for name in os.environ if name.startswith("WATCHWORD_")}
    result = CliRunner().invoke(
        main, ["feeds", "list", "--json"], env={**cleared, "WATCHWORD_STATE": str(folder / "state")}
    )
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    return {row["title"]: row for row in rows}


def test_every_kind_of_failure_that_a_publisher_can_cause_has_its_publisher() -> None:
    """Else a kind would be named by nobody."""
    caused = {kind for _, (_, kind) in _faults().items()}
    assert set(FailureKind) - caused == {FailureKind.FILE, FailureKind.BUG} | OF_ARTICLES


def _faults() -> dict[str, tuple[str, FailureKind]]:
    return misbehave(FeedServer(), FeedServer())
