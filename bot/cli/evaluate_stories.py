"""`watchword evaluate` for items that are labelled with their story: B-cubed precision and recall.

Law: the items are told to one keeper in time order, as `watchword stories` does. Of each labelled item: which
share of its story belongs there, and which share of what belongs there is in its story; both are averaged
over items (Bagga, Baldwin 1998, "Entity-based cross-document coreferencing using the vector space model"). No
intervals: items of one story aren't independent of each other.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from bot.cli import jsonlines
from bot.cli.figures import HALVES, listing
from bot.cli.labelled import Row, described, each
from bot.cli.stories import ways
from bot.feeds.item import Item
from bot.rules.score import half_of
from bot.stories.keeper import StoryKeeper

_START: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Placed:
    """A labelled item, the story it belongs to and the one that it was put into."""

    identity: str
    text: str
    label: str
    story: int


Mistake = tuple[str, str, tuple[Placed, ...]]
"""What went wrong, of which story or label, and an item of each part."""


@dataclass(frozen=True, slots=True)
class BCubed:
    """Shares over some items; `f1` is the harmonic mean of the two."""

    items: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def evaluate_stories(
    folder: Path, rows: Sequence[Row], leave_out: frozenset[str], *, brief: bool, as_json: bool
) -> None:
    """Measure and print."""
    placed = placed_in(folder, rows, leave_out)
    figures = {"all": b_cubed(placed, placed)}
    halves = {half: [one for one in placed if half_of(one.identity) == half] for half in HALVES}
    if all(halves.values()):
        figures |= {half: b_cubed(some, placed) for half, some in halves.items()}
    mistakes = [] if brief else [*_mixed(placed), *_torn(placed)]
    if as_json:
        for name, figure in figures.items():
            jsonlines.write(_record(name, figure))
        for kind, of, parts in mistakes:
            jsonlines.write(
                {"type": "mistake", "kind": kind, "of": of, "items": [one.identity for one in parts]}
            )
        return
    click.echo(
        f"stories: {len({one.label for one in placed})} labelled, {len({one.story for one in placed})} found"
    )
    click.echo("         items  B³ precision  recall     F1")
    for name, figure in figures.items():
        click.echo(
            f"  {name:5}  {figure.items:5}  {figure.precision:12.3f}  {figure.recall:6.3f}  {figure.f1:.3f}"
        )
    for kind, of, parts in mistakes:
        click.echo(f"{kind}: {of}")
        for one in parts:
            click.echo(listing(one.identity, one.label, one.text))


def placed_in(folder: Path, rows: Sequence[Row], leave_out: frozenset[str]) -> list[Placed]:
    """The labelled items with their stories. What is left out by `role` or `kind` is told, not counted."""
    look, _ = ways(folder, matched_only=False)
    items: list[tuple[Row, Item]] = []
    each(
        rows,
        "stories",
        lambda row: items.append((row, jsonlines.item_from(described(row.record, row.line), row.line))),
    )
    items.sort(key=lambda pair: pair[1].published or _START)
    keeper = StoryKeeper()
    found = []
    for row, item in items:
        when = item.published or _START
        sighting = look(item, when)
        if sighting is None:
            continue
        keeper.forget(when)
        story = keeper.decide(sighting).story
        if row.record["story"] and not leave_out & {row.record.get("role"), row.record.get("kind")}:
            found.append(Placed(row.identity, item.title or item.summary, str(row.record["story"]), story))
    if not found:
        raise click.UsageError("No row counts. Give rows a story, or leave out less.")
    return found


def b_cubed(some: Sequence[Placed], among: Sequence[Placed]) -> BCubed:
    """How well `some` are placed among all."""
    stories: defaultdict[int, set[str]] = defaultdict(set)
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for one in among:
        stories[one.story].add(one.identity)
        labels[one.label].add(one.identity)
    precision = recall = 0.0
    for one in some:
        right = len(stories[one.story] & labels[one.label])
        precision += right / len(stories[one.story])
        recall += right / len(labels[one.label])
    return BCubed(len(some), precision / len(some), recall / len(some))


def _mixed(placed: Sequence[Placed]) -> Iterator[Mistake]:
    """Stories that hold items of several labels: the first item of each."""
    firsts: defaultdict[int, dict[str, Placed]] = defaultdict(dict)
    for one in placed:
        firsts[one.story].setdefault(one.label, one)
    return (
        ("mixed", f"story {story}", tuple(held.values())) for story, held in firsts.items() if len(held) > 1
    )


def _torn(placed: Sequence[Placed]) -> Iterator[Mistake]:
    """Labels whose items are in several stories: the first item of each."""
    firsts: defaultdict[str, dict[int, Placed]] = defaultdict(dict)
    for one in placed:
        firsts[one.label].setdefault(one.story, one)
    return (("torn apart", label, tuple(held.values())) for label, held in firsts.items() if len(held) > 1)


def _record(name: str, figure: BCubed) -> dict[str, object]:
    group = "half" if name in HALVES else "all"
    return {"type": "b3", "group": group, "name": name, "items": figure.items} | {
        "precision": figure.precision,
        "recall": figure.recall,
        "f1": figure.f1,
    }
