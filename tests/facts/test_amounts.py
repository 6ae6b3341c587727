"""Numbers in eight languages: how many of what. Rows without a value are no numbers."""

from pathlib import Path

import pytest

from bot.facts.amounts import find
from bot.facts.ordinals import find as ordinals


def values(text: str, lang: str) -> list[str]:
    taken = [(one.start, one.stop) for one in ordinals(text, lang=lang)]
    return [found.value for found in find(text, lang=lang, taken=taken)]


TABLE = Path(__file__).with_name("amounts.tsv")
"""Language, text, and the numbers that it states, parted by |."""
ROWS = [tuple(line.split("	")) for line in TABLE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("lang", "text", "told"), ROWS)
def test_a_number_is_read_with_what_it_counts(lang: str, text: str, told: str) -> None:
    assert values(text, lang) == [value for value in told.split("|") if value]


@pytest.mark.parametrize("lang", ["en", "de", "uk", "ru", "es", "fr", "tr", "pl"])
def test_every_language_has_rows_enough(lang: str) -> None:
    assert sum(one == lang for one, _, _ in ROWS) >= 25


@pytest.mark.parametrize(
    ("lang", "text", "hedge"),
    [
        ("en", "at least 14 dead", "at least"),
        ("en", "more than 900 injured", "at least"),
        ("en", "some 3,100 troops", "about"),
        ("en", "fewer than 10 dead", "at most"),
        ("en", "14 dead", ""),
        ("de", "rund 3.100 Soldaten", "about"),
        ("de", "mehr als 900 Verletzte", "at least"),
        ("fr", "plus de 900 blessés", "at least"),
        ("fr", "environ 3 100 soldats", "about"),
        ("es", "unos 3.100 soldados", "about"),
        ("es", "más de 900 heridos", "at least"),
        ("ru", "около 3100 военных", "about"),
        ("ru", "более 900 раненых", "at least"),
        ("uk", "близько 3100 військових", "about"),
        ("uk", "понад 900 поранених", "at least"),
        ("pl", "około 3100 żołnierzy", "about"),
        ("pl", "ponad 900 rannych", "at least"),
        ("tr", "yaklaşık 3.100 asker", "about"),
        ("tr", "en az 14 ölü", "at least"),
    ],
)
def test_how_sure_a_number_is_stands_beside_it(lang: str, text: str, hedge: str) -> None:
    assert [found.hedge for found in find(text, lang=lang)] == [hedge]


def test_the_words_are_those_of_number_and_unit() -> None:
    assert [
        found.text for found in find("Norway pledges some €5 billion, 20 armoured vehicles", lang="en")
    ] == [
        "€5 billion",
        "20 armoured vehicles",
    ]


def test_what_is_taken_by_a_date_is_no_number() -> None:
    assert find("Talks on 2 June", lang="en", taken=[(9, 15)]) == ()


def test_a_language_without_a_table_gets_its_digits() -> None:
    assert [found.value for found in find("30 000 soldati, 12%", lang="it")] == [
        "30000 soldati",
        "12 percent",
    ]
