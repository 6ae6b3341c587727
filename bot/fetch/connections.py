"""Connections that are kept open for the next request, and how many of them.

Law: never so many that files run out, whatever the publishers do; many systems give a process 1,024. aiohttp
bounds the requests under way, but keeps each connection for 15 seconds and more after its last request: when
thousands of feeds are due at once, that is thousands. Beyond the bound one is kept only while somebody waits
for its host.
"""

import resource
from collections.abc import Callable
from typing import Final, Self

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.client_reqrep import ConnectionKey

IDLE_HOSTS_MAX: Final = 256
"""Hosts whose connections are kept; of each as many as it may have requests at once."""


def idle_hosts_max(open_files: int) -> int:
    """The bound for a process that may have so many files open: two connections a host take half of them."""
    return IDLE_HOSTS_MAX if open_files == resource.RLIM_INFINITY else min(IDLE_HOSTS_MAX, open_files // 4)


class BoundedConnector(aiohttp.TCPConnector):
    """A connector that closes what it needn't keep."""

    _waited_for: Callable[[str], bool] = staticmethod(lambda _: False)
    _idle_hosts_max = IDLE_HOSTS_MAX

    def bounded(self, waited_for: Callable[[str], bool]) -> Self:
        """`waited_for` says whether somebody waits for a place at a host."""
        self._waited_for = waited_for
        self._idle_hosts_max = idle_hosts_max(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        return self

    # aiohttp has no option for it. A test sees whether this is still where connections come back to.
    def _release(self, key: ConnectionKey, protocol: ResponseHandler, *, should_close: bool = False) -> None:
        full = len(self._conns) >= self._idle_hosts_max and not self._waited_for(key.host)
        super()._release(key, protocol, should_close=should_close or full)
