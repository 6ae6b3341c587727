"""How alike two items are, from 0 to 1: in one language by words, across languages by names, dates, numbers.

Law: symmetric and pure. How far apart in time two items may be is the keeper's business; days count here only
as what the items state. The shares and thresholds were set on labelled pairs (the halves for looking) and are
the same for all languages.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from bot.stories.acting import is_other
from bot.stories.against import only_actors_meet, speaks_against
from bot.stories.story import StoryReason
from bot.stories.traits import Traits

SAME_HAPPENING: Final = 0.365
"""At least this alike, two items are one story."""
SAME_SUBJECT: Final = 0.28
"""Enough where a rule matched both and each states a coming date: a moved date is a delta, not news."""
SAME_ITEM: Final = 0.15
"""Enough where guid or link are the same: a title was edited. Less, and it is a page of many reports."""
NEAR_DUPLICATE: Final = 0.8
FOLLOW_UP: Final = 0.42
"""At least this alike is a report that opens a resting story again."""
SAME_CONCEPTS: Final = 0.5
_CONCEPTS_ENOUGH: Final = 3
_NAMED_ENOUGH: Final = 0.9
"""So much of shared names and concepts makes one story of two reports of the same coming date."""
_NAMED_AT_ALL: Final = 0.5
"""So much of them is enough where a rule matched both: a family of statements on one date."""
_RIVAL: Final = 0.5
"""So much of names that stand in one title only are of another happening, or of another speaker."""
_ACTORS_ENOUGH: Final = 2
_OF_OTHERS: Final = 0.14  # what is of other actors is below all thresholds
_UNTOLD: Final = 0.5  # of an item whose title is all names nobody knows what happens
_DIGITS_TELLING: Final = 3  # numbers of as many hardly meet by chance
_NOTHING: Final = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike, 0 to 1, and whether that makes one story of the two.

    `follow_up`: they tell different things of the same rare names. The same words again, days later, are
    rather the next happening of its kind (the next air raid); and so is what counts another day.
    """

    score: float
    reason: StoryReason | None
    follow_up: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """What two items name alike.

    `named` is the weight of shared concepts and names, `names` that of the names only, `part` the share of
    `named` in all that the item with fewer of them names; `strange` the weight of concepts that each has for
    itself (of the item with fewer of them); `rivals` that of the names which stand in one title and nowhere
    in the other item, likewise. `date` is a coming day of both, `other_numbers` says that all numbers
    differ, `other_actor` that another one acts in each title.
    """

    named: float
    names: float
    part: float
    strange: float
    rivals: float
    date: bool
    numbers: bool
    other_numbers: bool
    other_actor: bool


def compare(one: Traits, other: Traits, *, shared_rule: bool) -> Likeness:
    """The likeness of two items; `shared_rule` says that one rule matched both."""
    shared = what_is_shared(one, other)
    same_language = one.lang == other.lang or not one.lang or not other.lang
    score = by_words(one, other, shared) if same_language else across_languages(one, other, shared)
    if same_language and _other_actors(one, other):
        score = min(score, _OF_OTHERS)
    reason = StoryReason.NEAR_DUPLICATE if score >= NEAR_DUPLICATE else StoryReason.SAME_HAPPENING
    if score >= SAME_HAPPENING:
        told_apart = FOLLOW_UP <= score < NEAR_DUPLICATE and not (one.daily and other.daily)
        return Likeness(score, reason, told_apart and shared.names >= _NAMED_ENOUGH)
    if score >= SAME_ITEM and one.identities & other.identities:
        return Likeness(score, StoryReason.EDITED)
    if shared.other_actor and only_actors_meet(one, other):
        return Likeness(score, None)  # two meetings on one day
    if shared.date and (_is_named_alike(shared) or (shared_rule and shared.named >= _NAMED_AT_ALL)):
        return Likeness(SAME_HAPPENING, StoryReason.SAME_DATE_SAME_SUBJECT)
    subject = score >= SAME_SUBJECT or _same_concepts(one, other) >= SAME_CONCEPTS
    dated = shared_rule and bool(one.coming) and bool(other.coming)
    return Likeness(score, StoryReason.SAME_HAPPENING if dated and subject else None)


def what_is_shared(one: Traits, other: Traits) -> Shared:
    """What both name."""
    concepts = one.concepts.keys() & other.concepts.keys()
    by_concept = _lighter(one.concepts, other.concepts, concepts)
    keys = [
        key
        for key in one.names.keys() & other.names.keys()
        if one.within.get(key, _NOTHING) not in concepts and other.within.get(key, _NOTHING) not in concepts
    ]
    by_name = _lighter(one.names, other.names, keys)
    fewer = min(one.named, other.named)
    telling = _telling(one.numbers), _telling(other.numbers)
    return Shared(
        named=by_concept + by_name,
        names=by_name,
        part=min((by_concept + by_name) / fewer, 1.0) if fewer else 0.0,
        strange=min(_rest(one, concepts), _rest(other, concepts)),
        rivals=min(_rivals(one, other), _rivals(other, one)),
        date=_share_a_date(one, other),
        numbers=bool(telling[0] & telling[1] or one.counts & other.counts),
        other_numbers=bool(one.numbers and other.numbers and not one.numbers & other.numbers),
        other_actor=is_other(one.telling.acting, other.telling.acting),
    )


def _is_named_alike(shared: Shared) -> bool:
    """Whether both name so much alike that one date more makes them one story, whoever speaks of it.

    What isn't in a list of concepts may be a long word and no name; it counts where no name is against it.
    """
    alike = shared.named - (shared.names if shared.rivals >= _RIVAL else 0.0) >= _NAMED_ENOUGH
    return alike and not shared.other_actor


