"""Which feeds POLL asks next: those that are due, the longest overdue first, each host at its pace.

The schedule is `feed.next_poll_at` in the store. What is held here is only what goes on at the hosts, and a
restart takes that from the store too.
"""

from collections.abc import Callable, Container, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from bot.alerts.intake import FeedView, PollIntent
from bot.feeds.hosts import HostPace, host_of
from bot.store import feeds, rhythms
from bot.store.database import Store

LOOKED_AT = (64, 256, 10_000)
"""So many due feeds are looked at; those of slow hosts are looked past only where these give too few.

So many of slow hosts may be overdue, and the others are still found.
"""


class DueFeeds:
    """The due feeds of a store. `host_s`: seconds between the starts of two polls of one host."""

    def __init__(self, store: Store, now: Callable[[], datetime], host_s: float) -> None:
        self._store = store
        self._now = now
        self._hosts = HostPace(host_s)
        start = now()
        for address, at in feeds.asked_since(store, start - timedelta(seconds=host_s + 1)):
            self._hosts.was_asked(host_of(address), at)
        for host, until in rhythms.resting_hosts(store, start).items():
            self._hosts.rest(host, until.timestamp())

    def take(
        self, places: int, under_way: Container[int], due_at: datetime | None = None
    ) -> tuple[FeedView, ...]:
        """The feeds to be asked now, not more than there are places; they count as begun.

        `under_way` are numbers of feeds that are being asked. `due_at`: what was due then, rather than now.
        """
        now = self._now()
        chosen = self._hosts.chosen(self._due(due_at or now, under_way), now.timestamp(), places)
        return feeds.views(self._store, chosen, now)

    def wait_s(self, due_at: datetime, tried: Container[int]) -> float | None:
        """How long until one that was due then and not tried may be asked; None: none is, or all rest."""
        hosts = {host for _, host in self._due(due_at, tried)}
        return self._hosts.wait_s(hosts, self._now().timestamp())

    def asked(self, feed: FeedView) -> None:
        """A feed that was taken has been asked, well or not."""
        self._hosts.end(host_of(feed.fetched_from))

    def heed(self, intent: PollIntent) -> None:
        """What a committed poll said of its host."""
        if intent.host_rests is not None:
            host, until = intent.host_rests
            self._hosts.rest(host, until.timestamp())

    def _due(self, now: datetime, under_way: Container[int]) -> Iterator[tuple[int, str]]:
        """Number and host of each due feed that isn't under way, read from the store as far as wished."""
        for first, end in pairwise((0, *LOOKED_AT)):
            due = feeds.due_addresses(self._store, now, limit=end - first, offset=first)
            yield from [(number, host_of(address)) for number, address in due if number not in under_way]
            if len(due) < end - first:
                return
