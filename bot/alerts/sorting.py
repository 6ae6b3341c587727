"""What a document holds, sorted: new, changed or known, and what of it stands from now on. Pure.

Law: items that were seen before and not read again count in their document as if they had been. Only what is
settled (known, or written with this poll) stands afterwards: all else is looked at again next time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.alerts.intake import FeedView, Intake
from bot.feeds.identity import Identified, identified
from bot.feeds.item import ParsedFeed
from bot.feeds.standing import Standing, between, packed, unpacked
from bot.feeds.triage import ItemState, Seen, Triaged, triage


@dataclass(frozen=True, slots=True)
class Sight:
    """A document with the identities of its items, before it is known which of them were seen."""

    parsed: ParsedFeed
    standing: Standing
    found: Identified

    @property
    def keys(self) -> list[int]:
        """All identities that are to be looked up."""
        return [key for own in self.found.keys for key in own]

    def sorted_out(self, known: Mapping[int, Seen], contents: Sequence[int] = ()) -> "SortedOut":
        """The items by what they are to us; `contents`: the hashes of what they say, where known already."""
        items, found = self.parsed.items, self.found
        triaged = triage(
            items, found.keys, known, earlier=found.earlier, raws=self.parsed.raws, contents=contents
        )
        return SortedOut(
            unseen=tuple(one for one in triaged if one.state is not ItemState.KNOWN),
            still_there=tuple(one for one in triaged if one.state is ItemState.KNOWN),
            sight=self,
        )


@dataclass(frozen=True, slots=True)
class SortedOut:
    """The items of a document: those to read, and those that are as they were."""

    unseen: tuple[Triaged, ...] = ()
    still_there: tuple[Triaged, ...] = ()
    sight: Sight | None = None

    def stands_after(self, intakes: Iterable[Intake]) -> bytes | None:
        """What stands in the feed once `intakes` are in the store; None where that can't be told."""
        seen = self.sight
        if seen is None or not seen.parsed.pieces:
            return None
        names = dict(zip(seen.parsed.raws, seen.found.names, strict=True))
        settled = (*self.still_there, *(intake.triaged for intake in intakes))
        new = {one.raw: names[one.raw] for one in settled if one.raw}
        # An older wording that still stands beside the new one is no longer what the store knows of the item.
        worded = {word for own in new.values() for word in own.words}
        old = {raw: own for raw, own in seen.standing.items() if worded.isdisjoint(own.words)}
        known = old | new
        return packed({raw: known[raw] for raw in seen.parsed.pieces if raw in known})


NOTHING: Final = SortedOut()


def sight(feed: FeedView, parsed: ParsedFeed) -> Sight:
    """The items of a feed's document, with their identities."""
    standing = unpacked(feed.standing) if parsed.pieces else {}
    found = identified(parsed.items, str(feed.id), alone=feed.private, between=between(parsed, standing))
    return Sight(parsed, standing, found)
