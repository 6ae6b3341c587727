"""pyproject.toml, the lock files and the Makefile agree with each other and with the folders of `bot/`."""

import re
import tomllib

from tests.support.sources import PURE_FOLDERS, ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = {name: (ROOT / name).read_text() for name in ("requirements.lock", "tests/requirements.lock")}
# Below all layers: words and helpers that every folder may use, and the entry points above them.
OUTSIDE_THE_LAYERS = {"errors", "log", "settings", "__init__", "__main__", "shipped_rules"}


def pins(lock: str) -> dict[str, str]:
    """Name and version of everything that a lock file names."""
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==(\S+)", lock, re.MULTILINE))


def test_what_runs_is_what_was_tested() -> None:
    run, test = (pins(lock) for lock in LOCKS.values())

    assert run.items() <= test.items()


def test_every_package_is_pinned_with_its_hashes() -> None:
    for name, lock in LOCKS.items():
        requirements = re.findall(r"^[^\s#].*(?:\n    .*)*", lock, re.MULTILINE)
        assert requirements, name
        assert [
            text.split()[0] for text in requirements if "==" not in text or "--hash=sha256:" not in text
        ] == []


def test_a_lock_names_neither_a_registry_nor_a_folder() -> None:
    assert [
        name for name, lock in LOCKS.items() if re.search(r"://|--(?:extra-)?index|--find-links|@ ", lock)
    ] == []


def test_every_dependency_is_locked() -> None:
    wanted = [re.split(r"[\[<>=]", text)[0] for text in PYPROJECT["project"]["dependencies"]]
    dev = [re.split(r"[\[<>=]", text)[0] for text in PYPROJECT["project"]["optional-dependencies"]["dev"]]

    assert set(wanted) <= set(pins(LOCKS["requirements.lock"]))
    assert set(dev) <= set(pins(LOCKS["tests/requirements.lock"]))


def test_an_extra_is_locked_by_its_name() -> None:
    """Without it an older pip takes the newest release for the extra, and refuses it for its hash."""
    dev = PYPROJECT["project"]["optional-dependencies"]["dev"]
    extras = [text.partition("]")[0] + "]==" for text in dev if "[" in text]

    assert extras
    assert [name for name in extras if f"\n{name}" not in LOCKS["tests/requirements.lock"]] == []


def test_the_build_backend_is_locked_as_it_is_required() -> None:
    assert PYPROJECT["dependency-groups"]["build"] == PYPROJECT["build-system"]["requires"]


def test_every_folder_and_module_has_its_layer() -> None:
    layers, pure = PYPROJECT["tool"]["importlinter"]["contracts"]
    named = {name.strip().removeprefix("bot.") for layer in layers["layers"] for name in layer.split("|")}
    found = {path.stem for path in (ROOT / "bot").iterdir() if path.is_dir() or path.suffix == ".py"}

    assert found - OUTSIDE_THE_LAYERS - {"__pycache__"} <= named
    assert {f"bot.{folder}" for folder in PURE_FOLDERS} == set(pure["source_modules"])


def test_every_rule_of_style_that_is_off_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    ignored = re.findall(r'^    "[A-Z]+\d*",.*$', text, re.MULTILINE)

    assert ignored
    assert [line for line in ignored if "#" not in line] == []
