"""On which leaves a query hangs: of these, one must be found in every item that it matches.

Law: pure. Of all sets of leaves that a query can't do without, the one that is found least often is chosen.
The terms that it can't do without (`required`, `choices`) are asked for before it is evaluated.
"""

from collections.abc import Iterator
from typing import Protocol

from bot.rules.compiled import LeafNode
from bot.rules.lexicon import TermId, Terms
from bot.rules.query import And, Apart, Concept, In, Near, Node, Not, Or, Phrase, Prefix, Word


class Numbering(Protocol):
    """What `bot.rules.leaves.Leaves` tells of a leaf."""

    def number(self, leaf: LeafNode) -> int:
        """The number of a leaf."""
        ...

    def cost(self, leaf: LeafNode) -> float:
        """About how often it is found."""
        ...

    def terms_of(self, leaf: LeafNode) -> Terms:
        """The terms of a word or phrase; () for a concept."""
        ...


def leaves_in(node: Node) -> Iterator[LeafNode]:
    """Every leaf of a query, also those that must be absent."""
    match node:
        case Word() | Prefix() | Phrase() | Concept():
            yield node
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from leaves_in(inner)
        case Near(left, right, _) | Apart(left, right, _):
            yield from leaves_in(left)
            yield from leaves_in(right)
        case Not(inner) | In(_, inner):
            yield from leaves_in(inner)
        case _:
            return


def required(node: Node, leaves: Numbering) -> frozenset[TermId]:
    """Terms that are all found in every item that `node` is true of."""
    match node:
        case Word() | Prefix() | Phrase():
            return frozenset(leaves.terms_of(node))
        case And(nodes):
            return frozenset().union(*(required(inner, leaves) for inner in nodes))
        case Near(left, right, _):
            return required(left, leaves) | required(right, leaves)
        case In(_, inner) | Apart(inner, _, _):
            return required(inner, leaves)
        case _:
            return frozenset()


def choices(node: Node, leaves: Numbering) -> Iterator[Terms]:
    """Terms of which one is found in every item that `node` is true of: those of each OR of words."""
    match node:
        case Or(nodes):
            each = [leaves.terms_of(inner) for inner in nodes if isinstance(inner, Word | Prefix | Phrase)]
            if len(each) == len(nodes):
                yield tuple(dict.fromkeys(terms[0] for terms in each))
        case And(nodes):
            for inner in nodes:
                yield from choices(inner, leaves)
        case Near(left, right, _):
            yield from choices(left, leaves)
            yield from choices(right, leaves)
        case In(_, inner) | Apart(inner, _, _):
            yield from choices(inner, leaves)
        case _:
            return


def anchors(node: Node, leaves: Numbering) -> tuple[int, ...] | None:
    """The leaves that `node` hangs on, or None where it may be true without any."""
    best = _best(node, leaves)
    return tuple(sorted(best[0])) if best else None


def _best(node: Node, leaves: Numbering) -> tuple[frozenset[int], float] | None:
    match node:
        case Word() | Prefix() | Phrase() | Concept():
            return frozenset((leaves.number(node),)), leaves.cost(node)
        case Near(left, right, _):
            return _least((left, right), leaves)
        case And(nodes):
            return _least(nodes, leaves)
        case Or(nodes):
            each = [_best(inner, leaves) for inner in nodes]
            known = [one for one in each if one is not None]
            if len(known) < len(each):
                return None
            return frozenset().union(*(numbers for numbers, _ in known)), sum(cost for _, cost in known)
        case In(_, inner) | Apart(inner, _, _):
            return _best(inner, leaves)
        case _:
            return None


def _least(nodes: tuple[Node, ...], leaves: Numbering) -> tuple[frozenset[int], float] | None:
    each = [_best(inner, leaves) for inner in nodes]
    return min((one for one in each if one is not None), key=lambda one: one[1], default=None)
