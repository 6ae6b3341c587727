"""A `Term`: a word of a rule with the keys by which words of items are compared with it.

Law: pure; computed once, when a rule comes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from bot.rules.query import Prefix, Word
from bot.text.fold import fold
from bot.text.given_names import given_names, listed, words_in_names
from bot.text.inflect import is_cyrillic, languages_for, stems
from bot.text.known import frequency, is_known, is_printed
from bot.text.sounds import bones
from bot.text.transliterate import latin, skeleton

BONES_MIN: Final = 2  # consonants that two spellings share; more of a common word, or of a guess
BONES_OF_COMMON: Final = 5  # where both words are common
_TERMS_KEPT: Final = 30_000  # of a rule set: books are built again for each look at history
SHARE_OF_NAMES_MAX: Final = 5e-6  # of all words; what is more common has cognates in the other script

Kind = Literal["word", "sure", "exact", "prefix"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a rule, ready to be compared.

    `stems` holds (language, inflection key); `key` and `skeleton` are those of `bot.text.transliterate`;
    `sounds` are what a name is found by: its bones (`bot.text.sounds`), and the given names that it is.
    `rare` says that it is no common word of any language: most likely a name. `names` are the given names
    that it is as it stands, `beside` is that of the `Word`.
    """

    kind: Kind
    folded: str
    stems: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)
    key: str = field(default="", compare=False)
    skeleton: str = field(default="", compare=False)
    sounds: tuple[str, ...] = field(default=(), compare=False)
    cyrillic: bool = field(default=False, compare=False)
    rare: bool = field(default=False, compare=False)
    names: frozenset[str] = field(default=frozenset(), compare=False)
    beside: bool = False


@lru_cache(_TERMS_KEPT)
def term_of(word: Word | Prefix) -> Term:
    """The term of a word or prefix of a query, its keys computed in all languages of its script."""
    folded = fold(word.text).replace("'", "")
    if isinstance(word, Prefix):
        return Term("prefix", folded)
    if word.exact:
        return Term("exact", folded)
    keys = ((lang, stem) for lang in languages_for(folded) for stem in stems(word.text, lang))
    return Term(
        "sure" if word.sure else "word",
        folded,
        frozenset(keys),
        latin(folded),
        skeleton(folded),
        (*_bones_of_a_rule(folded), *sorted(given_names(folded)), *_company(word, folded)),
        is_cyrillic(folded),
        not is_known(folded) or bool(given_names(folded)),
        listed(folded),
        word.beside,
    )


def _company(word: Word, folded: str) -> list[str]:
    return sorted(words_in_names(folded)) if word.beside else []


def _bones_of_a_rule(folded: str) -> Iterator[str]:
    """The bones by which a rule's word is found at all: those of a common word need more consonants."""
    common = not is_cyrillic(folded) and frequency(folded) >= SHARE_OF_NAMES_MAX and not is_printed(folded)
    for one in bones(folded):
        if len(one) - one.count("-") >= (BONES_OF_COMMON if common else BONES_MIN):
            yield one
