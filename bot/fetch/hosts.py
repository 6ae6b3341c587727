"""Manners towards hosts: one request at a time, where that takes long a few at once, and no more."""

import asyncio
from types import TracebackType
from typing import Final

PATIENCE_S: Final = 0.25
"""So long others wait for a host's only place; then it has all. Each place may cost it a connection."""


class HostGates:
    """A gate per host, of `per_host` places at most; a gate exists only while somebody stands at it."""

    def __init__(self, per_host: int) -> None:
        self._per_host = per_host
        self._gates: dict[str, _Gate] = {}

    def through(self, host: str) -> "Passage":
        """Wait for a place at this host, and hold it: an async context manager."""
        return Passage(self, host)

    def waited_for(self, host: str) -> bool:
        """Whether more stand at this host than have a place."""
        gate = self._gates.get(host)
        return gate is not None and gate.is_waited_for

    async def enter(self, host: str) -> None:
        """Wait for a place at this host; to be followed by `leave`, unless it raises."""
        gate = self._gates.get(host)
        if gate is None:
            gate = self._gates[host] = _Gate(self._per_host)
        gate.come()
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
        gate.go()
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
    """The places at one host: one until somebody waited too long, `places_max` from then on."""

    def __init__(self, places_max: int) -> None:
        super().__init__(1)
        self.standing = 0  # inside or waiting
        self._places = 1
        self._places_max = places_max
        self._patience: asyncio.TimerHandle | None = None

    @property
    def is_waited_for(self) -> bool:
        """Whether more stand here than have a place."""
        return self.standing > self._places

    def come(self) -> None:
        """One more stands here."""
        self.standing += 1
        if self._patience is None and self.is_waited_for:
            self._patience = asyncio.get_running_loop().call_later(PATIENCE_S, self._widen)

    def go(self) -> None:
        """One less."""
        self.standing -= 1
        if not self.standing and self._patience is not None:
            self._patience.cancel()

    def _widen(self) -> None:
        while self._places < self._places_max:
            self._places += 1
            self.release()
