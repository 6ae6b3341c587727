"""Which stored items can a query match at all? Words of items as keys of a full-text index, and how to ask.

Law: pure. What is asked for is never less than what `bot.rules.words.similarity` lets count: an item that the
query matches is always among those found; what is found too much, the reader of the item sorts out. An item
is stored under its words as compared, and under marked keys: stems, sounds, and what German compounds end in.
A rule's word asks for its own keys; its slips are looked for among the words that there are.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.feeds.item import FIELDS, Item
from bot.rules.query import And, Apart, Concept, In, Near, Node, Or, Phrase, Prefix, Word
from bot.rules.sight import FIELD_CODE_POINTS_READ_MAX
from bot.rules.slips import SKELETON_LETTERS_FOR_A_SLIP, budget
from bot.rules.term import Term, term_of
from bot.rules.words import KEY_LETTERS_MIN, LETTERS_MAX, SOUND_LETTERS_MIN, keys_of, sounds_of
from bot.text.compounds import PART_LETTERS_MIN, REST_LETTERS_MIN, german_singulars
from bot.text.given_names import given_names, words_in_names
from bot.text.inflect import stems
from bot.text.known import is_known
from bot.text.language import language_of
from bot.text.token import Token
from bot.text.tokens import read
from bot.text.transliterate import latin, skeleton

# Signs that no word has, before a key that is no word.
_STEM: Final = "§"
_SOUND: Final = "¤"
_SKELETON: Final = "¬"
_NAME: Final = "¶"
_BACKWARDS: Final = "«"
_KEY_LETTERS_MAX: Final = 64
_WORDS_KEPT: Final = 100_000
# Compatibility forms (⑴, ½) come apart into signs at which an index would part the word.
_NO_LETTER: Final = re.compile(r"[\x00-/:-`{-\x7f]+")

Vocabulary = Callable[[str], Sequence[str]]
"""All stored words that begin with a text."""
Leaf = Word | Prefix | Phrase | Concept
Items = frozenset[int] | None
"""Numbers of items; None where any might do."""


def stored_words(item: Item) -> str:
    """Under what an item is to be found: words and keys, each once, parted by blanks."""
    lang = language_of(f"{item.title}\n{item.summary}", item.lang)
    keys: dict[str, None] = {}
    for field in FIELDS:
        for token in read(item.field(field)[:FIELD_CODE_POINTS_READ_MAX], lang).tokens:
            keys.update(dict.fromkeys(_keys(token.folded, token.marked, lang)))
    return " ".join(keys)


@lru_cache(_WORDS_KEPT)
def _keys(folded: str, marked: str, lang: str) -> tuple[str, ...]:
    word = _plain(folded)
    if len(folded) > LETTERS_MAX:
        return (word,) if word else ()
    token = Token(0, 0, folded, 0, 0, marked)
    forms = {stem for _, stem in keys_of(token, lang)}
    keys = [word]
    if lang in ("de", "") and len(folded) >= PART_LETTERS_MIN + REST_LETTERS_MIN:
        german = stems(marked or folded, "de")
        forms.update(german)
        ends = (folded, *german, *sorted(german_singulars(folded)))
        keys += (_BACKWARDS + _plain(form)[::-1] for form in ends)
    keys += (_STEM + _plain(form) for form in forms)
    if len(sound := latin(folded)) >= KEY_LETTERS_MIN:
        keys.append(_SOUND + _plain(sound))
    heard = (
        sounds_of(folded)
        if len(folded) >= SOUND_LETTERS_MIN - 1
        else given_names(folded) | words_in_names(folded)
    )
    keys += (_NAME + _plain(one) for one in sorted(heard))
    if not is_known(folded, lang) and len(bare := skeleton(folded)) >= SKELETON_LETTERS_FOR_A_SLIP - 1:
        keys.append(_SKELETON + _plain(bare))
    return tuple(dict.fromkeys(key for key in keys if key))


def asked(word: Word | Prefix, vocabulary: Vocabulary) -> frozenset[str]:
    """The keys that a rule's word is found by; one that ends with `*` stands for all that begin so."""
    term = term_of(word)
    own = _plain(term.folded)
    if not own:
        return frozenset()
    if term.kind == "prefix":
        return frozenset((f"{own}*",))
    if term.kind == "exact":
        return frozenset((own,))
    slips = () if term.kind == "sure" else _slips(term, own, vocabulary)
    return frozenset((own, *_forms(term, own), *slips))


