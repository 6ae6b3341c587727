"""Queries made of another query: one alternative less, another word in the place of one. Pure."""

from collections.abc import Callable, Iterator
from typing import Final

from bot.rules.query import And, Apart, In, Near, Node, Not, Or, Phrase, Prefix, Word
from bot.rules.superfluous import without

PARTS_MAX: Final = 20  # alternatives that are tried without


def narrower(query: Node) -> dict[str, Node]:
    """Alternative -> the query without it, for each alternative that is no exclusion."""
    return dict(list(_narrower(query, lambda node: node))[:PARTS_MAX])


def _narrower(node: Node, rebuild: Callable[[Node], Node]) -> Iterator[tuple[str, Node]]:
    match node:
        case Or(nodes):
            for at, part in enumerate(nodes):
                yield str(part), rebuild(without(nodes, at, Or))
        case And(nodes):
            for at, part in enumerate(nodes):

                def joined(new: Node, at: int = at) -> Node:
                    return rebuild(And((*nodes[:at], new, *nodes[at + 1 :])))

                yield from _narrower(part, joined)
        case Near(left, right, far):
            yield from _narrower(left, lambda new: rebuild(Near(new, right, far)))
            yield from _narrower(right, lambda new: rebuild(Near(left, new, far)))
        case Apart(left, right, far):
            yield from _narrower(left, lambda new: rebuild(Apart(new, right, far)))
        case In(name, inner):
            yield from _narrower(inner, lambda new: rebuild(In(name, new)))
        case _:
            return


def replaced(node: Node, word: Word | Prefix, meant: str) -> Node:
    """The query with another word in the place of one."""
    match node:
        case Word() if node == word:
            return Word(meant, exact=node.exact)
        case Phrase(words):
            return Phrase(
                tuple(
                    Word(meant, one.exact) if one == word and isinstance(one, Word) else one for one in words
                )
            )
        case And(nodes):
            return And(tuple(replaced(inner, word, meant) for inner in nodes))
        case Or(nodes):
            return Or(tuple(replaced(inner, word, meant) for inner in nodes))
        case Near(left, right, far):
            return Near(replaced(left, word, meant), replaced(right, word, meant), far)
        case Apart(left, right, far):
            return Apart(replaced(left, word, meant), replaced(right, word, meant), far)
        case In(name, inner):
            return In(name, replaced(inner, word, meant))
        case Not(inner):
            return Not(replaced(inner, word, meant))
        case _:
            return node
