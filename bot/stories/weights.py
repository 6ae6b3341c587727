"""What a word says of its story: the stem by which it meets other words, and how rare it is.

Law: pure; what was told of a word is kept, in bounds: nearly all words of a report were seen before.
"""

import math
from functools import cache
from itertools import islice
from typing import Final

from bot.text import known
from bot.text.fold import fold
from bot.text.inflect import stems

# As common as "minister": words above it say nothing of which happening it is.
_COMMON: Final = 2e-3
_RAREST: Final = 1e-7
_WORDS_KEPT: Final = 50_000  # of each language


class Told(dict[str, tuple[str, float]]):
    """Word in small letters, with its marks -> its stem in `lang` and its weight, 0 to 1; fills itself."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, marked: str) -> tuple[str, float]:
        folded = fold(marked).replace("'", "")
        keys = stems(marked, self._lang)
        told = keys[0] if keys else folded, _weight(folded)
        if len(self) >= _WORDS_KEPT:
            for old in list(islice(self, _WORDS_KEPT // 2)):
                del self[old]
        self[marked] = told
        return told


@cache
def told_of(lang: str) -> Told:
    """What is told of the words of a language."""
    return Told(lang)


def _weight(folded: str) -> float:
    """How rare a word is: 0 for one in five hundred and commoner, 1 for one in ten million and rarer."""
    if len(folded) < 2:
        return 0.0
    share = max(known.frequency(folded), _RAREST)
    return max(0.0, math.log(_COMMON / share) / math.log(_COMMON / _RAREST))
