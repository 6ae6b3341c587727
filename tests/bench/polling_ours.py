"""Our part of the polling measurement: `python -m tests.bench.polling_ours PORT FEEDS ROUNDS FULL RULES`.

The real pipeline with the shipped rules (and so many made ones): fetcher with its guards, parsing process, store in
a file, matching, stories, commit. `BENCH_PROFILE=FILE` keeps a profile of the warm rounds in CPU time.
"""

import asyncio
import cProfile
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from typing import Any, NamedTuple

from bot import garbage
from bot.alerts.intake import Intake
from bot.fetch.client import Fetcher
from bot.fetch.pool import ParsePool
from bot.fetch.source import Source
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.match import Reading
from bot.rules.rule import FeedEntry
from bot.rules_folder import load_folder
from bot.store import feeds, rules
from bot.store.database import Store
from bot.world import World
from tests.bench.rounds import addresses, cpu_ms, memory_mb, turn, wait_for_turn
from tests.support.sources import ROOT

PAUSE_S = 0.02
"""How often the loop's lag is looked at."""
DUE_AT_ONCE = 200
FAR_AHEAD = 4_000_000_000
"""Unix seconds."""
OPEN_FILES = 1_024
"""As many as most systems permit a process."""


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


@asynccontextmanager
async def opened(urls: list[str], more_rules: int) -> AsyncIterator[tuple["TimedPipeline", ParsePool]]:
    """A Watchword on an empty folder, as far as polling goes."""
    ruleset = load_folder(ROOT / "rules", examples=False)
    watched = [*ruleset.rules, *(_made(more_rules) if more_rules else ())]
    async with AsyncExitStack() as stack:
        store = Store.open(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        stack.callback(store.close)
        pool = await stack.enter_async_context(ParsePool())
        fetcher = await stack.enter_async_context(Fetcher(allow_private=(ip_network("127.0.0.0/8"),)))
        rules.sync(store, watched, now())
        feeds.sync(store, [FeedEntry(url=url, title="") for url in urls])
        source = Source(fetcher=fetcher, pool=pool, folder=ROOT / "rules", sample_base=now)
        world = World(store=store, source=source, receivers={}, now=now, chance=lambda: 0.5, host_s=0.0)
        yield TimedPipeline(world, TimedBook(ruleset.concepts, watched)), pool


class TimedBook(RuleBook):
    """Knows how long it read: rules and facts of an item."""

    spent_ms = 0.0

    def read(self, *item: Any, **how: Any) -> Reading:
        start = cpu_ms()
        reading = super().read(*item, **how)
        self.spent_ms += cpu_ms() - start
        return reading


class TimedPipeline(Pipeline):
    """Knows how long it judged: the stories of items."""

    spent_ms = 0.0

    def _judge(self, *reads: Any, **how: Any) -> tuple[Intake, ...]:
        start = cpu_ms()
        judged = super()._judge(*reads, **how)
        self.spent_ms += cpu_ms() - start
        return judged


def _made(count: int) -> list[object]:
    from tests.bench.stream import english_words, made_rules, made_terms  # noqa: PLC0415 - 100 MB of words

    return list(made_rules(made_terms(english_words(), count)))


async def measured(urls: list[str], port: int, rounds: int, more_rules: int) -> dict[str, float]:
    """All feeds once, then `rounds` times."""
    # The product spares its memory the garbage collector in the same way.
    async with opened(urls, more_rules) as (pipeline, pool), AsyncExitStack() as stack:
        stack.enter_context(garbage.spared())
        figures = {"before_mb": memory_mb()}
        polls = len(urls)
        cold = await polled(pipeline, pool, port, 0)
        figures["cold_ms"], figures["cold_lag_ms"] = cold.spent_ms / polls, p99(cold.lags)
        book = pipeline.book
        assert isinstance(book, TimedBook)
        book.spent_ms = pipeline.spent_ms = 0
        profile, parsing = cProfile.Profile(time.process_time), parsing_ms(pool)
        if "BENCH_PROFILE" in os.environ:
            profile.enable()
        warm = [await polled(pipeline, pool, port, number) for number in range(1, rounds + 1)]
        if "BENCH_PROFILE" in os.environ:
            profile.disable()
            profile.dump_stats(os.environ["BENCH_PROFILE"])
        lags = [lag for one in warm for lag in one.lags]
        figures["warm_ms"] = sum(one.spent_ms for one in warm) / polls / rounds
        figures["parsing_ms"] = (parsing_ms(pool) - parsing) / polls / rounds
        figures["matching_ms"] = book.spent_ms / polls / rounds
        figures["stories_ms"] = pipeline.spent_ms / polls / rounds
        figures["polls_per_s"] = polls * rounds / sum(one.lasted_s for one in warm)
        figures["lag_ms"], figures["lag_max_ms"] = p99(lags), max(lags) * 1e3
        figures["memory_mb"] = memory_mb()
        store = pipeline.world.store
        figures["items"] = store.rows("SELECT count(*) AS n FROM item")[0]["n"]
        figures["failed"] = store.rows("SELECT count(*) AS n FROM feed WHERE failures > 0")[0]["n"]
    return figures


class Round(NamedTuple):
    """What a round of all feeds took: CPU, time, and how late the loop woke who slept meanwhile, in seconds."""

    spent_ms: float
    lasted_s: float
    lags: list[float]


async def polled(pipeline: Pipeline, pool: ParsePool, port: int, number: int) -> Round:
    """One round, in our turn. As in daily life some feeds are due at a time, and not all at once."""
    await asyncio.to_thread(wait_for_turn)
    await asyncio.to_thread(turn, port, number)
    store, spent = pipeline.world.store.connection, 0.0
    (count,) = store.execute("SELECT count(*) FROM feed").fetchone()
    store.execute("UPDATE feed SET next_poll_at = ?", (FAR_AHEAD,))
    begun, lags = time.monotonic(), list[float]()
    watch = asyncio.create_task(look_at_the_loop(lags))
    for first in range(1, count + 1, DUE_AT_ONCE):
        # Only these rows are touched, and those asked before: a write to all would empty the store's cache.
        store.execute(
            "UPDATE feed SET next_poll_at = iif(id < ?, ?, 0) WHERE id BETWEEN ? AND ?",
            (first, FAR_AHEAD, first - DUE_AT_ONCE, first + DUE_AT_ONCE - 1),
        )
        start = cpu_ms(pool.process_ids)
        while pipeline.start_polls():
            await pipeline.finish_polls()
        spent += cpu_ms(pool.process_ids) - start
    watch.cancel()
    return Round(spent, time.monotonic() - begun, lags)


def parsing_ms(pool: ParsePool) -> float:
    """CPU of the parsing process alone."""
    return cpu_ms(pool.process_ids) - cpu_ms()


async def look_at_the_loop(lags: list[float]) -> None:
    """How late the loop wakes whoever sleeps, in seconds."""
    while True:
        before = time.perf_counter()
        await asyncio.sleep(PAUSE_S)
        lags.append(time.perf_counter() - before - PAUSE_S)


def p99(seconds: list[float]) -> float:
    """In milliseconds."""
    return sorted(seconds)[len(seconds) * 99 // 100] * 1e3


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    the_port, count, times, full, more = map(int, sys.argv[1:])
    feeds_polled = addresses(the_port, count, times, all_full=bool(full))
    print(json.dumps(asyncio.run(measured(feeds_polled, the_port, times, more))))
