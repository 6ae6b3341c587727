"""Leaves of queries (words, prefixes, phrases, concepts), numbered and shared, and where they stand in items.

Law: pure but for its own memory. A leaf is a choice of sequences of terms. Leaves that queries hang on, and
concepts that a reading names, are watched: each of their sequences hangs on its rarest term, so that an
item's words find the leaves they may be part of. Others are looked for when a query asks (`present`). What
no query uses any more is forgotten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from bot.rules.compiled import LeafNode
from bot.rules.lexicon import Lexicon, TermId, Terms
from bot.rules.query import Concept, Phrase, Prefix, Word
from bot.rules.sight import Sight
from bot.text.fold import fold
from bot.text.known import frequency

_RAREST: Final = 1e-8  # the share of a word that no list knows
_PER_LETTER: Final = 0.2  # each letter of a prefix leaves about a fifth of the words


@dataclass(slots=True)
class _Leaf:
    """A leaf, its sequences and the rarest term of each, how many queries use it and how many hang on it."""

    node: LeafNode
    sequences: list[Terms]
    rarest: list[TermId]
    cost: float
    uses: int = 0
    watchers: int = 0
    by_rarest: dict[TermId, list[Terms]] | None = None  # once it is asked for without being watched


class Leaves:
    """All leaves of all queries."""

    def __init__(self, concepts: Mapping[str, Sequence[Word | Prefix | Phrase]]) -> None:
        self._concepts = concepts
        self._lexicon = Lexicon()
        self._numbers: dict[LeafNode, int] = {}
        self._leaves: dict[int, _Leaf] = {}
        self._hanging: dict[TermId, list[tuple[int, Terms]]] = {}
        self._counter = count()

    def __len__(self) -> int:
        return len(self._leaves)

    @property
    def terms(self) -> int:
        """How many words of rules are known."""
        return len(self._lexicon.terms)

    def take(self, node: LeafNode) -> int:
        """The number of a leaf, new or known, which one more query uses."""
        number = self._numbers.get(node)
        if number is None:
            number = self._numbers[node] = next(self._counter)
            self._leaves[number] = self._made(node)
        self._leaves[number].uses += 1
        return number

    def release(self, node: LeafNode) -> None:
        """One query less uses a leaf; what nobody uses is forgotten."""
        number = self._numbers[node]
        leaf = self._leaves[number]
        leaf.uses -= 1
        if not leaf.uses:
            del self._numbers[node], self._leaves[number]
            for one in self._alternatives(node):
                for word in _words(one):
                    self._lexicon.drop(word)

    def number(self, node: LeafNode) -> int:
        """The number of a leaf that was taken."""
        return self._numbers[node]

    def cost(self, node: LeafNode) -> float:
        """About how often a word of text is the leaf; the smaller, the better a query hangs on it."""
        return self._leaves[self._numbers[node]].cost

    def terms_of(self, node: LeafNode) -> Terms:
        """The terms of a word or phrase, all of which must be found; () for a concept."""
        return self.sequence(self._numbers[node])

    def watch(self, number: int) -> None:
        """One query more hangs on a leaf."""
        leaf = self._leaves[number]
        leaf.watchers += 1
        if leaf.watchers == 1:
            for rarest, terms in zip(leaf.rarest, leaf.sequences, strict=True):
                self._hanging.setdefault(rarest, []).append((number, terms))

    def unwatch(self, number: int) -> None:
        """One query less hangs on a leaf."""
        leaf = self._leaves[number]
        leaf.watchers -= 1
        if not leaf.watchers:
            for rarest, terms in zip(leaf.rarest, leaf.sequences, strict=True):
                hanging = self._hanging[rarest]
                hanging.remove((number, terms))
                if not hanging:
                    del self._hanging[rarest]

    def look(self, sight: Sight) -> None:
        """Tell `sight` which terms are found in it, and which of the watched leaves may be."""
        for text in sight.texts.values():
            sight.take(self._lexicon.find(text, sight.lang))
        found = sight.found
        proposed = sight.proposed
        hanging = self._hanging
        for term in hanging.keys() & found:
            for leaf, terms in hanging[term]:
                if len(terms) == 1 or found.issuperset(terms):
                    if leaf in proposed:
                        proposed[leaf].append(terms)
                    else:
                        proposed[leaf] = [terms]

    def present(self, number: int, found: set[TermId]) -> Sequence[Terms]:
        """The sequences of a leaf that nobody watches for of which all terms are found."""
        leaf = self._leaves[number]
        if leaf.watchers:
            return ()
        if len(leaf.sequences) == 1:
            return leaf.sequences if found.issuperset(leaf.sequences[0]) else ()
        if leaf.by_rarest is None:
            leaf.by_rarest = {}
            for rarest, terms in zip(leaf.rarest, leaf.sequences, strict=True):
                leaf.by_rarest.setdefault(rarest, []).append(terms)
        known = leaf.by_rarest
        return [terms for one in known.keys() & found for terms in known[one] if found.issuperset(terms)]

    def grade(self, written: str, lang: str, term: TermId) -> int:
        """How well a word counts as a term that was found for it."""
        return self._lexicon.grade(written, lang, term)

    def written(self, number: int) -> str:
        """The leaf as it is printed."""
        return str(self._leaves[number].node)

    def sequence(self, number: int) -> Terms:
        """The one sequence of a word or phrase; () for a concept."""
        leaf = self._leaves[number]
        return () if isinstance(leaf.node, Concept) else leaf.sequences[0]

    def sequences(self, number: int) -> tuple[Terms, ...]:
        """All sequences of a leaf: of a concept, one for each alias, in their order."""
        return tuple(self._leaves[number].sequences)

    def _alternatives(self, node: LeafNode) -> Sequence[Word | Prefix | Phrase]:
        return self._concepts.get(node.name, ()) if isinstance(node, Concept) else (node,)

    def _made(self, node: LeafNode) -> _Leaf:
        leaf = _Leaf(node, [], [], 0.0)
        for one in self._alternatives(node):
            words = _words(one)
            costs = [_cost(word) for word in words]
            terms = tuple(self._lexicon.put(word) for word in words)
            leaf.sequences.append(terms)
            leaf.rarest.append(terms[costs.index(min(costs))])
            leaf.cost += min(costs)
        return leaf


def _words(node: Word | Prefix | Phrase) -> tuple[Word | Prefix, ...]:
    return node.words if isinstance(node, Phrase) else (node,)


def _cost(word: Word | Prefix) -> float:
    if isinstance(word, Prefix):
        return float(_PER_LETTER ** len(word.text))
    return max(frequency(fold(word.text)), _RAREST)
