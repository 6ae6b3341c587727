"""A text as its words: folded, stemmed, weighed by rarity, with what tells a name.

Law: pure. A word's weight is how rare it is in its language, by general frequency lists, not by what the
window holds.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Final, NamedTuple

from bot.stories.ordinals import number_of
from bot.text import known
from bot.text.fold import fold
from bot.text.inflect import stems
from bot.text.sentences import is_boundary
from bot.text.tokens import parted, word_of
from bot.text.transliterate import latin

# As common as "minister": words above it say nothing of which happening it is.
_COMMON: Final = 2e-3
_RAREST: Final = 1e-7
NAME_RARITY_MIN: Final = 0.3
"""A word with a capital that is rarer is a name."""
_OPENING_NAME_RARITY_MIN: Final = 0.45  # the first word of a sentence has its capital from there
NAME_LETTERS_MIN: Final = 3
"""Shorter words are no names."""
_COGNATE_LETTERS_MIN: Final = 6  # so long, a word without a capital meets its like in other languages
_KEY_LETTERS: Final = 6
_LETTERS_KEPT_MAX: Final = 64  # longer ones are no words
_WORDS_KEPT: Final = 50_000
"""In each language; half a kilobyte each. By frequency lists they are 91 to 98 of 100 running words."""
_KEYS_KEPT: Final = 20_000


class Word(NamedTuple):
    """One word with what tells a name: its capital, and whether a sentence begins with it.

    `key` is what it is found by in all scripts, if it is a name or a long rare word; else empty. `number` is
    that of an ordinal, else empty.
    """

    start: int
    stop: int
    folded: str
    stem: str
    weight: float
    capital: bool
    number: str
    opens: bool
    key: str


def plain_of(words: Iterable[Word]) -> str:
    """The folded words, with blanks between."""
    return " ".join([word.folded for word in words])


_Rest = tuple[str, str, float, bool, str, bool, str]
_Told = tuple[int, int, _Rest, _Rest]
"""What a written word always is: where it begins and ends, and the rest of a `Word`, opening or not.

A plain tuple: unlike one with names it is no matter of garbage collections, and there are 50,000 a language.
"""


class _Known(dict[str, _Told | None]):
    """Word as written in `lang` -> what it is, None where no letter is left; fills itself, in bounds."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, written: str) -> _Told | None:
        told = _told(written, self._lang)
        if len(written) <= _LETTERS_KEPT_MAX:
            if len(self) >= _WORDS_KEPT:
                for old in list(islice(self, _WORDS_KEPT // 2)):
                    del self[old]
            self[written] = told
        return told


def _told(written: str, lang: str) -> _Told | None:
    token = word_of(written, lang)
    if token is None:
        return None
    marked = token.marked or token.folded
    keys = stems(marked, lang)
    folded = fold(marked).replace("'", "")
    weight = _weight(folded)
    capital = written[token.start].isupper()
    always = token.folded, keys[0] if keys else folded, weight, capital, number_of(token.folded)
    within, opening = (
        key_of(token.folded) if _is_found(token.folded, weight, named=capital and weight > rarity) else ""
        for rarity in (NAME_RARITY_MIN, _OPENING_NAME_RARITY_MIN)
    )
    return token.start, token.stop, (*always, False, within), (*always, True, opening)


def _is_found(folded: str, weight: float, *, named: bool) -> bool:
    """Whether a word meets its like in other languages: a name, or as *memorandum* and *magnitude* do."""
    cognate = len(folded) >= _COGNATE_LETTERS_MIN and weight > NAME_RARITY_MIN
    return (cognate or (named and len(folded) >= NAME_LETTERS_MIN)) and not folded.isdigit()


@cache
def _known_in(lang: str) -> _Known:
    return _Known(lang)


def words_of(text: str, lang: str) -> list[Word]:
    """The words of a text in order."""
    words: list[Word] = []
    told_of, new = _known_in(lang), tuple.__new__
    before, stop, opens = "", 0, True
    parts = iter(parted(text))
    for gap, written in zip(parts, parts, strict=False):
        start = stop + len(gap)
        stop = start + len(written)
        # As in `bot.text.tokens.read`: most words have one blank between them.
        if gap != " " and not opens and is_boundary(before, gap, written, lang):
            opens = True
        told = told_of[written]
        if told is not None:
            head, tail, within, opening = told
            # Some seventy of them an item: a named tuple's own constructor costs twice as much.
            if opens:
                words.append(new(Word, (start + head, start + tail) + opening))  # noqa: RUF005 - half again as fast
                opens = False
            else:
                words.append(new(Word, (start + head, start + tail) + within))  # noqa: RUF005 - half again as fast
        before = written
    return words


def numbered(words: Sequence[Word]) -> Iterator[tuple[str, int]]:
    """Each number in words in order, with the place of the word behind it, which it numbers."""
    for at, word in enumerate(words[:-1], start=1):
        if word.number and not words[at].folded.isdigit():
            yield word.number, at


def _weight(folded: str) -> float:
    """How rare a word is: 0 for one in five hundred and commoner, 1 for one in ten million and rarer."""
    if len(folded) < 2:
        return 0.0
    share = max(known.frequency(folded), _RAREST)
    return max(0.0, math.log(_COMMON / share) / math.log(_COMMON / _RAREST))


@lru_cache(_KEYS_KEPT)
def key_of(folded: str) -> str:
    """What a name is found by in all scripts: the beginning of its Latin form."""
    return latin(folded)[:_KEY_LETTERS]


def is_name(word: Word) -> bool:
    """Whether a word is rare and has a capital, where that is no chance."""
    rarity = _OPENING_NAME_RARITY_MIN if word.opens else NAME_RARITY_MIN
    return word.capital and len(word.folded) >= NAME_LETTERS_MIN and word.weight > rarity
