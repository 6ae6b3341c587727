"""Why a rule was silent on an item, or rang: the nearest branch of its query, what it lacks, what struck.

Law: pure. A query's branches are what OR offers at its top. Each part is asked alone, in the order and with
the sentences that the whole query would ask it with. A word that is absent weighs more than words that are
there but stand wrong, so that the nearest branch is the one that would take the smallest change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.rules.accounting import Account, Accountant, flattened, is_plain
from bot.rules.compiled import View
from bot.rules.probe import Probe
from bot.rules.query import And, Node, Not, Or
from bot.rules.rule import Rule
from bot.rules.sight import Sight
from bot.rules.wording import Wording
from bot.tongues import worded

_SENTENCES: Final = worded("each part holds alone, but no fact stands in the sentence of the words beside it")


@dataclass(frozen=True, slots=True)
class Branch:
    """One way to fulfil a rule: the part of the query, what it lacks, and the words and facts it has."""

    query: str
    lacks: tuple[str, ...]
    has: tuple[str, ...]

    def __str__(self) -> str:
        has = (f"has {', '.join(self.has)}",) if self.has else ()
        return "; ".join((*self.lacks, *has))


@dataclass(frozen=True, slots=True)
class Reason:
    """Branches (of a silent rule the nearest, of one that rang all that hold), and exclusions that struck.

    Of several that are equally near, each kind of lack is told once: which to mend is the author's choice.
    """

    branches: tuple[Branch, ...]
    struck: tuple[str, ...] = ()


class Explainer:
    """Explains one rule."""

    def __init__(self, rule: Rule, probe: Probe) -> None:
        self._probe = probe
        self._branches = tuple(dict.fromkeys(_branches(rule.query)))
        self._exclusions = tuple(_exclusions(rule.query))

    def why_silent(self, sight: Sight) -> Reason:
        """The nearest branches and what they lack; none where only an exclusion kept the rule silent."""
        accountant = self._accountant(sight, all_aliases=False)
        accounts = self._accounts(accountant, sight)
        struck = self._struck(accountant, sight, accounts)
        if any(not account.lacks for account in accounts):
            return Reason((), struck or (_SENTENCES,))
        least = min(account.weight for account in accounts)
        near = sorted((one for one in accounts if one.weight == least), key=lambda account: account.rank)
        told: dict[tuple[str, ...], Branch] = {}
        for branch in map(_told, near):
            told.setdefault(branch.lacks, branch)
        return Reason(tuple(told.values()), struck)

    def why_rang(self, sight: Sight) -> Reason:
        """All branches that hold, and by which words."""
        accounts = self._accounts(self._accountant(sight, all_aliases=True), sight)
        return Reason(tuple(_told(account) for account in accounts if not account.lacks))

    def _accountant(self, sight: Sight, *, all_aliases: bool) -> Accountant:
        return Accountant(self._probe, sight, Wording(self._probe, sight, all_aliases=all_aliases))

    def _accounts(self, accountant: Accountant, sight: Sight) -> list[Account]:
        return [accountant.of(branch, View(sight)) for branch in self._branches]

    def _struck(self, accountant: Accountant, sight: Sight, accounts: list[Account]) -> tuple[str, ...]:
        marks = [mark for account in accounts if not account.lacks for mark in account.marks]
        view = View(sight, sight.sentences_of(marks))
        return tuple(
            lack.text for exclusion in self._exclusions for lack in accountant.of(exclusion, view).lacks
        )


def _told(account: Account) -> Branch:
    return Branch(
        str(account.node),
        tuple(dict.fromkeys(lack.text for lack in account.lacks)),
        tuple(dict.fromkeys(account.has)),
    )


def _branches(query: Node) -> Iterator[Node]:
    """Each alternative of the OR at the top that is no mere choice of words, and what stands beside it."""
    parts = [part for part in _parts(query) if not isinstance(part, Not)]
    choice = next((part for part in parts if isinstance(part, Or) and not is_plain(part)), None)
    if choice is None:
        yield _all_of(parts)
        return
    beside = [part for part in parts if part is not choice]
    for alternative in choice.nodes:
        yield _all_of([*beside, *flattened(alternative)])


def _exclusions(query: Node) -> Iterator[Node]:
    yield from (part for part in _parts(query) if isinstance(part, Not))


def _parts(query: Node) -> tuple[Node, ...]:
    return query.nodes if isinstance(query, And) else (query,)


def _all_of(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else And(tuple(parts))
