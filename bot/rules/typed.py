"""How queries are typed: what phones make of signs, and the operators in eight languages.

Law: data and one-to-one mapping only; `levelled` keeps the length, so that places stay true.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

OPERATORS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"AND": "AND", "OR": "OR", "NOT": "NOT", "NEAR": "NEAR_BARE"},
    "de": {"UND": "AND", "ODER": "OR", "NICHT": "NOT", "OHNE": "NOT"},
    "uk": {"І": "AND", "ТА": "AND", "Й": "AND", "АБО": "OR", "ЧИ": "OR", "НЕ": "NOT", "БЕЗ": "NOT"},
    "ru": {"И": "AND", "ИЛИ": "OR", "НЕ": "NOT", "БЕЗ": "NOT"},
    "es": {"Y": "AND", "E": "AND", "O": "OR", "U": "OR", "NO": "NOT", "SIN": "NOT"},
    "fr": {"ET": "AND", "OU": "OR", "SANS": "NOT", "SAUF": "NOT", "NON": "NOT"},
    "tr": {"VE": "AND", "VEYA": "OR", "DEĞİL": "NOT", "DEGIL": "NOT"},
    "pl": {"I": "AND", "ORAZ": "AND", "LUB": "OR", "ALBO": "OR", "NIE": "NOT", "BEZ": "NOT"},
}
"""Language -> word in upper case -> operator (the name of a token of the grammar)."""

PLAIN: Final = frozenset(
    (
        *(
            "AND",
            "OR",
            "NOT",
            "UND",
            "ODER",
            "NICHT",
            "OHNE",
            "SAUF",
            "VEYA",
            "DEĞİL",
            "DEGIL",
            "LUB",
            "ORAZ",
        ),
        *("І", "ТА", "Й", "АБО", "ЧИ", "НЕ", "БЕЗ", "И", "ИЛИ"),
    )
)
"""Operators that are hardly a word of another language, a name or an initial: no other sign is needed."""

NAMES: Final = frozenset(("Oder", "Nie"))
"""With one capital these are names: a river, a newspaper's title."""

LETTERS: Final[Mapping[str, str]] = {
    "de": "äöüß",
    "es": "ñáéíóú",
    "fr": "çèêëàâîïôûùœæé",
    "tr": "ğışçöü",
    "pl": "ąćęłńóśźż",
}
"""Letters that tell a query of that language from an English one."""

_SIGNS: Final = {
    **dict.fromkeys("“”„‟«»❝❞〝〞＂″‹›「」『』《》", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("（⟨[{", "("),
    **dict.fromkeys("）⟩]}", ")"),
    **dict.fromkeys("、，؛،；•·", ","),
    "…": ".",
    # They could turn a whole message around; a text is read without them.
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\u200b"),
}
# A dash with blanks on both sides parts thoughts; it bars nothing.
_LONE_DASHES: Final = re.compile(r"(?<!\S)(?:[–—―]|--)+(?!\S)")
_SINGLE_QUOTES: Final = re.compile(
    r"(?<![^\s(=:,‐-―−-])[‚‘‛'`](?=[^\s\W])(?!\d\ds?\b)([^\"“”„«»‹›\n]{0,300}?)(?<=\S)[‘’'´`](?![^\s),;.!?:…])"
)
# The comma of 3,000 parts no words: both halves stand next to each other.
_THOUSANDS: Final = re.compile(r"(?<![^\s(\"])\d{1,3}(?:,\d{3})+(?![\w,])")
_TWO_WORDS: Final = re.compile(r"(?<!\S)YA DA(?!\S)")


def levelled(query: str) -> str:
    """The query with plain quotes, dashes and parentheses, each sign in its old place."""
    text = _LONE_DASHES.sub(lambda found: " " * len(found[0]), query)
    text = _SINGLE_QUOTES.sub(r'"\1"', text)
    text = _TWO_WORDS.sub("VEYA ", text)
    text = _THOUSANDS.sub(lambda found: found[0].replace(",", "."), text)
    return "".join(map(_levelled, text))


@lru_cache(4096)
def _levelled(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if unicodedata.category(sign) in ("Cc", "Cs"):
        return " "
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign
