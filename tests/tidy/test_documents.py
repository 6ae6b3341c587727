"""Documents keep up: whatever is added to the code is told to its reader, or a test here is red."""

import importlib
import re
from pathlib import Path

import click
import pytest

from bot import __version__, errors
from bot.cli import COMMANDS
from bot.settings import Settings, variable
from bot.store.database import Store
from bot.telegram.features import MENU
from tests.support.sources import ROOT

README = (ROOT / "README.md").read_text()


def section(document: str, title: str) -> str:
    """The text below the heading `title`, up to the next of its level."""
    _, _, rest = document.partition(f"\n## {title}\n")
    assert rest, title
    return rest.partition("\n## ")[0]


def cells(text: str) -> list[str]:
    """The first column of a table, where it is written as code."""
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


def test_every_command_is_in_the_readme_and_no_other() -> None:
    told = [text.split()[1] for text in cells(section(README, "Commands"))]

    assert told == list(COMMANDS)


def test_every_command_of_the_chat_is_in_the_readme_and_no_other() -> None:
    told = [text.split()[0].removeprefix("/") for text in cells(section(README, "Alerts in Telegram"))]

    assert told == [name for name, _ in MENU]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_worth_reading(name: str) -> None:
    module = importlib.import_module(f"bot.cli.{COMMANDS[name][0]}")
    command: click.Command = getattr(module, COMMANDS[name][0])

    # More than a headline: what goes in, what comes out, or what it costs.
    assert len((command.help or "").splitlines()) > 2
    assert [
        option.name for option in command.params if isinstance(option, click.Option) and not option.help
    ] == []


def test_every_setting_is_in_the_readme_and_no_other() -> None:
    assert sorted(cells(section(README, "Settings"))) == sorted(
        variable(name) for name in Settings.model_fields
    )


def test_every_default_in_the_readme_is_the_real_one() -> None:
    rows = re.findall(r"^\| `(WATCHWORD_\w+)` \| (.+?) \|", section(README, "Settings"), re.MULTILINE)
    fields = {variable(name): field for name, field in Settings.model_fields.items()}

    for name, told in rows:
        default = fields[name].default
        if fields[name].is_required():
            continue
        assert told == (f"`{default}`" if default else "none"), name


def test_every_table_is_in_the_readme_of_the_state() -> None:
    tables = {
        row["name"]
        for row in Store.in_memory().rows(
            # The tables that a full-text index keeps for itself are its own business.
            "SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual') AND name NOT LIKE 'sqlite!_%'"
            " ESCAPE '!'"
        )
    }
    document = (ROOT / "state/README.md").read_text()

    assert set(cells(section(document, "Tables"))) == {name for name in tables if not name.startswith("_")}
    assert all(name in document for name in tables)


def test_every_make_target_is_explained_to_contributors() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    told = re.findall(r"^\| `make ([a-z]+)`", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)

    assert sorted(targets) == sorted(told)


def test_every_make_target_shows_up_in_the_help() -> None:
    makefile = (ROOT / "Makefile").read_text()

    assert [line for line in re.findall(r"^[a-z]+:.*", makefile, re.MULTILINE) if " ## " not in line] == []


def test_every_error_is_in_the_tree_that_its_file_draws() -> None:
    found = [
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    ]

    assert found
    assert [name for name in found if name not in (errors.__doc__ or "")] == []


def test_every_folder_and_file_of_the_package_is_in_the_codemap() -> None:
    codemap = section((ROOT / "bot/ARCHITECTURE.md").read_text(), "Codemap")
    found = [path.name for path in (ROOT / "bot").iterdir() if path.is_dir() or path.suffix == ".py"]
    missing = [name for name in found if not name.startswith("__") and f"`{name}" not in codemap]

    assert missing == []


def test_every_dependency_says_why_it_is_there() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text()
    names = re.findall(
        r'^    "([a-z0-9-]+)(?:\[\w+\])?>=', pyproject.partition("[project.optional")[0], re.MULTILINE
    )
    why = section((ROOT / "bot/ARCHITECTURE.md").read_text(), "Packages")

    assert names
    assert [name for name in names if f"`{name}`" not in why] == []


def test_the_changelog_speaks_of_what_is_not_yet_released() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text()

    assert changelog.index("## [Unreleased]") < (changelog + f"## [{__version__}]").index(
        f"## [{__version__}]"
    )


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("*/*.md")), ids=lambda path: path.name
)
def test_every_link_within_a_document_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text())

    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []
