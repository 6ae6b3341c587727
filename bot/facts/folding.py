"""Folding for date rules: one character in, one character out, so that places in the text stay true.

Law: `len(fold(text)) == len(text)`. Latin letters lose case and marks (piątek and piatek are one word),
Cyrillic ones lose case only, but for ё, which print leaves out. Apostrophes and dashes become plain.
"""

import unicodedata
from functools import lru_cache
from typing import Final

_PLAIN = {
    "ı": "i",
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "ё": "е",
    "’": "'",
    "ʼ": "'",
    "‘": "'",
    "`": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "‑": "-",
    "‐": "-",
}


class _Folded(dict[int, str]):
    """Code point -> its folded character; fills itself, since a table of all would be large."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_one(chr(code))
        return folded


_FOLDED: Final = _Folded()
_TEXTS_KEPT: Final = 4  # each kind of fact reads the same text, one right after the other


@lru_cache(_TEXTS_KEPT)
def fold(text: str) -> str:
    """`text` as date rules compare it, of the same length."""
    return text.lower().replace("`", "'") if text.isascii() else text.translate(_FOLDED)


def _fold_one(character: str) -> str:
    lower = character.lower()
    # "İ".lower() is two characters; the first is the letter.
    lower = lower[0]
    if lower in _PLAIN:
        return _PLAIN[lower]
    base = unicodedata.normalize("NFD", lower)[0]
    return base if base.isascii() else lower
