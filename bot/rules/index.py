"""The `Index`: which rules match an item, at a cost that hardly depends on how many rules there are.

Law: pure but for its own memory. An item's words propose, the query decides: each word finds the terms it
counts as, terms find the leaves (words, phrases, concepts) that hang on their rarest term, leaves find the
queries that can't be true without them, and only those are evaluated. A query is never missed: it hangs on
leaves of which one must be found. Queries with equal canonical form are one. Rules come and go while it runs.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.facts.fact import Fact
from bot.facts.places import PlaceHit
from bot.feeds.item import Item
from bot.rules.aliases import alias_nodes
from bot.rules.anchors import anchors, choices, leaves_in, required
from bot.rules.compiled import Compiled, LeafNode, View, compiled
from bot.rules.hoping import Hopes
from bot.rules.leaves import Leaves
from bot.rules.lexicon import TermId, Terms
from bot.rules.match import ConceptHit, Highlight, Match, Reading
from bot.rules.query import Concept
from bot.rules.rule import ConceptList, Rule, RuleId
from bot.rules.sight import Mark, Sentence, Sight
from bot.rules.words import KIN
from bot.text.language import language_of

HIGHLIGHTS_MAX = 50  # of one match; a message shows a handful


FactsReader = Callable[[tuple[PlaceHit, ...]], tuple[Fact, ...]]
"""Reads an item's facts, given the places that it names."""


def no_facts(_places: tuple[PlaceHit, ...]) -> tuple[Fact, ...]:
    """The reader of facts for those who have none."""
    return ()


@dataclass(slots=True, eq=False)
class _Query:
    """A compiled query and the rules that share it."""

    node: Compiled
    hangs_on: tuple[int, ...]
    required: Terms
    choices: tuple[Terms, ...]
    leaves: tuple[LeafNode, ...]
    rules: list[RuleId] = field(default_factory=list)

    def may_hold(self, found: set[TermId]) -> bool:
        """Whether all terms are found that it can't do without."""
        if not found.issuperset(self.required):
            return False
        for terms in self.choices:  # noqa: SIM110 - a generator would take as long as all the rest
            if found.isdisjoint(terms):
                return False
        return True


