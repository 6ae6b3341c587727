"""Runs the examples that a rule carries, to show that each rule does what its author said.

Law: pure. Examples go the way of every item, through the same `Index` and reader of facts, so that a rule
which passes here behaves so in the stream. A rule set with a failing example is refused as a whole, and
the last good one stays active (DESIGN §4).
"""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from bot.errors import Problem
from bot.facts.fact import Fact
from bot.feeds.item import Item
from bot.rules.index import Index
from bot.rules.match import Match
from bot.rules.rule import Example, Rule, RuleSet

SHOWN_TEXT_MAX = 90  # code points of an example that a message repeats


class FactsReader(Protocol):
    """`bot.facts.read.read`: the facts of an item; `reference` is the day that "tomorrow" counts from."""

    def __call__(self, item: Item, *, lang: str, reference: date | None) -> tuple[Fact, ...]:
        """Read `item`, written in `lang`."""
        ...


def run_examples(ruleset: RuleSet, facts_reader: FactsReader) -> tuple[Problem, ...]:
    """A problem for each example that does not do what it says: which rule, which text, what matched."""
    return tuple(
        problem
        for rule in ruleset.rules
        for problem in _failures(rule, _index_of(rule, ruleset), facts_reader)
    )


def _index_of(rule: Rule, ruleset: RuleSet) -> Index:
    index = Index(ruleset.concepts)
    index.add(rule)
    return index


def _failures(rule: Rule, index: Index, facts_reader: FactsReader) -> Iterator[Problem]:
    for number, example in enumerate(rule.examples, start=1):
        item = item_of(example)
        reference = item.published.date() if item.published else None
        reading = index.read(item, facts_reader(item, lang=example.lang, reference=reference))
        found = next((match for match in reading.matches if match.rule == rule.id), None)
        if (found is not None) != example.fires:
            yield _failure(rule, number, example, found)


def item_of(example: Example) -> Item:
    """The item that an example stands for: its text as title."""
    return Item(title=example.text, lang=example.lang, published=example.published, source="example")


def _failure(rule: Rule, number: int, example: Example, found: Match | None) -> Problem:
    text = example.text if len(example.text) <= SHOWN_TEXT_MAX else f"{example.text[: SHOWN_TEXT_MAX - 1]}…"
    key = f"examples[{number}]"
    if found is None:
        message = f"should fire, but does not: “{text}”"
        remedy = f"the query is: {rule.match}"
    else:
        words = ", ".join(f"{mark.term} in “{mark.text}”" for mark in found.highlights)
        message = f"should not fire, but does: “{text}”"
        remedy = f"what matched: {words}"
    return Problem(f"rule {rule.id}", key, message, remedy)
