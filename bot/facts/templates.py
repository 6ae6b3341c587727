"""Turns a language's templates into compiled patterns.

Law: knows the placeholders of `vocabulary.py` and nothing of what a date means. Compiled once per language
and way of reading; "alone" also takes short forms and two-digit years, which in a sentence are other words.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.facts.languages import VOCABULARIES
from bot.facts.vocabulary import Kind, Vocabulary

_DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
# Not the head of a longer number: 20,000 men, 3.5 per cent, 10:30.
_NUMBER_ENDS = r"(?!\d|[.:]\d|,\d{3}(?!\d))"
_OTHER_TRIGGERS = (
    "week-?end",
    "wochenende",
    "выходн",
    "вихідн",
    "числа",
    "недел",
    "месяц",
    "тиж",
    "місяц",
    "tygodni",
    "miesiac",
    "semana",
    "quart",
    "q[1-4]",
    "trimestre",
    "квартал",
    "kwarta",
    "ceyre",
)
_KINDS = {
    "dn": "digit",
    "y4": "digit",
    "wd": "weekday",
    "wd2": "weekday",
    "wda": "weekday",
    "m": "month",
    "m1": "month",
    "u": "unit",
    "u2": "unit",
    "u3": "unit",
    "ry": "year",
}
"""Placeholders -> what stands in the text for them: never more than one word."""
_BLANKS_MAX = 4  # between two words of a phrase; without a bound, a page of blanks costs its square
_LEFT = r"(?<!\w)(?<!\d[.,:/-])(?:"
_RIGHT = r")(?!\w)"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One template, compiled; `order` is its place in the table (an earlier one wins a tie).

    Each of its phrases has a word of each of `kinds` in it, and all of `words`: where one is missing, there
    is nothing to be looked for.
    """

    kind: Kind
    order: int
    regex: re.Pattern[str]
    kinds: frozenset[str]
    words: tuple[str, ...]


@cache
def patterns(lang: str, *, alone: bool) -> tuple[Pattern, ...]:
    """The patterns of a language; empty for one that we have no table for."""
    words = VOCABULARIES.get(lang)
    if words is None:
        return ()
    return tuple(
        Pattern(
            kind,
            order,
            re.compile(_LEFT + _expand(template, words, alone=alone) + _RIGHT),
            *_needs(template),
        )
        for order, (kind, template) in enumerate(words.templates)
        if alone or not template.startswith("~")
    )


def possible(lang: str, window: str, *, alone: bool) -> Iterator[Pattern]:
    """The patterns of a language that `window` holds all that they need for; none without a table."""
    if lang not in VOCABULARIES:
        return
    kinds = _kinds_of(lang)
    there = frozenset[str]().union(*map(kinds, window.split()))
    for one in patterns(lang, alone=alone):
        if one.kinds <= there:
            for word in one.words:
                if word not in window:
                    break
            else:
                yield one


def _bare(template: str) -> str:
    """A template without all that is in parentheses; "|" where it is a choice as a whole."""
    bare, depth = "", 0
    for sign in re.sub(r"\\.|\{[][]\}|\[[^]]*\]", "", template.removeprefix("~")):
        depth += sign == "("
        bare += "" if depth else sign
        depth -= sign == ")"
        bare += ")" if sign == ")" and not depth else ""
    return bare


