"""Bodies: how small they may be packed, and how many large ones are in memory at one moment."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot.feeds.answer import FailureKind
from bot.fetch.answer import Fetched, FetchFailed, FetchRequest
from bot.fetch.body import LARGE_AT_ONCE_MAX, LARGE_BYTES, RATIO_FREE_BYTES, RATIO_MAX
from bot.fetch.client import Fetcher
from bot.fetch.guard import networks
from tests.support import bad_publishers as bad
from tests.support.feed_server import FeedServer, Request, Writer, respond, rss

LOOPBACK = networks("127.0.0.0/8")


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "zstd"])
async def test_what_is_packed_too_small_is_a_trap_long_before_the_size_limit(packing: str) -> None:
    async with FeedServer() as server, Fetcher(allow_private=LOOPBACK) as fetcher:
        server.handle("/trap", bad.bomb(packing, 2 * RATIO_FREE_BYTES))
        server.handle("/small", bad.bomb(packing, RATIO_FREE_BYTES - 1))
        trap = await fetcher.fetch(FetchRequest(server.url("/trap")))
        small = await fetcher.fetch(FetchRequest(server.url("/small")))
    assert isinstance(trap, FetchFailed)
    assert (trap.kind, f"{RATIO_MAX} times" in trap.reason) == (FailureKind.TOO_LARGE, True)
    assert isinstance(small, Fetched)


async def test_a_large_document_waits_until_few_others_are_done_with_and_small_ones_pass() -> None:
    """What the caller still holds counts; the wait doesn't count for the deadline."""
    large = rss([f"Report {number} " + "x" * 400 for number in range(LARGE_BYTES // 400)])
    async with (
        FeedServer() as server,
        Fetcher(allow_private=LOOPBACK, connections_per_host_max=9, exchange_s_max=20) as fetcher,
        AsyncExitStack() as held,
    ):
        server.put("/large", large)
        server.put("/small", rss(["One"]))
        for _ in range(LARGE_AT_ONCE_MAX):
            assert isinstance(await fetcher.fetch(FetchRequest(server.url("/large")), held), Fetched)
        waiting = asyncio.create_task(fetcher.fetch(FetchRequest(server.url("/large"))))
        small = await fetcher.fetch(FetchRequest(server.url("/small")))
        assert isinstance(small, Fetched)
        assert not waiting.done()
        await held.aclose()
        assert isinstance(await waiting, Fetched)
        assert isinstance(await fetcher.fetch(FetchRequest(server.url("/large"))), Fetched)


async def test_waiting_for_a_place_is_not_held_against_a_publisher() -> None:
    large = rss([f"Report {number} " + "x" * 400 for number in range(LARGE_BYTES // 400)])
    asked = asyncio.Event()

    async def answer(request: Request, writer: Writer) -> None:
        asked.set()
        await respond(writer, 200, {}, large)

    async with (
        FeedServer() as server,
        Fetcher(allow_private=LOOPBACK, connections_per_host_max=9, exchange_s_max=0.5) as fetcher,
        AsyncExitStack() as held,
    ):
        server.put("/held", large)
        server.handle("/late", answer)
        for _ in range(LARGE_AT_ONCE_MAX):
            await fetcher.fetch(FetchRequest(server.url("/held")), held)
        late = asyncio.create_task(fetcher.fetch(FetchRequest(server.url("/late"))))
        await asked.wait()
        for _ in range(12):
            await asyncio.sleep(0.05)
        await held.aclose()
        assert isinstance(await late, Fetched)
