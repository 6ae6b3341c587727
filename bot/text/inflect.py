"""Inflection: keys under which the forms of one word meet (*Verhandlung*, *Verhandlungen*).

Law: pure; a key is comparable within one language only. Snowball (PyStemmer) for seven languages, the
dictionary of pymorphy3 for Ukrainian, which Snowball lacks, and for short Russian words, whose stems are of
several words. Stemmers load on first use, per language.
Place names are beyond them (*Суми*, *Сумах*): those go by alias lists with case endings.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

import pymorphy3
import Stemmer

from bot.text.fold import fold

LATIN: Final = ("en", "de", "es", "fr", "tr", "pl")
CYRILLIC: Final = ("uk", "ru")
LANGUAGES: Final = LATIN + CYRILLIC
"""The eight languages (ISO 639-1) that Watchword inflects, by script."""

_CYRILLIC_LETTER: Final = re.compile("[\u0400-\u052f]")
_SNOWBALL: Final = {
    "en": "english",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "tr": "turkish",
    "pl": "polish",
    "ru": "russian",
}
# Where Snowball parts the forms of one word, the group is a key too: German verbs (liefern is lief, lieferte
# is liefert; besetzt stays besetzt), Spanish nouns whose singular loses more than their plural, or that keep
# their s (ciudad is ciud, ciudades is ciudad), French verbs (attaquent stays), and all of Turkish.
_WHOLE: Final = {
    "de": re.compile(
        r"(\w{2,}e[rl])(?:n|nd|nde[nrsm]?|t|te|te[nrstm]|st|test|tet)|(\w{4,}[^aeiou])te?[nrstm]?"
    ),
    "es": re.compile(r"(\w{3,}[aeo])s|(\w{3,}[^aeiou])"),
    "fr": re.compile(r"(\w{5,}?)(?:(?<!m)ent|ers?|es?)"),
    "tr": re.compile(r"(\w+)"),
}
# No English word, but a town: Pokrovske is not Pokrovsk. And morale is not moral, humane not human.
_WITH_A_FULL_E: Final = re.compile(r"(\w{2,}ske|\w{3,}a[ln]e)s?")
# Nouns in -ia keep their i, which Snowball drops from some forms: *partia* is not *parta*, *Нигерия* not
# *Нигер*. In what adjectives end in as well (-ие, -ий) the stem stays a key.
_NOUNS_IN_IA: Final = {
    "ru": re.compile("(\\w{2,}и)(?:[яию]|е[йюм]|ям|ями|ях|([ей]))"),
    "pl": re.compile("(\\w{2,}[tdrl]i)(?:[aieęąo]|om|ach|ami)"),
}
_ADJECTIVE_TOO: Final = 2  # the group of the pattern that tells
_STEM_LETTERS_TELLING: Final = 3  # shorter Russian stems are of several words
_UKRAINIAN: Final = re.compile("[а-яёіїєґ']+")
_WORDS_KEPT: Final = 50_000


@lru_cache(_WORDS_KEPT)
def stems(word: str, lang: str) -> tuple[str, ...]:
    """The inflection keys of a word, given in lower case (with its marks where they are known).

    One key for most words, more where a form is of several words; () for a language that we don't inflect.
    """
    reader = _reader(lang)
    return reader(word) if reader else ()


def languages_for(word: str) -> tuple[str, ...]:
    """The languages whose script `word` is written in."""
    return CYRILLIC if is_cyrillic(word) else LATIN


def is_cyrillic(word: str) -> bool:
    """Whether a word has a Cyrillic letter."""
    return not word.isascii() and _CYRILLIC_LETTER.search(word) is not None


def is_in_dictionary(word: str, lang: str) -> bool:
    """Whether the dictionary of Ukrainian or Russian (`lang`) holds a folded Cyrillic word, in any form."""
    return bool(_dictionary(lang).word_is_known(word))


@cache
def _dictionary(lang: str) -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang=lang)


@cache
def _reader(lang: str) -> Callable[[str], tuple[str, ...]] | None:
    if lang == "uk":
        return _lemmas_of(_dictionary("uk"))
    if lang not in _SNOWBALL:
        return None
    snowball = _stems_of(Stemmer.Stemmer(_SNOWBALL[lang], 0).stemWord)
    if lang == "en":
        return _but_for(_WITH_A_FULL_E, snowball)
    if lang == "ru":
        return _with_short_ones_by(_dictionary("ru"), _with_nouns_in_ia(snowball, _NOUNS_IN_IA["ru"]))
    if lang == "pl":
        return _with_nouns_in_ia(snowball, _NOUNS_IN_IA["pl"])
    whole = _WHOLE.get(lang)
    return _with(snowball, whole) if whole else snowball


def _stems_of(stem: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    def keys(word: str) -> tuple[str, ...]:
        if word.isascii():
            return (fold(stem(word)),)
        # Phones leave marks out: the bare spelling's stem is a second key.
        marked = fold(stem(word))
        bare = fold(word)
        return (marked,) if bare == word else tuple(dict.fromkeys((marked, fold(stem(bare)))))

    return keys


def _with(
    snowball: Callable[[str], tuple[str, ...]], also: re.Pattern[str]
) -> Callable[[str], tuple[str, ...]]:
    def keys(word: str) -> tuple[str, ...]:
        found = also.fullmatch(fold(word))
        return (
            tuple(dict.fromkeys((*snowball(word), found[found.lastindex or 0]))) if found else snowball(word)
        )

    return keys


def _but_for(
    uninflected: re.Pattern[str], snowball: Callable[[str], tuple[str, ...]]
) -> Callable[[str], tuple[str, ...]]:
    def keys(word: str) -> tuple[str, ...]:
        found = uninflected.fullmatch(word)
        return (fold(found[1]),) if found else snowball(word)

    return keys


def _with_nouns_in_ia(
    snowball: Callable[[str], tuple[str, ...]], nouns: re.Pattern[str]
) -> Callable[[str], tuple[str, ...]]:
    def keys(word: str) -> tuple[str, ...]:
        found = nouns.fullmatch(word)
        if not found:
            return snowball(word)
        doubtful = snowball(word) if found.lastindex == _ADJECTIVE_TOO else ()
        return tuple(dict.fromkeys((*doubtful, fold(found[1]))))

    return keys


def _with_short_ones_by(
    analyzer: pymorphy3.MorphAnalyzer, snowball: Callable[[str], tuple[str, ...]]
) -> Callable[[str], tuple[str, ...]]:
    """Stems, but for the likeliest lemma where little would be left: *поле* is not *пол*."""

    def keys(word: str) -> tuple[str, ...]:
        found = snowball(word)
        if len(found[0]) > _STEM_LETTERS_TELLING or not _UKRAINIAN.fullmatch(word):
            return found
        return (fold(analyzer.parse(word)[0].normal_form),)

    return keys


def _lemmas_of(analyzer: pymorphy3.MorphAnalyzer) -> Callable[[str], tuple[str, ...]]:
    def keys(word: str) -> tuple[str, ...]:
        # Signs without a name in Unicode make it raise.
        if not _UKRAINIAN.fullmatch(word):
            return (fold(word),)
        return tuple(
            dict.fromkeys(fold(parse.normal_form).replace("'", "") for parse in analyzer.parse(word))
        )

    return keys
