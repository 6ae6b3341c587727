"""TAKE: what hubs delivered -> parsed beside the loop -> judged as POLL judges -> ONE transaction.

Law: the items of a push are known by the same identities as those of a poll, so both ring once. A delivery
that can't be read, or whose items can't be known again without their document, has the feed polled instead.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, Protocol

from bot.alerts.intake import FeedView, PollIntent
from bot.alerts.polling import taught
from bot.feeds.identity import has_guid, pushed_identities
from bot.feeds.item import Item, NotAFeed, ParsedFeed
from bot.feeds.triage import ItemState, triage
from bot.log import line
from bot.pipeline import Pipeline
from bot.store import feeds, pushed
from bot.store.database import Store
from bot.store.pushed import Pushed

log = logging.getLogger("watchword")

TAKEN_MAX: Final = 20
"""Deliveries of one pass."""


class Reader(Protocol):
    """Who reads documents."""

    async def read_pushed(self, feed: FeedView, body: bytes, content_type: str) -> ParsedFeed | NotAFeed:
        """Never raises for what is in the body."""
        ...


class Taking:
    """The pass over the deliveries; `poll_s`: no feed is polled more often, whatever a hub says."""

    def __init__(
        self, store: Store, pipeline: Pipeline, reader: Reader, *, now: Callable[[], datetime], poll_s: int
    ) -> None:
        self._store = store
        self._pipeline = pipeline
        self._reader = reader
        self._now = now
        self._poll_s = poll_s

    async def once(self) -> int:
        """Work off what waits, in a bounded step; says how many deliveries."""
        for number in range(TAKEN_MAX):
            found = pushed.next_pushed(self._store, self._now())
            if found is None:
                return number
            await self._isolated(found)
        return TAKEN_MAX

    async def _isolated(self, found: Pushed) -> None:
        try:
            await self._take(found)
        except Exception:
            log.exception(line("taking a push failed by a bug", feed=found.feed and found.feed.id))
            self._pipeline.stories.restore()
            pushed.drop(self._store, found, self._now(), self._poll_s)

    async def _take(self, found: Pushed) -> None:
        feed = found.feed
        if feed is None:
            pushed.drop(self._store, found, self._now(), self._poll_s)
            return
        parsed = await self._reader.read_pushed(feed, found.body, found.content_type)
        if isinstance(parsed, NotAFeed) or not all(map(has_guid, parsed.items)):
            reason = parsed.reason if isinstance(parsed, NotAFeed) else "items without ids"
            log.warning(line("a push can't be read: polling instead", feed=feed.id, reason=reason))
            pushed.drop(self._store, found, self._now(), self._poll_s)
            return
        intent = await self._judged(feed, parsed.items)
        new = any(intake.triaged.state is ItemState.NEW for intake in intent.intakes)
        pushed.commit(self._store, found, intent, new=new)
        if intent.intakes:
            raised = sum(intake.alerts for intake in intent.intakes)
            log.info(line("pushed", feed=feed.url, items=len(intent.intakes), alerts=raised))

    async def _judged(self, feed: FeedView, items: Sequence[Item]) -> PollIntent:
        keys = pushed_identities(items, str(feed.id), alone=feed.private)
        known = feeds.known(self._store, [key for own in keys for key in own])
        unseen = [one for one in triage(items, keys, known) if one.state is not ItemState.KNOWN]
        now = self._now()
        intakes, twins = await self._pipeline.judged(feed, unseen, now)
        return PollIntent(
            feed_id=feed.id,
            polled_at=now,
            next_poll_at=now,
            ok=True,
            intakes=intakes,
            twins=twins,
            rhythm=taught(feed, intakes, now),
        )
