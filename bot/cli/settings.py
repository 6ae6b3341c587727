"""`watchword settings`: every setting with its value."""

import os

import click

from bot.settings import described, load


@click.command()
def settings() -> None:
    """All settings with their values; secrets are hidden.

    Settings are environment variables; each can also be given as NAME_FILE, the path of a file that holds
    the value.
    """
    rows = described(load(os.environ))
    width = max(len(row.name) for row in rows)
    for row in rows:
        click.echo(f"{row.name:<{width}}  {row.value}\n{'':<{width}}  {row.meaning}")
