"""How queries are typed: what phones make of signs, operators in eight languages, what to say of mistakes.

Law: data and one-to-one mapping only; `levelled` keeps the length, so that places stay true.
"""

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
    "tr": {"VE": "AND", "VEYA": "OR", "YA DA": "OR", "DEĞİL": "NOT", "DEGIL": "NOT"},
    "pl": {"I": "AND", "ORAZ": "AND", "LUB": "OR", "ALBO": "OR", "NIE": "NOT", "BEZ": "NOT"},
}
"""Language -> word in upper case -> operator."""

REMEDIES: Final[Mapping[str, tuple[str, str]]] = {
    "OR": ("“{}” needs a word before and behind it", "to look for the word itself, write it in lower case"),
    "AND": ("“{}” needs a word before and behind it", "to look for the word itself, write it in lower case"),
    "NOT": ("“{}” can't stand here", "it stands before the word that must be absent: -zodiac"),
    "NEAR": ("NEAR needs a word before and behind it", "write for example: talks NEAR/6 istanbul"),
    "NEAR_BARE": ("NEAR needs a distance in words", "write for example: talks NEAR/6 istanbul"),
    "RPAR": ("this parenthesis closes nothing, or nothing stands in it", "remove it, or add ( before"),
    "STAR_INSIDE": (
        "* can only stand at the end of a word",
        "write the beginning of the word and *: missil*",
    ),
    "STAR": ("* needs the beginning of a word", "write for example: missil*"),
    "FIELD": (
        "“{}” is no field",
        "fields are title:, lang:, from: and has:; leave a blank behind a colon that is none",
    ),
    "QUOTE_OPEN": ("the quotation mark is not closed", 'add " at the end of the phrase'),
    "DASH": ("a dash alone says nothing", "write -word with no blank between, or leave the dash out"),
    "EQUALS": ("= needs a word", "write for example: =Sumy"),
    "TITLE": ("title: needs a word", "write for example: title:taurus"),
}
"""Kind of token that stands where it can't -> what to say, and what to write instead."""

_SIGNS: Final = {
    **dict.fromkeys("“”„‟«»❝❞〝〞＂″", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("（⟨[{", "("),
    **dict.fromkeys("）⟩]}", ")"),
    **dict.fromkeys("、，؛،；", ","),
    **dict.fromkeys("‹›", '"'),
}


def levelled(query: str) -> str:
    """The query with plain quotes, dashes and parentheses, each sign in its old place."""
    return query if query.isascii() and not set(query) & set("[]{}") else "".join(map(_levelled, query))


@lru_cache(4096)
def _levelled(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign
