"""On which leaves a query hangs: of these, one must be found in every item that it matches.

Law: pure. Of all sets of leaves that a query can't do without, the one that is found least often is chosen.
"""

from typing import Protocol

from bot.rules.compiled import LeafNode
from bot.rules.query import And, Concept, In, Near, Node, Or, Phrase, Prefix, Word


class Numbering(Protocol):
    """What `bot.rules.leaves.Leaves` tells of a leaf."""

    def number(self, leaf: LeafNode) -> int:
        """The number of a leaf."""
        ...

    def cost(self, leaf: LeafNode) -> float:
        """About how often it is found."""
        ...


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
        case In(_, inner):
            return _best(inner, leaves)
        case _:
            return None


def _least(nodes: tuple[Node, ...], leaves: Numbering) -> tuple[frozenset[int], float] | None:
    each = [_best(inner, leaves) for inner in nodes]
    return min((one for one in each if one is not None), key=lambda one: one[1], default=None)