def _forms(term: Term, own: str) -> Iterator[str]:
    yield from (_STEM + _plain(stem) for _, stem in term.stems)
    if len(term.key) >= KEY_LETTERS_MIN:
        yield _SOUND + _plain(term.key)
    yield from (_NAME + _plain(one) for one in term.sounds)
    if len(term.folded) >= PART_LETTERS_MIN:
        yield from (f"{own}*", f"{_STEM}{own}*", f"{_BACKWARDS}{own[::-1]}*")


def _slips(term: Term, own: str, vocabulary: Vocabulary) -> Iterator[str]:
    if allowed := budget(term.folded):
        yield from _near(own, vocabulary(own[0]), allowed)
        yield from _near(own, vocabulary(own[1] + own[0]), allowed)
    if len(term.skeleton) >= SKELETON_LETTERS_FOR_A_SLIP:
        yield from _near(_SKELETON + term.skeleton, vocabulary(_SKELETON + term.skeleton[0]), 1)


def _near(wanted: str, words: Sequence[str], edits: int) -> Iterator[str]:
    found = process.extract(wanted, words, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return (word for word, _, _ in found)


def found_among(node: Node, ask: Callable[[Leaf], Items]) -> Items:
    """The items that `node` can match; `ask` says the same of a leaf."""
    match node:
        case Word() | Prefix() | Phrase() | Concept():
            return ask(node)
        case Near(left, right, _):
            return _in_all([found_among(left, ask), found_among(right, ask)])
        case And(nodes):
            return _in_all([found_among(inner, ask) for inner in nodes])
        case Or(nodes):
            return _in_any([found_among(inner, ask) for inner in nodes])
        case In(_, inner) | Apart(inner, _, _):
            return found_among(inner, ask)
        case _:
            return None


def _in_all(parts: Sequence[Items]) -> Items:
    known = [part for part in parts if part is not None]
    return frozenset.intersection(*known) if known else None


def _in_any(parts: Sequence[Items]) -> Items:
    known = [part for part in parts if part is not None]
    return frozenset().union(*known) if len(known) == len(parts) else None


def all_of(parts: Iterable[str]) -> str:
    """Parts that must all be there; what is unknown of one is left out."""
    known = list(dict.fromkeys(part for part in parts if part))
    return f"({' AND '.join(known)})" if len(known) > 1 else "".join(known)


def any_of(parts: Iterable[str]) -> str:
    """Parts of which one must be there; "" as soon as one is unknown."""
    wanted = list(dict.fromkeys(parts))
    if "" in wanted:
        return ""
    return f"({' OR '.join(wanted)})" if len(wanted) > 1 else "".join(wanted)


def keys_expression(keys: Iterable[str]) -> str:
    """One of these keys."""
    return any_of(f'"{key[:-1]}" *' if key.endswith("*") else f'"{key}"' for key in sorted(keys))


def leaves_of(node: Node) -> frozenset[Leaf]:
    """The words, phrases and concepts that `found_among` would ask for."""
    found: set[Leaf] = set()

    def ask(leaf: Leaf) -> Items:
        found.add(leaf)
        return None

    found_among(node, ask)
    return frozenset(found)


def _plain(key: str) -> str:
    return (_NO_LETTER.sub("", key) if not key.isalpha() else key)[:_KEY_LETTERS_MAX]
