"""Only what is unseen is parsed: on every captured document, and what must follow from poll to poll.

The figures are printed (`pytest -s`). Skipped where the captured data is absent.
"""

import ipaddress
import os
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.alerts.intake import PollIntent
from bot.feeds.item import NotAFeed
from bot.feeds.parse import parse
from bot.feeds.standing import Before
from bot.feeds.triage import ItemState
from bot.fetch.client import Fetcher
from bot.fetch.pool import ParsePool
from bot.fetch.source import Source
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.grammar import parse as parse_query
from bot.rules.rule import FeedEntry, Rule, RuleId
from bot.store import feeds, rules
from bot.store.database import Store
from bot.world import World
from tests.support.feed_server import FeedServer

DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
FEEDS = DATA / "feeds"
URL = "https://news.example/feeds/world.xml"
pytestmark = pytest.mark.skipif(not FEEDS.is_dir(), reason="the captured feeds are not on this machine")

TRIED_ALONE = 2  # items of a document that are read alone, evenly spread
# Titles of the pairs; the rule fires for each, so that what would ring is seen.
RULE = Rule(RuleId("all"), "All", parse_query("title OR blast OR strike OR body OR example"))
SHORTLY_AFTER = datetime(2026, 11, 23, 12, tzinfo=UTC)


def documents() -> list[Path]:
    return sorted(path for path in FEEDS.glob("*/*") if path.suffix != ".tsv")


def test_unseen_items_are_those_of_a_whole_parse_on_every_document() -> None:
    counts: Counter[str] = Counter()
    for path in documents():
        body = path.read_bytes()
        whole = parse(body, url=URL, before=Before(prove=True))
        if isinstance(whole, NotAFeed) or not whole.items:
            continue
        counts["documents"] += 1
        if not whole.pieces:
            counts["read as a whole always"] += 1
            continue
        counts["cut"] += 1
        counts["items of those"] += len(whole.items)
        pieces = whole.pieces
        step = max(1, len(pieces) // TRIED_ALONE)
        alone = [set(pieces) - {pieces[place]} for place in range(0, len(pieces), step)]
        halves = ({*pieces[: len(pieces) // 2]}, {*pieces[len(pieces) // 2 :]})
        for seen in filter(None, (*halves, *alone)):
            part = parse(body, url=URL, before=Before(seen))
            assert not isinstance(part, NotAFeed)
            unseen = [item for item, raw in zip(whole.items, whole.raws, strict=True) if raw not in seen]
            assert list(part.items) == (unseen if part.pieces else list(whole.items)), path
            counts["readings by parts" if part.pieces else "of which the whole was read"] += 1
    print("\n" + ", ".join(f"{number} {name}" for name, number in counts.items()))
    assert counts["cut"] >= 0.9 * counts["documents"]
    assert counts["of which the whole was read"] <= 0.01 * counts["readings by parts"]


@dataclass
class Polls:
    """A Watchword on captured documents, each a feed."""

    pipeline: Pipeline
    server: FeedServer

    @property
    def store(self) -> Store:
        return self.pipeline.world.store

    def follow(self, entries: list[FeedEntry]) -> None:
        feeds.sync(self.store, entries)

    def forget(self, what: str) -> None:
        """Lose the validators, or other columns, of all feeds; all are due."""
        with self.store.transaction() as connection:
            connection.execute(f"UPDATE feed SET next_poll_at = 0, {what}")

    async def round(self) -> list[PollIntent]:
        due = feeds.due(self.store, SHORTLY_AFTER, limit=1_000)
        return [await self.pipeline.poll(feed) for feed in due]


@asynccontextmanager
async def polls() -> AsyncIterator[Polls]:
    store = Store.in_memory()
    rules.sync(store, [RULE], SHORTLY_AFTER)
    loopback = (ipaddress.ip_network("127.0.0.0/8"),)
    async with FeedServer() as server, Fetcher(allow_private=loopback) as fetcher, ParsePool() as pool:
        source = Source(fetcher=fetcher, pool=pool, folder=FEEDS, sample_base=lambda: SHORTLY_AFTER)
        world = World(store=store, source=source, receivers={}, now=lambda: SHORTLY_AFTER, chance=lambda: 0.5)
        yield Polls(Pipeline(world, RuleBook({}, [RULE])), server)
    store.close()


async def test_a_second_poll_yields_nothing_new_by_its_body_and_by_its_raw_items() -> None:
    files = documents()
    async with polls() as own:
        entries = []
        for number, path in enumerate(files):
            headers = {"Content-Encoding": "gzip"} if path.suffix == ".gz" else None
            own.server.put(f"/{number}", path.read_bytes(), content_type="text/xml", headers=headers)
            entries.append(FeedEntry(url=own.server.url(f"/{number}"), title=path.name))
        own.follow(entries)
        first = await own.round()
        items = sum(len(intent.intakes) for intent in first)
        for what in ("etag = ''", "etag = '', body_hash = body_hash + 1"):
            own.forget(what)
            again = await own.round()
            assert [intent.ok for intent in again] == [intent.ok for intent in first]
            assert [intent.feed_id for intent in again if intent.intakes] == [], what
        read = sum(bool(intent.still_there) for intent in again)
        print(
            f"\n{len(first)} documents, {items} items; of {read} some item was read when the body seemed changed"
        )
        assert read < 60
        assert items > 6_000


NEW, CHANGED = ItemState.NEW, ItemState.CHANGED


@pytest.mark.parametrize(
    ("names", "told", "alerts"),
    [
        (["guid_changes_t0", "guid_changes_t1"], [[NEW], []], [1, 0]),
        (["title_update_t0", "title_update_t1"], [[NEW], [CHANGED]], [1, 1]),
        (["tracking_t0", "tracking_t1", "http_to_https_t1"], [[NEW], [], []], [1, 0, 0]),
        (
            ["window_shift_t0", "window_shift_t1", "old_item_resurfaces_t2"],
            [[NEW] * 20, [NEW] * 10, []],
            [20, 10, 0],
        ),
        (["dup_item", "dup_item"], [[NEW], []], [1, 0]),
    ],
    ids=lambda value: value[0] if value and isinstance(value[0], str) else "",
)
async def test_from_poll_to_poll_through_the_pipeline(
    names: list[str], told: list[list[ItemState]], alerts: list[int]
) -> None:
    async with polls() as own:
        own.follow([FeedEntry(url=own.server.url("/feed"), title="Example")])
        own.forget("primed = 1")  # backlog off: what is new would ring
        seen, raised, read = [], [], []
        for name in names:
            own.server.put("/feed", (FEEDS / "synthetic-hostile" / f"{name}.rss").read_bytes())
            own.forget("etag = '', body_hash = coalesce(body_hash, 0) + 1")
            (intent,) = await own.round()
            seen.append([intake.triaged.state for intake in intent.intakes])
            raised.append(sum(intake.alerts for intake in intent.intakes))
            read.append(len(intent.intakes) + len(intent.still_there))
    assert seen == told
    assert raised == alerts
