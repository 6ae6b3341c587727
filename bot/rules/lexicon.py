"""All words of all rules, and which of them a word of an item counts as, without asking each.

Law: answers exactly what `bot.rules.words.similarity` says of every term, in a time that hardly depends on
how many there are: tables find candidates (never missing one), the predicate decides. A term is numbered
anew whenever it comes; what no rule uses any more leaves all tables.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import Final, NewType, Protocol, TypeVar

from bot.rules.query import Prefix, Word
from bot.rules.slips import SKELETON_LETTERS_FOR_A_SLIP, budget, may_be_slip, slip_of
from bot.rules.term import Term, term_of
from bot.rules.words import KEY_LETTERS_MIN, LETTERS_MAX, keys_of, parts_of, similarity, sounds_of
from bot.text.inflect import is_cyrillic
from bot.text.token import Token
from bot.text.tokens import word_of
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


class _Posting(Protocol):
    """`_post` or `_unpost`."""

    def __call__(self, table: dict[_Key, Posted], key: _Key, number: TermId, /) -> None: ...


_LETTERS_COMPARED: Final = 7  # deletion keys of the first letters are complete within the budget, and few
_WORDS_KEPT_MAX: Final = 60_000  # of each language


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
        self._senses: defaultdict[str, dict[str, tuple[Sense, ...]]] = defaultdict(dict)

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
        self._senses.clear()
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
        for deletion in deletions(term.folded, budget(term.folded)):
            do(self._deletions, deletion, number)
        for sound in term.sounds:
            do(self._names, sound, number)
        if len(term.skeleton) >= SKELETON_LETTERS_FOR_A_SLIP:
            for deletion in deletions(term.skeleton, 1):
                do(self._sounds[term.cyrillic], deletion, number)

    def find(self, written: list[str], lang: str, first: int, found: Found) -> int:
        """Add to `found` which terms the words of a field in `lang` count as, numbered from `first`.

        The words are as `bot.text.tokens.written_words` gives them; returns how many there are as tokens.
        """
        rows: list[tuple[Sense, ...] | None] = list(map(self._senses[lang].get, written))
        if None in rows:
            rows = [self._sense(one, lang) for one in written]
            rows = [senses for senses in rows if senses is not None]
        for number, senses in enumerate(rows, first):
            if senses:
                for term, grade in senses:
                    if term in found:
                        found[term].append((number, grade))
                    else:
                        found[term] = [(number, grade)]
        return len(rows)

    def _sense(self, written: str, lang: str) -> tuple[Sense, ...] | None:
        """What a word counts as; None where nothing of it is a word."""
        known = self._senses[lang]
        senses = known.get(written)
        if senses is not None:
            return senses
        token = word_of(written, lang)
        if token is None:
            return None
        senses = self._decide(token, lang)
        if len(written) <= LETTERS_MAX:
            if len(known) >= _WORDS_KEPT_MAX:
                # The oldest half goes: what is common comes back at once, and never all words together.
                for old in list(islice(known, _WORDS_KEPT_MAX // 2)):
                    del known[old]
            known[written] = senses
        return senses

    def _decide(self, token: Token, lang: str) -> tuple[Sense, ...]:
        terms = self.terms
        alike = self._alike(token, lang)
        decided = [(number, similarity(terms[number], token, lang)) for number in alike]
        # What the other tables don't know as the word can only be a slip of it: no need to ask all again.
        decided += [
            (number, slip_of(terms[number], token, lang)) for number in self._slips(token, lang) - alike
        ]
        return tuple(sorted(sense for sense in decided if sense[1]))

    def _alike(self, token: Token, lang: str) -> set[TermId]:
        """The terms that a word may be, or be another form or spelling of, or have as a part."""
        folded = token.folded
        found = set(_posted(self._exact, (folded,)))
        beginnings = min(len(folded), self._prefix_letters_max)
        found.update(_posted(self._prefixes, [folded[:length] for length in range(1, beginnings + 1)]))
        if len(folded) > LETTERS_MAX:
            return found
        found.update(_posted(self._stems, keys_of(token, lang)))
        found.update(_posted(self._keys, (latin(folded),)))
        found.update(_posted(self._names, sounds_of(folded)))
        found.update(_posted(self._exact, parts_of(token, lang)))
        return found

    def _slips(self, token: Token, lang: str) -> set[TermId]:
        """The terms that a word may be a slip of."""
        folded = token.folded
        if len(folded) > LETTERS_MAX or not may_be_slip(folded, lang):
            return set()
        found = set(_posted(self._deletions, deletions(folded, 2 if len(folded) > 6 else 1)))
        sounds = self._sounds[not is_cyrillic(folded)]
        if sounds:
            found.update(_posted(sounds, deletions(skeleton(folded), 1)))
        return found


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


def _posted(table: dict[_Key, Posted], keys: Iterable[_Key]) -> Iterator[TermId]:
    for key in table.keys() & keys:
        terms = table[key]
        if isinstance(terms, list):
            yield from terms
        else:
            yield terms
