"""The real pipeline over the real store in simulated time: whatever takes long takes no time here.

A test says what each feed answers, and how long that takes; `Simulation` lets time pass as the scheduler's ticks
and the answers need it, and remembers who was asked when.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from heapq import heappop, heappush
from random import Random

from bot.alerts.intake import FeedView
from bot.alerts.outcome import Outcome, Sent
from bot.alerts.receiver import Delivery
from bot.feeds.answer import Answer, Failed, FailureKind
from bot.feeds.hosts import HOST_SPACING_S, POLLS_PER_HOST_MAX, host_of
from bot.feeds.timing import FAILURE_S_MAX
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.store.database import Store
from bot.world import World
from tests.support.world import NOON

TICK_S = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """One poll: of which feed (number and address), at which host, when it began and ended, and what it gave.

    Times are Unix seconds. A poll that was killed ended without an answer.
    """

    number: int
    url: str
    host: str
    start: float
    end: float
    answer: Answer | None


@dataclass
class Manners:
    """Sees how hosts are treated; `breaches` says where one was asked too soon, too often at once, or in its rest."""

    spacing_s: float
    breaches: list[str] = field(default_factory=list)
    _last: dict[str, float] = field(default_factory=dict)
    _open: Counter[str] = field(default_factory=Counter)
    _rests: dict[str, float] = field(default_factory=dict)

    def begins(self, host: str, at: float) -> None:
        """A host is asked."""
        since_s = at - self._last.get(host, -self.spacing_s)
        if since_s < self.spacing_s:
            self.breaches.append(f"{host} is asked again after {since_s:.2f} s")
        if at < self._rests.get(host, at):
            self.breaches.append(f"{host} is asked {self._rests[host] - at:.0f} s before the end of its rest")
        self._last[host] = at
        self._open[host] += 1
        if self._open[host] > POLLS_PER_HOST_MAX:
            self.breaches.append(f"{host} is asked {self._open[host]} times at once")

    def ends(self, host: str, at: float, answer: Answer | None) -> None:
        """It answered."""
        self._open[host] -= 1
        if isinstance(answer, Failed) and answer.kind is FailureKind.RATE and answer.retry_after_s:
            rests_s = min(answer.retry_after_s, FAILURE_S_MAX)
            # Whole seconds are stored.
            self._rests[host] = max(self._rests.get(host, 0.0), float(int(at + rests_s)))


Publisher = Callable[[FeedView, float], tuple[Answer, float]]
"""What a feed answers that is asked now, and how many seconds that takes."""


@dataclass
class Simulation:
    """A world whose clock is `at` (Unix seconds). `asked` in the order of the answers, unless `seen` takes them."""

    store: Store
    publisher: Publisher
    chance: Random
    host_s: float = HOST_SPACING_S
    at: float = NOON.timestamp()
    asked: list[Asked] = field(default_factory=list)
    seen: Callable[[Asked], None] | None = None
    received: list[Delivery] = field(default_factory=list)
    _waiting: list[tuple[float, int, asyncio.Future[None]]] = field(default_factory=list)
    _number: int = 0

    def __post_init__(self) -> None:
        self.manners = Manners(self.host_s)
        if self.seen is None:
            self.seen = self.asked.append
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

    async def kill(self, away_s: float = 0.0) -> None:
        """The process dies where it is; after some time another begins."""
        await self.pipeline.stop_polls()
        self._waiting.clear()
        self.at += away_s
        self.start()

    async def get(self, feed: FeedView) -> Answer:
        """The feed source."""
        start, host = self.at, host_of(feed.fetched_from)
        self.manners.begins(host, start)
        answer, takes_s = self.publisher(feed, start)
        done = asyncio.get_running_loop().create_future()
        self._number += 1
        heappush(self._waiting, (start + takes_s, self._number, done))
        came: Answer | None = None
        try:
            await done
            came = answer
        finally:
            self.manners.ends(host, self.at, came)
            self.seen(Asked(feed.id, feed.url, host, start, self.at, came))
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
        while len(self.pipeline._polling) > len(self._waiting):
            await asyncio.sleep(0)
            # Quiet polls wait in real time for others to be written with: here no time passes.
            self.pipeline._quiet.flush()

    def _next(self) -> float:
        """When something can happen next: an answer, or a tick that finds a feed due."""
        row = self.store.row(
            "SELECT min(next_poll_at) AS at FROM feed WHERE active = 1 AND gone_at IS NULL AND id NOT IN"
            f" ({','.join(map(str, self.pipeline._polling)) or 0})"
        )
        due = row["at"] if row is not None and row["at"] is not None else self.at + 3_600
        tick = max(self.at + TICK_S, TICK_S * -(-due // TICK_S))
        return min(tick, self._waiting[0][0]) if self._waiting else tick
