"""One act in other words: who, what and the stance to it are the same, hardly a word is."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.stories.keeper import StoryKeeper
from bot.stories.story import Decision
from tests.support.reports import report

NOON = datetime(2025, 5, 28, 12, tzinfo=UTC)
SAME = [
    ("en", "Poland signs off on Gripen jets for Norway", "Warsaw clears the sale of Gripen fighters to Oslo"),
    ("de", "Polen genehmigt Gripen-Verkauf an Norwegen", "Warschau gibt grünes Licht für Gripen nach Oslo"),
    (
        "fr",
        "La Pologne approuve l'envoi de Gripen en Norvège",
        "Varsovie donne son feu vert aux Gripen d'Oslo",
    ),
    ("es", "Polonia autoriza vender cazas Gripen a Noruega", "Varsovia da luz verde a los Gripen para Oslo"),
    ("uk", "Польща схвалила продаж Gripen Норвегії", "Варшава дозволила передати Осло винищувачі Gripen"),
    ("ru", "Польша одобрила продажу Gripen Норвегии", "Варшава разрешила поставить Осло истребители Gripen"),
    ("pl", "Polska zatwierdziła sprzedaż Gripenów Norwegii", "Warszawa zgodziła się na Gripeny dla Oslo"),
    ("tr", "Polonya Norveç'e Gripen satışını onayladı", "Varşova'dan Oslo'ya Gripen için yeşil ışık"),
]
OTHER = [
    ("another side", "Warsaw rules out Gripen fighters for Oslo"),
    ("another count", "Warsaw clears the sale of 40 Gripen fighters to Oslo"),
    ("another buyer", "Warsaw clears the sale of Gripen fighters to Helsinki"),
]


def decision(
    lang: str, first: str, second: str, later: timedelta, rules: frozenset[str] = frozenset()
) -> Decision:
    keeper = StoryKeeper()
    keeper.decide(report(first, lang, NOON, rules=rules))
    return keeper.decide(report(second, lang, NOON + later, rules=rules)).decision


@pytest.mark.parametrize(("lang", "first", "second"), SAME)
def test_one_act_in_other_words_is_one_story(lang: str, first: str, second: str) -> None:
    assert decision(lang, first, second, timedelta(hours=3)) is Decision.REPEAT


def test_on_another_day_it_is_another_act_where_no_rule_narrows_the_matter_down() -> None:
    lang, first, second = SAME[0]
    assert decision(lang, first, second, timedelta(days=1)) is Decision.NEW


@pytest.mark.parametrize(("why", "second"), OTHER)
def test_what_differs_is_never_silent(why: str, second: str) -> None:
    first = "Poland signs off on 12 Gripen jets for Norway" if why == "another count" else SAME[0][1]
    assert decision("en", first, second, timedelta(hours=3)) is not Decision.REPEAT


@pytest.mark.parametrize(("lang", "first", "second"), SAME)
def test_where_a_rule_matched_both_it_is_one_story_on_the_next_day_too(
    lang: str, first: str, second: str
) -> None:
    found = decision(lang, first, second, timedelta(days=1), frozenset({"gripen"}))
    # Not always a repeat: where they go is new, for a rule that rings on places.
    assert found is not Decision.NEW


@pytest.mark.parametrize(("why", "second"), OTHER)
def test_where_a_rule_matched_both_what_differs_is_never_silent_either(why: str, second: str) -> None:
    first = "Poland signs off on 12 Gripen jets for Norway" if why == "another count" else SAME[0][1]
    found = decision("en", first, second, timedelta(hours=3), frozenset({"gripen"}))
    assert found is not Decision.REPEAT


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        (
            "en",
            "Merz rules out Gripen fighters for Norway",
            "Bundestag rejects motion to give Norway Gripen jets",
        ),
        (
            "en",
            "Polish government approves Gripen jets for Norway",
            "Poland's lawmakers clear Gripens for Oslo",
        ),
        ("de", "Merz lehnt Gripen für Norwegen ab", "Bundestag stimmt gegen Gripen-Lieferung an Oslo"),
        (
            "fr",
            "Macron refuse de livrer des Gripen à la Norvège",
            "Le Parlement rejette l'envoi de Gripen à Oslo",
        ),
        (
            "es",
            "Sánchez rechaza enviar cazas Gripen a Noruega",
            "El Congreso vota en contra de los Gripen para Oslo",
        ),
        (
            "uk",
            "Мерц відмовився передавати Норвегії Gripen",
            "Бундестаг відхилив передачу винищувачів Gripen Осло",
        ),
        (
            "ru",
            "Мерц отказался передавать Норвегии Gripen",
            "Бундестаг отклонил поставку истребителей Gripen Осло",
        ),
        ("pl", "Tusk odmówił Norwegii Gripenów", "Sejm odrzucił przekazanie myśliwców Gripen Oslo"),
        (
            "tr",
            "Merz Norveç'e Gripen vermeyi reddetti",
            "Alman parlamentosundan Oslo'ya verilecek savaş uçağı Gripen için ret",
        ),
        (
            "en",
            "Poland's Tusk approves Gripen jets for Norway",
            "Nawrocki gives nod to Gripen fighters for Oslo",
        ),
    ],
)
def test_a_parliament_and_the_opposition_act_for_themselves(lang: str, first: str, second: str) -> None:
    assert decision(lang, first, second, timedelta(hours=3), frozenset({"gripen"})) is Decision.NEW
