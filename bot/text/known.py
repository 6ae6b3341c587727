"""Which words are common, and how common: the gate that keeps *policy* from being a slip of *police*.

Law: pure; the lists are wordfreq's small ones (words seen at least once in a million), loaded on first use,
about 70 MB for all eight languages.
"""

from functools import cache

import wordfreq

from bot.text.fold import fold
from bot.text.inflect import LANGUAGES, languages_for


def is_known(folded: str, lang: str = "") -> bool:
    """Whether a word is common in `lang`; in a language without a list or unknown: in any of the eight."""
    if lang in LANGUAGES:
        return folded in frequencies(lang)
    return any(folded in frequencies(one) for one in languages_for(folded))


def frequency(folded: str) -> float:
    """The share of a word among all words, 0 to 1, in the language where it is highest; 0 if unknown."""
    return max(frequencies(lang).get(folded, 0.0) for lang in languages_for(folded))


@cache
def frequencies(lang: str) -> dict[str, float]:
    """Folded word -> share among all words of the language."""
    shares: dict[str, float] = {}
    for word, share in wordfreq.get_frequency_dict(lang, wordlist="small").items():
        folded = fold.__wrapped__(word.replace("'", "").replace("’", ""))
        shares[folded] = max(share, shares.get(folded, 0.0))
    return shares
