"""What the news counts, under one name in eight languages: soldiers, drones, euros, per cent.

Law: data and look-up. A unit is an English singular (`soldier`), a currency its ISO 4217 code. Patterns are
beginnings of folded words; a word that begins with none of them is no unit of this table.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from bot.facts.units.english import ENGLISH
from bot.facts.units.french import FRENCH
from bot.facts.units.german import GERMAN
from bot.facts.units.polish import POLISH
from bot.facts.units.russian import RUSSIAN
from bot.facts.units.spanish import SPANISH
from bot.facts.units.turkish import TURKISH
from bot.facts.units.ukrainian import UKRAINIAN

SIGNS: Final[Mapping[str, str]] = {
    "€": "EUR", "$": "USD", "£": "GBP", "₴": "UAH", "₽": "RUB", "₺": "TRY", "¥": "JPY", "%": "percent",
}  # fmt: skip
TIMES: Final = frozenset(("minute", "hour", "day", "week", "month", "year"))
"""Units of time: a length of time seldom says that something has changed."""
PEOPLE: Final = frozenset(("person", "passenger", "victim", ""))
"""Units of which the verb says more: 120 people that are killed are 120 killed."""
CASUALTIES: Final = frozenset(("killed", "wounded", "missing", "victim", "evacuated"))
"""Units that grow from report to report while the story stays the same."""

_EVERYWHERE: Final[Mapping[str, str]] = {
    "EUR": r"euros?\b|eur\b|avro|євро|евро|euro(?:n|ya|luk)\b",
    "USD": r"dollars?\b|usd\b|dol[ao]r|долл?ар|us\b(?=\$)|доларі",
    "GBP": r"gbp\b|sterlin",
    "UAH": r"hryvni|hrywn|griwn|hriwn|grivn|uah\b|гривн|гривен|грн\b|hryvnias?",
    "RUB": r"roubles?\b|rubles?\b|rublos?\b|rubel|rubli|ruble|rub\b|рубл|руб\b|карбованц",
    "PLN": r"zlot(?:y|ys|ych|e|i|is)\b|pln\b|zł|злот",
    "TRY": r"liras?\b|lira(?:lik|si)?\b|try\b",
    "CHF": r"franken\b|chf\b",
    "CNY": r"yuans?\b|юан|cny\b",
    "km": r"km\b|км\b",
    "kg": r"kg\b|кг\b",
    "magnitude": r"magnitude|magnitud|buyukluk|buyuklug|магнитуд|магнітуд",
    "MW": r"mw\b|мвт\b|megawatt|мегават|megavat",
    "drone": (
        r"drones?\b|drohnen?|dron(?:y|ow|es|a|ami|ach|em)?\b|дрон|бпла\b|uavs?\b|беспилотник|безпілотник|"
        r"iha(?:lar)?\b|bezzalogow|shaheds?|шахед"
    ),
    "tank": r"tanks?\b|panzer(?:n|s)?\b|kampfpanzer|танк(?!ер)|tanques?\b|chars?\b|czolg|tanki?\b",
    "missile": (
        r"missiles?\b|misiles?\b|raketen?\b|marschflugkorper|lenkflugkorper|ракет|"
        r"fuze(?:si|ler|nin|yi)?\b|rakiet|pocisk"
    ),
}
_UNITS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "pl": POLISH,
    "tr": TURKISH,
}

UNITS: Final = frozenset(name for table in (_EVERYWHERE, *_UNITS.values()) for name in table)
"""All units of the table."""


def unit_at(folded: str, start: int, lang: str) -> tuple[str, int] | None:
    """The unit whose word, or two, begin at `start`, and where they end; None where there is none."""
    found = _compiled(lang).match(folded, start) if lang in _UNITS else None
    if found is None:
        return None
    return _names(lang)[(found.lastindex or 1) - 1], _WORD_END.match(folded, found.end()).end()  # type: ignore[union-attr]  # it matches anything


_WORD_END: Final = re.compile(r"[^\W\d_]*")


@cache
def _names(lang: str) -> tuple[str, ...]:
    return tuple(name for name, _ in _in_order(lang))


@cache
def _compiled(lang: str) -> re.Pattern[str]:
    """One group for each unit; those of two words go first, else their second word would be lost."""
    return re.compile("|".join(f"({pattern})" for _, pattern in _in_order(lang)))


@lru_cache
def _in_order(lang: str) -> tuple[tuple[str, str], ...]:
    both = {**_EVERYWHERE, **_UNITS[lang]}
    for name in _EVERYWHERE.keys() & _UNITS[lang].keys():
        both[name] = f"{_EVERYWHERE[name]}|{_UNITS[lang][name]}"
    return tuple(sorted(both.items(), key=lambda pair: r"\s" not in pair[1]))
