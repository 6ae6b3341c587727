"""`watchword check`: shows that a rules folder is valid, and that each rule does what its examples say."""

from pathlib import Path

import click

from bot.alerts.words import counted
from bot.rules_folder import default_folder, load_folder


@click.command(name="check")
@click.argument(
    "folder",
    metavar="[DIR]",
    required=False,
    envvar="WATCHWORD_RULES",
    type=click.Path(file_okay=False, path_type=Path),
)
def check(folder: Path | None) -> None:
    """Validate rules, concepts and feeds, and run all examples.

    DIR is the rules folder (default: rules/ here, else the set that is installed). Every problem is named
    at once, with file, key and remedy. Exit code 0: all is well; 2: there are problems.
    """
    folder = folder or default_folder()
    ruleset = load_folder(folder)
    examples = sum(len(rule.examples) for rule in ruleset.rules)
    feeds_on = sum(feed.on for feed in ruleset.feeds)
    counts = ", ".join(
        (
            f"{counted(len(ruleset.rules), 'rule')} with {counted(examples, 'example')}",
            counted(len(ruleset.concepts), "concept"),
            f"{counted(len(ruleset.feeds), 'feed')} ({feeds_on} on)",
        )
    )
    click.echo(f"{folder}: {counts}. All is well.")
    for rule in ruleset.rules:
        if not rule.examples:
            click.echo(
                f"rule {rule.id}: has no examples; add some, so that no edit breaks it unseen", err=True
            )
