"""How alike two items are, from 0 to 1: in one language by words, across languages by names, dates, numbers.

Law: symmetric, pure, and free of time: how far apart two items are is the window's business. The shares and
thresholds were set on labelled pairs (development halves) and are the same for all languages.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from bot.stories.story import StoryReason
from bot.stories.traits import NAME_LETTERS, Traits

SAME_HAPPENING: Final = 0.38
"""At least this alike, two items are one story."""
SAME_SUBJECT: Final = 0.28
"""Enough where a rule matched both and each states a coming date: a moved date is a delta, not news."""
NEAR_DUPLICATE: Final = 0.8
ACROSS_LANGUAGES: Final = 0.5
SAME_CONCEPTS: Final = 0.5
_RARE: Final = 0.45
_RARE_WORDS_ENOUGH: Final = 6
_NAMES_ENOUGH: Final = 3
_CONCEPTS_ENOUGH: Final = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike, 0 to 1, and whether that makes one story of the two."""

    score: float
    reason: StoryReason | None


def compare(one: Traits, other: Traits, *, shared_rule: bool) -> Likeness:
    """The likeness of two items; `shared_rule` says that one rule matched both."""
    shared_date = bool(one.coming & other.coming)
    if one.lang == other.lang or not one.lang or not other.lang:
        score = by_words(one, other)
        wanted = SAME_SUBJECT if shared_rule and one.coming and other.coming else SAME_HAPPENING
        if wanted == SAME_SUBJECT and _same_concepts(one, other) >= SAME_CONCEPTS:
            score = max(score, wanted)
        reason = StoryReason.NEAR_DUPLICATE if score >= NEAR_DUPLICATE else StoryReason.SAME_HAPPENING
    else:
        score = across_languages(one, other, shared_rule=shared_rule)
        wanted, reason = ACROSS_LANGUAGES, StoryReason.SAME_HAPPENING
    if shared_rule and shared_date:
        return Likeness(max(score, wanted), reason if score >= wanted else StoryReason.SAME_DATE_SAME_SUBJECT)
    return Likeness(score, reason if score >= wanted else None)


def by_words(one: Traits, other: Traits) -> float:
    """Likeness in one language: all words by rarity, the titles' words and letters, and rare words alone."""
    shared = one.weights.keys() & other.weights.keys()
    rare = sum(one.weights[stem] > _RARE for stem in shared)
    letters = fuzz.token_set_ratio(one.title or one.summary, other.title or other.summary) / 100
    return (
        0.32 * _cosine(one, other, shared)
        + 0.32 * _title_overlap(one, other)
        + 0.21 * letters
        + 0.15 * min(rare / _RARE_WORDS_ENOUGH, 1.0)
    )


def across_languages(one: Traits, other: Traits, *, shared_rule: bool) -> float:
    """Likeness where no word can be compared: names, stated days, numbers, and concepts of the rule's set."""
    shared = one.names & other.names
    # A place has one name in all languages: Geneva, Genf and Женева are no three.
    exonyms = {place for place in one.places & other.places if place[:NAME_LETTERS] not in shared}
    names = len(shared) + len(exonyms)
    fewer = min(len(one.names), len(other.names))
    days = bool((one.coming | one.past) & (other.coming | other.past))
    numbers = bool(_telling(one.numbers) & _telling(other.numbers)) or bool(one.counts & other.counts)
    named = min(names / _NAMES_ENOUGH, 1.0) * math.sqrt(names / fewer if fewer else 0.0)
    subject = (0.55 if shared_rule else 0.35) * _same_concepts(one, other)
    return min(1.0, 0.4 * named + 0.25 * days + 0.15 * numbers + subject)


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


def _same_concepts(one: Traits, other: Traits) -> float:
    """The share of concepts that both name, 0 to 1; nothing where too few are named to tell."""
    shared = one.concepts & other.concepts
    if len(shared) < _CONCEPTS_ENOUGH:
        return 0.0
    return len(shared) / len(one.concepts | other.concepts)


def _by_noun(traits: Traits) -> dict[str, set[str]]:
    nouns: dict[str, set[str]] = {}
    for number, noun in traits.ordinals:
        nouns.setdefault(noun, set()).add(number)
    return nouns


def _telling(numbers: frozenset[str]) -> set[str]:
    """Numbers that hardly meet by chance: three digits and more."""
    return {number for number in numbers if len(number) >= 3}


def _cosine(one: Traits, other: Traits, shared: Iterable[str]) -> float:
    product = math.fsum(one.weights[stem] * other.weights[stem] for stem in shared)
    lengths = one.length * other.length
    return product / lengths if lengths else 0.0


def _title_overlap(one: Traits, other: Traits) -> float:
    """The share of the lighter title's weight that the other has too."""
    shared = math.fsum(one.weights[stem] for stem in one.title_stems & other.title_stems)
    lighter = min(one.title_weight, other.title_weight)
    return shared / lighter if lighter else 0.0
