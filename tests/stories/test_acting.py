"""Who acts in a title, and whether it only speaks of what others do."""

from pathlib import Path

import pytest

from bot.rules_folder import load_folder
from bot.stories.acting import Acting, acting, is_other
from bot.stories.states import STATE_OF
from bot.stories.words import words_of

RULES = Path(__file__).resolve().parents[2] / "rules"


def of(title: str, lang: str = "en", **concepts: str) -> Acting:
    """Of a title; `concepts` by the word, in lower case, that names them."""
    words = words_of(title, lang)
    return acting(
        words, {word.start: [concepts[word.folded]] for word in words if word.folded in concepts}, lang
    )


@pytest.mark.parametrize(
    ("title", "lang", "actor"),
    [
        ("Moscow proposes new talks with Ukraine", "en", "russia"),
        ("Kiew bestätigt Gespräche mit Russland", "de", "ukraine"),
        ("Зеленский подтвердил встречу с Путиным", "ru", "ukraine"),
        ("У Стамбулі Росія передала меморандум", "uk", "russia"),
        ("Londres y París envían soldados", "es", "britain"),
        ("La Maison Blanche et Paris discutent", "fr", "france"),
        ("Moskova'dan Ukrayna'ya yeni teklif", "tr", "russia"),
        ("Warszawa zamyka granicę z Niemcami", "pl", "poland"),
    ],
)
def test_the_first_whom_a_title_names_acts(title: str, lang: str, actor: str) -> None:
    assert of(title, lang).actor == {actor}


def test_a_chancellor_speaks_for_the_country() -> None:
    assert not is_other(of("Merz visits Vilnius", merz="merz"), of("Germany sends brigade to Lithuania"))


def test_another_one_acts_where_a_title_does_not_name_both() -> None:
    assert is_other(of("Canada wants to join shield", canada="canada"), of("Trump presents shield"))
    assert not is_other(of("Russia and Ukraine meet"), of("Ukraine and Russia meet"))


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Peskov criticises German decision", "en"),
        ("Kreml kritisiert deutsche Entscheidung", "de"),
        ("Песков раскритиковал решение Берлина", "ru"),
        ("Кремль розкритикував рішення Берліна", "uk"),
        ("El Kremlin condena la decisión alemana", "es"),
        ("Le Kremlin condamne la décision allemande", "fr"),
        ("Kremlin Almanya'nın kararına tepki gösterdi", "tr"),
        ("Kreml krytykuje decyzję Niemiec", "pl"),
    ],
)
def test_a_reaction_is_known_in_every_language(title: str, lang: str) -> None:
    assert of(title, lang).reacts


def test_what_happens_is_no_reaction() -> None:
    assert not of("Germany lifts limits on weapons").reacts
    assert not of("Talks will begin on Monday").reacts  # German *will* is a wish


def test_every_listed_concept_is_shipped() -> None:
    shipped = load_folder(RULES, examples=False).concepts.keys()
    assert not STATE_OF.keys() - shipped
