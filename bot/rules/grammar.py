"""Query text to nodes: the rule language of DESIGN §4, as it is typed in a file or on a phone.

Law: pure. `parse` gives the canonical node or raises `QueryError` with the place (code points of the text as
given) and the remedy; `parse(str(node)) == node`, whatever the language. OR binds weakest, then words side by
side, then NOT, then NEAR and NOT NEAR: `a b OR c` is `(a b) OR c`. What phones type is read as meant: curly
quotes, «…», long dashes, commas, operators in the language of the chat (`operators.py`). `asked` reads what
somebody has just typed: it also refuses a small *or*, which stored queries may hold as a word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from lark import Lark, Token, UnexpectedToken

from bot.errors import QueryError
from bot.rules.building import DEPTH_MAX, Part, builder
from bot.rules.mistakes import Misread, place, probably_or, unexpected
from bot.rules.operators import Note, Reading, placed
from bot.rules.query import Node, Not, Or
from bot.rules.typed import levelled
from bot.tongues import worded

QUERY_CODE_POINTS_MAX: Final = 4_000
EXAMPLE_CODE_POINTS_MAX: Final = 60  # of a query that is quoted in a remedy

_GRAMMAR: Final = r"""
start: alternatives
?alternatives: together (OR together)*             -> either
?together: part (AND? part)*                       -> every
?part: NOT part                                    -> negated
     | near
?near: single ((NEAR | APART) single)*             -> close
?single: "(" alternatives ")"                      -> group
       | TITLE single                              -> titled
       | TITLE NOT single                          -> titled_not
       | PHRASE                                    -> phrase
       | EXACT_PHRASE                              -> exact_phrase
       | WORD                                      -> word
       | EXACT                                     -> exact
       | SURE                                      -> sure
       | PREFIX                                    -> prefix
       | CONCEPT                                   -> concept
       | HAS                                       -> has
       | LANG                                      -> lang
       | FROM                                      -> source
       | (STAR_INSIDE | EXACT_STAR | STAR | EQUALS | NEAR_BAD | FIELD | ADDRESS | QUOTE_OPEN) -> mistake
       | (DASH | BANG | GAP | TILDE | SLASH | STRAY) -> mistake

