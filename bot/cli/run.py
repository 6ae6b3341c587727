"""`watchword run`: everything, in one process."""

import asyncio
import os

import click
from rich.console import Console

from bot import log, settings
from bot.allocator import return_large_blocks
from bot.app import run as run_app
from bot.open_files import allow_enough


@click.command()
def run() -> None:
    """Watch the news: poll, match, alert, until stopped with Ctrl-C or SIGTERM.

    Without WATCHWORD_TELEGRAM_TOKEN alerts appear as cards on this terminal. With it they go to Telegram;
    the first start logs a one-time link that makes whoever opens it the owner.

    Exit code 0 after a clean stop, 1 if the state folder can't be used, 2 if rules or settings are wrong.
    """
    loaded = settings.load(os.environ)
    configure(loaded)
    return_large_blocks()
    allow_enough()
    asyncio.run(run_app(loaded, Console()))


def configure(loaded: settings.Settings) -> None:
    """Set up the log so that it never shows what must stay secret."""
    secrets = [loaded.telegram_token, loaded.heartbeat_url]
    quiet_terminal = loaded.telegram_token is None and loaded.log.level == "info"
    style = loaded.log._replace(level="error") if quiet_terminal else loaded.log
    log.configure(style, secrets=[secret.get_secret_value() for secret in secrets if secret])
