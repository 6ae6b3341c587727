"""Numbers that an item states, and what they count: *50,000 troops* is `50000 soldier`.

Law: pure, linear in the text. A canonical number is plain decimal, a range `10-15`, then what is counted: a
unit of `units.py`, else the stem of the next noun, else nothing. No numbers: dates and clock times, years and
ages, days of a war, names with digits (F-16, G7), scores, labels (Article 5); and "dozens" says none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from bot.facts import counting
from bot.facts.counted import behind_each, behind_whole, counted_after, role_of, swapped
from bot.facts.counting import Count, Piece, count_at, has_digit, holds_number_word, magnitude, pieces_of
from bot.facts.folding import fold
from bot.facts.numerals import NUMERALS, Hedge
from bot.facts.templates import is_date_word
from bot.facts.units import SIGNS

TEXT_CHARACTERS_MAX: Final = 20_000
_HEDGE_REACH: Final = 24
_PIECES_BEHIND: Final = 6
# What a number behind them is the label of. Beginnings of words.
_LABELS: Final = re.compile(
    r"(?:articles?|artikel|articulo|artykul\w*|стат(?:ья|ье|ьи|ті|тя)|resolution|resolucion|резолюци\w*|no|nr|numero|"
    r"number|nummer|номер\w*|chapter|page|seite|room|flight|flug|vol|рейс\w*|highway|route|gate|channel|kanal|канал\w*|"
    r"brigade|phase|block|reactor|reaktor|top|топ|group of|windows|iphone|boeing|airbus|leopard|abrams|"
    r"patriot|type|typ|тип\w*|mark|merkava|covid|euro|version\w*|версі\w*|верси\w*|wersj\w*|formula|psalm|track|unit|кабинет\w*|школ[аыеу]|line|linia)"
    r"\s*\.?\s*(?:no\.?\s*)?$"
)
_YEAR_BEFORE: Final = re.compile(
    r"(?:(?<!\w)(?:in|im|since|seit|until|by|before|after|of|en|desde|de|depuis|del|w|od|do|roku|з|із|с|в|у|во|до|"
    r"после|після|year|jahr|ano|annee|rok\w*|from|vor|nach|ab))\s*$"
)
_DAY_BEFORE: Final = re.compile(
    r"(?<!\w)(?:day|(?:kriegs)?tag|jour|dia|день|дня|дні|сутки|dzien|dniu|gun)\s*(?:of\s+)?(?:№\s*)?$"
)
_AGED: Final = re.compile(r"(?:aged|age of|age|im alter von|возраст\w*|віком|edad de|age de|w wieku)\s*$")
_CLOCK_BEFORE: Final = re.compile(r"(?<!\w)(?:at|um|gegen|в|во|о|об|saat|godz(?:\.|inie)?|a las|a)\s*$")
_CLOCK_AFTER: Final = re.compile(
    r"\s?(?:uhr\b|[ap]\.?m\b|o'?clock|h\b(?=\s?\d\d)|h\d\d|gmt\b|utc\b|msk\b|мск\b)"
)


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number in a text: canonical value, the words with their place, and how sure it is."""

    value: str
    text: str
    start: int
    stop: int
    hedge: Hedge


def find(text: str, *, lang: str, taken: Iterable[tuple[int, int]] = ()) -> tuple[NumberFound, ...]:
    """The numbers that `text` states, in order; `taken` are the places of dates and ordinals.

    Languages without a table get their digits, with signs and the word behind them.
    """
    text = text[:TEXT_CHARACTERS_MAX]
    folded = fold(text)
    if not has_digit(text) and not holds_number_word(folded, lang):
        return ()
    pieces = pieces_of(folded)
    free = _Free(taken, len(folded))
    found: list[NumberFound] = []
    begins = counting.may_begin(lang)
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind == "sign" or (piece.kind == "word" and not begins(piece.text)):
            at += 1
            continue
        one = _read(pieces, at, text, folded, lang, free)
        if one is None:
            at += 1
            continue
        reading, at = one
        if reading is not None:
            found.append(reading)
    return tuple(found)


class _Free:
    """Which places of a text are not taken by dates and ordinals."""

    def __init__(self, taken: Iterable[tuple[int, int]], length: int) -> None:
        self._taken = bytearray(length)
        for start, stop in taken:
            self._taken[start:stop] = b"\x01" * (min(stop, length) - start)

    def has(self, start: int, stop: int) -> bool:
        return not any(self._taken[start:stop])


