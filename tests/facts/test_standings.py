"""Where a matter stands, in tables of eight languages: `values | text`, one file a language.

`~` marks a mild value, `?` an unconfirmed one, `-` none at all.
"""

from pathlib import Path

import pytest

from bot.facts.standing import StandingFound, find

HERE = Path(__file__).resolve().parent / "standings"
ROWS_MIN = 30
_MARKS = {"mild": "~", "unconfirmed": "?", "": ""}
_ROWS = [
    (file.stem, *line.split(" | ", 1))
    for file in sorted(HERE.glob("*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
]


def shown(found: StandingFound) -> str:
    return f"{_MARKS[found.force]}{found.value}"


@pytest.mark.parametrize(("lang", "values", "text"), _ROWS)
def test_a_text_says_where_its_matter_stands(lang: str, values: str, text: str) -> None:
    said = [shown(found) for found in find(text, lang=lang)]
    firm = [value for value in said if not value.startswith("~")]
    # Who says something firm says the rest by the way (`bot.stories.standings`).
    assert ", ".join(firm or said) == values.replace("-", "", values == "-")


@pytest.mark.parametrize("lang", ["de", "en", "es", "fr", "pl", "ru", "tr", "uk"])
def test_each_language_has_its_table(lang: str) -> None:
    assert sum(row[0] == lang for row in _ROWS) >= ROWS_MIN
