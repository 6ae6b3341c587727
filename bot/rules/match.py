"""What matching says of an item: a `Reading` with its `Match`es, each with the reason (highlights)."""

from dataclasses import dataclass

from bot.facts.fact import Fact
from bot.feeds.item import Field
from bot.rules.rule import RuleId


@dataclass(frozen=True, slots=True)
class Highlight:
    """One place that made a rule match.

    `start` and `stop` count code points of the field as given; `term` is the rule's word, phrase or
    concept (`@taurus`); `text` what stands there; `similarity` 0 to 100.
    """

    field: Field
    start: int
    stop: int
    term: str
    text: str
    similarity: int


@dataclass(frozen=True, slots=True)
class Match:
    """Rule × item. `facts` are those that count for the rule: in the sentence of its matched words."""

    rule: RuleId
    highlights: tuple[Highlight, ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptHit:
    """A concept that an item names, whether or not a rule matched (stories are compared by them)."""

    name: str
    field: Field
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one item. `facts` is empty where nobody asked for them."""

    lang: str
    matches: tuple[Match, ...] = ()
    concepts: tuple[ConceptHit, ...] = ()
    facts: tuple[Fact, ...] = ()
