"""When does a word of an item count as a word of a rule, and how well: the one predicate of all matching.

Law: pure, word by word; knows no index and no query. A word counts when it is the same, an inflected form,
the same name in another script or spelling (`bot.text.sounds`), a German compound that begins or ends with
it, or a slip of the hand: within an edit budget by length, and only if it is no common word itself (*policy*
is no slip of *police*), and no other name that is printed. What is exact (`=word`) or a prefix (`word*`) is
compared folded, and no further.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from rapidfuzz.distance import OSA, Postfix
from rapidfuzz.distance import Prefix as Beginning

from bot.rules.query import Prefix, Word
from bot.text.cases import nominatives
from bot.text.compounds import PART_LETTERS_MIN, REST_LETTERS_MIN, parts
from bot.text.fold import fold
from bot.text.given_names import given_names
from bot.text.inflect import CYRILLIC, LATIN, is_cyrillic, languages_for, stems
from bot.text.known import are_known_names, frequency, is_known, is_printed, likeliest
from bot.text.sounds import alike, bones, ends_alike
from bot.text.token import Token
from bot.text.transliterate import latin, skeleton

SAME: Final = 100
KIN: Final = 95  # another form, or another spelling of the same name
INSIDE: Final = 90  # a part of a compound

LETTERS_MAX: Final = 60  # of a word of an item that is looked at closely; longer ones are no words
LETTERS_FOR_ONE_SLIP: Final = 5
LETTERS_FOR_TWO_SLIPS: Final = 9
LETTERS_FOR_TWO_SLIPS_IN_A_NAME: Final = 12
KEY_LETTERS: Final = 4  # of a transliteration key; shorter ones are equal by chance (*мир*, German *mir*)
KEY_LETTERS_MIN: Final = 3  # if the Latin word is no common one: *Ріг*, *Rih*
SOUND_LETTERS_MIN: Final = 5  # short words are exact
BONES_MIN: Final = 2  # consonants that two spellings share; more of a common word, or of a guess
BONES_OF_COMMON: Final = 5  # where both words are common
SKELETON_LETTERS_FOR_A_SLIP: Final = 7
_TERMS_KEPT: Final = 30_000  # of a rule set: books are built again for each look at history
_WORDS_KEPT: Final = 1_000  # a word is asked about once for each term that it may be
SHARE_OF_NAMES_MAX: Final = 5e-6  # of all words; what is more common has cognates in the other script

_LANGUAGES_WITH_CASES: Final = ("pl", "uk", "ru", "")
_DOUBLED: Final = re.compile(r"([^aeiouy])\1")
_VOICED: Final = ({"k", "g"}, {"d", "t"}, {"b", "p"}, {"s", "z"}, {"v", "f"})
_EDITS_MAX: Final = 2
_VOWELS: Final = frozenset("aeiouyаеиіоуыюяєї")

Kind = Literal["word", "exact", "prefix"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a rule, ready to be compared.

    `stems` holds (language, inflection key); `key` and `skeleton` are those of `bot.text.transliterate`;
    `sounds` are what a name is found by: its bones (`bot.text.sounds`), and the given names that it is.
    `rare` says that it is no common word of any language: most likely a name.
    """

    kind: Kind
    folded: str
    stems: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)
    key: str = field(default="", compare=False)
    skeleton: str = field(default="", compare=False)
    sounds: tuple[str, ...] = field(default=(), compare=False)
    cyrillic: bool = field(default=False, compare=False)
    rare: bool = field(default=False, compare=False)


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
        "word",
        folded,
        frozenset(keys),
        latin(folded),
        skeleton(folded),
        (*_bones_of_a_rule(folded), *sorted(given_names(folded))),
        is_cyrillic(folded),
        not is_known(folded) or bool(given_names(folded)),
    )


def _bones_of_a_rule(folded: str) -> Iterator[str]:
    """The bones by which a rule's word is found at all: those of a common word need more consonants."""
    common = not is_cyrillic(folded) and frequency(folded) >= SHARE_OF_NAMES_MAX and not is_printed(folded)
    for one in bones(folded):
        if len(one) - one.count("-") >= (BONES_OF_COMMON if common else BONES_MIN):
            yield one


def similarity(term: Term, token: Token, lang: str) -> int:
    """How well `token`, in a text in `lang` ("" unknown), counts as `term`: 1 to 100, or 0 for not at all."""
    if term.folded == token.folded:
        return SAME
    if term.kind == "prefix":
        return SAME if token.folded.startswith(term.folded) else 0
    if term.kind == "exact" or len(token.folded) > LETTERS_MAX:
        return 0
    if is_kin(term, token, lang):
        return KIN
    if are_two_names(term, token):
        return 0
    if is_inside(term, token, lang):
        return INSIDE
    if not may_be_slip(token.folded, lang):
        return 0
    grade = _slip_of_name(term, token, lang) if term.rare else slip(term.folded, token.folded)
    grade = grade or slip_of_sound(term, token)
    if not grade:
        return 0
    # The sounds of common words are too many; only at its end do they part a name from another: Donets.
    doubtful = (
        term.rare or term.cyrillic or is_cyrillic(token.folded) or _ends_unlike(term.folded, token.folded)
    )
    return 0 if doubtful and are_known_names(term.folded, token.folded) else grade


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


