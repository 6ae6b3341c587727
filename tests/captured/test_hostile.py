"""All hostile documents and all publishers that misbehave, at once: stalls, memory, and what is named.

The figures are printed (`pytest -s tests/captured/test_hostile.py`). Once in this process, to see how long the loop
is held up; and once by the program as people run it, to see how much memory it takes.
"""

import asyncio
import gc
import json
import os
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.feeds.answer import FailureKind
from bot.fetch.client import Fetcher
from bot.fetch.guard import networks
from bot.fetch.pool import ParsePool
from bot.fetch.source import Source
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.rule import FeedEntry
from bot.rules_folder import load_folder
from bot.store import feeds, rules
from bot.store.database import Store
from bot.text import known
from bot.world import World
from tests.support.feed_server import FeedServer, Handler, Request, Writer, entry, respond, rss
from tests.support.hostile import misbehave, names
from tests.support.loop_watch import children, peak_mib, watched_loop
from tests.support.process import Installation, until
from tests.support.secure import serving

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("WATCHWORD_SHARED_DATA") or ROOT.parent / "shared" / "data") / "feeds"
STALL_S_MAX = 0.1
MEMORY_MIB_MAX = 300
MEMORY_MIB_HELD = 360  # with our largest documents besides
HEALTHY = ("harbour", "coast", "valley", "island")
LOOPBACK = networks("127.0.0.0/8")

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the captured feeds are not on this machine")

WORDS = (
    "переговори",
    "уряд",
    "столиця",
    "рішення",
    "міністр",
    "зустріч",
    "пропозиція",
    "безпека",
    "порт",
    "хвиля",
)


def documents() -> dict[str, bytes]:
    """The hostile documents, by name."""
    rows = [line.split("\t") for line in (DATA / "manifest.tsv").read_text().splitlines()[1:]]
    found = {row[0]: (DATA / row[0]).read_bytes() for row in rows if row[10].startswith("hostile")}
    print(f"\n{len(found)} hostile documents")
    return found


def largest() -> dict[str, bytes]:
    """Some of our own that are as large as any may be."""
    long = " ".join(f"{WORDS[n % len(WORDS)]}{n % 37}" for n in range(400))
    many = [entry(f"{n} {long[:300]}", summary=f"{n} {long}") for n in range(1_000)]
    spaces = b"<?xml version='1.0'?><rss version='2.0'><channel>" + b" " * 8_000_000 + b"</channel></rss>"
    return {"long.xml": rss(many), **{f"spaces{n}.xml": spaces for n in range(12)}}


