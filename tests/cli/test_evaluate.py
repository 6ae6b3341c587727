"""`watchword evaluate`: the figures are right, and each mistake comes with its reason."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.rules.score import Score

RULE = 'id = "opening"\ntitle = "Opening"\nmatch = "bridge (opens OR opened) -toy"\n'
ROWS = [
    {"id": "hit", "title": "Harbour bridge opens", "lang": "en", "opening": 1},
    {"id": "missed", "title": "Harbour bridge inaugurated", "lang": "en", "opening": 1},
    {"id": "struck", "title": "A bridge opens beside the toy shop", "lang": "en", "opening": True},
    {"id": "false", "title": "Bridge player opens a book", "lang": "en", "opening": 0},
    {"id": "silent", "title": "Die Fähre fährt", "lang": "de", "opening": False},
    {"id": "unlabelled", "title": "Bridge opens", "lang": "en"},
    {
        "id": "doubtful",
        "title": "Bridge opens",
        "lang": "en",
        "opening": 0,
        "note": "borderline: a card game",
    },
]


def _evaluate(folder: Path, rows: list[dict[str, object]], *options: str) -> Result:
    (folder / "opening.toml").write_text(RULE, encoding="utf-8")
    labelled = folder / "rows.jsonl"
    labelled.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return CliRunner().invoke(main, ["evaluate", "--rules", str(folder), *options, str(labelled)])


def test_the_figures_are_shown_for_all_rows_and_for_each_language(tmp_path: Path) -> None:
    lines = _evaluate(tmp_path, ROWS).stdout.splitlines()
    assert [line.split() for line in lines[:4]] == [
        ["opening:", "Opening"],
        ["lang", "rows", "right", "false", "missed", "precision", "recall", "F1", "false/1000"],
        ["all", "5", "1", "1", "2", "0.500", "0.333", "0.400", "200.0"],
        ["en", "4", "1", "1", "2", "0.500", "0.333", "0.400", "250.0"],
    ]


def test_a_miss_says_which_part_is_missing(tmp_path: Path) -> None:
    output = _evaluate(tmp_path, ROWS).stdout
    assert "missed [en] Harbour bridge inaugurated\n      missing opens OR opened\n" in output


def test_a_miss_says_which_exclusion_struck(tmp_path: Path) -> None:
    assert "excluded by -toy (toy in “toy”)" in _evaluate(tmp_path, ROWS).stdout


def test_a_false_alert_says_what_matched(tmp_path: Path) -> None:
    lines = _evaluate(tmp_path, ROWS).stdout.splitlines()
    reason = lines[lines.index("  false [en] Bridge player opens a book") + 1]
    assert "bridge in “Bridge”" in reason
    assert "opens in “opens”" in reason


def test_brief_leaves_the_lists_out(tmp_path: Path) -> None:
    assert "inaugurated" not in _evaluate(tmp_path, ROWS, "--brief").stdout


def test_doubtful_rows_count_on_request(tmp_path: Path) -> None:
    lines = _evaluate(tmp_path, ROWS, "--with-borderline", "--brief").stdout.splitlines()
    assert lines[2].split()[:4] == ["all", "6", "1", "2"]


def test_a_label_that_is_none_is_told(tmp_path: Path) -> None:
    result = _evaluate(tmp_path, [{"id": "x", "title": "Bridge", "opening": "maybe"}])
    assert "item x: \"opening\" is 'maybe'. Write true, false, 1 or 0." in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1", "per_1000"),
    [
        (Score(), None, None, None, None),
        (Score(silent=4), None, None, None, 0.0),
        (Score(hits=3, false_alerts=1, misses=3, silent=3), 0.75, 0.5, 0.6, 100.0),
        (Score(misses=2), None, 0.0, 0.0, 0.0),
    ],
)
def test_a_rate_without_a_base_is_none(
    score: Score, precision: float | None, recall: float | None, f1: float | None, per_1000: float | None
) -> None:
    assert (score.precision, score.recall, score.f1, score.false_per_1000) == (
        precision,
        recall,
        f1,
        per_1000,
    )
