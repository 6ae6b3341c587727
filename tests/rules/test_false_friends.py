"""Words and names one or two letters apart: one doesn't count as the other, in either direction, or we say so."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from rapidfuzz.distance import OSA

from bot.feeds.item import Item
from bot.rules.aliases import alias_nodes
from bot.rules.grammar import parse
from bot.rules.index import Index
from bot.rules.query import Phrase, Word
from bot.rules.rule import ConceptList, Rule, RuleId
from bot.rules.term import term_of
from bot.rules.words import keys_of, similarity
from bot.text.inflect import LANGUAGES
from bot.text.known import frequencies
from bot.text.tokens import word_of
from tests.rules.test_words import grade

TABLE = Path(__file__).with_name("false_friends.txt")
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


def table() -> dict[str, list[tuple[str, str, bool]]]:
    """What `false_friends.txt` says: heading -> pairs, and whether each is known to be confused."""
    pairs: dict[str, list[tuple[str, str, bool]]] = {}
    heading = ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            for pair in line.split(", "):
                one, other = pair.removeprefix("~").split()
                pairs.setdefault(heading, []).append((one, other, pair.startswith("~")))
    return pairs


def fires(word: str, headline: str, lang: str) -> bool:
    index = Index({})
    index.add(Rule(RuleId("r"), "r", parse(word)))
    return bool(index.read(Item(headline, lang=lang)).matches)


def confusions(one: str, other: str, lang: str) -> int:
    """How often a rule of one word rings for the other: both ways, with the language told and not; 0 to 4."""
    return sum(fires(*pair, told) for pair in ((one, other), (other, one)) for told in (lang, ""))


@pytest.mark.parametrize("heading", table())
def test_of_the_table_just_the_pairs_are_confused_that_it_says_are(heading: str) -> None:
    rows = table()[heading]
    assert len({frozenset(pair[:2]) for pair in rows}) >= 80
    wrong = [(one, other) for one, other, known in rows if known != bool(confusions(one, other, heading[:2]))]
    assert not wrong


def test_hardly_any_rule_of_the_table_rings_for_its_false_friend() -> None:
    known = [(heading, pair) for heading, pairs in table().items() for pair in pairs if pair[2]]
    rung = sum(confusions(one, other, heading[:2]) for heading, (one, other, _) in known)
    asked = 4 * sum(map(len, table().values()))
    print(f"{rung} of {asked} rules ring, for {len(known)} pairs")
    assert rung / asked <= 0.05


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
