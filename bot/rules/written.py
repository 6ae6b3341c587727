"""Written words to nodes: one word, a beginning (`missil*`), or several in a row, which are a phrase.

Law: pure. The canonical spelling of a word is casefolded with its marks; a `Word` is exactly one word of
`bot.text.tokens`, so that a hyphenated one becomes a phrase; reading the canonical spelling changes nothing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from bot.rules.query import In, Node, Or, Phrase, Prefix, Word
from bot.text.fold import fold
from bot.text.given_names import needs_company
from bot.text.tokens import read

# Read again, such a word is the same: nearly all are such, and most of the time went into reading them twice.
_SETTLED: Final = re.compile("[a-z0-9]+|[а-яіїєґ]+")


def exactly(text: str) -> Word:
    """The word, to be compared without tolerance."""
    return Word(text, exact=True)


def surely(text: str) -> Word:
    """The word in all its forms, but no slip of it."""
    return Word(text, sure=True)


def phrase_of(text: str, make: Callable[[str], Word]) -> Word | Prefix | Phrase | None:
    """The words of `text` as one node: word, beginning (`missil*`) or phrase; None if it holds no word."""
    nodes = list(_word_nodes(text, make))
    if not nodes:
        return None
    if len(nodes) == 1:
        return nodes[0]
    return Phrase(tuple(word_beside(one) if isinstance(one, Word) else one for one in nodes))


def beside(node: Node) -> Node:
    """A node that is looked for with others: a given name in it is told from another by them."""
    match node:
        case Word():
            return word_beside(node)
        case Or(nodes):
            return Or(tuple(map(beside, nodes)))
        case In(field, inner):
            return In(field, beside(inner))
        case _:
            return node


def word_beside(word: Word) -> Word:
    """A word of a rule that is looked for with others, as `beside`."""
    return replace(word, beside=True) if not word.exact and needs_company(fold(word.text)) else word


def _word_nodes(text: str, make: Callable[[str], Word]) -> Iterator[Word | Prefix]:
    for written in text.split():
        exact, sure = written.startswith("="), written.endswith("~0")
        words = _canonical(written.removesuffix("~0") if sure else written)
        for number, word in enumerate(words, start=1):
            if number == len(words) and written.endswith("*"):
                yield Prefix(word)
            else:
                yield exactly(word) if exact else surely(word) if sure else make(word)


def _canonical(written: str) -> list[str]:
    """The words in `written`, in lower case with marks; read again until that changes nothing."""
    words = [token.marked for token in read(written).tokens]
    if all(map(_SETTLED.fullmatch, words)):
        return words
    again = [token.marked for word in words for token in read(word).tokens]
    return words if again == words else _canonical(" ".join(again))
