"""One file per language: its words for days, and the ways in which it joins them. Data only."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.facts.languages.english import ENGLISH
from bot.facts.languages.french import FRENCH
from bot.facts.languages.german import GERMAN
from bot.facts.languages.polish import POLISH
from bot.facts.languages.russian import RUSSIAN
from bot.facts.languages.spanish import SPANISH
from bot.facts.languages.turkish import TURKISH
from bot.facts.languages.ukrainian import UKRAINIAN
from bot.facts.vocabulary import Vocabulary

VOCABULARIES: Mapping[str, Vocabulary] = MappingProxyType(
    {
        "en": ENGLISH,
        "de": GERMAN,
        "uk": UKRAINIAN,
        "ru": RUSSIAN,
        "es": SPANISH,
        "fr": FRENCH,
        "tr": TURKISH,
        "pl": POLISH,
    }
)
"""The languages we have rules for, by ISO 639-1 code."""
