"""Which aliases and words of a rule decide a labelled row: without them alone, its verdict would be another.

Law: pure. Only what is found in a row can decide it, and a silent row can only begin to ring where its rule
would hold but for its exclusions; no others are evaluated again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.rules.compiled import View
from bot.rules.probe import Alias, Probe
from bot.rules.query import And, Apart, Has, In, Near, Node, Not, Or
from bot.rules.rule import Rule
from bot.rules.sight import Sight

Verdict = Literal["hit", "false alert", "miss", "silent"]


@dataclass(frozen=True, slots=True)
class Decided:
    """A row that one alias decides: what the row is with it, and what it would be without."""

    row: str
    verdict: Verdict
    without: Verdict


def verdict_of(*, fires: bool, should: bool) -> Verdict:
    """What a row is, by what the rule did and should have done."""
    if fires:
        return "hit" if should else "false alert"
    return "miss" if should else "silent"


class Deciding:
    """Collects the rows that each alias of one rule decides."""

    def __init__(self, rule: Rule, probe: Probe) -> None:
        self._query = rule.query
        self._probe = probe
        self._widest = widest(rule.query)
        self._seen: set[Alias] = set()
        self.rows: dict[Alias, list[Decided]] = {}

    def add(self, row: str, sight: Sight, *, should: bool) -> None:
        """Look at one row."""
        seen = self._probe.seen(self._query, sight)
        self._seen.update(seen)
        if self._widest is not None and not self._holds(self._widest, sight):
            return
        fires = self._holds(self._query, sight)
        for alias in seen:
            if self._holds(self._query, self._probe.without(sight, alias)) != fires:
                now, then = (verdict_of(fires=one, should=should) for one in (fires, not fires))
                self.rows.setdefault(alias, []).append(Decided(row, now, then))

    def _holds(self, node: Node, sight: Sight) -> bool:
        return self._probe.find(node, View(sight)) is not None

    def only_one(self) -> Iterator[tuple[Alias, Decided]]:
        """The aliases that decide exactly one row, in the order of their concepts."""
        yield from ((alias, rows[0]) for alias, rows in sorted(self.rows.items()) if len(rows) == 1)

    @property
    def idle(self) -> int:
        """How many are found in some row and decide none."""
        return len(self._seen - self.rows.keys())

    @property
    def unseen(self) -> int:
        """How many are found in no row at all."""
        return len(set(self._probe.aliases(self._query)) - self._seen)


def widest(node: Node) -> Node | None:
    """The node without exclusions and facts: true wherever it is, with any alias less; None where all is.

    A fact is no use here: with a word less it may have to stand beside other words.
    """
    match node:
        case Not() | Has():
            return None
        case Apart(left, _, _):
            return widest(left)
        case And(nodes):
            kept = tuple(wide for inner in nodes if (wide := widest(inner)) is not None)
            return And(kept) if kept else None
        case Or(nodes):
            alternatives = tuple(wide for inner in nodes if (wide := widest(inner)) is not None)
            return Or(alternatives) if len(alternatives) == len(nodes) else None
        case In(field, inner):
            wide = widest(inner)
            return None if wide is None else In(field, wide)
        case Near(left, right, distance):
            one, other = widest(left), widest(right)
            return None if one is None or other is None else Near(one, other, distance)
        case _:
            return node
