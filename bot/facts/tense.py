"""Which way a sentence looks around a date: back, ahead, or unsaid.

Law: decided by the verb nearest to the date in its clause, before it where the language puts it there, else
after it. The tables hold endings and auxiliaries, no news vocabulary; what they don't know is unsaid.
"""

import re
from functools import cache

from bot.facts import clauses
from bot.facts.calendar import Tense
from bot.facts.verbs import PRESENT, VERBS

_AFTER = re.compile(r"(?<!only )\bafter\s+$")
"""What something came after is behind us, where no verb says otherwise: "after Monday's vote"."""
_BEFORE = re.compile(
    r"\b(?:vor (?:dem|der|den) \w+ am|перед \w+ (?:во?|у)|przed \w+ we?|avant (?:l[ea]s? |l['’])\w+ d[eu]|"
    r"antes del?(?: l[ao]s?)? \w+ del?|before (?:the )?\w+ on|ahead of (?:the )?\w+ on|before)\s+$"
)
"""What came before something says not whether that is over: "hours before Friday's talks"."""
_MODAL = re.compile(
    r"\b(?:werden?|wird|würden?|will|wollen?|soll(?:en?)?|könnten?|kann|können?|muss|müssen?|darf|dürfen?|dürften?|"
    r"möchten?)\b(?![^¤]*(?:,|\bund\b|\baber\b))"
)
"""A German auxiliary before the date: its infinitive stands behind, and is weaker than it."""
_SINCE = re.compile(r"\b[Ss]eit\s+(?:dem\s+)?$")
_FOR = re.compile(r"\b(?:for|to)\s+$")
_LEFT_OPEN = re.compile(r"\s*(?:günü)?\s*,")
"""A comma behind a Turkish date gives it to the verb at the end: "salı günü, … geleceğini söyledi"."""
_OPENS = re.compile(r"\W*(?:und|aber|doch)?\W*(?:[Aa]m|[Aa]b|[Bb]is(?: zum)?|[Vv]om|[Ii]m|[Zz]um)?\s*")
_VERB_REACH = 30
_AUXILIARY = re.compile(r"\b(?:hat|haben|habe|ist|sind|sei|seien)\b(?!.*,)")
_PARTICIPLE = re.compile(
    r"\b(?:[a-zäöüß]{0,6}ge[a-zäöüß]{3,}|(?:be|er|ver|zer|ent|miss)[a-zäöüß]{3,}|[a-zäöüß]{3,}ier)(?:t|en)"
    r"(?: worden)?\W*$"
)
_FINITE = re.compile(
    r"\s*(?:(?:früh|abend|vormittag|nachmittag|nacht|(?:in|bei|um) \S+(?: Uhr)?) )?"
    r"(?!(?:mit|laut|nicht|erst|dort|jetzt|seit|fast|selbst|gegen|neben|zwischen|wegen|morgen|eben|haben|hat|"
    r"hatten?|hätten?|ist|sind|seien|waren?|wurden?|unten|oben|außen|innen|beiden|ersten|letzten)\b)"
    r"([a-zäöüß]{2,}(?:t|en|eln|ern))\b"
)
"""The verb of a German main clause that its date opens; where no table knows it as past, it is the present,
and what stands further on is another's."""


def tense_at(text: str, start: int, stop: int, lang: str) -> Tense:
    """The tense of the verb nearest to `text[start:stop]`, in its clause."""
    verbs = VERBS.get(lang)
    if verbs is None:
        return Tense.NONE
    said_before = clauses.before(text, start, lang)
    if _BEFORE.search(said_before) and _last(said_before, lang) is Tense.PAST:
        return Tense.EITHER
    if lang == "de":
        tense = _in_its_commas(text, start, stop, said_before)
        if tense is not Tense.NONE:
            return tense
    if verbs.after_first:
        ahead = _ahead(text, start, stop, lang)
        if ahead in {Tense.PAST, Tense.FUTURE}:
            return ahead
        tense = _last(said_before, lang)
        if tense is Tense.NONE and lang == "de" and _framed(text, start, stop):
            return Tense.PAST
        # "Zum Jahrestag am Dienstag reist sie nach Kiew, die damals absagte."
        if tense is Tense.NONE and lang == "de" and _FINITE.match(text[stop : stop + _VERB_REACH]):
            return Tense.NONE
        return ahead if tense is Tense.NONE else tense
    owned = text[stop : stop + 2] in {"'s", "’s"}
    if owned and _ahead(text, start, stop, lang) is Tense.FUTURE:
        return Tense.FUTURE
    # "Sorry for Monday's delay": the preposition tells of the delay.
    tense = _last(_FOR.sub("", said_before) if owned else said_before, lang)
    if tense is Tense.NONE:
        tense = _ahead(text, start, stop, lang)
    came_before = tense is Tense.NONE and owned and _AFTER.search(said_before)
    return Tense.PAST if came_before else tense


def tense_after(text: str, stop: int, lang: str) -> Tense:
    """The tense of the first verb after `stop`, in the same clause."""
    return _ahead(text, stop, stop, lang) if lang in VERBS else Tense.NONE


def _in_its_commas(text: str, start: int, stop: int, said_before: str) -> Tense:
    """What German says between the two commas around the date, where its law puts every clause."""
    if _MODAL.search(said_before):
        return Tense.FUTURE
    if _SINCE.search(said_before):
        return Tense.PAST
    tense = _first(clauses.behind(text, start, stop, "de")[0].partition(",")[0], "de")
    return _last(said_before.rpartition(",")[2], "de") if tense is Tense.NONE else tense


def _framed(text: str, start: int, stop: int) -> bool:
    """Whether a German auxiliary stands before the date, and its participle ends the clause behind it."""
    if not _AUXILIARY.search(clauses.before(text, start, "de")):
        return False
    return _PARTICIPLE.search(clauses.behind(text, start, stop, "de")[0]) is not None


def _ahead(text: str, start: int, stop: int, lang: str) -> Tense:
    own, whole = clauses.behind(text, start, stop, lang)
    if lang == "tr" and _LEFT_OPEN.match(own):
        return _last(own, lang)
    if lang == "de" and _OPENS.fullmatch(clauses.before(text, start, lang)):
        finite = _FINITE.match(own)
        if finite and _first(finite[1], lang) is Tense.NONE:
            return Tense.NONE
    tense = _first(own, lang)
    if tense is not Tense.NONE or own == whole or _first(whole, lang) is not Tense.PAST:
        return tense
    present = PRESENT.get(lang)
    around = f"{clauses.before(text, start, lang)} ¤ {own}"
    return Tense.FUTURE if present and present.search(around) else Tense.EITHER


@cache
def _pattern(lang: str, *, behind: bool) -> re.Pattern[str]:
    """What tells the tense before a date, or `behind` it."""
    verbs = VERBS[lang]
    future = f"{verbs.called_off}|{verbs.future}" if behind else verbs.future
    skipped = "(?!)" if behind else verbs.skipped
    return re.compile(rf"\b(?:(?P<skipped>{skipped})|(?P<future>{future})|(?P<past>{verbs.past}))\b")


def _first(clause: str, lang: str) -> Tense:
    found = _pattern(lang, behind=True).search(clause)
    return Tense.NONE if found is None else _named(found)


def _last(clause: str, lang: str) -> Tense:
    tense = Tense.NONE
    for found in _pattern(lang, behind=False).finditer(clause):
        if not found["skipped"]:
            tense = _named(found)
    return tense


def _named(found: re.Match[str]) -> Tense:
    return Tense.FUTURE if found["future"] else Tense.PAST
