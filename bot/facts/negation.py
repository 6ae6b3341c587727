"""Phrases that read like dates and are none: denied, on every Monday, or a span.

Law: looks at the words before the date; what is negated further away is a verb, and that is polarity, another
kind of fact. Where a language has two words, the span has its own (German *seit*, French *en*) and is no date
in its table; where one word is both, a superlative or a number before it tells ("three fires in two days").
"""

import re

from bot.facts.calendar import Tense
from bot.facts.tense import tense_at

_NEGATED = {
    "en": r"(?:\bnot|\bnever|\bn't)(?: held| happen| take place| meet| be)?|"
    r"\b(?:every|each)(?: (?:year|month|week|single))?",
    "de": r"\b(?:nicht|nie|keinesfalls|jede[nrs]?(?: (?:jahr|monat|woche))?)",
    "fr": r"\b(?:pas|jamais|chaque(?: année| mois)?|tous les(?: ans)?)",
    "es": r"\bno(?: sera| será)?|\bcada(?: año| mes)?|\btodos los(?: años)?",
    "ru": r"\b(?:не|кажд\w{2,3}(?: год| месяц)?|ежегодно)",
    "uk": r"\b(?:не|кожн\w{1,3}(?: року?| місяця)?|щороку|щорічно)",
    "pl": r"\b(?:nie|każd\w{1,3}(?: roku)?|co roku|corocznie)",
    "tr": r"\bher(?: yıl| ay)?",
}
_PREPOSITION = r"\s+(?:(?:on|by|before|am|bis|le|avant|el|в|во|на|у|до|w|we|do)\s+)?(?:the\s+)?$"
_COMPILED = {lang: re.compile(f"(?:{words}){_PREPOSITION}") for lang, words in _NEGATED.items()}

_SUPERLATIVE = {
    "en": r"\b(?:first|last|most|least|record|worst|best|\w{3,}est)\b[^.;:!?]*$",
    "es": r"\b(?:primer[ao]?|mayor(?:es)?|peor(?:es)?|mejor(?:es)?|más|menos|récord)\b[^.;:!?]*$",
}
_NUMBER = {
    "en": r"\b(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|second|"
    r"third|fourth)\b",
    "es": r"\b(?:\d[\d.,]*|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|decenas|segund[oa]|"
    r"tercer[oa]?)\b",
    "de": r"\b(?:\d[\d.,]*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|dutzende|zweite\w?|dritte\w?)\b",
    "uk": r"\b(?:\d[\d.,]*|дв[аі]|три|чотири|п'ять|шість|сім|вісім|десят\w+|друг\w{1,3}|трет\w{1,3})\b",
}
_COUNT = {
    lang: re.compile(rf"{in_}\s+\S+\s+\S+$")
    for lang, in_ in (("en", "in"), ("es", "en"), ("de", "in"), ("uk", "за"))
}
_SUPERLATIVES = {lang: re.compile(words) for lang, words in _SUPERLATIVE.items()}
_NUMBERS = {lang: re.compile(rf"{words}[^.;:!?]*$") for lang, words in _NUMBER.items()}
_RATE = re.compile(r"(?:\b\d[\d.,]*(?:\s\w+)?|\ball|\btoutes?)\s$")
"""What was counted, right before the one unit of time that it takes: "52 hours in a year"."""
_ONE = {
    "en": re.compile(r"in (?:an?|one|a single) \w+"),
    "es": re.compile(r"en (?:una?|una? sol[oa]) \w+"),
    "de": re.compile(r"in (?:einem|einer|einem einzigen|einer einzigen) \w+"),
    "uk": re.compile(r"за (?:один|одну) \w+"),
}
_HABITS = {
    "de": re.compile(r"(?:tag|woch|abend)s$"),
    "fr": re.compile(r"\b(?:lun|mar|mercre|jeu|vendre|same)dis$|\bdimanches$"),
    "es": re.compile(r"\blos (?:lunes|martes|miércoles|jueves|viernes|sábados|domingos)$"),
    "pl": re.compile(r"\bwe? (?:poniedziałki|wtorki|środy|czwartki|piątki|soboty|niedziele)$"),
    "tr": re.compile(r"\bgünleri\w{0,3}$"),
}
_FROM_THERE = re.compile(
    r"\bthe following\b|\w (?<!la )(?<!el )(?:siguiente|anterior|suivante?|précédente?)\b"
)
_COUNTED_FROM = re.compile(
    r"\b(?:the (?:following|preceding|subsequent)|(?:darauf)?folgenden|vorangegangenen|последующ\w+|"
    r"предыдущ\w+|ertesi)\s$"
)
_CLAUSE = 90
"""Characters before a count in which a superlative still belongs to it."""
_NEAR = 60
"""Characters before a count in which a number is what was counted in that time."""


def is_span(text: str, start: int, stop: int, lang: str) -> bool:
    """Whether `text[start:stop]` says how long something took: "for the first time in 54 years"."""
    count = _COUNT.get(lang)
    if count is None or not count.match(text[start:stop].lower()):
        return False
    if _ONE[lang].fullmatch(text[start:stop].lower()) and _RATE.search(
        text[max(0, start - 20) : start].lower()
    ):
        return True
    superlative = _SUPERLATIVES.get(lang)
    if superlative and superlative.search(text[max(0, start - _CLAUSE) : start].lower()):
        return True
    number = _NUMBERS[lang].search(text[max(0, start - _NEAR) : start].lower())
    return number is not None and tense_at(text, start, stop, lang) is not Tense.FUTURE


def is_habit(text: str, start: int, stop: int, lang: str) -> bool:
    """Whether the phrase names all weekdays of a name: "samstags", "los lunes", "w soboty"."""
    habit = _HABITS.get(lang)
    return habit is not None and habit.search(text[max(0, start - 5) : stop].lower()) is not None


def is_from_another_day(text: str, start: int, stop: int) -> bool:
    """Whether the phrase counts from a day that the text named before: "the following Monday"."""
    said, before = text[start:stop].lower(), text[max(0, start - 20) : start].lower()
    return _FROM_THERE.search(said) is not None or _COUNTED_FROM.search(before) is not None


def is_negated(text: str, start: int, lang: str) -> bool:
    """Whether the words before the date at `start` deny it, or make it one of many ("every Monday")."""
    pattern = _COMPILED.get(lang)
    return pattern is not None and pattern.search(text[max(0, start - 40) : start].lower()) is not None
