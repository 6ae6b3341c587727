"""What of an item tells its story: its words by weight, names, numbers, ordinals, concepts and dates.

Law: read once per sighting; pure. A word's weight is how rare it is in its language, by general frequency
lists, not by what the window holds: so a verdict doesn't depend on how much else was in the news.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.facts.fact import FactKind
from bot.facts.ordinals import is_unranked
from bot.stories.changes import others_of
from bot.stories.story import Sighting
from bot.text import known
from bot.text.fold import fold
from bot.text.inflect import stems
from bot.text.tokens import read
from bot.text.transliterate import latin

SUMMARY_WORDS_MAX = 80
"""Words of a summary that count: the lead says what happened, what follows is background."""

# As common as "minister": words above it say nothing of which happening it is.
_COMMON = 2e-3
_RAREST = 1e-7
# " - Reuters", " | BBC News", " – DW": the publisher, not the happening.
_PUBLISHER = re.compile(r"\s[-–—|]\s+[^-–—|]{2,40}$")
_WORDS_LEFT_MIN = 3
NAME_LETTERS = 6
"""Letters of a name that count: what follows is an ending."""


@dataclass(frozen=True, slots=True)
class Traits:
    """An item as stories compare it.

    `title` and `summary` are folded, without the publisher; `weights` maps a stem to its rarity (0 to 1),
    `title_stems` are those of the title; `length` is the Euclidean one of all weights, `title_weight` the sum
    of the title's; `names` are keys that meet across scripts; `numbers` are the digits
    it states, dates left out, and `counts` what it counts with them; `coming` and `past` are canonical dates.
    `places` are where it happens, `around` what those lie within; `moves` says that it moves to one of them.
    """

    title: str
    summary: str
    lang: str
    weights: dict[str, float]
    title_stems: frozenset[str]
    length: float
    title_weight: float
    names: frozenset[str]
    numbers: frozenset[str]
    counts: frozenset[str]
    ordinals: frozenset[tuple[str, str]]
    concepts: frozenset[str]
    coming: frozenset[str]
    past: frozenset[str]
    places: frozenset[str]
    around: frozenset[str]
    moves: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """One word with what tells a name: its capital, and whether a sentence begins with it."""

    raw: str
    folded: str
    stem: str
    opens: bool


def without_publisher(title: str) -> str:
    """A title without the " - Publisher" that aggregators add; unchanged where little would be left."""
    bare = _PUBLISHER.sub("", title)
    return bare if len(bare.split()) >= _WORDS_LEFT_MIN else title


def of(sighting: Sighting) -> Traits:
    """The traits of a sighting."""
    item, lang = sighting.item, sighting.lang
    title = without_publisher(item.title)
    titled = tuple(_words(title, lang))
    told = tuple(_words(item.summary, lang))[:SUMMARY_WORDS_MAX]
    dated = _digits_of_dates(sighting)
    dates = [fact for fact in sighting.facts if fact.kind is FactKind.DATE]
    placed = [fact for fact in others_of(sighting) if fact.kind is FactKind.PLACE]
    weights = {word.stem: _weight(word.folded) for word in (*titled, *told)}
    title_stems = frozenset(word.stem for word in titled)
    return Traits(
        title=_plain(title),
        summary=_plain(item.summary),
        lang=lang,
        weights=weights,
        title_stems=title_stems,
        length=math.sqrt(math.fsum(weight * weight for weight in weights.values())),
        title_weight=math.fsum(weights[stem] for stem in title_stems),
        names=frozenset(_names((*titled, *told))),
        numbers=frozenset(word.folded for word in (*titled, *told) if word.folded.isdigit()) - dated,
        counts=frozenset(
            fact.value for fact in sighting.facts if fact.kind is FactKind.NUMBER and " " in fact.value
        ),
        ordinals=frozenset((*_ordinals(titled, lang), *_ordinals(told, lang), *_ranked(sighting))),
        concepts=frozenset(hit.name for hit in sighting.concepts),
        coming=frozenset(_day(fact.value) for fact in dates if not fact.past),
        past=frozenset(_day(fact.value) for fact in dates if fact.past),
        places=frozenset(fact.value for fact in placed if fact.role != "from"),
        around=frozenset(outer for fact in placed for outer in fact.within),
        moves=any(fact.role == "to" for fact in placed),
    )


def _day(value: str) -> str:
    """A canonical date without its clock time."""
    return value.partition("T")[0]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _words(text: str, lang: str) -> Iterator[_Word]:
    sentence = -1
    for token in read(text, lang).tokens:
        stem = _stem(token.marked or token.folded, token.folded, lang)
        yield _Word(text[token.start : token.stop], token.folded, stem, token.sentence != sentence)
        sentence = token.sentence


@lru_cache(100_000)
def _stem(marked: str, folded: str, lang: str) -> str:
    keys = stems(marked, lang)
    return keys[0] if keys else folded


@lru_cache(100_000)
def _weight(folded: str) -> float:
    """How rare a word is: 0 for one in five hundred and commoner, 1 for one in ten million and rarer."""
    if len(folded) < 2:
        return 0.0
    share = max(known.frequency(folded), _RAREST)
    return max(0.0, math.log(_COMMON / share) / math.log(_COMMON / _RAREST))


def _names(words: Iterable[_Word]) -> Iterator[str]:
    """Keys of capitalised words; the first of a sentence only where it is no common word."""
    for word in words:
        if len(word.folded) < 3 or not word.raw[0].isupper():
            continue
        if _weight(word.folded) > (0.45 if word.opens else 0.3):
            yield latin(word.folded)[:NAME_LETTERS]


def _digits_of_dates(sighting: Sighting) -> set[str]:
    """The digits that stand in date phrases: they are compared as dates."""
    return {
        digits
        for fact in sighting.facts
        if fact.kind is FactKind.DATE
        for digits in re.findall(r"\d+", fact.text)
    }


def _ranked(sighting: Sighting) -> Iterator[tuple[str, str]]:
    """The same of its facts, whose things have one name in all languages."""
    for fact in sighting.facts:
        if fact.kind is FactKind.ORDINAL:
            number, _, thing = fact.value.partition(" ")
            yield number, thing


_ORDINAL_WORDS = {
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    "de": ("erst", "zweit", "dritt", "viert", "funft", "sechst", "siebt", "acht", "neunt", "zehnt"),
    "fr": ("premi", "deuxi", "troisi", "quatri", "cinqui", "sixi", "septi", "huiti", "neuvi", "dixi"),
    "es": ("primer", "segund", "tercer", "cuart", "quint", "sext", "septim", "octav", "noven", "decim"),
    "ru": ("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    "uk": ("перш", "друг", "трет", "четверт", "пят", "шост", "сьом", "восьм", "девят", "десят"),
    "pl": ("pierwsz", "drug", "trzeci", "czwart", "piat", "szost", "siodm", "osm", "dziewiat", "dziesiat"),
    "tr": ("birinci", "ikinci", "ucuncu", "dorduncu", "besinci", "altinci", "yedinci", "sekizinci"),
}
_ORDINAL_ENDING = 4
"""Letters that an inflected ordinal may have after its stem."""
_ORDINAL_DIGITS = re.compile(
    r"(\d{1,3})(?:st|nd|rd|th|er|e|eme|ieme|ro|do|º|й|го|я|ий|ого|ій|а|inci|nci|uncu)"
)


def _ordinals(words: Iterable[_Word], lang: str) -> Iterator[tuple[str, str]]:
    """Pairs of a number and the stem of what it numbers: ("2", "round"). Days of a siege are none."""
    listed = tuple(words)
    for word, after in pairwise(listed):
        number = _ordinal(word.folded)
        if number and not after.folded.isdigit() and not is_unranked(after.folded, lang):
            yield number, after.stem


@lru_cache(20_000)
def _ordinal(folded: str) -> str:
    if digits := _ORDINAL_DIGITS.fullmatch(folded):
        return digits[1]
    for stems_of_language in _ORDINAL_WORDS.values():
        for number, stem in enumerate(stems_of_language, start=1):
            if folded.startswith(stem) and len(folded) - len(stem) <= _ORDINAL_ENDING:
                return str(number)
    return ""
