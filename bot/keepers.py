"""The open stories in memory: those of all, and those of each private feed.

Law: they are what the store says. Whoever changed them and then failed to commit has them read back. That
takes minutes where thousands of feeds have brought reports for days; so it is done in small steps, while
everything else goes on (`ready`), and who judges waits for it.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.alerts.intake import FeedView, Intake
from bot.log import line
from bot.store.database import Store
from bot.store.stories import living, next_numbers
from bot.stories.keeper import StoryKeeper
from bot.stories.numbers import feed_of, first_of
from bot.stories.story import Decision

log = logging.getLogger("watchword")


class _Read(NamedTuple):
    """What was read back: the keeper of all, and those of private feeds by number."""

    common: StoryKeeper
    private: dict[int, StoryKeeper]

    def of(self, feed: int) -> StoryKeeper:
        """The keeper of a private feed, or (0) of all."""
        return self.private.setdefault(feed, StoryKeeper(first_of(feed))) if feed else self.common


class Keepers:
    """The keepers over one store."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._read: _Read | None = None
        self._restores = 0
        self._one_reads = asyncio.Lock()

    def restore(self) -> None:
        """Read all of them back, before they are asked again."""
        self._read = None
        self._restores += 1

    async def ready(self) -> None:
        """Return when they are read back. Who doesn't wait for it and asks for one holds up the loop."""
        if self._read is not None:
            return
        async with self._one_reads:
            while self._read is None:
                begun = self._restores
                for _ in self._reading():
                    await asyncio.sleep(0)
                    if not self._is_wanted(begun):
                        break

    def _is_wanted(self, begun: int) -> bool:
        """Whether what has begun is still to be read: nobody else has read it, or wants it read anew."""
        return self._read is None and self._restores == begun

    def _reading(self) -> Iterator[None]:
        """Reads them back, some at each step."""
        numbers, count = next_numbers(self._store), 0
        private = {feed: StoryKeeper(number) for feed, number in numbers.items() if feed}
        read = _Read(StoryKeeper(numbers[0]), private)
        for reports in living(self._store, self._now()):
            for story, sighting in reports:
                read.of(feed_of(story)).restore(story, (sighting,))
            count += len(reports)
            yield
        self._read = read
        log.info(line("stories read back", reports=count))

    def _all(self) -> _Read:
        while self._read is None:
            for _ in self._reading():
                pass
        return self._read

    @property
    def common(self) -> StoryKeeper:
        """The keeper of the stories of all."""
        return self._all().common

    def of(self, feed: FeedView) -> StoryKeeper:
        """The keeper that judges the reports of a feed."""
        return self._all().of(feed.id if feed.private else 0)

    def twins(self, feed: FeedView, intakes: Sequence[Intake]) -> tuple[tuple[int, int], ...]:
        """Private stories that are one with a story of others: a chat that sees both is told once."""
        others = [keeper for number, keeper in self._all().private.items() if number != feed.id]
        twins: dict[tuple[int, int], None] = {}
        for intake in intakes:
            story, sighting = intake.verdict.story, intake.sighting
            if not sighting.rules or (not feed.private and intake.verdict.decision is not Decision.NEW):
                continue
            for keeper in (self.common, *others) if feed.private else others:
                if (found := keeper.find(sighting)) is not None:
                    twins[max(story, found), min(story, found)] = None
        return tuple(twins)

    async def forget(self) -> None:
        """Upkeep: stories that nothing could open any more are not kept in memory. In small steps."""
        before = self._now()
        for keeper in () if self._read is None else (self._read.common, *self._read.private.values()):
            for _ in keeper.forgetting(before):
                await asyncio.sleep(0)
