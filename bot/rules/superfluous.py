"""Which part of a query another one makes superfluous, or impossible.

Law: pure. Of alternatives, what another finds too can go; of what must all be there, what follows from
another; of what is barred, what a wider bar holds. Where facts or NEAR ask for places, not only for truth, a
claim is made for single words alone, which stand at the same places.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.rules.compiled import needs_facts
from bot.rules.covering import Covering
from bot.rules.query import And, Apart, Concept, Has, In, Lang, Near, Node, Not, Or, Prefix, Word

Rebuild = Callable[[Node], Node]


@dataclass(frozen=True, slots=True)
class Covered:
    """`part` can go, because of `by`: the query is then `instead`. `strictly`: nothing else changes.

    Where `never` is set, `part` excludes all that `by` finds, and nothing can match both.
    """

    part: Node
    by: Node
    instead: Node | None = None
    strictly: bool = True
    never: bool = False


def covered_parts(query: Node, covering: Covering) -> Iterator[Covered]:
    """All parts of the query that another part makes superfluous or impossible, each once."""
    told: set[Node] = set()
    for found in _Search(query, covering).parts():
        if found.part not in told:
            told.add(found.part)
            yield found


class _Search:
    """Goes through the groups (AND, OR) of a query, and compares their members with each other."""

    def __init__(self, query: Node, covering: Covering) -> None:
        self._query = query
        self._covering = covering

    @cached_property
    def _asks_facts(self) -> bool:
        return needs_facts(self._query)

    def parts(self) -> Iterator[Covered]:
        """What was found, outermost first."""
        yield from self._within(self._query, lambda node: node, places=self._asks_facts)

    def _within(self, node: Node, rebuild: Rebuild, *, places: bool) -> Iterator[Covered]:
        match node:
            case Or(nodes):
                yield from self._either(nodes, rebuild, places=places)
                yield from self._members(Or, nodes, rebuild, places=places)
            case And(nodes):
                yield from self._every(nodes, rebuild)
                yield from self._members(And, nodes, rebuild, places=places)
            case Near(left, right, far):
                yield from self._within(left, lambda new: rebuild(Near(new, right, far)), places=True)
                yield from self._within(right, lambda new: rebuild(Near(left, new, far)), places=True)
            case Apart(left, right, far):
                yield from self._within(left, lambda new: rebuild(Apart(new, right, far)), places=True)
                yield from self._within(right, lambda new: rebuild(Apart(left, new, far)), places=True)
            case In(name, inner):
                yield from self._within(inner, lambda new: rebuild(In(name, new)), places=places)
            case Not(inner):
                yield from self._within(inner, lambda new: rebuild(Not(new)), places=places)
            case _:
                return

    def _members(
        self, make: type[And] | type[Or], nodes: tuple[Node, ...], rebuild: Rebuild, *, places: bool
    ) -> Iterator[Covered]:
        for at, inner in enumerate(nodes):

            def rebuilt(new: Node, at: int = at) -> Node:
                return rebuild(make((*nodes[:at], new, *nodes[at + 1 :])))

            yield from self._within(inner, rebuilt, places=places)

    def _either(self, nodes: tuple[Node, ...], rebuild: Rebuild, *, places: bool) -> Iterator[Covered]:
        """Of alternatives, the narrower one is superfluous."""
        for at, narrow in enumerate(nodes):
            for beside, wide in enumerate(nodes):
                if at == beside or (places and not _stand_alike(wide, narrow)):
                    continue
                mutual = beside > at and self._covering.covers(narrow, wide)
                strictly = self._covering.covers(wide, narrow)
                if (strictly and not mutual) or (
                    not strictly and self._nearly(wide, narrow, first=beside < at)
                ):
                    rest = without(nodes, at, Or)
                    yield Covered(narrow, wide, rebuild(rest), strictly)
                    break

    def _nearly(self, wide: Node, narrow: Node, *, first: bool) -> bool:
        """Of two forms of one word, the first stays."""
        if not self._covering.nearly_covers(wide, narrow):
            return False
        return first or not self._covering.nearly_covers(narrow, wide)

    def _every(self, nodes: tuple[Node, ...], rebuild: Rebuild) -> Iterator[Covered]:
        """Of what must all be there, the wider one is superfluous; of what must not, the narrower one."""
        for at, part in enumerate(nodes):
            for beside, other in enumerate(nodes):
                if at == beside:
                    continue
                found = self._in_and(part, other, first=beside < at)
                if found is None:
                    continue
                never = found == "never"
                yield Covered(part, other, None if never else rebuild(without(nodes, at, And)), never=never)
                break

    def _in_and(self, part: Node, other: Node, *, first: bool) -> str | None:
        covers = self._covering.covers
        if isinstance(part, Not) and isinstance(part.node, Has) and part.node == other:
            return "never"
        if needs_facts(part) or needs_facts(other):
            return None
        match part, other:
            case Not(barred), Not(more):
                can_go = covers(more, barred) and (first or not covers(barred, more))
            case Not(Lang(barred_codes)), Lang(codes) if not set(barred_codes) & set(codes):
                can_go = True
            case Not(barred), _:
                return "never" if covers(barred, other) else None
            case Lang(codes), Lang(others) if first and not set(codes) & set(others):
                return "never"
            case _, Not():
                return None
            case _:
                can_go = not self._asks_facts and covers(part, other) and (first or not covers(other, part))
        return "superfluous" if can_go else None


def _stand_alike(wide: Node, narrow: Node) -> bool:
    """Whether what `narrow` finds stands just where `wide` finds it: single words do."""
    return isinstance(wide, Word | Prefix | Concept) and isinstance(narrow, Word | Prefix)


def without(nodes: tuple[Node, ...], at: int, make: type[And] | type[Or]) -> Node:
    """The group without one member."""
    rest = (*nodes[:at], *nodes[at + 1 :])
    return rest[0] if len(rest) == 1 else make(rest)
