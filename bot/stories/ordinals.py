"""Which words are ordinals: "the 2nd round", "the twelfth package", in eight languages.

Law: pure. Facts know more of them (`bot.facts.ordinals`), but are read of matched items only.
"""

import re
from functools import lru_cache
from typing import Final

_WORDS: Final = {
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    "de": ("erst", "zweit", "dritt", "viert", "funft", "sechst", "siebt", "acht", "neunt", "zehnt"),
    "fr": ("premi", "deuxi", "troisi", "quatri", "cinqui", "sixi", "septi", "huiti", "neuvi", "dixi"),
    "es": ("primer", "segund", "tercer", "cuart", "quint", "sext", "septim", "octav", "noven", "decim"),
    "ru": ("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    "uk": ("перш", "друг", "трет", "четверт", "пят", "шост", "сьом", "восьм", "девят", "десят"),
    "pl": ("pierwsz", "drug", "trzeci", "czwart", "piat", "szost", "siodm", "osm", "dziewiat", "dziesiat"),
    "tr": ("birinci", "ikinci", "ucuncu", "dorduncu", "besinci", "altinci", "yedinci", "sekizinci"),
}
_ENDING_LETTERS_MAX: Final = 4
"""Letters that an inflected ordinal may have after its stem."""
_DIGITS: Final = re.compile(
    r"(\d{1,3})(?:st|nd|rd|th|er|e|eme|ieme|ro|do|º|й|го|я|ий|ого|ій|а|inci|nci|uncu)"
)
_START_LETTERS: Final = 3
_WORDS_KEPT: Final = 20_000
_BY_START: Final = {
    start: tuple(
        (stem, str(number))
        for stems in _WORDS.values()
        for number, stem in enumerate(stems, start=1)
        if stem.startswith(start)
    )
    for start in {stem[:_START_LETTERS] for stems in _WORDS.values() for stem in stems}
}


@lru_cache(_WORDS_KEPT)
def number_of(folded: str) -> str:
    """The number of an ordinal, given folded; empty for other words."""
    if folded[0].isdigit():
        digits = _DIGITS.fullmatch(folded)
        return digits[1] if digits else ""
    for stem, number in _BY_START.get(folded[:_START_LETTERS], ()):
        if folded.startswith(stem) and len(folded) - len(stem) <= _ENDING_LETTERS_MAX:
            return number
    return ""
