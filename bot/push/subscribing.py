"""SUBSCRIBE: ask hubs for what is due: a subscription, its renewal, its end.

    due subscriptions -> store what is asked -> POST, as guarded as any fetch -> store what came of it

Law: a bounded batch; what is asked is stored before it is sent, since a hub may verify at once; the pass
may die anywhere, as each row has its next time. A hub that can't be reached is asked once a pass.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from bot.feeds.answer import FailureKind
from bot.feeds.subscription import State, Subscription, accepted, asking, left, prefers_https, refused
from bot.feeds.websub import may_hold_a_key, names_a_key, over_https, request_form
from bot.fetch.answer import FetchAnswer, Fetched, FetchFailed, FetchRequest
from bot.fetch.client import Fetcher
from bot.log import line
from bot.push.keys import Callbacks
from bot.store import pushes
from bot.store.database import Store

log = logging.getLogger("watchword")

HUBS_ASKED_MAX: Final = 20
"""Requests of one pass."""
SECRET_AGAIN: Final = timedelta(days=1)
_OUT_OF_REACH: Final = frozenset({FailureKind.DNS, FailureKind.CONNECT, FailureKind.TIMEOUT})


class Subscribing:
    """The pass over the subscriptions of `store`."""

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        callbacks: Callbacks,
        *,
        now: Callable[[], datetime],
        chance: Callable[[], float],
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._callbacks = callbacks
        self._now = now
        self._chance = chance

    async def once(self) -> int:
        """One pass; says how many hubs were asked."""
        pushes.settle(self._store, self._now())
        by_hub: dict[str, list[Subscription]] = defaultdict(list)
        for due in pushes.due(self._store, self._now(), limit=HUBS_ASKED_MAX):
            one = due.subscription
            secret = may_hold_a_key(one.topic) if due.private else names_a_key(one.topic)
            if secret and one.state is not State.LEAVING:
                self._keep_to_ourselves(one)
            else:
                by_hub[urlsplit(one.hub).hostname or ""].append(one)
        return sum(await asyncio.gather(*(self._ask_all(ones) for ones in by_hub.values())))

    async def _ask_all(self, ones: list[Subscription]) -> int:
        """Ask one hub, one after the other, until it can't be reached."""
        for number, one in enumerate(ones, 1):
            if not await self._ask(one):
                return number
        return len(ones)

    async def _ask(self, one: Subscription) -> bool:
        """One request; whether the hub can be reached."""
        now, jitter = self._now(), self._chance()
        trusted = self._fetcher.is_allowed(one.hub)
        address = over_https(one.hub) if not trusted and prefers_https(one, now) else one.hub
        signed = trusted or address.startswith("https:")
        asked = pushes.update(
            self._store,
            one.id,
            partial(asking, now=now, jitter=jitter, signed=signed),
            now,
            path_hash=self._callbacks.hash_of(one),
        )
        if asked is None:
            return True
        secret = self._callbacks.secret(one) if signed else ""
        form = request_form(asked.mode, one.topic, self._callbacks.url(one), secret)
        answer = await self._fetcher.fetch(FetchRequest(address, form=form))
        self._settle(asked, answer)
        return not (isinstance(answer, FetchFailed) and answer.kind in _OUT_OF_REACH)

    def _settle(self, asked: Subscription, answer: FetchAnswer) -> None:
        now, where = self._now(), urlsplit(asked.hub).hostname
        if isinstance(answer, Fetched):
            log.info(line("hub asked", hub=where, feed=asked.feed_id, mode=asked.mode))
            pushes.update(self._store, asked.id, partial(accepted, now=now), now)
            return
        reason = answer.reason.replace("the publisher", "the hub") if isinstance(answer, FetchFailed) else ""
        wait_s = (answer.retry_after_s or 0) if isinstance(answer, FetchFailed) else 0
        log.warning(line("hub failed", hub=where, feed=asked.feed_id, mode=asked.mode, reason=reason))
        pushes.update(self._store, asked.id, lambda one: refused(one, reason, now, retry_after_s=wait_s), now)

    def _keep_to_ourselves(self, one: Subscription) -> None:
        """A feed whose address may hold a key: no third party is told of it."""
        now = self._now()
        if one.state is not State.FOUND:
            pushes.update(self._store, one.id, partial(left, now=now), now)
            return
        pushes.update(
            self._store,
            one.id,
            lambda row: replace(row, next_at=now + SECRET_AGAIN, reason="its address may hold a key"),
            now,
        )
