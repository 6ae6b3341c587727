"""Builds nodes from what the grammar has read, bottom up, so that no depth of nesting can exhaust the stack.

Law: pure. What comes out is canonical: AND in AND and OR in OR are one list, nothing stands there twice.
What is no query raises `Misread` with the place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, cast

from lark import Token, Transformer

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
from bot.rules.typed import REMEDIES
from bot.rules.written import exactly, phrase_of

DEPTH_MAX: Final = 20  # levels of nesting
TERMS_MAX: Final = 300  # words, phrases' words, concepts, facts and fields
DISTANCE_MAX: Final = 50  # words between the two sides of a NEAR
PHRASE_WORDS_MAX: Final = 12
WORD_LETTERS_MAX: Final = 60
PREFIX_LETTERS_MIN: Final = 3

FACT_NAMES: Final = ("date", "past-date", "place", "number")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_COUNTRIES: Final = {
    "ua": "uk",
    "us": "en",
    "gb": "en",
    "at": "de",
    "ch": "de",
    "cz": "cs",
    "dk": "da",
    "se": "sv",
}


class Misread(Exception):  # noqa: N818 - becomes a QueryError as soon as the query is at hand
    """Something in the query that can't be understood, and where."""

    def __init__(self, message: str, position: int, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Part:
    """A node on its way up: where it begins, how deep and large it is, whether it needs a word to be found.

    `weak` is the place of the alternative that needs none.
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
            raise Misread("two NOTs in a row", sign.start_pos or 0, "leave both out")
        return Part(Not(part.node), sign.start_pos or 0, part.depth, part.terms, positive=False)

    def close(self, children: list[Part | Token]) -> Part:
        left = children[0]
        for sign, right in zip(children[1::2], children[2::2], strict=True):
            left = _near(cast("Part", left), cast("Token", sign), cast("Part", right))
        return cast("Part", left)

    def group(self, children: list[Part]) -> Part:
        inner = children[0]
        return Part(inner.node, inner.start, inner.depth + 1, inner.terms, inner.positive, inner.weak)

    def titled(self, children: list[Part | Token]) -> Part:
        sign, part = cast("tuple[Token, Part]", children)
        node = part.node if isinstance(part.node, In) else In("title", part.node)
        return Part(node, sign.start_pos or 0, part.depth + 1, part.terms, part.positive, part.weak)

    def titled_not(self, children: list[Part | Token]) -> Part:
        sign, minus, part = children
        return self.titled([sign, self.negated([minus, part])])

    def word(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0]), Word)

    def exact(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0]), exactly)

    def prefix(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0]), Word)

    def phrase(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0])[1:-1], Word)

    def exact_phrase(self, children: list[Token]) -> Part:
        return _words(children[0], str(children[0])[2:-1], exactly)

    def concept(self, children: list[Token]) -> Part:
        name = str(children[0])[1:].lower()
        if not name:
            raise Misread("@ needs the name of a concept", _place(children[0]), "write for example: @taurus")
        return Part(Concept(name), _place(children[0]))

    def has(self, children: list[Token]) -> Part:
        name = _value(children[0]).lower().strip("-")
        if name not in FACT_NAMES:
            remedy = f"write one of {', '.join(f'has:{fact}' for fact in FACT_NAMES)}"
            raise Misread(f"“{name}” is no kind of fact", _place(children[0]), remedy)
        return Part(Has(cast("FactName", name)), _place(children[0]), positive=False)

    def lang(self, children: list[Token]) -> Part:
        codes = [code for code in re.split(r"[\s,]+", _value(children[0]).lower()) if code]
        for code in codes:
            if code in _COUNTRIES or not _LANGUAGE.fullmatch(code):
                meant = _COUNTRIES.get(code, "en")
                remedy = f"write the language's two letters, for example lang:{meant}"
                raise Misread(f"“{code}” is no language", _place(children[0]), remedy)
        if not codes:
            raise Misread("lang: needs a language", _place(children[0]), "write for example: lang:de,en")
        return Part(Lang(tuple(dict.fromkeys(codes))), _place(children[0]), positive=False)

    def source(self, children: list[Token]) -> Part:
        names = [_site(name) for name in re.findall(r'"[^"]*"|[^\s,]+', _value(children[0]))]
        if not any(names):
            remedy = 'write for example: from:spiegel.de or from:"Der Spiegel"'
            raise Misread("from: needs a site or a publisher", _place(children[0]), remedy)
        return Part(From(tuple(dict.fromkeys(filter(None, names)))), _place(children[0]), positive=False)

    def mistake(self, children: list[Token]) -> Part:
        raise mistaken(children[0])


def builder() -> Transformer[Token, Part]:
    """What turns the grammar's rules into parts, one method for each."""
    return _Builder()


def mistaken(token: Token) -> Misread:
    """What to say of a token that can't stand where it does."""
    message, remedy = REMEDIES.get(
        token.type, ("“{}” can't stand here", "leave it out, or put it into quotes")
    )
    return Misread(message.format(str(token).strip()), _place(token), remedy)


def _words(token: Token, text: str, make: Callable[[str], Word]) -> Part:
    node = phrase_of(text.removeprefix("=").strip() if make is exactly else text, make)
    place = _place(token)
    if node is None:
        raise Misread(f"“{token}” holds no letter or digit", place, "write a word, or leave it out")
    words = node.words if isinstance(node, Phrase) else (node,)
    if len(words) > PHRASE_WORDS_MAX:
        raise Misread(f"a phrase of more than {PHRASE_WORDS_MAX} words", place, "shorten it")
    for word in words:
        if len(word.text) > WORD_LETTERS_MAX:
            raise Misread(f"a word of more than {WORD_LETTERS_MAX} letters", place, "shorten it")
    if isinstance(node, Prefix) and len(node.text) < PREFIX_LETTERS_MIN:
        remedy = f"write at least {PREFIX_LETTERS_MIN} letters before *"
        raise Misread(f"“{node}” would match too many words", place, remedy)
    return Part(node, place, terms=len(words))


def _near(left: Part, sign: Token, right: Part) -> Part:
    distance = int(re.sub(r"\D", "", sign))
    if not 1 <= distance <= DISTANCE_MAX:
        remedy = f"write a number of words from 1 to {DISTANCE_MAX}, for example NEAR/6"
        raise Misread(f"a distance of {distance} words", _place(sign), remedy)
    for side in (left, right):
        if not _is_placed(side.node):
            remedy = "beside NEAR stand words, phrases, @concepts, or a choice of them: (a OR b)"
            raise Misread("NEAR can't measure from here", side.start, remedy)
    depth = max(left.depth, right.depth) + 1
    make = Apart if sign.type == "APART" else Near
    return Part(make(left.node, right.node, distance), left.start, depth, left.terms + right.terms)


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
    node = make(tuple(nodes)) if len(nodes) > 1 else next(iter(nodes))
    depth = max(part.depth for part in parts)
    return Part(node, parts[0].start, depth, sum(part.terms for part in parts), positive, weak)


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


def _place(token: Token) -> int:
    return token.start_pos or 0


def _value(token: Token) -> str:
    return str(token).partition(":")[2].strip()


def _site(name: str) -> str:
    bare = name.strip('"').strip().casefold()
    bare = re.sub(r"^https?://", "", bare).removeprefix("www.")
    return " ".join(bare.split()) if " " in bare else bare.partition("/")[0].strip(".")
