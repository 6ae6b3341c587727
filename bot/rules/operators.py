"""Which words of a query are operators: AND, OR and NOT in eight languages, as people type them.

Law: pure. English operators in upper case are operators wherever they stand, and so are those of other
languages that can hardly be another word (ODER, АБО). What could be something else (Spanish *O*, Polish *I*,
French *OU*) is one only where an operator can stand, and only if the chat or another word of the query is of
that language. *Or* and *And* as a phone writes them count between two words. In a query all in upper case,
capitals say little: none excludes. What is read other than as plain upper-case English is told
(`Reading.notes`); a small *or* that was probably meant as OR is told apart (`Reading.doubt`).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lark import Token

from bot.rules.typed import LETTERS, NAMES, OPERATORS, PLAIN
from bot.text.fold import fold
from bot.text.known import is_known, likeliest

LETTERS_OF_EVIDENCE_MIN: Final = 4  # shorter words are the same in many languages

_ENDS: Final = frozenset(
    ("WORD", "PHRASE", "EXACT_PHRASE", "EXACT", "PREFIX", "CONCEPT", "HAS", "LANG", "FROM", "RPAR")
)
_BEGINS: Final = (_ENDS - {"RPAR"}) | {"LPAR", "NOT", "TITLE"}
_BINARY: Final = ("AND", "OR")
_WRITTEN: Final = {"AND": "AND", "OR": "OR", "NOT": "-"}


@dataclass(frozen=True, slots=True)
class Note:
    """A word of the query that was read as an operator: `typed` as it stands, `operator` as we print it."""

    typed: str
    operator: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens, what was read as an operator, and a small word that was probably meant as OR."""

    tokens: tuple[Token, ...]
    notes: tuple[Note, ...] = ()
    doubt: Token | None = None


def placed(tokens: Sequence[Token], query: str, lang: str) -> Reading:
    """The tokens, words that are operators being of that type; `lang` is the chat's language ("" unknown)."""
    return _Placing(tokens, query, lang).reading()


class _Placing:
    def __init__(self, tokens: Sequence[Token], query: str, lang: str) -> None:
        self._tokens = list(tokens)
        self._lang = lang.lower().replace("_", "-").partition("-")[0]
        self._query = query
        self._shouted = not any(sign.islower() for sign in query)

    def reading(self) -> Reading:
        notes: dict[Note, None] = {}
        doubt: Token | None = None
        for at, token in enumerate(self._tokens):
            if token.type != "WORD":
                continue
            kind = self._kind(at)
            if kind:
                self._tokens[at] = Token.new_borrow_pos(kind, token, token)
                if str(token) not in OPERATORS["en"]:
                    notes[Note(str(token), _WRITTEN[kind])] = None
            elif doubt is None and self._is_doubtful(at):
                doubt = token
        return Reading(tuple(_joined(self._tokens)), tuple(notes), doubt)

    def _kind(self, at: int) -> str:
        """What operator the word is; "" for none."""
        written = str(self._tokens[at])
        if written in OPERATORS["en"]:
            return OPERATORS["en"][written]
        if written.isupper():
            return self._in_capitals(at, written)
        if written.istitle() and len(written) > 1 and written not in NAMES and self._is_between(at):
            return self._with_one_capital(written)
        return ""

    def _in_capitals(self, at: int, written: str) -> str:
        for lang, words in OPERATORS.items():
            kind = words.get(written, "")
            if not kind:
                continue
            # One that can't be another word is an operator out of place, and told.
            if written in PLAIN and len(written) > 1 and not self._shouted:
                return kind
            if self._is_placed(at, kind) and self._is_meant(written, lang, kind):
                return kind
        return ""

    def _is_meant(self, written: str, lang: str, kind: str) -> bool:
        if self._shouted:
            return kind in _BINARY and len(written) > 1 and (written in PLAIN or lang == self._lang)
        return written in PLAIN or self._speaks(lang)

    def _with_one_capital(self, written: str) -> str:
        kind = OPERATORS["en"].get(written.upper(), "")
        if kind in _BINARY:
            # French *or* is gold.
            return "" if written == "Or" and self._speaks("fr") else kind
        kind = OPERATORS.get(self._lang, {}).get(written.upper(), "")
        return kind if kind in _BINARY else ""

    def _is_doubtful(self, at: int) -> bool:
        """A small *or* between two words, where OR was probably meant."""
        written = str(self._tokens[at])
        if not written.islower() or not self._is_between(at):
            return False
        capitals = written.upper()
        if capitals == "OR":
            return not self._speaks("fr")
        return any(
            words.get(capitals) == "OR" and (capitals in PLAIN or self._speaks(lang))
            for lang, words in OPERATORS.items()
        )

    def _is_placed(self, at: int, kind: str) -> bool:
        return self._is_between(at) if kind in _BINARY else self._is_before(at)

    def _is_between(self, at: int) -> bool:
        return at > 0 and self._tokens[at - 1].type in _ENDS and self._is_before(at)

    def _is_before(self, at: int) -> bool:
        """Whether a word, group or exclusion follows."""
        return at + 1 < len(self._tokens) and self._tokens[at + 1].type in _BEGINS

    def _speaks(self, lang: str) -> bool:
        """Whether the chat is of that language, or something in the query is."""
        if lang == self._lang:
            return True
        letters = LETTERS.get(lang, "")
        return any(sign in letters for sign in self._small_letters) or lang in self._languages

    @cached_property
    def _small_letters(self) -> frozenset[str]:
        return frozenset(unicodedata.normalize("NFC", self._query).lower())

    @cached_property
    def _languages(self) -> frozenset[str]:
        """The languages of longer words that aren't English."""
        words = {
            fold(str(token).rstrip("*"))
            for token in self._tokens
            if token.type in ("WORD", "PREFIX", "EXACT") and not str(token).isupper()
        }
        long = (word for word in words if len(word) >= LETTERS_OF_EVIDENCE_MIN and word.isalpha())
        return frozenset(likeliest(word) for word in long if not is_known(word, "en")) - {""}


def _joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, NOT and NEAR behind it being one: NOT NEAR, in whatever language."""
    barring: Token | None = None
    for token in tokens:
        if barring is not None and token.type == "NEAR":
            yield Token.new_borrow_pos("APART", f"{barring} {token}", barring)
            barring = None
            continue
        if barring is not None:
            yield barring
        barring = token if token.type == "NOT" else None
        if barring is None:
            yield token
    if barring is not None:
        yield barring