def _needs(template: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The kinds of words, and the words, that a template can't do without."""
    bare = _bare(template)
    if "|" in bare:
        return frozenset(), ()
    named = re.findall(r"\{(\w+)\}(?![?*])", bare)
    words = re.findall(r"[^\W\d_]{3,}(?![?*\w])", re.sub(r"\{\w+\}", " ", bare))
    return frozenset(_KINDS[name] for name in named if name in _KINDS), tuple(words)


@cache
def _kinds_of(lang: str) -> Callable[[str], frozenset[str]]:
    """What says of a piece between two blanks which kinds of words it may hold."""
    words = VOCABULARIES[lang]
    kinds = {
        "digit": re.compile(r"\d"),
        "weekday": re.compile(_any((*words.weekdays, *words.weekdays_short, *words.weekday_adjectives))),
        "month": re.compile(_any((*words.months, *words.months_short))),
        "unit": re.compile(_any(words.units)),
        "year": re.compile(rf"{words.units[3]}|r\."),
    }

    @lru_cache(20_000)
    def kinds_of(piece: str) -> frozenset[str]:
        return frozenset(kind for kind, pattern in kinds.items() if pattern.search(piece))

    return kinds_of


@cache
def trigger(lang: str) -> re.Pattern[str]:
    """What every date phrase of a sentence has in it: a digit, or a word that counts or names days.

    Most sentences have none, and are spared the templates.
    """
    words = VOCABULARIES[lang]
    named = (*words.weekdays, *words.weekdays_short, *words.months, *words.months_short)
    named += (
        *words.weekday_adjectives,
        *words.words,
        *words.units,
        *words.holidays,
        *words.feasts,
        *words.thanks,
        *_OTHER_TRIGGERS,
    )
    return re.compile(rf"\d|(?<!\w){_any(named)}")


@lru_cache(20_000)
def is_date_word(word: str, lang: str) -> bool:
    """Whether a folded word names a month or a weekday in full, whatever stands around it."""
    words = VOCABULARIES.get(lang)
    return words is not None and any(
        re.fullmatch(f"(?:{name}){suffix}", word)
        for names, suffix in ((words.months, words.month_suffix), (words.weekdays, words.weekday_suffix))
        for name in names
    )


def index_of(text: str, choices: Iterable[str]) -> int:
    """Which of the patterns matches the whole of `text`, from 0; -1 for none."""
    for index, choice in enumerate(choices):
        if re.fullmatch(choice, text):
            return index
    return -1


def spaced(pattern: str) -> str:
    """A table's entry with its spaces made to match any white space."""
    return pattern.replace("[ -]", r"[\s-]").replace(" ", rf"\s{{1,{_BLANKS_MAX}}}")


def _expand(template: str, words: Vocabulary, *, alone: bool) -> str:
    template = template.removeprefix("~")
    by_day = alone or "{d}" in template or "{dn}" in template
    pieces = _pieces(words, short=by_day, alone=alone)
    written = spaced(template.replace("_", rf"\s{{0,{_BLANKS_MAX}}}"))
    return re.sub(r"\{(\w+|\[|\])\}", lambda found: pieces[found[1]], written)


def _pieces(words: Vocabulary, *, short: bool, alone: bool) -> dict[str, str]:
    """What each placeholder stands for."""
    weekdays = _any(words.weekdays) + words.weekday_suffix
    months = _any(words.months) + words.month_suffix
    if short:
        weekdays = rf"(?:{weekdays}|{_any(words.weekdays_short)}(?!\w)\.?)"
        months = rf"(?:{months}|{_any(words.months_short)}(?![^\W\d_])\.?)"
    suffix = f"(?:[ -]?(?:{words.day_suffix}))?" if words.day_suffix else ""
    number = rf"{_DAY_NUMBER}{suffix}{_NUMBER_ENDS}"
    day = f"(?:{number}|{_any(words.days)}(?!\\w))"
    # "On 2 June 1500 trawlers": before a word, a round number of old is none.
    year = r"(?:(?:19|20)\d\d|1[3-8]\d[1-9]|1[3-8]\d0(?! [^\W\d_]))(?!\d)"
    count = rf"(?:\d{{1,3}}|{_any(words.numbers)})(?!\w)"
    shift = _any(words.shifts.values())
    by_words = _any(words.years) if words.years else "(?!)"
    named = {
        "wd": weekdays,
        "wd2": weekdays,
        "wda": _any(words.weekday_adjectives) if words.weekday_adjectives else "(?!)",
        "m": months,
        "m1": months,
        "d": day,
        "d1": day,
        "dn": number,
        "y": rf"(?:{year}|'{'?' if alone else ''}\d\d(?!\d)|{by_words})",
        "y4": year,
        "n": count,
        "n2": count,
        "n3": count,
        "u": _any(words.units),
        "u2": _any(words.units),
        "u3": _any(words.units),
        "shift": shift,
        "wshift": shift,
        "mshift": shift,
        "nth": _any(words.nth),
        "word": _any({**words.words, **words.words_alone} if alone else words.words),
        "holiday": _any((*words.holidays, *words.feasts, *words.thanks)) if words.holidays else "(?!)",
    }
    named = {name: f"(?P<{name}>{piece})" for name, piece in named.items()}
    return named | {"ry": f"(?P<y>{by_words})", "[": "(?P<shown>", "]": ")"}


def _any(choices: Iterable[str]) -> str:
    """An alternation, longest first, so that "twenty" never hides "twenty-one"."""
    return "(?:" + "|".join(spaced(choice) for choice in sorted(choices, key=len, reverse=True)) + ")"
