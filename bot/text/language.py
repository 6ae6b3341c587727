"""The language of an item: the feed's word for it, checked against the words that stand there.

Law: pure. Feeds say nothing (21 % of them) or the wrong thing; a headline's common words tell. Script decides
first, letters that one language alone has come next, the shares of its words in each language last.
"""

import re
from math import log
from typing import Final

from bot.text.fold import fold, lower
from bot.text.inflect import CYRILLIC, LANGUAGES, LATIN
from bot.text.known import frequencies

_WORDS_READ_MAX: Final = 60
_CHARACTERS_READ_MAX: Final = 1_000
_UNSEEN: Final = log(1e-7)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_MARGIN: Final = 0.6  # nats a word by which one language must be likelier to be taken without the feed's word
_DOUBT: Final = 0.9  # nats a word by which it must be likelier than the language that the feed names
_CAUTION: Final = 3.0  # nats that must come on top in all
_FOREIGN: Final = -13.0  # below this mean, the text is hardly in any of the eight
_LETTERS: Final = {
    "uk": "іїєґ",
    "ru": "ыэёъ",
    "de": "ß",
    "es": "ñ¿¡",
    "tr": "ğışİ",
    "pl": "łąęśźż",
    "fr": "œèêù",
}
_LETTER_BONUS: Final = 0.8


def language_of(text: str, hint: str = "") -> str:
    """The ISO 639-1 code of the text's language, `hint` being what the feed says; "" when unsure."""
    said = hint.strip().lower().replace("_", "-").partition("-")[0]
    sample = text[:_CHARACTERS_READ_MAX]
    words = [fold(word) for word in _WORD.findall(sample)[:_WORDS_READ_MAX]]
    cyrillic = sum("\u0400" <= word[0] <= "\u052f" for word in words if word)
    latin = sum(word[0] < "\u0250" for word in words if word)
    if not cyrillic and not latin:
        return said
    candidates = CYRILLIC if cyrillic > latin else LATIN
    return _decided(_scores(lower(sample), words, candidates), said, len(words))


def _scores(sample: str, words: list[str], candidates: tuple[str, ...]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for lang in candidates:
        shares = frequencies(lang)
        mean = sum(log(share) if (share := shares.get(word)) else _UNSEEN for word in words) / len(words)
        marks = sum(sample.count(letter) for letter in _LETTERS.get(lang, ""))
        scores[lang] = mean + min(1.0, marks * 4 / len(words)) * _LETTER_BONUS
    return scores


def _decided(scores: dict[str, float], said: str, words: int) -> str:
    # One word proves little; ten prove much.
    caution = _CAUTION / words
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)
    best, second = ranked[0], ranked[1]
    if said in scores:
        return best if scores[best] - scores[said] > _DOUBT + caution else said
    if scores[best] >= _FOREIGN and scores[best] - scores[second] >= _MARGIN + caution:
        return best
    return said if said not in LANGUAGES else ""
