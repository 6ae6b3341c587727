"""`watchword try QUERY`: what a rule would have done, before anybody makes it."""

import asyncio
import os
from collections.abc import Iterator

import click

from bot.alerts.shown import clean
from bot.alerts.words import counted, plural
from bot.app import utc_now
from bot.rules.book import RuleBook
from bot.rules.grammar import Asked
from bot.rules.understood import understood
from bot.rules_folder import load_folder
from bot.settings import load
from bot.store.database import FILE_NAME, Store
from bot.store.history import Hit, LookBack, look_back


# `-zodiac` is a word to leave out, and no option.
@click.command(name="try", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
def try_(query: tuple[str, ...]) -> None:
    """What a rule would have done, tried on the stored items.

    QUERY is what you would write into a rule's match or behind /watch; quote it, so that the shell leaves
    its signs alone: watchword try 'taurus (deliver OR approve) -zodiac'. Says how it is understood, warns of
    words that are probably misspelt, of parts that are superfluous and of rules that ring too often, each
    with a remedy, and shows the newest hits with the matched words in [brackets]. Reads the state folder
    only. Exit code 2: the query can't be understood.
    """
    settings = load(os.environ)
    ruleset = load_folder(settings.rules, examples=False)
    asked = understood(" ".join(query), ruleset.concepts)
    # Before the first start there is no history; what is wrong with a query can be told all the same.
    stored = (settings.state / FILE_NAME).exists()
    store = Store.open(settings.state, writer=False) if stored else Store.in_memory()
    try:
        look = asyncio.run(look_back(store, RuleBook(ruleset.concepts), asked.query, utc_now()))
    finally:
        store.close()
    for line in lines(asked, look):
        click.echo(line)


def lines(asked: Asked, look: LookBack) -> Iterator[str]:
    """The outcome in words."""
    yield f"query     {asked.query}"
    for note in asked.notes:
        yield f"          read “{note.typed}” as {note.operator}"
    for advice in look.advice:
        yield f"warning   {advice.message}"
        yield f"          {advice.remedy}"
    yield f"history   {_history(look)}"
    for hit in look.week.newest:
        yield from _hit(hit)


def _history(look: LookBack) -> str:
    week = look.week
    if not look.on_record:
        return "no items are stored yet to try it on"
    least = "at least " if week.truncated else ""
    days = " ".join(map(str, week.per_day))
    newest = "only the newest " if week.truncated else ""
    return (
        f"would have rung {least}{counted(week.rings, 'time')} in {counted(week.days, 'day')}"
        f" ({days}, today last), with {counted(week.items, 'item')};"
        f" {newest}{plural('{count} was', '{count} were', week.considered)} read"
    )


def _hit(hit: Hit) -> Iterator[str]:
    when = hit.at.strftime("%Y-%m-%d %H:%M UTC")
    yield f"hit       {when}  {clean(hit.item.source)[0]}: {_bracketed(hit, 'title')}"
    if any(mark.field == "summary" for mark in hit.highlights):
        yield f"          {_bracketed(hit, 'summary')}"
    yield f"          {hit.item.link or hit.item.guid}"


def _bracketed(hit: Hit, field: str) -> str:
    own = [(mark.start, mark.stop) for mark in hit.highlights if mark.field == field]
    text, marks = clean(hit.item.title if field == "title" else hit.item.summary, own)
    for start, stop in reversed(marks):
        text = f"{text[:start]}[{text[start:stop]}]{text[stop:]}"
    return text
