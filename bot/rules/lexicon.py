"""All words of all rules, and which of them a word of an item counts as, without asking each.

Law: answers exactly what `bot.rules.words.similarity` says of every term, in a time that hardly depends on
how many there are: tables find candidates (never missing one), the predicate decides. A term is numbered
anew whenever it comes; what no rule uses any more leaves all tables.
"""

from collections.abc import Callable, Iterable
from itertools import chain, count, islice
from typing import Final, NewType, Protocol, TypeVar

from bot.rules.query import Prefix, Word
from bot.rules.slips import SKELETON_LETTERS_FOR_A_SLIP, budget, may_be_slip, slip_of
from bot.rules.term import Term, term_of
from bot.rules.words import KEY_LETTERS_MIN, LETTERS_MAX, keys_of, parts_of, similarity, sounds_of
from bot.text.inflect import is_cyrillic
from bot.text.token import Token
from bot.text.tokens import word_of, written_words
from bot.text.transliterate import latin, skeleton

TermId = NewType("TermId", int)
Terms = tuple[TermId, ...]
Posted = TermId | list[TermId]
"""The terms under a key. Most keys have one: a list for each would take half of the memory."""

_Key = TypeVar("_Key", str, tuple[str, str])
_Known = TypeVar("_Known")


class _Posting(Protocol):
    """`_post` or `_unpost`."""

    def __call__(self, table: dict[_Key, Posted], key: _Key, number: TermId, /) -> None: ...


_LETTERS_COMPARED: Final = 7  # deletion keys of the first letters are complete within the budget, and few
_WORDS_KEPT_MAX: Final = 60_000  # of each language
_PIECE_CHARACTERS_MAX: Final = 64  # longer ones come but once
_ONE_WORD_OF_NO_RULE: Final[tuple[Terms, ...]] = ((),)


class _Remembered(dict[str, tuple[Terms, ...]]):
    """What the words of each piece between two blanks count as, for items in `lang`; fills itself.

    Nearly all pieces of an item were seen before, and one look-up of each then tells all that most items
    need: not where its words are, nor how well they count. `terms` and `grades` (1 to 100) are of single
    words, as they were written; most count as no term, and have no grades.
    """

    def __init__(self, lang: str, decide: Callable[[Token, str], list[tuple[TermId, int]]]) -> None:
        super().__init__()
        self.terms: dict[str, Terms] = {}
        self.grades: dict[str, bytes] = {}
        self._lang = lang
        self._decide = decide

    def __missing__(self, piece: str) -> tuple[Terms, ...]:
        rows = tuple([terms for one in written_words(piece) if (terms := self._terms_of(one)) is not None])
        if rows == _ONE_WORD_OF_NO_RULE:
            rows = _ONE_WORD_OF_NO_RULE  # one object for all of them
        if len(piece) <= _PIECE_CHARACTERS_MAX:
            if len(self) >= _WORDS_KEPT_MAX:
                _forget_oldest_half(self)
            self[piece] = rows
        return rows

    def _terms_of(self, written: str) -> Terms | None:
        """What a word counts as; None where nothing of it is a word."""
        terms = self.terms.get(written)
        if terms is not None:
            return terms
        token = word_of(written, self._lang)
        if token is None:
            return None
        senses = self._decide(token, self._lang)
        terms = tuple([term for term, _ in senses])
        if len(written) <= LETTERS_MAX:
            if len(self.terms) >= _WORDS_KEPT_MAX:
                for old in _forget_oldest_half(self.terms):
                    self.grades.pop(old, None)
            self.terms[written] = terms
            if terms:
                self.grades[written] = bytes([grade for _, grade in senses])
        return terms


