"""`watchword evaluate` for pairs of reports, stories and dates: counted in groups, with each wrong one and why."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

OSLO = {"title": "Norway and Chile agree to hold fishery talks in Lima on 2 June", "lang": "en"}
MOVED = {"title": "Norway and Chile postpone fishery talks in Lima to 16 June", "lang": "en"}
FINE = {"title": "Court in Madrid fines airline over hand luggage fees", "lang": "en"}
DATES = [
    {"id": "right", "text": "on 2 June", "lang": "en", "ref": "2025-05-28", "gold": "2025-06-02"},
    {
        "id": "past",
        "text": "Mittwoch",
        "lang": "de",
        "ref": "2025-05-29",
        "gold": "2025-05-28",
        "gold_past": "2025-06-04",
    },
    {"id": "wrong", "text": "on 3 June", "lang": "en", "ref": "2025-05-28", "gold": "2025-06-02"},
    {"id": "none", "text": "when pigs fly", "lang": "en", "ref": "2025-05-28", "gold": "2025-06-02"},
    {"id": "rightly none", "text": "never", "lang": "en", "ref": "2025-05-28", "gold": "0001-01-01"},
    {"id": "too much", "text": "on 4 June", "lang": "en", "ref": "2025-05-28", "gold": "0001-01-01"},
]


def evaluate(folder: Path, rows: list[dict[str, Any]], *options: str) -> Result:
    file = folder / "rows.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return CliRunner().invoke(main, ["evaluate", *options, str(file)])


def pair(name: str, a: Any, b: Any, label: int, kind: str) -> dict[str, Any]:
    return {"pair_id": name, "a": a, "b": b, "label": label, "kind": kind}


PAIRS = [
    pair("p1", OSLO, MOVED, 1, "same"),
    pair("p2", OSLO, FINE, 0, "random"),
    pair("p3", OSLO, MOVED, 0, "family"),
    pair("p4", OSLO, FINE, 1, "same"),
]


def test_pairs_are_counted_in_all_and_for_each_kind_and_the_wrong_ones_listed(tmp_path: Path) -> None:
    output = evaluate(tmp_path, PAIRS).stdout
    counts = {line.split()[0]: line.split()[1:5] for line in output.splitlines()[2:] if line.strip()}
    assert counts["all"] == ["4", "1", "1", "1"]
    assert counts["same"] == ["2", "1", "0", "1"]
    assert counts["family"] == ["1", "0", "1", "0"]
    merged, _, apart = output.partition("wrongly told apart:")
    assert "p3 [family] Norway and Chile postpone" in merged
    assert "delta: a fact changed" in merged
    assert "p4 [same] Court in Madrid" in apart


def test_pairs_may_name_items_of_a_file_and_kinds_may_be_left_out(tmp_path: Path) -> None:
    items = tmp_path / "items.jsonl"
    named = [OSLO | {"item_id": "i1", "date": "2025-05-28"}, MOVED | {"item_id": "i2", "date": "2025-05-29"}]
    items.write_text("".join(f"{json.dumps(item)}\n" for item in named), encoding="utf-8")
    rows = [pair("p1", "i1", "i2", 1, "same"), pair("p2", "i1", "i9", 0, "related")]
    result = evaluate(tmp_path, rows, "--items", str(items), "--leave-out", "related", "--json")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(record["name"], record["rows"], record["hits"]) for record in records] == [
        ("all", 1, 1),
        ("same", 1, 1),
    ]
    refused = evaluate(tmp_path, rows, "--items", str(items))
    assert (
        "line 2: b is 'i9', no item. Add it to the file of --items, or write the item here." in refused.stderr
    )


def test_dates_are_right_wrong_or_none_for_each_language_and_the_others_listed(tmp_path: Path) -> None:
    output = evaluate(tmp_path, DATES).stdout
    counts = {line.split()[0]: line.split()[1:5] for line in output.splitlines() if line.strip()}
    assert counts["all"] == ["6", "3", "2", "1"]
    assert counts["de"] == ["1", "1", "0", "0"]
    assert (
        "wrong [en] on 3 June\n      said on 2025-05-28: meant 2025-06-02, read 2025-06-03 “3 June”" in output
    )
    assert "too much [en] on 4 June\n      said on 2025-05-28: meant no date, read 2025-06-04" in output
    assert "none [en] when pigs fly\n      said on 2025-05-28: meant 2025-06-02, read nothing" in output


def test_dates_as_json_hold_shares_and_each_mistake(tmp_path: Path) -> None:
    records = [json.loads(line) for line in evaluate(tmp_path, DATES, "--json").stdout.splitlines()]
    everything = next(record for record in records if record.get("name") == "all")
    assert (everything["right"], everything["right_share"], everything["rows"]) == (3, 0.5, 6)
    assert [record["id"] for record in records if record["type"] == "mistake"] == [
        "wrong",
        "none",
        "too much",
    ]


def test_a_week_or_a_second_date_is_not_the_day_that_is_meant(tmp_path: Path) -> None:
    rows = [
        {"id": "week", "text": "next week", "lang": "en", "ref": "2025-05-28", "gold": "2025-06-02"},
        {"id": "two", "text": "on 2 June or 3 June", "lang": "en", "ref": "2025-05-28", "gold": "2025-06-02"},
    ]
    (record, *_) = [json.loads(line) for line in evaluate(tmp_path, rows, "--json").stdout.splitlines()]
    assert (record["right"], record["wrong"]) == (0, 2)


@pytest.mark.parametrize(
    ("row", "options", "message"),
    [
        (pair("p", OSLO, MOVED, 2, ""), (), 'item p: "label" is 2. Write true, false, 1 or 0.'),
        ({"a": OSLO, "b": MOVED}, (), "line 1: no label. Write 1 for one story, 0 for two."),
        (
            pair("p", "i1", "i2", 1, ""),
            (),
            "line 1: a is 'i1', no item. Give the file with the items by --items",
        ),
        ({"text": "x", "gold": None}, (), "line 1: no gold. Write the day that is meant"),
        ({"text": "x", "gold": "soon"}, (), "line 1: gold is no day"),
        ({"gold": "2025-06-02"}, (), 'line 1: no "text".'),
        (DATES[0], ("--rule", "talks"), "holds dates. --rule, --label and --deciding are for reports."),
    ],
)
def test_what_cannot_be_measured_is_told_with_the_remedy(
    tmp_path: Path, row: dict[str, Any], options: tuple[str, ...], message: str
) -> None:
    result = evaluate(tmp_path, [row], *options)
    assert message in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")


STORIES = [
    OSLO | {"id": "s1", "story": "talks", "published": "2025-05-28T09:00:00Z"},
    MOVED | {"id": "s2", "story": "talks", "published": "2025-05-28T12:00:00Z"},
    FINE | {"id": "s3", "story": "fees", "published": "2025-05-28T13:00:00Z"},
    FINE | {"id": "s4", "story": "another", "published": "2025-05-28T14:00:00Z"},
    {
        "id": "s5",
        "story": "fees",
        "published": "2025-05-28T15:00:00Z",
        "title": "Airport of Madrid closed by fog",
    },
    FINE | {"id": "s6", "story": "whatever", "role": "related", "published": "2025-05-28T16:00:00Z"},
]


def test_stories_are_measured_by_how_pure_and_how_whole_they_are(tmp_path: Path) -> None:
    lines = evaluate(tmp_path, STORIES, "--leave-out", "related", "--json").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    whole = records[0]
    assert (whole["type"], whole["name"], whole["items"]) == ("b3", "all", 5)
    # s3 and s4 share a story and half of it is theirs; s3 and s5 belong together and are not.
    assert whole["precision"] == pytest.approx((1 + 1 + 0.5 + 0.5 + 1) / 5)
    assert whole["recall"] == pytest.approx((1 + 1 + 0.5 + 1 + 0.5) / 5)
    mistakes = [(one["kind"], one["items"]) for one in records if one["type"] == "mistake"]
    assert mistakes == [("mixed", ["s3", "s4"]), ("torn apart", ["s3", "s5"])]


def test_stories_are_shown_with_what_is_mixed_and_torn(tmp_path: Path) -> None:
    output = evaluate(tmp_path, STORIES).stdout
    assert "stories: 4 labelled, 3 found" in output
    assert "mixed: story 2" in output
    assert "torn apart: fees" in output


def test_stories_of_which_no_row_counts_are_told_with_the_remedy(tmp_path: Path) -> None:
    result = evaluate(tmp_path, STORIES[5:], "--leave-out", "related")
    assert result.exit_code == 2
    assert "No row counts. Give rows a story, or leave out less." in result.stderr
