"""Folding for date rules: one character in, one character out, so that places in the text stay true.

Law: `len(fold(text)) == len(text)`. Latin letters lose case and marks (piątek and piatek are one word),
Cyrillic ones lose case only, but for ё, which print leaves out. Apostrophes and dashes become plain.
"""

import unicodedata
from functools import lru_cache

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

_TEXTS_KEPT = 32  # each kind of fact folds the same field


def fold(text: str) -> str:
    """`text` as date rules compare it, of the same length."""
    return text.lower().replace("`", "'") if text.isascii() else _fold_all(text)


@lru_cache(_TEXTS_KEPT)
def _fold_all(text: str) -> str:
    return "".join(map(_fold_one, text))


@lru_cache(maxsize=4096)
def _fold_one(character: str) -> str:
    lower = character.lower()
    # "İ".lower() is two characters; the first is the letter.
    lower = lower[0]
    if lower in _PLAIN:
        return _PLAIN[lower]
    base = unicodedata.normalize("NFD", lower)[0]
    return base if base.isascii() else lower
