"""A query that can't be watched for: what is wrong with it, where, and what to write instead."""

import re
from html import escape

from bot.alerts.inert import inert
from bot.alerts.shown import clean, cut
from bot.errors import QueryError
from bot.rules.query import And, Apart, Has, In, Lang, Near, Node, Not, Or, Phrase
from bot.telegram import texts
from bot.tongues import Tongue

QUERY_CHARACTERS_MAX = 500
TERMS_PER_RULE_MAX = 40
_CONCEPT = re.compile(r"(@[\w-]+)")


def not_understood(error: QueryError, tongue: Tongue) -> str:
    """A query that can't be parsed: what, where (a caret under the place), and what to write instead."""
    place = escape("\n".join(error.place()), quote=False)
    said = _with_concepts(texts.sentence(tongue.said(error.message)))
    remedy = _with_concepts(texts.sentence(tongue.said(error.remedy)))
    return "\n".join(part for part in (f"🤔 {said}:", f"<pre>{place}</pre>", remedy) if part)


def _with_concepts(text: str) -> str:
    """@names in fixed width: they can be copied as they are, and lead to nobody's profile."""
    pieces = _CONCEPT.split(cut(clean(text)[0], texts.MATCH_UNITS_MAX))
    shown = (
        texts.code(piece) if at % 2 else escape(inert(piece)[0], quote=False)
        for at, piece in enumerate(pieces)
    )
    return "".join(shown)


def terms(node: Node) -> int:
    """How many words, phrases' words included, the query compares a text with."""
    match node:
        case And(nodes) | Or(nodes):
            return sum(terms(inner) for inner in nodes)
        case Near(left, right, _) | Apart(left, right, _):
            return terms(left) + terms(right)
        case In(_, inner) | Not(inner):
            return terms(inner)
        case Phrase(words):
            return len(words)
        case Has() | Lang():
            return 0
        case _:
            return 1
