"""Phrases that read like dates and are none: denied, on every Monday, a span, or our times ("to this day").

Law: looks at the words before the date; what is negated further away is a verb, and that is polarity, another
kind of fact. Where a language has two words, the span has its own (German *seit*, French *en*) and is no date
in its table; where one word is both, a superlative or a number before it tells ("three fires in two days").
"""

import re

from bot.facts.calendar import Tense
from bot.facts.tense import tense_at

_NEGATED = {
    "en": r"(?:\bnot|\bnever|\bn't)(?: held| happen| take place| meet| be)?|\bevery|\beach",
    "de": r"\b(?:nicht|nie|keinesfalls|jede[nrs]?)",
    "fr": r"\b(?:pas|jamais|chaque|tous les)",
    "es": r"\bno(?: sera| será)?|\bcada|\btodos los",
    "ru": r"\b(?:не|кажд\w{2,3})",
    "uk": r"\b(?:не|кожн\w{1,3})",
    "pl": r"\b(?:nie|każd\w{1,3})",
    "tr": r"\bher",
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
_CLAUSE = 90
"""Characters before a count in which a superlative still belongs to it."""
_NEAR = 60
"""Characters before a count in which a number is what was counted in that time."""

_REACH = 20
"""Characters beside "today" that say which one."""
_TODAY = re.compile(r"today|heute|aujourd.hui|hoy|сегодня|сьогодні|dzi(?:ś|siaj)|bugüne?")
_NOWADAYS = {
    "en": (r"\b(?:even|still|than|to)\s+$", r"'s (?:world|standards|society|generation)\b"),
    "de": (r"\b(?:bis|selbst|auch|gilt|gelten)\s+$", r"\s+(?:noch|als|gilt|gelten)\b"),
    "fr": (r"(?:\bencore\s+|\bmême\s+|\bjusqu.à\s+|\bd.)$", r"\s+encore\b"),
    "es": (r"\b(?:aún|todavía|incluso|por)\s+$", r"\s+(?:(?:en )?día|por hoy)\b"),
    "ru": (r"\b(?:даже|до)\s+$", r"(?!)"),
    "uk": (r"\b(?:навіть|до)\s+$", r"(?!)"),
    "pl": (r"\b(?:nawet|do|po)\s+$", r"(?!)"),
    "tr": (r"(?!)x", r"\s+(?:kadar|dek|bile)\b"),
}
_OUR_TIMES = {lang: (re.compile(before), re.compile(after)) for lang, (before, after) in _NOWADAYS.items()}


def is_span(text: str, start: int, stop: int, lang: str) -> bool:
    """Whether `text[start:stop]` says how long something took: "for the first time in 54 years"."""
    count = _COUNT.get(lang)
    if count is None or not count.match(text[start:stop].lower()):
        return False
    superlative = _SUPERLATIVES.get(lang)
    if superlative and superlative.search(text[max(0, start - _CLAUSE) : start].lower()):
        return True
    number = _NUMBERS[lang].search(text[max(0, start - _NEAR) : start].lower())
    return number is not None and tense_at(text, start, stop, lang) is not Tense.FUTURE


def is_nowadays(text: str, start: int, stop: int, lang: str) -> bool:
    """Whether "today" means our times: "to this day", "bis heute", "hoy en día"."""
    if lang not in _OUR_TIMES or not _TODAY.fullmatch(text[start:stop].lower()):
        return False
    before, after = _OUR_TIMES[lang]
    if before.search(text[max(0, start - _REACH) : start].lower()):
        return True
    follows = after.match(text[stop : stop + _REACH].lower()) is not None
    # "Heute noch" with a future verb is later today.
    return follows and tense_at(text, start, stop, lang) is not Tense.FUTURE


def is_negated(text: str, start: int, lang: str) -> bool:
    """Whether the words before the date at `start` deny it, or make it one of many ("every Monday")."""
    pattern = _COMPILED.get(lang)
    return pattern is not None and pattern.search(text[max(0, start - 40) : start].lower()) is not None
