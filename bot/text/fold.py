"""How words are compared: one form for all ways of writing the same letters.

Law: pure and idempotent. Case and compatibility forms go, marks go from Latin letters only (`é` is `e`, but
`й` and `ї` are letters of their own), invisible characters go. The length may change, so offsets are never
counted in folded text. A word has two forms: `fold`, which is compared, and `lower`, which still has its
marks, since stemmers know *görüşmeler* better than *gorusmeler*.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

INVISIBLE: Final = "\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u180e"
"""Soft hyphen, zero-width and direction signs, as ranges of a regular expression's class."""

_GONE: Final = dict.fromkeys(
    [0xAD, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x2060, 0x206A), *range(0x202A, 0x202F)]
)
# Latin letters that Unicode does not take apart.
_LETTERS: Final = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)
# Russian print leaves the dots of ё out; both must meet. A stress mark on a Cyrillic vowel is no letter.
_CYRILLIC: Final = {0x451: "е", 0x300: None, 0x301: None}
# Most of what is read in uk and ru: nothing to be done but ё.
_PLAIN_CYRILLIC: Final = re.compile("[а-яёіїєґ']+")
_WORD_LETTERS_MAX: Final = 64
_WORDS_KEPT: Final = 50_000


def fold(text: str) -> str:
    """`text` as it is compared: *Zełenski* zelenski, *İSTANBUL* istanbul, *Київ* київ, *Straße* strasse."""
    # Words come again and again; texts don't, and would fill the memory.
    return _fold_word(text) if len(text) <= _WORD_LETTERS_MAX else bared(lower(text))


@lru_cache(_WORDS_KEPT)
def _fold_word(word: str) -> str:
    return bared(lower(word))


def lower(text: str) -> str:
    """`text` casefolded and composed, with its marks, without invisible characters (the stemmers' form)."""
    if text.isascii():
        return text.lower()
    if _PLAIN_CYRILLIC.fullmatch(text):
        return text
    # NFKC again at the end: casefold takes some letters apart, and İ must become a plain i.
    folded = unicodedata.normalize("NFKC", text.translate(_GONE)).casefold().replace("i\u0307", "i")
    return unicodedata.normalize("NFKC", folded)


def bared(text: str) -> str:
    """`text`, which `lower` gave, without the marks of its Latin letters."""
    if text.isascii():
        return text
    if _PLAIN_CYRILLIC.fullmatch(text):
        return text.replace("ё", "е")
    parts: list[str] = []
    latin = False
    for sign in unicodedata.normalize("NFKD", text.translate(_LETTERS)):
        if not unicodedata.combining(sign):
            latin = sign < "\u0250" or "\u1e00" <= sign < "\u1f00"
        elif latin:
            continue
        parts.append(sign)
    return unicodedata.normalize("NFKC", "".join(parts)).translate(_CYRILLIC).translate(_LETTERS)
