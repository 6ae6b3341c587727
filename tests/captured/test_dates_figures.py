"""How often the right day is read out of the labelled phrases; skipped where the data folder is absent."""

import os
from collections import Counter
from pathlib import Path

import pytest

from bot.cli.evaluate_dates import measured
from bot.cli.labelled import rows_in
from bot.facts.score import Outcome

DATA = Path(
    os.environ.get("WATCHWORD_SHARED_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data"
)
PHRASES = DATA / "eval" / "dates.jsonl"
LANGS = ("en", "de", "uk", "ru", "es", "fr", "tr", "pl")

pytestmark = pytest.mark.skipif(not PHRASES.exists(), reason="the captured data are not beside the checkout")

Counts = Counter[Outcome]


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Counts]:
    with PHRASES.open(encoding="utf-8") as file:
        _, rows = rows_in(file, None, with_borderline=True)
    counts, _ = measured([row for row in rows if row.record["lang"] in LANGS])
    return counts


@pytest.mark.parametrize("lang", LANGS)
def test_in_each_language_three_of_four_phrases_are_read_right(
    outcomes: dict[str, Counts], lang: str
) -> None:
    assert outcomes[lang]["right"] / outcomes[lang].total() >= 0.75


def test_pooled_nearly_all_are_right_and_hardly_any_is_wrong(outcomes: dict[str, Counts]) -> None:
    pooled = outcomes["all"]
    print(f"dates: {dict(pooled)} of {pooled.total()}")
    assert pooled["right"] / pooled.total() >= 0.85
    assert pooled["wrong"] / pooled.total() <= 0.03
