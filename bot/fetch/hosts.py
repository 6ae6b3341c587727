"""Manners towards hosts: so many requests at once to one of them, and no more."""

import asyncio
from types import TracebackType


class HostGates:
    """A gate per host; a gate exists only while somebody stands at it."""

    def __init__(self, per_host: int) -> None:
        self._per_host = per_host
        self._gates: dict[str, _Gate] = {}

    def through(self, host: str) -> "Passage":
        """Wait for a place at this host, and hold it: an async context manager."""
        return Passage(self, host)

    def waited_for(self, host: str) -> bool:
        """Whether more stand at this host than have a place."""
        gate = self._gates.get(host)
        return gate is not None and gate.standing > self._per_host

    async def enter(self, host: str) -> None:
        """Wait for a place at this host; to be followed by `leave`, unless it raises."""
        gate = self._gates.get(host)
        if gate is None:
            gate = self._gates[host] = _Gate(self._per_host)
        gate.standing += 1
        try:
            await gate.acquire()
        except BaseException:
            self._go(host, gate)
            raise

    def leave(self, host: str) -> None:
        """Give the place back."""
        gate = self._gates[host]
        gate.release()
        self._go(host, gate)

    def _go(self, host: str, gate: "_Gate") -> None:
        gate.standing -= 1
        if not gate.standing:
            del self._gates[host]


class Passage:
    """One way through a gate. No generator: it would cost twice as much, at each poll."""

    __slots__ = ("_gates", "_host")

    def __init__(self, gates: HostGates, host: str) -> None:
        self._gates, self._host = gates, host

    async def __aenter__(self) -> None:
        await self._gates.enter(self._host)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._gates.leave(self._host)


class _Gate(asyncio.Semaphore):
    """The places at one host, and how many stand there: inside or waiting."""

    standing = 0
