"""`ParsePool`: parsing beside the event loop, in processes of its own, with a deadline for each document.

Law: no document stalls the loop, takes the process down or holds up the next one. A worker that is late, dies
or talks nonsense is killed and replaced, and its document is answered with `NotAFeed`. A worker is started
afresh (`python -m bot.fetch.worker`, no fork of our threads and sockets), in a session of its own, so that
Ctrl-C reaches us alone. After `aclose` none is left. Why not concurrent.futures: it can't end one worker.
"""

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

import bot
from bot.feeds.item import NotAFeed, ParsedFeed
from bot.fetch.wire import HEAD, NO_MEMORY, READY, Task, read_result, task_head

DOCUMENT_S_MAX: Final = 10.0
"""The largest real feed takes 0.4 s."""
START_S_MAX: Final = 60.0
END_S_MAX: Final = 2.0
RESULT_BYTES_MAX: Final = 64 * 1024 * 1024
PIECE_BYTES: Final = 256 * 1024
SWELLING_BYTES: Final = 4 * 1024 * 1024
"""After a document of this size a worker is replaced: the next ones should have all its memory again."""
STARTS_MAX: Final = 3
"""How often a worker that doesn't come up is tried for one document."""


_Result = TypeVar("_Result")


class WorkerFailedError(Exception):
    """A worker is of no use any more; the text says why, in words for a person."""


class ParsePool:
    """Parses documents in `workers` processes; an async context manager, or `warm_up` and `aclose` by hand.

    `deadline_s` is the time for one document in seconds, waiting for a free worker not counted.
    `command` is what starts a worker; tests put a bad one here.
    """

    def __init__(
        self, workers: int = 1, *, deadline_s: float = DOCUMENT_S_MAX, command: tuple[str, ...] = ()
    ) -> None:
        self._deadline_s = deadline_s
        self._command = command or (sys.executable, "-m", "bot.fetch.worker")
        self._free: asyncio.Queue[_Parser] = asyncio.Queue()
        self._workers = tuple(_Parser(self._command) for _ in range(max(1, workers)))
        for worker in self._workers:
            self._free.put_nowait(worker)

    async def __aenter__(self) -> Self:
        await self.warm_up()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The ids of the running workers."""
        return tuple(worker.process_id for worker in self._workers if worker.process_id)

    async def warm_up(self) -> None:
        """Start all workers and wait until they are ready; one that fails is tried again when needed."""
        await asyncio.gather(*(worker.start() for worker in self._workers), return_exceptions=True)

    async def parse(
        self,
        body: bytes,
        *,
        url: str,
        content_type: str = "",
        lang: str = "",
        source: str = "",
        seen: bytes = b"",
        prove: bool = False,
    ) -> ParsedFeed | NotAFeed:
        """As `bot.feeds.parse.parse`, in a worker; also a document that broke its worker is `NotAFeed`.

        `seen` are the hashes of `Before`, packed.
        """
        task = Task(body, url, content_type, lang, source, self._deadline_s, seen, prove)
        worker = await self._free.get()
        try:
            return await worker.do(task)
        except WorkerFailedError as error:
            return NotAFeed(str(error))
        finally:
            self._free.put_nowait(worker)

    async def aclose(self) -> None:
        """Stop all workers; returns when none is left."""
        await asyncio.gather(*(worker.stop() for worker in self._workers))


class Worker:
    """A place for one worker process, started by `command`; the process in it comes and goes."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self._process: Process | None = None
        self.is_fresh = True

    @property
    def process_id(self) -> int | None:
        """The id of the process, None while there is none."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Have a process that is ready. WorkerFailedError: it doesn't come up."""
        if self._process is not None and self._process.returncode is None:
            return
        self._process = None
        for _ in range(STARTS_MAX):
            process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, env=_environment(), start_new_session=True
            )
            if await _ready(process):
                self._process, self.is_fresh = process, True
                return
        raise WorkerFailedError("the parser doesn't start: see the log")

    async def exchange(
        self, head: bytes, body: bytes, deadline_s: float, read: Callable[[bytes], _Result]
    ) -> _Result:
        """One task: `body` goes behind `head`, and `read` reads the answer.

        WorkerFailedError: there is none; the text says why.

        Whatever breaks the exchange, also our own cancellation, ends the process.
        """
        await self.start()
        process, whole = self._process, False
        assert process is not None
        try:
            async with asyncio.timeout(deadline_s):
                result = read(await _exchange(process, head, body))
            whole = True
        except TimeoutError:
            raise WorkerFailedError(f"reading the document took longer than {deadline_s:g} seconds") from None
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            raise WorkerFailedError("the parser broke at this document") from None
        finally:
            if not whole:
                self._process = None
                await _end(process)
        return result

    async def stop(self) -> None:
        """End the process: kindly first, as its input ends."""
        process, self._process = self._process, None
        if process is None or process.stdin is None:
            return
        process.stdin.close()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), END_S_MAX)
        await _end(process)


class _Parser(Worker):
    """A worker that parses documents."""

    async def do(self, task: Task) -> ParsedFeed | NotAFeed:
        """One document. What earlier ones left in memory is not its fault: it has a second try then."""
        await self.start()
        was_fresh, result = self.is_fresh, await self._done(task)
        self.is_fresh = False
        if result == NotAFeed(NO_MEMORY) and not was_fresh:
            await self.stop()
            result = await self._done(task)
        if len(task.body) > SWELLING_BYTES or result == NotAFeed(NO_MEMORY):
            await self.stop()
        return result

    async def _done(self, task: Task) -> ParsedFeed | NotAFeed:
        return await self.exchange(task_head(task), task.body, task.deadline_s, read_result)


async def _ready(process: Process) -> bool:
    """Whether a new process came up; if not, it is gone."""
    assert process.stdout is not None
    up = False
    try:
        async with asyncio.timeout(START_S_MAX):
            up = await process.stdout.readexactly(len(READY)) == READY
    except (TimeoutError, EOFError):
        up = False
    finally:
        if not up:
            await _end(process)
    return up


async def _exchange(process: Process, head: bytes, body: bytes) -> bytes:
    """Send a task and read the content of its answer."""
    requests, answers = process.stdin, process.stdout
    assert requests is not None
    assert answers is not None
    requests.write(head)
    # Piece by piece: what the pipe can't take yet is copied, and a large body would be in memory once more.
    for start in range(0, len(body), PIECE_BYTES):
        requests.write(body[start : start + PIECE_BYTES])
        await requests.drain()
    await requests.drain()
    content_bytes, _ = HEAD.unpack(await answers.readexactly(HEAD.size))
    if content_bytes > RESULT_BYTES_MAX:
        raise ValueError("an answer beyond every limit")
    return await answers.readexactly(content_bytes)


async def _end(process: Process) -> None:
    """The process is gone when this returns, and nothing of it is left open."""
    if process.stdout is not None and process.stdout.at_eof():
        # It is dying by itself; killing it now would race with asyncio's own wait for it.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), END_S_MAX)
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await asyncio.shield(_bury(process))


async def _bury(process: Process) -> None:
    """Close our ends of the pipes: the input by hand, the output by reading it to its end."""
    if process.stdin is not None:
        process.stdin.close()
    if process.stdout is not None:
        await process.stdout.read()
    await process.wait()


def _environment() -> dict[str, str]:
    """Ours, with the place of this package, wherever we were started; workers need no secrets."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WATCHWORD_")}
    home = str(Path(bot.__file__).resolve().parents[1])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return kept | {"PYTHONPATH": os.pathsep.join(paths)}
