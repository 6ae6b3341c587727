"""`python -m tests.fuzz.day --feeds 2000 --hours 24 --seed 1`: a day of simulated time, with faults at random.

A quarter of all feeds lie at one host. Publishers have habits of their own; they time out, fail, ask for patience,
cut documents, serve old ones, move, end; whole hosts vanish for a while, and our process is killed every few hours.
Pipeline and store are the real ones; only the clock and the fetching are not. Laws:

- no report is lost that stood in a document whose poll was not killed;
- no host is asked sooner than its spacing allows, more often at once, or while it wishes to be left alone;
- nobody is forgotten: at the end no feed is overdue by more than the queue of its host explains.
"""

import argparse
import asyncio
import logging
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from bot.feeds.answer import Document
from bot.feeds.hosts import host_of
from bot.rules.rule import FeedEntry
from bot.store import feeds
from bot.store.database import Store
from tests.fuzz.publishing import World, made_papers
from tests.support.simulated import Asked, Simulation
from tests.support.world import NOON

HOST_S = 1.0
KILLED_EVERY_H = 5.0
AWAY_S = 3.0


@dataclass
class Day:
    """What came of a day: counts, and what broke a law."""

    polls: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    in_documents: set[str] = field(default_factory=set)
    stored: int = 0
    new: int = 0
    waited_s: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """All that broke a law."""
        return [*self.lost, *self.breaches, *self.forgotten]

    def seen(self, asked: Asked) -> None:
        """One poll."""
        self.polls[type(asked.answer).__name__] += 1
        if isinstance(asked.answer, Document):
            self.in_documents.update(item.guid for item in asked.answer.parsed.items)


def lived(seed: int, *, number: int, hours: float, store: Store | None = None) -> Day:
    """A day with so many feeds; the same seed gives the same day."""
    return asyncio.run(_lived(Random(f"{seed}:{number}:{hours}"), number, hours, store or Store.in_memory()))


async def _lived(chance: Random, number: int, hours: float, store: Store) -> Day:
    day, start = Day(), NOON.timestamp()
    papers = made_papers(chance, number, start, hours)
    world = World(chance, papers, start, hours)
    feeds.sync(store, [FeedEntry(url=paper.url, title=paper.url) for paper in papers])
    sim = Simulation(store, world.answer, chance, HOST_S, start, seen=day.seen)
    left_h = hours
    while left_h > 0:
        part_h = min(left_h, chance.uniform(0.5, 1.5) * KILLED_EVERY_H)
        await sim.run(part_h * 3_600)
        left_h -= part_h
        if left_h > 0:
            await sim.kill(AWAY_S)
    await sim.pipeline.stop_polls()
    day.breaches = sim.manners.breaches
    _judge(day, sim, world, start)
    store.close()
    return day


def _judge(day: Day, sim: Simulation, world: World, start: float) -> None:
    rows = sim.store.rows("SELECT guid, fetched FROM item")
    stored = {row["guid"]: row["fetched"] for row in rows}
    day.stored = len(stored)
    day.lost = [f"{guid} stood in a document and is not stored" for guid in day.in_documents - stored.keys()]
    for paper in world.papers.values():
        for at, item in zip(paper.times, paper.items, strict=True):
            if start < at and item.guid in stored:
                day.waited_s.append(stored[item.guid] - at)
    day.new = len(day.waited_s)
    crowd = Counter(host_of(url) for url in world.papers)
    for row in sim.store.rows(
        "SELECT url, next_poll_at FROM feed WHERE gone_at IS NULL AND NOT EXISTS (SELECT 1 FROM host_rest)"
    ):
        late_s, queue_s = sim.at - row["next_poll_at"], 3 * HOST_S * crowd[host_of(row["url"])]
        if late_s > 120 + queue_s:
            day.forgotten.append(f"{row['url']} is overdue by {late_s:.0f} s")


def report(day: Day, took_s: float) -> None:
    """Print what came of it."""
    waits, polls = sorted(day.waited_s), day.polls.total()
    print(", ".join(f"{count:,} {name}" for name, count in day.polls.most_common()))
    print(f"{day.stored:,} reports stored, {day.new:,} of them new; {len(day.lost)} lost")
    if waits:
        half, most = waits[len(waits) // 2], waits[int(len(waits) * 0.99)]
        print(
            f"published to stored: median {half:.0f} s, mean {sum(waits) / len(waits):.0f} s, p99 {most:.0f} s"
        )
    print(
        f"{polls / max(day.new, 1):.1f} polls for each new report, {1000 * took_s / polls:.2f} ms of CPU each"
    )
    print(f"{len(day.breaches)} times a host was treated badly, {len(day.forgotten)} feeds forgotten")
    for fault in day.faults[:20]:
        print(f"FOUND: {fault}")


def main(arguments: list[str]) -> int:
    """Live a day; 1 where a law was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.day", description=__doc__)
    parser.add_argument("--feeds", type=int, default=2_000, help="how many (2000)")
    parser.add_argument("--hours", type=float, default=24.0, help="how long (24)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (1)")
    options = parser.parse_args(arguments)
    logging.getLogger("watchword").setLevel(logging.ERROR)
    begun = time.process_time()
    day = lived(options.seed, number=options.feeds, hours=options.hours)
    report(day, time.process_time() - begun)
    return 1 if day.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
