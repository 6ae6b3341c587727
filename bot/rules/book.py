"""The `RuleBook`: the live index and the concepts behind it; reads one item for all rules at once.

Pure but for its own memory: rules come and go while it runs, without a rebuild.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from bot.facts.read import read as read_facts
from bot.feeds.item import Item
from bot.rules.index import Index
from bot.rules.match import Reading
from bot.rules.names import asks_for_places, concepts_in
from bot.rules.rule import ConceptList, Rule, RuleId
from bot.text.language import language_of


class RuleBook:
    """All rules that are watched for."""

    def __init__(self, concepts: Mapping[str, ConceptList], rules: Iterable[Rule] = ()) -> None:
        self.concepts = concepts
        self.rules: dict[RuleId, Rule] = {}
        self._index = Index(concepts)
        for rule in rules:
            self.put(rule)

    def put(self, rule: Rule) -> None:
        """Add a rule, or replace the one of the same id."""
        self.remove(rule.id)
        self.rules[rule.id] = rule
        self._index.add(rule)

    def remove(self, rule_id: RuleId) -> None:
        """Take a rule out; no matter if it isn't there."""
        if self.rules.pop(rule_id, None) is not None:
            self._index.remove(rule_id)

    def only(self, *rules: Rule) -> "RuleBook":
        """A book of these rules, the concepts that they name and, where they ask for them, all places."""
        names = frozenset[str]().union(*(concepts_in(rule.query) for rule in rules))
        placed = any(asks_for_places(rule.query) for rule in rules)
        concepts = {
            name: concept
            for name, concept in self.concepts.items()
            if name in names or (placed and concept.is_place)
        }
        return RuleBook(concepts, rules)

    def read(
        self, item: Item, *, reference: date | None, all_facts: bool = False, matching_only: bool = False
    ) -> Reading:
        """What the rules see in `item`, published on `reference` (None: relative dates are left out).

        Its facts are read where a rule matches or asks for one; with `all_facts` in any case; with
        `matching_only` only where a rule asks: for whoever wants to know what matches, and no more.
        """
        lang = language_of(f"{item.title}\n{item.summary}", item.lang)
        return self._index.read(
            item if item.lang == lang else replace(item, lang=lang),
            lambda places: read_facts(item, lang=lang, reference=reference, places=places),
            all_facts=all_facts,
            matching_only=matching_only,
        )
