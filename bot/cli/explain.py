"""`watchword explain LINK-OR-GUID`: what became of an item."""

import os
import sys
from collections.abc import Iterator

import click

from bot.alerts.words import counted
from bot.settings import load
from bot.store.articles import Fate
from bot.store.database import Row, Store
from bot.store.encoding import facts_from, highlights_from, moment
from bot.store.explain import Trace, traces


@click.command()
@click.argument("link_or_guid")
def explain(link_or_guid: str) -> None:
    """What became of an item, stage by stage.

    LINK-OR-GUID is the address of the report or the publisher's id of it; tracking parameters don't matter.
    Reads the state folder only. Exit code 1 if no such item was ever fetched.
    """
    store = Store.open(load(os.environ).state, writer=False)
    try:
        found = traces(store, link_or_guid.strip())
        for trace in found:
            for line in lines(trace):
                click.echo(line)
    finally:
        store.close()
    if not found:
        click.echo(
            "No item with that link or guid was ever fetched: no feed in rules/feeds.toml brought it, or its"
            " feed wasn't polled while it stood there. `watchword status` shows feeds that fail.",
            err=True,
        )
        sys.exit(1)


def lines(trace: Trace) -> Iterator[str]:
    """One trace in words, in the order of the stages."""
    item = trace.item
    published = _time(item["published"]) if item["published"] is not None else "at an unknown time"
    yield f"item      {item['title']}"
    yield f"          {item['link'] or item['guid']}"
    yield f"feed      {trace.feed['title']} ({trace.feed['url']})"
    yield f"fetched   {_time(item['fetched'])}; published {published}; language {item['lang'] or 'unknown'}"
    for match in trace.matches:
        yield from _match(match)
    if not trace.matches:
        yield "match     no rule"
    yield from _articles(trace)
    yield (
        f"story     {item['story_id']} with {counted(trace.story_items, 'item')}: {item['verdict']},"
        f" {item['verdict_reason']} (similarity {item['similarity']})"
    )
    yield f"outcome   {item['outcome']}"
    for rule in trace.waiting:
        yield _sources(rule)
    for decision in trace.decisions:
        yield _decision(decision)
    for row in trace.reminders:
        yield (
            f"reminder  {row['chat_id']} ({row['chat_title']}), of {row['date']} at {_time(row['due_at'])}:"
            f" {row['state']}, {row['reason']}"
        )


def _articles(trace: Trace) -> Iterator[str]:
    """Who asked for the article, and what became of it."""
    for fate in trace.articles:
        asked = f"rule {fate.rule_id}" if fate.rule_id else "all rules (the feed has full_text)"
        yield f"article   asked for by {asked}: {_article(fate)}"


def _article(fate: Fate) -> str:
    if fate.over:
        return f"not read, {fate.over}"
    when = "" if fate.ended_at is None else f" at {fate.ended_at:%Y-%m-%d %H:%M UTC}"
    match fate.state:
        case "read":
            return f"read{when}"
        case "failed":
            return f"could not be read{when}: {fate.problem}"
        case "dropped":
            return "not read, nobody asks for it any more"
        case _:
            return "to be read" + (f"; the last try failed: {fate.problem}" if fate.problem else "")


def _match(match: Row) -> Iterator[str]:
    yield f"match     rule {match['rule_id']}, version {match['rule_version']}"
    for place in highlights_from(match["highlights"]):
        yield (
            f"            {place.term}: “{place.text}” in {place.field}"
            f" at {place.start} (similarity {place.similarity})"
        )
    for fact in facts_from(match["facts"]):
        past = ", past" if fact.past else ""
        yield f"            fact {fact.kind.value} {fact.value}{past}: “{fact.text}” in {fact.field}"


def _sources(rule: Row) -> str:
    """How far a rule that waits for sources has come with this story."""
    has, wanted = rule["sources"], rule["sources_min"]
    if has >= wanted:
        return f"sources   rule {rule['rule_id']} wants {wanted} independent ones: the story has them"
    return f"sources   rule {rule['rule_id']} wants {wanted} independent ones, {has} so far: it waits, untold"


def _decision(row: Row) -> str:
    chat = f"{row['chat_id']} ({row['chat_title']})"
    text = f"chat      {chat}, rule {row['rule_id']}: {row['action']}, {row['reason']}"
    if row["state"] is None:
        return text
    sent = f", sent {_time(row['sent_at'])}" if row["sent_at"] is not None else ""
    problem = f", last problem: {row['problem']}" if row["problem"] else ""
    muted = f", muted since {_time(row['muted_at'])}" if row["muted_at"] is not None else ""
    rejected = " as not relevant" if muted and row["rejected"] else ""
    return f"{text}; message {row['state']}{sent}{muted}{rejected}{problem}"


def _time(unix: int) -> str:
    return moment(unix).strftime("%Y-%m-%d %H:%M UTC")
