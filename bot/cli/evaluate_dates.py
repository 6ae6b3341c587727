"""`watchword evaluate` for texts with a labelled day: exactly right, wrong or none, in each language."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

from bot.cli import jsonlines
from bot.cli.dates import dates_in
from bot.cli.figures import HALVES, apart_line, gap_record, listing, ordered, rate
from bot.cli.labelled import Row, each
from bot.facts.score import Outcome, outcome
from bot.rules.score import Gap, gap, half_of, share, wilson

Counts = Counter[Outcome]


def evaluate_dates(rows: Sequence[Row], *, brief: bool, as_json: bool) -> None:
    """Measure and print."""
    counts, mistakes = measured(rows)
    apart = _apart(counts)
    if as_json:
        for name in _names(counts):
            jsonlines.write(_record(name, counts[name]))
        if apart:
            jsonlines.write(gap_record("right", apart))
        for mistake in mistakes if not brief else ():
            jsonlines.write(mistake)
        return
    click.echo("  lang   rows  right  wrong  none  right share     wrong share     (95 % interval)")
    for name in _names(counts):
        click.echo(_line(name, counts[name]))
    if apart:
        click.echo(apart_line("right", apart))
    for kind in ("wrong", "none"):
        listed = [mistake for mistake in mistakes if mistake["outcome"] == kind]
        if listed and not brief:
            click.echo("wrong day:" if kind == "wrong" else "none read:")
            for mistake in listed:
                click.echo(listing(mistake["id"], mistake["lang"], mistake["text"]))
                read = ", ".join(f"{one['value']} “{one['text']}”" for one in mistake["dates"]) or "nothing"
                click.echo(f"      said on {mistake['ref']}: meant {_meant(mistake)}, read {read}")


def measured(rows: Sequence[Row]) -> tuple[dict[str, Counts], list[dict[str, Any]]]:
    """Outcomes of all, of each half and language; and each that is not right. Raises `click.UsageError`."""
    counts: dict[str, Counts] = {}
    mistakes = []

    def take(row: Row) -> None:
        meant = _labels(row)
        found = dates_in(row.record, row.line)
        reached = outcome(found, meant)
        lang = str(row.record.get("lang") or "?")
        for name in ("all", half_of(row.identity), lang):
            counts.setdefault(name, Counter())[reached] += 1
        if reached != "right":
            mistakes.append(
                {"type": "mistake", "id": row.identity, "lang": lang, "outcome": reached}
                | {"text": row.record["text"], "ref": row.record.get("ref"), "meant": meant}
                | {"dates": [{"value": one.value, "text": one.text} for one in found]}
            )

    each(rows, "dates", take)
    return counts, mistakes


def _labels(row: Row) -> list[str]:
    labels = [row.record.get(key) for key in ("gold", "gold_past")]
    try:
        days = [date.fromisoformat(str(label)).isoformat() for label in labels if label is not None]
    except ValueError as error:
        raise click.UsageError(
            f"line {row.line}: gold is no day ({error}). Write it as 2025-05-28."
        ) from error
    if not days:
        raise click.UsageError(
            f"line {row.line}: no gold. Write the day that is meant, or 0001-01-01 for none."
        )
    return list(dict.fromkeys(days))


def _names(counts: Mapping[str, Counts]) -> list[str]:
    return ordered(counts, {name: counted.total() for name, counted in counts.items()})


def _apart(counts: Mapping[str, Counts]) -> Gap | None:
    look, other = (counts.get(half, Counter()) for half in HALVES)
    return gap(
        share(look["right"], look.total()),
        wilson(look["right"], look.total()),
        share(other["right"], other.total()),
        wilson(other["right"], other.total()),
    )


def _line(name: str, counted: Counts) -> str:
    total = counted.total()
    shares = "".join(
        f"{rate(share(counted[kind], total), wilson(counted[kind], total)):16}" for kind in ("right", "wrong")
    )
    numbers = f"{total:5}  {counted['right']:5}  {counted['wrong']:5}  {counted['none']:4}"
    return f"  {name:5} {numbers}  {shares}".rstrip()


def _record(name: str, counted: Counts) -> dict[str, Any]:
    total = counted.total()
    group = "half" if name in HALVES else "all" if name == "all" else "lang"
    record: dict[str, Any] = {"type": "dates", "group": group, "name": name, "rows": total}
    for kind in ("right", "wrong", "none"):
        record |= {
            kind: counted[kind],
            f"{kind}_share": share(counted[kind], total),
            f"{kind}_share_95": wilson(counted[kind], total),
        }
    return record


def _meant(mistake: Mapping[str, Any]) -> str:
    return " or ".join("no date" if day.startswith("0001-") else day for day in mistake["meant"])
