"""How often the right day is read out of the labelled phrases; skipped where the data folder is absent."""

import json
import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.facts.dates import find

DATA = Path(
    os.environ.get("WATCHWORD_SHARED_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data"
)
PHRASES = DATA / "eval" / "dates.jsonl"
LANGS = ("en", "de", "uk", "ru", "es", "fr", "tr", "pl")
NO_DATE = "0001-01-01"

pytestmark = pytest.mark.skipif(not PHRASES.exists(), reason="the captured data are not beside the checkout")


def outcome(row: dict[str, Any]) -> str:
    """right, wrong or none; a week or a month where a day was meant counts as wrong."""
    found = find(row["text"], lang=row["lang"], reference=date.fromisoformat(row["ref"]), alone=True)
    meant = {row["gold"], row["gold_past"]} - {None}
    read = {one.value[:10] for one in found}
    if NO_DATE in meant:
        return "wrong" if read else "right"
    if not read:
        return "none"
    return "right" if len(read) == 1 and read <= meant else "wrong"


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Counter[str]]:
    counted: dict[str, Counter[str]] = {lang: Counter() for lang in LANGS}
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["lang"] in counted:
            counted[row["lang"]][outcome(row)] += 1
    return counted


@pytest.mark.parametrize("lang", LANGS)
def test_in_each_language_three_of_four_phrases_are_read_right(
    outcomes: dict[str, Counter[str]], lang: str
) -> None:
    assert outcomes[lang]["right"] / outcomes[lang].total() >= 0.75


def test_pooled_nearly_all_are_right_and_hardly_any_is_wrong(outcomes: dict[str, Counter[str]]) -> None:
    pooled: Counter[str] = sum(outcomes.values(), Counter())
    print(f"dates: {dict(pooled)} of {pooled.total()}")
    assert pooled["right"] / pooled.total() >= 0.85
    assert pooled["wrong"] / pooled.total() <= 0.03
