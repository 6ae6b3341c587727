"""Who acts in a title, and whether it only speaks of what others do.

Law: pure. Who acts stands near the beginning of a title in all eight languages. People, capitals and
governments are their state: *Trump* and *Washington* are one, *Merz* and the *Kremlin* two. "Peskov
criticises the decision" is no report of the decision.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.facts import actors
from bot.stories.sets import NONE, held
from bot.stories.states import STATE_OF
from bot.stories.words import Word

ACTOR_WORDS: Final = 8
"""Among so many words at the beginning of a title its actor is looked for."""
_VERB_WORDS: Final = 9
_WORDS_KEPT: Final = 20_000
_NOBODY: Final[frozenset[str]] = NONE

# Folded stems and forms of verbs that say what somebody thinks or wants of a thing, not what happens to it.
_REACTIONS: Final = {
    "en": (
        "react* respond* condemn* criticis* criticiz* slam* blasts blasted hail* welcom* prais* mock* "
        "dismiss* denounc* accus* warn* calls demand* urges urged vow* doubt* dodg* questions questioned "
        "defends defended thank* regret* apologis* apologiz* complain* wants hopes expects"
    ),
    "de": (
        "reagier* verurteil* kritisier* begruss* lobt lobte lobten warnt warnte warnen wirft forder* "
        "verteidigt bedauert lehnt nennt bezweifelt zweifelt dankt droht will sieht"
    ),
    "fr": (
        "reagi* condamn* critiqu* salue saluent saluer felicit* accuse accusent exig* reclam* denonc* "
        "regrett* dement*"
    ),
    "es": (
        "reaccion* conden* critic* celebra celebran elogi* acusa acusan advier* exig* pide piden rechaz* "
        "defiend* lament*"
    ),
    "ru": (
        "отреагиров* осуди* раскритиков* приветств* похвали* назвал назвала назвали призва* потребова* "
        "обвини* предупреди* заяви* ответи* оценил оценила оценили прокоммент* ждет усомни* пригрози*"
    ),
    "uk": (
        "відреагув* засуди* розкритикув* привіта* назвав назвала назвали закли* вимага* звинувати* попереди* "
        "заяви* відпові* прокоментув* просить сумніва* погрожу*"
    ),
    "tr": "tepki tepkisi kinad* elestir* cagri cagrisi sucla* uyar* ovdu",
    "pl": (
        "reaguj* potepi* krytyku* wita chwali oskarz* ostrzeg* wzywa zada apeluj* odpowiada komentuj* watpi"
    ),
}
_FORMS: Final = {
    lang: frozenset(form for form in forms.split() if not form.endswith("*"))
    for lang, forms in _REACTIONS.items()
}
_STEMS: Final = {
    lang: tuple(form[:-1] for form in forms.split() if form.endswith("*"))
    for lang, forms in _REACTIONS.items()
}


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts in a title: the first whom it names (`actor`, empty: nobody known), and all (`actors`).

    `known_as` are all the names that lists have for the actor, and `places` where words of the title name it.
    `reacts` says that the title tells what somebody says of a thing.
    """

    actor: frozenset[str] = _NOBODY
    known_as: frozenset[str] = _NOBODY
    actors: frozenset[str] = _NOBODY
    places: frozenset[int] = frozenset()
    reacts: bool = False


_NO_ACTING: Final = Acting()
"""Of all titles in which nobody acts."""


def acting(words: Sequence[Word], concepts: Mapping[int, Iterable[str]], lang: str) -> Acting:
    """Who acts in a title of these words; `concepts` by the place of the words that name them."""
    first, known_as = _NOBODY, _NOBODY
    named: list[tuple[int, frozenset[str]]] = []
    for number, word in enumerate(words):
        listed = concepts.get(word.start, ()) if concepts else ()
        who = _speaking(tuple(listed), word.folded) if listed else _state(word.folded)
        if who:
            named.append((word.start, who))
            if not first and word.capital and number < ACTOR_WORDS:
                first, known_as = who, who.union(listed)
    everybody = held(name for _, who in named for name in who)
    places = held(start for start, who in named if who & first)
    reacts = any(_is_reaction(word.folded, lang) for word in words[:_VERB_WORDS])
    if not named and not reacts:
        return _NO_ACTING
    return Acting(first, known_as, everybody, places, reacts)


def is_other(one: Acting, other: Acting) -> bool:
    """Whether another one acts in each title, and not both titles name both."""
    apart = bool(one.actor and other.actor) and not one.actor & other.actor
    return apart and not (one.actor & other.actors and other.actor & one.actors)


@lru_cache(_WORDS_KEPT)
def _speaking(listed: tuple[str, ...], folded: str) -> frozenset[str]:
    """Whom a word names that is part of these concepts: a state or body if they speak for one."""
    states = frozenset(STATE_OF[name] for name in listed if name in STATE_OF)
    return states or _state(folded) or held(listed)


@lru_cache(_WORDS_KEPT)
def _state(folded: str) -> frozenset[str]:
    return held(name for name, _ in actors.find(folded, 0, len(folded)))


@lru_cache(_WORDS_KEPT)
def _is_reaction(folded: str, lang: str) -> bool:
    return folded in _FORMS.get(lang, _NOBODY) or folded.startswith(_STEMS.get(lang, ()))
