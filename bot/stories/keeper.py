"""Which story is this item, and what is new in it? An index over the open stories, without a clock.

Law: the same sightings in the same order always give the same verdicts; a changed coming date is never called
a repeat; an older item never changes what a newer one said. A story is open 72 hours after its last item, and
at least until the day after its latest coming date, at most 21 days. Then it rests: until ten days after its
last item only a follow-up opens it again, which tells something else of the names that only it has.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Final

from bot.facts.fact import Fact
from bot.stories import traits as traits_of
from bot.stories.changes import all_passed, coming_dates, last_day, new_dates
from bot.stories.echo import echo, with_echo
from bot.stories.index import Report, ReportIndex
from bot.stories.likeness import Likeness, apart, compare
from bot.stories.stated import NOTHING_STATED, Stated
from bot.stories.story import Change, Decision, Sighting, StoryReason, Verdict
from bot.stories.traits import Traits

QUIET_AFTER: Final = timedelta(hours=72)
OPEN_MAX: Final = timedelta(days=21)
REST_MAX: Final = timedelta(days=10)
_LOOKED_AT: Final = 100
_NOWHERE: Final = Likeness(0.0, None)


@dataclass(slots=True)
class _OpenStory:
    """What the keeper knows of one story."""

    number: int
    last: datetime
    reports: tuple[int, ...] = ()
    stated: Stated = NOTHING_STATED

    def open_until(self) -> datetime:
        """When it closes if nothing more comes."""
        until = self.last + QUIET_AFTER
        if self.stated.dates:
            latest = max(map(last_day, self.stated.dates))
            day_after = datetime.combine(latest, time(0), UTC) + timedelta(days=2)
            until = max(until, min(day_after, self.last + OPEN_MAX))
        return until

    def kept_until(self) -> datetime:
        """When it can be forgotten if nothing more comes."""
        return max(self.open_until(), self.last + REST_MAX)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sighting belongs: the number of an open story, or None, and what makes it so.

    `watched_by` are the rules that found a coming date or a place in that story. `echo` is what it says only
    beside the report that it is most like (`echo.py`).
    """

    sighting: Sighting
    traits: Traits
    story: int | None = None
    likeness: Likeness = _NOWHERE
    watched_by: frozenset[str] = frozenset()
    echo: Fact | None = None


