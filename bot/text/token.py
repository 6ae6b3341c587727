"""A `Text`: one field of an item, cut into words that know their place in the original."""

from dataclasses import dataclass
from typing import NamedTuple


class Token(NamedTuple):
    """One word (or one part of a hyphenated word).

    `start` and `stop` count code points of the original. `folded` is the word as it is compared
    (NFKC, casefolded, marks stripped from Latin only, apostrophes and possessives dropped).
    `position` numbers the words of the field from 0 (proximity counts in it); `sentence` the sentences.
    `marked` is the word casefolded but with its marks, as stemmers want it ("" where nobody filled it in).

    A named tuple, since millions of them are made: a frozen dataclass takes three times as long.
    """

    start: int
    stop: int
    folded: str
    position: int
    sentence: int
    marked: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A field read: the original, its language (ISO 639-1 or "") and its tokens in order."""

    original: str
    lang: str
    tokens: tuple[Token, ...]
