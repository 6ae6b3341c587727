"""Slips of the hand: when a word of an item is one for a word of a rule, and how well it counts.

Law: pure, word by word, for words that are no form, spelling or part of one another. A slip is within an edit
budget by length, and only if it is no common word itself (*policy* is no slip of *police*), and no other name
that is printed.
"""

import re
from typing import Final

from rapidfuzz.distance import OSA, Postfix
from rapidfuzz.distance import Prefix as Beginning

from bot.rules.term import Term
from bot.text.given_names import given_names, listed
from bot.text.inflect import is_cyrillic
from bot.text.known import are_known_names, is_another_word, is_known
from bot.text.sounds import bones, ends_alike
from bot.text.token import Token
from bot.text.transliterate import skeleton

LETTERS_FOR_ONE_SLIP: Final = 5
LETTERS_FOR_TWO_SLIPS: Final = 9
LETTERS_FOR_TWO_SLIPS_IN_A_NAME: Final = 12
SKELETON_LETTERS_FOR_A_SLIP: Final = 7

_LANGUAGES_WITH_CASES: Final = ("pl", "uk", "ru", "")
_DOUBLED: Final = re.compile(r"(.)\1+")
_VOICED: Final = ({"k", "g"}, {"d", "t"}, {"b", "p"}, {"s", "z"}, {"v", "f"})
_EDITS_MAX: Final = 2
_VOWELS: Final = frozenset("aeiouyаеиіоуыюяєї")


def slip_of(term: Term, token: Token, lang: str) -> int:
    """As `similarity`, of a word that may be a slip, and that is no form, spelling or part of the term."""
    if are_two_names(term, token):
        return 0
    grade = _slip_of_name(term, token, lang) if term.rare else slip(term.folded, token.folded)
    grade = grade or slip_of_sound(term, token)
    if not grade:
        return 0
    # The sounds of common words are too many; only at its end do they part a name from another: Donets.
    doubtful = (
        term.rare or term.cyrillic or is_cyrillic(token.folded) or _ends_unlike(term.folded, token.folded)
    )
    if doubtful and are_known_names(term.folded, token.folded):
        return 0
    return 0 if _is_another_word(term, token, lang) else grade


def _is_another_word(term: Term, token: Token, lang: str) -> bool:
    """Whether what looks like a slip is a word of its own, though a rare one: *missive* beside *missile*."""
    wanted, found = term.folded, token.folded
    if term.cyrillic != is_cyrillic(found) or _is_hasty(wanted, found, name=term.rare):
        return False
    return is_another_word(wanted, token.marked or found, lang)


def _is_hasty(wanted: str, found: str, *, name: bool) -> bool:
    """Whether fingers do so: letters change places; and in a word one is left out or doubled."""
    if len(wanted) == len(found):
        return sorted(wanted) == sorted(found)
    return not name and (len(found) < len(wanted) or _once(wanted) == _once(found))


def _once(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def are_two_names(term: Term, token: Token) -> bool:
    """Whether both are given names, and not the same: *Daria* and *Darina*.

    So they are if both stand as they are listed; but beside a surname the text's may be a case of the rule's.
    """
    as_listed = listed(token.folded) if term.names else None
    if as_listed and term.names.isdisjoint(as_listed):
        return not term.beside or term.names.isdisjoint(given_names(token.folded))
    mine, theirs = given_names(term.folded), given_names(token.folded)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


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
