"""What the commands with `--rules` have in common: the option, and the reading of one item."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.match import Reading
from bot.rules_folder import default_folder

_Function = TypeVar("_Function", bound=Callable[..., Any])


def rules_option(purpose: str) -> Callable[[_Function], _Function]:
    """The option `--rules DIR`."""
    return click.option(
        "--rules",
        "folder",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="WATCHWORD_RULES",
        default=default_folder,
        help=f"Folder with the rules {purpose}. Default: rules/ here, else the set that is installed.",
    )


def day_of(item: Item) -> date | None:
    """The day of publication in UTC, from which "tomorrow" counts."""
    return item.published.date() if item.published else None


def reading_of(book: RuleBook, item: Item) -> Reading:
    """What matching and facts say of an item."""
    return book.read(item, reference=day_of(item))
