"""Phrases that read like dates and are none: denied ("not on Monday"), or a span ("the worst in 80 years").

Law: looks at the words before the date; what is negated further away is a verb, and that is polarity, another
kind of fact. Where a language has two words, the span has its own (German *seit*, French *en*) and is no date
in its table; English and Spanish have one for both, and a superlative before it tells.
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

_SUPERLATIVE = {
    "en": r"\b(?:first|last|most|least|record|worst|best|\w{3,}est)\b[^.;:!?]*$",
    "es": r"\b(?:primer[ao]?|mayor(?:es)?|peor(?:es)?|mejor(?:es)?|más|menos|récord)\b[^.;:!?]*$",
}
_SPAN = {
    lang: (re.compile(words), re.compile(in_ + r"\s+\S+\s+\S+$"))
    for (lang, words), in_ in zip(_SUPERLATIVE.items(), ("in", "en"), strict=True)
}
_CLAUSE = 90
"""Characters before a count in which a superlative still belongs to it."""


def is_span(text: str, start: int, stop: int, lang: str) -> bool:
    """Whether `text[start:stop]` counts what lies behind: "for the first time in 54 years"."""
    superlative, count = _SPAN.get(lang, (None, None))
    if superlative is None or count is None or not count.match(text[start:stop].lower()):
        return False
    return superlative.search(text[max(0, start - _CLAUSE) : start].lower()) is not None


def is_negated(text: str, start: int, lang: str) -> bool:
    """Whether the date at `start` is denied by the words before it."""
    pattern = _COMPILED.get(lang)
    return pattern is not None and pattern.search(text[max(0, start - 40) : start].lower()) is not None