def are_two_names(term: Term, token: Token) -> bool:
    """Whether both are given names, and not the same: *Daria* and *Darina*."""
    mine, theirs = given_names(term.folded), given_names(token.folded)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def forms_of(folded: str) -> tuple[str, ...]:
    """A word of an item, and what it may be a case of, if it is a Cyrillic name."""
    return (folded, *nominatives(folded)) if is_cyrillic(folded) else (folded,)


def sounds_of(folded: str) -> frozenset[str]:
    """What the terms that a word of an item may be another spelling of have among their `sounds`."""
    guessed = (one for form in forms_of(folded)[1:] for one in bones(form))
    enough = (one for one in guessed if len(one) - one.count("-") > BONES_MIN)
    return frozenset((*bones(folded), *enough)) | given_names(folded)


def is_inside(term: Term, token: Token, lang: str) -> bool:
    """A German compound that begins or ends with the word: *Raketenangriff*, *Verhandlungsrunde*."""
    return term.folded in parts_of(token, lang)


def parts_of(token: Token, lang: str) -> frozenset[str]:
    """What may be a part of a German compound: its beginnings and its ends, inflected or not."""
    if lang not in ("de", "") or len(token.folded) < PART_LETTERS_MIN + REST_LETTERS_MIN:
        return frozenset()
    return parts(token.folded, token.marked or token.folded)


def may_be_slip(folded: str, lang: str) -> bool:
    """Whether a word can be a slip of another at all: long enough, letters only, and no common word."""
    return len(folded) >= LETTERS_FOR_ONE_SLIP - 1 and folded.isalpha() and not is_known(folded, lang)


def budget(folded: str) -> int:
    """How many slips of the hand a rule's word of that length forgives."""
    if len(folded) < LETTERS_FOR_ONE_SLIP or not folded.isalpha():
        return 0
    return 1 if len(folded) < LETTERS_FOR_TWO_SLIPS else 2


def slip(wanted: str, found: str) -> int:
    """100 less the share of letters by which `found` is off `wanted`; 0 when it is too far off.

    The first letters must agree, but for the first two changing places.
    """
    allowed = budget(wanted)
    if not allowed or abs(len(wanted) - len(found)) > allowed:
        return 0
    if wanted[0] != found[0] and (wanted[0], wanted[1]) != (found[1], found[0]):
        return 0
    edits = OSA.distance(wanted, found, score_cutoff=allowed)
    if edits > allowed or (edits > 1 and _in_one_place(wanted, found)):
        return 0
    return round(100 * (1 - edits / len(wanted)))


def _in_one_place(wanted: str, found: str) -> bool:
    """Whether two words differ in two letters side by side: that is another word, and no two slips."""
    head, tail = Beginning.similarity(wanted, found), Postfix.similarity(wanted, found)
    return max(len(wanted), len(found)) - head - tail <= _EDITS_MAX


def _slip_of_name(term: Term, token: Token, lang: str) -> int:
    """As `slip`, for a word that is most likely a name: another name is often but one letter off.

    So a slip changes nothing at the end, where names have what tells them apart (*Obukhiv*, *Obukhivka*), two
    slips must have more letters to hide in, and what is known as a name is no slip of another.
    """
    wanted, found = term.folded, token.folded
    grade = slip(wanted, found)
    if not grade or (len(wanted) < LETTERS_FOR_TWO_SLIPS_IN_A_NAME and OSA.distance(wanted, found) > 1):
        return 0
    return grade if _ends_like(wanted, found, lang) else 0


def _ends_like(wanted: str, found: str, lang: str) -> bool:
    if not _ends_unlike(wanted, found) or {wanted[-1], found[-1]} in _VOICED or found == f"{wanted}s":
        return True
    return lang in _LANGUAGES_WITH_CASES and wanted[-1] in _VOWELS and found[-1] in _VOWELS


def _ends_unlike(wanted: str, found: str) -> bool:
    return wanted[-1] != found[-1] and wanted[-2:] != found[:-3:-1]


def slip_of_sound(term: Term, token: Token) -> int:
    """How well a name counts that is spelt by ear: one sound off in a long skeleton."""
    across = term.cyrillic != is_cyrillic(token.folded)
    if not (across or term.rare) or len(term.skeleton) < SKELETON_LETTERS_FOR_A_SLIP:
        return 0
    found = skeleton(token.folded)
    if found[:1] != term.skeleton[0] or OSA.distance(term.skeleton, found, score_cutoff=1) > 1:
        return 0
    if not ends_alike(term.folded, token.folded):
        return 0
    if not across and set(term.sounds).isdisjoint(bones(token.folded)):
        return 0
    return round(100 * (1 - 1 / len(term.skeleton)))
