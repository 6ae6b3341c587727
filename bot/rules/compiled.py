"""Queries ready to be evaluated: the nodes of `query.py`, with leaves that are numbered and shared.

Law: pure. `find` answers with the marks that made the node true, or None. A leaf is a word, phrase or
concept; where leaves stand in an item is known before (`Sight.proposed`), so that each costs a look-up only.

Facts bind to words: `has:date` holds when such a fact stands in a sentence in which a word stands that was
found by what AND joins it with (`View.context`); where that holds no word, by what AND joins that with.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, Protocol

from bot.feeds.item import Field
from bot.rules.query import (
    And,
    Apart,
    Concept,
    FactName,
    From,
    Has,
    In,
    Lang,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)
from bot.rules.sight import Mark, Sentence, Sight
from bot.text.fold import fold


class View(NamedTuple):
    """What a node looks at: an item, the sentences that facts must stand in, one field (None: all)."""

    sight: Sight
    context: frozenset[Sentence] = frozenset()
    scope: Field | None = None


class Compiled(Protocol):
    """A node that can be looked for."""

    def find(self, view: View) -> list[Mark] | None:
        """The marks that make it true, or None if it isn't true."""
        ...


LeafNode = Word | Prefix | Phrase | Concept


def compiled(node: Node, leaf_number: Callable[[LeafNode], int]) -> Compiled:
    """`node`, its leaves numbered by `leaf_number`."""
    match node:
        case Word() | Prefix() | Phrase() | Concept():
            return _Leaf(leaf_number(node))
        case Near(left, right, distance):
            return _Near(compiled(left, leaf_number), compiled(right, leaf_number), distance)
        case Apart(left, right, distance):
            return _Apart(compiled(left, leaf_number), compiled(right, leaf_number), distance)
        case And(nodes):
            return _every(nodes, leaf_number)
        case Or(nodes):
            return _Either(tuple(compiled(inner, leaf_number) for inner in nodes))
        case Not(inner):
            return _Absent(compiled(inner, leaf_number))
        case In(field, inner):
            return _Within(field, compiled(inner, leaf_number))
        case Has(fact):
            return _Fact(fact)
        case Lang(codes):
            return _Language(frozenset(codes))
        case From(names):
            return _Origin(frozenset(fold(name) for name in names))


def needs_facts(node: Node) -> bool:
    """Whether a fact is asked for anywhere in the node."""
    match node:
        case Has():
            return True
        case And(nodes) | Or(nodes):
            return any(map(needs_facts, nodes))
        case Not(inner) | In(_, inner):
            return needs_facts(inner)
        case _:
            return False


def _every(nodes: Sequence[Node], leaf_number: Callable[[LeafNode], int]) -> Compiled:
    stages: tuple[list[Compiled], list[Compiled], list[Compiled]] = ([], [], [])
    for node in nodes:
        stages[_stage(node)].append(compiled(node, leaf_number))
    return _Every(tuple(tuple(stage) for stage in stages if stage))


def _stage(node: Node) -> int:
    """First what needs no facts, then facts with their own words, last bare facts: they need the places."""
    if not needs_facts(node):
        return 0
    return 2 if isinstance(node, Has | Not) else 1


@dataclass(frozen=True, slots=True)
class _Leaf:
    number: int

    def find(self, view: View) -> list[Mark] | None:
        marks = view.sight.marks(self.number)
        if marks and view.scope:
            marks = [mark for mark in marks if view.sight.field_of(mark.first) == view.scope]
        return marks or None


@dataclass(frozen=True, slots=True)
class _Every:
    stages: tuple[tuple[Compiled, ...], ...]

    def find(self, view: View) -> list[Mark] | None:
        marks: list[Mark] = []
        own: frozenset[Sentence] = frozenset()
        before = 0
        for stage in self.stages:
            if len(marks) > before:
                own |= view.sight.sentences_of(marks[before:])
                view = view._replace(context=own)
                before = len(marks)
            for node in stage:
                more = node.find(view)
                if more is None:
                    return None
                marks += more
        return marks


@dataclass(frozen=True, slots=True)
class _Either:
    nodes: tuple[Compiled, ...]

    def find(self, view: View) -> list[Mark] | None:
        found = [marks for node in self.nodes if (marks := node.find(view)) is not None]
        return [mark for marks in found for mark in marks] if found else None


@dataclass(frozen=True, slots=True)
class _Absent:
    node: Compiled

    def find(self, view: View) -> list[Mark] | None:
        return [] if self.node.find(view) is None else None


@dataclass(frozen=True, slots=True)
class _Within:
    field: Field
    node: Compiled

    def find(self, view: View) -> list[Mark] | None:
        inside = frozenset(sentence for sentence in view.context if sentence[0] == self.field)
        return self.node.find(View(view.sight, inside, self.field))


@dataclass(frozen=True, slots=True)
class _Fact:
    name: FactName

    def find(self, view: View) -> list[Mark] | None:
        return [] if view.context and view.sight.has(self.name, view.context) else None


@dataclass(frozen=True, slots=True)
class _Language:
    codes: frozenset[str]

    def find(self, view: View) -> list[Mark] | None:
        return [] if view.sight.lang in self.codes else None


@dataclass(frozen=True, slots=True)
class _Origin:
    names: frozenset[str]

    def find(self, view: View) -> list[Mark] | None:
        return [] if view.sight.origins & self.names else None


@dataclass(frozen=True, slots=True)
class _Near:
    left: Compiled
    right: Compiled
    distance: int

    def find(self, view: View) -> list[Mark] | None:
        left = self.left.find(view)
        right = self.right.find(view) if left else None
        if not left or not right:
            return None
        marks = [*_close(left, right, self.distance), *_close(right, left, self.distance)]
        return marks or None


@dataclass(frozen=True, slots=True)
class _Apart:
    left: Compiled
    right: Compiled
    distance: int

    def find(self, view: View) -> list[Mark] | None:
        left = self.left.find(view)
        right = self.right.find(view) if left else None
        if not left or not right:
            return left or None
        return _alone(left, right, self.distance) or None


def _alone(marks: list[Mark], others: list[Mark], distance: int) -> list[Mark]:
    """The marks that have none of the others on them or within `distance` words."""
    ordered = sorted(others)
    firsts = [other.first for other in ordered]
    # How far the others reach that begin no later than each.
    reach = list(accumulate((other.last for other in ordered), max))
    return [
        mark
        for mark in marks
        if not (before := bisect_right(firsts, mark.last + distance))
        or reach[before - 1] < mark.first - distance
    ]


def _close(marks: list[Mark], others: list[Mark], distance: int) -> list[Mark]:
    """The marks that have one of the others beside them, at most `distance` words before or behind."""
    firsts = sorted(other.first for other in others)
    lasts = sorted(other.last for other in others)
    return [
        mark
        for mark in marks
        if bisect_right(firsts, mark.last + distance) > bisect_right(firsts, mark.last)
        or bisect_left(lasts, mark.first) > bisect_left(lasts, mark.first - distance)
    ]
