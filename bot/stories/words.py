"""A text as its words: folded, stemmed, weighed by rarity, with what tells a name.

Law: pure. A word's weight is how rare it is in its language, by general frequency lists, not by what the
window holds.
"""

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from bot.text import known
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


def words_of(text: str, lang: str) -> list[Word]:
    """The words of a text in order."""
    words = []
    last = -1
    for start, stop, folded, _, sentence, marked in read(text, lang).tokens:
        stem, weight = _stem(marked or folded, folded, lang), _weight(folded)
        words.append(Word(start, stop, folded, stem, weight, text[start].isupper(), sentence != last))
        last = sentence
    return words


@lru_cache(_WORDS_KEPT)
def _stem(marked: str, folded: str, lang: str) -> str:
    keys = stems(marked, lang)
    return keys[0] if keys else folded


@lru_cache(_WORDS_KEPT)
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
