"""Leaves of queries (words, prefixes, phrases, concepts), numbered and shared, and where they stand in items.

Law: pure but for its own memory. A leaf is a choice of sequences of terms; each sequence hangs on its rarest
term, so that an item's words find the leaves they may be part of, and no others are looked at.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.rules.compiled import LeafNode
from bot.rules.lexicon import Lexicon, TermId, Terms
from bot.rules.query import Concept, Phrase, Prefix, Word
from bot.rules.sight import Sight
from bot.text.fold import fold
from bot.text.known import frequency

_RAREST: Final = 1e-8  # the share of a word that no list knows
_PER_LETTER: Final = 0.2  # each letter of a prefix leaves about a fifth of the words


class Leaves:
    """All leaves of all queries."""

    def __init__(self, concepts: Mapping[str, Sequence[Word | Prefix | Phrase]]) -> None:
        self._concepts = concepts
        self._lexicon = Lexicon()
        self._numbers: dict[LeafNode, int] = {}
        self._written: list[str] = []
        self._costs: list[float] = []
        self._hanging: dict[TermId, list[tuple[int, Terms]]] = {}

    def number(self, leaf: LeafNode) -> int:
        """The number of a leaf, new or known."""
        known = self._numbers.get(leaf)
        if known is not None:
            return known
        number = self._numbers[leaf] = len(self._written)
        self._written.append(str(leaf))
        self._costs.append(sum(self._hang(number, node) for node in self._alternatives(leaf)))
        return number

    def cost(self, leaf: LeafNode) -> float:
        """About how often a word of text is the leaf; the smaller, the better a query hangs on it."""
        return self._costs[self.number(leaf)]

    def _alternatives(self, leaf: LeafNode) -> Sequence[Word | Prefix | Phrase]:
        return self._concepts.get(leaf.name, ()) if isinstance(leaf, Concept) else (leaf,)

    def _hang(self, number: int, node: Word | Prefix | Phrase) -> float:
        """Hang a sequence on its rarest term; how often that is found."""
        words = node.words if isinstance(node, Phrase) else (node,)
        costs = [_cost(word) for word in words]
        terms = tuple(self._lexicon.put(word) for word in words)
        rarest = min(costs)
        self._hanging.setdefault(terms[costs.index(rarest)], []).append((number, terms))
        return rarest

    def look(self, sight: Sight) -> None:
        """Tell `sight` which terms are found in it, and which leaves may be, by their rarest term."""
        found = sight.found
        for tokens, first in sight.numbered:
            self._lexicon.find(tokens, sight.lang, first, found)
        proposed = sight.proposed
        for term in found:
            for leaf, terms in self._hanging.get(term, ()):
                if len(terms) == 1 or all(other in found for other in terms):
                    proposed.setdefault(leaf, []).append(terms)

    def written(self, number: int) -> str:
        """The leaf as it is printed."""
        return self._written[number]


def _cost(word: Word | Prefix) -> float:
    if isinstance(word, Prefix):
        return float(_PER_LETTER ** len(word.text))
    return max(frequency(fold(word.text)), _RAREST)
