"""Words of standing, one table for each language.

Law: what `undertakings.py` says of verb and noun together comes first, so that the noun lends
the verb its sense.
"""

from dataclasses import replace

from bot.facts.standings.english import ENGLISH
from bot.facts.standings.french import FRENCH
from bot.facts.standings.german import GERMAN
from bot.facts.standings.polish import POLISH
from bot.facts.standings.russian import RUSSIAN
from bot.facts.standings.spanish import SPANISH
from bot.facts.standings.turkish import TURKISH
from bot.facts.standings.ukrainian import UKRAINIAN
from bot.facts.standings.undertakings import signs_of

_SIGNS = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "pl": POLISH,
    "tr": TURKISH,
}
TABLES = {lang: replace(signs, words=signs_of(lang) | dict(signs.words)) for lang, signs in _SIGNS.items()}
