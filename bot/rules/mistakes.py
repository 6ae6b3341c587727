"""What is said of a query that can't be understood: what, where, and what to write instead.

Law: pure. The words are for somebody who never programmed. Every mistake names its remedy; what is quoted of
a query is cut, so that no message grows with what was typed.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lark import Token
from rapidfuzz import fuzz, process

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
        "{} needs a number: how many words may lie between the two",
        "write it with a slash, for example: talks NEAR/6 istanbul",
    ),
    "NEAR_BAD": (
        "{} needs a number behind the slash, and a blank behind the number",
        "write for example: talks NEAR/6 istanbul",
    ),
    "STAR_INSIDE": (
        "“*” can only stand at the end of a word",
        "write the beginning of the word and *, for example: missil*",
    ),
    "STAR": ("“*” needs the beginning of a word before it", "write for example: missil*"),
    "EXACT_STAR": (
        "{}: = asks for exactly this word, * for every word that begins so; both together can't be",
        "leave out one of the two signs",
    ),
    "QUOTE_OPEN": (
        "this quotation mark has no second one",
        'add " at the other end of the phrase, or remove it',
    ),
    "DASH": (
        "a dash alone says nothing",
        "to leave out reports with a word, write -word with no blank after the dash; else leave the dash out",
    ),
    "EQUALS": ("“=” needs a word right behind it", "write for example: =Sumy"),
    "BANG": ("{}: ! has no meaning before a word", "to leave out reports with that word, write -{word}"),
    "GAP": (
        "{}: ? can't stand for a letter",
        "write the beginning of the word and *, for example: missil*; or put a blank behind the ?",
    ),
    "TILDE": (
        "{}: ~ has no meaning here",
        "leave it out: other forms and spellings are found anyway; for a distance in words write NEAR/6",
    ),
    "ADDRESS": (
        "a web address is nothing to look for in a report",
        "write the words to look for; to take reports of one site only, add from:{site}",
    ),
    "SLASH": (
        "{}: a slash before a word has no meaning here",
        "write the word alone; missil* finds all words that begin so",
    ),
    "STRAY": ("{} can't stand here", "leave it out, or put it into quotes"),
}
"""Kind of token that is a mistake in itself -> what to say, and what to write instead."""

_OPERATORS: Final = ("OR", "AND", "NOT", "NEAR", "APART")
_AS_A_WORD: Final = "to look for the word itself, put it into quotes: "


class Misread(Exception):  # noqa: N818 - becomes a QueryError as soon as the query is at hand
    """Something in the query that can't be understood, and where."""

    def __init__(self, message: str, position: int, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.remedy = remedy


def quoted(text: str) -> str:
    """What somebody typed, between quotation marks, cut."""
    flat = " ".join(text.split())
    short = flat if len(flat) <= QUOTED_CODE_POINTS_MAX else flat[: QUOTED_CODE_POINTS_MAX - 1] + "…"
    return f"“{short}”"


def place(token: Token) -> int:
    """Where a token begins."""
    return token.start_pos or 0


def mistaken(token: Token) -> Misread:
    """What to say of a token that is a mistake wherever it stands."""
    if token.type == "FIELD":
        return _no_field(token)
    message, remedy = _SAID.get(token.type, _SAID["STRAY"])
    site = re.sub(r"^\w+:/+(www\.)?", "", str(token).lower()).partition("/")[0] or "spiegel.de"
    word = quoted(str(token).lstrip("!"))[1:-1]
    return Misread(message.format(quoted(str(token))), place(token), remedy.format(word=word, site=site))


def _no_field(token: Token) -> Misread:
    name = str(token).rstrip(":").lower()
    known = ", ".join(f"{field}:" for field in FIELDS)
    meant = _FIELD_MEANT.get(name) or nearest(name, FIELDS)
    otherwise = f"write one of {known}; where the colon is only a colon, put a blank behind it"
    return Misread(
        f"{quoted(str(token))} is nothing that I know",
        place(token),
        f"did you mean “{meant}:”?" if meant else otherwise,
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
        return Misread("“title:” needs a word behind it", place(before), "write for example: title:taurus")
    if token is None:
        return _broken_off(tokens, before, length)
    if token.type == "NEAR_BARE":
        return mistaken(token)
    if before is not None and before.type == "LPAR" and token.type == "RPAR":
        return Misread(
            "nothing stands between the parentheses", place(before), "write words into them, or remove them"
        )
    if before is not None and before.type in _OPERATORS:
        return _after_operator(before, token)
    if token.type == "RPAR":
        return Misread(
            "this parenthesis closes nothing", place(token), "remove it, or add ( before the words"
        )
    if token.type in _OPERATORS:
        return _needs(token, "before")
    return mistaken(token)


def _after_operator(before: Token, token: Token) -> Misread:
    if token.type == "RPAR":
        return _needs(before, "behind")
    if token.type == "NOT" and before.type == "NOT":
        return Misread("two exclusions in a row", place(token), "keep one of them, or leave both out")
    if token.type == "NOT" and before.type in ("NEAR", "APART"):
        remedy = "beside NEAR stand words to find; what must be absent stands apart: talks -football"
        return Misread("NEAR can't measure from a word that must be absent", place(token), remedy)
    if token.type in _OPERATORS:
        message = f"{quoted(str(before))} and {quoted(str(token))} stand next to each other"
        return Misread(message, place(token), "keep one of them, or write a word between them")
    return mistaken(token)


def _broken_off(tokens: Sequence[Token], before: Token | None, length: int) -> Misread:
    if before is not None and before.type in _OPERATORS:
        return _needs(before, "behind")
    opened: list[Token] = []
    for token in tokens:
        if token.type == "LPAR":
            opened.append(token)
        elif token.type == "RPAR" and opened:
            opened.pop()
    if opened:
        return Misread("this parenthesis is opened, but not closed", place(opened[-1]), "add ) at its end")
    return Misread("the query breaks off", length, "write a word at the end")


def _needs(token: Token, where: str) -> Misread:
    typed = str(token)
    if token.type in ("NEAR", "APART"):
        remedy = "write for example: talks NEAR/6 istanbul"
        return Misread(f"{quoted(typed)} needs a word {where} it", place(token), remedy)
    remedy = f"add the word, or leave {quoted(typed)} out"
    if typed.isalpha():
        remedy += f'; {_AS_A_WORD}"{typed.lower()}"'
    return Misread(f"{quoted(typed)} needs a word {where} it", place(token), remedy)


def probably_or(token: Token) -> Misread:
    """A small *or* where OR was probably meant."""
    typed = str(token)
    return Misread(
        f"{quoted(typed)} in small letters is looked for like any other word",
        place(token),
        f'to find one or the other, write OR in capitals; {_AS_A_WORD}"{typed}"',
    )
