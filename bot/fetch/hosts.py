"""Manners towards hosts: so many requests at once to one of them, and no more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class HostGates:
    """A gate per host; a gate exists only while somebody stands at it."""

    def __init__(self, per_host: int) -> None:
        self._per_host = per_host
        self._gates: dict[str, tuple[asyncio.Semaphore, int]] = {}

    @asynccontextmanager
    async def through(self, host: str) -> AsyncIterator[None]:
        """Wait for a place at this host, and hold it."""
        gate, standing = self._gates.get(host, (asyncio.Semaphore(self._per_host), 0))
        self._gates[host] = (gate, standing + 1)
        try:
            async with gate:
                yield
        finally:
            gate, standing = self._gates[host]
            if standing == 1:
                del self._gates[host]
            else:
                self._gates[host] = (gate, standing - 1)
