"""`watchword feeds`: the common feeds as the store knows them: list, add, import and export.

Law: feeds added here are everybody's and live in the state folder, besides those of rules/feeds.toml. Feeds
that a chat added for itself are its own: nothing here shows them.
"""

import asyncio
import os
from collections.abc import Sequence
from datetime import datetime
from typing import IO

import click
from rich.console import Console
from rich.table import Table

from bot.alerts.feed_words import fault, remedy
from bot.alerts.shown import clean
from bot.alerts.silence_html import trouble_words
from bot.alerts.words import age
from bot.app import utc_now
from bot.cli.feeds_check import WHY_NOT, cell, check, described, in_terminal, operators_list, print_troubles
from bot.cli.jsonlines import write
from bot.errors import UserError, WatchwordError
from bot.feeds.discover import wanted
from bot.feeds.opml import Outline, write_opml
from bot.feeds.subscription import RUNNING, State
from bot.fetch.client import Fetcher
from bot.fetch.discovery import Discovered, Discovery
from bot.fetch.pool import ParsePool
from bot.settings import Settings, load
from bot.store import chat_feeds
from bot.store.chat_feeds import FeedHealth, NewFeed
from bot.store.database import Store
from bot.tongues import ENGLISH


@click.group()
def feeds() -> None:
    """The common feeds: how they are doing, new ones, lists in and out.

    Feeds added here are polled for everybody, besides those of rules/feeds.toml. Only one program writes to
    the state folder: while Watchword runs, its owner adds feeds in the chat, with /feeds.
    """


feeds.add_command(check)


@feeds.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, to be piped.")
def list_(*, as_json: bool) -> None:
    """All common feeds, the failing ones first.

    Reads the state folder only, also while Watchword runs.
    """
    store, now = Store.open(load(os.environ).state, writer=False), utc_now()
    try:
        found = chat_feeds.common(store, now)
    finally:
        store.close()
    if as_json:
        for feed in found:
            write(_record(feed))
    else:
        console = Console()
        print_troubles(
            console, [(_state(one), one.title, one.problem, _remedy(one)) for one in found if one.failures]
        )
        console.print(_table([one for one in found if not one.failures], now))


@feeds.command()
@click.argument("site")
@click.option("--unchecked", is_flag=True, help="Add the address as it is, without asking it.")
def add(site: str, *, unchecked: bool) -> None:
    """Add a feed for everybody, by its address or that of its site.

    Of a site with several feeds they are listed, and none is added. Exit code 1: no feed was found there.
    """
    asked = wanted(site)
    if not asked.url:
        raise UserError(f"{site}: {WHY_NOT[asked.why_not]}.")
    settings = load(os.environ)
    if unchecked:
        new, said = NewFeed(asked.url), ""
    else:
        found = asyncio.run(_found(settings, asked.url))
        if not found.candidates:
            raise WatchwordError(f"no feed was found at {asked.url}. {found.problem}".strip())
        if len(found.candidates) > 1:
            names = "\n".join(f"  {one.url}\n    {described(one, utc_now())}" for one in found.candidates)
            raise UserError(f"there are several feeds; add one of these:\n{names}")
        (one,) = found.candidates
        new, said = NewFeed(one.url, one.title, one.lang), described(one, utc_now())
    fresh = _add(settings, [new])[0]
    click.echo(f"{'added' if fresh else 'was there'}  {new.url}")
    if said:
        click.echo(f"    {said}")


@feeds.command("import")
@click.argument("file", type=click.File("rb"))
def import_(file: IO[bytes]) -> None:
    """Add the feeds of an OPML file for everybody (- reads standard input), with a report for each line.

    Exit code 2: the file can't be read, or a line names no address of the web.
    """
    listed = operators_list(file)
    judged = [(outline, wanted(outline.url)) for outline in listed.outlines]
    good = [NewFeed(asked.url, outline.title, outline.lang) for outline, asked in judged if asked.url]
    fresh = iter(_add(load(os.environ), good))
    refused = 0
    for outline, asked in judged:
        if asked.url:
            click.echo(f"{'added' if next(fresh) else 'was there'}  {asked.url}")
        else:
            refused += 1
            click.echo(f"refused  {clean(outline.url)[0]}: {WHY_NOT[asked.why_not]}", err=True)
    if refused:
        raise UserError(f"{refused} of {len(judged)} lines refused, see above.")


@feeds.command()
def export() -> None:
    """All common feeds as OPML, on standard output.

    Feeds that are files of the rules folder are left out. Reads the state folder only.
    """
    store, now = Store.open(load(os.environ).state, writer=False), utc_now()
    try:
        found = chat_feeds.common(store, now)
    finally:
        store.close()
    web = [feed for feed in found if not feed.url.startswith("file:")]
    outlines = [Outline(feed.url, feed.title, feed.lang) for feed in sorted(web, key=lambda feed: feed.url)]
    click.echo(write_opml("Watchword", outlines, now), nl=False)


async def _found(settings: Settings, url: str) -> Discovered:
    async with (
        ParsePool() as pool,
        Fetcher(contact=settings.contact, allow_private=settings.allow_private) as fetcher,
    ):
        return await Discovery(fetcher, pool).find(url)


def _add(settings: Settings, new: Sequence[NewFeed]) -> list[bool]:
    """Adds them in one transaction; which of them are new to everybody."""
    store = Store.open(settings.state)
    try:
        with store.transaction() as connection:
            return [chat_feeds.add_common(connection, feed) for feed in new]
    finally:
        store.close()


def _record(feed: FeedHealth) -> dict[str, object]:
    def when(moment: datetime | None) -> str | None:
        return None if moment is None else moment.isoformat()

    return {
        "url": feed.url,
        "title": feed.title,
        "lang": feed.lang,
        "publisher": feed.publisher,
        "from": "file" if feed.by_file else "store",
        "paused": feed.paused,
        "ended": feed.ended,
        "moved_to": feed.moved_to,
        "polled": when(feed.polled),
        "answered": when(feed.answered),
        "failing_since": when(feed.failing_since),
        "failures": feed.failures,
        "failure": feed.failure,
        "problem": feed.problem,
        "remedy": _remedy(feed),
        "newest": when(feed.newest),
        "per_day": round(feed.per_day, 2),
        "trouble": None if feed.fault is None else feed.fault.trouble,
        "trouble_since": None if feed.fault is None else when(feed.fault.since),
        "push": feed.push,
    }


def _remedy(feed: FeedHealth) -> str:
    return in_terminal(remedy(feed.failure, feed.problem, ENGLISH)) if feed.failures else ""


def _table(found: Sequence[FeedHealth], now: datetime) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("state", "push", "feed", "newest", "a day", "address, or what was mended"):
        table.add_column(heading, overflow="fold")
    for feed in found:
        newest = age(feed.newest, now, ENGLISH) if feed.newest else ""
        told = feed.problem or feed.url
        if feed.fault is not None and not feed.failures:
            told = f"{trouble_words(feed.fault, now, ENGLISH)} · {feed.url}"
        hub = feed.push.partition(":")[0]
        push = "yes" if hub in RUNNING else "" if hub == State.FOUND else hub
        cells = (_state(feed), push, feed.title, newest, f"{feed.per_day:.1f}", told)
        table.add_row(*map(cell, cells))
    return table


def _state(feed: FeedHealth) -> str:
    if feed.paused:
        return "paused"
    if feed.ended:
        return "ended"
    if feed.failures:
        return fault(feed.failure, ENGLISH)
    if feed.fault is not None:
        return feed.fault.trouble
    return "answers" if feed.answered else "new"
