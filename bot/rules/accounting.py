"""What a part of a query has and lacks in an item, in words for its author.

Law: pure. Whether a part holds is what the matcher says of it, never decided anew here; this only finds words
for it. Facts are looked for in the sentences of what was found, as the matcher does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from bot.facts.fact import FactKind
from bot.rules.compiled import View, needs_facts
from bot.rules.probe import Probe
from bot.rules.query import (
    And,
    Apart,
    Concept,
    FactName,
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
from bot.rules.sight import Mark, Sight, is_fact
from bot.rules.wording import Wording
from bot.tongues import marked, worded

ABSENT: Final = 4
"""How much it weighs that something is not in the item at all."""
ASTRAY: Final = 3
"""That it is there, but too far away, in the wrong field or sentence; or that an exclusion struck."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a part of a query lacks, and how much that weighs."""

    weight: int
    text: str


@dataclass(frozen=True, slots=True)
class Account:
    """What a part has (`places` are the words to show, `marks` all that were found) and lacks.

    `node` is the part without the alternatives that are of no interest.
    """

    node: Node
    marks: tuple[Mark, ...] = ()
    places: tuple[Mark, ...] = ()
    has: tuple[str, ...] = field(default=())
    lacks: tuple[Lack, ...] = ()

    @property
    def weight(self) -> int:
        """How much it lacks."""
        return sum(lack.weight for lack in self.lacks)

    @property
    def rank(self) -> tuple[int, int]:
        """The less it lacks and the more it has, the nearer it is: the smallest first."""
        return self.weight, -len(set(self.has))


