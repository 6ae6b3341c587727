"""The obvious matcher: every rule, every word, one after the other. The oracle of `bot.rules.index`.

It shares with the index the predicate for two words, the tokens and the nodes, and nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.facts.fact import Fact, FactKind
from bot.feeds.item import FIELDS, Field, Item
from bot.rules.aliases import alias_nodes
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
from bot.rules.rule import ConceptList, Rule
from bot.rules.term import term_of
from bot.rules.words import similarity
from bot.text.fold import fold
from bot.text.token import Token
from bot.text.tokens import read


@dataclass(frozen=True, order=True)
class Place:
    field: Field
    first: int
    last: int
    term: str
    similarity: int


Found = frozenset[Place] | None
Sentences = frozenset[tuple[Field, int]]


class SlowMatcher:
    def __init__(self, concepts: Mapping[str, ConceptList], rules: Sequence[Rule]) -> None:
        self.concepts = concepts
        self.rules = rules

    def matches(self, item: Item, facts: tuple[Fact, ...] = ()) -> dict[str, frozenset[Place]]:
        """Rule id -> where its words stand; fields by name, words by position."""
        looker = _Looker(self.concepts, item, facts)
        found = {rule.id: looker.look(rule.query, frozenset(), FIELDS) for rule in self.rules}
        return {rule_id: places for rule_id, places in found.items() if places is not None}


class _Looker:
    def __init__(self, concepts: Mapping[str, ConceptList], item: Item, facts: tuple[Fact, ...]) -> None:
        self.concepts = concepts
        self.item = item
        self.facts = facts
        self.tokens = {field: read(item.field(field), item.lang).tokens for field in FIELDS}

    def look(self, node: Node, sentences: Sentences, fields: Sequence[Field]) -> Found:
        match node:
            case Word() | Prefix():
                return self._leaf((node,), str(node), fields)
            case Phrase():
                return self._leaf((node,), str(node), fields)
            case Concept(name):
                return self._leaf(alias_nodes(self.concepts[name]), str(node), fields)
            case Near(left, right, distance):
                return self._near(left, right, distance, fields)
            case Apart(left, right, distance):
                return self._apart(left, right, distance, fields)
            case And(nodes):
                return self._all(nodes, sentences, fields)
            case Or(nodes):
                found = [self.look(inner, sentences, fields) for inner in nodes]
                true = [places for places in found if places is not None]
                return frozenset().union(*true) if true else None
            case Not(inner):
                return frozenset() if self.look(inner, sentences, fields) is None else None
            case In(field, inner):
                return self.look(inner, frozenset(one for one in sentences if one[0] == field), (field,))
            case Has(name):
                return self._has(name, sentences)
            case Lang(codes):
                return frozenset() if self.item.lang in codes else None
            case From(names):
                return frozenset() if any(self._is_from(name) for name in names) else None

    def _leaf(self, nodes: Sequence[Word | Prefix | Phrase], written: str, fields: Sequence[Field]) -> Found:
        best: dict[tuple[Field, int, int], int] = {}
        for field in fields:
            tokens = self.tokens[field]
            for node in nodes:
                words = node.words if isinstance(node, Phrase) else (node,)
                for start in range(len(tokens) - len(words) + 1):
                    grade = self._grade(words, tokens[start : start + len(words)])
                    place = (field, start, start + len(words) - 1)
                    if grade > best.get(place, 0):
                        best[place] = grade
        return frozenset(Place(*place, written, grade) for place, grade in best.items()) or None

    def _grade(self, words: Sequence[Word | Prefix], tokens: Sequence[Token]) -> int:
        return min(
            similarity(term_of(word), token, self.item.lang)
            for word, token in zip(words, tokens, strict=True)
        )

    def _near(self, left: Node, right: Node, distance: int, fields: Sequence[Field]) -> Found:
        ones = self.look(left, frozenset(), fields) or frozenset()
        others = self.look(right, frozenset(), fields) or frozenset()
        pairs = [(one, other) for one in ones for other in others if _are_near(one, other, distance)]
        return frozenset(place for pair in pairs for place in pair) or None

    def _apart(self, left: Node, right: Node, distance: int, fields: Sequence[Field]) -> Found:
        ones = self.look(left, frozenset(), fields) or frozenset()
        others = self.look(right, frozenset(), fields) or frozenset()
        alone = [one for one in ones if not any(_is_upon_or_near(one, other, distance) for other in others)]
        return frozenset(alone) or None

    def _all(self, nodes: Sequence[Node], sentences: Sentences, fields: Sequence[Field]) -> Found:
        free = [node for node in nodes if not _mentions_facts(node)]
        mixed = [node for node in nodes if _mentions_facts(node) and not isinstance(node, Has | Not)]
        bare = [node for node in nodes if _mentions_facts(node) and isinstance(node, Has | Not)]
        places: frozenset[Place] = frozenset()
        own: Sentences = frozenset()
        for group in (free, mixed, bare):
            found = [self.look(node, sentences, fields) for node in group]
            true = [one for one in found if one is not None]
            if len(true) < len(found):
                return None
            places = places.union(*true)
            own |= {self._sentence(place.field, at) for place in places for at in (place.first, place.last)}
            sentences = own or sentences
        return places

    def _sentence(self, field: Field, position: int) -> tuple[Field, int]:
        return field, self.tokens[field][position].sentence

    def _has(self, name: str, sentences: Sentences) -> Found:
        for fact in self.facts:
            kind = (
                "past-date" if fact.kind is FactKind.DATE and (fact.past or fact.happened) else str(fact.kind)
            )
            if kind == name and (fact.field, fact.sentence) in sentences:
                return frozenset()
        return None

    def _is_from(self, name: str) -> bool:
        host = self.item.link.split("//")[-1].split("/")[0]
        return host == name or host.endswith(f".{name}") or fold(self.item.source) == fold(name)


def _are_near(one: Place, other: Place, distance: int) -> bool:
    if one.field != other.field:
        return False
    return 0 < other.first - one.last <= distance or 0 < one.first - other.last <= distance


def _is_upon_or_near(one: Place, other: Place, distance: int) -> bool:
    if one.field != other.field:
        return False
    return other.first - one.last <= distance and one.first - other.last <= distance


def _mentions_facts(node: Node) -> bool:
    match node:
        case Has():
            return True
        case And(nodes) | Or(nodes):
            return any(_mentions_facts(inner) for inner in nodes)
        case Not(inner) | In(_, inner):
            return _mentions_facts(inner)
        case _:
            return False
