"""`watchword replay ARCHIVE`: what would have rung."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import click

from bot.cli import jsonlines
from bot.cli.ruleset import rules_option
from bot.replay import Archived
from bot.replay import replay as replayed
from bot.rules.rule import RuleSet
from bot.rules_folder import load_folder


@click.command()
@click.argument("archive", type=click.File(encoding="utf-8"))
@rules_option("to watch with")
def replay(archive: IO[str], folder: Path) -> None:
    """An archive of items through the whole pipeline, with its own clock.

    ARCHIVE holds JSON Lines (- is standard input): items as for `watchword match`, with `feed` (a name) and
    `fetched` (default: `published`). One chat is subscribed to all rules, and there is no backlog. Prints a
    line for each ring, update and suppression with its reason and the text of the message. The same input
    gives the same bytes.
    """
    ruleset = load_folder(folder)
    asyncio.run(_print(_archived(archive), ruleset))


async def _print(archive: list[Archived], ruleset: RuleSet) -> None:
    async for record in replayed(archive, ruleset):
        click.echo(json.dumps(record, ensure_ascii=False))


def _archived(stream: IO[str]) -> list[Archived]:
    archive: list[Archived] = []

    def take(line: int, record: dict[str, Any]) -> None:
        item = jsonlines.item_from(record, line)
        fetched = jsonlines.moment_from(record.get("fetched"), f"line {line}") or item.published
        if fetched is None:
            raise click.UsageError(f"line {line}: neither fetched nor published. Say when it was fetched.")
        feed = str(record.get("feed") or item.source or "archive")
        # Articles are fetched, and a replay fetches nothing.
        item = replace(item, text="")
        archive.append(Archived(jsonlines.identity(record, line), feed, fetched, item))

    jsonlines.each(stream, getattr(stream, "name", "input"), take)
    return archive
