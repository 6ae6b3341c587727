"""How the news spell a word: what stored items have of it, or near it."""

from collections.abc import Iterable, Mapping
from typing import Final

from bot.rules.query import Prefix, Word
from bot.rules.spelling import likely_meant
from bot.store.database import Store
from bot.store.words import is_indexed, stored_vocabulary
from bot.text.fold import fold

SEEN_ITEMS_MIN: Final = 3  # a word that so many stored items have is no slip of the hand
NEAR_MAX: Final = 2


def in_use(store: Store, words: Iterable[str]) -> frozenset[str]:
    """Those of the words that several stored items have, just so."""
    if not is_indexed(store):
        return frozenset()
    return frozenset(word for word in words if _items(store, fold(word)) >= SEEN_ITEMS_MIN)


def near(store: Store, words: Iterable[Word | Prefix]) -> Mapping[str, tuple[str, ...]]:
    """Word -> the words of several stored items that it may be a slip of, the nearest first."""
    if not is_indexed(store):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        folded = fold(word.text)
        if folded and folded.isalpha() and _items(store, folded) < SEEN_ITEMS_MIN:
            meant = likely_meant(word, stored_vocabulary(store, folded[0]))
            found[word.text] = tuple(one for one in meant if _items(store, one) >= SEEN_ITEMS_MIN)[:NEAR_MAX]
    return found


def _items(store: Store, term: str) -> int:
    row = store.row("SELECT doc FROM item_vocabulary WHERE term = ?", (term,))
    return 0 if row is None else int(row["doc"])
