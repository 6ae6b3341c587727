"""`watchword match`: the lines that come out are a contract (DESIGN §8)."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

RULES = {
    "concepts.toml": '[bridge]\ntitle = "Bridge"\naliases = ["bridge", "=Brücke"]\n',
    "opening.toml": 'id = "opening"\ntitle = "Opening"\nmatch = "@bridge opens"\n',
    "dated.toml": 'id = "dated"\ntitle = "Dated"\nmatch = "@bridge has:date"\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in RULES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _match(folder: Path, *lines: str) -> Result:
    return CliRunner().invoke(
        main, ["match", "--rules", str(folder)], input="".join(f"{line}\n" for line in lines)
    )


def _one(folder: Path, **record: Any) -> dict[str, Any]:
    result = _match(folder, json.dumps(record))
    assert (result.exit_code, result.stderr) == (0, "")
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_a_match_shows_its_words_and_their_places(folder: Path) -> None:
    answer = _one(folder, id="a1", title="Old bridge opens", lang="en")
    assert answer == {
        "id": "a1",
        "matches": [
            {
                "rule": "opening",
                "highlights": [
                    {
                        "field": "title",
                        "start": 4,
                        "stop": 10,
                        "term": "@bridge",
                        "text": "bridge",
                        "similarity": 100,
                    },
                    {
                        "field": "title",
                        "start": 11,
                        "stop": 16,
                        "term": "opens",
                        "text": "opens",
                        "similarity": 100,
                    },
                ],
            }
        ],
        "facts": [],
    }


def test_the_text_of_the_article_is_a_field_of_its_own(folder: Path) -> None:
    text = "A band plays.\n\nThe bridge opens on 2 June."
    answer = _one(folder, title="News", lang="en", published="2025-05-28", text=text)
    assert [match["rule"] for match in answer["matches"]] == ["dated", "opening"]
    places = [place for match in answer["matches"] for place in match["highlights"]]
    assert {place["field"] for place in places} == {"text"}
    assert all(text[place["start"] : place["stop"]] == place["text"] for place in places)
    (day,) = [fact for fact in answer["facts"] if fact["kind"] == "date"]
    assert (day["field"], day["value"], day["rules"]) == ("text", "2025-06-02", ["dated", "opening"])


def test_what_title_and_summary_matched_no_article_takes_back(folder: Path) -> None:
    (folder / "calm.toml").write_text('id = "calm"\ntitle = "Calm"\nmatch = "bridge -band"\n')
    answer = _one(folder, title="The bridge", text="A band plays.")
    assert [match["rule"] for match in answer["matches"]] == ["calm"]


def test_offsets_count_code_points_of_the_field_as_given(folder: Path) -> None:
    summary = "  🏗️ “Brücke”: Bridge opens"
    (match,) = _one(folder, title="x", summary=summary, lang="en")["matches"]
    assert all(summary[mark["start"] : mark["stop"]] == mark["text"] for mark in match["highlights"])


def test_a_fact_names_the_rules_that_it_counts_for(folder: Path) -> None:
    answer = _one(folder, title="The bridge will be closed on 2 June", lang="en", published="2025-05-28")
    assert [(fact["kind"], fact["value"], fact["rules"]) for fact in answer["facts"]] == [
        ("date", "2025-06-02", ["dated"])
    ]


def test_without_publication_a_relative_date_is_left_out(folder: Path) -> None:
    assert _one(folder, title="The bridge will open tomorrow", lang="en")["facts"] == []


def test_an_item_without_a_match_gives_a_line_all_the_same(folder: Path) -> None:
    assert _one(folder, id=7, title="Nothing of note", lang="en") == {"id": 7, "matches": [], "facts": []}


def test_an_item_without_id_is_called_by_its_line(folder: Path) -> None:
    lines = _match(folder, '{"title": "a"}', "", '{"title": "b"}').stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["1", "3"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not json", "line 2: not JSON"),
        ("[1]", "line 2: not an object"),
        ("{}", "line 2: neither title nor summary"),
        ('{"title": 5}', "line 2: title is no text"),
        ('{"title": "a", "published": "soon"}', "line 2: published 'soon' is no date"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_a_remedy(folder: Path, line: str, told: str) -> None:
    result = _match(folder, '{"title": "fine"}', line)
    assert told in result.stderr
    assert result.exit_code == 2


def test_a_bad_rule_set_is_refused_with_all_problems(folder: Path) -> None:
    (folder / "bad.toml").write_text('id = "bad"\n', encoding="utf-8")
    result = _match(folder, '{"title": "a"}')
    assert "bad.toml: title: is missing" in result.stderr
    assert "bad.toml: match: is missing" in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")


def test_all_bad_lines_are_told_in_one_run_and_the_good_ones_are_answered(folder: Path) -> None:
    result = _match(folder, '{"title": "a"}', "not json", "{}", '{"title": "b"}')
    assert result.exit_code == 2
    assert "line 2: not JSON" in result.stderr
    assert "line 3: neither title nor summary" in result.stderr
    assert "2 lines left out" in result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "4"]
