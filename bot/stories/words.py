"""A text as its words: folded, stemmed, weighed by rarity, with what tells a name.

Law: pure. A word's weight is how rare it is in its language, by general frequency lists, not by what the
window holds.
"""

import math
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice
from typing import Final, NamedTuple

from bot.text import known
from bot.text.fold import fold
from bot.text.inflect import stems
from bot.text.tokens import read
from bot.text.transliterate import latin

# As common as "minister": words above it say nothing of which happening it is.
_COMMON: Final = 2e-3
_RAREST: Final = 1e-7
NAME_RARITY_MIN: Final = 0.3
"""A word with a capital that is rarer is a name."""
_OPENING_NAME_RARITY_MIN: Final = 0.45  # the first word of a sentence has its capital from there
NAME_LETTERS_MIN: Final = 3
"""Shorter words are no names."""
_KEY_LETTERS: Final = 6
_WORDS_KEPT: Final = 100_000


class Word(NamedTuple):
    """One word with what tells a name: its capital, and whether a sentence begins with it."""

    start: int
    stop: int
    folded: str
    stem: str
    weight: float
    capital: bool
    opens: bool


def plain_of(words: Iterable[Word]) -> str:
    """The folded words, with blanks between."""
    return " ".join([word.folded for word in words])


class _Told(dict[str, tuple[str, float]]):
    """Word in small letters, with its marks -> its stem in `lang` and its weight; fills itself, in bounds."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, marked: str) -> tuple[str, float]:
        folded = fold(marked).replace("'", "")
        keys = stems(marked, self._lang)
        told = keys[0] if keys else folded, _weight(folded)
        if len(self) >= _WORDS_KEPT:
            for old in list(islice(self, _WORDS_KEPT // 2)):
                del self[old]
        self[marked] = told
        return told


@cache
def _told_of(lang: str) -> _Told:
    return _Told(lang)


def words_of(text: str, lang: str) -> list[Word]:
    """The words of a text in order."""
    told, words, last = _told_of(lang), [], -1
    for start, stop, folded, _, sentence, marked in read(text, lang).tokens:
        stem, weight = told[marked or folded]
        # Some seventy of them an item: a named tuple's own constructor costs twice as much.
        words.append(
            tuple.__new__(Word, (start, stop, folded, stem, weight, text[start].isupper(), sentence != last))
        )
        last = sentence
    return words


def _weight(folded: str) -> float:
    """How rare a word is: 0 for one in five hundred and commoner, 1 for one in ten million and rarer."""
    if len(folded) < 2:
        return 0.0
    share = max(known.frequency(folded), _RAREST)
    return max(0.0, math.log(_COMMON / share) / math.log(_COMMON / _RAREST))


@lru_cache(_WORDS_KEPT)
def key_of(folded: str) -> str:
    """What a name is found by in all scripts: the beginning of its Latin form."""
    return latin(folded)[:_KEY_LETTERS]


def is_name(word: Word) -> bool:
    """Whether a word is rare and has a capital, where that is no chance."""
    rarity = _OPENING_NAME_RARITY_MIN if word.opens else NAME_RARITY_MIN
    return word.capital and len(word.folded) >= NAME_LETTERS_MIN and word.weight > rarity
