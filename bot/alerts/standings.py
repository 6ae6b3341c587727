"""Status and polarity in words that a person reads: `claimed by russia` is *claimed by Russia*.

Law: what isn't of the canonical form (`bot.facts.fact.Fact`) is given back as it is. English now.
"""

from collections.abc import Iterable
from typing import Final

from bot.facts.fact import Fact, FactKind

_WORDS: Final = {
    "considering": "under consideration",
    "announced": "announced",
    "agreed": "agreement reached",
    "agree": "agreed",
    "decided": "decided",
    "done": "done",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "refuse": "refused",
    "claimed": "claimed",
    "confirmed": "confirmed",
    "denied": "denied",
}
_NAMES: Final = {
    "usa": "the USA",
    "britain": "Britain",
    "army": "the army",
    "rebels": "rebels",
    "separatists": "separatists",
    "mediators": "mediators",
}


def standing(value: str) -> str:
    """`refuse` → refused, `claimed by russia` → claimed by Russia."""
    bare, _, speaker = value.partition(" by ")
    words = _WORDS.get(bare, value)
    if speaker and bare in _WORDS:
        words += f" by {_NAMES.get(speaker, speaker[:1].upper() + speaker[1:])}"
    return words


def doubt(value: str, *, unconfirmed: bool) -> str:
    """What is said behind a value that nobody has confirmed; "" where there is no doubt."""
    return ", not confirmed" if unconfirmed or value.partition(" ")[0] == "claimed" else ""


def fit_to_show(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts without those that others overtake: a claim that is confirmed, a course that was decided.

    What one report leaves open and another one states is no longer open.
    """
    listed = tuple(facts)
    standings = tuple(fact for fact in listed if fact.kind in {FactKind.STATUS, FactKind.POLARITY})
    sure = {(fact.kind, fact.value) for fact in standings if not fact.force}
    firm = any(fact.force != "mild" for fact in standings)
    confirmed = any(fact.value.startswith("confirmed") for fact in standings)
    return tuple(
        fact
        for fact in listed
        if not (fact.force and (fact.kind, fact.value) in sure)
        and not (fact.force == "mild" and firm)
        and not (confirmed and fact.kind is FactKind.STATUS and fact.value.startswith("claimed"))
    )
