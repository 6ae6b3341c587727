"""`watchword once`: one pass of each, for cron and for trying things out."""

import asyncio
import os

import click
from rich.console import Console

from bot import settings
from bot.app import once as once_app
from bot.cli.run import configure


@click.command()
def once() -> None:
    """One pass of each: poll every feed that is due, notify, deliver what is due; then exit.

    Feeds keep their rhythm between calls, so it may be called as often as you like. What can't be delivered
    now is delivered by the next call.
    """
    loaded = settings.load(os.environ)
    configure(loaded)
    asyncio.run(once_app(loaded, Console()))
