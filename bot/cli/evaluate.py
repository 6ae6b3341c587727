"""`watchword evaluate`: how often rules, stories or dates are right on labelled rows, and why not."""

from pathlib import Path
from typing import IO

import click

from bot.cli.evaluate_dates import evaluate_dates
from bot.cli.evaluate_pairs import evaluate_pairs
from bot.cli.evaluate_rules import Labels, evaluate_rules
from bot.cli.evaluate_stories import evaluate_stories
from bot.cli.labelled import rows_in
from bot.cli.ruleset import rules_option
from bot.rules.score import Half


@click.command(name="evaluate")
@rules_option("to evaluate")
@click.option("--rule", "only", metavar="ID", multiple=True, help="Only this rule; may be given again.")
@click.option("--label", metavar="KEY", help="The key of the label, for one --rule. Default: the rule's id.")
@click.option(
    "--half",
    type=click.Choice(["look", "score"]),
    help="Only the rows to look at while tuning, or only those that score; the latter shows figures only.",
)
@click.option("--deciding", is_flag=True, help="Also list the words and aliases that decide exactly one row.")
@click.option("--items", metavar="FILE", type=click.File(encoding="utf-8"), help="The items that pairs name.")
@click.option(
    "--leave-out",
    metavar="KIND",
    multiple=True,
    help="Pairs of this kind, or items of this role, don't count.",
)
@click.option(
    "--with-borderline", is_flag=True, help='Count rows whose "note" or "why" says borderline, too.'
)
@click.option("--brief", is_flag=True, help="Figures only, no list of mistakes.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines instead of tables.")
@click.argument("file", metavar="FILE", type=click.File(encoding="utf-8"))
def evaluate(
    folder: Path,
    file: IO[str],
    *,
    only: tuple[str, ...],
    label: str | None,
    half: Half | None,
    deciding: bool,
    items: IO[str] | None,
    leave_out: tuple[str, ...],
    with_borderline: bool,
    brief: bool,
    as_json: bool,
) -> None:
    r"""Precision, recall, F1 and false alerts on labelled rows, how sure they are, and why it went wrong.

    FILE holds JSON Lines of one kind, which its first row shows:

    \b
    reports  as for `watchword match`, with a key for each rule, its id: true or false (or 1 or 0).
             A rule doesn't count a row without its key. "date" (a day) stands in for "published",
             "url" for a missing "link".
    pairs    {"id", "a": {item}, "b": {item}, "label", "kind"}, label 1 for one story; judged as by
             `watchword stories --pairs`. With --items, a and b are ids of items there.
    dates    {"id", "text", "lang", "ref", "gold", "gold_past"}: gold is the day that is meant
             (0001-01-01: none), gold_past another that would be right too.
    stories  items as for `watchword stories`, with "story": what is labelled alike is one story.

    Rows are halved by a hash of their id (look: the first byte of its SHA-256 is even), so that a rule can be
    tuned on one half and scored on the other. A miss tells the branch of the query that came nearest.
    """
    if deciding and half == "score":
        raise click.UsageError("--deciding looks into rows; the half that scores is not for that. Use look.")
    kind, rows = rows_in(file, half, with_borderline=with_borderline)
    if kind != "reports" and (only or label or deciding):
        raise click.UsageError(f"{file.name} holds {kind}. --rule, --label and --deciding are for reports.")
    if (kind != "pairs" and items) or (kind not in ("pairs", "stories") and leave_out):
        raise click.UsageError(
            f"{file.name} holds {kind}. --items is for pairs, --leave-out for pairs and stories."
        )
    brief = brief or half == "score"
    if kind == "pairs":
        evaluate_pairs(folder, rows, items, frozenset(leave_out), brief=brief, as_json=as_json)
    elif kind == "stories":
        evaluate_stories(folder, rows, frozenset(leave_out), brief=brief, as_json=as_json)
    elif kind == "dates":
        evaluate_dates(rows, brief=brief, as_json=as_json)
    else:
        labels = Labels(frozenset(only), label)
        evaluate_rules(folder, rows, labels, deciding=deciding, brief=brief, as_json=as_json)
