"""Numbers as they are written: digits with their separators, number words, magnitudes, to one `Decimal`.

Law: pure and linear. Works on the pieces of a folded text (words, digits, signs). A lone thousand is one
thousand, "thousands" is no number. What doesn't parse is no number; nothing is guessed.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from bot.facts.numerals import NUMERALS

_BLANK: Final = " \u00a0\u202f\u2009"
_PIECE: Final = re.compile(
    rf"(?P<digits>\d{{1,3}}(?:[{_BLANK}.,'’]\d{{3}}(?!\d))+(?:[.,]\d{{1,2}}(?!\d))?|\d+(?:[.,]\d+(?!\d))?)"
    r"|(?P<elided>(?:[dlnsjmtc]|qu)['’](?=[^\W\d_]))|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)|(?P<sign>[^\w\s])"
)
_WORD: Final = re.compile(r"(?:[dlnsjmtc]|qu)['’](?=[^\W\d_])|([^\W\d_]+(?:['’ʼ][^\W\d_]+)*)")
"""The words among the pieces of a text without digits; an article before an apostrophe is an empty one."""
_DIGIT: Final = re.compile("[0-9]")
_WHOLES: Final = frozenset((10, 12, 100, 1000))
"""Number words of which halves are named: *half a dozen*, *medio centenar*."""
_KINDS: Final[Mapping[str, Literal["digits", "word", "sign"]]] = {
    "digits": "digits",
    "word": "word",
    "elided": "word",
}
DIGITS_MAX: Final = 15
_TEXTS_KEPT: Final = 4  # ordinals and amounts read the same text, one right after the other
VALUE_MAX: Final = Decimal(10) ** DIGITS_MAX
"""What is larger is no number of the news, but words in a heap."""


class Piece(NamedTuple):
    """A word, a run of digits or a sign of a folded text, with its place."""

    kind: Literal["digits", "word", "sign"]
    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Count:
    """A number read from the pieces before `after`; `grouped` is false for a bare run of digits.

    `magnitude` says that a thousand or more stood in words.
    """

    value: Decimal
    after: int
    in_words: bool = False
    grouped: bool = False
    magnitude: bool = False


@lru_cache(_TEXTS_KEPT)
def pieces_of(folded: str) -> tuple[Piece, ...]:
    """The pieces of a folded text, in order."""
    return tuple(
        [
            Piece(_KINDS.get(found.lastgroup or "", "sign"), found[0], *found.span())
            for found in _PIECE.finditer(folded)
        ]
    )


def has_digit(text: str) -> bool:
    """Whether a digit of any script stands in a text, or a sign made of one."""
    return _DIGIT.search(text) is not None if text.isascii() else any(map(str.isdigit, text))


def holds_number_word(folded: str, lang: str) -> bool:
    """Whether any word of a folded text may begin a number; most texts without digits have none."""
    return any(map(may_begin(lang), _WORD.findall(folded)))


@cache
def may_begin(lang: str) -> Callable[[str], bool]:
    """What says of a folded word whether a number may begin with it."""

    @lru_cache(20_000)
    def says(word: str) -> bool:
        return any(reading(word, lang) is not None for reading in (_part, number, magnitude))

    return says


def count_at(pieces: Sequence[Piece], at: int, lang: str) -> Count | None:
    """The number that begins with the piece at `at`, read as far as it goes."""
    first = pieces[at]
    if first.kind == "sign":
        return None
    if first.kind == "digits":
        value = _of_digits(first.text, lang, scaled=_is_scaled(pieces, at, lang))
        return None if value is None else _scaled(pieces, at + 1, lang, value, first)
    return _of_words(pieces, at, lang) if may_begin(lang)(first.text) else None


def _is_scaled(pieces: Sequence[Piece], at: int, lang: str) -> bool:
    """Whether a million or more follows, before which "3,125" has decimals."""
    if at + 1 >= len(pieces) or pieces[at + 1].kind != "word":
        return False
    power = magnitude(pieces[at + 1].text, lang)
    return power is not None and power > 3


def _of_digits(text: str, lang: str, *, scaled: bool) -> Decimal | None:
    """Digits with separators; None for what is no number (a version, an address)."""
    if sum(map(str.isdigit, text)) > DIGITS_MAX or not text[0].isascii():
        return None
    decimal = NUMERALS[lang].decimal if lang in NUMERALS else "."
    plain = re.sub(rf"[{_BLANK}'’]", "", text)
    signs = [sign for sign in plain if sign in ".,"]
    if not signs:
        return Decimal(plain)
    last = signs[-1]
    head, _, tail = plain.rpartition(last)
    # Three digits behind a single sign: thousands, unless the language's own decimal sign says otherwise.
    part = len(tail) != 3 or (len(signs) == 1 and last == decimal and (scaled or lang == "en" or head == "0"))
    if part and signs.count(last) == 1:
        return Decimal(f"{re.sub('[.,]', '', head)}.{tail}")
    return Decimal(re.sub("[.,]", "", plain)) if len(tail) == 3 else None


def _scaled(pieces: Sequence[Piece], at: int, lang: str, value: Decimal, first: Piece) -> Count:
    """Digits and the magnitudes behind them: *5 mil millones*, *50 тыс.*, *5bn*."""
    grouped = len(first.text) > len(re.sub(rf"[{_BLANK}.,'’]", "", first.text))
    magnified = False
    while at < len(pieces) and pieces[at].kind == "word":
        power = magnitude(pieces[at].text, lang)
        if power is None or (len(pieces[at].text) == 1 and pieces[at].start != pieces[at - 1].stop):
            break
        if value * Decimal(10) ** power > VALUE_MAX:
            break
        value *= Decimal(10) ** power
        magnified = True
        at = _after_dot(pieces, at)
    return Count(value, at, grouped=grouped or magnified, magnitude=magnified)


def _of_words(pieces: Sequence[Piece], at: int, lang: str) -> Count | None:
    """Number words: *two hundred and fifty*, *двести тысяч*, *iki bin beş yüz*, *half a million*."""
    total, current = Decimal(0), Decimal(0)
    said, needs_magnitude, magnified = False, False, False
    power_before = 0
    start = at
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind == "sign":
            if piece.text != "-" or not said or piece.start != pieces[at - 1].stop:
                break
            at += 1
            continue
        if piece.kind == "digits":
            break
        word = piece.text
        part, plain, power = _part(word, lang), number(word, lang), magnitude(word, lang)
        if part is not None and not said:
            current, said, needs_magnitude = Decimal(str(part)), True, True
        elif plain is not None and not needs_magnitude and _fits(current, plain, lang):
            current, said = current + plain, True
        elif plain in _WHOLES and needs_magnitude:
            current, needs_magnitude = current * plain, False
        elif power is not None and (said or _is_alone(pieces, at, lang)):
            if power == 2:
                current = (current or Decimal(1)) * 100
            elif not current and total and power > power_before:
                total *= Decimal(10) ** power
            else:
                total, current = total + (current or Decimal(1)) * Decimal(10) ** power, Decimal(0)
                power_before = power
            said, needs_magnitude, magnified = True, False, magnified or power > 2
            at = _after_dot(pieces, at) - 1
        elif not (said and is_join(word, lang) and _goes_on(pieces, at + 1, lang)):
            break
        if total + current > VALUE_MAX:
            return None
        at += 1
    if not said or needs_magnitude or at == start:
        return None
    while at > start and pieces[at - 1].kind == "sign" and pieces[at - 1].text == "-":
        at -= 1
    return Count(total + current, at, in_words=True, grouped=True, magnitude=magnified)


def _fits(current: Decimal, plain: int, lang: str) -> bool:
    """Whether a word may follow in one number: *twenty-five*, *двести двадцать*, but not *two three*."""
    if not current:
        return True
    if plain >= 100:
        return False
    return current % 100 == 0 or (
        current % 10 == 0 and plain < 10 and current % 100 >= (10 if lang == "tr" else 20)
    )


def _goes_on(pieces: Sequence[Piece], at: int, lang: str) -> bool:
    if at >= len(pieces) or pieces[at].kind != "word":
        return False
    word = pieces[at].text
    return number(word, lang) is not None or magnitude(word, lang) is not None


def _after_dot(pieces: Sequence[Piece], at: int) -> int:
    """Behind the piece at `at` and the full stop of its abbreviation (*тыс.*, *Mrd.*)."""
    dotted = (
        at + 1 < len(pieces)
        and pieces[at + 1].text == "."
        and pieces[at + 1].start == pieces[at].stop
        and len(pieces[at].text) <= 4
    )
    return at + 2 if dotted else at + 1


@lru_cache(20_000)
def number(word: str, lang: str) -> int | None:
    """What a number word says, below a thousand; None for any other word."""
    table = _table(lang)
    for pattern, value in table:
        if pattern.fullmatch(word):
            return value
    return _of_german(word) if lang == "de" else None


@lru_cache(20_000)
def magnitude(word: str, lang: str) -> int | None:
    """The power of ten that a word stands for: 3 for *thousand*."""
    for pattern, power in _magnitudes(lang):
        if pattern.fullmatch(word):
            return power
    return None


@cache
def _table(lang: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    if lang not in NUMERALS:
        return ()
    words = NUMERALS[lang]
    rows = [*enumerate(words.ones, 2), *enumerate(words.teens, 10)]
    rows += [(10 * ten, pattern) for ten, pattern in enumerate(words.tens, 2)]
    return tuple((re.compile(pattern), value) for value, pattern in rows) + tuple(
        (re.compile(pattern), value) for pattern, value in words.others.items()
    )


@cache
def _magnitudes(lang: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    words = NUMERALS[lang].magnitudes if lang in NUMERALS else {}
    return tuple((re.compile(pattern), power) for pattern, power in words.items())


@lru_cache(20_000)
def _part(word: str, lang: str) -> float | None:
    for pattern, value in NUMERALS[lang].parts.items() if lang in NUMERALS else ():
        if re.fullmatch(pattern, word):
            return value
    return None


def _is_alone(pieces: Sequence[Piece], at: int, lang: str) -> bool:
    """Whether a magnitude says one of it where no number stands before it: *mil soldados*, *a million*."""
    if lang not in NUMERALS:
        return False
    words = NUMERALS[lang]
    if words.alone_after and not (at and re.fullmatch(words.alone_after, pieces[at - 1].text)):
        return False
    return re.fullmatch(words.alone, pieces[at].text) is not None


def is_join(word: str, lang: str) -> bool:
    """Whether a word may stand inside a number: *a hundred **and** twenty*."""
    return lang in NUMERALS and re.fullmatch(NUMERALS[lang].joins, word) is not None


@cache
def _german() -> re.Pattern[str]:
    words = NUMERALS["de"]
    ones, teens, tens = ("|".join(part) for part in (("ein", *words.ones), words.teens, words.tens))
    below = rf"(?:(?P<o>{ones})und(?P<z>{tens})|(?P<s>{teens}|{tens}|{ones}))"
    return re.compile(rf"(?:(?P<h>{ones})?(?P<hundred>hundert)(?:und)?)?{below}?")


def _of_german(word: str) -> int | None:
    """A compound: *fünfundzwanzig*, *zweihundert*, *hundertzwanzig*."""
    found = _german().fullmatch(word)
    if not found or not word or not (found["hundred"] or found["o"]):
        return None
    value = 100 * (_one(found["h"]) if found["h"] else 1) if found["hundred"] else 0
    if found["o"]:
        return value + _one(found["o"]) + (number(found["z"], "de") or 0)
    return value + (_one(found["s"]) if found["s"] else 0)


def _one(word: str) -> int:
    return 1 if word == "ein" else number(word, "de") or 0