def _read(
    pieces: Sequence[Piece], at: int, text: str, folded: str, lang: str, free: _Free
) -> tuple[NumberFound | None, int] | None:
    """The number at a piece (None: something that is none), and where to go on; None where there is none."""
    count = count_at(pieces, at, lang)
    if count is None:
        return None
    first, last = pieces[at], pieces[count.after - 1]
    if not free.has(first.start, last.stop) or not _stands_free(pieces, at, count, folded):
        return None, max(count.after, at + 1)
    upper = _range(pieces, at, count, lang, folded)
    values, after = (
        ([count.value], count.after) if upper is None else ([count.value, upper.value], upper.after)
    )
    if upper is not None and upper.magnitude and not count.magnitude:
        values[0] = _as_large(count.value, upper, pieces, lang)
    after = behind_whole(pieces, behind_each(pieces, after, lang), lang)
    start = _sign_before(pieces, at)
    counted = swapped(pieces, count, lang) or counted_after(pieces, after, text, lang)
    unit = SIGNS.get(pieces[start].text, "") if start < at else ""
    unit = unit or _unit_before(folded, pieces[start].start) or counted.unit
    stop = max(counted.stop, pieces[after - 1].stop)
    known = counted.known or unit != counted.unit
    if not _is_number(pieces, at, count, unit, folded, lang, known=known, ranged=upper is not None):
        return None, after
    role = role_of(pieces, start, counted.after, unit, lang, folded)
    begin = pieces[start].start
    hedge = _hedge(folded, begin, lang)
    if not (unit or role or hedge or count.magnitude or (upper and upper.magnitude)):
        return None, after
    shown = "-".join(map(_written, sorted(set(values))))
    value = f"{shown} {role or unit}".strip()
    return NumberFound(value, text[begin:stop], begin, stop, hedge), max(after, counted.after)


def _as_large(value: Decimal, upper: Count, pieces: Sequence[Piece], lang: str) -> Decimal:
    """The lower end of *3 to 5 million*: as many millions as the upper one."""
    power = 0
    for piece in reversed(pieces[max(0, upper.after - _PIECES_BEHIND) : upper.after]):
        if piece.kind == "sign":
            continue
        found = magnitude(piece.text, lang) if piece.kind == "word" else None
        if found is None:
            break
        power += found
    return value * Decimal(10) ** power


def _stands_free(pieces: Sequence[Piece], at: int, count: Count, folded: str) -> bool:
    """Whether nothing hangs on the digits that makes them a name, a score, a time or a part of those."""
    first = pieces[at]
    if first.kind != "digits":
        return True
    before = folded[first.start - 1 : first.start]
    if before and (before.isalnum() or before in "_-:/.,@#№&"):
        return False
    end = pieces[count.after - 1].stop
    after = folded[end : end + 2]
    if after[:1] in "_:/@" and after[1:2].isalnum():
        return False
    if after[:1].isalpha() and count.after == at + 1:
        return after[:1] in "кkmмгg" and len(pieces) > at + 1 and pieces[at + 1].text in _GLUED
    return not (after[:1] == "." and after[1:2].isdigit())


_GLUED: Final = frozenset(("km", "км", "kg", "кг", "m", "м", "mw", "мвт"))


def _range(pieces: Sequence[Piece], at: int, lower: Count, lang: str, folded: str) -> Count | None:
    """The upper end of a range, where one follows: *10 to 15*, *10–15*, *between 10 and 15*."""
    place = lower.after
    if place + 1 >= len(pieces) or not _joins_a_range(pieces, at, place, lang, folded):
        return None
    upper = count_at(pieces, place + 1, lang)
    if upper is None or folded[pieces[upper.after - 1].stop :][:1] in {":", "/"}:
        return None
    # 3-1 is a score; a range rises.
    return upper if upper.magnitude or upper.value > lower.value else None


def _joins_a_range(pieces: Sequence[Piece], at: int, place: int, lang: str, folded: str) -> bool:
    joint = pieces[place]
    if joint.text == "-":
        return pieces[place + 1].kind == "digits" and pieces[at].kind == "digits"
    if joint.kind != "word" or not _is_range_word(joint.text, lang):
        return False
    return joint.text not in _ANDS or _BETWEEN.search(_before(folded, pieces[at].start)) is not None


