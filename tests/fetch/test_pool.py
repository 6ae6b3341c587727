"""The ParsePool with real processes: it parses, outlives every worker, and leaves nothing behind."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from bot.feeds.item import NotAFeed, ParsedFeed
from bot.feeds.parse import parse
from bot.fetch.pool import ParsePool, _environment
from bot.fetch.wire import NO_MEMORY
from tests.support.feed_server import entry, rss

BODY = rss([entry("Talks on Monday", summary="In Istanbul, says Kyiv"), entry("Переговори у Стамбулі")])
URL = "https://news.example/feed"
# A namespace for each of so many elements: feedparser needs a quarter of a minute of CPU for them.
BUSY = (
    b"<rss version='2.0'><channel>"
    + b"".join(b"<x%d:y xmlns:x%d='u%d'/>" % (number, number, number) for number in range(240_000))
    + b"<item><title>a</title></item></channel></rss>"
)


WORN_OUT = """
import sys
from bot.feeds.item import NotAFeed, ParsedFeed
from bot.fetch.wire import HEAD, NO_MEMORY, READY, result_frame
out = sys.stdout.buffer
out.write(READY)
for answer in (ParsedFeed("a", "en", ()), NotAFeed(NO_MEMORY)):
    out.flush()
    head, body = HEAD.unpack(sys.stdin.buffer.read(HEAD.size))
    sys.stdin.buffer.read(head + body)
    out.write(result_frame(answer))
    out.flush()
sys.stdin.buffer.read()
"""


def gone(process_id: int) -> bool:
    """Whether no such process exists, not even as a zombie."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return True
    return False


def stub(tmp_path: Path, source: str) -> tuple[str, ...]:
    """A command that plays the worker; it is run by our own interpreter."""
    path = tmp_path / "worker.py"
    path.write_text(
        "import os, sys, time\nsys.stdout.buffer.write(b'ready\\n')\nsys.stdout.flush()\n" + source
    )
    return (sys.executable, "-S", str(path))


async def test_a_worker_gives_what_parse_gives() -> None:
    async with ParsePool() as pool:
        result = await pool.parse(BODY, url=URL, content_type="text/xml", lang="en", source="Example")
    assert result == parse(BODY, url=URL, content_type="text/xml", lang="en", source="Example")
    assert isinstance(result, ParsedFeed)
    assert [item.title for item in result.items] == ["Talks on Monday", "Переговори у Стамбулі"]


async def test_what_is_no_feed_is_said_by_the_worker() -> None:
    async with ParsePool() as pool:
        assert await pool.parse(b"", url=URL) == parse(b"", url=URL)


async def test_closing_leaves_no_process() -> None:
    pool = ParsePool(workers=2)
    await pool.warm_up()
    process_ids = pool.process_ids
    assert len(process_ids) == 2
    await pool.aclose()
    assert all(gone(process_id) for process_id in process_ids)
    assert pool.process_ids == ()


async def test_closing_twice_or_unstarted_is_no_problem() -> None:
    pool = ParsePool()
    await pool.aclose()
    await pool.aclose()


async def test_a_worker_starts_by_itself_when_it_is_needed() -> None:
    pool = ParsePool()
    assert isinstance(await pool.parse(BODY, url=URL), ParsedFeed)
    await pool.aclose()


async def test_a_killed_worker_is_replaced() -> None:
    async with ParsePool() as pool:
        (first,) = pool.process_ids
        os.kill(first, signal.SIGKILL)
        results = [await pool.parse(BODY, url=URL) for _ in range(2)]
        (second,) = pool.process_ids
    assert isinstance(results[-1], ParsedFeed)
    assert second != first
    assert gone(first)


async def test_the_parents_interrupt_is_not_the_workers() -> None:
    async with ParsePool() as pool:
        (process_id,) = pool.process_ids
        os.kill(process_id, signal.SIGINT)
        assert isinstance(await pool.parse(BODY, url=URL), ParsedFeed)
        assert pool.process_ids == (process_id,)
        assert os.getpgid(process_id) != os.getpgid(0)


async def test_a_document_that_hangs_is_answered_at_the_deadline_and_its_worker_killed(
    tmp_path: Path,
) -> None:
    hangs = stub(tmp_path, "time.sleep(600)\n")
    async with ParsePool(deadline_s=0.05, command=hangs) as pool:
        (process_id,) = pool.process_ids
        result = await pool.parse(BODY, url=URL)
        assert gone(process_id)
    assert result == NotAFeed("reading the document took longer than 0.05 seconds")


@pytest.mark.parametrize(
    "source",
    [
        "os._exit(3)\n",
        "sys.stdin.buffer.read(8)\nos._exit(3)\n",
        "sys.stdin.buffer.read(8)\nsys.stdout.buffer.write(b'abc')\n",
        "sys.stdout.buffer.write(b'\\0\\0\\0\\2\\0\\0\\0\\0{}')\nsys.stdout.flush()\ntime.sleep(600)\n",
        "sys.stdout.buffer.write(b'\\0\\0\\0\\2\\0\\0\\0\\0[]')\nsys.stdout.flush()\ntime.sleep(600)\n",
        "sys.stdout.buffer.write(b'\\0\\0\\0\\2\\0\\0\\0\\0zz')\nsys.stdout.flush()\ntime.sleep(600)\n",
        "sys.stdout.buffer.write(b'\\xff' * 8)\nsys.stdout.flush()\ntime.sleep(600)\n",
    ],
    ids=["dies", "dies reading", "dies writing", "no keys", "no object", "no json", "endless"],
)
async def test_a_worker_that_breaks_is_answered_for(tmp_path: Path, source: str) -> None:
    async with ParsePool(command=stub(tmp_path, source)) as pool:
        result = await pool.parse(BODY * 50, url=URL)
        assert pool.process_ids == ()
    assert result == NotAFeed("the parser broke at this document")


