"""Every captured document served over loopback HTTP and polled by the real fetcher, parser and pipeline.

Real, malformed and hostile ones side by side: each poll ends in an intent that is committed, none stops
another. The figures are printed (`pytest -s`): items stored, and alerts with backlog off.
"""

import ipaddress
import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.alerts.intake import FeedView
from bot.feeds.answer import Answer, Document
from bot.fetch.client import Fetcher
from bot.fetch.pool import ParsePool
from bot.fetch.source import Source
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.rule import FeedEntry
from bot.rules_folder import load_folder
from bot.store import feeds, rules
from bot.store.database import Store
from bot.world import World
from tests.support.feed_server import FeedServer

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA") or ROOT.parent / "shared" / "data")
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the captured feeds are not here")


@dataclass
class AsOfThen:
    """The real source; the clock then stands an hour after the newest item, so that nothing is too old."""

    source: Source
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    async def get(self, feed: FeedView) -> Answer:
        answer = await self.source.get(feed)
        if isinstance(answer, Document):
            times = [item.published for item in answer.parsed.items if item.published is not None]
            past = [time for time in times if time < datetime.now(UTC)]
            self.now = max(past, default=datetime.now(UTC)) + timedelta(hours=1)
        return answer


async def test_every_captured_document_is_polled_and_none_stops_another() -> None:
    files = sorted(path for path in (DATA / "feeds").glob("*/*") if path.name != "EXPECTED.tsv")
    ruleset = load_folder(ROOT / "rules", examples=False)
    store = Store.in_memory()
    loopback = (ipaddress.ip_network("127.0.0.0/8"),)
    async with FeedServer() as server, Fetcher(allow_private=loopback) as fetcher, ParsePool() as pool:
        for number, path in enumerate(files):
            headers = {"Content-Encoding": "gzip"} if path.suffix == ".gz" else None
            server.put(f"/{number}", path.read_bytes(), content_type="application/xml", headers=headers)
        entries = [FeedEntry(url=server.url(f"/{n}"), title=path.name) for n, path in enumerate(files)]
        feeds.sync(store, entries)
        rules.sync(store, ruleset.rules, datetime.now(UTC))
        with store.transaction() as connection:
            connection.execute("UPDATE feed SET primed = 1")  # backlog off
        source = AsOfThen(
            Source(fetcher=fetcher, pool=pool, folder=ROOT / "rules", sample_base=lambda: datetime.now(UTC))
        )
        world = World(store=store, source=source, receivers={}, now=lambda: source.now, chance=lambda: 0.5)
        pipeline = Pipeline(world, RuleBook(ruleset.concepts, ruleset.rules))
        polled = [await pipeline.poll(feed) for feed in feeds.due(store, datetime.now(UTC), limit=len(files))]
    _print_figures(store, files, Counter(intent.ok for intent in polled))
    assert len(polled) == len(files)
    states = store.rows("SELECT count(*) AS n FROM feed WHERE polled_at IS NOT NULL")
    assert states[0]["n"] == len(files)
    store.close()


def _print_figures(store: Store, files: list[Path], ok: Counter[bool]) -> None:
    items = store.rows("SELECT count(*) AS n FROM item")[0]["n"]
    print(f"\n{len(files)} documents: {ok[True]} feeds, {ok[False]} refused with a reason; {items} items")
    for row in store.rows("SELECT rule_id, count(*) AS n FROM alert WHERE revision > told GROUP BY rule_id"):
        print(f"  alerts of {row['rule_id']}: {row['n']}")
    for row in store.rows(
        "SELECT m.rule_id, i.title, f.title AS feed FROM match m JOIN item i ON i.id = m.item_id"
        " JOIN feed f ON f.id = i.feed_id WHERE i.outcome = 'an alert was raised' ORDER BY m.rule_id"
    ):
        print(f"    {row['rule_id']:<10} {row['feed'][:28]:<28} {row['title'][:110]}")
