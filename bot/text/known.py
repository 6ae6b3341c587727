"""Which words are common, and how common: the gate that keeps *policy* from being a slip of *police*.

Law: pure; the lists are wordfreq's, folded, loaded on first use. English has few forms to a word, so its list
goes deeper than the others: down to *untied*, which must not pass for *united*. Much deeper stand the
misspellings themselves.
"""

from functools import cache, lru_cache
from typing import Final

import wordfreq

from bot.text.fold import bared, lower
from bot.text.inflect import languages_for

_CENTIBELS_SMALL: Final = 600  # words seen at least once in a million
_CENTIBELS: Final = {"en": 630}  # at least once in two million
_WORDS_KEPT: Final = 100_000


def is_known(folded: str, lang: str = "") -> bool:
    """Whether a word is common in `lang`, or in any of the eight where that isn't one of its script's."""
    script = languages_for(folded)
    return any(folded in frequencies(one) for one in ((lang,) if lang in script else script))


@lru_cache(_WORDS_KEPT)
def likeliest(folded: str) -> str:
    """The language of the word's script that it is most common in; "" if it is common in none."""
    shares = {lang: frequencies(lang).get(folded, 0.0) for lang in languages_for(folded)}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] else ""


def frequency(folded: str) -> float:
    """The share of a word among all words, 0 to 1, in the language where it is highest; 0 if unknown."""
    return max(frequencies(lang).get(folded, 0.0) for lang in languages_for(folded))


@cache
def frequencies(lang: str) -> dict[str, float]:
    """Folded word -> share among all words of the language."""
    depth = _CENTIBELS.get(lang, _CENTIBELS_SMALL)
    bins = wordfreq.get_frequency_list(lang, wordlist="small" if depth == _CENTIBELS_SMALL else "large")
    shares: dict[str, float] = {}
    for centibels, words in enumerate(bins[: depth + 1]):
        share = float(10 ** (-centibels / 100))
        for word in words:
            shares.setdefault(bared(lower(word)).replace("'", ""), share)
    # wordfreq would keep its own copy for ever.
    wordfreq.get_frequency_list.cache_clear()
    return shares
