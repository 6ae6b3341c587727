"""Reads the rules folder from disk; what the files mean is decided by `bot.rules.files`.

Law: an effect without decisions. It names no rule and no key. Every command takes and refuses the same sets,
in the same words, because every command comes through here.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from bot.errors import Problem, RuleFileError
from bot.rules.check import run_examples
from bot.rules.files import load
from bot.rules.rule import RuleSet
from bot.text.inflect import LANGUAGES

FILE_BYTES_MAX = 4_000_000
SHIPPED = Path(__file__).resolve().parent / "shipped_rules"


def default_folder() -> Path:
    """The rules folder when nobody names one: `rules/` here, else the set that the wheel carries."""
    here = Path("rules")
    if here.is_dir():
        return here
    return SHIPPED if SHIPPED.is_dir() else SHIPPED.parent.parent / "rules"


def load_folder(path: Path, *, examples: bool = True) -> RuleSet:
    """The valid rule set in the folder, with all examples run unless `examples` is false.

    Raises `RuleFileError` with every problem of every file.
    """
    ruleset = load(read_folder(path))
    problems = tuple(_missing_feed_files(path, ruleset))
    if examples:
        problems += run_examples(ruleset)
    if problems:
        raise RuleFileError(problems)
    return ruleset


def feed_languages(path: Path) -> tuple[str, ...]:
    """The languages that feeds.toml names, before it is checked; () where it can't be read.

    Where a feed names none it may be any of those that we know.
    """
    try:
        said = tomllib.loads((path / "feeds.toml").read_text(encoding="utf-8")).get("feeds", [])
        found = {str(feed.get("lang", "")) for feed in said}
        return tuple(LANGUAGES) if "" in found else tuple(sorted(found))
    except (OSError, ValueError, TypeError, AttributeError):
        return ()


def read_folder(path: Path) -> dict[str, str]:
    """Every `.toml` file in the folder and in its `concepts` folder: name relative to it -> text.

    Raises `RuleFileError` with every file that can't be read, is too large or is no UTF-8, and where the
    folder itself is missing.
    """
    if not path.is_dir():
        remedy = "name an existing folder, or set WATCHWORD_RULES"
        raise RuleFileError((Problem(str(path), "", "there is no such folder", remedy),))
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for file in sorted([*path.glob("*.toml"), *path.glob("concepts/*.toml")]):
        name = file.relative_to(path).as_posix()
        if problem := _unreadable(file, name):
            problems.append(problem)
        else:
            texts[name] = file.read_text(encoding="utf-8")
    if problems:
        raise RuleFileError(tuple(problems))
    return texts


def _unreadable(file: Path, name: str) -> Problem | None:
    try:
        if file.stat().st_size > FILE_BYTES_MAX:
            return Problem(name, "", f"is larger than {FILE_BYTES_MAX} bytes", "split it")
        file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return Problem(name, "", f"is no UTF-8, at byte {error.start}", "save it as UTF-8")
    except OSError as error:
        return Problem(name, "", f"can't be read: {error.strerror}", "check its permissions")
    return None


def _missing_feed_files(path: Path, ruleset: RuleSet) -> Iterator[Problem]:
    """A problem for each `file:` feed whose file isn't in the folder."""
    for feed in ruleset.feeds:
        scheme, _, name = feed.url.partition(":")
        if scheme == "file" and not (path / name).is_file():
            remedy = "put the file there, or remove the feed"
            yield Problem("feeds.toml", feed.url, f"there is no file {name} in {path}", remedy)
