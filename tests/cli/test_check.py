"""`watchword check`, as its user sees it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

GOOD = {
    "concepts.toml": '[bridge]\ntitle = "Bridge"\naliases = ["bridge", "bridges"]\n',
    "feeds.toml": '[[feeds]]\nurl = "file:news.xml"\ntitle = "News"\non = false\n',
    "news.xml": "<rss/>",
    "opening.toml": (
        'id = "opening"\ntitle = "Opening"\nmatch = "@bridge opened -toy"\n'
        '[[examples]]\ntext = "Harbour bridge opened"\nfires = true\nlang = "en"\n'
        '[[examples]]\ntext = "Toy bridge opened"\nfires = false\nlang = "en"\n'
    ),
}


def _check(folder: Path, files: dict[str, str]) -> Result:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["check", str(folder)])


def test_a_good_folder_is_counted(tmp_path: Path) -> None:
    result = _check(tmp_path, GOOD)
    assert result.stdout == f"{tmp_path}: 1 rule with 2 examples, 1 concept, 1 feed (0 on). All is well.\n"
    assert result.exit_code == 0


def test_a_rule_without_examples_is_pointed_out(tmp_path: Path) -> None:
    result = _check(tmp_path, GOOD | {"opening.toml": GOOD["opening.toml"].split("[[")[0]})
    assert "rule opening: has no examples" in result.stderr
    assert result.exit_code == 0


def test_all_problems_of_all_files_are_told(tmp_path: Path) -> None:
    result = _check(tmp_path, GOOD | {"concepts.toml": "[bridge]\n", "opening.toml": 'id = "A"\n'})
    assert result.stderr.splitlines() == [
        "concepts.toml: bridge.title: is missing (add title = …)",
        "concepts.toml: bridge.aliases: is missing (add aliases = …)",
        'opening.toml: id: “A” may hold small letters a-z, digits and single hyphens only (for example id = "grain-deal"; keep it, alerts are stored by it)',
        "opening.toml: title: is missing (add title = …)",
        "opening.toml: match: is missing (add match = …)",
    ]
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("fires = true", "fires = false", "should not fire, but does: “Harbour bridge opened”"),
        ("fires = false", "fires = true", "should fire, but does not: “Toy bridge opened”"),
    ],
)
def test_a_failing_example_is_told_with_what_matched(tmp_path: Path, was: str, now: str, told: str) -> None:
    result = _check(tmp_path, GOOD | {"opening.toml": GOOD["opening.toml"].replace(was, now)})
    assert told in result.stderr
    assert "rule opening: examples[" in result.stderr
    assert result.exit_code == 2


def test_a_missing_feed_file_is_told(tmp_path: Path) -> None:
    result = _check(tmp_path, {name: text for name, text in GOOD.items() if name != "news.xml"})
    assert "there is no file news.xml" in result.stderr
    assert result.exit_code == 2


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(tmp_path / "nowhere")])
    assert "there is no such folder" in result.stderr
    assert result.exit_code == 2


def test_a_file_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "old.toml").write_bytes('title = "Fähre"'.encode("cp1252"))
    result = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert "old.toml: is no UTF-8, at byte 10 (save it as UTF-8)" in result.stderr
    assert result.exit_code == 2


def test_the_shipped_folder_is_well() -> None:
    result = CliRunner().invoke(main, ["check", str(Path(__file__).resolve().parents[2] / "rules")])
    assert "All is well." in result.stdout
    assert result.exit_code == 0
