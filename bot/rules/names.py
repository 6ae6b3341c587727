"""What names and words stand in a query, and whether an alias can be matched at all.

Law: pure, and about the syntax tree only; how an alias is matched is the index's business.
"""

from collections.abc import Iterator, Sequence

from bot.errors import Problem
from bot.rules.building import PREFIX_LETTERS_MIN
from bot.rules.query import And, Apart, Concept, From, Has, In, Near, Node, Not, Or, Phrase, Prefix, Word


def concepts_in(node: Node) -> frozenset[str]:
    """The names of all concepts that the query mentions, wherever it does."""
    return frozenset(leaf.name for leaf in _leaves(node) if isinstance(leaf, Concept))


def asks_for_places(node: Node) -> bool:
    """Whether the query holds or fails by a place, anywhere in it."""
    match node:
        case Has(fact):
            return fact == "place"
        case And(nodes) | Or(nodes):
            return any(map(asks_for_places, nodes))
        case Not(inner) | In(_, inner):
            return asks_for_places(inner)
        case _:
            return False


def words_in(node: Node) -> tuple[Word | Prefix, ...]:
    """The words and beginnings of words that the query compares a text with, those of phrases included."""
    return tuple(dict.fromkeys(leaf for leaf in _leaves(node) if not isinstance(leaf, Concept)))


def origins_in(node: Node) -> tuple[str, ...]:
    """The sites and publishers that reports must be from, in the order of the query."""
    match node:
        case From(names):
            return names
        case And(nodes) | Or(nodes):
            return tuple(dict.fromkeys(name for inner in nodes for name in origins_in(inner)))
        case In(_, inner):
            return origins_in(inner)
        case _:
            return ()


def _leaves(node: Node) -> Iterator[Word | Prefix | Concept]:
    match node:
        case Word() | Prefix() | Concept():
            yield node
        case Phrase(words):
            yield from words
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _leaves(inner)
        case Near(left, right, _) | Apart(left, right, _):
            yield from _leaves(left)
            yield from _leaves(right)
        case In(_, inner) | Not(inner):
            yield from _leaves(inner)
        case _:
            return


def bad_aliases(file: str, name: str, aliases: Sequence[str]) -> Iterator[Problem]:
    """The aliases of a concept that could never match."""
    for number, alias in enumerate(aliases, start=1):
        key = f"{name}.aliases[{number}]"
        word = alias.removeprefix("=").removesuffix("*")
        if not any(sign.isalnum() for sign in word):
            yield Problem(file, key, f"“{alias}” holds no word", "write a word or a name")
        elif word[0] in "@-(" or ":" in word or " OR " in word or '"' in word:
            remedy = "an alias is words only: no operators, no other concept; a phrase needs no quotes"
            yield Problem(file, key, f"“{alias}” looks like a query", remedy)
        elif "*" in word or (alias.endswith("*") and len(word) < PREFIX_LETTERS_MIN):
            remedy = f"a * stands at the end, behind at least {PREFIX_LETTERS_MIN} letters"
            yield Problem(file, key, f"“{alias}” would match too much", remedy)
