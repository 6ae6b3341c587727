"""Dates in digits: ISO 8601, and day, month and year with dots, slashes or dashes.

Law: two numbers without a year are a date only where something says so (a preposition, a closing dot, a text
that is nothing but a date); else they are a score, a fraction, a time or 24/7. Which of the two is the month:
the one that can't be a day, else what the language does; with dots the day is first everywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.facts.reading import year_of

_LEFT = r"(?<![\w.,:/-])"
_RIGHT = r"(?![\w/:-]|[.,]\d)"
_YEAR_FIRST = re.compile(rf"{_LEFT}((?:1\d|20)\d\d)([-/.])(\d{{1,2}})\2(\d{{1,2}})(?![\d/:-]|[.,]\d)")
_FULL = re.compile(rf"{_LEFT}(\d{{1,2}})([-/.])(\d{{1,2}})(?:\2|\s?,\s?)(\d{{4}}|\d{{2}}){_RIGHT}")
_SHORT = re.compile(rf"{_LEFT}(\d{{1,2}})([/.])(\d{{1,2}})(\.?){_RIGHT}")
_SPACED = re.compile(r"(?:(?:on|am|den|le|el)\s)?(\d{1,2})\s(\d{1,2})(?:\s(\d{4}|\d{2}))?")
_SAYS_DATE = re.compile(
    r"\b(?:on|by|until|since|from|am|vom|bis|zum|ab|den|der|fur|le|du|au|el|del|al|hasta|desde|с|до|на|от|к|"
    r"від|з|dnia|od|do)\s+(?:den\s+)?$"
)
_RANGE = re.compile(r"\b(?:от|from|von|de|від|od)\s+\d[\d.,]*\s+(?:до|to|bis|a|à|do)\s+$")
_FROM = re.compile(r"\b(?:from|to|by)\s+$")
_MEASURED = re.compile(
    r"\s?(?:[%€$£₴₽₺°]|"
    r"(?:percent|prozent|por ciento|pour cent|proc|процент\w*|відсот\w*|yuzde|points?|punkt\w*|пункт\w*|"
    r"dollars?|dolar\w*|долл\w*|дол|euros?|eur|usd|uah|rub|pln|евро|євро|руб\w*|грн|грив[еі]?н\w*|zl|zlot\w*|"
    r"lira\w*|tl|"
    r"mln|mrd|mio|млн|млрд|тыс|тис|million\w*|milliard\w*|millones|milyon|milyar|billion\w*|thousand|tausend|mil|bin|"
    r"[kmc]?m|kg|км|кг|м|т|kilomet\w*|километр\w*|кілометр\w*|meters?|metern?|metres?|tons?|tonnen?|тонн?\w*|liters?|litres?|"
    r"gb|mb|mbit|ghz|mhz|kwh|mw|mbar|ps|pp|п\.?п)\b)"
)
"""What makes a number with a point an amount: "до 12.05 грн"."""
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"\S")
_REACH = 24
"""Characters before a date in which a word still says that it is one."""


@dataclass(frozen=True, slots=True)
class Digits:
    """A date in digits; `year` is None where it is not said."""

    start: int
    stop: int
    year: int | None
    month: int
    day: int


def numeric(text: str, *, month_first: bool, ordinal_dot: bool, alone: bool) -> Iterator[Digits]:
    """The dates in digits of a folded text."""
    if _DIGIT.search(text) is None:
        return
    for found in _YEAR_FIRST.finditer(text):
        yield Digits(found.start(), found.end(), int(found[1]), int(found[3]), int(found[4]))
    for found in _FULL.finditer(text):
        if month_first and not alone and _is_version(found, text):
            continue
        month, day = _ordered(int(found[1]), int(found[3]), month_first=month_first and found[2] != ".")
        yield Digits(found.start(), found.end(), year_of(found[4]), month, day)
    for found in _SHORT.finditer(text):
        if alone or _is_date(found, text, month_first=month_first, ordinal_dot=ordinal_dot):
            month, day = _ordered(int(found[1]), int(found[3]), month_first=month_first and found[2] != ".")
            yield Digits(found.start(), found.end(), None, month, day)
    spaced = _SPACED.fullmatch(text.strip()) if alone else None
    if spaced:
        yield Digits(0, len(text), year_of(spaced[3] or ""), int(spaced[2]), int(spaced[1]))


def _ordered(first: int, second: int, *, month_first: bool) -> tuple[int, int]:
    """Month and day of two numbers."""
    if first > 12:
        return second, first
    if second > 12 or month_first:
        return first, second
    return second, first


def _is_version(found: re.Match[str], text: str) -> bool:
    """Whether dots and a short year are no date where the month comes first: "Linux 5.7.17"."""
    if found[2] != "." or len(found[4]) == 4:
        return False
    before = max(0, found.start() - _REACH), found.start()
    return _SAYS_DATE.search(text, *before) is None


def _is_date(found: re.Match[str], text: str, *, month_first: bool, ordinal_dot: bool) -> bool:
    before = max(0, found.start() - _REACH), found.start()
    # A version, or the end of a range: "upgrade from 4.10", "от 11 до 13.5".
    if found[2] == "." and ((month_first and _FROM.search(text, *before)) or _RANGE.search(text, *before)):
        return False
    if found[2] == "." and not found[4] and _MEASURED.match(text, found.end()):
        return False
    # "15.1. zurück": the second dot is an ordinal's; at the end of a text it may be a decimal's.
    if ordinal_dot and found[2] == "." and found[4] and _SIGN.search(text, found.end()):
        return True
    return bool(_SAYS_DATE.search(text, max(0, found.start() - _REACH), found.start()))
