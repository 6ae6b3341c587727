"""Builds nodes from what the grammar has read, bottom up, so that no depth of nesting can exhaust the stack.

Law: pure. What comes out is canonical: AND in AND and OR in OR are one list, nothing stands there twice.
What is no query raises `Misread` with the place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, cast

from lark import Token, Transformer

from bot.rules.languages import no_language
from bot.rules.mistakes import Misread, mistaken, nearest, place, quoted
from bot.rules.query import (
    And,
    Apart,
    Concept,
    FactName,
    From,
    Has,
    In,
    Lang,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)
from bot.rules.written import beside, exactly, phrase_of
from bot.tongues import worded

DEPTH_MAX: Final = 20  # levels of nesting
TERMS_MAX: Final = 300  # words, phrases' words, concepts, facts and fields
DISTANCE_MAX: Final = 50  # words between the two sides of a NEAR
PHRASE_WORDS_MAX: Final = 12
WORD_LETTERS_MAX: Final = 60
PREFIX_LETTERS_MIN: Final = 3

FACT_NAMES: Final = ("date", "past-date", "place", "number")


@dataclass(frozen=True, slots=True)
class Part:
    """A node on its way up: where it begins, how large it is, whether it needs a word to be found.

    `depth` counts the levels of parentheses of its printed form; `weak` is the place of the alternative that
    needs no word.
    """

    node: Node
    start: int
    depth: int = 0
    terms: int = 1
    positive: bool = True
    weak: int = 0


class _Builder(Transformer[Token, Part]):
    """One method for each rule of the grammar."""

    def start(self, children: list[Part]) -> Part:
        return children[0]

    def either(self, children: list[Part | Token]) -> Part:
        parts = _parts(children)
        weak = next((part for part in parts if not part.positive), None)
        return _joined(Or, parts, positive=weak is None, weak=weak.start if weak else 0)

    def every(self, children: list[Part | Token]) -> Part:
        parts = _parts(children)
        return _joined(And, parts, positive=any(part.positive for part in parts))

    def negated(self, children: list[Part | Token]) -> Part:
        sign, part = children
        assert isinstance(sign, Token)
        assert isinstance(part, Part)
        if isinstance(part.node, Not):
            remedy = worded("keep one of them, or leave both out")
            raise Misread(worded("two exclusions in a row"), place(sign), remedy)
        return Part(Not(part.node), place(sign), _within(part), part.terms, positive=False)

    def close(self, children: list[Part | Token]) -> Part:
        left = children[0]
        for sign, right in zip(children[1::2], children[2::2], strict=True):
            left = _near(cast("Part", left), cast("Token", sign), cast("Part", right))
        return cast("Part", left)

    def group(self, children: list[Part]) -> Part:
        return children[0]

    def titled(self, children: list[Part | Token]) -> Part:
        sign, part = cast("tuple[Token, Part]", children)
        node = part.node if isinstance(part.node, In) else In("title", part.node)
        depth = part.depth if node is part.node else _within(part)
        return Part(node, place(sign), depth, part.terms, part.positive, part.weak)

    def titled_not(self, children: list[Part | Token]) -> Part:
        sign, minus, part = children
        return self.titled([sign, self.negated([minus, part])])

    def word(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0]), Word)

    def exact(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0]), exactly)

    def sure(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0]), Word)

    def prefix(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0]), Word)

    def phrase(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0])[1:-1], Word)

    def exact_phrase(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0])[2:-1], exactly)

    def concept(self, children: list[Token]) -> Part:
        name = str(children[0])[1:].lower()
        if not name:
            remedy = worded("write for example: {example}", example="@taurus")
            raise Misread(worded("“@” needs the name of a concept"), place(children[0]), remedy)
        return Part(Concept(name), place(children[0]))

    def has(self, children: list[Token]) -> Part:
        name = _value(children[0]).lower().strip("-")
        if name not in FACT_NAMES:
            raise _no_fact(name, place(children[0]))
        return Part(Has(cast("FactName", name)), place(children[0]), positive=False)

    def lang(self, children: list[Token]) -> Part:
        codes = [code for code in re.split(r"[\s,]+", _value(children[0]).lower()) if code]
        for code in codes:
            if meant := no_language(code):
                remedy = worded("write the language's two letters, for example lang:{code}", code=meant)
                message = worded("{typed} is no language that I know", typed=quoted(code))
                raise Misread(message, place(children[0]), remedy)
        if not codes:
            remedy = worded("write for example: {example}", example="lang:de,en")
            raise Misread(worded("“lang:” needs a language"), place(children[0]), remedy)
        return Part(Lang(tuple(dict.fromkeys(codes))), place(children[0]), positive=False)

    def source(self, children: list[Token]) -> Part:
        names = [_site(name) for name in re.findall(r'"[^"]*"|[^\s,]+', _value(children[0]))]
        if not any(names):
            remedy = worded('write for example: from:spiegel.de or from:"Der Spiegel"')
            raise Misread(worded("“from:” needs a site or a publisher"), place(children[0]), remedy)
        return Part(From(tuple(dict.fromkeys(filter(None, names)))), place(children[0]), positive=False)

    def mistake(self, children: list[Token]) -> Part:
        raise mistaken(children[0])


def builder() -> Transformer[Token, Part]:
    """What turns the grammar's rules into parts, one method for each."""
    return _Builder()


def _no_fact(name: str, position: int) -> Misread:
    one_of = worded("write one of {known}", known=", ".join(f"has:{fact}" for fact in FACT_NAMES))
    if not name:
        return Misread(worded("“has:” needs what the report must state"), position, one_of)
    meant = nearest(name, FACT_NAMES)
    remedy = worded("did you mean {meant}?", meant=f"has:{meant}") if meant else one_of
    return Misread(worded("“has:” can't ask for {typed}", typed=quoted(name)), position, remedy)


