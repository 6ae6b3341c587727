"""Seen from outside: a place that moves and a number that changes ring again, and the card says was and now."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main

CONCEPTS = """
[vienna]
title = "Vienna"
aliases = ["Vienna"]
kind = "state"

[abu-dhabi]
title = "Abu Dhabi"
aliases = ["Abu Dhabi"]
kind = "state"
"""
RULE = """
id = "aid"
title = "Aid and talks"
match = "(sweden vehicles) OR (colombia talks)"
ring_on = ["place", "number"]
"""
REPORTS = [
    ("Sweden to send 20 armoured vehicles to Moldova", "ring", ""),
    ("Sweden to send some 21 armoured vehicles to Moldova", "update", ""),
    ("Sweden to send 60 armoured vehicles to Moldova", "ring", "was 20 vehicles, 21 vehicles → now <b>60 vehicles</b>"),
    ("Colombia and Peru to hold border talks in Vienna", "ring", "Vienna"),
    ("Border talks of Colombia and Peru moved from Vienna to Abu Dhabi", "ring", "was Vienna → now <b>Abu Dhabi</b>"),
    ("Colombia and Peru hold their border talks in Abu Dhabi", "update", ""),
]  # fmt: skip


@pytest.fixture
def answers(tmp_path: Path) -> list[dict[str, str]]:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "concepts.toml").write_text(CONCEPTS)
    (rules / "aid.toml").write_text(RULE)
    archive = tmp_path / "archive.jsonl"
    records = (
        {
            "id": str(hour),
            "feed": "f",
            "title": title,
            "lang": "en",
            "published": f"2025-05-28T{hour:02}:00:00Z",
        }
        for hour, (title, _, _) in enumerate(REPORTS)
    )
    archive.write_text("".join(json.dumps(record) + "\n" for record in records))
    result = CliRunner().invoke(main, ["replay", str(archive), "--rules", str(rules)])
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_changed_number_and_a_move_ring_again_and_say_was_and_now(answers: list[dict[str, str]]) -> None:
    assert [one["action"] for one in answers] == [action for _, action, _ in REPORTS]
    for one, (_, _, words) in zip(answers, REPORTS, strict=True):
        assert words in one["text"]
