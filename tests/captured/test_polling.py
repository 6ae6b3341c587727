"""Every captured document over real HTTP and through the real parsing process, healthy ones beside hostile."""

import asyncio
import os
from pathlib import Path
from time import perf_counter

import pytest

from bot.feeds.item import NotAFeed, ParsedFeed
from bot.feeds.parse import parse
from bot.fetch.answer import Fetched, FetchRequest
from bot.fetch.client import Fetcher
from bot.fetch.guard import networks
from bot.fetch.pool import ParsePool
from tests.support.feed_server import FeedServer

DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
FEEDS = DATA / "feeds"

pytestmark = pytest.mark.skipif(not FEEDS.is_dir(), reason="the captured feeds are not on this machine")


async def longest_stall_s(stop: asyncio.Event) -> float:
    """How long the loop kept us waiting at worst."""
    worst = 0.0
    while not stop.is_set():
        before = perf_counter()
        await asyncio.sleep(0.005)
        worst = max(worst, perf_counter() - before - 0.005)
    return worst


async def test_every_document_is_fetched_and_answered_and_none_stops_another() -> None:
    paths = sorted(path for path in FEEDS.rglob("*") if path.is_file() and path.suffix != ".tsv")
    stop = asyncio.Event()
    watch = asyncio.create_task(longest_stall_s(stop))
    results: dict[Path, ParsedFeed | NotAFeed] = {}

    async def poll(path: Path, url: str) -> None:
        answer = await fetcher.fetch(FetchRequest(url))
        assert isinstance(answer, Fetched), (path, answer)
        results[path] = await pool.parse(answer.body, url=answer.final_url, content_type=answer.content_type)

    async with (
        FeedServer() as server,
        Fetcher(allow_private=networks("127.0.0.0/8"), connections_per_host_max=8) as fetcher,
        ParsePool() as pool,
    ):
        for number, path in enumerate(paths):
            server.put(f"/{number}", path.read_bytes(), content_type="text/xml")
        first = pool.process_ids
        await asyncio.gather(*(poll(path, server.url(f"/{number}")) for number, path in enumerate(paths)))
        stop.set()
        assert pool.process_ids == first, "a document took its worker down"
    feeds = [result for result in results.values() if isinstance(result, ParsedFeed)]
    items = sum(len(feed.items) for feed in feeds)
    print(f"{len(results)} documents, {len(feeds)} feeds, {items} items, longest stall {await watch:.3f} s")
    assert len(results) == len(paths)


async def test_the_parsing_process_gives_what_parsing_gives() -> None:
    paths = sorted((FEEDS / "synthetic-hostile").glob("*.*"))
    async with ParsePool() as pool:
        for path in paths:
            body = path.read_bytes()
            if len(body) < 100_000:
                assert await pool.parse(body, url="https://n.example/") == parse(
                    body, url="https://n.example/"
                ), path