class StoryKeeper:
    """The open stories. `next_id` is the number that the next new story gets."""

    def __init__(self, next_id: int = 1) -> None:
        self.next_id = next_id
        self._stories: dict[int, _OpenStory] = {}
        self._index = ReportIndex()
        self._by_text: dict[bytes, int] = {}

    def place(self, sighting: Sighting) -> Place:
        """Where `sighting` belongs. Remembers nothing."""
        traits = traits_of.of(sighting)
        found = self._find(sighting, traits)
        if found is None:
            return Place(sighting, traits)
        story, likeness, like = found
        said = None
        if like is not None and like.lang == traits.lang:
            said = echo(sighting.facts, sighting.item.title, traits.title, like.title, traits.lang)
        return Place(sighting, traits, story.number, likeness, story.stated.rules, said)

    def decide(self, sighting: Sighting, place: Place | None = None) -> Verdict:
        """The story of `sighting`, which is remembered as part of it.

        `place` is where the same item belongs, if that is known already.
        """
        place = place or self.place(sighting)
        traits = place.traits if place.sighting is sighting else traits_of.of(sighting)
        if place.story is None:
            return self._begin(sighting, traits, StoryReason.FIRST_OF_ITS_STORY)
        sighting = replace(sighting, facts=with_echo(sighting.facts, place.echo))
        story = self._stories[place.story]
        dates = new_dates(coming_dates(sighting), story.stated.dates)
        if dates and all_passed(story.stated.dates, sighting.when.date()):
            return self._begin(sighting, traits, StoryReason.OLD_DATE_PASSED)
        changes, back = story.stated.news(sighting, dates)
        fresh = story.stated.not_outdated(changes, sighting.when)
        self._absorb(story, sighting, traits)
        return _verdict(story.number, place.likeness, fresh, late=bool(changes) and not fresh, back=back)

    def look_again(self, known: Verdict, sighting: Sighting) -> Verdict:
        """What a report says of its story now that more of its text is known; its story stays the same.

        `known` is the verdict on it so far, `sighting` all that counts of it now.
        """
        story = self._stories.get(known.story)
        if story is None:
            return known
        alone = len(story.reports) == 1
        changes, back = story.stated.news(sighting, new_dates(coming_dates(sighting), story.stated.dates))
        fresh = story.stated.not_outdated(changes, sighting.when)
        self._absorb(story, sighting, traits_of.of(sighting))
        if alone or not changes:
            return known
        likeness = Likeness(known.similarity / 100, known.reason)
        return _verdict(story.number, likeness, fresh, late=not fresh, back=back)

    def find(self, sighting: Sighting) -> int | None:
        """The number of the open story that `sighting` would belong to, if any. Remembers nothing."""
        return self.place(sighting).story

    def forget(self, before: datetime) -> None:
        """Drops the stories that nothing could open any more at `before`."""
        for _ in self.forgetting(before):
            pass

    def forgetting(self, before: datetime) -> Iterator[None]:
        """As `forget`, some at each step."""
        for looked_at, number in enumerate(tuple(self._stories), start=1):
            story = self._stories.get(number)
            if story is not None and story.kept_until() < before:
                self._forget(story)
            if looked_at % _LOOKED_AT == 0:
                yield

    def _forget(self, story: _OpenStory) -> None:
        del self._stories[story.number]
        for text in self._index.drop(story.reports):
            if self._by_text.get(text) == story.number:
                del self._by_text[text]

    def restore(self, story_id: int, sightings: Iterable[Sighting]) -> None:
        """Takes a story back in after a restart: its sightings in the order in which they were decided."""
        for sighting in sightings:
            story = self._stories.setdefault(story_id, _OpenStory(story_id, sighting.when))
            self._absorb(story, sighting, traits_of.of(sighting))
        self.next_id = max(self.next_id, story_id + 1)

    def _begin(self, sighting: Sighting, traits: Traits, reason: StoryReason) -> Verdict:
        story = _OpenStory(self.next_id, sighting.when)
        self.next_id += 1
        self._stories[story.number] = story
        self._absorb(story, sighting, traits)
        return Verdict(story.number, Decision.NEW, reason)

    def _absorb(self, story: _OpenStory, sighting: Sighting, traits: Traits) -> None:
        """Remembers a sighting as part of a story."""
        story.last = max(story.last, sighting.when)
        number = self._index.add(story=story.number, when=sighting.when, rules=sighting.rules, traits=traits)
        story.reports = (*story.reports, number)
        self._by_text[traits.text] = story.number
        story.stated = story.stated.after(sighting)

    def _find(self, sighting: Sighting, traits: Traits) -> tuple[_OpenStory, Likeness, Traits | None] | None:
        """The open story that the sighting belongs to, if any, and what it is most like there."""
        known = self._stories.get(self._by_text.get(traits.text, 0))
        if known is not None and sighting.when <= known.open_until():
            return known, Likeness(1.0, StoryReason.SAME_TEXT), None
        best: tuple[_OpenStory, Likeness, Traits | None] | None = None
        for report in self._index.alike(traits, sighting.rules):
            story = self._stories[report.story]
            beyond = best[1].score if best is not None else 0.0
            likeness = _likeness(sighting, traits, report, beyond)
            is_open = sighting.when <= story.open_until()
            if likeness.reason is None or not (is_open or _wakes(story, likeness, sighting.when)):
                continue
            if best is None or likeness.score > best[1].score:
                best = story, likeness, report.traits
        return best


def _likeness(sighting: Sighting, traits: Traits, report: Report, beyond: float) -> Likeness:
    if apart(traits, report.traits):
        return Likeness(0.0, None)
    shared_rule = not sighting.rules.isdisjoint(report.rules)
    return compare(traits, report.traits, shared_rule=shared_rule, beyond=beyond)


def _wakes(story: _OpenStory, likeness: Likeness, when: datetime) -> bool:
    """Whether a report opens a story again that rests."""
    return likeness.follow_up and when <= story.kept_until()


def _verdict(
    story: int, likeness: Likeness, changes: tuple[Change, ...], *, late: bool, back: bool
) -> Verdict:
    similarity = round(100 * likeness.score)
    if changes:
        reason = StoryReason.TURNED_BACK if back else StoryReason.FACT_CHANGED
        return Verdict(story, Decision.DELTA, reason, changes, similarity)
    reason = StoryReason.OLDER_THAN_FACT if late else likeness.reason or StoryReason.SAME_HAPPENING
    return Verdict(story, Decision.REPEAT, reason, (), similarity)