OR.9: /\|+/
AND.9: /&&?(?=\s)/
NOT.9: /-+(?=[^\s,;)-])/
APART.10: /((?i:not)\s+|-\s?)(?i:near)\s?\/\s?\d+(?=[\s()"]|$)/
NEAR.9: /near\s?\/\s?\d+(?=[\s()"]|$)/i
NEAR_BAD.8: /near\s?[\/:~][^\s()"]*|NEAR\d+(?=[\s()"]|$)/i
TITLE.8: /title:\s*/i
HAS.8: /has:\s*[^\s()",;|]*/i
LANG.8: /lang:\s*[^\s()",;|]*(\s*,\s*[a-z]{2}(?![^\s()",;|]))*/i
FROM.8: /from:\s*("[^"]*"|[^\s()",;|]+)?(,("[^"]*"|[^\s()",;|]+))*/i
ADDRESS.8: /[a-z]+:\/\/[^\s(),;"|]*/i
BANG.8: /!+(?=[^\s()!.,;?])[^\s"(),;|]*/
SURE.9: /[^\s"(),;*=@|~:-][^\s"(),;*|~:]*~0(?=[\s()",;]|$)/
TILDE.8: /([^\W_]+)?~\d*(?=[\s()"]|$)|~[^\s"(),;|]*/
SLASH.8: /\/[^\s"(),;|]+/
GAP.8: /[^\W\d_]+\?[^\W\d_]+/
PHRASE.7: /"[^"]*"/
EXACT_PHRASE.7: /="[^"]*"/
CONCEPT.7: /@[\w-]*/
STAR_INSIDE.6: /[^\s"(),;*=@|-][^\s"(),;*|]*\*+[^\s"(),;*|]+/
EXACT_STAR.6: /=\s?[^\s"(),;*=|]+\*+/
PREFIX.5: /[^\s"(),;*=@|-][^\s"(),;*|]*\*+/
EXACT.5: /=\s?[^\s"(),;*=|]+/
FIELD.4: /[^\W\d_]+:(?=[^\s,;)])/
WORD.3: /[^\s"(),;*=@|\-\u200b-\u200f\u2060\ufeff][^\s"(),;*|]*/
QUOTE_OPEN.2: /"[^"]*/
DASH.2: /-+/
STAR.2: /\*+/
EQUALS.2: /=+/
STRAY.1: /[^()]/
BLANK.9: /[\s,;\u200b-\u200f\u2060\ufeff]+/
POINT.9: /[.!?:…]+(?=[\s()]|$)|\+(?=\S)/
%ignore BLANK
%ignore POINT
%declare NEAR_BARE
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed: the query, and which of its words were read as operators."""

    query: Node
    notes: tuple[Note, ...] = ()


def parse(query: str, lang: str = "") -> Node:
    """The node that `query` describes, in canonical form; `lang` is the chat's language ("" unknown).

    Raises `QueryError` when it can't be understood, is too long (`QUERY_CODE_POINTS_MAX`), too deep
    (`DEPTH_MAX`) or has too many terms (`TERMS_MAX`), or when nothing in it must be found in the text.
    """
    return _parsed(query, lang)[0]


def asked(query: str, lang: str = "") -> Asked:
    """As `parse`, of what somebody has just typed. Raises `QueryError` also for a small *or*."""
    node, reading = _parsed(query, lang)
    if reading.doubt is not None:
        raise _error(query, probably_or(reading.doubt))
    return Asked(node, reading.notes)


def _parsed(query: str, lang: str) -> tuple[Node, Reading]:
    try:
        if len(query) > QUERY_CODE_POINTS_MAX:
            raise _too_long(QUERY_CODE_POINTS_MAX)
        text = levelled(query)
        reading = _read(text, lang)
        part = _part(reading.tokens, len(text.rstrip()))
        _check(part)
    except Misread as misread:
        raise _error(query, misread) from None
    return part.node, reading


def _error(query: str, misread: Misread) -> QueryError:
    return QueryError(misread.message, query=query, position=misread.position, remedy=misread.remedy)


def _too_long(position: int) -> Misread:
    message = worded("the query is longer than {most} characters", most=QUERY_CODE_POINTS_MAX)
    remedy = worded("split it into several, or put word lists into a concept (@name)")
    return Misread(message, position, remedy)


def _read(text: str, lang: str) -> Reading:
    tokens = list(_parser().lex(text))
    if not tokens:
        remedy = worded("write the words to watch for, for example: taurus deliver*")
        raise Misread(worded("the query is empty"), 0, remedy)
    _check_depth(tokens)
    return placed(tokens, text, lang)


def _check_depth(tokens: Sequence[Token]) -> None:
    depth = 0
    for token in tokens:
        depth += (token.type == "LPAR") - (token.type == "RPAR")
        if depth > DEPTH_MAX:
            raise _too_deep(place(token))


def _too_deep(position: int) -> Misread:
    message = worded("more than {most} levels of parentheses inside each other", most=DEPTH_MAX)
    return Misread(message, position, worded("write it with fewer parentheses, or split it into several"))


def _part(tokens: Sequence[Token], length: int) -> Part:
    state = _parser().parse_interactive()
    for at, token in enumerate(tokens):
        try:
            state.feed_token(token)
        except UnexpectedToken:
            raise unexpected(tokens, at, length) from None
    try:
        result = state.feed_token(Token.new_borrow_pos("$END", "", tokens[-1]))
    except UnexpectedToken:
        raise unexpected(tokens, len(tokens), length) from None
    assert isinstance(result, Part)
    return result


def _check(part: Part) -> None:
    if part.depth > DEPTH_MAX:
        raise _too_deep(part.start)
    if not part.positive:
        raise _nothing_to_find(part)
    # A rule made in a chat is stored as it is printed, and must be read again.
    if len(str(part.node)) > QUERY_CODE_POINTS_MAX:
        raise _too_long(part.start)


def _nothing_to_find(part: Part) -> Misread:
    remedy = worded("add a word, phrase or @concept that must be there")
    if isinstance(part.node, Or):
        message = worded(
            "this alternative has no word that must be in the report: it would ring for nearly everything"
        )
        return Misread(message, part.weak, remedy)
    if isinstance(part.node, Not):
        message = worded(
            "only what must not be in the report is said, so it would ring for nearly everything"
        )
        example = f"taurus {part.node}"[:EXAMPLE_CODE_POINTS_MAX]
        remedy = worded(
            "add a word, phrase or @concept that must be there, for example: {example}", example=example
        )
        return Misread(message, part.start, remedy)
    message = worded("nothing is said that must be in the report, so it would ring for nearly everything")
    return Misread(message, part.start, remedy)


@cache
def _parser() -> Lark:
    return Lark(
        _GRAMMAR,
        parser="lalr",
        lexer="basic",
        transformer=builder(),
        maybe_placeholders=False,
    )
