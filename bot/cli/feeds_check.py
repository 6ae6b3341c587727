"""`watchword feeds check`: asks the common feeds, or those that are named, and says how each of them answers.

Law: it writes nothing, so it works beside a running Watchword and without one. It asks as POLL does, by the
same `Source` with the same guards and manners, and each feed once.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.alerts.feed_words import fault, remedy, rhythm
from bot.alerts.intake import FeedView
from bot.alerts.shown import clean
from bot.alerts.words import age, language
from bot.app import utc_now
from bot.cli.jsonlines import write
from bot.errors import StateError, UserError
from bot.feeds.answer import Answer, Document, Failed, FailureKind
from bot.feeds.discover import Candidate, candidate, wanted
from bot.feeds.opml import OPERATORS_BYTES_MAX, OPERATORS_OUTLINES_MAX, OpmlFile, read_opml
from bot.fetch.client import Fetcher
from bot.fetch.pool import ParsePool
from bot.fetch.source import Source
from bot.rules_folder import load_folder
from bot.settings import Settings, load
from bot.store import chat_feeds
from bot.store.database import Store
from bot.tongues import ENGLISH

PARSERS: Final = 2
_UNREACHED: Final = frozenset({FailureKind.DNS, FailureKind.CONNECT, FailureKind.TIMEOUT})

WHY_NOT: Final = {
    "no address": "that is no address: write example.org or https://example.org/feed",
    "scheme": "feeds of the web only: http:// or https:// (files are named in rules/feeds.toml)",
    "telegram": "Telegram channels have no feeds",
    "closed": "that site has no feeds",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One feed as it answered. `found` is None where it fails, `kind` where it doesn't.

    `problem` may say something of a feed that answers, too: what was mended in it.
    """

    url: str
    title: str
    found: Candidate | None
    kind: FailureKind | None
    problem: str

    @property
    def state(self) -> str:
        """How it is, in a word or two."""
        if self.found is None:
            return fault(self.kind, ENGLISH)
        return "answers" if self.found.items else "empty"

    @property
    def remedy(self) -> str:
        """What to do, as it is said at a terminal."""
        return "" if self.found is not None else in_terminal(remedy(self.kind, self.problem, ENGLISH))


