"""What matching says of an item: a `Reading` with its `Match`es, each with the reason (highlights)."""

from collections.abc import Collection
from dataclasses import dataclass, replace

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
    """All that was read out of one item. `facts` is empty where nobody asked for them.

    `hopeful` are the rules with `full_text` that don't match, but might if the article were known.
    """

    lang: str
    matches: tuple[Match, ...] = ()
    concepts: tuple[ConceptHit, ...] = ()
    facts: tuple[Fact, ...] = ()
    hopeful: tuple[RuleId, ...] = ()


def joined(reading: Reading, more: Collection[Match], rules: Collection[RuleId]) -> Reading:
    """The reading with more matches, of those of `rules` that it doesn't hold yet."""
    own = {match.rule for match in reading.matches}
    new = [match for match in more if match.rule in rules and match.rule not in own]
    if not new:
        return reading
    return replace(reading, matches=tuple(sorted((*reading.matches, *new), key=lambda match: match.rule)))


def without(reading: Reading, rules: Collection[str]) -> Reading:
    """The same as if there weren't these rules."""
    if not rules:
        return reading
    return replace(
        reading,
        matches=tuple(match for match in reading.matches if match.rule not in rules),
        hopeful=tuple(rule for rule in reading.hopeful if rule not in rules),
    )
