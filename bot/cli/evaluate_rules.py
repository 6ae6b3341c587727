"""`watchword evaluate` for reports: each rule's figures, mistakes and reasons, and what decides rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import click

from bot.alerts.words import plural
from bot.cli import jsonlines
from bot.cli.figures import count, listing, score_lines, score_records
from bot.cli.labelled import Row, described, each, label_of
from bot.cli.ruleset import day_of, reading_of
from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.deciding import Decided, Deciding, Verdict
from bot.rules.explaining import Explainer, Reason
from bot.rules.probe import Alias, Probe
from bot.rules.rule import Rule, RuleSet
from bot.rules.score import Score
from bot.rules_folder import load_folder

# What an alias did that decides a row, the worst first.
_DID: Final[dict[Verdict, str]] = {
    "miss": "missed",
    "false alert": "false alert",
    "hit": "hit",
    "silent": "kept silent",
}


@dataclass(frozen=True, slots=True)
class Labels:
    """Which rules are measured (none named: all), and under which key their labels stand (None: their id)."""

    only: frozenset[str] = frozenset()
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A miss or a false alert."""

    item: Item
    lang: str
    missed: bool
    reason: Reason


@dataclass(slots=True)
class Tally:
    """What was counted for one rule: scores of "all", of halves and languages, and the mistakes."""

    rule: Rule
    key: str
    scores: dict[str, Score] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    deciding: Deciding | None = None


def evaluate_rules(
    folder: Path, rows: Sequence[Row], labels: Labels, *, deciding: bool, brief: bool, as_json: bool
) -> None:
    """Measure and print."""
    ruleset = load_folder(folder, examples=False)
    tallies = measured(ruleset, rows, labels, deciding=deciding, reasons=not brief)
    for tally in tallies:
        if as_json:
            for record in _records(tally):
                jsonlines.write(record)
        else:
            click.echo("\n".join([*_lines(tally), ""]))


def measured(
    ruleset: RuleSet, rows: Sequence[Row], labels: Labels, *, deciding: bool = False, reasons: bool = False
) -> list[Tally]:
    """Count each rule over the rows that have a label for it; with `reasons`, each mistake is explained.

    Raises `click.UsageError`.
    """
    rules = _chosen(ruleset, labels)
    book = RuleBook(ruleset.concepts, rules)
    probe = Probe(ruleset.concepts, [rule.query for rule in rules])
    explainers = {rule.id: Explainer(rule, probe) for rule in rules}
    tallies = [Tally(rule, labels.key or rule.id) for rule in rules]
    for tally in tallies if deciding else ():
        tally.deciding = Deciding(tally.rule, probe)

    def take(row: Row) -> None:
        item = jsonlines.item_from(described(row.record, row.line), row.line)
        reading = reading_of(book, item)
        fired = {match.rule for match in reading.matches}
        sight = cache(lambda: probe.look(item, day_of(item)))
        for tally in tallies:
            should = label_of(row, tally.key)
            if should is None:
                continue
            fires = tally.rule.id in fired
            lang = item.lang or reading.lang or "?"
            count(tally.scores, lang, row.identity, fires=fires, should=should)
            if tally.deciding is not None:
                tally.deciding.add(row.identity, sight(), should=should)
            if reasons and fires is not should:
                explainer = explainers[tally.rule.id]
                reason = explainer.why_rang(sight()) if fires else explainer.why_silent(sight())
                tally.mistakes.append(Mistake(item, lang, should, reason))

    each(rows, "reports", take)
    if not any(tally.scores for tally in tallies):
        keys = ", ".join(f'"{tally.key}"' for tally in tallies)
        raise click.UsageError(f"no row has a label {keys}. Add it, or name its key by --label and --rule.")
    return [tally for tally in tallies if tally.scores]


def _chosen(ruleset: RuleSet, labels: Labels) -> tuple[Rule, ...]:
    known = {rule.id: rule for rule in ruleset.rules}
    for name in sorted(labels.only - known.keys()):
        raise click.UsageError(f"there is no rule {name}. Known are: {', '.join(sorted(known))}.")
    if labels.key is not None and len(labels.only) != 1:
        raise click.UsageError("--label is the label of one rule. Say which by --rule.")
    return tuple(rule for rule in ruleset.rules if not labels.only or rule.id in labels.only)


def _lines(tally: Tally) -> Iterator[str]:
    yield f"{tally.rule.id}: {tally.rule.title}"
    yield from score_lines("lang", tally.scores)
    for title, missed in (("missed:", True), ("false alerts:", False)):
        mistakes = [mistake for mistake in tally.mistakes if mistake.missed is missed]
        if mistakes:
            yield title
        for mistake in mistakes:
            text = " | ".join(part for part in (mistake.item.title, mistake.item.summary) if part)
            yield listing(mistake.item.guid, mistake.lang, text)
            yield from _reason_lines(mistake)
    if tally.deciding is not None:
        yield from _deciding_lines(tally.deciding)


def _reason_lines(mistake: Mistake) -> Iterator[str]:
    yield from (f"      {struck}" for struck in mistake.reason.struck)
    branches = mistake.reason.branches
    for branch in branches[:1] if mistake.missed else branches:
        yield f"      {'nearest' if mistake.missed else 'rang by'}: {branch.query}"
        yield f"          {branch}"
    if mistake.missed and len(branches) > 1:
        others = " | ".join("; ".join(branch.lacks) for branch in branches[1:])
        yield f"      other branches as near: {others}"


def _deciding_lines(deciding: Deciding) -> Iterator[str]:
    ones = list(_ones(deciding))
    yield (
        "deciding: "
        + plural("{count} word or alias decides", "{count} words or aliases decide", len(ones))
        + f" one row, {len(deciding.rows) - len(ones)} several;"
        f" {deciding.idle} are found but decide none, {deciding.unseen} are in no row"
    )
    for alias, decided in ones:
        of = f" ({alias.leaf})" if alias.leaf != alias.text else ""
        yield f"  decides one row: “{alias.text}”{of} → {decided.row} {_DID[decided.verdict]}"


def _ones(deciding: Deciding) -> Iterator[tuple[Alias, Decided]]:
    order = list(_DID)
    yield from sorted(deciding.only_one(), key=lambda pair: (order.index(pair[1].verdict), pair[0]))


def _records(tally: Tally) -> Iterator[dict[str, Any]]:
    rule = str(tally.rule.id)
    yield from score_records("lang", tally.scores, rule=rule)
    for mistake in tally.mistakes:
        yield {
            "type": "miss" if mistake.missed else "false_alert",
            "rule": rule,
            "id": mistake.item.guid,
            "lang": mistake.lang,
            "title": mistake.item.title,
            "summary": mistake.item.summary,
            "branches": [
                {"query": branch.query, "lacks": branch.lacks, "has": branch.has}
                for branch in mistake.reason.branches
            ],
            "struck": mistake.reason.struck,
        }
    if tally.deciding is None:
        return
    for alias, rows in sorted(tally.deciding.rows.items()):
        decided = [{"id": one.row, "verdict": one.verdict, "without": one.without} for one in rows]
        yield {"type": "deciding", "rule": rule, "term": alias.leaf, "alias": alias.text, "rows": decided}
    yield {
        "type": "deciding_none",
        "rule": rule,
        "found": tally.deciding.idle,
        "in_no_row": tally.deciding.unseen,
    }
