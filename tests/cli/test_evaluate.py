"""`watchword evaluate` for rules: the figures are right, and each mistake comes with its reason."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.rules.score import half_of

CONCEPTS = '[open]\ntitle = "Opening"\naliases = ["opens", "opened", "inaugurat*"]\n'
RULE = 'id = "opening"\ntitle = "Opening"\nmatch = "bridge @open -toy"\n'
OTHER = 'id = "ferry"\ntitle = "Ferries"\nmatch = "ferry"\n'
ROWS = [
    {"id": "hit", "title": "Harbour bridge opens", "lang": "en", "opening": 1},
    {"id": "missed", "title": "Harbour bridge unveiled", "lang": "en", "opening": 1},
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


def _evaluate(folder: Path, rows: list[dict[str, Any]], *options: str) -> Result:
    files = {"concepts.toml": CONCEPTS, "opening.toml": RULE, "ferry.toml": OTHER}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    labelled = folder / "rows.jsonl"
    labelled.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return CliRunner().invoke(main, ["evaluate", "--rules", str(folder), *options, str(labelled)])


def _records(result: Result) -> list[dict[str, Any]]:
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_figures_are_shown_with_their_intervals_for_all_rows_and_for_each_language(
    tmp_path: Path,
) -> None:
    lines = [line.split() for line in _evaluate(tmp_path, ROWS).stdout.splitlines()]
    assert lines[:2] == [
        ["opening:", "Opening"],
        [
            "lang",
            "rows",
            "right",
            "false",
            "missed",
            "precision",
            "recall",
            "F1",
            "false/1000",
            "(95",
            "%",
            "interval)",
        ],
    ]
    figures = ["1", "1", "2", "0.500", "(.09–.91)", "0.333", "(.06–.79)", "0.400", "(.09–.82)"]
    assert ["all", "5", *figures, "200.0", "(36.2–624.5)"] in lines
    assert ["en", "4", *figures, "250.0", "(45.6–699.4)"] in lines


def test_both_halves_are_shown_with_their_gap(tmp_path: Path) -> None:
    rows = [
        {"id": f"r{number}", "title": title, "opening": 1}
        for number in range(80)
        for title in ["Bridge opens" if half_of(f"r{number}") == "look" else "Bridge unveiled"]
    ]
    rows += [
        {"id": "x1", "title": "Bridge opens", "opening": 0},
        {"id": "x2", "title": "Ferry", "opening": 0},
    ]
    lines = _evaluate(tmp_path, rows, "--brief").stdout.splitlines()
    assert [line.split()[0] for line in lines[2:5]] == ["all", "look", "score"]
    (gap,) = [line for line in lines if "F1 of look less F1 of score" in line]
    assert gap.endswith("is more than chance")


def test_a_half_holds_only_its_rows_and_the_scoring_one_shows_no_mistakes(tmp_path: Path) -> None:
    rows = [{"id": f"r{number}", "title": "Bridge unveiled", "opening": 1} for number in range(40)]
    shown = {half: _evaluate(tmp_path, rows, "--half", half, "--json") for half in ("look", "score")}
    found = {half: _records(result) for half, result in shown.items()}
    look = [record["id"] for record in found["look"] if record["type"] == "miss"]
    assert look == [row["id"] for row in rows if half_of(str(row["id"])) == "look"]
    assert {record["type"] for record in found["score"]} == {"score"}
    assert found["look"][0]["rows"] + found["score"][0]["rows"] == len(rows)


def test_a_miss_says_which_branch_came_nearest_and_what_it_lacks(tmp_path: Path) -> None:
    output = _evaluate(tmp_path, ROWS).stdout
    assert (
        "  missed [en] Harbour bridge unveiled\n"
        "      nearest: bridge @open\n"
        "          lacks @open; has bridge “bridge”\n"
    ) in output


def test_a_miss_says_which_exclusion_struck(tmp_path: Path) -> None:
    assert "toy shop\n      excluded by -toy: “toy”\n" in _evaluate(tmp_path, ROWS).stdout


def test_a_false_alert_says_what_matched(tmp_path: Path) -> None:
    assert (
        "  false [en] Bridge player opens a book\n"
        "      rang by: bridge @open\n"
        "          has bridge “Bridge”, @open “opens”\n"
    ) in _evaluate(tmp_path, ROWS).stdout


def test_branches_that_are_as_near_are_told_by_what_they_lack(tmp_path: Path) -> None:
    rule = 'id = "either"\ntitle = "E"\nmatch = "(bridge tunnel) OR (bridge ferry) OR (lift dock)"\n'
    (tmp_path / "either.toml").write_text(rule, encoding="utf-8")
    output = _evaluate(tmp_path, [{"title": "The bridge", "either": 1}]).stdout
    assert "nearest: bridge tunnel\n" in output
    assert "other branches as near: lacks ferry\n" in output


def test_brief_leaves_the_lists_out(tmp_path: Path) -> None:
    output = _evaluate(tmp_path, ROWS, "--brief", "--deciding").stdout
    assert "unveiled" not in output
    assert "decides one row" in output  # asked for by name


def test_doubtful_rows_count_on_request(tmp_path: Path) -> None:
    lines = _evaluate(tmp_path, ROWS, "--with-borderline", "--brief").stdout.splitlines()
    assert lines[2].split()[:4] == ["all", "6", "1", "2"]


def test_terms_that_decide_one_row_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    output = _evaluate(tmp_path, ROWS, "--deciding").stdout
    lines = output[output.index("deciding:") :].splitlines()
    # "bridge" and "opens" decide the hit and the false alert; "opened" counts as a form of "opens".
    assert "decides one row: “toy” → struck missed" in output
    assert lines[0].startswith("deciding: 1 word or alias decides one row")


def test_json_holds_all_of_it_in_lines(tmp_path: Path) -> None:
    records = _records(_evaluate(tmp_path, ROWS, "--json", "--deciding"))
    assert records[0] | {
        "precision_95": None,
        "recall_95": None,
        "f1_95": None,
        "false_per_1000_95": None,
    } == {
        "type": "score",
        "rule": "opening",
        "group": "all",
        "name": "all",
        "rows": 5,
        "hits": 1,
        "false_alerts": 1,
        "misses": 2,
        "precision": 0.5,
        "precision_95": None,
        "recall": 1 / 3,
        "recall_95": None,
        "f1": 0.4,
        "f1_95": None,
        "false_per_1000": 200.0,
        "false_per_1000_95": None,
    }
    by_id = {record["id"]: record for record in records if "id" in record}
    assert {name: record["type"] for name, record in by_id.items()} == {
        "missed": "miss",
        "struck": "miss",
        "false": "false_alert",
    }
    assert by_id["missed"]["branches"] == [
        {"query": "bridge @open", "lacks": ["lacks @open"], "has": ["bridge “bridge”"]}
    ]
    assert by_id["struck"]["struck"] == ["excluded by -toy: “toy”"]
    terms = {record["alias"]: record["rows"] for record in records if record["type"] == "deciding"}
    assert terms["toy"] == [{"id": "struck", "verdict": "miss", "without": "hit"}]
    assert records[-1]["type"] == "deciding_none"


def test_all_rows_that_cannot_be_measured_are_told_in_one_run(tmp_path: Path) -> None:
    rows = [ROWS[0], {"opening": 1}, {"id": "x", "title": "Bridge", "opening": 7}]
    result = _evaluate(tmp_path, rows)
    assert "line 2: neither title nor summary." in result.stderr
    assert 'item x: "opening" is 7.' in result.stderr
    assert "2 rows can't be measured, see above." in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")


def test_labels_may_stand_under_another_key_for_one_rule(tmp_path: Path) -> None:
    rows = [{"title": "Ferry sails", "fires": True}, {"title": "Ferry ticket", "fires": False}]
    records = _records(_evaluate(tmp_path, rows, "--label", "fires", "--rule", "ferry", "--json"))
    assert {record["rule"] for record in records} == {"ferry"}
    assert (records[0]["hits"], records[0]["false_alerts"]) == (1, 1)


@pytest.mark.parametrize(
    ("rows", "options", "message"),
    [
        (
            [{"id": "x", "title": "Bridge", "opening": "maybe"}],
            (),
            "item x: \"opening\" is 'maybe'. Write true, false, 1 or 0.",
        ),
        ([{"title": "Bridge"}], (), 'no row has a label "ferry", "opening".'),
        ([], (), "no rows. Write one JSON object on each line."),
        (ROWS, ("--rule", "bridge"), "there is no rule bridge. Known are: ferry, opening."),
        (ROWS, ("--label", "fires"), "--label is the label of one rule. Say which by --rule."),
        (ROWS, ("--half", "score", "--deciding"), "the half that scores is not for that."),
        (
            ROWS,
            ("--leave-out", "random"),
            "holds reports. --items is for pairs, --leave-out for pairs and stories.",
        ),
        (
            [ROWS[0], {"a": {"title": "x"}, "b": {"title": "y"}, "label": 1}],
            (),
            "line 2: pairs among reports. Put them into a file of their own.",
        ),
        ([{"text": "on Monday", "gold": "2025-06-02"}, ROWS[0]], (), "line 2: reports among dates."),
    ],
)
def test_what_cannot_be_measured_is_told_with_the_remedy(
    tmp_path: Path, rows: list[dict[str, Any]], options: tuple[str, ...], message: str
) -> None:
    result = _evaluate(tmp_path, rows, *options)
    assert message in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")
