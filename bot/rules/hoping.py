"""For which rules an article is worth fetching: those that title and summary leave open.

Law: pure but for its own memory. A rule with `full_text` that doesn't match hopes for the article where three
things hold. Title or summary holds one of the words or concepts that it looks for (vocabulary, such as all
words for *to meet*, counts only where it has nothing else), or the report is from a source that it names. Of
what it joins by AND or NEAR at least half is there. And nothing is known yet that more text can't change: the
language, the source, the title, a word that must not be there. Without such rules it costs nothing.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.rules.compiled import Compiled, LeafNode, View, compiled
from bot.rules.leaves import Leaves
from bot.rules.match import Match
from bot.rules.query import (
    And,
    Apart,
    Concept,
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
from bot.rules.rule import Rule, RuleId
from bot.rules.sight import Sight


class Promise(Protocol):
    """How much of a query is there."""

    def kept(self, view: View) -> bool:
        """Whether it is enough."""
        ...


@dataclass(frozen=True, slots=True)
class _There:
    """A leaf, or a source."""

    node: Compiled

    def kept(self, view: View) -> bool:
        return self.node.find(view) is not None


@dataclass(frozen=True, slots=True)
class _Some:
    """At least so many of these."""

    least: int
    parts: tuple[Promise, ...]

    def kept(self, view: View) -> bool:
        return sum(part.kept(view) for part in self.parts) >= self.least


@dataclass(frozen=True, slots=True)
class Hope:
    """What a rule hopes by.

    `signs` are the leaves of which one must be there, `origins` what asks for a source (one that holds is a
    sign, too), `promise` says how much must be there, `bounds` what must hold whatever else the article says
    (None: nothing).
    """

    signs: tuple[int, ...]
    origins: tuple[Compiled, ...]
    promise: Promise
    bounds: Compiled | None

    def held(self, sight: Sight) -> bool:
        """Whether the article is worth fetching, for a rule that doesn't match what `sight` shows."""
        view = View(sight)
        return (
            (
                any(sight.marks(sign) for sign in self.signs)
                or any(origin.find(view) is not None for origin in self.origins)
            )
            and (self.bounds is None or self.bounds.find(view) is not None)
            and self.promise.kept(view)
        )


class Hopes:
    """The hopes of all rules with `full_text`."""

    def __init__(self, leaves: Leaves, vocabulary: Collection[str] = ()) -> None:
        self._leaves = leaves
        self._vocabulary = vocabulary
        self._hopes: dict[RuleId, Hope] = {}
        self._by_sign: dict[int, list[RuleId]] = {}
        self._by_origin: list[RuleId] = []

    def add(self, rule: Rule) -> None:
        """Take in a rule whose leaves were taken."""
        number = self._leaves.number
        leaves = tuple(dict.fromkeys(_looked_for(rule.query)))
        telling = [one for one in leaves if not (isinstance(one, Concept) and one.name in self._vocabulary)]
        signs = tuple(number(leaf) for leaf in telling or leaves)
        bounds = bounds_of(rule.query)
        hope = Hope(
            signs,
            tuple(compiled(origin, number) for origin in _origins(rule.query)),
            _promise(rule.query, number) or _Some(0, ()),
            None if bounds is None else compiled(bounds, number),
        )
        self._hopes[rule.id] = hope
        for sign in signs:
            self._leaves.watch(sign)
            self._by_sign.setdefault(sign, []).append(rule.id)
        if hope.origins:
            self._by_origin.append(rule.id)

    def remove(self, rule_id: RuleId) -> None:
        """Forget a rule, before its leaves are released; no matter if it isn't there."""
        hope = self._hopes.pop(rule_id, None)
        if hope is None:
            return
        for sign in hope.signs:
            self._leaves.unwatch(sign)
            self._by_sign[sign].remove(rule_id)
            if not self._by_sign[sign]:
                del self._by_sign[sign]
        if hope.origins:
            self._by_origin.remove(rule_id)

    def held(self, sight: Sight, matches: Collection[Match]) -> tuple[RuleId, ...]:
        """The rules that hope for the article of what `sight` shows, but for those that matched."""
        if not self._hopes or "text" in sight.texts:
            return ()
        matched = {match.rule for match in matches}
        proposed = dict.fromkeys(self._by_origin)
        for sign in sight.proposed.keys() & self._by_sign.keys():
            proposed.update(dict.fromkeys(self._by_sign[sign]))
        return tuple(sorted(one for one in proposed if one not in matched and self._hopes[one].held(sight)))


def _promise(node: Node, number: Callable[[LeafNode], int]) -> Promise | None:
    """How much of a query must be there; None for what is no part of it to be found."""
    match node:
        case Word() | Prefix() | Phrase() | Concept() | From():
            return _There(compiled(node, number))
        case And(nodes):
            return _half(nodes, number)
        case Near(left, right, _):
            return _half((left, right), number)
        case Or(nodes):
            parts = tuple(part for inner in nodes if (part := _promise(inner, number)) is not None)
            return _Some(1, parts) if len(parts) == len(nodes) else None
        case In(_, inner) | Apart(inner, _, _):
            return _promise(inner, number)
        case _:
            return None


def _half(nodes: Sequence[Node], number: Callable[[LeafNode], int]) -> Promise | None:
    parts = tuple(part for inner in nodes if (part := _promise(inner, number)) is not None)
    return _Some((len(parts) + 1) // 2, parts) if parts else None


def bounds_of(node: Node) -> Node | None:
    """What of a query must hold already, since no text can change it; None: nothing must."""
    match node:
        case Lang() | From():
            return node
        case In(_, inner) | Not(inner):
            return node if _is_settled(inner) else None
        case And(nodes):
            kept = tuple(bound for inner in nodes if (bound := bounds_of(inner)) is not None)
            return And(kept) if kept else None
        case Or(nodes):
            each = tuple(bound for inner in nodes if (bound := bounds_of(inner)) is not None)
            return Or(each) if len(each) == len(nodes) else None
        case Apart(left, _, _):
            return bounds_of(left)
        case _:
            return None


def _is_settled(node: Node) -> bool:
    """Whether a node that is true now stays true whatever is added: it asks for no fact and no absence."""
    match node:
        case Has() | Not() | Apart():
            return False
        case And(nodes) | Or(nodes):
            return all(map(_is_settled, nodes))
        case In(_, inner):
            return _is_settled(inner)
        case Near(left, right, _):
            return _is_settled(left) and _is_settled(right)
        case _:
            return True


def _looked_for(node: Node) -> Iterator[LeafNode]:
    """The leaves that a query wants to find."""
    match node:
        case Word() | Prefix() | Phrase() | Concept():
            yield node
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _looked_for(inner)
        case Near(left, right, _):
            yield from _looked_for(left)
            yield from _looked_for(right)
        case In(_, inner) | Apart(inner, _, _):
            yield from _looked_for(inner)
        case _:
            return


def _origins(node: Node) -> Iterator[From]:
    """What a query asks of the source, but for what it excludes."""
    match node:
        case From():
            yield node
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _origins(inner)
        case _:
            return
