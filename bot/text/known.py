"""Which words are common, and how common: the gate that keeps *policy* from being a slip of *police*.

Law: pure; the lists are wordfreq's, folded, loaded on first use. English has few forms to a word, so its list
goes deeper than the others: down to *untied*, which must not pass for *united*. Much deeper stand the
misspellings themselves.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from math import log10
from typing import Final

from bot.text.fold import fold, folded_once
from bot.text.graded import ABSENT, SLIM, GradedWords
from bot.text.inflect import CYRILLIC, is_cyrillic, is_in_dictionary, languages_for
from bot.text.shares import Shares
from bot.text.transliterate import skeleton, skeletons
from bot.wordlists import words_by_rarity

_CENTIBELS_SMALL: Final = 599  # words seen at least once in a million
_CENTIBELS: Final = {"en": 630}  # at least once in two million
_CENTIBELS_RARE: Final = 600  # what follows
_CENTIBELS_OF_NAMES: Final = 770  # down to small towns
_CENTIBELS_OF_OTHER_WORDS: Final = 710  # so rare a word may lie beside a common one and be no slip of it
_CENTIBELS_OF_OTHER_NAMES: Final = 770  # beside a name
_CENTIBELS_OF_A_SLIP: Final = 250  # a slip is rarer than its word by so much
_CENTIBELS_OF_NO_WORD: Final = 2_000
_CENTIBELS_OF_A_GRADE: Final = 3
_GRADE_BITS: Final = 6
_HAVE_RARE_WORDS: Final = ("en", "de", "uk", "ru", "es", "fr", "pl")
_WORDS_KEPT: Final = 100_000


def load(langs: Iterable[str]) -> None:
    """Load what is kept of these languages (up to half a second each), so that no item has to wait for it."""
    for lang in langs:
        if lang in _HAVE_RARE_WORDS:
            _rare(lang)
        if lang in CYRILLIC:
            _printed()
            _heard()


def is_known(folded: str, lang: str = "") -> bool:
    """Whether a word is common in `lang`, or in any of the eight where that isn't one of its script's."""
    script = languages_for(folded)
    return any(folded in frequencies(one) for one in ((lang,) if lang in script else script))


@lru_cache(_WORDS_KEPT)
def likeliest(folded: str) -> str:
    """The language of the word's script that it is most common in; "" if it is common in none."""
    shares = {lang: frequencies(lang).get(folded, 0.0) for lang in languages_for(folded)}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] else ""


@lru_cache(_WORDS_KEPT)
def frequency(folded: str) -> float:
    """The share of a word among all words, 0 to 1, in the language where it is highest; 0 if unknown."""
    return max([find(folded, 0.0) for find in _finders(languages_for(folded))])


@cache
def _finders(languages: tuple[str, ...]) -> tuple[Callable[[str, float], float], ...]:
    return tuple(frequencies(lang).get for lang in languages)


@cache
def frequencies(lang: str) -> Shares:
    """Folded word -> share among all words of the language."""
    rarities = words_by_rarity(lang, _CENTIBELS.get(lang, _CENTIBELS_SMALL))
    return Shares(
        (centibels, [folded_once(word).replace("'", "") for word in words]) for centibels, words in rarities
    )


def are_known_names(one: str, other: str) -> bool:
    """Whether Ukrainian papers print both of these words, or names: neither is a slip of the other.

    Two Cyrillic words are compared as they stand; else by their sounds, so that it holds for *Vasylivka* and
    *Vasylkivka* too. Of Ukrainian, for it has the names that no other list has, and down to small towns.
    """
    if is_cyrillic(one) and is_cyrillic(other):
        return one in _printed() and other in _printed()
    mine, theirs = skeleton(one), skeleton(other)
    return mine != theirs and mine in _heard() and theirs in _heard()


def is_another_word(wanted: str, found: str, lang: str) -> bool:
    """Whether `found`, a word of a text in `lang` ("" unknown), is a rare word or name, no slip of `wanted`.

    `wanted` is folded, `found` has its marks.

    So deep in the lists stand misspellings, too, but they are rarer by far than the words that they are of.
    The dictionaries hold none. Both words are of one script.
    """
    cyrillic = is_cyrillic(found)
    home = lang if lang in languages_for(found) else likeliest(wanted) or ("uk" if cyrillic else "en")
    if cyrillic and is_in_dictionary(found, home):
        return True
    if home not in _HAVE_RARE_WORDS:
        return is_known(fold(found))  # no deeper list: only what is borrowed
    rare = _rare(home)
    rarity = _centibels(rare, found)
    share = frequencies(home).get(wanted, 0.0)
    commonness = -100 * log10(share) if share else _centibels(rare, wanted)
    if commonness == _CENTIBELS_OF_NO_WORD:
        return rarity <= _CENTIBELS_OF_OTHER_NAMES
    return rarity <= _CENTIBELS_OF_OTHER_WORDS and rarity - commonness < _CENTIBELS_OF_A_SLIP


def are_two_words(one: str, other: str, lang: str) -> bool:
    """Whether the dictionary of `lang` has both of two words: if they share no form, they are no spellings.

    Only Cyrillic words have a dictionary here.
    """
    return (
        lang in CYRILLIC
        and is_cyrillic(one)
        and is_cyrillic(other)
        and is_in_dictionary(one, lang)
        and is_in_dictionary(other, lang)
    )


def is_printed(folded: str) -> bool:
    """Whether Ukrainian papers print a word that sounds like this Latin one."""
    return skeleton(folded) in _heard()


def _centibels(rare: GradedWords, word: str) -> int:
    """The rarity of a word; more than any word has, if it isn't there."""
    grade = rare.of(word)
    return _CENTIBELS_OF_NO_WORD if grade == ABSENT else _CENTIBELS_RARE + grade * _CENTIBELS_OF_A_GRADE


@cache
def _rare(lang: str) -> GradedWords:
    """The words of a language that are too rare for `frequencies`, with their marks: folding takes long."""
    rarities = words_by_rarity(lang, _CENTIBELS_OF_OTHER_NAMES)
    return GradedWords(
        (
            ((centibels - _CENTIBELS_RARE) // _CENTIBELS_OF_A_GRADE, words)
            for centibels, words in rarities
            if centibels >= _CENTIBELS_RARE
        ),
        _GRADE_BITS,
        SLIM,
    )


@cache
def _printed() -> GradedWords:
    """Words of Ukrainian papers, folded."""
    printed = words_by_rarity("uk", _CENTIBELS_OF_NAMES)
    return GradedWords(
        ((0, [folded_once(word).replace("'", "") for word in words]) for _, words in printed), 0, SLIM
    )


@cache
def _heard() -> GradedWords:
    """How they sound."""
    printed = words_by_rarity("uk", _CENTIBELS_OF_NAMES)
    return GradedWords(((0, skeletons(map(folded_once, words))) for _, words in printed), 0, SLIM)
