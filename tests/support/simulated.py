"""The real pipeline over the real store in simulated time: whatever takes long takes no time here.

A test says what each feed answers, and how long that takes; `Simulation` lets time pass as the scheduler's ticks
and the answers need it, and remembers who was asked when.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from heapq import heappop, heappush
from random import Random

from bot.alerts.intake import FeedView
from bot.alerts.outcome import Outcome, Sent
from bot.alerts.receiver import Delivery
from bot.feeds.answer import Answer
from bot.feeds.hosts import HOST_SPACING_S, host_of
from bot.pipeline import Pipeline, World
from bot.rules.book import RuleBook
from bot.store.database import Store
from tests.support.world import NOON

TICK_S = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """One poll: when it began and ended (Unix seconds; None: killed), at which host, and what it gave."""

    feed: FeedView
    host: str
    start: float
    end: float | None
    answer: Answer | None


Publisher = Callable[[FeedView, float], tuple[Answer, float]]
"""What a feed answers that is asked now, and how many seconds that takes."""


@dataclass
class Simulation:
    """A world whose clock is `at` (Unix seconds). `asked` in the order of the answers."""

    store: Store
    publisher: Publisher
    chance: Random
    host_s: float = HOST_SPACING_S
    at: float = NOON.timestamp()
    asked: list[Asked] = field(default_factory=list)
    received: list[Delivery] = field(default_factory=list)
    _waiting: list[tuple[float, int, asyncio.Future[None]]] = field(default_factory=list)
    _number: int = 0

    def __post_init__(self) -> None:
        self.pipeline = self.start()

    def start(self) -> Pipeline:
        """A process begins: all it knows comes from the store."""
        world = World(
            store=self.store,
            source=self,
            receivers={"terminal": self},
            now=lambda: datetime.fromtimestamp(self.at, UTC),
            chance=self.chance.random,
            host_s=self.host_s,
        )
        self.pipeline = Pipeline(world, RuleBook({}, ()))
        return self.pipeline

    async def kill(self) -> None:
        """The process dies where it is, and another begins."""
        await self.pipeline.stop_polls()
        self._waiting.clear()
        self.start()

    async def get(self, feed: FeedView) -> Answer:
        """The feed source."""
        start, host = self.at, host_of(feed.fetched_from)
        answer, takes_s = self.publisher(feed, start)
        done = asyncio.get_running_loop().create_future()
        self._number += 1
        heappush(self._waiting, (start + takes_s, self._number, done))
        try:
            await done
        except asyncio.CancelledError:
            self.asked.append(Asked(feed, host, start, None, None))
            raise
        self.asked.append(Asked(feed, host, start, self.at, answer))
        return answer

    async def deliver(self, delivery: Delivery) -> Outcome:
        """The receiver."""
        self.received.append(delivery)
        return Sent(len(self.received))

    async def run(self, seconds: float) -> None:
        """Let so much time pass."""
        end = self.at + seconds
        while self.at < end:
            self.pipeline.start_polls()
            await self._settled()
            self.at = min(self._next(), end)
            while self._waiting and self._waiting[0][0] <= self.at:
                heappop(self._waiting)[2].set_result(None)
            await self._settled()

    async def _settled(self) -> None:
        """Every poll waits for its answer, or is over."""
        while len(self.pipeline._polling) > len(self._waiting):  # noqa: ASYNC110 - a turn of the loop for each
            await asyncio.sleep(0)

    def _next(self) -> float:
        """When something can happen next: an answer, or a tick that finds a feed due."""
        row = self.store.row(
            "SELECT min(next_poll_at) AS at FROM feed WHERE active = 1 AND gone_at IS NULL AND id NOT IN"
            f" ({','.join(map(str, self.pipeline._polling)) or 0})"
        )
        due = row["at"] if row is not None and row["at"] is not None else self.at + 3_600
        tick = max(self.at + TICK_S, TICK_S * -(-due // TICK_S))
        return min(tick, self._waiting[0][0]) if self._waiting else tick


def too_fast(asked: list[Asked], spacing_s: float, at_once: int) -> list[str]:
    """Where a host was asked sooner than its spacing allows, or more often at once."""
    found: list[str] = []
    last: dict[str, float] = {}
    ends: dict[str, list[float]] = {}
    for one in sorted(asked, key=lambda one: one.start):
        if one.host in last and one.start - last[one.host] < spacing_s:
            found.append(f"{one.host} after {one.start - last[one.host]:.2f} s")
        last[one.host] = one.start
        open_ones = [end for end in ends.get(one.host, []) if end > one.start]
        if len(open_ones) >= at_once:
            found.append(f"{one.host} {len(open_ones) + 1} at once")
        ends[one.host] = [*open_ones, one.end if one.end is not None else one.start]
    return found
