"""When a status or a polarity is news beside those that are known, and when it says one of them again.

Law: pure; the known ones are a set, so that publishers who contradict each other ring once for each side.
What goes up the ladder (considering, announced, agreed, decided, done) is news, what goes down is not, unless
the contrary was known: refused, cancelled, denied. A mild fact (`Fact.force`) is news only against what was
known otherwise; who says something firm says nothing by the way.
"""

from collections.abc import Iterable
from typing import Final

from bot.facts.actors import STATES
from bot.facts.fact import Fact, FactKind

Key = tuple[str, str]
"""Kind and canonical value of a fact."""

KINDS: Final = (FactKind.STATUS, FactKind.POLARITY)
_RUNGS: Final = {
    "considering": (1, 1),
    "announced": (2, 2),
    "agreed": (3, 3),
    # Whoever approves may have agreed or decided: it is no more than either.
    "agree": (3, 4),
    "decided": (4, 4),
    "done": (5, 5),
}
_STANCES: Final = {
    "considering": "open",
    "agreed": "for",
    "agree": "for",
    "decided": "for",
    "refuse": "against",
    "cancelled": "against",
    "postponed": "later",
}
"""What is only announced, done or claimed is left out: a front is full of it, each time another happening."""
_CONTRARY: Final = frozenset({"refuse", "cancelled", "denied"})
_TO_CONFIRM: Final = frozenset({"claimed", "considering", *_CONTRARY})
"""What a confirmation in passing ("confirms the visit") is news against."""


def of(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The standings among `facts`, without asides."""
    return without_asides(fact for fact in facts if fact.kind in KINDS)


def without_asides(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """`facts` without the mild ones where something firm is said: "planned talks cancelled" plans nothing."""
    listed = tuple(facts)
    if any(fact.kind in KINDS and fact.force != "mild" for fact in listed):
        return tuple(fact for fact in listed if fact.force != "mild")
    return listed


def stances(facts: Iterable[Fact]) -> frozenset[str]:
    """How those facts stand to their matter: for it, against it, open, or later."""
    return frozenset(_STANCES[fact.value] for fact in of(facts) if fact.value in _STANCES)


def is_news(fact: Fact, known: Iterable[Key]) -> bool:
    """Whether a standing, whose key is not among `known`, says more than those do."""
    values = values_of(known)
    bare = frozenset(value.partition(" ")[0] for value in values)
    value, _, speaker = fact.value.partition(" by ")
    if value in _RUNGS:
        return _climbs(fact, value, bare)
    if value == "claimed" and bare & {"done", "confirmed"}:
        return False
    if fact.force == "mild" and not bare & (_TO_CONFIRM if value == "confirmed" else _RUNGS.keys()):
        return False
    if value in bare and value in {"claimed", "confirmed", "denied"}:
        # Another side that claims it is news; one more that confirms or denies it isn't.
        return value == "claimed" and _is_other_side(speaker, values)
    return value not in bare


def values_of(known: Iterable[Key]) -> tuple[str, ...]:
    """The known values of both kinds, from plan to deed; plans only where nothing else is known.

    A refusal (polarity) may follow a decision (status), so neither kind is told alone.
    """
    values = sorted((value for kind, value in known if kind in KINDS), key=lambda one: (_rung(one), one))
    return tuple(value for value in values if _rung(value) > _RUNGS["announced"][0]) or tuple(values)


def _rung(value: str) -> int:
    return _RUNGS.get(value, (len(_RUNGS), 0))[0]


def _climbs(fact: Fact, value: str, known: frozenset[str]) -> bool:
    if not _CONTRARY.isdisjoint(known):
        return value not in known
    highest = max((_RUNGS[one][1] for one in known if one in _RUNGS), default=0)
    if fact.force == "mild" and not highest:
        return False
    return _RUNGS[value][0] > highest


def _is_other_side(speaker: str, values: Iterable[str]) -> bool:
    """Whether a state claims what other states have claimed; groups go by many names."""
    claimants = {one.partition(" by ")[2] for one in values if one.startswith("claimed")}
    return speaker in STATES and speaker not in claimants and claimants <= STATES.keys()
