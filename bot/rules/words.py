"""When does a word of an item count as a word of a rule, and how well: the one predicate of all matching.

Law: pure, word by word; knows no index and no query. A word counts when it is the same, an inflected form,
the same name in another script or spelling (`bot.text.sounds`), a German compound that begins or ends with
it, or a slip of the hand: within an edit budget by length, and only if it is no common word itself (*policy*
is no slip of *police*), and no other name that is printed. What is exact (`=word`) or a prefix (`word*`) is
compared folded, and no further.
"""

import re
from functools import lru_cache
from typing import Final

from bot.rules.slips import LETTERS_FOR_ONE_SLIP, are_two_names, may_be_slip, slip_of
from bot.rules.term import BONES_MIN, BONES_OF_COMMON, SHARE_OF_NAMES_MAX, Term
from bot.text.cases import nominatives
from bot.text.compounds import PART_LETTERS_MIN, REST_LETTERS_MIN, parts
from bot.text.given_names import given_names, words_in_names
from bot.text.inflect import CYRILLIC, LATIN, is_cyrillic, stems
from bot.text.known import are_two_words, frequency, is_known, is_printed, likeliest
from bot.text.sounds import alike, bones
from bot.text.token import Token
from bot.text.transliterate import latin

SAME: Final = 100
KIN: Final = 95  # another form, or another spelling of the same name
INSIDE: Final = 90  # a part of a compound

LETTERS_MAX: Final = 60  # of a word of an item that is looked at closely; longer ones are no words
KEY_LETTERS: Final = 4  # of a transliteration key; shorter ones are equal by chance (*мир*, German *mir*)
KEY_LETTERS_MIN: Final = 3  # if the Latin word is no common one: *Ріг*, *Rih*
SOUND_LETTERS_MIN: Final = 5  # short words are exact
_WORDS_KEPT: Final = 1_000  # a word is asked about once for each term that it may be

_DOUBLED: Final = re.compile(r"([^aeiouy])\1")


def similarity(term: Term, token: Token, lang: str) -> int:
    """How well `token`, in a text in `lang` ("" unknown), counts as `term`: 1 to 100, or 0 for not at all."""
    if term.folded == token.folded:
        return SAME
    if term.kind == "prefix":
        return SAME if token.folded.startswith(term.folded) else 0
    if term.kind == "exact" or len(token.folded) > LETTERS_MAX:
        return 0
    if term.names and are_two_names(term, token):
        return 0
    if is_kin(term, token, lang):
        return KIN
    if are_two_names(term, token):
        return 0
    if is_inside(term, token, lang):
        return INSIDE
    if term.kind == "sure":
        return 0
    return slip_of(term, token, lang) if may_be_slip(token.folded, lang) else 0


def keys_of(token: Token, lang: str) -> tuple[tuple[str, str], ...]:
    """The inflection keys of a word of an item.

    In the item's language; where that is unknown, in the word's likeliest one, and none for short words.
    """
    if not lang and len(token.folded) < LETTERS_FOR_ONE_SLIP:
        return ()
    return _keys_of(token.folded, token.marked or token.folded, lang)


@lru_cache(_WORDS_KEPT)
def _keys_of(folded: str, marked: str, lang: str) -> tuple[tuple[str, str], ...]:
    script = CYRILLIC if is_cyrillic(folded) else LATIN
    known = lang if lang in script else likeliest(folded)
    return tuple((one, stem) for one in ((known,) if known else script) for stem in stems(marked, one))


def is_kin(term: Term, token: Token, lang: str) -> bool:
    """Another form of the word, or the same name in another script or spelling."""
    if any(key in term.stems for key in keys_of(token, lang)):
        return True
    return _is_spelling(term, token, lang)


def _is_spelling(term: Term, token: Token, lang: str) -> bool:
    """The same sounds; within one script only if one of the two is no common word of the language."""
    if not given_names(term.folded).isdisjoint(given_names(token.folded)):
        return True
    if term.beside and not words_in_names(term.folded).isdisjoint(words_in_names(token.folded)):
        return True
    return _sounds_the_same(term, token, lang) and not are_two_words(
        term.folded, token.folded, lang or likeliest(token.folded)
    )


def _sounds_the_same(term: Term, token: Token, lang: str) -> bool:
    if len(term.key) >= KEY_LETTERS_MIN and term.key == latin(token.folded):
        across = term.cyrillic != is_cyrillic(token.folded)
        common = is_known(token.folded, lang) if term.cyrillic else not term.rare
        if across and (len(term.key) >= KEY_LETTERS or not common):
            return True
        if not across and len(term.key) >= SOUND_LETTERS_MIN and not is_known(term.folded, lang):
            return True
    return _is_name_spelt_apart(term, token, lang)


def _is_name_spelt_apart(term: Term, token: Token, lang: str) -> bool:
    """The same name by the rules of `bot.text.sounds`, with consonants enough to be no chance."""
    shorter, longer = sorted((len(term.folded), len(token.folded)))
    if shorter < SOUND_LETTERS_MIN - 1 or longer < SOUND_LETTERS_MIN or are_two_names(term, token):
        return False
    if shorter < SOUND_LETTERS_MIN and _DOUBLED.search(f"{term.folded} {token.folded}"):
        return False
    least = _bones_wanted(term, token, lang)
    if not least:
        return False
    guesses = forms_of(token.folded)[1:] if least < BONES_OF_COMMON else ()
    return alike(term.folded, token.folded, least) or any(
        alike(term.folded, form, least + 1) for form in guesses
    )


def _bones_wanted(term: Term, token: Token, lang: str) -> int:
    """How many consonants two words must share to be one name; 0 if they can't be."""
    across = term.cyrillic != is_cyrillic(token.folded)
    name = term.rare or frequency(term.folded) < SHARE_OF_NAMES_MAX
    if not (name or term.cyrillic or is_printed(term.folded)):
        return BONES_OF_COMMON if across else 0
    if not is_known(token.folded, lang):
        return BONES_MIN
    if across:
        return BONES_MIN + 1 if name else BONES_OF_COMMON
    # A Ukrainian word of a rule in a Russian text, a German spelling in an English one.
    abroad = bool(lang) and not is_known(term.folded, lang)
    return BONES_MIN + 2 if term.rare or (abroad and (name or term.cyrillic)) else 0


def forms_of(folded: str) -> tuple[str, ...]:
    """A word of an item, and what it may be a case of, if it is a Cyrillic name."""
    return (folded, *nominatives(folded)) if is_cyrillic(folded) else (folded,)


def sounds_of(folded: str) -> frozenset[str]:
    """What the terms that a word of an item may be another spelling of have among their `sounds`."""
    guessed = (one for form in forms_of(folded)[1:] for one in bones(form))
    enough = (one for one in guessed if len(one) - one.count("-") > BONES_MIN)
    return frozenset((*bones(folded), *enough)) | given_names(folded) | words_in_names(folded)


def is_inside(term: Term, token: Token, lang: str) -> bool:
    """A German compound that begins or ends with the word: *Raketenangriff*, *Verhandlungsrunde*."""
    return term.folded in parts_of(token, lang)


def parts_of(token: Token, lang: str) -> frozenset[str]:
    """What may be a part of a German compound: its beginnings and its ends, inflected or not."""
    if lang not in ("de", "") or len(token.folded) < PART_LETTERS_MIN + REST_LETTERS_MIN:
        return frozenset()
    if is_cyrillic(token.folded) or not (lang or likeliest(token.folded) in ("de", "")):
        return frozenset()
    return parts(token.folded, token.marked or token.folded)
