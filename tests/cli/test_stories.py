"""`watchword stories`: the lines that come out are a contract (DESIGN §8)."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from bot.cli import main

FIRST = {"id": "a", "title": "Norway and Chile agree to hold fishery talks in Lima on 2 June", "lang": "en"}
MOVED = {"id": "b", "title": "Norway and Chile postpone fishery talks in Lima to 16 June", "lang": "en"}
OTHER = {"id": "c", "title": "Court in Madrid fines airline over hand luggage fees", "lang": "en"}

RULES = {
    "concepts.toml": '[fish]\ntitle = "Fish"\naliases = ["fishery"]\n',
    "fish.toml": 'id = "fish"\ntitle = "Fish"\nmatch = "@fish talks"\nring_on = ["place"]\n',
}


def said(record: dict[str, Any], day: str) -> dict[str, Any]:
    return record | {"published": day}


def run(*arguments: str, lines: list[dict[str, Any]]) -> Result:
    text = "".join(json.dumps(line) + "\n" for line in lines)
    return CliRunner().invoke(main, ["stories", *arguments], input=text)


def answers(result: Result) -> list[dict[str, Any]]:
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_item_gets_its_story_with_decision_and_reason() -> None:
    lines = [said(FIRST, "2025-05-28"), said(OTHER, "2025-05-28"), said(MOVED, "2025-05-29")]
    assert answers(run(lines=lines)) == [
        {"id": "a", "story": 1, "decision": "new", "reason": "first of its story"},
        {"id": "c", "story": 2, "decision": "new", "reason": "first of its story"},
        {"id": "b", "story": 1, "decision": "delta", "reason": "a fact changed"},
    ]


def test_a_pair_is_judged_by_its_later_item() -> None:
    pair = {"id": "p1", "a": said(MOVED, "2025-05-29"), "b": said(FIRST, "2025-05-28")}
    assert answers(run("--pairs", lines=[pair])) == [
        {"id": "p1", "same": True, "decision": "delta", "reason": "a fact changed"}
    ]


def test_pairs_know_nothing_of_each_other() -> None:
    pair = {"a": said(FIRST, "2025-05-28"), "b": said(OTHER, "2025-05-28")}
    both = answers(run("--pairs", lines=[pair, pair]))
    assert [(one["id"], one["same"], one["decision"]) for one in both] == [
        ("1", False, "new"),
        ("2", False, "new"),
    ]


def test_with_rules_only_matched_items_and_their_kinds_of_change_count(tmp_path: Path) -> None:
    for name, text in RULES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    lines = [said(FIRST, "2025-05-28"), said(OTHER, "2025-05-28"), said(MOVED, "2025-05-29")]
    found = answers(run("--rules", str(tmp_path), lines=lines))
    # The rule rings on places only, so that a moved date is no news to it.
    assert [(one["id"], one["story"], one["decision"]) for one in found] == [
        ("a", 1, "new"),
        ("b", 1, "repeat"),
    ]


def test_the_same_input_gives_the_same_bytes() -> None:
    lines = [said(FIRST, "2025-05-28"), said(MOVED, "2025-05-29"), OTHER]
    assert run(lines=lines).stdout_bytes == run(lines=lines).stdout_bytes


def test_a_pair_without_its_second_half_is_refused_with_its_line() -> None:
    result = run("--pairs", lines=[{"id": 1, "a": FIRST}])
    assert result.exit_code == 2
    assert 'line 1: no item "b"' in result.stderr
