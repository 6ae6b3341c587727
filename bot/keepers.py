"""The open stories in memory: those of all, and those of each private feed.

Law: they are what the store says. Whoever changed them and then failed to commit restores them.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.alerts.intake import FeedView, Intake
from bot.store.database import Store
from bot.store.stories import restored_keeper, restored_private
from bot.stories.keeper import StoryKeeper
from bot.stories.numbers import first_of
from bot.stories.story import Decision


class Keepers:
    """The keepers over one store."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self.restore()

    def restore(self) -> None:
        """Read all of them back."""
        self.common = restored_keeper(self._store, self._now())
        self._private = restored_private(self._store, self._now())

    def of(self, feed: FeedView) -> StoryKeeper:
        """The keeper that judges the reports of a feed."""
        if not feed.private:
            return self.common
        return self._private.setdefault(feed.id, StoryKeeper(first_of(feed.id)))

    def twins(self, feed: FeedView, intakes: Sequence[Intake]) -> tuple[tuple[int, int], ...]:
        """Private stories that are one with a story of others: a chat that sees both is told once."""
        others = [keeper for number, keeper in self._private.items() if number != feed.id]
        twins: dict[tuple[int, int], None] = {}
        for intake in intakes:
            story, sighting = intake.verdict.story, intake.sighting
            if not sighting.rules or (not feed.private and intake.verdict.decision is not Decision.NEW):
                continue
            for keeper in (self.common, *others) if feed.private else others:
                if (found := keeper.find(sighting)) is not None:
                    twins[max(story, found), min(story, found)] = None
        return tuple(twins)

    def forget(self) -> None:
        """Upkeep: stories that nothing could open any more are not kept in memory."""
        now = self._now()
        for keeper in (self.common, *self._private.values()):
            keeper.forget(now)
