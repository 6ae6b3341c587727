"""The language of an item: the feed's word for it, checked against the words that stand there.

Law: pure. Feeds say nothing (21 % of them) or the wrong thing; a headline's common words tell. Script decides
first, letters that one language alone has come next, the shares of its words in each language last.
"""

import re
from functools import cache, lru_cache
from itertools import islice
from math import ceil, log
from typing import Final

from bot.text.fold import fold, lower
from bot.text.inflect import CYRILLIC, LANGUAGES, LATIN
from bot.text.known import frequencies

_CHARACTERS_READ_MAX: Final = 500
_WORDS_KEPT: Final = 50_000
_SHARE_UNSEEN: Final = 1e-7
_NO_LATIN: Final = (log(_SHARE_UNSEEN),) * len(LATIN)
_NO_CYRILLIC: Final = (log(_SHARE_UNSEEN),) * len(CYRILLIC)
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
    "tr": "ğış",
    "pl": "łąęśźż",
    "fr": "œèêù",
}
_LETTER_BONUS: Final = 0.8
_STEPS: Final = 20  # of a nat, to which a bound is rounded up
_OTHER_SCRIPT: Final = 10.0  # nats against a language by a word of another script: beyond any doubt


def language_of(text: str, hint: str = "") -> str:
    """The ISO 639-1 code of the text's language, `hint` being what the feed says; "" when unsure."""
    said = hint.strip().lower().replace("_", "-").partition("-")[0]
    sample = text[:_CHARACTERS_READ_MAX]
    if said in LANGUAGES and _is_beyond_doubt(said, sample):
        return said
    words = _WORD.findall(sample)
    return _weighed_up(said, sample, words) if words else said


def _is_beyond_doubt(said: str, sample: str) -> bool:
    """Whether no language can be likely enough to overrule `said`, even if each word spoke for the same one.

    Most feeds are right, and this is a fifth of the work of weighing up all languages.
    """
    if sum(map(_against(said).__getitem__, sample.split())) > _CAUTION:
        return False
    return sample.isascii() or _letters_of_others(said).search(sample) is None


def _weighed_up(said: str, sample: str, words: list[str]) -> str:
    cyrillic, latin, *sums = map(sum, zip(*map(_weighed, words), strict=True))
    if not cyrillic and not latin:
        return said
    candidates = CYRILLIC if cyrillic > latin else LATIN
    scores = {
        lang: total / len(words)
        for lang, total in zip(LATIN + CYRILLIC, sums, strict=True)
        if lang in candidates
    }
    if not sample.isascii():
        _add_letters(scores, lower(sample), len(words))
    return _decided(scores, said, len(words))


@lru_cache(_WORDS_KEPT)
def _weighed(word: str) -> tuple[float, ...]:
    """Whether a word is Cyrillic, whether Latin, and how likely it is in each language (log of its share)."""
    folded = fold(word)
    first = folded[:1]
    cyrillic, latin = "\u0400" <= first <= "\u052f", "" < first < "\u0250"
    shares = [
        log(frequencies(lang).get(folded, _SHARE_UNSEEN))
        for lang in (CYRILLIC if cyrillic else LATIN if latin else ())
    ]
    return (cyrillic, latin, *(shares if latin else _NO_LATIN), *(shares if cyrillic else _NO_CYRILLIC))


class _Against(dict[str, float]):
    """How many nats a piece between blanks speaks against `said`, above the doubt that each word is allowed.

    A word speaks for the language of its script where it is likeliest. A dict that fills itself, since every
    word of every item is looked up here: lru_cache takes twice as long for one that it has.
    """

    def __init__(self, said: str) -> None:
        super().__init__()
        order = LATIN + CYRILLIC
        own = CYRILLIC if said in CYRILLIC else LATIN
        self._is_cyrillic = own is CYRILLIC
        self._own = [order.index(lang) for lang in own]
        self._said = order.index(said)

    def __missing__(self, piece: str) -> float:
        if len(self) >= _WORDS_KEPT:
            for old in list(islice(self, _WORDS_KEPT // 2)):
                del self[old]
        # Few values, so that most are one object: fewer to fetch from memory.
        nats = sum(self._excess(word) - _DOUBT for word in _WORD.findall(piece))
        against = self[piece] = _shared(ceil(nats * _STEPS) / _STEPS)
        return against

    def _excess(self, word: str) -> float:
        cyrillic, latin, *shares = _weighed(word)
        if not cyrillic and not latin:
            return 0.0
        if bool(cyrillic) != self._is_cyrillic:
            return _OTHER_SCRIPT
        return max(shares[place] for place in self._own) - shares[self._said]


@lru_cache(1_000)
def _shared(number: float) -> float:
    """One object for all equal numbers."""
    return number


@cache
def _against(said: str) -> _Against:
    return _Against(said)


@cache
def _letters_of_others(said: str) -> re.Pattern[str]:
    """Letters that speak for another language than `said`, and marks that may be put on one to make them."""
    others = "".join(letters for lang, letters in _LETTERS.items() if lang != said)
    signs = {sign for letter in others for sign in (letter, letter.upper()) if not sign.isascii()}
    return re.compile(f"[{''.join(sorted(signs))}\u0300-\u036f]")


def _add_letters(scores: dict[str, float], sample: str, words: int) -> None:
    for lang in scores:
        marks = sum(map(sample.count, _LETTERS.get(lang, "")))
        scores[lang] += min(1.0, marks * 4 / words) * _LETTER_BONUS


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