async def test_a_worker_that_never_comes_up_is_a_reason_and_no_hang(tmp_path: Path) -> None:
    path = tmp_path / "worker.py"
    path.write_text("raise SystemExit(1)\n")
    async with ParsePool(command=(sys.executable, "-S", str(path))) as pool:
        assert await pool.parse(BODY, url=URL) == NotAFeed("the parser doesn't start: see the log")


async def test_a_cancelled_document_does_not_answer_the_next_one() -> None:
    async with ParsePool(deadline_s=600) as pool:
        task = asyncio.create_task(pool.parse(BUSY, url=URL))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        result = await pool.parse(BODY, url=URL)
    assert isinstance(result, ParsedFeed)
    assert len(result.items) == 2


async def test_more_documents_than_workers_wait_their_turn() -> None:
    async with ParsePool(workers=2) as pool:
        bodies = [rss([f"Item {number}"]) for number in range(20)]
        results = await asyncio.gather(*(pool.parse(body, url=URL) for body in bodies))
    titles = [result.items[0].title for result in results if isinstance(result, ParsedFeed)]
    assert titles == [f"Item {number}" for number in range(20)]


async def test_a_worker_imports_nothing_heavy() -> None:
    probe = (
        "import os, sys, bot.fetch.worker;"
        "heavy = {'telegram', 'httpx', 'wordfreq', 'pymorphy3', 'aiohttp', 'asyncio', 'sqlite_utils', 'pydantic'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", probe, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert said.decode().strip() == "[]"


async def test_the_loop_goes_on_while_a_worker_is_busy(tmp_path: Path) -> None:
    hangs = stub(tmp_path, "time.sleep(600)\n")
    async with ParsePool(deadline_s=600, command=hangs) as pool:
        task = asyncio.create_task(pool.parse(BODY, url=URL))
        for _ in range(20):
            await asyncio.sleep(0.001)
        assert not task.done()
        task.cancel()
        await asyncio.wait([task])


def test_a_worker_is_not_told_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHWORD_TELEGRAM_TOKEN", "12:secret")
    assert "12:secret" not in _environment().values()


async def test_a_killed_parent_leaves_no_worker() -> None:
    script = (
        "import asyncio, sys\n"
        "from bot.fetch.pool import ParsePool\n"
        "async def main():\n"
        "    pool = ParsePool()\n"
        "    await pool.warm_up()\n"
        "    print(*pool.process_ids, flush=True)\n"
        "    await asyncio.Event().wait()\n"
        "asyncio.run(main())\n"
    )
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE, env=_environment()
    )
    assert parent.stdout is not None
    worker = int(await parent.stdout.readline())
    parent.kill()
    await parent.wait()
    for _ in range(1_000):
        if not _runs(worker):
            break
        await asyncio.sleep(0.01)
    assert not _runs(worker)


def _runs(process_id: int) -> bool:
    """Whether a process that isn't our child is alive; one that waits to be buried by another is not."""
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def test_a_document_that_needs_too_much_memory_is_refused_and_the_next_one_has_it_all_again() -> None:
    # Numbers as lists: each costs fifty bytes and more.
    hungry = b'{"version":"https://jsonfeed.org/version/1.1","items":[' + b"[[]]," * 400_000 + b"1]}"
    tight = "import bot.fetch.worker as worker; worker.ADDRESS_SPACE_BYTES_MAX = 90 << 20; worker.main()"
    async with ParsePool(deadline_s=60, command=(sys.executable, "-c", tight)) as pool:
        (hungered,) = pool.process_ids
        assert await pool.parse(hungry, url=URL) == NotAFeed(NO_MEMORY)
        assert gone(hungered)
        assert isinstance(await pool.parse(BODY, url=URL), ParsedFeed)


async def test_what_an_earlier_document_left_in_memory_is_not_the_fault_of_the_next(tmp_path: Path) -> None:
    """A worker that has no memory for its second document: a fresh one reads it."""
    worker = tmp_path / "worker.py"
    worker.write_text(WORN_OUT)
    async with ParsePool(command=(sys.executable, "-u", str(worker))) as pool:
        assert isinstance(await pool.parse(BODY, url=URL), ParsedFeed)
        assert isinstance(await pool.parse(BODY, url=URL), ParsedFeed)


async def test_a_document_that_keeps_a_real_worker_busy_is_ended_at_the_deadline() -> None:
    async with ParsePool(deadline_s=2) as pool:
        (busy,) = pool.process_ids
        assert await pool.parse(BUSY, url=URL) == NotAFeed("reading the document took longer than 2 seconds")
        assert gone(busy)
        assert isinstance(await pool.parse(BODY, url=URL), ParsedFeed)
