"""What two items have in common: words, names, concepts, numbers, days; and what each has for itself.

Law: symmetric and pure. A dozen pairs are weighed for each item, so what most pairs lack is looked at
first.
"""

import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from bot.stories.traits import Traits

_UNTOLD: Final = 0.5  # of an item whose title is all names nobody knows what happens
_DIGITS_TELLING: Final = 3  # numbers of as many hardly meet by chance
_RIVALS_MAX: Final = 1.5
_NOTHING: Final = ""


class Shared(NamedTuple):
    """What two items name alike.

    `concepts` are shared. `named` is the weight of shared concepts and names, `names` that of the names only,
    `part` the share of `named` in all that the item with fewer of them names. `date` is a coming day of both,
    `numbers` says that they share a telling number.
    """

    concepts: AbstractSet[str]
    named: float
    names: float
    part: float
    date: bool
    numbers: bool


def what_is_shared(one: Traits, other: Traits, *, date: bool, numbers: bool) -> Shared:
    """What both name; `date` and `numbers` are known already."""
    concepts = one.concepts.keys() & other.concepts.keys()
    by_concept = _lighter(one.concepts, other.concepts, concepts) if concepts else 0.0
    keys: Iterable[str] = one.names.keys() & other.names.keys()
    if concepts and keys:
        keys = [
            key
            for key in keys
            if one.within.get(key, _NOTHING) not in concepts
            and other.within.get(key, _NOTHING) not in concepts
        ]
    by_name = _lighter(one.names, other.names, keys) if keys else 0.0
    fewer = min(one.named, other.named)
    part = min((by_concept + by_name) / fewer, 1.0) if fewer else 0.0
    return Shared(concepts, by_concept + by_name, by_name, part, date, numbers)


def share_a_date(one: Traits, other: Traits) -> bool:
    """Whether both state a coming day, or one comes out on the day that the other states (or speaks of it).

    A day on which both come out says nothing: whatever happens today is of today.
    """
    if not one.coming and not other.coming:
        return False
    if (one.coming & other.coming) - ({one.day} & {other.day}):
        return True
    earlier, later = (one, other) if one.day <= other.day else (other, one)
    return earlier.day < later.day and bool(earlier.coming & ({later.day} | later.past))


def strange(one: Traits, other: Traits, shared: Shared) -> float:
    """The weight of concepts that each has for itself, of the item with fewer of them."""
    return min(_rest(one, shared.concepts), _rest(other, shared.concepts))


def _rest(traits: Traits, concepts: Iterable[str]) -> float:
    """The weight of all concepts but these."""
    return traits.concept_weight - math.fsum([traits.concepts[name] for name in concepts])


def rivals(one: Traits, other: Traits) -> float:
    """The weight of names that stand in one title and nowhere in the other item, of who has fewer of them."""
    if not one.bearers or not other.bearers:
        return 0.0
    return min(_rivals_in(one, other), _rivals_in(other, one))


def _rivals_in(one: Traits, other: Traits) -> float:
    """The weight of the names in the title of `one` that `other` doesn't have, 1.5 at most."""
    return min(math.fsum(one.names[key] for key in one.bearers - other.names.keys()), _RIVALS_MAX)


def share_a_number(one: Traits, other: Traits) -> bool:
    """Whether both state a number that hardly meets by chance, or count as many of one thing."""
    if not one.counts.isdisjoint(other.counts):
        return True
    return any(len(number) >= _DIGITS_TELLING for number in one.numbers & other.numbers)


def numbers_differ(one: Traits, other: Traits) -> bool:
    """Whether both state numbers, and none of them alike."""
    return bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)


def _lighter(one: Mapping[str, float], other: Mapping[str, float], keys: Iterable[str]) -> float:
    """The weight of keys that both have, each as heavy as where it weighs less."""
    return math.fsum([min(one[key], other[key]) for key in keys])


def told_alike(one: Traits, other: Traits) -> float:
    """How far two items of one language tell the same, by the rarity of words: 0 to 0.72.

    All words count, each title in the other item, and what happens in a title.
    """
    stems = one.weights.keys() & other.weights.keys()
    if not stems and one.title_weight and one.event_weight and other.title_weight and other.event_weight:
        return 0.0
    found = sorted(
        (
            _found(one.title_stems, one.title_weight, one.weights, stems),
            _found(other.title_stems, other.title_weight, other.weights, stems),
        )
    )
    event = max(
        _found(one.event_stems, one.event_weight, one.weights, stems),
        _found(other.event_stems, other.event_weight, other.weights, stems),
    )
    return 0.2 * _cosine(one, other, stems) + 0.21 * found[0] + 0.2 * found[1] + 0.11 * event


def _cosine(one: Traits, other: Traits, shared: AbstractSet[str]) -> float:
    ours, theirs = one.weights, other.weights
    product = math.fsum([ours[stem] * theirs[stem] for stem in shared])
    lengths = one.length * other.length
    return product / lengths if lengths else 0.0


def _found(
    stems: Iterable[str], weight: float, weights: Mapping[str, float], shared: AbstractSet[str]
) -> float:
    """The share of the weight of these stems that the other item has too; `weight` is that of all of them."""
    if not weight:
        return _UNTOLD
    return math.fsum([weights[stem] for stem in stems if stem in shared]) / weight
