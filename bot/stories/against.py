"""What speaks against one happening although people, words and days are alike: "same actors, other event".

Law: symmetric and pure. Each reason is one that a reader would give: another one acts, it is about another
thing, another night, another count, it only says what somebody thinks of it. None forbids; near copies stay
together.
"""

import math
from typing import Final

from bot.stories.acting import is_other
from bot.stories.news import is_counted_apart
from bot.stories.states import STATES
from bot.stories.traits import Traits

FOLLOWED: Final = 0.9
"""So much of shared rare names tells one happening whose reports go on to other matters."""
_OTHER_NIGHT: Final = 0.5
_OTHER_COUNT: Final = 0.2
_NOTHING_HAPPENS_IN_BOTH: Final = 0.1
_OTHER_ACTOR: Final = 0.05
_STRANGERS: Final = 0.15
_OTHER_REGION: Final = 0.6
_OTHER_AGE: Final = 0.2
_OTHER_AGE_IN_TITLE: Final = 0.2  # more: there it is the news
_FATE: Final = 0.5  # whose reports quote all of the happening that led to it
_OTHER_APPOINTMENT: Final = 0.15
_ONE_APPOINTMENT: Final = 0.35  # of what happens in a title: so much alike may be one that moved
_EXPLAINED: Final = 0.15
_EXPLAINED_AT_ONCE: Final = 0.1
_REACTION: Final = 0.07
_MATTER_HARDLY_TOLD: Final = 0.1
_OTHER_MATTER_OF_ONE: Final = 0.25
_HARDLY: Final = 0.2  # of the matter of one title, where the other item tells so little of it
_MATTER_MIN: Final = 0.4  # of a title that weighs less nobody knows what it is about
_COMPOUND_PART_MIN: Final = 5  # letters; *Rente* is in *Rentenkürzung*


def speaks_against(one: Traits, other: Traits, *, names: float, dated: bool) -> float:
    """How much speaks against one happening, to be taken from a likeness.

    `names` is the weight of the rare names that both have, `dated` says that they share a coming day.
    """
    a, b = one.telling, other.telling
    other_actor = is_other(a.acting, b.acting)
    other_day = one.day != other.day
    reacts = a.acting.reacts != b.acting.reacts
    against = (
        _OTHER_NIGHT * _differ(a.nights, b.nights)
        + _NOTHING_HAPPENS_IN_BOTH * _only_names_meet(one, other) * (1.0 - min(names, 1.0))
        + _OTHER_ACTOR * other_actor
        + _STRANGERS * (other_actor and _strangers(one, other))
        + _REACTION * (reacts and other_actor)
        + (_EXPLAINED if other_day else _EXPLAINED_AT_ONCE) * (a.explains != b.explains)
        + _OTHER_REGION * _of_other_regions(one, other)
        + _OTHER_AGE * _differ(a.ages, b.ages)
        + _OTHER_AGE_IN_TITLE * (_differ(a.ages, b.ages) and _differ(a.ages_in_title, b.ages_in_title))
        + _OTHER_APPOINTMENT * _other_appointment(one, other)
    )
    if other_day:
        against += (
            _OTHER_COUNT * is_counted_apart(a.counted, b.counted)
            + _REACTION * reacts
            + _FATE * (a.fate != b.fate)
        )
    if names < FOLLOWED and not dated:
        against += _of_other_matters(one, other)
    return against


def only_actors_meet(one: Traits, other: Traits) -> bool:
    """Whether the titles share nothing but states and people: no thing, no place, nothing that happens."""
    return not shared_things(one, other) and not _shared_events(one, other)


def _shared_events(one: Traits, other: Traits) -> set[str]:
    return set(one.event_stems).intersection(other.event_stems)


def shared_things(one: Traits, other: Traits) -> frozenset[str]:
    """What lists know, no state nor people, that both titles name: the talks, the missile, the town."""
    return (one.telling.acting.actors & other.telling.acting.actors) - STATES


def _of_other_matters(one: Traits, other: Traits) -> float:
    """What speaks against it where the titles hardly share what they are about, but for who acts."""
    lower, higher = sorted((_told(one, other), _told(other, one)))
    against = _MATTER_HARDLY_TOLD * max(0.0, 1.0 - lower / _HARDLY)
    if one.telling.acting.actor & other.telling.acting.actor:
        against += _OTHER_MATTER_OF_ONE * max(0.0, 1.0 - higher / _HARDLY)
    return against


def _told(one: Traits, other: Traits) -> float:
    """The share of the matter in the title of `one` that `other` has anywhere, also within a compound."""
    matter = one.telling.matter
    weight = math.fsum(one.weights[stem] for stem in matter)
    found = math.fsum(
        one.weights[stem]
        for stem in matter
        if stem in other.weights or (len(stem) >= _COMPOUND_PART_MIN and stem in other.title)
    )
    return found / weight if weight >= _MATTER_MIN else 1.0


def _differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both are known, and have nothing in common."""
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _of_other_regions(one: Traits, other: Traits) -> bool:
    """Whether both titles name regions, none of which is in the other item at all."""
    a, b = one.telling.regions, other.telling.regions
    return bool(a and b) and not a & other.weights.keys() and not b & one.weights.keys()


def _other_appointment(one: Traits, other: Traits) -> bool:
    """Whether each states days to come that the other doesn't, and other things happen in their titles.

    "To be released next week" and "to appear in court on 5 June" are two, though of one man. What moves to
    another day stays the same in its title, or says that it moves.
    """
    if not one.coming or not other.coming or one.coming & other.coming or shared_things(one, other):
        return False
    if one.telling.moves or other.telling.moves:
        return False
    lighter = min(one, other, key=lambda traits: traits.event_weight)
    shared = math.fsum(lighter.weights[stem] for stem in _shared_events(one, other))
    return shared < _ONE_APPOINTMENT * lighter.event_weight


def _strangers(one: Traits, other: Traits) -> bool:
    """Whether who acts in each title is nowhere in the other item."""
    a, b = one.telling.acting, other.telling.acting
    return not (
        a.known_as & (b.actors | other.concepts.keys()) or b.known_as & (a.actors | one.concepts.keys())
    )


def _only_names_meet(one: Traits, other: Traits) -> bool:
    """Whether nothing that happens in the title of the one is in the other at all."""
    if not one.event_stems or not other.event_stems:
        return False
    ours, theirs = one.weights.keys(), other.weights.keys()
    return theirs.isdisjoint(one.event_stems) and ours.isdisjoint(other.event_stems)
