"""How alike two items are, from 0 to 1: in one language by words, across languages by names, dates, numbers.

Law: symmetric and pure. How far apart in time two items may be is the keeper's business; days count here only
as what the items state. The shares and thresholds were set on labelled pairs (the halves for looking) and are
the same for all languages.
"""

from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from bot.stories.acting import is_other
from bot.stories.acts import is_one_act, may_be_one_act
from bot.stories.against import only_actors_meet, speaks_against
from bot.stories.shared import (
    Shared,
    numbers_differ,
    rivals,
    share_a_date,
    share_a_number,
    strange,
    told_alike,
    what_is_shared,
)
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
# What counts in one language, beside what both tell.
_OF_LETTERS: Final = 0.22
_OF_NAMES: Final = 0.06
_OF_DATE: Final = 0.09
_OF_NUMBERS: Final = 0.05
_OF_DAYS: Final = 0.2  # to be taken away: what one day brought
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike, 0 to 1, and whether that makes one story of the two.

    `follow_up`: they tell different things of the same rare names. The same words again, days later, are
    rather the next happening of its kind (the next air raid); and so is what counts another day.
    """

    score: float
    reason: StoryReason | None
    follow_up: bool = False


_UNLIKE: Final = Likeness(0.0, None)


def compare(one: Traits, other: Traits, *, shared_rule: bool, beyond: float = 0.0) -> Likeness:
    """The likeness of two items; `shared_rule` says that one rule matched both.

    Most are told apart at a glance. So the score may be nothing where nothing makes one story of the two, and
    where it lies below `beyond`, the likeness of one that was found before.
    """
    date, numbers = share_a_date(one, other), share_a_number(one, other)
    is_item = not set(one.identities).isdisjoint(other.identities)
    acts = may_be_one_act(one, other, shared_rule=shared_rule)
    words_decide = not (date or is_item or acts or (shared_rule and one.coming and other.coming))
    floor = SAME_HAPPENING if words_decide else 0.0
    if beyond >= SAME_HAPPENING:  # no less is ever given for another reason than words
        floor = beyond
    if one.lang == other.lang or not one.lang or not other.lang:
        told = told_alike(one, other)
        most = told + _OF_NAMES + _OF_DATE * date + _OF_NUMBERS * numbers + _OF_LETTERS
        if most < floor - _ROUNDING:
            return _UNLIKE
        shared = what_is_shared(one, other, date=date, numbers=numbers)
        score = by_words(one, other, shared, told, floor)
        if score and _other_actors(one, other):
            score = min(score, _OF_OTHERS)
    else:
        shared = what_is_shared(one, other, date=date, numbers=numbers)
        score = across_languages(one, other, shared, floor)
    if score >= SAME_HAPPENING:
        reason = StoryReason.NEAR_DUPLICATE if score >= NEAR_DUPLICATE else StoryReason.SAME_HAPPENING
        told_apart = FOLLOW_UP <= score < NEAR_DUPLICATE and not (one.daily and other.daily)
        return Likeness(score, reason, told_apart and shared.names >= _NAMED_ENOUGH)
    if words_decide:
        return _UNLIKE
    if score >= SAME_ITEM and is_item:
        return Likeness(score, StoryReason.EDITED)
    if acts and is_one_act(one, other, shared):
        return Likeness(SAME_HAPPENING, StoryReason.SAME_HAPPENING)
    return _by_date(one, other, shared, score, shared_rule=shared_rule)


def _by_date(one: Traits, other: Traits, shared: Shared, score: float, *, shared_rule: bool) -> Likeness:
    """What the days of two items make of them that aren't alike enough by their words."""
    other_actor = is_other(one.telling.acting, other.telling.acting)
    if other_actor and only_actors_meet(one, other):
        return Likeness(score, None)  # two meetings on one day
    if shared.date:
        alike = not other_actor and _is_named_alike(one, other, shared)
        if alike or (shared_rule and shared.named >= _NAMED_AT_ALL):
            return Likeness(SAME_HAPPENING, StoryReason.SAME_DATE_SAME_SUBJECT)
    subject = score >= SAME_SUBJECT or _same_concepts(one, other) >= SAME_CONCEPTS
    dated = shared_rule and bool(one.coming) and bool(other.coming)
    return Likeness(score, StoryReason.SAME_HAPPENING if dated and subject else None)


