"""How `watchword evaluate` prints what it measured: tables for a person, JSON Lines for a pipe.

Law: only forms, counts nothing. Text is for one reader at a terminal; JSON holds the same and more.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

import click

from bot.rules.score import Gap, Interval, Score, gap, half_of

PROGRESS_ROWS_MIN: Final = 1_000
"""From how many rows on a person is shown how far it is; fewer take about a second."""
SHOWN_TEXT_MAX: Final = 240  # code points of an item that a listing repeats

HALVES: Final = ("look", "score")

_Row = TypeVar("_Row")


def progress(rows: Sequence[_Row], label: str) -> Iterator[_Row]:
    """The rows, with a bar on standard error if that is a terminal and there are many."""
    if len(rows) < PROGRESS_ROWS_MIN or not sys.stderr.isatty():
        yield from rows
        return
    with click.progressbar(rows, label=label, file=sys.stderr, update_min_steps=len(rows) // 100) as shown:
        yield from shown


def count(scores: dict[str, Score], group: str, identity: str, *, fires: bool, should: bool) -> None:
    """Count a row in all, in its half and in its group."""
    for key in ("all", half_of(identity), group):
        scores[key] = scores.get(key, Score()).plus(fires=fires, should=should)


def ordered(names: Iterable[str], rows: Mapping[str, int]) -> list[str]:
    """All, then the halves, then what has most rows; the halves only where both have rows."""
    first = ["all", *(HALVES if all(rows.get(half) for half in HALVES) else ())]
    return [*first, *sorted(set(names) - {"all", *HALVES}, key=lambda name: (-rows[name], name))]


def score_lines(kind: str, scores: Mapping[str, Score]) -> Iterator[str]:
    """A table of scores with 95 % intervals, one line for each group, and how far the halves are apart."""
    names = ordered(scores, {name: score.rows for name, score in scores.items()})
    width = max(len(kind), *map(len, names))
    yield (
        f"  {kind:{width}}   rows  right  false  missed  {'precision':16}{'recall':16}{'F1':16}false/1000"
        "    (95 % interval)"
    )
    for name in names:
        score = scores[name]
        counts = f"{score.rows:5}  {score.hits:5}  {score.false_alerts:5}  {score.misses:6}"
        rates = (
            rate(score.precision, score.precision_interval),
            rate(score.recall, score.recall_interval),
            rate(score.f1, score.f1_interval),
        )
        yield f"  {name:{width}}  {counts}  {''.join(f'{one:16}' for one in rates)}{_thousand(score)}"
    if (apart := apart_of(scores)) is not None:
        yield apart_line("F1", apart)


def apart_of(scores: Mapping[str, Score]) -> Gap | None:
    """The gap between the F1 of the two halves."""
    look, other = (scores.get(half, Score()) for half in HALVES)
    return gap(look.f1, look.f1_interval, other.f1, other.f1_interval)


def apart_line(what: str, apart: Gap) -> str:
    """The gap of two halves in words."""
    low, high = apart.interval
    verdict = "may be chance" if apart.may_be_chance else "is more than chance"
    return f"  {what} of look less {what} of score: {apart.value:+.3f} ({low:+.2f} to {high:+.2f}), {verdict}"


def score_records(kind: str, scores: Mapping[str, Score], **named: object) -> Iterator[dict[str, Any]]:
    """The table as JSON; `named` says what was measured."""
    for name in ordered(scores, {name: score.rows for name, score in scores.items()}):
        score = scores[name]
        group = "half" if name in HALVES else "all" if name == "all" else kind
        yield {"type": "score", **named, "group": group, "name": name} | {
            "rows": score.rows,
            "hits": score.hits,
            "false_alerts": score.false_alerts,
            "misses": score.misses,
            "precision": score.precision,
            "precision_95": score.precision_interval,
            "recall": score.recall,
            "recall_95": score.recall_interval,
            "f1": score.f1,
            "f1_95": score.f1_interval,
            "false_per_1000": score.false_per_1000,
            "false_per_1000_95": score.false_per_1000_interval,
        }
    if (apart := apart_of(scores)) is not None:
        yield gap_record("f1", apart, **named)


def gap_record(of: str, apart: Gap, **named: object) -> dict[str, Any]:
    """The gap of two halves as JSON."""
    return {"type": "gap", **named, "of": of, "gap": apart.value, "gap_95": apart.interval}


def rate(value: float | None, interval: Interval | None) -> str:
    """A share with its interval: `0.951 (.84–.99)`."""
    if value is None or interval is None:
        return "   –"
    return f"{value:.3f} ({_bound(interval[0])}–{_bound(interval[1])})"


def listing(identity: str, group: str, text: str) -> str:
    """The first line of a row in a list of mistakes."""
    flat = " ".join(text.split())
    shown = flat if len(flat) <= SHOWN_TEXT_MAX else f"{flat[: SHOWN_TEXT_MAX - 1]}…"
    return f"  {identity} [{group}] {shown}"


def _bound(value: float) -> str:
    return "1.0" if value > 0.995 else f"{value:.2f}"[1:]


def _thousand(score: Score) -> str:
    value, interval = score.false_per_1000, score.false_per_1000_interval
    return "–" if value is None or interval is None else f"{value:.1f} ({interval[0]:.1f}–{interval[1]:.1f})"
