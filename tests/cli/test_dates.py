"""`watchword dates`: the lines that come out are a contract (DESIGN §8)."""

import json

import pytest
from click.testing import CliRunner, Result

from bot.cli import main


def run(*lines: str) -> Result:
    return CliRunner().invoke(main, ["dates"], input="".join(f"{line}\n" for line in lines))


def test_each_text_gets_its_dates_with_their_words() -> None:
    record = {"id": 7, "text": "From 2 June, or in July", "lang": "en", "ref": "2025-05-28"}
    result = run(json.dumps(record))
    assert (result.exit_code, json.loads(result.stdout)) == (
        0,
        {"id": 7, "dates": [{"value": "2025-06-02", "text": "2 June"}, {"value": "2025-07", "text": "July"}]},
    )


def test_without_a_day_relative_dates_are_left_out() -> None:
    result = run(json.dumps({"text": "tomorrow, or on 2 June 2025", "lang": "en"}))
    assert json.loads(result.stdout) == {"id": "1", "dates": [{"value": "2025-06-02", "text": "2 June 2025"}]}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"text": ', "line 1: not JSON"),
        ('["text"]', "line 1: not an object"),
        ('{"id": 1}', 'line 1: no "text"'),
        ('{"text": "monday", "ref": "monday"}', "line 1: ref 'monday' is no day"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_with_its_number(line: str, complaint: str) -> None:
    result = run(line)
    assert result.exit_code == 2
    assert complaint in result.stderr
