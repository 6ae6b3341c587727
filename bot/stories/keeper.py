"""Which story is this item? An index over the open stories; pure, and without a clock of its own."""

from collections.abc import Iterable
from datetime import datetime

from bot.stories.story import Decision, Sighting, StoryReason, Verdict


class StoryKeeper:
    """The open stories. The same sightings in the same order always give the same verdicts."""

    def __init__(self, next_id: int = 1) -> None:
        self.next_id = next_id
        self._by_title: dict[str, int] = {}

    def decide(self, sighting: Sighting) -> Verdict:
        """The story of `sighting`, which is remembered as part of it."""
        key = (sighting.item.title or sighting.item.summary).casefold()
        known = self._by_title.get(key)
        if known is not None:
            return Verdict(known, Decision.REPEAT, StoryReason.SAME_TEXT, similarity=100)
        self._by_title[key] = self.next_id
        self.next_id += 1
        return Verdict(self._by_title[key], Decision.NEW, StoryReason.FIRST_OF_ITS_STORY)

    def restore(self, story_id: int, sightings: Iterable[Sighting]) -> None:
        """Takes a story back in after a restart."""
        for sighting in sightings:
            self._by_title[(sighting.item.title or sighting.item.summary).casefold()] = story_id
        self.next_id = max(self.next_id, story_id + 1)

    def forget(self, before: datetime) -> None:
        """Drops the stories that ended before `before`."""
