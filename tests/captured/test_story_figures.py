"""How well pairs of reports are told to be one story; skipped where the data folder is absent.

The bounds are what this version holds, so that nothing makes it worse unseen; the aims are the issue's.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from bot.cli.evaluate_pairs import Items, items_in, measured
from bot.cli.evaluate_stories import b_cubed, placed_in
from bot.cli.labelled import Row, rows_in
from bot.rules.score import Score

DATA = Path(
    os.environ.get("WATCHWORD_SHARED_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data"
)
EVAL = DATA / "eval"
RULES = Path(__file__).resolve().parents[2] / "rules"

pytestmark = pytest.mark.skipif(not EVAL.exists(), reason="the captured data are not beside the checkout")


def rows(name: str) -> list[Row]:
    with (EVAL / name).open(encoding="utf-8") as file:
        _, found = rows_in(file, None, with_borderline=True)
    return found


def items() -> Items:
    with (EVAL / "story_items.jsonl").open(encoding="utf-8") as file:
        return items_in(file)


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """By kind; "all" without pairs that are related, which are neither one story nor two."""
    kept = [row for row in rows("story_pairs.jsonl") if row.record["kind"] != "related"]
    found, _ = measured(RULES, kept, items())
    return found


def share_merged(score: Score) -> float:
    return (score.hits + score.false_alerts) / score.rows


def test_exact_copies_are_always_one_story(scores: dict[str, Score]) -> None:
    assert share_merged(scores["exact_text"]) == 1.0


def test_hardly_any_unlike_reports_are_merged(scores: dict[str, Score]) -> None:
    assert share_merged(scores["random"]) == 0.0
    assert share_merged(scores["similar"]) <= 0.05


def test_hardly_any_family_of_events_is_merged(scores: dict[str, Score]) -> None:
    """Some say the same date of the same talks, or go on with one happening."""
    print(f"families merged: {share_merged(scores['family']):.2f}")
    assert share_merged(scores["family"]) <= 0.06


def test_few_families_of_events_two_days_apart_at_most_are_merged() -> None:
    """The issue asks for .10, "where both only restate the same date of the same talks, say which and why".

    Of the four merged, three restate 2 June, the second round of talks in Istanbul, and DESIGN wants such a family
    to be one story: P0772 (they met, they ended), P0789 (Lavrov proposes the day, the Kremlin sends its delegation
    on it), P0856 (a ministry dodges the question, Zelensky confirms: a delta, which rings). The fourth, P0926, is a
    royal visit on the morning of the day on which it begins. They count here all the same.
    """
    held = items()
    near = [
        row for row in rows("story_pairs.jsonl") if row.record["kind"] == "family" and days(row, held) <= 2
    ]
    found, mistakes = measured(RULES, near, held)
    print(
        f"families merged: {share_merged(found['all']):.2f} of {len(near)}", [one["id"] for one in mistakes]
    )
    assert len(near) >= 50
    assert share_merged(found["all"]) <= 0.10


def days(row: Row, held: Items) -> int:
    one, other = (date.fromisoformat(str(held[str(row.record[name])]["date"])) for name in ("a", "b"))
    return abs((one - other).days)


def test_pairs_are_told_apart(scores: dict[str, Score]) -> None:
    print(f"story pairs: F1 {scores['all'].f1:.3f}")
    assert (scores["all"].f1 or 0.0) >= 0.9


def test_pairs_of_short_messages_are_told_apart() -> None:
    def half(row: Row, name: str) -> dict[str, str]:
        title, summary = row.record[f"title_{name}"], row.record[f"text_{name}"]
        return {"title": title, "summary": summary, "lang": row.record["lang"], "published": "2020-05-10"}

    pairs = [
        Row(row.line, row.identity, {"label": row.record["label"]} | {name: half(row, name) for name in "ab"})
        for row in rows("story_pairs_telegram.jsonl")
    ]
    found, _ = measured(RULES, pairs, {})
    print(f"pairs of short messages: F1 {found['all'].f1:.3f}")
    assert (found["all"].f1 or 0.0) >= 0.85


def test_stories_of_a_stream_are_pure_and_whole() -> None:
    placed = placed_in(RULES, rows("story_items.jsonl"), frozenset({"related"}))
    found = b_cubed(placed, placed)
    print(f"B-cubed: precision {found.precision:.3f}, recall {found.recall:.3f}, F1 {found.f1:.3f}")
    assert found.f1 >= 0.93
