"""A corpus of bad files, one flaw each, named for it; the message of each is a golden text beside it.

After a wording was changed on purpose: `WATCHWORD_GOLDEN=write` writes the golden texts anew, then read the diff.
"""

import os
from pathlib import Path

import pytest

from bot.errors import RuleFileError
from bot.rules.files import load

BAD = Path(__file__).parent / "bad"
FILES = sorted([*BAD.glob("*.toml"), *BAD.glob("feeds/*.toml")], key=str)
GOOD = {"concepts.toml": '[bridge]\ntitle = "Bridge"\naliases = ["bridge", "Brücke*"]\n'}


def _texts(file: Path) -> dict[str, str]:
    name = "feeds.toml" if file.parent.name == "feeds" else file.name
    return {**GOOD, name: file.read_text(encoding="utf-8")}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(BAD).as_posix())
def test_a_bad_file_is_refused_with_place_and_remedy(file: Path) -> None:
    with pytest.raises(RuleFileError) as caught:
        load(_texts(file))
    golden = file.with_suffix(".txt")
    if os.environ.get("WATCHWORD_GOLDEN") == "write":
        golden.write_text(f"{caught.value}\n", encoding="utf-8")
    assert f"{caught.value}\n" == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(BAD).as_posix())
def test_every_problem_names_a_remedy(file: Path) -> None:
    with pytest.raises(RuleFileError) as caught:
        load(_texts(file))
    assert all(problem.remedy for problem in caught.value.problems)


def test_all_bad_files_together_lose_no_problem() -> None:
    rule_files = {file.name: file.read_text(encoding="utf-8") for file in BAD.glob("*.toml")}
    with pytest.raises(RuleFileError) as caught:
        load(GOOD | rule_files)
    assert {problem.file for problem in caught.value.problems} == set(rule_files)


def test_there_is_no_golden_text_without_its_file() -> None:
    assert {file.stem for file in BAD.rglob("*.txt")} == {file.stem for file in FILES}