def _is_named_alike(one: Traits, other: Traits, shared: Shared) -> bool:
    """Whether both name so much alike that one date more makes them one story.

    What isn't in a list of concepts may be a long word and no name; it counts where no name is against it.
    """
    return shared.named - (shared.names if rivals(one, other) >= _RIVAL else 0.0) >= _NAMED_ENOUGH


def _other_actors(one: Traits, other: Traits) -> bool:
    """Whether both titles name several, none of whom is in the other item at all."""
    return (
        min(len(one.bearers), len(other.bearers)) >= _ACTORS_ENOUGH
        and not one.bearers & other.names.keys()
        and not other.bearers & one.names.keys()
        and not one.concepts.keys() & other.concepts.keys()
    )


def by_words(one: Traits, other: Traits, shared: Shared, told: float, floor: float) -> float:
    """Likeness in one language: what both tell, name and state, and the letters of their titles.

    Nothing where it surely lies under `floor`: comparing letters costs as much as the rest.
    """
    of_names, of_date, of_numbers = (
        _OF_NAMES * min(shared.names, 1.0),
        _OF_DATE * shared.date,
        _OF_NUMBERS * shared.numbers,
    )
    daily = _OF_DAYS * (one.daily and other.daily)
    lacking = floor - _ROUNDING - (told + of_names + of_date + of_numbers - daily)
    if lacking > _OF_LETTERS:
        return 0.0
    least = max(100 * lacking / _OF_LETTERS, 0.0)
    letters = fuzz.token_set_ratio(one.title, other.title, score_cutoff=least) / 100
    if least and not letters:
        return 0.0
    score = (
        told
        + _OF_LETTERS * letters
        + of_names
        + of_date
        + of_numbers
        - 0.13 * rivals(one, other)
        - 0.08 * strange(one, other, shared)
        - 0.05 * numbers_differ(one, other)
        - daily
    )
    if score >= SAME_SUBJECT:  # less joins nothing by its words
        score -= speaks_against(one, other, names=shared.names, dated=shared.date)
    return max(0.0, min(score, 1.0))


def across_languages(one: Traits, other: Traits, shared: Shared, floor: float) -> float:
    """Likeness where no word can be compared: names and concepts, stated days, and numbers.

    Nothing where it surely lies under `floor`.
    """
    score = (
        0.18 * (shared.named - shared.names)
        + 0.4 * min(shared.names, 1.0)
        + 0.35 * shared.part
        + 0.22 * shared.date
        + 0.35 * shared.numbers
    )
    if score < floor:
        return 0.0
    ordered = {number for number, _ in one.ordinals}, {number for number, _ in other.ordinals}
    score = (
        score
        - 0.33 * strange(one, other, shared)
        - 0.25 * numbers_differ(one, other)
        - 0.1 * is_other(one.telling.acting, other.telling.acting)
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
    if not one.ordinals or not other.ordinals:
        return False
    numbered = _by_noun(one)
    return any(noun in numbered and not numbers & numbered[noun] for noun, numbers in _by_noun(other).items())


def _same_concepts(one: Traits, other: Traits) -> float:
    """The share of concepts that both name, 0 to 1; nothing where too few are named to tell."""
    shared = one.concepts.keys() & other.concepts.keys()
    if len(shared) < _CONCEPTS_ENOUGH:
        return 0.0
    return len(shared) / len(one.concepts.keys() | other.concepts.keys())


def _by_noun(traits: Traits) -> dict[str, set[str]]:
    nouns: dict[str, set[str]] = {}
    for number, noun in traits.ordinals:
        nouns.setdefault(noun, set()).add(number)
    return nouns
