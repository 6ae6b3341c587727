"""The `Index`: which rules match an item, at a cost that hardly depends on how many rules there are.

Law: pure but for its own memory. An item's words propose, the query decides: each word finds the terms it
counts as, terms find the leaves (words, phrases, concepts) that hang on their rarest term, leaves find the
queries that can't be true without them, and only those are evaluated. A query is never missed: it hangs on
leaves of which one must be found. Queries with equal canonical form are one. Rules come and go while it runs.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.facts.fact import Fact
from bot.feeds.item import Item
from bot.rules.aliases import alias_nodes
from bot.rules.anchors import anchors
from bot.rules.compiled import Compiled, View, compiled
from bot.rules.leaves import Leaves
from bot.rules.match import ConceptHit, Highlight, Match, Reading
from bot.rules.query import Concept
from bot.rules.rule import ConceptList, Rule, RuleId
from bot.rules.sight import Mark, Sight
from bot.text.language import language_of

HIGHLIGHTS_MAX = 50  # of one match; a message shows a handful


def no_facts() -> tuple[Fact, ...]:
    """The reader of facts for those who have none."""
    return ()


@dataclass(slots=True, eq=False)
class _Query:
    """A compiled query and the rules that share it."""

    node: Compiled
    hangs_on: tuple[int, ...]
    rules: list[RuleId] = field(default_factory=list)


class Index:
    """All rules, by the words that they can't do without."""

    def __init__(self, concepts: Mapping[str, ConceptList]) -> None:
        self._leaves = Leaves({name: alias_nodes(concept) for name, concept in concepts.items()})
        self._concepts = {self._leaves.number(Concept(name)): name for name in concepts}
        self._queries: dict[str, _Query] = {}
        self._by_leaf: dict[int, list[_Query]] = {}
        self._always: list[_Query] = []
        self._rules: dict[RuleId, str] = {}

    @property
    def rule_ids(self) -> frozenset[RuleId]:
        """The rules that are watched for."""
        return frozenset(self._rules)

    def add(self, rule: Rule) -> None:
        """Watch for a rule from now on; one of the same id is replaced."""
        self.remove(rule.id)
        canonical = rule.match
        query = self._queries.get(canonical)
        if query is None:
            query = self._queries[canonical] = self._compiled(rule)
        query.rules.append(rule.id)
        self._rules[rule.id] = canonical

    def remove(self, rule_id: RuleId) -> None:
        """Watch for a rule no longer; no matter if it isn't there."""
        canonical = self._rules.pop(rule_id, None)
        if canonical is None:
            return
        query = self._queries[canonical]
        query.rules.remove(rule_id)
        if not query.rules:
            del self._queries[canonical]
            for leaf in query.hangs_on:
                self._by_leaf[leaf].remove(query)
            if not query.hangs_on:
                self._always.remove(query)

    def read(self, item: Item, facts: Callable[[], tuple[Fact, ...]] = no_facts) -> Reading:
        """Which rules match `item`, why, and which concepts it names.

        `facts` is called at most once, and only if a rule matches or needs to know.
        """
        lang = item.lang.lower().partition("-")[0] or language_of(f"{item.title}\n{item.summary}")
        sight = Sight(item, lang, facts, self._leaves.written)
        self._leaves.look(sight)
        matches = tuple(match for query in self._candidates(sight) for match in _matches(query, sight))
        return Reading(
            lang=lang,
            matches=tuple(sorted(matches, key=lambda match: match.rule)),
            concepts=self._named(sight),
            facts=sight.facts if sight.asked else (),
        )

    def _compiled(self, rule: Rule) -> _Query:
        hangs_on = anchors(rule.query, self._leaves)
        query = _Query(compiled(rule.query, self._leaves.number), hangs_on or ())
        for leaf in query.hangs_on:
            self._by_leaf.setdefault(leaf, []).append(query)
        if not query.hangs_on:
            self._always.append(query)
        return query

    def _candidates(self, sight: Sight) -> Iterable[_Query]:
        found = dict.fromkeys(self._always)
        by_leaf = self._by_leaf
        for leaf in sight.proposed:
            if leaf in by_leaf:
                found.update(dict.fromkeys(by_leaf[leaf]))
        return found

    def _named(self, sight: Sight) -> tuple[ConceptHit, ...]:
        hits = [
            ConceptHit(self._concepts[leaf], sight.field_of(mark.first), *_extent(sight, mark))
            for leaf in sight.proposed
            if leaf in self._concepts
            for mark in sight.marks(leaf)
        ]
        return tuple(sorted(hits, key=lambda hit: (hit.field != "title", hit.start, hit.stop, hit.name)))


def _matches(query: _Query, sight: Sight) -> Iterable[Match]:
    marks = query.node.find(View(sight))
    if marks is None:
        return
    sentences = sight.sentences_of(marks)
    facts = tuple(fact for fact in sight.facts if (fact.field, fact.sentence) in sentences)
    highlights = tuple(_highlight(sight, mark) for mark in sorted(set(marks))[:HIGHLIGHTS_MAX])
    for rule in query.rules:
        yield Match(rule, highlights, facts)


def _highlight(sight: Sight, mark: Mark) -> Highlight:
    name = sight.field_of(mark.first)
    start, stop = _extent(sight, mark)
    return Highlight(name, start, stop, mark.term, sight.texts[name][start:stop], mark.similarity)


def _extent(sight: Sight, mark: Mark) -> tuple[int, int]:
    return sight.word(mark.first).start, sight.word(mark.last).stop
