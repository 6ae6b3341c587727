"""What of an item tells its story: its words by weight, names, concepts, numbers, ordinals and dates.

Law: read once per sighting; pure. A word's weight is how rare it is in its language, by general frequency
lists, not by what the window holds: so a verdict doesn't depend on how much else was in the news. A concept
weighs as much as the words that name it: *Russia* little, *Khan Younis* much.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from bot.facts.fact import Fact, FactKind
from bot.facts.ordinals import is_unranked, tens_before
from bot.feeds.identity import identities
from bot.feeds.item import Field
from bot.rules.match import ConceptHit
from bot.stories.changes import others_of
from bot.stories.sets import NONE, held
from bot.stories.story import Sighting
from bot.stories.telling import Telling, telling
from bot.stories.words import NAME_LETTERS_MIN, Word, is_name, key_of, numbered, plain_of, words_of
from bot.stories.wrapping import dateline_stop, is_daily, without_publisher

SUMMARY_WORDS_MAX: Final = 80
"""Words of a summary that count: the lead says what happened, what follows is background."""
LEAD_WORDS: Final = 16
"""So many words of a summary stand for the title of an item that has none."""
SUMMARY_SHARE: Final = 0.6
"""What a name or concept of the summary weighs beside one of the title: it may be background."""

_TITLE_CASE_SHARE: Final = 0.6  # of a title's words with capitals: beyond it, capitals tell no names
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+(?!\d)|\d+")  # with its thousands
_DIGIT: Final = re.compile(r"\d")
_DIGEST_BYTES: Final = 12
_DAYS_KEPT: Final = 1_000


@dataclass(frozen=True, slots=True)
class Traits:
    """An item as stories compare it. There are many: small tuples take a fifth of small sets.

    `identities` are keys of its guid and link, `text` is a digest of the whole, folded and without the
    publisher. Where there is no title, the first words of the summary stand for it. `weights` maps a stem
    to its rarity (0 to 1, not 0), `title_stems` are those of the title and `event_stems` those of them
    that are in no name or date, `title_weight` and `event_weight` what these weigh together; `length` is the
    Euclidean one of all weights.

    `names` maps keys that meet across scripts to their weight, `concepts` the names of concepts; `within`
    maps a key to the concept that its word is part of; `concept_weight` is the weight of concepts,
    `named` that of all of them. `bearers` are
    the keys of the names in the title, where capitals tell names. `numbers` are the digits it states, dates
    left out, and `counts` what it counts with them; `daily` says that it counts what one day brought.
    `telling` is what its title makes of it. `day` is that of publication, `coming` and `past` are canonical
    dates. `places` are where it happens, `around` what those lie within; `moves` says that it moves to one of
    them.
    """

    identities: tuple[int, ...]
    text: bytes
    title: str
    lang: str
    weights: Mapping[str, float]
    title_stems: tuple[str, ...]
    event_stems: tuple[str, ...]
    title_weight: float
    event_weight: float
    length: float
    names: Mapping[str, float]
    within: Mapping[str, str]
    bearers: frozenset[str]
    concepts: Mapping[str, float]
    concept_weight: float
    named: float
    numbers: frozenset[str]
    counts: frozenset[str]
    ordinals: frozenset[tuple[str, str]]
    daily: bool
    telling: Telling
    day: str
    coming: frozenset[str]
    past: frozenset[str]
    places: frozenset[str]
    around: frozenset[str]
    moves: bool


def of(sighting: Sighting) -> Traits:
    """The traits of a sighting."""
    # An article says more of the matter than a title does: stories are compared by what each report has.
    if any(fact.field == "text" for fact in sighting.facts):
        sighting = replace(sighting, facts=tuple(fact for fact in sighting.facts if fact.field != "text"))
    item, lang = sighting.item, sighting.lang
    title = without_publisher(item.title)
    dates = [fact for fact in sighting.facts if fact.kind is FactKind.DATE]
    titled = words_of(title, lang)
    whole = words_of(item.summary, lang)
    stop = dateline_stop(item.summary)
    told = ([word for word in whole if word.start >= stop] if stop else whole)[:SUMMARY_WORDS_MAX]
    head = titled or told[:LEAD_WORDS]
    words = *titled, *told
    weights = {word.stem: word.weight for word in words if word.weight}
    title_stems = tuple(dict.fromkeys([word.stem for word in head if word.weight]))
    concepts, within = _concepts(sighting.concepts, {"title": titled, "summary": told})
    names = _names(told, SUMMARY_SHARE) | _names(head, 1.0)
    bearers = {word.start: key_of(word.folded) for word in _bearers(head, lang)}
    plain = plain_of(titled), plain_of(whole)
    day = _written((item.published or sighting.when).date())
    past = held(_day(fact.value) for fact in dates if _is_over(fact))
    field: Field = "title" if titled else "summary"
    events = _events(head, bearers, within, [fact for fact in dates if fact.field == field])
    concept_weight = math.fsum(concepts.values())
    placed = [fact for fact in others_of(sighting) if fact.kind is FactKind.PLACE]
    return Traits(
        identities=_identities(sighting),
        text=blake2b("\n".join(plain).encode(), digest_size=_DIGEST_BYTES).digest(),
        title=plain_of(head),
        lang=lang,
        weights=weights,
        title_stems=title_stems,
        event_stems=title_stems if len(events) == len(title_stems) else events,
        title_weight=_weight_of(title_stems, weights),
        event_weight=_weight_of(events, weights),
        length=math.sqrt(math.fsum([weight * weight for weight in weights.values()])),
        names=names,
        within={key: concept for key, concept in within.items() if key in names},
        bearers=held(bearers.values()),
        concepts=concepts,
        concept_weight=concept_weight,
        named=concept_weight + math.fsum([weight for key, weight in names.items() if key not in within]),
        numbers=held(_numbers(f"{title}\n{item.summary}") - _digits_of(dates)),
        counts=held(_counts(sighting.facts)),
        ordinals=held(_ordinals(titled, lang) | _ordinals(told, lang) | _ranked(sighting.facts)),
        daily=any(map(is_daily, plain)),
        telling=telling(sighting, head, field, plain, past | {day}, words),
        day=day,
        coming=held(_day(fact.value) for fact in dates if not _is_over(fact)),
        past=past,
        places=held(fact.value for fact in placed if fact.role != "from"),
        around=held(outer for fact in placed for outer in fact.within),
        moves=any(fact.role == "to" for fact in placed),
    )


def _weight_of(stems: Iterable[str], weights: Mapping[str, float]) -> float:
    return math.fsum([weights[stem] for stem in stems])


@lru_cache(_DAYS_KEPT)
def _written(day: date) -> str:
    """One string for all reports of a day."""
    return day.isoformat()


def _identities(sighting: Sighting) -> tuple[int, ...]:
    """Keys of guid and link. A guid counts within its publisher only, so of an unknown one none does."""
    item = sighting.item if sighting.publisher else replace(sighting.item, guid="")
    return tuple(dict.fromkeys(identities(item, sighting.publisher))) if item.guid or item.link else ()


def _is_over(date: Fact) -> bool:
    return date.past or date.happened


def _day(value: str) -> str:
    """A canonical date without its clock time."""
    return value.partition("T")[0]


def _names(words: Iterable[Word], share: float) -> dict[str, float]:
    """Keys of names, and of long rare words: *memorandum*, *tariff* and *magnitude* are of many languages."""
    keys: dict[str, float] = {}
    for word in words:
        if key := word.key:
            keys[key] = max(share * word.weight, keys.get(key, 0.0))
    return keys


def _bearers(head: Sequence[Word], lang: str) -> list[Word]:
    """The names in a title; none where all nouns, or all words, have capitals."""
    long = [word for word in head if len(word.folded) > NAME_LETTERS_MIN]
    if lang == "de" or sum(word.capital for word in long) > _TITLE_CASE_SHARE * len(long):
        return []
    return [word for word in head if is_name(word)]


def _events(
    head: Iterable[Word], bearers: Collection[int], within: Collection[str], dates: Sequence[Fact]
) -> tuple[str, ...]:
    """The stems of a title that name nobody, nothing and no day, each once."""
    stems = [
        word.stem
        for word in head
        if word.weight
        and word.start not in bearers
        and key_of(word.folded) not in within
        and not any(fact.start <= word.start < fact.stop for fact in dates)
    ]
    return tuple(dict.fromkeys(stems))


def _concepts(
    hits: Iterable[ConceptHit], fields: Mapping[Field, Sequence[Word]]
) -> tuple[dict[str, float], dict[str, str]]:
    """The concepts named, each as heavy as its rarest word, and which of them the key of a word is part of.

    Several in one place share its weight: it is one name, however many lists hold it.
    """
    weights: dict[str, float] = {}
    within: dict[str, str] = {}
    hits = tuple(hits)
    by_start: dict[Field, dict[int, int]] = {}
    for field in {hit.field for hit in hits}:
        by_start[field] = {word.start: number for number, word in enumerate(fields[field])}
    sharing = Counter((hit.field, hit.start, hit.stop) for hit in hits)
    for hit in hits:
        number = by_start[hit.field].get(hit.start)
        if number is None:  # it stands in what doesn't count
            continue
        share = (
            1.0 if hit.field == "title" or (number < LEAD_WORDS and not fields["title"]) else SUMMARY_SHARE
        )
        weight = 0.0
        for word in fields[hit.field][number:]:
            if word.start >= hit.stop:
                break
            weight = max(weight, word.weight)
            within[key_of(word.folded)] = hit.name
        weight *= share / sharing[hit.field, hit.start, hit.stop]
        weights[hit.name] = max(weight, weights.get(hit.name, 0.0))
    return weights, within


def _numbers(text: str) -> frozenset[str]:
    """The numbers of a text in plain digits: *50,000* is 50000."""
    if _DIGIT.search(text) is None:
        return NONE
    return frozenset(
        found if found.isdigit() else "".join(filter(str.isdigit, found)) for found in _NUMBER.findall(text)
    )


def _digits_of(dates: Iterable[Fact]) -> set[str]:
    """The digits that stand in date phrases: they are compared as dates."""
    return {digits for fact in dates for digits in re.findall(r"\d+", fact.text)}


def _ordinals(words: Sequence[Word], lang: str) -> frozenset[tuple[str, str]]:
    """What it numbers, by the stem of the next word. Days of a siege are none."""
    return frozenset(
        (_with_its_ten(number, words, at, lang), words[at].stem)
        for number, at in numbered(words)
        if not is_unranked(words[at].folded, lang)
    )


def _with_its_ten(number: str, words: Sequence[Word], at: int, lang: str) -> str:
    """The whole number where a ten stands before its last word: *twenty-first*."""
    ten = tens_before(words[at - 2].folded, lang) if at > 1 and len(number) == 1 else 0
    return str(ten + int(number)) if ten else number


def _counts(facts: Iterable[Fact]) -> Iterator[str]:
    """What its facts count, by number and unit: `50000 soldier`."""
    return (fact.value for fact in facts if fact.kind is FactKind.NUMBER and " " in fact.value)


def _ranked(facts: Iterable[Fact]) -> frozenset[tuple[str, str]]:
    """The same of its facts, whose things have one name in all languages: `12 package`."""
    values = (fact.value.partition(" ") for fact in facts if fact.kind is FactKind.ORDINAL)
    return frozenset((number, thing) for number, _, thing in values)
