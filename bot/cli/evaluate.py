"""`watchword evaluate`: how often each rule is right on labelled items, and why not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import IO, Any

import click

from bot.cli import jsonlines
from bot.cli.ruleset import day_of, reading_of, rules_option
from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.rule import Rule, RuleSet
from bot.rules.score import Explainer, Score, words_of
from bot.rules_folder import load_folder

SHOWN_TEXT_MAX = 100  # code points of an item that a listing repeats


@dataclass(slots=True)
class _Tally:
    """What was counted for one rule."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))  # by language; "all" for all
    misses: list[str] = field(default_factory=list)
    false_alerts: list[str] = field(default_factory=list)


@click.command(name="evaluate")
@rules_option("to evaluate")
@click.option("--with-borderline", is_flag=True, help='Count rows whose "note" says borderline, too.')
@click.option("--brief", is_flag=True, help="Figures only, no list of misses and false alerts.")
@click.argument("file", metavar="FILE", type=click.File(encoding="utf-8"))
def evaluate(folder: Path, file: IO[str], *, with_borderline: bool, brief: bool) -> None:
    """Precision, recall, F1 and false alerts of each rule on labelled items, and the reason of each mistake.

    FILE holds JSON Lines as for `watchword match`, with one more key for each rule: its id, true or false
    (or 1 or 0). Rows without that key don't count for the rule. "date" (a day) stands in for "published",
    "url" for a missing "link".
    """
    ruleset = load_folder(folder, examples=False)
    rows = [(item, record) for item, record in _rows(file) if with_borderline or not _is_borderline(record)]
    tallies = tally(ruleset, rows)
    for rule in ruleset.rules:
        _print(rule, tallies[rule.id], brief=brief)


def tally(ruleset: RuleSet, rows: Iterable[tuple[Item, Mapping[str, Any]]]) -> dict[str, _Tally]:
    """Count each rule over the labelled rows. Raises `click.UsageError` where a label is neither 0 nor 1."""
    book = RuleBook(ruleset.concepts, ruleset.rules)
    explainers = {rule.id: Explainer(rule, ruleset.concepts) for rule in ruleset.rules}
    tallies: dict[str, _Tally] = {rule.id: _Tally() for rule in ruleset.rules}
    for item, record in rows:
        reading = reading_of(book, item)
        found = {match.rule: match for match in reading.matches}
        for rule in ruleset.rules:
            should = _label(record, rule.id, item.guid)
            if should is None:
                continue
            match = found.get(rule.id)
            for key in ("all", item.lang or reading.lang or "?"):
                tallies[rule.id].scores[key] = (
                    tallies[rule.id].scores[key].plus(fires=match is not None, should=should)
                )
            if match is None and should:
                reason = explainers[rule.id].why_silent(item, day_of(item))
                tallies[rule.id].misses.append(_line(item, reason))
            elif match is not None and not should:
                tallies[rule.id].false_alerts.append(_line(item, words_of(match)))
    return tallies


def _rows(file: IO[str]) -> Iterable[tuple[Item, Mapping[str, Any]]]:
    rows: list[tuple[Item, Mapping[str, Any]]] = []

    def take(line: int, record: dict[str, Any]) -> None:
        given = dict(record)
        given.setdefault("published", _noon(record.get("date")))
        given.setdefault("link", record.get("url"))
        rows.append((jsonlines.item_from(given, line), record))

    jsonlines.each(file, file.name, take)
    return rows


def _noon(day: object) -> str | None:
    """Noon of a day; labelled sets often know a month only, which is no publication time."""
    try:
        return datetime.combine(date.fromisoformat(str(day)), time(12), UTC).isoformat()
    except ValueError:
        return None


def _is_borderline(record: Mapping[str, Any]) -> bool:
    return "borderline" in str(record.get("note", ""))


def _label(record: Mapping[str, Any], rule: str, identity: str) -> bool | None:
    value = record.get(rule)
    if value is None:
        return None
    if value in (0, 1):  # true and false are equal to these
        return bool(value)
    raise click.UsageError(f'item {identity}: "{rule}" is {value!r}. Write true, false, 1 or 0.')


def _line(item: Item, reason: str) -> str:
    text = item.title or item.summary
    shown = text if len(text) <= SHOWN_TEXT_MAX else f"{text[: SHOWN_TEXT_MAX - 1]}…"
    return f"  {item.guid} [{item.lang or '?'}] {shown}\n      {reason}"


def _print(rule: Rule, counted: _Tally, *, brief: bool) -> None:
    click.echo(f"{rule.id}: {rule.title}")
    click.echo("  lang   rows  right  false  missed  precision  recall     F1  false/1000")
    for lang, score in sorted(
        counted.scores.items(), key=lambda pair: (pair[0] != "all", -pair[1].rows, pair[0])
    ):
        rates = "   ".join(_rate(rate) for rate in (score.precision, score.recall, score.f1))
        counts = f"{score.rows:5}  {score.hits:5}  {score.false_alerts:5}  {score.misses:6}"
        click.echo(f"  {lang:4}  {counts}      {rates}  {_thousand(score.false_per_1000)}")
    for name, lines in (("missed", counted.misses), ("false alerts", counted.false_alerts)):
        if lines and not brief:
            click.echo("\n".join([f"{name}:", *lines]))
    click.echo()


def _rate(value: float | None) -> str:
    return "   –" if value is None else f"{value:.3f}"[-5:]


def _thousand(value: float | None) -> str:
    return f"{'–':>10}" if value is None else f"{value:10.1f}"
