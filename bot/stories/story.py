"""The words of story keeping: a `Sighting` comes in, a `Verdict` goes out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.facts.fact import Fact
from bot.feeds.item import Item
from bot.rules.match import ConceptHit


class Decision(StrEnum):
    """What an item is to the stories so far."""

    NEW = "new"
    REPEAT = "repeat"
    DELTA = "delta"


class StoryReason(StrEnum):
    """Why; stored with the item, shown by `/why` and `watchword explain`."""

    FIRST_OF_ITS_STORY = "first of its story"
    SAME_TEXT = "the same text again"
    NEAR_DUPLICATE = "nearly the same text"
    EDITED = "the same item in other words"
    SAME_HAPPENING = "the same happening in other words"
    SAME_DATE_SAME_SUBJECT = "the same date for the same subject"
    FACT_CHANGED = "a fact changed"
    TURNED_BACK = "the matter turned back"
    OLDER_THAN_FACT = "older than the report that set the fact"
    OLD_DATE_PASSED = "a new date after the old one has passed"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A new or changed item on its way to a story.

    `when` is the earlier of published and fetched (the order of all decisions). `facts` are those that
    count (in the sentence of a match, or of the whole item where nobody matched). `rules` matched it.
    """

    item: Item
    when: datetime
    lang: str
    publisher: str
    rules: frozenset[str] = frozenset()
    concepts: tuple[ConceptHit, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that changed: `was` lists the values known before (empty: the fact is new in the story).

    `unconfirmed`: the report itself leaves open whether it is so.
    """

    kind: str
    was: tuple[str, ...]
    now: str
    text: str
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The story of a sighting. `similarity` 0 to 100 to the nearest item of that story (0 for a new one)."""

    story: int
    decision: Decision
    reason: StoryReason
    changes: tuple[Change, ...] = ()
    similarity: int = 0
