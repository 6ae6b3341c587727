"""The abstract syntax of a query: what a rule says, free of how it was typed.

`grammar.py` makes these from text, `str()` of a node gives the canonical form back (parsing that form
gives an equal node). The index and the slow matcher of the tests both work on these nodes only.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from bot.rules.typed import OPERATORS

_BARE_NAME: Final = re.compile(r'[^\s()",;|]+')  # what FROM of the grammar takes without quotes
FactName = Literal["date", "past-date", "place", "number"]

LIKE_OR: Final = frozenset(
    word.lower() for words in OPERATORS.values() for word, kind in words.items() if kind == "OR"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, tolerant of inflection, spelling and transliteration; `exact` (`=word`) is not.

    `sure` (`word~0`, as Lucene writes an edit distance of none) takes its forms, and no slip of the hand.
    `beside` says of what is only a name beside others (`bot.text.given_names`) that these must be there, too:
    a text's *Олександра* counts as *Олександр* only with a surname, *Rig* as *Rih* only with *Kryvyi*.
    """

    text: str
    exact: bool = False
    sure: bool = False
    beside: bool = False

    def __str__(self) -> str:
        # Typed without quotes, it would be asked about.
        plain = not (self.exact or self.sure)
        return f'"{self.text}"' if self.text in LIKE_OR and plain else self.bare

    @property
    def bare(self) -> str:
        """As it is written within a phrase."""
        return f"={self.text}" if self.exact else f"{self.text}~0" if self.sure else self.text


@dataclass(frozen=True, slots=True)
class Prefix:
    """`missil*`: every word that begins so."""

    text: str

    def __str__(self) -> str:
        return self.bare

    @property
    def bare(self) -> str:
        """As it is written within a phrase."""
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Phrase:
    """`"peace talks"`: the words next to each other, in order; each as tolerant as a `Word`."""

    words: tuple[Word | Prefix, ...]

    def __str__(self) -> str:
        return '"' + " ".join(word.bare for word in self.words) + '"'


@dataclass(frozen=True, slots=True)
class Concept:
    """`@taurus`: any of the aliases of a concept."""

    name: str

    def __str__(self) -> str:
        return f"@{self.name}"


@dataclass(frozen=True, slots=True)
class Near:
    """`talks NEAR/6 istanbul`: both within `distance` words of each other, in either order."""

    left: "Node"
    right: "Node"
    distance: int

    def __str__(self) -> str:
        return f"{_inner(self.left)} NEAR/{self.distance} {_inner(self.right)}"


@dataclass(frozen=True, slots=True)
class Apart:
    """`taurus NOT NEAR/3 ford`: the left side, where no right one stands on it or within `distance` words."""

    left: "Node"
    right: "Node"
    distance: int

    def __str__(self) -> str:
        return f"{_inner(self.left)} NOT NEAR/{self.distance} {_inner(self.right)}"


@dataclass(frozen=True, slots=True)
class Has:
    """`has:date`: a fact of that kind in the sentence of the matched words."""

    fact: FactName

    def __str__(self) -> str:
        return f"has:{self.fact}"


@dataclass(frozen=True, slots=True)
class In:
    """`title:taurus`: the node matched in that field only."""

    field: Literal["title"]
    node: "Node"

    def __str__(self) -> str:
        return f"{self.field}:{_inner(self.node)}"


@dataclass(frozen=True, slots=True)
class Lang:
    """`lang:de,en`: the item's language is one of these."""

    codes: tuple[str, ...]

    def __str__(self) -> str:
        return f"lang:{','.join(self.codes)}"


@dataclass(frozen=True, slots=True)
class From:
    """`from:spiegel.de`: the item's link is on this host or below it, or its source has this name."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"from:{','.join(_quoted(name) for name in self.names)}"


@dataclass(frozen=True, slots=True)
class And:
    """All of the nodes."""

    nodes: tuple["Node", ...]

    def __str__(self) -> str:
        return " ".join(_inner(node) if isinstance(node, And | Or) else str(node) for node in self.nodes)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the nodes."""

    nodes: tuple["Node", ...]

    def __str__(self) -> str:
        return " OR ".join(_inner(node) if isinstance(node, And) else str(node) for node in self.nodes)


@dataclass(frozen=True, slots=True)
class Not:
    """The node doesn't match."""

    node: "Node"

    def __str__(self) -> str:
        return f"-{_inner(self.node)}"


Node = Word | Prefix | Phrase | Concept | Near | Apart | Has | In | Lang | From | And | Or | Not


def _inner(node: Node) -> str:
    return f"({node})" if isinstance(node, And | Or | Near | Apart) else str(node)


def _quoted(name: str) -> str:
    return name if _BARE_NAME.fullmatch(name) else f'"{name}"'
