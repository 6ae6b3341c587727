"""Numbers and ordinals in words that a person reads: `50000 soldier` is *50,000 soldiers*. English now.

Law: what isn't of the canonical form (`bot.facts.fact.Fact`) is given back as it is. A stem is no word: where
the noun isn't one of our tables, the words of the report are shown, and without them the number alone.
"""

import re
from decimal import Decimal

from bot.facts.ranks import THINGS
from bot.facts.units import UNITS

_AMOUNT = re.compile(r"(?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))?(?: (?P<unit>.+))?")
_RANK = re.compile(r"(?P<number>\d+) (?P<thing>.+)")
_LARGE = ((12, "trillion"), (9, "billion"), (6, "million"))
_NO_PLURAL = frozenset(
    ("killed", "wounded", "missing", "evacuated", "percent", "magnitude", "km", "sq-km", "kg", "MW")
)
_PLURALS = {"person": "people", "child": "children"}
_ORDERED = frozenset(thing for things in THINGS.values() for thing in things)


def amount(value: str, text: str = "") -> str:
    """`5000000000 EUR` → `5 billion EUR`, `10-15 drone` → `10–15 drones`, `12 percent` → `12 %`.

    `text` are the words it was read from: `30 negoti` → `30 negotiators`.
    """
    found = _AMOUNT.fullmatch(value)
    if found is None:
        return value
    numbers = "–".join(_large(part) for part in (found["low"], found["high"]) if part)
    unit = found["unit"] or ""
    if unit and unit not in UNITS:
        return text or numbers
    if unit == "percent":
        return f"{numbers} %"
    if unit == "magnitude":
        return f"magnitude {numbers}"
    return f"{numbers} {_unit(unit, one=numbers == '1')}".strip()


def rank(value: str, text: str = "") -> str:
    """`12 package` → `12th package`; `text` are the words it was read from."""
    found = _RANK.fullmatch(value)
    if found is None:
        return value
    if text and found["thing"] not in _ORDERED:
        return text
    number = int(found["number"])
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} {found['thing'] if found['thing'] in _ORDERED else ''}".strip()


def _large(number: str) -> str:
    exact = Decimal(number)
    for power, name in _LARGE:
        if exact >= 10**power:
            part = (exact / 10**power).normalize()
            # A long tail of digits is easier to read in groups.
            return f"{part:f} {name}" if len(f"{part:f}") <= 6 else f"{exact:,f}"
    return f"{exact:,f}"


def _unit(unit: str, *, one: bool) -> str:
    """The plural of a unit."""
    if one or not unit or unit in _NO_PLURAL or unit.isupper():
        return unit
    return _PLURALS.get(unit, f"{unit}s")
