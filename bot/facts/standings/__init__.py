"""Words of standing, one table for each language.

Law: what `truces.py`, `undertakings.py` and `stops.py` say of verb and noun together comes first, so that the
noun lends the verb its sense; `courses.py` comes last under each sign.
"""

from dataclasses import replace

from bot.facts.standings import stops, truces, undertakings
from bot.facts.standings.courses import COURSES
from bot.facts.standings.english import ENGLISH
from bot.facts.standings.french import FRENCH
from bot.facts.standings.german import GERMAN
from bot.facts.standings.polish import POLISH
from bot.facts.standings.russian import RUSSIAN
from bot.facts.standings.signs import Signs
from bot.facts.standings.spanish import SPANISH
from bot.facts.standings.turkish import TURKISH
from bot.facts.standings.ukrainian import UKRAINIAN

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


def _whole(lang: str, signs: Signs) -> Signs:
    courses = COURSES[lang]
    own = {
        sign: f"{words}|{courses[sign]}" if sign in courses else words for sign, words in signs.words.items()
    }
    of_two = truces.signs_of(lang) | undertakings.signs_of(lang) | stops.signs_of(lang)
    return replace(signs, words=of_two | own)


TABLES = {lang: _whole(lang, signs) for lang, signs in _SIGNS.items()}
