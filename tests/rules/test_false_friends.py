"""Words and names one or two letters apart: in no language does one count as the other, in either direction."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from rapidfuzz.distance import OSA

from bot.rules.aliases import alias_nodes
from bot.rules.query import Phrase, Word
from bot.rules.rule import ConceptList
from bot.rules.term import term_of
from bot.rules.words import keys_of, similarity
from bot.text.inflect import LANGUAGES
from bot.text.known import frequencies
from bot.text.tokens import word_of
from tests.rules.test_words import grade

PAIRS = {
    "en": "Iran Iraq, Kyiv Kiel, Austria Australia, police policy, nuclear unclear, war award, united untied, Sumy sumo, "
    "Minsk Omsk, Kursk Kurst, Lviv Kyiv, Odesa Odense, Lavrov Lavrent, Medvedev Medinsky, Peskov Pskov, "
    "Moldova Moldavite, Latvia Livia, Gaza Giza, Mali Malawi, Guinea Guiana, Zambia Gambia, Jordan Gordon, Chad Chile, "
    "strike stroke, treaty threat, advance advice, sanction suction, drone drove, tank thank, trace truce, raid rapid, "
    "border boarder, battle bottle, summit submit, hostage postage, invasion evasion, Mariupol Mariampol, Orban Urban, "
    "Shmyhal Shmidt, Tusk Tosk, Rubio Ruby",
    "de": "Kiew Kiel, Krieg Krug, Lieferung Lagerung, Frieden Friseur, Kanzler Kanzlei, Stimme Stämme, Truppe Treppe, "
    "Verhandlung Behandlung, Abkommen Aufkommen, Wahl Wal, Sanktion Sektion, Panzer Pranger, Angriff Begriff, Merz März",
    "uk": "наступ настрій, угода угол, ракета розетка, Покровськ Петровськ, Чернігів Чернівці, Лиман лимон, Курськ курс, "
    "дрон трон, уряд обряд, атака атлас",
    "ru": "ракета рокада, Курск курс, Минск Омск, Сумы сумма, наступление преступление, переговоры приговоры, "
    "встреча вспышка, Донецк Донец, Белград Белгород, Иран Ирак, Австрия Австралия, Словакия Словения, "
    "Мариуполь Мелитополь, танк такт, дрон дрозд, уран буран",
    "es": "Rusia Rubia, Irán Irak, Austria Australia, acuerdo acuario, tropa trapo, frente fuente, reunión rebelión, "
    "ofensiva defensiva, armas almas, presidente precedente, votar botar, Kiev Kivu",
    "fr": "Iran Irak, Autriche Autruche, armes larmes, attaque attache, livraison liaison, réunion région, "
    "offensive défensive, troupe trompe, char chair, front frein",
    "tr": "görüşme gelişme, asker askı, İran Irak, Kiev Kilis, anlaşma yanlışma, bakan bakar, sınır sınıf, tank tam",
    "pl": "Rosja rosa, Iran Irak, Austria Australia, rozmowa rozprawa, atak atlas, ofensywa defensywa, dostawa podstawa, "
    "Kijów kijek, wróg próg, Mińsk Omsk, decyzja dywizja",
}


@pytest.mark.parametrize(
    ("lang", "one", "other"), [(lang, *pair.split()) for lang in PAIRS for pair in PAIRS[lang].split(", ")]
)
def test_a_false_friend_is_another_word(lang: str, one: str, other: str) -> None:
    assert not grade(one, other, lang)
    assert not grade(other, one, lang)


def shipped_words() -> Iterator[Word]:
    concepts = tomllib.loads(
        (Path(__file__).resolve().parents[2] / "rules" / "concepts.toml").read_text("utf-8")
    )
    for name, concept in concepts.items():
        for node in alias_nodes(ConceptList(name, concept["title"], tuple(concept["aliases"]))):
            for word in node.words if isinstance(node, Phrase) else (node,):
                if isinstance(word, Word) and not word.exact:
                    yield word


def shortened(word: str) -> set[str]:
    """A word, and all that is left of it without one letter; words within one edit share one of them."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def test_of_the_frequent_words_next_to_a_shipped_one_hardly_any_counts_as_it() -> None:
    terms = {term.folded: term for term in map(term_of, shipped_words())}
    beside: dict[str, set[str]] = {}
    for term in terms:
        for part in shortened(term):
            beside.setdefault(part, set()).add(term)
    near = matched = 0
    for lang in LANGUAGES:
        for word in frequencies(lang):
            token = word_of(word, lang)
            if token is None:
                continue
            stems = set(keys_of(token, lang))
            for found in {found for part in shortened(word) for found in beside.get(part, ())}:
                term = terms[found]
                if found != token.folded and OSA.distance(found, word) == 1 and stems.isdisjoint(term.stems):
                    near += 1
                    matched += similarity(term, token, lang) > 0

    assert near > 1_000
    assert matched / near <= 0.005
