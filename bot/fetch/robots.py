"""robots.txt (RFC 9309): whether we may read a page, by the word of its host.

Law: no page is read before its host was asked. What the host doesn't have (4xx) allows all; a host that fails
(5xx, 429, no answer, an address that we don't connect to) forbids all for a while. It is fetched through the
same guards as everything, kept in memory for a day, and judged by the worker: it is a stranger's text.
"""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol

from yarl import URL

from bot.feeds.answer import FailureKind
from bot.feeds.article import ROBOTS_FORBID
from bot.fetch.answer import FetchAnswer, Fetched, FetchFailed, FetchRequest
from bot.fetch.article_wire import Judged
from bot.fetch.hosts import HostGates
from bot.fetch.manner import Manner

ROBOTS_BYTES_READ_MAX: Final = 500 * 1024
"""RFC 9309, 2.5: so much of it counts."""
ROBOTS_BYTES_MAX: Final = 2 * 1024 * 1024
"""A longer one is refused, and with it all pages of its host."""
ROBOTS_S_MAX: Final = 15.0
KEPT_S: Final = 24 * 60 * 60
CLOSED_S: Final = 15 * 60
"""A host that couldn't say is asked again after this."""
HOSTS_KEPT_MAX: Final = 1_000
BYTES_KEPT_MAX: Final = 16 * 1024 * 1024
CRAWL_DELAY_S_MAX: Final = 10 * 60
"""Whoever asks for longer pauses between two pages doesn't want to be read."""
MANNER: Final = Manner("text/plain, */*;q=0.5")

Judge = Callable[[bytes, str], Awaitable[Judged]]


class _Fetching(Protocol):
    async def fetch(self, request: FetchRequest) -> FetchAnswer: ...


@dataclass(slots=True)
class _Known:
    """What a host said: its robots.txt (None: it forbids all, `reason` says why), until when it counts."""

    body: bytes | None
    until: float
    reason: str = ""
    delay_s: int = 0


class Robots:
    """What the hosts allow. `judge` reads a robots.txt, `monotonic` are seconds that only grow."""

    def __init__(
        self, fetcher: _Fetching, judge: Judge, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetcher = fetcher
        self._judge = judge
        self._monotonic = monotonic
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._bytes = 0
        self._gates = HostGates(1)

    async def permit(self, url: URL) -> FetchFailed | None:
        """None: the page may be read. Else why not."""
        origin = str(url.origin())
        async with self._gates.through(origin):
            known = self._fresh(origin) or self._keep(origin, await self._asked(origin))
        if known.body is None:
            wait_s = int(known.until - self._monotonic()) + 1
            return FetchFailed(known.reason, FailureKind.ROBOTS, retry_after_s=wait_s)
        if not known.body:
            return None
        judged = await self._judge(known.body, str(url))
        known.delay_s = judged.delay_s
        if not judged.allowed:
            return FetchFailed(ROBOTS_FORBID, FailureKind.ROBOTS)
        if judged.delay_s > CRAWL_DELAY_S_MAX:
            reason = f"the publisher's robots.txt asks for pauses of {judged.delay_s:,} seconds"
            return FetchFailed(reason, FailureKind.ROBOTS)
        return None

    def delay_s(self, url: URL) -> int:
        """The pause between two pages that the host asked for, in seconds; 0 where it didn't."""
        known = self._known.get(str(url.origin()))
        return min(known.delay_s, CRAWL_DELAY_S_MAX) if known else 0

    def _fresh(self, origin: str) -> _Known | None:
        known = self._known.get(origin)
        if known is None or known.until <= self._monotonic():
            return None
        self._known.move_to_end(origin)
        return known

    def _keep(self, origin: str, known: _Known) -> _Known:
        """Remember it, and forget what was not used for the longest time where there is too much."""
        old = self._known.pop(origin, None)
        self._bytes += len(known.body or b"") - len(old.body or b"" if old else b"")
        self._known[origin] = known
        while len(self._known) > 1 and (len(self._known) > HOSTS_KEPT_MAX or self._bytes > BYTES_KEPT_MAX):
            _, gone = self._known.popitem(last=False)
            self._bytes -= len(gone.body or b"")
        return known

    async def _asked(self, origin: str) -> _Known:
        answer = await self._fetcher.fetch(FetchRequest(f"{origin}/robots.txt"))
        now = self._monotonic()
        if isinstance(answer, Fetched):
            return _Known(answer.body[:ROBOTS_BYTES_READ_MAX], now + KEPT_S)
        if isinstance(answer, FetchFailed) and not _is_missing(answer):
            reason = f"the publisher's robots.txt can't be read ({answer.reason})"[:300]
            return _Known(None, now + max(CLOSED_S, min(answer.retry_after_s or 0, KEPT_S)), reason)
        return _Known(b"", now + KEPT_S)


def _is_missing(answer: FetchFailed) -> bool:
    """Whether there is none (RFC 9309, 2.3.1.2 and 2.3.1.3). Who finds us too frequent is no such case."""
    if answer.kind is FailureKind.REDIRECT:
        return True
    return answer.status is not None and 400 <= answer.status < 500 and answer.status != 429