def _forget_oldest_half(table: dict[str, _Known]) -> list[str]:
    """What is common comes back at once, and never all words together."""
    oldest = list(islice(table, len(table) // 2))
    for old in oldest:
        del table[old]
    return oldest


class Lexicon:
    """Words of rules by all the keys under which a word of an item may find them."""

    def __init__(self) -> None:
        self.terms: dict[TermId, Term] = {}
        self._ids: dict[Word | Prefix, TermId] = {}
        self._uses: dict[TermId, int] = {}
        self._counter = count()
        self._exact: dict[str, Posted] = {}
        self._prefixes: dict[str, Posted] = {}
        self._prefix_letters_max = 0
        self._stems: dict[tuple[str, str], Posted] = {}
        self._keys: dict[str, Posted] = {}
        self._names: dict[str, Posted] = {}
        self._deletions: dict[str, Posted] = {}
        self._sounds: tuple[dict[str, Posted], dict[str, Posted]] = ({}, {})  # of Latin, of Cyrillic terms
        self._remembered: dict[str, _Remembered] = {}

    def put(self, word: Word | Prefix) -> TermId:
        """The id of a word of a rule, new or known, which is used once more."""
        known = self._ids.get(word)
        if known is not None:
            self._uses[known] += 1
            return known
        term = term_of(word)
        number = self._ids[word] = TermId(next(self._counter))
        self.terms[number] = term
        self._uses[number] = 1
        self._remembered.clear()
        if term.kind == "prefix":
            self._prefix_letters_max = max(self._prefix_letters_max, len(term.folded))
        self._each_key(term, number, _post)
        return number

    def drop(self, word: Word | Prefix) -> None:
        """A word of a rule is used once less."""
        number = self._ids[word]
        self._uses[number] -= 1
        if not self._uses[number]:
            # What is remembered of items' words may still name the number: nothing hangs on it any more.
            del self._ids[word], self._uses[number]
            self._each_key(self.terms.pop(number), number, _unpost)

    def _each_key(self, term: Term, number: TermId, do: _Posting) -> None:
        """Post a term under each of its keys, or take it away from there."""
        if term.kind == "prefix":
            do(self._prefixes, term.folded, number)
            return
        do(self._exact, term.folded, number)
        if term.kind == "exact":
            return
        for key in term.stems:
            do(self._stems, key, number)
        if len(term.key) >= KEY_LETTERS_MIN:
            do(self._keys, term.key, number)
        for sound in term.sounds:
            do(self._names, sound, number)
        if term.kind == "sure":
            return
        for deletion in deletions(term.folded, budget(term.folded)):
            do(self._deletions, deletion, number)
        if len(term.skeleton) >= SKELETON_LETTERS_FOR_A_SLIP:
            for deletion in deletions(term.skeleton, 1):
                do(self._sounds[term.cyrillic], deletion, number)

    def find(self, text: str, lang: str) -> list[Terms]:
        """The terms that each of the words of a text in `lang` counts as, in their order."""
        return list(chain.from_iterable(map(self._remembering(lang).__getitem__, text.split())))

    def grade(self, written: str, lang: str, term: TermId) -> int:
        """How well a word, as it is written, counts as one of the terms that `find` found for it."""
        remembered = self._remembering(lang)
        grades = remembered.grades.get(written)
        if grades is not None:
            return grades[remembered.terms[written].index(term)]
        token = word_of(written, lang)
        return dict(self._decide(token, lang)).get(term, 0) if token else 0

    def _remembering(self, lang: str) -> _Remembered:
        remembered = self._remembered.get(lang)
        if remembered is None:
            remembered = self._remembered[lang] = _Remembered(lang, self._decide)
        return remembered

    def _decide(self, token: Token, lang: str) -> list[tuple[TermId, int]]:
        """The terms that a word counts as, and how well."""
        terms = self.terms
        alike = self._alike(token, lang)
        decided = [(number, similarity(terms[number], token, lang)) for number in alike]
        # What the other tables don't know as the word can only be a slip of it: no need to ask all again.
        slips = self._slips(token, lang) - alike
        decided += [(number, slip_of(terms[number], token, lang)) for number in slips]
        return sorted([sense for sense in decided if sense[1]])

    def _alike(self, token: Token, lang: str) -> set[TermId]:
        """The terms that a word may be, or be another form or spelling of, or have as a part."""
        folded = token.folded
        beginnings = min(len(folded), self._prefix_letters_max)
        rows = [self._exact.get(folded)]
        rows += [self._prefixes.get(folded[:length]) for length in range(1, beginnings + 1)]
        if len(folded) <= LETTERS_MAX:
            rows += [self._stems.get(key) for key in keys_of(token, lang)]
            rows.append(self._keys.get(latin(folded)))
            rows += map(self._names.get, sounds_of(folded))
            rows += [self._exact[part] for part in self._exact.keys() & parts_of(token, lang)]
        return _all_of(rows)

    def _slips(self, token: Token, lang: str) -> set[TermId]:
        """The terms that a word may be a slip of."""
        folded = token.folded
        if len(folded) > LETTERS_MAX or not may_be_slip(folded, lang):
            return set()
        known = self._deletions
        rows: list[Posted | None] = [
            known[key] for key in known.keys() & deletions(folded, 2 if len(folded) > 6 else 1)
        ]
        sounds = self._sounds[not is_cyrillic(folded)]
        if sounds:
            rows += [sounds[key] for key in sounds.keys() & deletions(skeleton(folded), 1)]
        return _all_of(rows)


def deletions(folded: str, edits: int) -> set[str]:
    """A word's beginning with up to `edits` (0 to 2) letters left out; words within `edits` share one."""
    if not edits:
        return set()
    word = folded[:_LETTERS_COMPARED]
    shorter = [word[:at] + word[at + 1 :] for at in range(len(word))]
    keys = {word, *shorter}
    if edits > 1:
        for gone, one in enumerate(shorter):
            keys.update([one[:at] + one[at + 1 :] for at in range(gone, len(one))])
    return keys


def _post(table: dict[_Key, Posted], key: _Key, number: TermId) -> None:
    known = table.get(key)
    if known is None:
        table[key] = number
    elif isinstance(known, list):
        known.append(number)
    else:
        table[key] = [known, number]


def _unpost(table: dict[_Key, Posted], key: _Key, number: TermId) -> None:
    known = table[key]
    if isinstance(known, list):
        known.remove(number)
    if not isinstance(known, list) or not known:
        del table[key]


def _all_of(rows: Iterable[Posted | None]) -> set[TermId]:
    """All terms under some keys."""
    found: set[TermId] = set()
    for terms in rows:
        if isinstance(terms, list):
            found.update(terms)
        elif terms is not None:
            found.add(terms)
    return found
