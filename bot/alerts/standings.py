"""Status and polarity in words that a person reads: `claimed by russia` is *claimed by Russia*.

Law: what isn't of the canonical form (`bot.facts.fact.Fact`) is given back as it is.
"""

from collections.abc import Iterable
from typing import Final

from bot.facts.fact import Fact, FactKind
from bot.tongues import Tongue, marked

_WORDS: Final = {
    "considering": marked("under consideration"),
    "announced": marked("announced"),
    "agreed": marked("agreement reached"),
    "agree": marked("agreed"),
    "decided": marked("decided"),
    "done": marked("done"),
    "postponed": marked("postponed"),
    "cancelled": marked("cancelled"),
    "refuse": marked("refused"),
    "claimed": marked("claimed"),
    "confirmed": marked("confirmed"),
    "denied": marked("denied"),
}
# Who says so, as it stands behind *claimed*: whole, because languages inflect it.
_BY: Final = {
    "russia": marked("by Russia"),
    "ukraine": marked("by Ukraine"),
    "usa": marked("by the USA"),
    "germany": marked("by Germany"),
    "france": marked("by France"),
    "poland": marked("by Poland"),
    "britain": marked("by Britain"),
    "turkey": marked("by Turkey"),
    "israel": marked("by Israel"),
    "iran": marked("by Iran"),
    "china": marked("by China"),
    "india": marked("by India"),
    "pakistan": marked("by Pakistan"),
    "belarus": marked("by Belarus"),
    "hungary": marked("by Hungary"),
    "armenia": marked("by Armenia"),
    "azerbaijan": marked("by Azerbaijan"),
    "taiwan": marked("by Taiwan"),
    "DeepState": marked("by DeepState"),
    "ISW": marked("by ISW"),
    "NATO": marked("by NATO"),
    "the UN": marked("by the UN"),
    "Hamas": marked("by Hamas"),
    "Hezbollah": marked("by Hezbollah"),
    "army": marked("by the army"),
    "rebels": marked("by rebels"),
    "separatists": marked("by separatists"),
    "mediators": marked("by mediators"),
}


def standing(value: str, tongue: Tongue) -> str:
    """`refuse` → refused, `claimed by russia` → claimed by Russia."""
    bare, _, speaker = value.partition(" by ")
    if bare not in _WORDS:
        return value
    words = tongue.say(_WORDS[bare])
    if not speaker:
        return words
    if speaker in _BY:
        return f"{words} {tongue.say(_BY[speaker])}"
    return f"{words} {tongue.say('by {speaker}', speaker=speaker[:1].upper() + speaker[1:])}"


def doubt(value: str, tongue: Tongue, *, unconfirmed: bool) -> str:
    """What is said behind a value that nobody has confirmed; "" where there is no doubt."""
    doubted = unconfirmed or value.partition(" ")[0] == "claimed"
    return f", {tongue.say('not confirmed')}" if doubted else ""


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
