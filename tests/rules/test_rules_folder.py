"""Reading the rules folder from disk."""

from pathlib import Path

import pytest

from bot.errors import RuleFileError
from bot.rules_folder import FILE_BYTES_MAX, default_folder, load_folder, read_folder

RULE = 'id = "opening"\ntitle = "Opening"\nmatch = "bridge opens"\n'


def test_the_folder_here_comes_before_the_installed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    elsewhere = default_folder()
    assert (elsewhere / "talks.toml").is_file()
    (tmp_path / "rules").mkdir()
    assert default_folder() == Path("rules")


def test_only_toml_files_are_read_also_those_of_concept_packs(tmp_path: Path) -> None:
    (tmp_path / "concepts").mkdir()
    for name in ("a.toml", "README.md", "concepts/pack.toml", "concepts/notes.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert set(read_folder(tmp_path)) == {"a.toml", "concepts/pack.toml"}


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "huge.toml").write_bytes(b"#" * (FILE_BYTES_MAX + 1))
    with pytest.raises(RuleFileError, match=r"huge\.toml: is larger than"):
        read_folder(tmp_path)


def test_all_unreadable_files_are_told_at_once(tmp_path: Path) -> None:
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_bytes(b"\xff")
    with pytest.raises(RuleFileError) as caught:
        read_folder(tmp_path)
    assert [problem.file for problem in caught.value.problems] == ["one.toml", "two.toml"]


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(RuleFileError, match=r"gone\.toml: can't be read"):
        read_folder(tmp_path)


def test_a_failing_example_refuses_the_set_unless_examples_are_left_out(tmp_path: Path) -> None:
    example = '[[examples]]\ntext = "The ferry sails"\nfires = true\n'
    (tmp_path / "opening.toml").write_text(RULE + example, encoding="utf-8")
    assert len(load_folder(tmp_path, examples=False).rules) == 1
    with pytest.raises(RuleFileError, match="should fire, but does not: “The ferry sails”"):
        load_folder(tmp_path)
