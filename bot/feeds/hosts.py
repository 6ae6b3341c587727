"""Which of the due feeds are asked now: one host's not too close to each other, nor too many at once.

Law: no I/O, no clock; times are Unix seconds. Feeds come in their order, the longest overdue first, and none
waits for another host's. Feeds without a host (files) wait for nobody.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

HOST_SPACING_S: Final = 1.0
"""Between the starts of two polls of one host."""
POLLS_PER_HOST_MAX: Final = 2
"""At once. A slow host holds no more of our places than these."""
_HOSTS_KEPT: Final = 4_096


@lru_cache(maxsize=65_536)
def host_of(url: str) -> str:
    """The host of an http(s) address in lower case; "" for files, and for what is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""


class HostPace:
    """What is going on at each host, and who may be asked next."""

    def __init__(self, spacing_s: float = HOST_SPACING_S, at_once: int = POLLS_PER_HOST_MAX) -> None:
        self._spacing_s = spacing_s
        self._at_once = at_once
        self._under_way: dict[str, int] = {}
        self._started: dict[str, float] = {}
        self._rests_until: dict[str, float] = {}

    def chosen(self, due: Iterable[tuple[int, str]], now: float, places: int) -> list[int]:
        """Those of the due feeds (number and host, in order) to be started now; they count as started."""
        self._forget(now)
        found: list[int] = []
        if places <= 0:
            return found
        for number, host in due:
            if host and not self._is_free(host, now):
                continue
            self.start(host, now)
            found.append(number)
            if len(found) == places:
                break
        return found

    def start(self, host: str, now: float) -> None:
        """A poll of this host begins."""
        if host:
            self._started[host] = now
            self._under_way[host] = self._under_way.get(host, 0) + 1

    def end(self, host: str) -> None:
        """A poll of this host is over."""
        left = self._under_way.get(host, 0) - 1
        if left > 0:
            self._under_way[host] = left
        else:
            self._under_way.pop(host, None)

    def was_asked(self, host: str, at: float) -> None:
        """Somebody asked this host before we began."""
        self._started[host] = max(at, self._started.get(host, at))

    def rest(self, host: str, until: float) -> None:
        """The host wishes to be left alone until then; an earlier wish that reaches further stands."""
        if host:
            self._rests_until[host] = max(until, self._rests_until.get(host, until))

    def wait_s(self, hosts: Iterable[str], now: float) -> float | None:
        """How long until one of these hosts may be asked; None where all of them rest, or there is none."""
        waits = [
            max(self._started.get(host, now - self._spacing_s) + self._spacing_s - now, 0.0)
            for host in hosts
            if self._rests_until.get(host, now) <= now
        ]
        return min(waits, default=None)

    def _is_free(self, host: str, now: float) -> bool:
        # A start in the future is one before the clock was put back.
        since_s = now - self._started.get(host, -self._spacing_s)
        return (
            not 0 <= since_s < self._spacing_s
            and self._under_way.get(host, 0) < self._at_once
            and self._rests_until.get(host, now) <= now
        )

    def _forget(self, now: float) -> None:
        if len(self._started) > _HOSTS_KEPT:
            self._started = {h: at for h, at in self._started.items() if 0 <= now - at < self._spacing_s}
        if len(self._rests_until) > _HOSTS_KEPT:
            self._rests_until = {h: until for h, until in self._rests_until.items() if until > now}