def _words(token: Token, text: str, make: Callable[[str], Word]) -> Part:
    node = phrase_of(text.removeprefix("=").strip() if make is exactly else text, make)
    start = place(token)
    if node is None:
        raise _no_word(str(token), start)
    words = node.words if isinstance(node, Phrase) else (node,)
    if len(words) > PHRASE_WORDS_MAX:
        message = worded("a phrase of more than {most} words", most=PHRASE_WORDS_MAX)
        raise Misread(message, start, worded("shorten it to the words that never change"))
    for word in words:
        if len(word.text) > WORD_LETTERS_MAX:
            message = worded("a word of more than {most} letters", most=WORD_LETTERS_MAX)
            remedy = worded("shorten it; the beginning of a word and * finds all that begin so: missil*")
            raise Misread(message, start, remedy)
    if isinstance(node, Prefix) and len(node.text) < PREFIX_LETTERS_MIN:
        message = worded("{typed} would find too many words", typed=quoted(str(node)))
        remedy = worded("write at least {least} letters before *", least=PREFIX_LETTERS_MIN)
        raise Misread(message, start, remedy)
    return Part(node, start, terms=len(words))


def _no_word(typed: str, start: int) -> Misread:
    if typed.startswith(('"', '="')) and not typed.strip('=" \t\n'):
        remedy = worded("write the words of the phrase between them, or remove them")
        return Misread(worded("nothing stands between the quotation marks"), start, remedy)
    message = worded("{typed} holds no letter or digit", typed=quoted(typed))
    return Misread(message, start, worded("write a word, or leave it out"))


def _near(left: Part, sign: Token, right: Part) -> Part:
    distance = re.sub(r"\D", "", sign)
    if not 1 <= int(distance) <= DISTANCE_MAX:
        said, most = quoted(str(sign)), DISTANCE_MAX
        message = worded("{typed}: the number of words must be from 1 to {most}", typed=said, most=most)
        remedy = worded("write for example: {example}", example="talks NEAR/6 istanbul")
        raise Misread(message, place(sign), remedy)
    for side in (left, right):
        if not _is_placed(side.node):
            remedy = worded("beside NEAR stand words, phrases, @concepts, or a choice of them: (a OR b)")
            raise Misread(worded("NEAR can't measure from here"), side.start, remedy)
    depth = max(_within(left), _within(right))
    terms = _few(left.terms + right.terms, right.start)
    make = Apart if sign.type == "APART" else Near
    sides = (beside(left.node), beside(right.node)) if make is Near else (left.node, right.node)
    return Part(make(*sides, int(distance)), left.start, depth, terms)


def _few(terms: int, start: int) -> int:
    if terms > TERMS_MAX:
        message = worded("more than {most} words and other conditions", most=TERMS_MAX)
        remedy = worded("split it into several, or put the words into a concept (@name)")
        raise Misread(message, start, remedy)
    return terms


def _within(part: Part) -> int:
    """The levels of parentheses of a part that stands in something that binds stronger."""
    return part.depth + isinstance(part.node, And | Or | Near | Apart)


def _is_placed(node: Node) -> bool:
    match node:
        case Word() | Prefix() | Phrase() | Concept() | Near() | Apart():
            return True
        case Or(nodes):
            return all(_is_placed(inner) for inner in nodes)
        case In(_, inner):
            return _is_placed(inner)
        case _:
            return False


def _joined(make: type[And] | type[Or], parts: list[Part], *, positive: bool, weak: int = 0) -> Part:
    if len(parts) == 1:
        return parts[0]
    nodes: dict[Node, None] = {}
    for part in parts:
        inner = part.node.nodes if isinstance(part.node, make) and not _binds(part.node) else (part.node,)
        nodes.update(dict.fromkeys(inner))
    node = _made(make, tuple(nodes))
    depth = max(part.depth + _in_parentheses(part.node, make) for part in parts)
    terms = 0
    for part in parts:
        terms = _few(terms + part.terms, part.start)
    return Part(node, parts[0].start, depth, terms, positive, weak)


def _made(make: type[And] | type[Or], nodes: tuple[Node, ...]) -> Node:
    if len(nodes) == 1:
        return nodes[0]
    if make is And and sum(not isinstance(node, Not | Has | Lang | From) for node in nodes) > 1:
        nodes = tuple(map(beside, nodes))
    return make(nodes)


def _in_parentheses(node: Node, within: type[And] | type[Or]) -> bool:
    return isinstance(node, And) if within is Or else isinstance(node, Or) or _binds(node)


def _binds(node: Node) -> bool:
    """Whether facts bind to the words of this group: `kyiv (talks has:date)` is no `kyiv talks has:date`."""
    return isinstance(node, And) and any(_asks(inner) for inner in node.nodes)


def _asks(node: Node) -> bool:
    match node:
        case Has():
            return True
        case Not(inner) | In(_, inner):
            return _asks(inner)
        case _:
            return False


def _parts(children: list[Part | Token]) -> list[Part]:
    return [child for child in children if isinstance(child, Part)]


def _value(token: Token) -> str:
    return str(token).partition(":")[2].strip()


def _site(name: str) -> str:
    bare = name.replace("\u200b", "").strip('"').strip().casefold()
    bare = re.sub(r"^https?://", "", bare).removeprefix("www.")
    return " ".join(bare.split()) if " " in bare else bare.partition("/")[0].strip(".")
