"""Leaves of queries (words, prefixes, phrases, concepts), numbered and shared, and where they stand in items.

Law: pure but for its own memory. A leaf is a choice of sequences of terms; each sequence hangs on its rarest
term, so that an item's words find the leaves they may be part of, and no others are looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.rules.compiled import LeafNode
from bot.rules.lexicon import Lexicon, TermId
from bot.rules.query import Concept, Phrase, Prefix, Word
from bot.rules.sight import Mark, Sight
from bot.text.known import frequency

Terms = tuple[TermId, ...]

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

    def mark(self, sight: Sight) -> None:
        """Tell `sight` where each leaf stands that is found in it, in the order of the text."""
        found: dict[TermId, dict[int, int]] = {}
        for number, token in sight.words.items():
            for term, grade in self._lexicon.senses(token, sight.lang):
                found.setdefault(term, {})[number] = grade
        places: dict[int, dict[tuple[int, int], int]] = {}
        for term in found:
            for leaf, terms in self._hanging.get(term, ()):
                best = places.setdefault(leaf, {})
                for place, grade in _places(terms, found):
                    best[place] = max(grade, best.get(place, 0))
        sight.marks = {
            leaf: [Mark(*place, grade, self._written[leaf]) for place, grade in sorted(best.items())]
            for leaf, best in places.items()
            if best
        }


def _places(terms: Terms, found: Mapping[TermId, Mapping[int, int]]) -> Iterator[tuple[tuple[int, int], int]]:
    """Where the terms stand next to each other; a phrase is as similar as its least similar word."""
    if len(terms) == 1:
        yield from (((number, number), grade) for number, grade in found[terms[0]].items())
        return
    if any(term not in found for term in terms):
        return
    rows = [found[term] for term in terms]
    for first in rows[0]:
        if all(first + step in row for step, row in enumerate(rows)):
            yield (first, first + len(rows) - 1), min(row[first + step] for step, row in enumerate(rows))


def _cost(word: Word | Prefix) -> float:
    if isinstance(word, Prefix):
        return float(_PER_LETTER ** len(word.text))
    return max(frequency(word.text), _RAREST)