def serve(
    server: FeedServer, host: str, bodies: Mapping[str, bytes], waits: asyncio.Event | None = None
) -> dict[str, str]:
    """Address of each document, each at a host of its own; they are answered when `waits` is set."""
    found = {}
    for number, (name, body) in enumerate(bodies.items()):
        path = f"/{'data' if waits is None else 'ours'}{number}"
        packed = {"Content-Encoding": "gzip"} if name.endswith(".gz") else None
        server.put(path, body, content_type="text/xml", headers=packed)
        if waits is not None:
            server.handle(path, after(waits, body))
        found[name] = server.url(path, host.format(number // 250, number % 250 + 1))
    return found


def after(waits: asyncio.Event, body: bytes) -> Handler:
    """Answers once it is told to."""

    async def answer(request: Request, writer: Writer) -> None:
        await waits.wait()
        await respond(writer, 200, {"Content-Type": "text/xml"}, body)

    return answer


def healthy(server: FeedServer) -> dict[str, list[float]]:
    """Feeds that always have something new; when each was asked."""
    asked: dict[str, list[float]] = {name: [] for name in HEALTHY}

    def feed(name: str) -> None:
        async def answer(request: Request, writer: Writer) -> None:
            asked[name].append(perf_counter())
            items = [entry(f"Ship {n} leaves the {name}") for n in range(len(asked[name]), 0, -1)]
            await respond(writer, 200, {"Content-Type": "text/xml"}, rss(items[:30]))

        server.handle(f"/{name}", answer)

    for name in HEALTHY:
        feed(name)
    return asked


@asynccontextmanager
async def servers(host: str = "127.0.0.1") -> AsyncIterator[tuple[FeedServer, FeedServer]]:
    async with FeedServer(host) as server, FeedServer(host, tls=serving("long")) as secure:
        yield server, secure


async def test_nothing_hostile_holds_up_the_loop() -> None:
    ruleset, asked = load_folder(ROOT / "rules", examples=False), names()
    store = Store.in_memory()
    async with AsyncExitStack() as stack:
        server, secure = await stack.enter_async_context(servers())
        urls = serve(server, "d{0}-{1}.example", documents() | largest())
        urls |= {name: url for name, (url, _) in misbehave(server, secure).items()}
        polled = healthy(server)
        urls |= {name: server.url(f"/{name}", f"{name}.example") for name in HEALTHY}
        feeds.sync(store, [FeedEntry(url=url, title=name) for name, url in urls.items()])
        rules.sync(store, ruleset.rules, datetime.now(UTC))
        fetcher = await stack.enter_async_context(
            Fetcher(allow_private=LOOPBACK, look_up=asked, exchange_s_max=8)
        )
        pool = await stack.enter_async_context(ParsePool())
        source = Source(
            fetcher=fetcher, pool=pool, folder=ROOT / "rules", sample_base=lambda: datetime.now(UTC)
        )
        clock = lambda: datetime.now(UTC)  # noqa: E731 - the world's clock
        world = World(store=store, source=source, receivers={}, now=clock, chance=lambda: 0.5, poll_s=1)
        pipeline = Pipeline(world, RuleBook(ruleset.concepts, ruleset.rules))
        known.load(("en", "de", "uk", "ru", "es", "fr", "pl"))
        gc.collect()
        gc.freeze()  # as `run` does
        began = perf_counter()
        async with watched_loop() as stalls:
            while store.rows("SELECT 1 FROM feed WHERE polled_at IS NULL LIMIT 1"):
                # The healthy ones are always due: how often they come shows what they wait for.
                with store.transaction() as connection:
                    connection.execute(f"UPDATE feed SET next_poll_at = 0 WHERE title IN {HEALTHY}")
                pipeline.start_polls()
                await asyncio.sleep(0.05)
            await pipeline.stop_polls()
        gc.unfreeze()
        asked.end.set()
    print(
        f"{len(urls)} feeds in {perf_counter() - began:.1f} s: the loop was held up {stalls.cpu_s * 1000:.0f} ms at"
        f" worst by its own work, {stalls.wall_s * 1000:.0f} ms by the clock; "
        f"healthy feeds, always due, were asked {', '.join(str(len(times)) for times in polled.values())} times,"
        f" the longest pause was {max(map(longest_pause_s, polled.values())):.1f} s"
    )
    store.close()
    assert all(len(times) > 1 for times in polled.values())
    assert stalls.cpu_s < STALL_S_MAX


async def test_the_program_takes_little_memory_and_names_every_fault(tmp_path: Path) -> None:
    rules_copy = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", rules_copy)
    async with servers("0.0.0.0") as (server, secure):
        ours = asyncio.Event()
        data = serve(server, "127.3.{0}.{1}", documents())
        urls = data | serve(server, "127.4.{0}.{1}", largest(), ours)
        faults = misbehave(server, secure, by_number=True)
        healthy(server)
        urls |= {name: url for name, (url, _) in faults.items()}
        urls |= {name: server.url(f"/{name}", f"127.2.0.{n}") for n, name in enumerate(HEALTHY, start=1)}
        blocks = [f'[[feeds]]\nurl = "{url}"\ntitle = "{name}"\n' for name, url in urls.items()]
        (rules_copy / "feeds.toml").write_text("\n".join(blocks))
        memory: dict[str, int] = {"data": 0, "parent": 0, "worker": 0}
        async with Installation(tmp_path, {"WATCHWORD_POLL_SECONDS": "1"}).life() as life:

            def done() -> bool:
                for worker in filter(parses, children(life.process.pid)):
                    memory["worker"] = max(memory["worker"], peak_mib(worker))
                memory["parent"] = max(memory["parent"], peak_mib(life.process.pid))
                found = listed(tmp_path)
                if not ours.is_set() and found and all(found[name]["polled"] for name in data):
                    memory["data"] = peak_mib(life.process.pid)
                    ours.set()
                return bool(found) and all(found[name]["problem"] for name in faults)

            await until(done, life, wait_s=240)
            await life.stop()
        seen = listed(tmp_path)
    print(
        f"peak memory: parent {memory['data']} MiB with the documents of the data, {memory['parent']} MiB with our"
        f" largest ones besides; worker {memory['worker']} MiB"
    )
    for kind in FailureKind:
        of_kind = [name for name, row in seen.items() if row["failure"] == kind]
        print(f"  {kind:<11} {len(of_kind):>3}  {', '.join(of_kind)[:90]}")
    assert {name: seen[name]["failure"] for name in faults} == {
        name: kind for name, (_, kind) in faults.items()
    }
    assert all(row["problem"] and row["remedy"] for row in seen.values() if row["failures"])
    assert all(seen[name]["failures"] == 0 for name in (*HEALTHY, "long.xml"))
    assert memory["worker"] < MEMORY_MIB_MAX
    assert 0 < memory["data"] < MEMORY_MIB_MAX
    assert memory["parent"] < MEMORY_MIB_HELD


def parses(process_id: int) -> bool:
    """Whether it is a parser, and not a copy of its parent that is about to become one."""
    try:
        return b"bot.fetch.worker" in Path(f"/proc/{process_id}/cmdline").read_bytes()
    except OSError:
        return False


def longest_pause_s(times: list[float]) -> float:
    return max((later - earlier for earlier, later in pairwise(times)), default=0.0)


def listed(folder: Path) -> Mapping[str, dict[str, object]]:
    """`watchword feeds list --json`, by titles; empty before the database is there."""
    cleared = {name: None for name in os.environ if name.startswith("WATCHWORD_")}
    result = CliRunner().invoke(
        main, ["feeds", "list", "--json"], env={**cleared, "WATCHWORD_STATE": str(folder / "state")}
    )
    rows = [json.loads(line) for line in result.stdout.splitlines()] if result.exit_code == 0 else []
    return {row["title"]: row for row in rows}
