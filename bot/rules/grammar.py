"""Query text to nodes: the rule language of DESIGN §4, as it is typed in a file or on a phone.

Law: pure. `parse` gives the canonical node or raises `QueryError` with the place (code points of the text as
given) and the remedy; `parse(str(node)) == node`. OR binds weakest, then words side by side, then NOT, then
NEAR and NOT NEAR: `a b OR c` is `(a b) OR c`. What phones type is read as meant: curly quotes, «…», long
dashes, commas, operators in upper case in the languages of the chats.
"""

from functools import cache
from typing import Final

from lark import Lark, Token, UnexpectedToken

from bot.errors import QueryError
from bot.rules.building import DEPTH_MAX, TERMS_MAX, Misread, Part, builder, mistaken
from bot.rules.query import Node, Or
from bot.rules.typed import OPERATORS, levelled

QUERY_CODE_POINTS_MAX: Final = 4_000

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
       | PREFIX                                    -> prefix
       | CONCEPT                                   -> concept
       | HAS                                       -> has
       | LANG                                      -> lang
       | FROM                                      -> source
       | (STAR_INSIDE | FIELD | QUOTE_OPEN | DASH | STAR | EQUALS | STRAY) -> mistake

OR.9: /\|\|?/
AND.9: /&&?(?=\s)/
NOT.9: /-+(?=[^\s,;)-])/
APART.10: /(NOT\s+|-\s?)NEAR\s?\/\s?\d+(?=[\s()"]|$)/
NEAR.9: /NEAR\s?\/\s?\d+(?=[\s()"]|$)/
TITLE.8: /title:\s*/i
HAS.8: /has:\s*[^\s()",;]*/i
LANG.8: /lang:\s*[^\s()",;]*(\s*,\s*[a-z]{2}(?![^\s()",;]))*/i
FROM.8: /from:\s*("[^"]*"|[^\s()",;]+)?(,("[^"]*"|[^\s()",;]+))*/i
PHRASE.7: /"[^"]*"/
EXACT_PHRASE.7: /="[^"]*"/
CONCEPT.7: /@[\w-]*/
STAR_INSIDE.6: /[^\s"(),;*=@-][^\s"(),;*]*\*+[^\s"(),;*]+/
PREFIX.5: /[^\s"(),;*=@-][^\s"(),;*]*\*+/
EXACT.5: /=\s?[^\s"(),;*=]+/
FIELD.4: /[^\W\d_]+:(?=[^\s,;)])/
WORD.3: /[^\s"(),;*=@\-\u200b-\u200f\u2060\ufeff][^\s"(),;*]*/
QUOTE_OPEN.2: /"[^"]*/
DASH.2: /-+/
STAR.2: /\*+/
EQUALS.2: /=/
STRAY.1: /[^()]/
BLANK.9: /[\s,;\u200b-\u200f\u2060\ufeff]+/
POINT.9: /[.!?]+(?=[\s()]|$)|\+(?=\S)/
%ignore BLANK
%ignore POINT
%declare NEAR_BARE
"""


def parse(query: str) -> Node:
    """The node that `query` describes, in canonical form.

    Raises `QueryError` when it can't be understood, is too long (`QUERY_CODE_POINTS_MAX`), too deep
    (`DEPTH_MAX`) or has too many terms (`TERMS_MAX`), or when nothing in it must be found in the text.
    """
    if len(query) > QUERY_CODE_POINTS_MAX:
        raise QueryError(
            f"the query is longer than {QUERY_CODE_POINTS_MAX} characters",
            query=query,
            position=QUERY_CODE_POINTS_MAX,
            remedy="split it into several rules, or put word lists into a concept (@name)",
        )
    try:
        part = _read(query)
        _check(part)
    except Misread as misread:
        raise QueryError(
            misread.message, query=query, position=misread.position, remedy=misread.remedy
        ) from None
    return part.node


def _read(query: str) -> Part:
    shouted = not any(sign.islower() for sign in query)
    text = levelled(query)
    if not text.strip(" \t\r\n,;"):
        raise Misread("the query is empty", 0, "write the words to watch for, for example: taurus deliver*")
    try:
        result = _parser(shouted).parse(text)
    except UnexpectedToken as error:
        raise _misread_token(error, text) from None
    assert isinstance(result, Part)
    return result


def _misread_token(error: UnexpectedToken, text: str) -> Misread:
    token = error.token
    if token.type == "$END":
        depth = text.count("(") - text.count(")")
        if depth > 0:
            return Misread("a parenthesis is not closed", text.rindex("("), "add ) at its end")
        return Misread("the query breaks off", len(text.rstrip()), "a word is missing at the end")
    return mistaken(token)


def _check(part: Part) -> None:
    if part.depth > DEPTH_MAX:
        raise Misread(f"more than {DEPTH_MAX} levels of parentheses", part.start, "write it flatter")
    if part.terms > TERMS_MAX:
        remedy = "split it into several rules, or put the words into a concept (@name)"
        raise Misread(f"more than {TERMS_MAX} terms", part.start, remedy)
    if not part.positive:
        remedy = "add a word, phrase or @concept that must be there"
        if isinstance(part.node, Or):
            raise Misread("an alternative has no word that must be found", part.weak, remedy)
        raise Misread("nothing in the query must be found in the text", part.start, remedy)


@cache
def _parser(shouted: bool) -> Lark:
    """The parser; in a query all in upper case only AND, OR and NOT are operators."""
    operators = (
        OPERATORS["en"] if shouted else {word: kind for by in OPERATORS.values() for word, kind in by.items()}
    )

    def operator_or_word(token: Token) -> Token:
        kind = operators.get(str(token))
        return Token.new_borrow_pos(kind, token, token) if kind else token

    return Lark(
        _GRAMMAR,
        parser="lalr",
        lexer="basic",
        transformer=builder(),
        lexer_callbacks={"WORD": operator_or_word},
        maybe_placeholders=False,
    )
