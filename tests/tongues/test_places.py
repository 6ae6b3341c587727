"""Places are called as the readers of each language call them."""

import re
from pathlib import Path

import pytest

from bot.alerts.phrases import fact_value
from bot.rules_folder import load_folder
from bot.tongues import SPOKEN, tongue
from bot.tongues.places import FILE, place

RULES = Path(__file__).resolve().parents[2] / "rules"
ROWS = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_every_shipped_place_is_in_the_table_once_and_nothing_else() -> None:
    shipped = [name for name, concept in load_folder(RULES).concepts.items() if concept.is_place]
    assert sorted(row[0] for row in ROWS[1:]) == sorted(shipped)


def test_each_row_has_a_name_or_none_for_each_language() -> None:
    assert ROWS[0] == ["place", *(code for code in ("uk", "de", "es", "ru"))]
    assert {len(row) for row in ROWS} == {len(SPOKEN)}


@pytest.mark.parametrize("row", ROWS[1:], ids=lambda row: row[0])
def test_a_name_is_written_in_the_letters_of_its_language(row: list[str]) -> None:
    _, ukrainian, german, spanish, russian = row
    assert re.fullmatch(r"[А-ЩЬЮЯҐЄІЇа-щьюяґєії' ()-]+", ukrainian)
    assert re.fullmatch(r"[А-яЁё ()-]+", russian)
    assert re.fullmatch(r"[A-Za-zÄÖÜäöüßșăáíó ()-]*", german)
    assert re.fullmatch(r"[A-Za-zÁÉÍÓÚáéíóúñ ()-]*", spanish)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("uk", "Сумська область"),
        ("de", "Region Sumy"),
        ("es", "Región de Sumy"),
        ("ru", "Сумская область"),
        ("en", "Sumy region"),
    ],
)
def test_a_place_is_told_by_its_name_in_the_language(code: str, name: str) -> None:
    assert fact_value("place", "sumy-region", tongue(code)) == name


def test_a_place_that_the_table_does_not_have_is_told_in_english() -> None:
    assert place("my-own-village", tongue("uk")) == ""
    assert fact_value("place", "my-own-village", tongue("uk")) == "My Own Village"
