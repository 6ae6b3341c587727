"""Words of standing, one table for each language."""

from bot.facts.standings.english import ENGLISH
from bot.facts.standings.french import FRENCH
from bot.facts.standings.german import GERMAN
from bot.facts.standings.polish import POLISH
from bot.facts.standings.russian import RUSSIAN
from bot.facts.standings.spanish import SPANISH
from bot.facts.standings.turkish import TURKISH
from bot.facts.standings.ukrainian import UKRAINIAN

TABLES = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "pl": POLISH,
    "tr": TURKISH,
}
