"""`watchword evaluate` for pairs of reports that are labelled as one story or two."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import click

from bot.cli import jsonlines
from bot.cli.figures import count, listing, score_lines, score_records
from bot.cli.labelled import Row, described, each, identity, label_of
from bot.cli.stories import judged_pair, ways
from bot.rules.score import Score

Items = Mapping[str, Mapping[str, Any]]


def evaluate_pairs(
    folder: Path,
    rows: Sequence[Row],
    items: IO[str] | None,
    leave_out: frozenset[str],
    *,
    brief: bool,
    as_json: bool,
) -> None:
    """Measure and print."""
    kept = [row for row in rows if _kind(row) not in leave_out]
    scores, mistakes = measured(folder, kept, items_in(items))
    if as_json:
        for record in score_records("kind", scores):
            jsonlines.write(record)
        for mistake in mistakes if not brief else ():
            jsonlines.write(mistake)
        return
    click.echo("pairs: one story or two (right, false: merged; missed: told apart)")
    for line in score_lines("kind", scores):
        click.echo(line)
    for title, label in (("wrongly merged:", False), ("wrongly told apart:", True)):
        listed = [mistake for mistake in mistakes if mistake["label"] is label]
        if listed and not brief:
            click.echo(title)
            for mistake in listed:
                click.echo(listing(mistake["id"], mistake["kind"], mistake["a"]))
                click.echo(listing(mistake["id"], mistake["kind"], mistake["b"]))
                click.echo(f"      {mistake['decision']}: {mistake['reason']}")


def measured(
    folder: Path, rows: Sequence[Row], items: Items
) -> tuple[dict[str, Score], list[dict[str, Any]]]:
    """Scores of all, of each half and kind; and each pair that is wrong. Raises `click.UsageError`."""
    look, rings = ways(folder, matched_only=False)
    scores: dict[str, Score] = {}
    mistakes = []

    def take(row: Row) -> None:
        should = label_of(row, "label")
        if should is None:
            raise click.UsageError(f"line {row.line}: no label. Write 1 for one story, 0 for two.")
        pair = {name: _item(row, name, items) for name in ("a", "b")}
        judged = judged_pair(pair, row.line, look, rings)
        same = bool(judged["same"])
        count(scores, _kind(row), row.identity, fires=same, should=should)
        if same is not should:
            texts = {name: str(half.get("title") or half.get("summary")) for name, half in pair.items()}
            mistakes.append(
                {"type": "mistake", "id": row.identity, "kind": _kind(row), "label": should, **texts}
                | {key: judged[key] for key in ("decision", "reason")}
            )

    each(rows, "pairs", take)
    return scores, mistakes


def items_in(file: IO[str] | None) -> Items:
    """The items of a file by their id."""
    found: dict[str, Mapping[str, Any]] = {}

    def take(line: int, record: dict[str, Any]) -> None:
        found[identity(record, line)] = record

    if file is not None:
        jsonlines.each(file, file.name, take)
    return found


def _item(row: Row, name: str, items: Items) -> dict[str, Any]:
    given = row.record.get(name)
    if isinstance(given, dict):
        return described({"id": f"{row.identity}, {name}"} | given, row.line)
    known = items.get(str(given))
    if known is None:
        remedy = "Give the file with the items by --items" if not items else "Add it to the file of --items"
        raise click.UsageError(
            f"line {row.line}: {name} is {given!r}, no item. {remedy}, or write the item here."
        )
    return described(known, row.line)


def _kind(row: Row) -> str:
    return str(row.record.get("kind") or "?")
