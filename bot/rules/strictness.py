"""How strictly a query takes its words: exactly, or in any form and spelling; in titles only, or anywhere.

Law: pure; from a query to another one, so that what a person chooses by a button is what they could have
typed. Prefixes and concepts stay as they are: both say themselves how wide they are.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from bot.rules.query import And, Apart, In, Near, Node, Not, Or, Phrase, Prefix, Word

Strictness = Literal["exact", "forms", "slips"]
LEVELS: tuple[Strictness, ...] = ("exact", "forms", "slips")


def strictness(query: Node) -> Strictness:
    """The level of the loosest word; of a query without words the loosest level."""
    levels = [LEVELS.index(_level(word)) for word in _words(query)]
    return LEVELS[max(levels, default=len(LEVELS) - 1)]


def at_level(query: Node, level: Strictness) -> Node:
    """The query with each of its words at that level."""
    match query:
        case Word():
            return _word(query, level)
        case Phrase(words):
            return Phrase(tuple(word if isinstance(word, Prefix) else _word(word, level) for word in words))
        case And(nodes):
            return And(tuple(at_level(node, level) for node in nodes))
        case Or(nodes):
            return Or(tuple(at_level(node, level) for node in nodes))
        case Near(left, right, distance):
            return Near(at_level(left, level), at_level(right, level), distance)
        case Apart(left, right, distance):
            return Apart(at_level(left, level), at_level(right, level), distance)
        case In(field, node):
            return In(field, at_level(node, level))
        case _:
            # What is excluded stays excluded as it was said.
            return query


def only_in_titles(query: Node) -> bool:
    """Whether the whole query asks for titles."""
    return isinstance(query, In) or (
        isinstance(query, And)
        and any(isinstance(node, In) for node in query.nodes)
        and all(isinstance(node, In | Not) for node in query.nodes)
    )


def in_titles(query: Node, *, wanted: bool) -> Node:
    """The query held against titles only, or against the whole item."""
    if not wanted:
        return _anywhere(query)
    return query if only_in_titles(query) else In("title", query)


def _anywhere(query: Node) -> Node:
    match query:
        case In(_, node):
            return node
        case And(nodes):
            parts = [_anywhere(node) for node in nodes]
            return And(
                tuple(part for one in parts for part in (one.nodes if isinstance(one, And) else (one,)))
            )
        case _:
            return query


def _level(word: Word) -> Strictness:
    return "exact" if word.exact else "forms" if word.sure else "slips"


def _word(word: Word, level: Strictness) -> Word:
    return replace(word, exact=level == "exact", sure=level == "forms")


def _words(query: Node) -> Iterator[Word]:
    match query:
        case Word():
            yield query
        case Phrase(words):
            yield from (word for word in words if isinstance(word, Word))
        case And(nodes) | Or(nodes):
            for node in nodes:
                yield from _words(node)
        case Near(left, right, _) | Apart(left, right, _):
            yield from _words(left)
            yield from _words(right)
        case In(_, node):
            yield from _words(node)
        case _:
            return