@click.command()
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option(
    "--file", "file", type=click.File("rb"), help="The feeds of an OPML file (- reads standard input)."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, to be piped.")
def check(urls: tuple[str, ...], file: IO[bytes] | None, *, as_json: bool) -> None:
    """Ask the feeds now, all common ones or those that are named, and show how each answers.

    Writes nothing, so it works beside a running Watchword and without one. Shown are status, title, language,
    newest item, rhythm, and for one that fails what is wrong and what to do. Exit code 1 if any fails.
    """
    settings = load(os.environ)
    views = [*_of_urls(urls), *(_of_file(file) if file else ())] if urls or file else _common(settings)
    console = Console()
    with Progress(
        TextColumn("asking the feeds"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task("", total=len(views))
        checked = asyncio.run(_all(settings, views, lambda: progress.advance(task)))
    now = utc_now()
    if as_json:
        for one in checked:
            write(_record(one))
    else:
        failing = [one for one in checked if one.found is None]
        print_troubles(
            console, [(one.state, one.title or one.url, one.problem, one.remedy) for one in failing]
        )
        console.print(_table([one for one in checked if one.found is not None], now))
        console.print(f"{len(checked) - len(failing)} of {len(checked)} answer")
        if _is_offline(checked):
            console.print("None could be reached: look whether this machine is online.")
    if any(one.found is None for one in checked):
        raise SystemExit(1)


def _is_offline(checked: Sequence[Checked]) -> bool:
    """Whether the fault is rather ours: nobody of several was reached."""
    web = [one for one in checked if not one.url.startswith("file:")]
    return len(web) > 1 and all(one.kind in _UNREACHED for one in web)


def described(found: Candidate, now: datetime) -> str:
    """Title, language, newest item and rhythm of a feed that was found, on one line."""
    said = (
        clean(found.title)[0],
        language(found.lang, ENGLISH),
        f"newest {age(found.newest, now, ENGLISH)}" if found.newest else "",
        rhythm(ENGLISH, found.per_day) if found.per_day else "",
        "" if found.items else "empty at the moment",
    )
    return " · ".join(filter(None, said))


def operators_list(file: IO[bytes]) -> OpmlFile:
    """The feeds of a file of the operator's. UserError: it can't be read, or is longer than any list."""
    name = getattr(file, "name", "-")
    listed = read_opml(
        file.read(OPERATORS_BYTES_MAX + 1), bytes_max=OPERATORS_BYTES_MAX, outlines_max=OPERATORS_OUTLINES_MAX
    )
    if listed.problem:
        raise UserError(f"{name}: {listed.problem}.")
    if listed.truncated:
        raise UserError(f"{name}: more than {OPERATORS_OUTLINES_MAX:,} feeds; split the list.")
    return listed


def in_terminal(words: str) -> str:
    """A remedy of the chat with the commands of the terminal."""
    return words.removeprefix("→ ").replace("/feeds add", "watchword feeds add SITE")


def cell(text: str) -> str:
    """Plain: no markup of ours in what a publisher says."""
    return clean(text)[0].replace("[", "\\[")


def print_troubles(console: Console, troubles: Sequence[tuple[str, str, str, str]]) -> None:
    """State, title, problem and remedy of each feed that fails, in whole lines on any terminal."""
    for state, title, *said in troubles:
        lines = [f"{state}  {clean(title)[0]}", *(f"    {clean(line)[0]}" for line in said if line)]
        console.print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)


def _of_urls(urls: Sequence[str]) -> list[FeedView]:
    views = []
    for url in dict.fromkeys(urls):
        asked = wanted(url)
        if not asked.url:
            raise UserError(f"{url}: {WHY_NOT[asked.why_not]}.")
        views.append(_view(asked.url))
    return views


def _of_file(file: IO[bytes]) -> list[FeedView]:
    listed = operators_list(file)
    once = {outline.url: outline for outline in listed.outlines}
    return [_view(outline.url, outline.title, outline.lang) for outline in once.values()]


def _common(settings: Settings) -> list[FeedView]:
    """The feeds of all as the state folder knows them; before the first start those of the rules folder."""
    try:
        store = Store.open(settings.state, writer=False)
    except StateError:
        entries = load_folder(settings.rules, examples=False).feeds
        return [
            _view(entry.url, entry.title, entry.lang, sample=entry.sample) for entry in entries if entry.on
        ]
    try:
        found = chat_feeds.common(store, utc_now())
    finally:
        store.close()
    return [_view(feed.url, feed.title, feed.lang, sample=feed.sample) for feed in found]


def _view(url: str, title: str = "", lang: str = "", *, sample: bool = False) -> FeedView:
    return FeedView(0, url, title, lang, publisher="", timezone="UTC", sample=sample, primed=True)


async def _all(settings: Settings, views: Sequence[FeedView], on_each: Callable[[], None]) -> list[Checked]:
    """All of them at once, within the limits of the `Fetcher`; in their order."""
    async with AsyncExitStack() as stack:
        pool = await stack.enter_async_context(ParsePool(workers=min(PARSERS, max(1, len(views)))))
        fetcher = await stack.enter_async_context(
            Fetcher(contact=settings.contact, allow_private=settings.allow_private)
        )
        source = Source(fetcher=fetcher, pool=pool, folder=settings.rules, sample_base=utc_now)

        async def one(view: FeedView) -> Checked:
            answer = await source.get(view)
            on_each()
            return _checked(view, answer)

        return list(await asyncio.gather(*map(one, views)))


def _checked(view: FeedView, answer: Answer) -> Checked:
    match answer:
        case Document():
            found = candidate(answer.parsed, view.url)
            return Checked(view.url, view.title or found.title, found, None, _remarks(answer))
        case Failed():
            return Checked(view.url, view.title, None, answer.kind, answer.reason)
        case _:
            raise AssertionError("nobody showed a validator, so a feed can't be unchanged")


def _remarks(answer: Document) -> str:
    moved = [f"moved for good to {answer.moved_to}"] if answer.moved_to else []
    return "; ".join([*moved, *answer.parsed.problems])


def _record(one: Checked) -> dict[str, object]:
    found = one.found
    return {
        "url": one.url,
        "ok": found is not None,
        "status": one.state,
        "title": one.title,
        "lang": found.lang if found else "",
        "newest": found.newest.isoformat() if found and found.newest else None,
        "per_day": round(found.per_day, 2) if found else None,
        "items": found.items if found else 0,
        "failure": one.kind,
        "problem": one.problem,
        "remedy": one.remedy,
    }


def _table(checked: Sequence[Checked], now: datetime) -> Table:
    """Those that answer."""
    table = Table(box=None, pad_edge=False)
    for heading in ("status", "feed", "language", "newest", "rhythm", "mended"):
        table.add_column(heading, overflow="fold")
    for one in checked:
        found = one.found
        lang = language(found.lang, ENGLISH) if found else ""
        newest = age(found.newest, now, ENGLISH) if found and found.newest else ""
        pace = rhythm(ENGLISH, found.per_day) if found and found.per_day else ""
        table.add_row(*map(cell, (one.state, one.title or one.url, lang, newest, pace, one.problem)))
    return table
