"""How well a rule does on labelled items: precision, recall, F1, false alerts, and why it was wrong.

Law: pure arithmetic and pure explanation. A row counts for a rule only if it carries a label for it; a
rate without a base is None, never a comfortable 0 or 1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.match import Match
from bot.rules.query import And, Has, Node, Not, Or
from bot.rules.rule import ConceptList, Rule, RuleId


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one rule over some rows: hits, false alerts, misses, and silence where silence was right."""

    hits: int = 0
    false_alerts: int = 0
    misses: int = 0
    silent: int = 0

    def plus(self, *, fires: bool, should: bool) -> "Score":
        """With one more row."""
        return Score(
            self.hits + (fires and should),
            self.false_alerts + (fires and not should),
            self.misses + (should and not fires),
            self.silent + (not fires and not should),
        )

    @property
    def rows(self) -> int:
        """All rows counted."""
        return self.hits + self.false_alerts + self.misses + self.silent

    @property
    def precision(self) -> float | None:
        """Share of alerts that were right; None without an alert."""
        return _share(self.hits, self.hits + self.false_alerts)

    @property
    def recall(self) -> float | None:
        """Share of what should have rung that did; None where nothing should have."""
        return _share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None without alerts and without anything to find."""
        return _share(2 * self.hits, 2 * self.hits + self.false_alerts + self.misses)

    @property
    def false_per_1000(self) -> float | None:
        """False alerts per 1,000 rows."""
        share = _share(self.false_alerts, self.rows)
        return None if share is None else 1000 * share


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


class Explainer:
    """Says which part of a rule's query kept it silent on an item: each part is tried alone."""

    def __init__(self, rule: Rule, concepts: Mapping[str, ConceptList]) -> None:
        self._parts = tuple(_parts(rule.query))
        self._books = tuple(_book_of(part, concepts) for part in self._parts)

    def why_silent(self, item: Item, reference: date | None) -> str:
        """The parts that are missing, and the exclusions that struck."""
        reasons = []
        for part, book in zip(self._parts, self._books, strict=True):
            found = book.read(item, reference=reference).matches
            if isinstance(part, Not) and found:
                reasons.append(f"excluded by {part} ({words_of(found[0])})")
            elif not isinstance(part, Not) and not found:
                reasons.append(f"missing {part}")
        return (
            "; ".join(reasons) or "each part matches alone, but no fact stands in the sentence of the words"
        )


def words_of(match: Match) -> str:
    """What matched, for a person: `@talks in “talks”, …`."""
    return ", ".join(f"{mark.term} in “{mark.text}”" for mark in match.highlights)


def _parts(node: Node) -> Iterator[Node]:
    """The parts that must all hold. Facts alone are no query: they have no word to stand beside."""
    for part in node.nodes if isinstance(node, And) else (node,):
        if _has_word(part):
            yield part


def _has_word(node: Node) -> bool:
    if isinstance(node, And | Or):
        return any(_has_word(inner) for inner in node.nodes)
    return not isinstance(node, Has)


def _book_of(part: Node, concepts: Mapping[str, ConceptList]) -> RuleBook:
    query = part.node if isinstance(part, Not) else part
    return RuleBook(concepts, (Rule(RuleId("part"), "part", query),))
