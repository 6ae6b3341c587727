"""Names to addresses, beside the loop: a stuck name server must not hold up the others, nor the exit.

Law: addresses that the guard refuses are not handed on; a lookup runs in a daemon thread of its own, at most
`LOOKUPS_MAX` at once (the default executor has six threads on two cores and is waited for at exit).
"""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Sequence
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.fetch.guard import AddressRefusedError, GuardedSockets

LOOKUPS_MAX = 32

LookUp = Callable[[str, int, int, int], Sequence[tuple[Any, ...]]]
"""`socket.getaddrinfo`, or what stands for it in a test: host, port, family, kind of socket."""


class GuardedResolver(AbstractResolver):
    """The system's resolver, without the addresses that are refused."""

    def __init__(self, guard: GuardedSockets, look_up: LookUp = socket.getaddrinfo) -> None:
        self._guard = guard
        self._look_up = look_up
        self._lookups = asyncio.Semaphore(LOOKUPS_MAX)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a host. OSError: there is none; AddressRefusedError: none that we may use."""
        async with self._lookups:
            infos = await _beside(lambda: self._look_up(host, port, family, socket.SOCK_STREAM), host)
        problems = {info[4]: self._guard.problem(info[4]) for info in infos}
        results = [_result(host, info) for info in infos if not problems[info[4]]]
        if infos and not results:
            raise AddressRefusedError(next(iter(problems.values())))
        return results

    async def close(self) -> None:
        """Nothing is held."""


def _result(host: str, info: tuple[Any, ...]) -> ResolveResult:
    """One line of getaddrinfo's answer in aiohttp's words."""
    family, _, protocol, _, where = info
    flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return ResolveResult(
        hostname=host, host=where[0], port=where[1], family=family, proto=protocol, flags=flags
    )


async def _beside(look_up: Callable[[], Sequence[tuple[Any, ...]]], host: str) -> list[tuple[Any, ...]]:
    """A lookup in a daemon thread of its own."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[tuple[Any, ...]]] = loop.create_future()

    def settle(infos: list[tuple[Any, ...]], error: Exception | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(infos)

    def run() -> None:
        infos: list[tuple[Any, ...]] = []
        failed: Exception | None = None
        try:
            infos = list(look_up())
        except OSError as error:
            failed = error
        except UnicodeError:
            failed = OSError(f"{host!r} is no host name")
        # The loop may have ended while the name server was silent.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, infos, failed)

    threading.Thread(target=run, name=f"look up {host}"[:60], daemon=True).start()
    return await answer
