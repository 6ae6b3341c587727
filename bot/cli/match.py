"""`watchword match`: items in; what matched, and which facts were read, out (JSON Lines, DESIGN §8)."""

from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import click

from bot.alerts.second_look import fresh_matches
from bot.cli import jsonlines
from bot.cli.ruleset import day_of, rules_option
from bot.facts.fact import Fact
from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.match import Highlight, Match, Reading
from bot.rules_folder import load_folder


@click.command(name="match")
@rules_option("to match by")
@click.argument("file", metavar="[FILE]", type=click.File(encoding="utf-8"), default="-")
def match(folder: Path, file: IO[str]) -> None:
    r"""Say of each item which rules match it, where, and which facts it states.

    FILE (default: standard input) holds one JSON object a line: title or summary, and if known id, published,
    lang, source, link, and text, that of its article (as rules with full_text see it; paragraphs parted by an
    empty line). One line comes out for each:

    \b
    {"id", "matches": [{"rule", "highlights": [{"field", "start", "stop", "term", "text", "similarity"}]}],
     "facts": [{"kind", "value", "text", "field", "start", "stop", "rules"}]}

    Offsets count code points of the field as given. Without "published", relative dates are left out.
    A date is 2025-06-02, a place the name of its concept, a number "50000 soldier", "12 percent" or
    "5000000000 EUR", an ordinal "12 package".
    """
    ruleset = load_folder(folder, examples=False)
    book = RuleBook(ruleset.concepts, ruleset.rules)

    def say(line: int, record: dict[str, Any]) -> None:
        item = jsonlines.item_from(record, line)
        given = record.get("id")
        reading = seen(book, item)
        jsonlines.write({"id": item.guid if given is None else given, **described(reading)})

    jsonlines.each(file, file.name, say)


def seen(book: RuleBook, item: Item) -> Reading:
    """What the rules see in an item, and then in its article, where it is given: as the bot does."""
    whole = book.read(item, reference=day_of(item), all_facts=True)
    if not item.text:
        return whole
    first = book.read(replace(item, text=""), reference=day_of(item)).matches
    fresh = fresh_matches(whole.matches, before={match.rule for match in first}, asked_by=None)
    return replace(whole, matches=tuple(sorted((*first, *fresh), key=lambda match: match.rule)))


def described(reading: Reading) -> dict[str, Any]:
    """A reading as plain values."""
    matches = [{"rule": match.rule, "highlights": _highlights(match)} for match in reading.matches]
    return {"matches": matches, "facts": [_fact(fact, reading.matches) for fact in reading.facts]}


def _highlights(match: Match) -> list[dict[str, Any]]:
    return [_highlight(highlight) for highlight in match.highlights]


def _highlight(highlight: Highlight) -> dict[str, Any]:
    return {
        "field": highlight.field,
        "start": highlight.start,
        "stop": highlight.stop,
        "term": highlight.term,
        "text": highlight.text,
        "similarity": highlight.similarity,
    }


def _fact(fact: Fact, matches: tuple[Match, ...]) -> dict[str, Any]:
    return {
        "kind": str(fact.kind),
        "value": fact.value,
        "text": fact.text,
        "field": fact.field,
        "start": fact.start,
        "stop": fact.stop,
        "rules": [match.rule for match in matches if fact in match.facts],
    }
