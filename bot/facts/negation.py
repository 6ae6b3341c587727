"""Dates that are denied: "not on Monday", "не 2 июня". They are no dates of the thing.

Law: looks only at the words right before the date; what is negated further away is a verb, and that is
polarity, another kind of fact.
"""

import re

_NEGATED = {
    "en": r"(?:\bnot|\bnever|\bn't)(?: held| happen| take place| meet| be)?",
    "de": r"\b(?:nicht|nie|keinesfalls)",
    "fr": r"\b(?:pas|jamais)",
    "es": r"\bno(?: sera| será)?",
    "ru": r"\bне",
    "uk": r"\bне",
    "pl": r"\bnie",
    "tr": r"(?!)",
}
_PREPOSITION = r"\s+(?:(?:on|by|before|am|bis|le|avant|el|в|во|на|у|до|w|we|do)\s+)?(?:the\s+)?$"
_COMPILED = {lang: re.compile(words + _PREPOSITION) for lang, words in _NEGATED.items()}


def is_negated(text: str, start: int, lang: str) -> bool:
    """Whether the date at `start` is denied by the words before it."""
    pattern = _COMPILED.get(lang)
    return pattern is not None and pattern.search(text[max(0, start - 40) : start].lower()) is not None
