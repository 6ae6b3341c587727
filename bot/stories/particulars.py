"""What tells a happening from the next of its kind: in which region, how old who is, whose fate it tells.

Law: pure, read once per sighting, of single words and their neighbours. "Drones over Tula region" and "drones
over Kaluga region" share all words but one; so do the boy of 11 and the boy of 14.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bot.stories.sets import held
from bot.stories.words import Word, is_name

FATE_WORDS: Final = 5
"""Among so many words at the beginning of a title stands whose fate it tells."""
AGE_MAX: Final = 120
"""Years."""
_DIGITS_MAX: Final = 3
_WORDS_KEPT: Final = 20_000

# What a region is called, folded: behind its name, or before it.
_REGIONS_BEHIND: Final = {
    "en": ("region", "oblast", "province", "county", "district"),
    "ru": ("област", "район", "край", "края", "краю", "крае", "губерни"),
    "uk": ("област", "район", "край", "краю", "краї"),
    "tr": ("bolgesi", "ilinde", "ilcesi", "oblasti"),
}
_REGIONS_BEFORE: Final = {
    "de": ("gebiet", "region", "oblast", "provinz", "landkreis"),
    "fr": ("region", "province", "oblast"),
    "es": ("region", "provincia", "oblast"),
    "pl": ("obwod", "wojewodztw", "powia", "powie"),
}
_ADJECTIVES: Final = {"ru": ("ск", "цк"), "uk": ("ськ", "цьк", "зьк"), "pl": ("sk", "ck", "zk")}
"""What is in the adjectives that name regions."""
_LINKS: Final = frozenset(("de", "la", "du", "del", "von", "um", "den"))
"""Words between a region and its name."""

# Behind a number: "11-year-old", «60-летний».
_AGED: Final = {
    "en": ("year",),
    "de": ("jahrige",),
    "ru": ("летн",),
    "uk": ("річний", "річна", "річного", "річної", "річному", "річну", "річним"),
    "tr": ("yasinda",),
    "pl": ("letni", "latek", "latk"),
}
# Before "of 45 years".
_PEOPLE: Final = {
    "fr": ("age", "agee", "homme", "femme", "garcon", "fille", "adolescent", "adolescente"),
    "es": ("hombre", "mujer", "joven", "nino", "nina", "menor"),
}
_YEARS: Final = {"fr": "ans", "es": "anos"}

# Whose fate may be a story of its own, and what befell them. Folded; a star stands for any ending.
_TOUCHED: Final = {
    "en": "father mother parents son daughter brother sister widow widower survivor survivors toddler",
    "de": "vater mutter eltern sohn tochter bruder schwester witwe witwer uberlebend*",
    "fr": "pere mere parents fils fille frere soeur veuve veuf survivant* rescape*",
    "es": "padre madre padres hijo hija hermano hermana viuda viudo superviviente*",
    "ru": "отец отца отцу мать матер* родител* сын сына сыну дочь дочер* брат* сестр* вдов* выживш*",
    "uk": "батьк* мати матір матер* син сина сину донька доньк* дочк* брат* сестр* вдов* вціліл* вижил*",
    "tr": "baba babasi anne annesi oglu kizi kardesi esi hayatta",
    "pl": "ojciec ojca matka matki rodzic* syn syna corka corki brat* siostr* wdow* ocala*",
}
_BEFELL: Final = {
    "en": (
        "kill* dead dies died death* injur* wound* crash* attack* strike* fire shooting shot stab* explo* "
        "blast* flood* quake* earthquake*"
    ),
    "de": (
        "getotet* totet* tot tote toten tod todes verletz* absturz* abgesturzt* angriff* anschlag* brand "
        "brandes amok* explo* unfall*"
    ),
    "fr": (
        "tue tues tuee tuees tuent mort morts morte mortes bless* accident* crash* attaqu* attentat* frappe* "
        "incend* explos* inond* seisme*"
    ),
    "es": (
        "muert* mato mata matan mataron fallec* herid* accident* ataqu* atentad* bombarde* incendi* explosi* "
        "inundac* terremot*"
    ),
    "ru": "убит* погиб* смерт* ранен* крушен* катастроф* атак* удар* теракт* пожар* взрыв* обстрел*",
    "uk": "вбит* загиб* загину* смерт* поранен* катастроф* атак* удар* теракт* пожеж* вибух* обстріл*",
    "tr": "oldu olen olu oldurul* yaral* kaza* saldiri* yangin* patlama* deprem*",
    "pl": "zabit* zginel* smier* rann* wypad* katastrof* atak* zamach* pozar* wybuch* ostrzal*",
}

_Forms = tuple[frozenset[str], tuple[str, ...]]
"""Whole words, and what words begin with."""


def _forms(text: str) -> _Forms:
    forms = text.split()
    whole = frozenset(form for form in forms if not form.endswith("*"))
    return whole, tuple(form[:-1] for form in forms if form.endswith("*"))


_TOUCHED_BY: Final = {lang: _forms(text) for lang, text in _TOUCHED.items()}
_BEFELL_BY: Final = {lang: _forms(text) for lang, text in _BEFELL.items()}


def regions(words: Sequence[Word], lang: str) -> frozenset[str]:
    """The stems of the names of the regions in a title."""
    behind = lang in _REGIONS_BEHIND
    called = _REGIONS_BEHIND.get(lang) or _REGIONS_BEFORE.get(lang, ())
    found = []
    for at in [at for at, word in enumerate(words) if _begins(word.folded, called)]:
        name_at = at - 1 if behind else _past_links(words, at + 1)
        if 0 <= name_at < len(words) and _names_a_region(words[name_at], lang):
            found.append(words[name_at].stem)
    return held(found)


def _names_a_region(word: Word, lang: str) -> bool:
    """Whether a word is a name: in Slavic languages an adjective, *Липецкой*, *kutnowskim*."""
    if lang in _ADJECTIVES:
        return any(ending in word.folded for ending in _ADJECTIVES[lang])
    return is_name(word)


def ages(words: Sequence[Word], lang: str) -> frozenset[str]:
    """How old the people are whom a text names, in years."""
    numbers = [at for at, word in enumerate(words[:-1]) if word.folded.isdecimal()]
    return held(
        words[at].folded
        for at in numbers
        if len(words[at].folded) <= _DIGITS_MAX
        and 0 < int(words[at].folded) <= AGE_MAX
        and _is_age(words, at, lang)
    )


def tells_a_fate(words: Sequence[Word], lang: str) -> bool:
    """Whether a title tells how one fares whom a happening touched: "Father of nine killed in strike"."""
    touched = _TOUCHED_BY.get(lang)
    if touched is None or not any(_is_one_of(word.folded, touched) for word in words[:FATE_WORDS]):
        return False
    return any(_is_one_of(word.folded, _BEFELL_BY[lang]) for word in words)


def _past_links(words: Sequence[Word], at: int) -> int:
    """Where the name stands that links may lead to; the length of the words where they end before."""
    while at < len(words) and words[at].folded in _LINKS:
        at += 1
    return at


def _is_age(words: Sequence[Word], at: int, lang: str) -> bool:
    """Whether the number at that place is somebody's age; there is a word behind it."""
    behind = words[at + 1].folded
    if lang in _YEARS:
        near = words[max(0, at - 3) : at]
        return behind == _YEARS[lang] and any(word.folded in _PEOPLE[lang] for word in near)
    if lang == "en":
        return behind == "year" and at + 2 < len(words) and words[at + 2].folded in {"old", "olds"}
    aged = _AGED.get(lang)
    return aged is not None and _begins(behind, aged)


def _is_one_of(folded: str, forms: _Forms) -> bool:
    return folded in forms[0] or folded.startswith(forms[1])


@lru_cache(_WORDS_KEPT)
def _begins(folded: str, starts: tuple[str, ...]) -> bool:
    return folded.startswith(starts)
