"""One act in other words: *Germany approves Taurus for Ukraine*, *Berlin gives the nod to missiles for Kyiv*.

Law: symmetric and pure. How a title stands to its matter, who acts, and what it is about say more than its
other words. What two reports of one act say differently is a change within one story, and rings as one. Where
a rule matched both, it narrows the matter down; else both have to be of one day and name the same states.
"""

import re
from typing import Final

from bot.facts.fact import Fact
from bot.stories.acting import is_other
from bot.stories.against import shared_things
from bot.stories.shared import Shared, numbers_differ
from bot.stories.states import OWN_WILL, PARLIAMENT, STATES
from bot.stories.telling import Telling
from bot.stories.traits import Traits

_PARLIAMENTS: Final = re.compile(
    r"\b(?:parlament|parliament|parlement|парламент|lawmakers|legislators|abgeordnete|deputes|diputados|депутат|"
    r"poslowie|senat|сенат|congress?\b|congreso|congres\b|kongres|конгрес|meclis|milletvekil|bundestag|бундестаг|"
    r"sejm|сейм|duma\b|дум[аеуы]\b|rada\b|рад[аиіу]\b|knesset|кнес)"
)
"""A parliament in a folded title, also one that no list has."""
_NAMED_AT_ALL: Final = 0.5
"""So much of shared names and concepts there has to be."""
_STATES_ENOUGH: Final = 2


def may_be_one_act(one: Traits, other: Traits, *, shared_rule: bool) -> bool:
    """Whether both take the same stance, at a glance; `shared_rule` says that one rule matched both."""
    ours, theirs = one.telling.stances, other.telling.stances
    if not ours & theirs or not (ours <= theirs or theirs <= ours):
        return False
    return shared_rule or _of_one_day(one, other)


def is_one_act(one: Traits, other: Traits, shared: Shared) -> bool:
    """Whether nobody else does something else; `shared` is what both name, and they may be one act."""
    return (
        shared.named >= _NAMED_AT_ALL
        and not is_other(one.telling.acting, other.telling.acting)
        and _own_wills(one) == _own_wills(other)
        and bool(shared_things(one, other) & shared.concepts)
        and not numbers_differ(one, other)
        and not _counted_apart(one.telling, other.telling)
    )


def _own_wills(traits: Traits) -> frozenset[str]:
    """Who acts otherwise than for a government."""
    known_as = traits.telling.acting.known_as
    named = frozenset(OWN_WILL[name] for name in known_as if name in OWN_WILL)
    return named | {PARLIAMENT} if _PARLIAMENTS.search(traits.title) else named


def _of_one_day(one: Traits, other: Traits) -> bool:
    """Whether both tell of the same two states, and the same one acts, on one day and in one language."""
    a, b = one.telling, other.telling
    states = a.acting.actors & STATES
    return (
        one.day == other.day
        and one.lang == other.lang
        and len(states) >= _STATES_ENOUGH
        and states == b.acting.actors & STATES
        and bool(a.acting.actor & b.acting.actor)
        and not (a.explains or b.explains)
    )


def _counted_apart(a: Telling, b: Telling) -> bool:
    """Whether both titles count, and no number is the same, whatever they call what they count."""
    ours, theirs = _numbers(a.counted), _numbers(b.counted)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _numbers(counted: tuple[Fact, ...]) -> frozenset[str]:
    return frozenset(fact.value.partition(" ")[0] for fact in counted)
