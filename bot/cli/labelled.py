"""The labelled rows that `watchword evaluate` reads: of one kind, each with its item, labels and half.

Law: what can't be measured is told with its line and the remedy, and then nothing is measured: figures over
half of a file would be taken for those of the whole.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import IO, Any, Literal

import click

from bot.cli import jsonlines
from bot.cli.figures import progress
from bot.rules.score import Half, half_of

Kind = Literal["reports", "pairs", "dates", "stories"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a labelled file."""

    line: int
    identity: str
    record: Mapping[str, Any]


def rows_in(file: IO[str], half: Half | None, *, with_borderline: bool) -> tuple[Kind, list[Row]]:
    """What kind of rows a file holds, and those of one half, or all. Raises `click.UsageError`."""
    rows: list[Row] = []
    kinds: list[Kind] = []

    def take(line: int, record: dict[str, Any]) -> None:
        kind = _kind(record)
        kinds.append(kind)
        if kind != kinds[0]:
            raise click.UsageError(
                f"{file.name}, line {line}: {kind} among {kinds[0]}. Put them into a file of their own."
            )
        row = Row(line, identity(record, line), record)
        if (with_borderline or not _is_borderline(record)) and half in (None, half_of(row.identity)):
            rows.append(row)

    jsonlines.each(file, file.name, take)
    if not kinds:
        raise click.UsageError(f"{file.name}: no rows. Write one JSON object on each line.")
    return kinds[0], rows


def each(rows: Sequence[Row], kind: Kind, use: Callable[[Row], object]) -> None:
    """Call `use` with each row. Where that raises `click.UsageError`, all are told; then it raises."""
    wrong = 0
    for row in progress(rows, kind):
        try:
            use(row)
        except click.UsageError as problem:
            click.echo(problem.format_message(), err=True)
            wrong += 1
    if wrong:
        raise click.UsageError(f"{'1 row' if wrong == 1 else f'{wrong} rows'} can't be measured, see above.")


def _kind(record: Mapping[str, Any]) -> Kind:
    if "a" in record and "b" in record:
        return "pairs"
    if "gold" in record:
        return "dates"
    return "stories" if "story" in record else "reports"


def identity(record: Mapping[str, Any], line: int) -> str:
    """The row's `id`, or the name that sets of pairs and items give it; without one, its line number."""
    for key in ("id", "pair_id", "item_id"):
        if record.get(key) is not None:
            return str(record[key])
    return str(line)


def described(record: Mapping[str, Any], line: int) -> dict[str, Any]:
    """The record as an item is described: a day stands in for `published`, `url` for `link`."""
    given = dict(record)
    given.setdefault("published", _noon(record.get("date")))
    given.setdefault("link", record.get("url"))
    return given | {"id": identity(record, line)}


def label_of(row: Row, key: str) -> bool | None:
    """True or false; None where the row has no such label. Raises `click.UsageError`."""
    value = row.record.get(key)
    if value is None:
        return None
    if value in (0, 1):  # true and false are equal to these
        return bool(value)
    raise click.UsageError(f'item {row.identity}: "{key}" is {value!r}. Write true, false, 1 or 0.')


def _noon(day: object) -> str | None:
    """Noon of a day; labelled sets often know a month only, which is no publication time."""
    try:
        return datetime.combine(date.fromisoformat(str(day)), time(12), UTC).isoformat()
    except ValueError:
        return None


def _is_borderline(record: Mapping[str, Any]) -> bool:
    return any("borderline" in str(record.get(key, "")) for key in ("note", "why"))
