"""Runs the examples that a rule carries, to show that each rule does what its author said.

Law: pure. Examples go the way of every item, through the same `RuleBook`, so that a rule which passes here
behaves so in the stream. A rule set with a failing example is refused as a whole, and the last good one
stays active (DESIGN §4).
"""

from collections.abc import Iterator

from bot.errors import Problem
from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.match import Match
from bot.rules.rule import Example, Rule, RuleSet

SHOWN_TEXT_MAX = 90  # code points of an example that a message repeats


def run_examples(ruleset: RuleSet) -> tuple[Problem, ...]:
    """A problem for each example that does not do what it says: which rule, which text, what matched."""
    book = RuleBook(ruleset.concepts, ruleset.rules)
    return tuple(problem for rule in ruleset.rules for problem in _failures(rule, book))


def _failures(rule: Rule, book: RuleBook) -> Iterator[Problem]:
    for number, example in enumerate(rule.examples, start=1):
        reference = example.published.date() if example.published else None
        reading = book.read(item_of(example), reference=reference)
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
