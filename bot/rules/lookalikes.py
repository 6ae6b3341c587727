"""Small words of a query that were probably meant as operators: *and*, *not*, *near*, and theirs elsewhere.

Law: pure. They are looked for like any other word, and that is told; a small *or* is asked about before
(`grammar.asked`). Only words that stand where the operator could stand count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.rules.query import And, Node, Not, Or, Word
from bot.rules.typed import OPERATORS, PLAIN

_KINDS: Final = {
    word.lower(): kind
    for words in OPERATORS.values()
    for word, kind in words.items()
    if kind != "OR" and (word in PLAIN or kind == "NEAR_BARE")
}


@dataclass(frozen=True, slots=True)
class Lookalike:
    """`word` stands where the operator `kind` could; `instead`: the query as it was probably meant.

    None where only its author can know.
    """

    word: str
    kind: str
    instead: Node | None


def lookalikes(query: Node) -> Iterator[Lookalike]:
    """The words of the query that were probably meant as operators, each once."""
    if isinstance(query, Or):
        for at, inner in enumerate(query.nodes):
            for found in lookalikes(inner):
                rest = (*query.nodes[:at], found.instead or inner, *query.nodes[at + 1 :])
                yield Lookalike(found.word, found.kind, found.instead and Or(rest))
    if isinstance(query, And):
        for at, node in enumerate(query.nodes[:-1]):
            kind = _KINDS.get(node.text, "") if isinstance(node, Word) and not node.exact else ""
            if isinstance(node, Word) and kind and (at or kind == "NOT"):
                yield Lookalike(node.text, kind, _meant(query.nodes, at, kind))


def _meant(nodes: tuple[Node, ...], at: int, kind: str) -> Node | None:
    following = nodes[at + 1]
    if kind == "NEAR_BARE" or (kind == "NOT" and (not at or isinstance(following, Not))):
        return None
    rest = (Not(following),) if kind == "NOT" else (following,)
    meant = (*nodes[:at], *rest, *nodes[at + 2 :])
    return And(meant) if len(meant) > 1 else meant[0]
