"""What rules/ says: a `Rule`, a `ConceptList`, a `FeedEntry`, and the `RuleSet` of them all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NewType

from bot.facts.fact import FactKind
from bot.rules.query import Node

RuleId = NewType("RuleId", str)

RING_ON_DEFAULT: frozenset[FactKind] = frozenset(
    {FactKind.DATE, FactKind.PLACE, FactKind.STATUS, FactKind.POLARITY}
)
Severity = Literal["normal", "high"]
SOURCES_MIN_MAX = 10  # independent sources that a rule may wait for
ConceptKind = Literal["place", "state", "words"]
"""A `state` or capital names its government too (*Moscow offers talks*): a place only where it says where.
`words` are a rule's vocabulary, which says nothing of which happening a report is about."""
PLACE_KINDS: frozenset[ConceptKind | None] = frozenset({"place", "state"})


@dataclass(frozen=True, slots=True)
class Example:
    """A text that must, or must not, fire a rule. Run by `watchword check` and before every reload."""

    text: str
    fires: bool
    lang: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A stored query plus how it rings.

    `id` is stable across edits, `version` counts them. `match` is the canonical form of `query`:
    rules with equal `match` share one compiled form. A story rings once `sources_min` independent publishers
    reported it. `titles` are the title in other languages (ISO 639-1), where the operator gave any.
    `full_text`: where title and summary don't suffice, it may ask for the article.
    """

    id: RuleId
    title: str
    query: Node
    ring_on: frozenset[FactKind] = RING_ON_DEFAULT
    severity: Severity = "normal"
    sources_min: int = 1
    version: int = 1
    examples: tuple[Example, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict, hash=False)
    full_text: bool = False

    @property
    def match(self) -> str:
        """The canonical form of the query."""
        return str(self.query)


@dataclass(frozen=True, slots=True)
class ConceptList:
    """A named list of aliases: words or phrases, each in one of its inflected forms or all of them.

    An alias is matched as a `Word` or `Phrase` would be; `=alias` exactly; `alias*` as a prefix. `aliases`
    hold those of the concepts that it includes, too; a `group` has no others. What is of a kind is a fact
    where an item names it; `within` are the places around it, the nearest first.
    """

    name: str
    title: str
    aliases: tuple[str, ...]
    kind: ConceptKind | None = None
    within: tuple[str, ...] = ()
    group: bool = False

    @property
    def is_place(self) -> bool:
        """Whether an item that names it may state a place."""
        return self.kind in PLACE_KINDS


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A feed that the operator named in rules/feeds.toml. `url` is http(s), or `file:` relative to rules/.

    `sample` marks a bundled feed whose dates are written relative to now (`{{day+5}}`) and which is
    exempt from backlog. `full_text`: all rules see the articles of what is new in it.
    """

    url: str
    title: str
    lang: str = ""
    publisher: str = ""
    timezone: str = "UTC"
    on: bool = True
    sample: bool = False
    full_text: bool = False


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything in rules/, valid: all references resolve and all examples do what they say."""

    rules: tuple[Rule, ...]
    concepts: Mapping[str, ConceptList]
    feeds: tuple[FeedEntry, ...]
