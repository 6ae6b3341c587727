"""The others in the polling measurement: `python -m tests.bench.polling_rivals NAME PORT FEEDS ROUNDS FULL`.

Each with its default options; none of them matches anything. `plain` is aiohttp and feedparser as they are: neither
asks "only if it changed" by itself. `careful` is the same by somebody who keeps ETags by hand.
"""

import asyncio
import importlib
import io
import json
import sys
import tempfile

import aiohttp
import feedparser

from tests.bench.rounds import addresses, cpu_ms, memory_mb, turn, wait_for_turn
from tests.support.sources import ROOT

AT_ONCE = 64


async def plain(urls: list[str], port: int, rounds: int, *, careful: bool = False) -> dict[str, float]:
    """64 at once; the whole body into feedparser; which ids are new. `careful`: conditional requests."""
    tags: dict[str, str] = {}
    seen: dict[str, set[str]] = {}
    places = asyncio.Semaphore(AT_ONCE)

    async def poll(url: str) -> int:
        headers = {"If-None-Match": tags[url]} if careful and url in tags else {}
        async with places, session.get(url, headers=headers) as answer:
            if answer.status == 304:
                return 0
            body = await answer.read()
            tags[url] = answer.headers["ETag"]
        ids = {entry.id for entry in feedparser.parse(io.BytesIO(body)).entries}
        new = len(ids - seen.get(url, set()))
        seen[url] = ids
        return new

    figures = {"before_mb": memory_mb(), "items": 0.0}
    spent: list[float] = []
    async with aiohttp.ClientSession() as session:
        for number in range(rounds + 1):
            await asyncio.to_thread(wait_for_turn)
            await asyncio.to_thread(turn, port, number)
            start = cpu_ms()
            figures["items"] += sum(await asyncio.gather(*map(poll, urls)))
            spent.append((cpu_ms() - start) / len(urls))
    return figures | told(spent)


def reader(urls: list[str], port: int, rounds: int) -> dict[str, float]:
    """The `reader` library, storing into a file."""
    sys.path.append(str(ROOT / ".venv" / "bench"))
    # The feedparser that it carries wants a module which today's packages bring under another name.
    sys.modules["sgmllib"] = importlib.import_module("feedparser_sgmllib")
    with tempfile.TemporaryDirectory() as folder:
        own = importlib.import_module("reader").make_reader(f"{folder}/reader.sqlite")
        for url in urls:
            own.add_feed(url)
        figures = {"before_mb": memory_mb()}
        spent: list[float] = []
        for number in range(rounds + 1):
            wait_for_turn()
            turn(port, number)
            start = cpu_ms()
            own.update_feeds(scheduled=False)  # its own schedule asks each feed once an hour
            spent.append((cpu_ms() - start) / len(urls))
        figures["items"] = own.get_entry_counts().total
        own.close()
    return figures | told(spent)


def told(spent: list[float]) -> dict[str, float]:
    """The figures of the rounds, in ms a feed."""
    return {
        "cold_ms": spent[0],
        "warm_ms": sum(spent[1:]) / len(spent[1:]),
        "memory_mb": memory_mb(),
    }


if __name__ == "__main__":
    the_port, count, times, full = map(int, sys.argv[2:])
    polled = addresses(the_port, count, times, all_full=bool(full))
    found = (
        reader(polled, the_port, times)
        if sys.argv[1] == "reader"
        else asyncio.run(plain(polled, the_port, times, careful=sys.argv[1] == "careful"))
    )
    print(json.dumps(found))
