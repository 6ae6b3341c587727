"""What is said of a query that can't be understood: what, where, and what to write instead.

Law: pure. The words are for somebody who never programmed. Every mistake names its remedy; what is quoted of
a query is cut, so that no message grows with what was typed.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lark import Token
from rapidfuzz import fuzz, process

from bot.tongues import Message, marked, worded

QUOTED_CODE_POINTS_MAX: Final = 40
SIMILARITY_MIN: Final = 70  # below this a suggestion puzzles more than it helps

FIELDS: Final = ("title", "lang", "from", "has")
_FIELD_MEANT: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("headline", "intitle", "subject", "titre", "título", "titulo", "tytuł", "başlık"), "title"
    ),
    **dict.fromkeys(("überschrift", "заголовок", "назва"), "title"),
    **dict.fromkeys(
        ("language", "lg", "l", "sprache", "langue", "idioma", "dil", "język", "мова", "язык"), "lang"
    ),
    **dict.fromkeys(("site", "source", "host", "domain", "publisher", "by", "feed", "quelle", "von"), "from"),
    **dict.fromkeys(("contains", "fact", "with", "hat"), "has"),
}
"""What other search boxes, and other languages, call our fields."""

_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "NEAR_BARE": (
        marked("{typed} needs a number: how many words may lie between the two"),
        marked("write it with a slash, for example: talks NEAR/6 istanbul"),
    ),
    "NEAR_BAD": (
        marked("{typed} needs a number behind the slash, and a blank behind the number"),
        marked("write for example: talks NEAR/6 istanbul"),
    ),
    "STAR_INSIDE": (
        marked("“*” can only stand at the end of a word"),
        marked("write the beginning of the word and *, for example: missil*"),
    ),
    "STAR": (
        marked("“*” needs the beginning of a word before it"),
        marked("write for example: missil*"),
    ),
    "EXACT_STAR": (
        marked(
            "{typed}: = asks for exactly this word, * for every word that begins so; both together can't be"
        ),
        marked("leave out one of the two signs"),
    ),
    "QUOTE_OPEN": (
        marked("this quotation mark has no second one"),
        marked('add " at the other end of the phrase, or remove it'),
    ),
    "DASH": (
        marked("a dash alone says nothing"),
        marked(
            "to leave out reports with a word, write -word with no blank after the dash;"
            " else leave the dash out"
        ),
    ),
    "EQUALS": (
        marked("“=” needs a word right behind it"),
        marked("write for example: =Sumy"),
    ),
    "BANG": (
        marked("{typed}: ! has no meaning before a word"),
        marked("to leave out reports with that word, write -{word}"),
    ),
    "GAP": (
        marked("{typed}: ? can't stand for a letter"),
        marked("write the beginning of the word and *, for example: missil*; or put a blank behind the ?"),
    ),
    "TILDE": (
        marked("{typed}: ~ has no meaning here"),
        marked(
            "leave it out: other forms and spellings are found anyway; for a distance in words write NEAR/6"
        ),
    ),
    "ADDRESS": (
        marked("a web address is nothing to look for in a report"),
        marked("write the words to look for; to take reports of one site only, add from:{site}"),
    ),
    "SLASH": (
        marked("{typed}: a slash before a word has no meaning here"),
        marked("write the word alone; missil* finds all words that begin so"),
    ),
    "STRAY": (
        marked("{typed} can't stand here"),
        marked("leave it out, or put it into quotes"),
    ),
}
"""Kind of token that is a mistake in itself -> what to say, and what to write instead."""

_OPERATORS: Final = ("OR", "AND", "NOT", "NEAR", "APART")


class Misread(Exception):  # noqa: N818 - becomes a QueryError as soon as the query is at hand
    """Something in the query that can't be understood, and where."""

    def __init__(self, message: Message, position: int, remedy: Message) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.remedy = remedy


def quoted(text: str) -> Message:
    """What somebody typed, between quotation marks, cut."""
    return worded("“{text}”", text=shortened(text))