class Index:
    """All rules, by the words that they can't do without."""

    def __init__(self, concepts: Mapping[str, ConceptList]) -> None:
        self._leaves = Leaves({name: alias_nodes(concept) for name, concept in concepts.items()})
        self._concepts = {self._leaves.take(Concept(name)): concepts[name] for name in concepts}
        # What is only vocabulary is looked for when a query asks, and else not at all.
        self._telling = {
            leaf: one for leaf, one in self._concepts.items() if one.kind != "words" and not one.group
        }
        self._placed = {leaf: one for leaf, one in self._concepts.items() if one.is_place}
        for leaf in self._telling.keys() | self._placed.keys():
            self._leaves.watch(leaf)
        self._queries: dict[str, _Query] = {}
        self._by_leaf: dict[int, list[_Query]] = {}
        self._always: list[_Query] = []
        vocabulary = {one.name for one in concepts.values() if one.kind == "words"}
        self._hopes = Hopes(self._leaves, vocabulary)
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
        if rule.full_text:
            self._hopes.add(rule)
        self._rules[rule.id] = canonical

    def remove(self, rule_id: RuleId) -> None:
        """Watch for a rule no longer; no matter if it isn't there."""
        canonical = self._rules.pop(rule_id, None)
        if canonical is None:
            return
        query = self._queries[canonical]
        query.rules.remove(rule_id)
        self._hopes.remove(rule_id)
        if not query.rules:
            del self._queries[canonical]
            self._forget(query)

    def read(
        self,
        item: Item,
        facts: FactsReader = no_facts,
        *,
        all_facts: bool = False,
        matching_only: bool = False,
    ) -> Reading:
        """Which rules match `item`, why, and which concepts it names.

        `facts` is called at most once, and only if a rule matches or needs to know, or with `all_facts`;
        with `matching_only` only if a rule needs to know, and then the matches have none.
        """
        lang = item.lang.lower().partition("-")[0] or language_of(f"{item.title}\n{item.summary}")
        sight = Sight(item, lang, lambda sight: facts(tuple(self._places(sight))), self._leaves)
        self._leaves.look(sight)
        matches = tuple(
            match
            for query in self._candidates(sight)
            for match in _matches(query, sight, with_facts=not matching_only)
        )
        return Reading(
            lang=lang,
            matches=tuple(sorted(matches, key=lambda match: match.rule)),
            concepts=self._named(sight),
            facts=sight.facts if sight.asked or all_facts else (),
            hopeful=self._hopes.held(sight, matches),
        )

    def _compiled(self, rule: Rule) -> _Query:
        leaves = tuple(dict.fromkeys(leaves_in(rule.query)))
        for leaf in leaves:
            self._leaves.take(leaf)
        query = _Query(
            compiled(rule.query, self._leaves.number),
            anchors(rule.query, self._leaves) or (),
            tuple(required(rule.query, self._leaves)),
            tuple(choices(rule.query, self._leaves)),
            leaves,
        )
        for number in query.hangs_on:
            self._leaves.watch(number)
            self._by_leaf.setdefault(number, []).append(query)
        if not query.hangs_on:
            self._always.append(query)
        return query

    def _forget(self, query: _Query) -> None:
        for number in query.hangs_on:
            self._leaves.unwatch(number)
            hanging = self._by_leaf[number]
            hanging.remove(query)
            if not hanging:
                del self._by_leaf[number]
        if not query.hangs_on:
            self._always.remove(query)
        for leaf in query.leaves:
            self._leaves.release(leaf)

    def _candidates(self, sight: Sight) -> Iterable[_Query]:
        """The queries that may be true: they hang on what was found, and all that they need is there."""
        found = sight.found
        candidates = {query: None for query in self._always if query.may_hold(found)}
        for leaf in sight.proposed.keys() & self._by_leaf.keys():
            for query in self._by_leaf[leaf]:
                if query.may_hold(found):
                    candidates[query] = None
        return candidates

    def _named(self, sight: Sight) -> tuple[ConceptHit, ...]:
        """The concepts named that tell what a report is about: no vocabulary, and no group of others."""
        hits = [
            ConceptHit(name, sight.field_of(mark.first), *sight.extent(mark.first, mark.last))
            for leaf in sight.proposed.keys() & self._telling.keys()
            for name in (self._telling[leaf].name,)
            for mark in sight.marks(leaf)
            if sight.field_of(mark.first) != "text"  # stories are compared by what each report has
        ]
        return tuple(sorted(hits, key=lambda hit: (hit.field != "title", hit.start, hit.stop, hit.name)))

    def _places(self, sight: Sight) -> Iterable[PlaceHit]:
        """The places named. A slip of the hand is none: another town is one letter away too often."""
        for leaf in sight.proposed.keys() & self._placed.keys():
            concept = self._placed[leaf]
            for mark in sight.marks(leaf):
                if mark.similarity >= KIN:
                    name, extent = sight.field_of(mark.first), sight.extent(mark.first, mark.last)
                    is_state = concept.kind == "state"
                    yield PlaceHit(concept.name, name, *extent, concept.within, is_state)


def _matches(query: _Query, sight: Sight, *, with_facts: bool) -> Iterable[Match]:
    marks = query.node.find(View(sight))
    if marks is None:
        return
    facts = sight.facts if with_facts else ()
    if facts:
        sentences = sight.sentences_of(marks)
        facts = tuple(fact for fact in facts if (fact.field, fact.sentence) in sentences)
    highlights = tuple(_highlight(sight, mark) for mark in _most_telling(sight, set(marks)))
    for rule in query.rules:
        yield Match(rule, highlights, facts)


def _most_telling(sight: Sight, marks: set[Mark]) -> list[Mark]:
    """As many marks as are shown, in the order of the text: of the sentences in which most leaves stand."""
    if len(marks) <= HIGHLIGHTS_MAX:
        return sorted(marks)
    found: dict[Sentence, set[str]] = {}
    for mark in marks:
        found.setdefault(sight.sentence_of(mark.first), set()).add(mark.term)
    ranked = sorted(marks, key=lambda mark: (-len(found[sight.sentence_of(mark.first)]), mark))
    return sorted(ranked[:HIGHLIGHTS_MAX])


def _highlight(sight: Sight, mark: Mark) -> Highlight:
    name = sight.field_of(mark.first)
    start, stop = sight.extent(mark.first, mark.last)
    return Highlight(name, start, stop, mark.term, sight.texts[name][start:stop], mark.similarity)
