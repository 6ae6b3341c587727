"""All words of all rules, and which of them a word of an item counts as, without asking each.

Law: answers exactly what `bot.rules.words.similarity` says of every term, in a time that hardly depends on
how many there are: tables find candidates (never missing one), the predicate decides. Terms are never
removed: a word that no rule uses any more costs a few bytes until the next start.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Final, NewType, TypeVar

from bot.rules.query import Prefix, Word
from bot.rules.words import (
    KEY_LETTERS_MIN,
    LETTERS_MAX,
    PART_LETTERS_MIN,
    SKELETON_LETTERS_FOR_A_SLIP,
    SKELETON_LETTERS_MIN,
    Term,
    budget,
    keys_of,
    may_be_slip,
    parts_of,
    similarity,
    term_of,
)
from bot.text.token import Token
from bot.text.transliterate import latin, skeleton

TermId = NewType("TermId", int)
Terms = tuple[TermId, ...]
Sense = tuple[TermId, int]
"""A term that a word counts as, and how well (1 to 100)."""
Found = dict[TermId, list[tuple[int, int]]]
"""Term -> the words that count as it, by number, in order, and how well."""

Posted = TermId | list[TermId]
"""The terms under a key. Most keys have one: a list for each would take half of the memory."""

_Key = TypeVar("_Key", str, tuple[str, str])
_LETTERS_COMPARED: Final = 7  # deletion keys of the first letters are complete within the budget, and few
_WORDS_KEPT_MAX: Final = 200_000


class Lexicon:
    """Words of rules by all the keys under which a word of an item may find them."""

    def __init__(self) -> None:
        self.terms: list[Term] = []
        self._ids: dict[Word | Prefix, TermId] = {}
        self._exact: dict[str, Posted] = {}
        self._prefixes: dict[str, TermId] = {}
        self._prefix_letters_max = 0
        self._stems: dict[tuple[str, str], Posted] = {}
        self._keys: dict[str, Posted] = {}
        self._skeletons: dict[str, Posted] = {}
        self._deletions: dict[str, Posted] = {}
        self._sounds: dict[str, Posted] = {}
        self._senses: defaultdict[str, dict[str, tuple[Sense, ...]]] = defaultdict(dict)

    def put(self, word: Word | Prefix) -> TermId:
        """The id of a word of a rule, new or known."""
        known = self._ids.get(word)
        if known is not None:
            return known
        term = term_of(word)
        number = self._ids[word] = TermId(len(self.terms))
        self.terms.append(term)
        self._senses.clear()
        if term.kind == "prefix":
            self._prefixes[term.folded] = number
            self._prefix_letters_max = max(self._prefix_letters_max, len(term.folded))
            return number
        _post(self._exact, term.folded, number)
        if term.kind == "word":
            self._put_keys(term, number)
        return number

    def _put_keys(self, term: Term, number: TermId) -> None:
        for key in term.stems:
            _post(self._stems, key, number)
        if len(term.key) >= KEY_LETTERS_MIN:
            _post(self._keys, term.key, number)
        for deletion in deletions(term.folded, budget(term.folded)):
            _post(self._deletions, deletion, number)
        if len(term.skeleton) >= SKELETON_LETTERS_MIN:
            _post(self._skeletons, term.skeleton, number)
        if len(term.skeleton) >= SKELETON_LETTERS_FOR_A_SLIP:
            for deletion in deletions(term.skeleton, 1):
                _post(self._sounds, deletion, number)

    def find(self, tokens: Iterable[Token], lang: str, first: int, found: Found) -> None:
        """Add to `found` which terms the words of a field in `lang` count as, numbered from `first`."""
        known = self._senses[lang]
        for number, token in enumerate(tokens, first):
            senses = known.get(token.marked)
            if senses is None:
                if len(known) >= _WORDS_KEPT_MAX:
                    known.clear()
                senses = self._decide(token, lang)
                if len(token.marked) <= LETTERS_MAX:
                    known[token.marked] = senses
            for term, grade in senses:
                if term in found:
                    found[term].append((number, grade))
                else:
                    found[term] = [(number, grade)]

    def _decide(self, token: Token, lang: str) -> tuple[Sense, ...]:
        decided = (
            (number, similarity(self.terms[number], token, lang)) for number in self._candidates(token, lang)
        )
        return tuple(sorted((number, grade) for number, grade in decided if grade))

    def _candidates(self, token: Token, lang: str) -> set[TermId]:
        folded = token.folded
        found: set[TermId] = set(_posted(self._exact.get(folded)))
        for length in range(1, min(len(folded), self._prefix_letters_max) + 1):
            prefix = self._prefixes.get(folded[:length])
            if prefix is not None:
                found.add(prefix)
        if len(folded) > LETTERS_MAX:
            return found
        for key in keys_of(token, lang):
            found.update(_posted(self._stems.get(key)))
        found.update(_posted(self._keys.get(latin(folded))))
        found.update(_posted(self._skeletons.get(skeleton(folded))))
        for part in parts_of(token, lang):
            if len(part) >= PART_LETTERS_MIN:
                found.update(_posted(self._exact.get(part)))
        if may_be_slip(folded, lang):
            for deletion in deletions(folded, 2 if len(folded) > 6 else 1):
                found.update(_posted(self._deletions.get(deletion)))
            sound = skeleton(folded)
            for deletion in deletions(sound, 1) if len(sound) >= SKELETON_LETTERS_FOR_A_SLIP - 1 else ():
                found.update(_posted(self._sounds.get(deletion)))
        return found


def deletions(folded: str, edits: int) -> set[str]:
    """The beginning of a word with up to `edits` letters left out; words within `edits` share one of them."""
    if not edits:
        return set()
    word = folded[:_LETTERS_COMPARED]
    keys = {word}
    for count in range(1, edits + 1):
        for gone in combinations(range(len(word)), count):
            keys.add("".join(letter for place, letter in enumerate(word) if place not in gone))
    return keys


def _post(table: dict[_Key, Posted], key: _Key, number: TermId) -> None:
    known = table.get(key)
    if known is None:
        table[key] = number
    elif isinstance(known, list):
        known.append(number)
    else:
        table[key] = [known, number]


def _posted(terms: Posted | None) -> Iterable[TermId]:
    if terms is None:
        return ()
    return terms if isinstance(terms, list) else (terms,)