def _other_actors(one: Traits, other: Traits) -> bool:
    """Whether both titles name several, none of whom is in the other item at all."""
    return (
        min(len(one.bearers), len(other.bearers)) >= _ACTORS_ENOUGH
        and not one.bearers & other.names.keys()
        and not other.bearers & one.names.keys()
        and not one.concepts.keys() & other.concepts.keys()
    )


def by_words(one: Traits, other: Traits, shared: Shared) -> float:
    """Likeness in one language: all words by rarity, each title in the other item, the titles' letters."""
    letters = fuzz.token_set_ratio(one.title, other.title) / 100
    found = sorted(
        (
            _found(one.title_stems, one.title_weight, one, other),
            _found(other.title_stems, other.title_weight, other, one),
        )
    )
    event = max(
        _found(one.event_stems, one.event_weight, one, other),
        _found(other.event_stems, other.event_weight, other, one),
    )
    score = (
        0.2 * _cosine(one, other)
        + 0.21 * found[0]
        + 0.2 * found[1]
        + 0.11 * event
        + 0.22 * letters
        + 0.06 * min(shared.names, 1.0)
        + 0.09 * shared.date
        + 0.05 * shared.numbers
        - 0.13 * shared.rivals
        - 0.08 * shared.strange
        - 0.05 * shared.other_numbers
        - 0.2 * (one.daily and other.daily)
    )
    if score >= SAME_SUBJECT:  # less joins nothing by its words
        score -= speaks_against(one, other, names=shared.names, dated=shared.date)
    return max(0.0, min(score, 1.0))


def across_languages(one: Traits, other: Traits, shared: Shared) -> float:
    """Likeness where no word can be compared: names and concepts, stated days, and numbers."""
    ordered = {number for number, _ in one.ordinals}, {number for number, _ in other.ordinals}
    score = (
        0.18 * (shared.named - shared.names)
        + 0.4 * min(shared.names, 1.0)
        + 0.35 * shared.part
        + 0.22 * shared.date
        + 0.35 * shared.numbers
        - 0.33 * shared.strange
        - 0.25 * shared.other_numbers
        - 0.1 * shared.other_actor
        - 0.1 * bool(ordered[0] and ordered[1] and not ordered[0] & ordered[1])
    )
    return max(0.0, min(score, 1.0))


def apart(one: Traits, other: Traits) -> bool:
    """Whether two items are of two happenings, however alike: numbered differently, or at other places."""
    return _numbered_apart(one, other) or _placed_apart(one, other)


def _placed_apart(one: Traits, other: Traits) -> bool:
    """Whether both say where, and say it differently; unless one of them says that it moved there.

    A town lies in its country, so that naming the one is no other place than naming the other.
    """
    if one.moves or other.moves or not one.places or not other.places:
        return False
    return not (one.places & (other.places | other.around) or other.places & one.around)


def _numbered_apart(one: Traits, other: Traits) -> bool:
    """Whether both number the same thing and number it differently: the 12th package is not the 13th."""
    numbered = _by_noun(one)
    return any(noun in numbered and not numbers & numbered[noun] for noun, numbers in _by_noun(other).items())


def _share_a_date(one: Traits, other: Traits) -> bool:
    """Whether both state a coming day, or one comes out on the day that the other states (or speaks of it).

    A day on which both come out says nothing: whatever happens today is of today.
    """
    if (one.coming & other.coming) - ({one.day} & {other.day}):
        return True
    earlier, later = (one, other) if one.day <= other.day else (other, one)
    return earlier.day < later.day and bool(earlier.coming & ({later.day} | later.past))


def _same_concepts(one: Traits, other: Traits) -> float:
    """The share of concepts that both name, 0 to 1; nothing where too few are named to tell."""
    shared = one.concepts.keys() & other.concepts.keys()
    if len(shared) < _CONCEPTS_ENOUGH:
        return 0.0
    return len(shared) / len(one.concepts.keys() | other.concepts.keys())


def _lighter(one: Mapping[str, float], other: Mapping[str, float], keys: Iterable[str]) -> float:
    """The weight of keys that both have, each as heavy as where it weighs less."""
    return math.fsum([min(one[key], other[key]) for key in keys])


def _rest(traits: Traits, concepts: Iterable[str]) -> float:
    """The weight of all concepts but these."""
    return traits.concept_weight - math.fsum([traits.concepts[name] for name in concepts])


def _rivals(one: Traits, other: Traits) -> float:
    """The weight of the names in the title of `one` that `other` doesn't have, 1.5 at most."""
    return min(math.fsum(one.names[key] for key in one.bearers - other.names.keys()), 1.5)


def _by_noun(traits: Traits) -> dict[str, set[str]]:
    nouns: dict[str, set[str]] = {}
    for number, noun in traits.ordinals:
        nouns.setdefault(noun, set()).add(number)
    return nouns


def _telling(numbers: frozenset[str]) -> set[str]:
    return {number for number in numbers if len(number) >= _DIGITS_TELLING}


def _cosine(one: Traits, other: Traits) -> float:
    shared = one.weights.keys() & other.weights.keys()
    product = math.fsum([one.weights[stem] * other.weights[stem] for stem in shared])
    lengths = one.length * other.length
    return product / lengths if lengths else 0.0


def _found(stems: frozenset[str], weight: float, one: Traits, other: Traits) -> float:
    """The share of the weight of these stems of `one` that `other` has anywhere; `weight` is that of all."""
    if not weight:
        return _UNTOLD
    return math.fsum([one.weights[stem] for stem in stems if stem in other.weights]) / weight
