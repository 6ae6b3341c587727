"""What all commands have in common: help, exit codes, and no traceback for what a person does wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import __version__
from bot.cli import COMMANDS, main
from bot.store.database import FILE_NAME, Store
from tests.support.process import ROOT, rules_folder


def asked(*arguments: str, **environment: str) -> Result:
    """The command as a shell would run it: our variables only where the test sets them."""
    cleared = {name: None for name in os.environ if name.startswith("WATCHWORD_")}
    return CliRunner().invoke(main, arguments, env={**cleared, **environment})


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    rules_folder(tmp_path / "rules", "file:feed.xml")
    (tmp_path / "rules" / "feed.xml").write_text(
        '<rss version="2.0"><channel><title>P</title><item><title>Ukraine talks begin</title>'
        "<guid>g1</guid></item></channel></rss>"
    )
    return {"WATCHWORD_RULES": str(tmp_path / "rules"), "WATCHWORD_STATE": str(tmp_path / "state")}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(command: str) -> None:
    result = asked(command, "--help")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: main {command}")
    # More than a heading: what it does is said before its options.
    assert len(result.stdout.split("Options:")[0].strip().splitlines()) > 2


@pytest.mark.parametrize("command", ["match", "stories", "dates", "evaluate"])
def test_the_shape_of_lines_is_told_in_lines(command: str) -> None:
    help_text = asked(command, "--help").stdout
    assert "\\b" not in help_text
    assert any(line.lstrip().startswith(('{"id"', "pairs    {")) for line in help_text.splitlines())


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_the_help_lists_every_command_with_what_it_does(flag: str) -> None:
    words = " ".join(asked(flag).stdout.split())
    assert all(f"{name} {text}" in words for name, (_, text) in COMMANDS.items())


def test_the_version_is_told() -> None:
    assert asked("--version").stdout == f"watchword, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["stroll"], 2, "No such command 'stroll'"),
        (["explain"], 2, "Missing argument 'LINK_OR_GUID'"),
        (["status"], 1, "start `watchword run` or `watchword once` first"),
        (["explain", "g1"], 1, "start `watchword run` or `watchword once` first"),
        (["health"], 2, "WATCHWORD_WEB: is not set"),
        (["replay", "no-such-file"], 2, "No such file"),
    ],
)
def test_a_mistake_is_told_without_a_traceback(
    arguments: list[str], code: int, told: str, places: dict[str, str]
) -> None:
    result = asked(*arguments, **places)
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["run", "once", "settings", "status"])
def test_every_wrong_setting_is_told_at_once(command: str, places: dict[str, str]) -> None:
    result = asked(command, **places, WATCHWORD_WEB="nowhere", WATCHWORD_POL_SECONDS="5")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "WATCHWORD_WEB" in result.stderr
    assert "WATCHWORD_POL_SECONDS" in result.stderr


@pytest.mark.parametrize("command", ["run", "once"])
def test_rules_that_are_wrong_are_told_before_anything_starts(command: str, places: dict[str, str]) -> None:
    (Path(places["WATCHWORD_RULES"]) / "bad.toml").write_text('id = "bad"\n')
    result = asked(command, **places)
    assert result.exit_code == 2
    assert "bad.toml: match: is missing" in result.stderr
    assert not Path(places["WATCHWORD_STATE"]).exists()


@pytest.mark.parametrize("command", ["run", "once", "status"])
def test_a_state_that_is_no_database_is_told(command: str, places: dict[str, str]) -> None:
    state = Path(places["WATCHWORD_STATE"])
    state.mkdir()
    (state / FILE_NAME).write_bytes(b"no database at all, but long enough to be one" * 40)
    result = asked(command, **places)
    assert result.exit_code == 1
    assert "see state/README.md for restore" in result.stderr
    assert "Traceback" not in result.stderr


def test_once_beside_a_running_watchword_is_told_to_wait(places: dict[str, str]) -> None:
    store = Store.open(Path(places["WATCHWORD_STATE"]))
    result = asked("once", **places)
    store.close()
    assert result.exit_code == 1
    assert "another watchword works on" in result.stderr


def test_settings_hide_secrets(places: dict[str, str]) -> None:
    secret = "123456:s3cret-token"
    result = asked(
        "settings",
        **places,
        WATCHWORD_TELEGRAM_TOKEN=secret,
        WATCHWORD_HEARTBEAT_URL="https://x.example/s3cret",
    )
    assert result.exit_code == 0
    assert "s3cret" not in result.output
    assert result.stdout.count("(set, hidden)") == 2
    assert places["WATCHWORD_STATE"] in result.stdout


def test_once_then_status_then_explain(places: dict[str, str]) -> None:
    first = asked("once", **places)
    assert first.exit_code == 0, first.output
    assert "1 of 1 feed answered, 1 item in 1 story read." in first.stdout
    again = asked("once", **places)
    assert again.exit_code == 0
    status = asked("status", **places)
    assert status.exit_code == 0
    assert "feeds     1 active, 1 polled, 0 failing" in status.stdout
    assert "items     1 (newest fetched just now) in 1 story" in status.stdout
    explained = asked("explain", "g1", **places)
    assert explained.exit_code == 0
    assert "item      Ukraine talks begin" in explained.stdout
    assert "match     rule talks, version 1" in explained.stdout
    assert "outcome   was already in the feed when it was first polled" in explained.stdout
    assert "suppress" not in explained.stdout
    unknown = asked("explain", "g2", **places)
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert "No item with that link or guid was ever fetched" in unknown.stderr


def test_status_names_the_feeds_that_fail(places: dict[str, str]) -> None:
    (Path(places["WATCHWORD_RULES"]) / "feed.xml").write_text("no feed")
    assert asked("once", **places).exit_code == 0
    told = asked("status", **places).stdout
    assert "1 active, 1 polled, 1 failing" in told
    assert "failing   Loopback Post: " in told
    assert "(1 in a row)" in told


# --- replay ---

ARCHIVE = [
    {"id": "1", "title": "Russia offers talks with Ukraine on 2 June in Istanbul", "lang": "en", "source": "A", "published": "2025-05-28T10:00:00Z", "feed": "a"},
    {"id": "2", "title": "Russia offers Ukraine talks on 2 June in Istanbul", "lang": "en", "source": "B", "published": "2025-05-28T10:20:00Z", "feed": "b"},
    {"id": "3", "title": "A bakery opens again", "lang": "en", "source": "B", "published": "2025-05-28T10:30:00Z", "feed": "b"},
    {"id": "4", "title": "Russia offers talks with Ukraine on 16 June in Istanbul", "lang": "en", "source": "A", "published": "2025-05-28T11:00:00Z", "feed": "a"},
]  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in ARCHIVE))
    return path


def replayed(archive: Path, places: dict[str, str]) -> Result:
    return asked("replay", str(archive), "--rules", places["WATCHWORD_RULES"])


def test_a_replay_says_what_rings_and_what_updates_and_why(archive: Path, places: dict[str, str]) -> None:
    result = replayed(archive, places)
    assert (result.exit_code, result.stderr) == (0, "")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(record["id"], record["action"], record["reason"]) for record in records] == [
        ("1", "ring", "a new story"),
        ("2", "update", "another report of a story that was told"),
        ("4", "ring", "a fact changed since this chat was told"),
    ]
    assert records[0]["at"] == "2025-05-28T10:00:00+00:00"
    assert "16 June" in records[2]["text"]


def test_the_same_archive_gives_the_same_bytes_twice_and_in_another_process(
    archive: Path, places: dict[str, str]
) -> None:
    first = replayed(archive, places)
    command = [sys.executable, "-m", "bot", "replay", str(archive), "--rules", places["WATCHWORD_RULES"]]
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    other = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env=environment)
    assert first.stdout_bytes == replayed(archive, places).stdout_bytes == other.stdout


def test_the_order_of_lines_does_not_matter_to_a_replay(archive: Path, places: dict[str, str]) -> None:
    first = replayed(archive, places)
    lines = archive.read_text().splitlines(keepends=True)
    archive.write_text("".join(reversed(lines)))
    assert replayed(archive, places).stdout == first.stdout


def test_a_replay_takes_the_rules_folder_of_the_settings(archive: Path, places: dict[str, str]) -> None:
    assert asked("replay", str(archive), **places).stdout == replayed(archive, places).stdout


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"title": "no time at all"}', "neither fetched nor published"),
        ('{"title": "x", "published": "soon"}', "is no date"),
        ("[1]", "not an object"),
    ],
)
def test_a_line_that_cannot_be_replayed_is_told_with_its_number(
    archive: Path, places: dict[str, str], line: str, told: str
) -> None:
    archive.write_text(f"{json.dumps(ARCHIVE[0])}\n{line}\n")
    result = replayed(archive, places)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert "line 2" in result.stderr
