"""The commands of whoever runs Watchword: `settings`, `status`, `explain`, `health`; exit codes 0, 1, 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import __version__
from bot.cli import COMMANDS, main
from bot.store.database import Store

TOKEN = "123456:" + "a" * 35


def watchword(*arguments: str, **environ: str) -> Result:
    """Runs a command with these settings; the machine's own don't count."""
    own = {name: None for name in os.environ if name.startswith("WATCHWORD_")}
    settings = {f"WATCHWORD_{name.upper()}": value for name, value in environ.items()}
    return CliRunner().invoke(main, arguments, env=own | settings)


@pytest.fixture
def state(tmp_path: Path) -> str:
    """A state folder with a database in which nothing has happened yet."""
    Store.open(tmp_path).close()
    return str(tmp_path)


def test_help_names_every_command() -> None:
    result = watchword("--help")

    assert result.exit_code == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in result.output] == []


def test_the_version_is_told() -> None:
    assert __version__ in watchword("--version").output


def test_settings_shows_values_and_hides_secrets() -> None:
    result = watchword("settings", telegram_token=TOKEN, web="8080")

    assert result.exit_code == 0
    assert "127.0.0.1:8080" in result.output
    assert TOKEN not in result.output


@pytest.mark.parametrize("command", ["settings", "status", "health", "run", "once"])
def test_wrong_settings_are_a_persons_mistake_and_all_named(command: str, state: str) -> None:
    result = watchword(command, state=state, web="nowhere", logg="info")

    assert result.exit_code == 2
    assert "WATCHWORD_WEB: " in result.output
    assert "did you mean WATCHWORD_LOG?" in result.output
    assert "Traceback" not in result.output


def test_health_needs_an_address_to_ask(state: str) -> None:
    result = watchword("health", state=state)

    assert result.exit_code == 2
    assert "WATCHWORD_WEB" in result.output


def test_health_fails_where_nobody_answers(state: str) -> None:
    # Port 1 is never served on this machine: to listen there takes rights that no test has.
    result = watchword("health", state=state, web="127.0.0.1:1")

    assert result.exit_code == 1
    assert "no answer" in result.output


def test_status_tells_how_things_stand(state: str) -> None:
    result = watchword("status", state=state)

    assert result.exit_code == 0
    assert "0 active" in result.output
    assert "none yet" in result.output


@pytest.mark.parametrize("arguments", [("status",), ("explain", "https://news.example/1")])
def test_a_state_folder_without_a_database_is_named_with_the_remedy(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    result = watchword(*arguments, state=str(tmp_path))

    assert result.exit_code == 1
    assert "watchword once" in result.output


def test_explain_says_that_nothing_is_known_of_an_item(state: str) -> None:
    result = watchword("explain", "https://news.example/1", state=state)

    assert result.exit_code == 1
    assert result.output.strip()
    assert "Traceback" not in result.output


def test_a_stop_that_comes_while_it_still_starts_is_a_clean_end() -> None:
    program = (
        "import os, signal; from bot import cli; cli.end_on_sigterm(); os.kill(os.getpid(), signal.SIGTERM)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_unknown_command_is_a_persons_mistake() -> None:
    assert watchword("watch").exit_code == 2
