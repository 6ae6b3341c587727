"""Queries opened up: any part of them can be asked of an item, also as if one alias or word were absent.

Law: pure, and one with the index: what a `Probe` says of a whole query is what the `RuleBook` says. It looks
at one item at a time, for those who want to know why; for the stream it is too slow.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from bot.facts.fact import Fact
from bot.facts.read import read as read_facts
from bot.feeds.item import Item
from bot.rules.aliases import alias_node, alias_nodes
from bot.rules.anchors import leaves_in
from bot.rules.compiled import Compiled, LeafNode, View, compiled
from bot.rules.leaves import Leaves
from bot.rules.lexicon import Terms
from bot.rules.names import concepts_in
from bot.rules.query import Concept, Node
from bot.rules.rule import ConceptList
from bot.rules.sight import Mark, Sight
from bot.text.language import language_of


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """A way in which a leaf is found: an alias of a concept (`leaf` is `@name`), or a query's own word."""

    leaf: str
    text: str


@dataclass(frozen=True, slots=True)
class _Known:
    """A part of a query, ready to be asked, and the numbers of its leaves."""

    node: Node
    compiled: Compiled
    leaves: frozenset[int]


class Probe:
    """The leaves of some queries, and what each of their aliases finds."""

    def __init__(self, concepts: Mapping[str, ConceptList], queries: Iterable[Node]) -> None:
        queries = tuple(queries)
        names = frozenset[str]().union(*map(concepts_in, queries)) & concepts.keys()
        self._concepts = {name: concepts[name] for name in names}
        self._leaves = Leaves({name: alias_nodes(concept) for name, concept in self._concepts.items()})
        self._numbers: dict[str, int] = {}
        self._aliases: dict[tuple[int, Terms], Alias] = {}
        # By identity: to hash a large query takes longer than to evaluate it. Nodes are kept alive.
        self._known: dict[int, _Known] = {}
        for leaf in dict.fromkeys(leaf for query in queries for leaf in leaves_in(query)):
            number = self._numbers[str(leaf)] = self._leaves.take(leaf)
            self._leaves.watch(number)
            for terms, text in zip(self._leaves.sequences(number), self._written(leaf), strict=True):
                self._aliases[number, terms] = Alias(str(leaf), text)

    def _written(self, leaf: LeafNode) -> tuple[str, ...]:
        """The alternatives of a leaf as their author wrote them."""
        if not isinstance(leaf, Concept):
            return (str(leaf),)
        concept = self._concepts.get(leaf.name)
        first: dict[Node, str] = {}
        for alias in concept.aliases if concept else ():
            node = alias_node(alias)
            if node is not None:
                first.setdefault(node, alias)
        return tuple(first.values())

    def aliases(self, query: Node) -> tuple[Alias, ...]:
        """All that a query's leaves can be found by."""
        numbers = self._ready(query).leaves
        return tuple(alias for (number, _), alias in self._aliases.items() if number in numbers)

    def _ready(self, node: Node) -> "_Known":
        known = self._known.get(id(node))
        if known is None:
            numbers = frozenset(self._numbers[str(leaf)] for leaf in leaves_in(node))
            known = self._known[id(node)] = _Known(node, compiled(node, self._leaves.number), numbers)
        return known

    def look(self, item: Item, reference: date | None) -> Sight:
        """The item as these queries see it, published on `reference`."""
        text = f"{item.title}\n{item.summary}"
        lang = language_of(text, item.lang).lower().partition("-")[0] or language_of(text)

        @cache
        def facts() -> tuple[Fact, ...]:
            return read_facts(item, lang=lang, reference=reference)

        sight = Sight(replace(item, lang=lang), lang, lambda _: facts(), self._leaves)
        self._leaves.look(sight)
        return sight

    def find(self, node: Node, view: View) -> list[Mark] | None:
        """The marks that make a part of a query true, or None."""
        return self._ready(node).compiled.find(view)

    def seen(self, query: Node, sight: Sight) -> tuple[Alias, ...]:
        """What the query's leaves are found by in this item: nothing else can matter to it."""
        return tuple(
            self._aliases[number, terms]
            for number in self._ready(query).leaves & sight.proposed.keys()
            for terms in sight.proposed[number]
            if len(terms) == 1 or sight.places((terms,))
        )

    def without(self, sight: Sight, alias: Alias) -> Sight:
        """The same item, as if a concept had not this alias, or the query's word did not stand there."""
        number = self._numbers[alias.leaf]
        kept = [terms for terms in sight.proposed.get(number, ()) if self._aliases[number, terms] != alias]
        return sight.with_only(number, kept)

    def found_by(self, sight: Sight, mark: Mark) -> tuple[Alias, ...]:
        """The aliases that stand in just this place, the most similar first."""
        number = self._numbers[mark.term]
        place = (mark.first, mark.last)
        found = [
            (-grade, self._aliases[number, terms])
            for terms in sight.proposed.get(number, ())
            if (grade := sight.places((terms,)).get(place))
        ]
        return tuple(alias for _, alias in sorted(found))
