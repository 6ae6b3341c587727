"""A report that says of a verb what the one before it said, with a negation or without it.

Law: pure. Of a verb that no table of standings knows, "flies to Ankara" says nothing and "doesn't fly to
Ankara" only a mild refusal; side by side they are a change. So where the report that a new one is most like
has the same verb the other way, what the new one says of it is firm. Its own standings go first.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.facts.fact import Fact, FactKind
from bot.facts.folding import fold
from bot.stories.standings import KINDS

_VERB: Final = r"(?P<verb>\w{3,})"
_NEGATED: Final = {
    "en": re.compile(
        r"\b(?:not|never|cannot|(?:wo|is|are|was|were|does|do|did|has|have|had|ca|could|would|should)nt) "
        rf"(?:(?:be|been|have|yet|to|going|\w+ly) )*{_VERB}"
    ),
    "fr": re.compile(rf"\b{_VERB} (?:pas|plus|jamais)\b"),
    "es": re.compile(rf"\bno (?:(?:se|lo|la|le|les|los|las) )?{_VERB}"),
    "uk": re.compile(rf"\bне {_VERB}"),
    "ru": re.compile(rf"\bне {_VERB}"),
    "pl": re.compile(rf"\bnie {_VERB}"),
    "tr": re.compile(r"\b(?P<verb>\w{3,}?)m(?:[ae]y[ae](?:c[ae]k|c[ae]g)|[ae]di|[iu]yor)\w*"),
}
"""How the other languages than German negate a verb, over titles without apostrophes."""
_NO_VERBS: Final = {
    lang: frozenset(words.split())
    for lang, words in {
        "en": (
            "from for with without until till before after since during against about over under "
            "between into onto within than only just all every everyone everything everybody much "
            "many more most less least fewer enough the this that these those here there then now "
            "even always often soon far alone because due any one two first last sure clear clearly "
            "his her its their our your"
        ),
        "fr": (
            "est sont ont avait avaient etait etaient ete sera seront fut sait peut plus mais "
            "pourquoi janvier fevrier mars avril mai juin juillet aout septembre octobre novembre "
            "decembre lundi mardi mercredi jeudi vendredi samedi dimanche"
        ),
        "es": (
            "solo solamente unicamente mas menos muy tan para por con sin desde hasta antes despues "
            "ante sobre todo todos toda todas siempre otra otro otros otras como donde aqui ahora "
            "este esta estos estas una uno unos unas del las los"
        ),
        "uk": (
            "тільки лише більше більш менше менш раніше пізніше для від про під при перед після через "
            "щоб дуже все всі всіх завжди зовсім тому там тут так також один одна одне лише без"
        ),
        "ru": (
            "только лишь более больше менее меньше раньше позже ранее позднее для при под перед после "
            "через чтобы очень все всех всегда совсем там тут так также один одна одно без"
        ),
        "pl": (
            "tylko wiecej bardziej mniej wczesniej pozniej dla przed przez przy pod nad oraz bardzo "
            "wszyscy wszystko wszystkie zawsze calkiem tam tak jeden jedna jedno bez"
        ),
    }.items()
}
"""What a negation may stand before without denying that anything is done: "not from 4 June", "не только"."""
_GERMAN: Final = re.compile(
    r"\b(?:nicht(?! (?:am|ab|vom|bis|um|erst|nur|mehr als|alle|jede\w*|ganz)\b)|kein\w*|nie|niemals)\b"
)
_LETTERS: Final = {"en": 4}
_LETTERS_ELSE: Final = 5
"""So many letters tell that it is the same verb, whatever its ending: *swims*, *swimming*."""
_WORD: Final = re.compile(r"\w+")
_MATTER_LETTERS_MIN: Final = 4
_SAME_MATTER: Final = 0.75
"""So many of the longer words of a German title stand in the other one, where both are of one verb."""


def echo(facts: Iterable[Fact], title: str, plain: str, other: str, lang: str) -> Fact | None:
    """What a report says of a verb that the `other` title has the other way, if it does.

    `facts` are those of the report, `title` is its title; `plain` and `other` are the two titles, folded.
    """
    said = [fact for fact in facts if fact.kind in KINDS and fact.field == "title"]
    if any(fact.force != "mild" or fact.value == "considering" for fact in said):
        return None
    turned = _turned(plain, other, lang)
    if turned is None:
        return None
    verb, negated = turned
    value = "refuse" if negated else "agree"
    mild = next((fact for fact in said if fact.value == value), None)
    if mild is not None:
        return replace(mild, force="")
    start = fold(title).find(verb) if verb else 0
    word = _WORD.match(title, start) if verb and start >= 0 else None
    begin, end = (word.start(), word.end()) if word else (0, len(title))
    return Fact(FactKind.POLARITY, value, title[begin:end], "title", begin, end)


def with_echo(facts: tuple[Fact, ...], one: Fact | None) -> tuple[Fact, ...]:
    """`facts` with `one` instead of the mild one that it stands for."""
    if one is None or any((fact.kind, fact.value, fact.force) == (one.kind, one.value, "") for fact in facts):
        return facts
    return (*(fact for fact in facts if (fact.kind, fact.value) != (one.kind, one.value)), one)


def _turned(plain: str, other: str, lang: str) -> tuple[str, bool] | None:
    """The verb, and whether `plain` is the title that negates it."""
    if lang == "de":
        return _turned_in_german(plain, other)
    pattern = _NEGATED.get(lang)
    if pattern is None:
        return None
    letters = _LETTERS.get(lang, _LETTERS_ELSE)
    no_verbs = _NO_VERBS.get(lang, frozenset())
    ours, theirs = (
        [found["verb"][:letters] for found in pattern.finditer(text) if found["verb"] not in no_verbs]
        for text in (plain, other)
    )
    for negated, verbs, rest, text in ((True, ours, theirs, other), (False, theirs, ours, plain)):
        words = f" {text}"
        found = next((verb for verb in verbs if f" {verb}" in words and verb not in rest), None)
        if found is not None:
            return found, negated
    return None


def _turned_in_german(plain: str, other: str) -> tuple[str, bool] | None:
    ours, theirs = (_GERMAN.search(text) is not None for text in (plain, other))
    if ours == theirs or not (_matter(plain) and _matter(other)):
        return None
    shorter, longer = sorted((_matter(plain), _matter(other)), key=len)
    return ("", ours) if len(shorter & longer) >= _SAME_MATTER * len(longer) else None


def _matter(plain: str) -> frozenset[str]:
    words = _WORD.findall(_GERMAN.sub(" ", plain))
    return frozenset(word[:_LETTERS_ELSE] for word in words if len(word) >= _MATTER_LETTERS_MIN)