_ANDS: Final = frozenset(("and", "und", "y", "et", "i", "и", "і", "й", "та", "ile"))
_BETWEEN: Final = re.compile(r"(?<!\w)(?:between|zwischen|entre|между|між|miedzy)\s+$")
_BEFORE: Final = (
    (
        "magnitude",
        re.compile(
            r"(?<!\w)(?:magnitude|magnitud|starke|магнитуд\w*|магнітуд\w*|magnitudzie|sile)"
            r"\s*(?:of |von |de )?$"
        ),
    ),
    ("percent", re.compile(r"(?<!\w)yuzde\s+$")),
)


def _unit_before(folded: str, start: int) -> str:
    """A unit that stands before its number: *magnitude 6.2*, *yüzde 12*."""
    before = _before(folded, start)
    return next((unit for unit, pattern in _BEFORE if pattern.search(before)), "")


@cache
def _range_words(lang: str) -> re.Pattern[str]:
    return re.compile(NUMERALS[lang].ranges if lang in NUMERALS else "(?!)")


def _is_range_word(word: str, lang: str) -> bool:
    return _range_words(lang).fullmatch(word) is not None


def _sign_before(pieces: Sequence[Piece], at: int) -> int:
    """Where the number begins with its sign: *€5*, *$5*, *%12*; `at` where there is none."""
    if at and pieces[at - 1].text in SIGNS and pieces[at].start - pieces[at - 1].stop <= 1:
        return at - 1
    return at


def _is_number(
    pieces: Sequence[Piece],
    at: int,
    count: Count,
    unit: str,
    folded: str,
    lang: str,
    *,
    known: bool,
    ranged: bool,
) -> bool:
    """Whether what was read counts something, and is no year, age, day of a war, score or label."""
    first = pieces[at]
    before = _before(folded, first.start)
    behind = pieces[count.after] if count.after < len(pieces) else None
    if behind is not None and behind.kind == "word" and is_date_word(behind.text, lang):
        return False
    if unit == "year" or _AGED.search(before) or _DAY_BEFORE.search(before):
        return False
    if first.kind == "word":
        return bool(unit) or count.value >= 10
    if _LABELS.search(before) or _CLOCK_AFTER.match(folded, pieces[count.after - 1].stop):
        return False
    if not count.grouped and 1500 <= count.value <= 2100 and first.text.isdigit():
        # "1500 trawlers": a round number before the years that news speak of.
        round_one = count.value < 1900 and count.value % 10 == 0 and bool(unit)
        return (known or round_one) and not _YEAR_BEFORE.search(before)
    if ranged and not known and not count.magnitude:
        return False
    hyphen = behind is not None and behind.text == "-" and behind.start == pieces[count.after - 1].stop
    if hyphen and not ranged:
        # 3-1, 12-й, 45-year-old; a known unit behind the hyphen counts: 30-day.
        return known
    if re.fullmatch(r"\d\d?[.]\d\d", first.text) and _CLOCK_BEFORE.search(before) and not known:
        return False
    in_commas = before.rstrip().endswith(",") and behind is not None and behind.text == ","
    if not known and count.value != int(count.value) and not count.magnitude:
        # A version: 3.0 unported.
        return False
    return known or bool(unit) or (count.value >= 10 and not in_commas)


def _before(folded: str, start: int) -> str:
    """The few words before a place: enough for a preposition or a hedge."""
    return folded[max(0, start - _HEDGE_REACH) : start]


def _written(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _hedge(folded: str, start: int, lang: str) -> Hedge:
    """How sure the number is, by the words right before it."""
    before = _before(folded, start)
    for hedge, pattern in _hedges(lang):
        if pattern.search(before):
            return hedge
    return ""


@cache
def _hedges(lang: str) -> tuple[tuple[Hedge, re.Pattern[str]], ...]:
    if lang not in NUMERALS:
        return ()
    words = NUMERALS[lang]
    rows: tuple[tuple[Hedge, str], ...] = (
        ("at least", words.at_least),
        ("at most", words.at_most),
        ("about", words.about),
    )
    return tuple(
        (hedge, re.compile(rf"(?<!\w)(?:{pattern})(?:\s+|(?<=')|\.\s*)$")) for hedge, pattern in rows
    )
