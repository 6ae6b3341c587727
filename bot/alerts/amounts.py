"""Numbers and ordinals in words that a person reads: `50000 soldier` is *50,000 soldiers*. English now.

Law: what isn't of the canonical form (`bot.facts.fact.Fact`) is given back as it is.
"""

import re
from decimal import Decimal

from bot.facts.units import UNITS

_AMOUNT = re.compile(r"(?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))?(?: (?P<unit>.+))?")
_RANK = re.compile(r"(?P<number>\d+) (?P<thing>.+)")
_LARGE = ((12, "trillion"), (9, "billion"), (6, "million"))
_NO_PLURAL = frozenset(
    ("killed", "wounded", "missing", "evacuated", "percent", "magnitude", "km", "sq-km", "kg", "MW")
)
_PLURALS = {"person": "people", "child": "children"}


def amount(value: str) -> str:
    """`5000000000 EUR` → `5 billion EUR`, `10-15 drone` → `10–15 drones`, `12 percent` → `12 %`."""
    found = _AMOUNT.fullmatch(value)
    if found is None:
        return value
    numbers = "–".join(_large(part) for part in (found["low"], found["high"]) if part)
    unit = found["unit"] or ""
    if unit == "percent":
        return f"{numbers} %"
    if unit == "magnitude":
        return f"magnitude {numbers}"
    return f"{numbers} {_unit(unit, one=numbers == '1')}".strip()


def rank(value: str) -> str:
    """`12 package` → `12th package`."""
    found = _RANK.fullmatch(value)
    if found is None:
        return value
    number = int(found["number"])
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} {found['thing']}"


def _large(number: str) -> str:
    exact = Decimal(number)
    for power, name in _LARGE:
        if exact >= 10**power:
            part = (exact / 10**power).normalize()
            # A long tail of digits is easier to read in groups.
            return f"{part:f} {name}" if len(f"{part:f}") <= 6 else f"{exact:,f}"
    return f"{exact:,f}"


def _unit(unit: str, *, one: bool) -> str:
    """The plural of a unit; stems of other languages stay as they are."""
    if one or unit in _NO_PLURAL or unit not in UNITS or unit.isupper():
        return unit
    return _PLURALS.get(unit, f"{unit}s")
