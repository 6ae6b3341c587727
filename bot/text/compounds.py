"""What may be a part of a German compound: its beginnings and its ends, inflected or not.

Law: pure; cut by letters, not by a dictionary: whoever asks knows which part is a word. What is only a prefix
or a suffix is no part: *Störung* isn't in *Zerstörung*, *Minister* not in *Ministerium*.
"""

import re
from functools import lru_cache
from typing import Final

from bot.text.inflect import stems

PART_LETTERS_MIN: Final = 5  # of a part of a compound
REST_LETTERS_MIN: Final = 3  # of what is left of the compound
_PREFIXES: Final = frozenset(("ver", "zer", "ent", "emp", "miss"))
_SUFFIXES: Final = re.compile(
    "(?:ium|(?:at)?ion|itat|(?:ier)?ung|ieren|(?:massig)?keit|heit|schaft)(?:en|s)?"
)
_WORDS_KEPT: Final = 1_000  # a word is asked about once for each word of a rule that it may hold


@lru_cache(_WORDS_KEPT)
def parts(folded: str, marked: str) -> frozenset[str]:
    """The beginnings and ends of a word, given as compared and as stemmed, that may be words."""
    found: set[str] = set()
    forms = {folded, *stems(marked, "de")}
    for form in forms | german_singulars(folded):
        for cut in range(REST_LETTERS_MIN, len(form) - PART_LETTERS_MIN + 1):
            if form[:cut] not in _PREFIXES:
                found.add(form[cut:])
    for form in forms:
        for cut in range(PART_LETTERS_MIN, len(form) - REST_LETTERS_MIN + 1):
            if not _SUFFIXES.fullmatch(form, cut):
                found.add(form[:cut])
    return frozenset(found)


def german_singulars(folded: str) -> frozenset[str]:
    """What a German plural may be of: *Waffenlieferungen*, whose stem has lost what *Lieferung* ends in."""
    return frozenset(folded[: -len(ending)] for ending in ("n", "en") if folded.endswith(ending))
