"""The command line: one file a command, imported only when it is asked for, so that `--help` is quick.

Exit codes: 0 all is well; 1 it isn't (the text says what); 2 a person's mistake (the text says the remedy).
"""

import importlib
import signal
import sys
from typing import Any

import click

from bot import __version__
from bot.errors import UserError, WatchwordError

# name: (module, first line of its help), in the order in which a newcomer meets them
COMMANDS = {
    "run": ("run", "Watch the news: poll, match, alert, until stopped."),
    "once": ("once", "One pass of each: poll what is due, notify, deliver; then exit."),
    "check": ("check", "Validate rules, concepts and feeds, and run all examples."),
    "match": ("match", "Items in, matches out (JSON Lines)."),
    "stories": ("stories", "Items in, stories out (JSON Lines)."),
    "dates": ("dates", "Texts in, dates out (JSON Lines)."),
    "evaluate": ("evaluate", "Precision and recall on labelled rows, and the reason of each mistake."),
    "replay": ("replay", "An archive of items through the whole pipeline, with its own clock."),
    "try": ("try_", "What a rule would have done, tried on the stored items."),
    "calendar": ("calendar", "Coming dates in what was matched: a table, JSON Lines, an iCalendar file."),
    "feeds": ("feeds", "The common feeds: how they are doing; check, add, import, export."),
    "explain": ("explain", "What became of an item, stage by stage."),
    "status": ("status", "What is watched, what waits, what fails."),
    "settings": ("settings", "All settings with their values, secrets hidden."),
    "health": ("health", "Ask the running Watchword how it is."),
}


class _Lazy(click.Group):
    """Knows all commands, imports one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        if cmd_name == "run":
            end_on_sigterm()
        module = importlib.import_module(f"bot.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, COMMANDS[cmd_name][0])
        # Help with lines that must stay as they are holds click's mark for that; docstrings are raw.
        command.help = (command.help or "").replace("\\b\n", "\b\n")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run the command; our own errors become a text and an exit code, never a traceback."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            click.echo(str(error), err=True)
            sys.exit(2)
        except WatchwordError as error:
            click.echo(str(error), err=True)
            sys.exit(1)


def end_on_sigterm() -> None:
    """From now on SIGTERM ends this process with exit code 0, until `run` has its own way of ending.

    In a container we are process 1, for which the kernel drops a signal that nobody handles: one that came
    while we were still importing would be lost, and we would be killed at the end of the grace period.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="watchword")
def main() -> None:
    """Watchword watches the news for what you are waiting for.

    It rings once per story, and again only when a fact in the story changes. Without a Telegram token
    alerts appear on this terminal: `watchword run` is all it takes. Rules are in rules/, state in state/.
    """
