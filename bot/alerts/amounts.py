"""Numbers and ordinals in words that a person reads: `50000 soldier` is *50,000 soldiers*, *50 000 солдатів*.

Law: what isn't of the canonical form (`bot.facts.fact.Fact`) is given back as it is. How a number is written
is CLDR's, and so are millions and billions. A stem is no word: where the noun isn't one of our tables, the
words of the report are shown, and without them the number alone.
"""

import re
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal

from bot.alerts.nouns import COUNTED, RANKED
from bot.facts.units import UNITS
from bot.tongues import Tongue

# A longer number is none that the news have.
_AMOUNT = re.compile(
    r"(?P<low>\d{1,18}(?:\.\d{1,6})?)(?:-(?P<high>\d{1,18}(?:\.\d{1,6})?))?(?: (?P<unit>.+))?"
)
_RANK = re.compile(r"(?P<number>\d{1,18}) (?P<thing>.+)")
_LARGE = (12, 9, 6)  # powers of ten with a name
_TAIL_MAX = 6  # digits and point of what stands before the name


def amount(value: str, tongue: Tongue, text: str = "") -> str:
    """`5000000000 EUR` → `5 billion EUR`, `10-15 drone` → `10–15 drones`, `12 percent` → `12 %`.

    `text` are the words it was read from: `30 negoti` → `30 negotiators`.
    """
    found = _AMOUNT.fullmatch(value)
    if found is None:
        return value
    numbers = "–".join(_large(part, tongue) for part in (found["low"], found["high"]) if part)
    unit = found["unit"] or ""
    if unit == "percent":
        return f"{numbers} %"
    if unit == "magnitude":
        return tongue.say("magnitude {number}", number=numbers)
    if unit not in COUNTED:
        return f"{numbers} {unit}" if unit in UNITS else (unit and text) or numbers
    deciding = _deciding(Decimal(found["high"] or found["low"]))
    return tongue.count(*COUNTED[unit], deciding, amount=numbers)


def rank(value: str, tongue: Tongue, text: str = "") -> str:
    """`12 package` → `12th package`; `text` are the words it was read from."""
    found = _RANK.fullmatch(value)
    if found is None:
        return value
    if text and found["thing"] not in RANKED:
        return text
    number = int(found["number"])
    shown = f"{number}{_english_ending(number)}" if tongue.lang == "en" else str(number)
    return tongue.say(RANKED[found["thing"]], rank=shown) if found["thing"] in RANKED else shown


def _english_ending(number: int) -> str:
    """The others write their endings in the message, or none."""
    return "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _deciding(exact: Decimal) -> int:
    """The number whose form the noun has: of a fraction that of two, of *1.5 million* that of a million."""
    if _named_power(exact):
        return 1_000_000
    return int(exact) if exact == int(exact) else 2


def _named_power(exact: Decimal) -> int:
    """The power of ten by whose name a number is called; 0 for none: a long tail is easier in groups."""
    power = next((power for power in _LARGE if exact >= 10**power), 0)
    return power if power and len(f"{(exact / 10**power).normalize():f}") <= _TAIL_MAX else 0


def _large(number: str, tongue: Tongue) -> str:
    exact, locale = Decimal(number), tongue.locale
    if _named_power(exact):
        return format_compact_decimal(exact, format_type="long", locale=locale, fraction_digits=_TAIL_MAX)
    return format_decimal(exact, locale=locale, decimal_quantization=False)