class Accountant:
    """Gives account of one item."""

    def __init__(self, probe: Probe, sight: Sight, words: Wording) -> None:
        self._probe = probe
        self._sight = sight
        self._words = words

    def of(self, node: Node, view: View) -> Account:
        """What `node` has and lacks where `view` looks."""
        match node:
            case Word() | Prefix() | Phrase() | Concept():
                return self._leaf(node, view)
            case Near():
                return self._near(node, view)
            case Apart():
                return self._apart(node, view)
            case And(nodes):
                return self._every(nodes, view)
            case Or():
                return self._either(node, view)
            case Not(inner):
                return self._absent(node, inner, view)
            case In(field_name, inner):
                scope = frozenset(sentence for sentence in view.context if sentence[0] == field_name)
                account = self.of(inner, View(view.sight, scope, field_name))
                return Account(node, account.marks, account.places, account.has, account.lacks)
            case Has(name):
                return self._fact(node, name, view)
            case Lang(codes):
                spoken = self._sight.lang or "unknown"
                otherwise = worded(
                    "language is {spoken}, not {wanted}", spoken=spoken, wanted="/".join(codes)
                )
                return self._condition(node, view, otherwise)
            case From():
                return self._condition(node, view, worded("is not {origin}", origin=node))

    def _leaf(self, node: Node, view: View) -> Account:
        marks = self._probe.find(node, view)
        if marks:
            return self._shown(node, marks, marks[:1])
        elsewhere = self._probe.find(node, view._replace(scope=None))
        if elsewhere:
            words = self._words.said(elsewhere[0])
            text = worded("{words} does not stand in the title", words=words)
            return Account(node, lacks=(Lack(ASTRAY, text),))
        return Account(node, lacks=(Lack(ABSENT, worded("lacks {part}", part=node)),))

    def _near(self, node: Near, view: View) -> Account:
        left, right = self.of(node.left, view), self.of(node.right, view)
        short = Near(left.node, right.node, node.distance)
        places = (*left.places, *right.places)
        if left.lacks or right.lacks:
            marks, lacks = (*left.marks, *right.marks), (*left.lacks, *right.lacks)
            return Account(short, marks, places, (*left.has, *right.has), lacks)
        pair = self._closest(left.marks, right.marks)
        beside = [place for place in places if place.term not in {mark.term for mark in pair}]
        found = self._probe.find(node, view)
        if found:
            return self._shown(short, found, sorted((*pair, *beside)))
        lack = Lack(ASTRAY, self._far(*pair, node.distance))
        return Account(
            short, (*left.marks, *right.marks), places, tuple(map(self._words.said, beside)), (lack,)
        )

    def _apart(self, node: Apart, view: View) -> Account:
        """What stands on the other side is told only where it struck."""
        left = self.of(node.left, view)
        found = self._probe.find(node, view)
        if found:
            places = [place for place in left.places if place in found] or found[:1]
            return self._shown(left.node, found, places)
        if left.lacks:
            return left
        one, other = self._closest(left.marks, self.of(node.right, view).marks, overlapping=True)
        pair = f"{self._words.said(one)} … {self._words.said(other)}"
        text = worded("{pair}: all passed over by NOT NEAR/{distance}", pair=pair, distance=node.distance)
        return Account(left.node, lacks=(Lack(ASTRAY, text),))

    def _closest(
        self, left: Iterable[Mark], right: Iterable[Mark], *, overlapping: bool = False
    ) -> tuple[Mark, Mark]:
        """The pair that stands closest, if it can be in one field, in the order of the text.

        One that overlaps comes last, unless it may.
        """
        pairs = [(one, other) if one <= other else (other, one) for one in left for other in right]

        def rank(pair: tuple[Mark, Mark]) -> tuple[bool, bool, int]:
            overlaps = _gap(*pair) <= 0 and not overlapping
            return overlaps, not self._in_one_field(*pair), max(_gap(*pair), 0)

        return min(pairs, key=rank)

    def _in_one_field(self, one: Mark, other: Mark) -> bool:
        return self._sight.field_of(one.first) == self._sight.field_of(other.first)

    def _far(self, one: Mark, other: Mark, allowed: int) -> str:
        first, second = self._words.said(one), self._words.said(other)
        if not self._in_one_field(one, other):
            text = marked("{first} stands in the title, {second} in the summary: too far for NEAR/{allowed}")
        elif _gap(one, other) <= 0:
            text = marked("{first} and {second} are the same words: NEAR/{allowed} needs two")
        else:
            text = marked("{first} and {second} stand {gap} words apart, not within {allowed}")
        return worded(text, first=first, second=second, allowed=allowed, gap=_gap(one, other))

    def _every(self, nodes: tuple[Node, ...], view: View) -> Account:
        """What needs no facts first: facts must stand in the sentences of what was found."""
        accounts: dict[int, Account] = {}
        for stage in range(3):
            marks = [mark for account in accounts.values() for mark in account.marks]
            view = view._replace(context=self._sight.sentences_of(marks)) if marks else view
            for number, node in enumerate(nodes):
                if _stage(node) == stage:
                    accounts[number] = self.of(node, view)
        ordered = [accounts[number] for number in range(len(nodes))]
        kept = [
            part
            for account in ordered
            if account.lacks or not isinstance(account.node, Not)
            for part in flattened(account.node)
        ]
        parts = tuple(dict.fromkeys(kept)) or nodes
        return _together(And(parts) if len(parts) > 1 else parts[0], ordered)

    def _either(self, node: Or, view: View) -> Account:
        accounts = [self.of(inner, view) for inner in node.nodes]
        holding = [account for account in accounts if not account.lacks]
        if holding:
            shown = holding[0]
            marks = tuple(mark for account in holding for mark in account.marks)
            return Account(node if is_plain(node) else shown.node, marks, shown.places, shown.has)
        if is_plain(node) and all(lack.weight == ABSENT for one in accounts for lack in one.lacks):
            return Account(node, lacks=(Lack(ABSENT, worded("lacks {part}", part=node)),))
        return min(accounts, key=lambda account: account.rank)

    def _absent(self, node: Not, inner: Node, view: View) -> Account:
        if self._probe.find(inner, view) is None:
            return Account(node)
        account = self.of(inner, view)
        places = sorted(set(account.places))
        words = " … ".join(self._words.text(mark) for mark in places) or ", ".join(account.has)
        aliases = ", ".join(
            dict.fromkeys(f"{mark.term} {by}" for mark in places if (by := self._words.by(mark)))
        )
        by_alias = f" ({aliases})" if aliases else ""
        text = worded("excluded by {part}: “{words}”{by_alias}", part=node, words=words, by_alias=by_alias)
        return Account(node, lacks=(Lack(ASTRAY, text),))

    def _fact(self, node: Has, name: FactName, view: View) -> Account:
        facts = [fact for fact in self._sight.facts if is_fact(fact, name)]
        inside = [fact for fact in facts if (fact.field, fact.sentence) in view.context]
        if self._probe.find(node, view) is not None:
            return Account(node, has=(f"{node} “{inside[0].text}” ({inside[0].value})",))
        if facts:
            found = f"“{facts[0].text}” ({facts[0].value})"
            text = worded("{part}: {found} stands in another sentence than the words", part=node, found=found)
            return Account(node, lacks=(Lack(ASTRAY, text),))
        lack = worded("lacks {part}: {because}", part=node, because=self._other_date(name))
        return Account(node, lacks=(Lack(ABSENT, lack),))

    def _other_date(self, name: FactName) -> str:
        """What dates there are, where none of the kind is."""
        other = next((fact for fact in self._sight.facts if fact.kind is FactKind.DATE), None)
        if other is None or name not in ("date", "past-date"):
            if "date" in name and not self._sight.item.published:
                return worded("none is read, and the report has no day of publication")
            return worded("none is read")
        found = f"“{other.text}” ({other.value})"
        if name == "date" and other.happened:
            return worded("{found} is the day that the verb beside it looks back on", found=found)
        if other.past:
            return worded("{found} is past", found=found)
        return worded("{found} is no past date", found=found)

    def _condition(self, node: Node, view: View, otherwise: str) -> Account:
        if self._probe.find(node, view) is not None:
            return Account(node, has=(str(node),))
        return Account(node, lacks=(Lack(ABSENT, otherwise),))

    def _shown(self, node: Node, marks: Iterable[Mark], places: Iterable[Mark]) -> Account:
        places = tuple(places)
        return Account(node, tuple(marks), places, tuple(map(self._words.said, places)))


def is_plain(node: Node) -> bool:
    """Whether a node is a word, phrase or concept, or a choice of such."""
    if isinstance(node, Or):
        return all(map(is_plain, node.nodes))
    return isinstance(node, Word | Prefix | Phrase | Concept)


def flattened(node: Node) -> tuple[Node, ...]:
    """What AND joins in a node, to stand beside other parts; facts stay with the words of their group."""
    return node.nodes if isinstance(node, And) and not needs_facts(node) else (node,)


def _together(node: Node, accounts: list[Account]) -> Account:
    def all_of(part: Callable[[Account], Iterable[Mark]]) -> tuple[Mark, ...]:
        return tuple(one for account in accounts for one in part(account))

    return Account(
        node,
        all_of(lambda account: account.marks),
        all_of(lambda account: account.places),
        tuple(text for account in accounts for text in account.has),
        tuple(lack for account in accounts for lack in account.lacks),
    )


def _stage(node: Node) -> int:
    if not needs_facts(node):
        return 0
    return 2 if isinstance(node, Has | Not) else 1


def _gap(one: Mark, other: Mark) -> int:
    """How many words the second stands behind the first; 0 or less where they overlap."""
    return other.first - one.last
