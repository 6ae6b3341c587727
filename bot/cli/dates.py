"""`watchword dates`: texts in; the dates that they name out (JSON Lines, DESIGN §8)."""

from collections.abc import Mapping
from typing import IO, Any

import click

from bot.cli import jsonlines
from bot.facts.dates import DateFound, find


@click.command(name="dates")
@click.argument("file", metavar="[FILE]", type=click.File(encoding="utf-8"), default="-")
def dates(file: IO[str]) -> None:
    r"""Say which dates each text names.

    FILE (default: standard input) holds one JSON object a line: "text", and if known "lang" (ISO 639-1) and
    "ref", the day on which it was said (YYYY-MM-DD; without it dates that are counted from it are left out).
    A text that is nothing but a date is read leniently and ahead. One line comes out for each:

    \b
    {"id", "dates": [{"value", "text"}]}

    A value is YYYY-MM-DD, YYYY-MM, or an interval first/last; with a clock time YYYY-MM-DDTHH:MM.
    """
    jsonlines.each(file, file.name, _say)


def dates_in(record: Mapping[str, Any], line: int) -> list[DateFound]:
    """The dates that the text of a record names. Raises `click.UsageError`."""
    text = record.get("text")
    if not isinstance(text, str):
        raise click.UsageError(f'line {line}: no "text". Give the words to be read as a string.')
    lang = record.get("lang")
    reference = jsonlines.day_from(record.get("ref"), f"line {line}", "ref")
    return list(find(text, lang=lang if isinstance(lang, str) else "", reference=reference, alone=True))


def _say(line: int, record: dict[str, Any]) -> None:
    found = dates_in(record, line)
    given = record.get("id")
    jsonlines.write(
        {
            "id": str(line) if given is None else given,
            "dates": [{"value": one.value, "text": one.text} for one in found],
        }
    )