def shortened(text: str) -> str:
    """What somebody typed, on one line, cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTED_CODE_POINTS_MAX else flat[: QUOTED_CODE_POINTS_MAX - 1] + "…"


def place(token: Token) -> int:
    """Where a token begins."""
    return token.start_pos or 0


def mistaken(token: Token) -> Misread:
    """What to say of a token that is a mistake wherever it stands."""
    if token.type == "FIELD":
        return _no_field(token)
    message, remedy = _SAID.get(token.type, _SAID["STRAY"])
    site = re.sub(r"^\w+:/+(www\.)?", "", str(token).lower()).partition("/")[0] or "spiegel.de"
    word = shortened(str(token).lstrip("!"))
    said = worded(message, typed=quoted(str(token)))
    return Misread(said, place(token), worded(remedy, word=word, site=site))


def _no_field(token: Token) -> Misread:
    name = str(token).rstrip(":").lower()
    known = ", ".join(f"{field}:" for field in FIELDS)
    meant = _FIELD_MEANT.get(name) or nearest(name, FIELDS)
    otherwise = worded(
        "write one of {known}; where the colon is only a colon, put a blank behind it", known=known
    )
    return Misread(
        worded("{typed} is nothing that I know", typed=quoted(str(token))),
        place(token),
        worded("did you mean “{meant}”?", meant=f"{meant}:") if meant else otherwise,
    )


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word that `word` is probably a misspelling of; "" if none is near."""
    scorer = fuzz.ratio
    best = process.extractOne(word, known, scorer=scorer, score_cutoff=SIMILARITY_MIN)
    # Two letters that changed places are one slip, and the commonest.
    swapped = next((one for one in known if sorted(one) == sorted(word)), "")
    return swapped or (best[0] if best else "")


def unexpected(tokens: Sequence[Token], at: int, length: int) -> Misread:
    """What to say where the token at `at` can't follow those before it (or the query can't end there)."""
    before = tokens[at - 1] if at else None
    token = tokens[at] if at < len(tokens) else None
    if before is not None and before.type == "TITLE":
        remedy = worded("write for example: {example}", example="title:taurus")
        return Misread(worded("“title:” needs a word behind it"), place(before), remedy)
    if token is None:
        return _broken_off(tokens, before, length)
    if token.type == "NEAR_BARE":
        return mistaken(token)
    if before is not None and before.type == "LPAR" and token.type == "RPAR":
        remedy = worded("write words into them, or remove them")
        return Misread(worded("nothing stands between the parentheses"), place(before), remedy)
    if before is not None and before.type in _OPERATORS:
        return _after_operator(before, token)
    if token.type == "RPAR":
        remedy = worded("remove it, or add ( before the words")
        return Misread(worded("this parenthesis closes nothing"), place(token), remedy)
    if token.type in _OPERATORS:
        return _needs_before(token)
    return mistaken(token)


def _after_operator(before: Token, token: Token) -> Misread:
    if token.type == "RPAR":
        return _needs_behind(before)
    if token.type == "NOT" and before.type == "NOT":
        remedy = worded("keep one of them, or leave both out")
        return Misread(worded("two exclusions in a row"), place(token), remedy)
    if token.type == "NOT" and before.type in ("NEAR", "APART"):
        message = worded("NEAR can't measure from a word that must be absent")
        remedy = worded("beside NEAR stand words to find; what must be absent stands apart: talks -football")
        return Misread(message, place(token), remedy)
    if token.type in _OPERATORS:
        message = worded(
            "{first} and {second} stand next to each other",
            first=quoted(str(before)),
            second=quoted(str(token)),
        )
        return Misread(message, place(token), worded("keep one of them, or write a word between them"))
    return mistaken(token)


def _broken_off(tokens: Sequence[Token], before: Token | None, length: int) -> Misread:
    if before is not None and before.type in _OPERATORS:
        return _needs_behind(before)
    opened: list[Token] = []
    for token in tokens:
        if token.type == "LPAR":
            opened.append(token)
        elif token.type == "RPAR" and opened:
            opened.pop()
    if opened:
        message = worded("this parenthesis is opened, but not closed")
        return Misread(message, place(opened[-1]), worded("add ) at its end"))
    return Misread(worded("the query breaks off"), length, worded("write a word at the end"))


def _needs_before(token: Token) -> Misread:
    return Misread(
        worded("{typed} needs a word before it", typed=quoted(str(token))), place(token), _add(token)
    )


def _needs_behind(token: Token) -> Misread:
    return Misread(
        worded("{typed} needs a word behind it", typed=quoted(str(token))), place(token), _add(token)
    )


def _add(token: Token) -> Message:
    """What to do about an operator without its word."""
    typed = str(token)
    if token.type in ("NEAR", "APART"):
        return worded("write for example: {example}", example="talks NEAR/6 istanbul")
    if typed.isalpha():
        return worded(
            "add the word, or leave {typed} out; to look for the word itself, put it into quotes: {word}",
            typed=quoted(typed),
            word=f'"{typed.lower()}"',
        )
    return worded("add the word, or leave {typed} out", typed=quoted(typed))


def probably_or(token: Token) -> Misread:
    """A small *or* where OR was probably meant."""
    return Misread(
        worded("{typed} in small letters is looked for like any other word", typed=quoted(str(token))),
        place(token),
        worded(
            "to find one or the other, write OR in capitals; to look for the word itself, put it into quotes:"
            " {word}",
            word=f'"{token}"',
        ),
    )
