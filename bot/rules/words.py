"""When does a word of an item count as a word of a rule, and how well: the one predicate of all matching.

Law: pure, word by word; knows no index and no query. A word counts when it is the same, an inflected form,
the same name in another script or spelling, a German compound that begins or ends with it, or a slip of the
hand: within an edit budget by length, and only if it is no common word itself (*policy* is no slip of
*police*). What is exact (`=word`) or a prefix (`word*`) is compared folded, and no further.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

from rapidfuzz.distance import OSA

from bot.rules.query import Prefix, Word
from bot.text.fold import fold
from bot.text.inflect import CYRILLIC, LATIN, is_cyrillic, languages_for, stems
from bot.text.known import is_known, likeliest
from bot.text.token import Token
from bot.text.transliterate import latin, skeleton

SAME: Final = 100
KIN: Final = 95  # another form, or another spelling of the same name
INSIDE: Final = 90  # a part of a compound

LETTERS_MAX: Final = 60  # of a word of an item that is looked at closely; longer ones are no words
LETTERS_FOR_ONE_SLIP: Final = 5
LETTERS_FOR_TWO_SLIPS: Final = 9
KEY_LETTERS_MIN: Final = 4  # of a transliteration key; shorter ones are equal by chance (*мир*, German *mir*)
SKELETON_LETTERS_MIN: Final = 5  # short words are exact
SKELETON_LETTERS_FOR_A_SLIP: Final = 7
PART_LETTERS_MIN: Final = 5  # of a part of a compound
REST_LETTERS_MIN: Final = 3  # of what is left of the compound

Kind = Literal["word", "exact", "prefix"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a rule, ready to be compared.

    `stems` holds (language, inflection key); `key` and `skeleton` are those of `bot.text.transliterate`.
    """

    kind: Kind
    folded: str
    stems: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)
    key: str = field(default="", compare=False)
    skeleton: str = field(default="", compare=False)
    cyrillic: bool = field(default=False, compare=False)


def term_of(word: Word | Prefix) -> Term:
    """The term of a word or prefix of a query, its keys computed in all languages of its script."""
    folded = fold(word.text).replace("'", "")
    if isinstance(word, Prefix):
        return Term("prefix", folded)
    if word.exact:
        return Term("exact", folded)
    keys = ((lang, stem) for lang in languages_for(folded) for stem in stems(word.text, lang))
    return Term("word", folded, frozenset(keys), latin(folded), skeleton(folded), is_cyrillic(folded))


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
    if is_inside(term, token, lang):
        return INSIDE
    if not may_be_slip(token.folded, lang):
        return 0
    return slip(term.folded, token.folded) or slip_of_sound(term, token)


def keys_of(token: Token, lang: str) -> tuple[tuple[str, str], ...]:
    """The inflection keys of a word of an item.

    In the item's language; where that is unknown, in the word's likeliest one, and none for short words.
    """
    if not lang and len(token.folded) < LETTERS_FOR_ONE_SLIP:
        return ()
    script = CYRILLIC if is_cyrillic(token.folded) else LATIN
    known = lang if lang in script else likeliest(token.folded)
    languages = (known,) if known else script
    return tuple((one, stem) for one in languages for stem in stems(token.marked or token.folded, one))


def is_kin(term: Term, token: Token, lang: str) -> bool:
    """Another form of the word, or the same name in another script or spelling."""
    if any(key in term.stems for key in keys_of(token, lang)):
        return True
    return _is_spelling(term, token, lang)


def _is_spelling(term: Term, token: Token, lang: str) -> bool:
    """The same sounds; within one script only if one of the two is no common word of the language."""
    if len(term.key) >= KEY_LETTERS_MIN and term.key == latin(token.folded):
        if term.cyrillic != is_cyrillic(token.folded):
            return True
        if len(term.key) >= SKELETON_LETTERS_MIN and not is_known(term.folded, lang):
            return True
    return (
        len(term.skeleton) >= SKELETON_LETTERS_MIN
        and term.skeleton == skeleton(token.folded)
        and not is_known(token.folded, lang)
    )


def is_inside(term: Term, token: Token, lang: str) -> bool:
    """A German compound that begins or ends with the word: *Raketenangriff*, *Verhandlungsrunde*."""
    return term.folded in parts_of(token, lang)


def parts_of(token: Token, lang: str) -> frozenset[str]:
    """What may be a part of a German compound: its beginnings and its ends, inflected or not."""
    if lang not in ("de", "") or len(token.folded) < PART_LETTERS_MIN + REST_LETTERS_MIN:
        return frozenset()
    parts: set[str] = set()
    for form in {token.folded, *stems(token.marked or token.folded, "de")}:
        for cut in range(REST_LETTERS_MIN, len(form) - PART_LETTERS_MIN + 1):
            parts.add(form[cut:])
        for cut in range(PART_LETTERS_MIN, len(form) - REST_LETTERS_MIN + 1):
            parts.add(form[:cut])
    return frozenset(parts)


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
    return round(100 * (1 - edits / len(wanted))) if edits <= allowed else 0


def slip_of_sound(term: Term, token: Token) -> int:
    """How well a name in the other script counts that is spelt by ear: one sound off in a long skeleton."""
    if term.cyrillic == is_cyrillic(token.folded) or len(term.skeleton) < SKELETON_LETTERS_FOR_A_SLIP:
        return 0
    found = skeleton(token.folded)
    if found[:1] != term.skeleton[0] or OSA.distance(term.skeleton, found, score_cutoff=1) > 1:
        return 0
    return round(100 * (1 - 1 / len(term.skeleton)))
