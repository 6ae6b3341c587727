"""What hubs ask and bring at our public address: verified, stored, and only then acknowledged.

Law: 2xx to a delivery means that it survives a kill. A wrong signature is answered like a right one and
ignored, so that nobody can try signatures. What is no subscription of ours learns nothing: 404.
"""

import logging
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from bot.feeds.subscription import DELIVERING, Question, Subscription, answered
from bot.feeds.websub import is_signed
from bot.log import line
from bot.push.keys import Callbacks
from bot.push.pace import Pace
from bot.store import pushed, pushes
from bot.store.database import Store

log = logging.getLogger("watchword")

ACCEPTED: Final = 202
NOT_FOUND: Final = 404
GONE: Final = 410
TOO_MANY: Final = 429
UNAVAILABLE: Final = 503
LEASE_DIGITS_MAX: Final = 12


@dataclass(slots=True)
class Door:
    """Answers hubs. `refused` counts deliveries without the right signature.

    `poll_s`: no feed is polled more often, whatever a hub says.
    """

    store: Store
    callbacks: Callbacks
    now: Callable[[], datetime]
    chance: Callable[[], float]
    pace: Pace
    poll_s: int
    refused: int = field(default=0, init=False)

    def verify(self, token: str, query: Mapping[str, str]) -> str | None:
        """A hub's question (GET): the text to answer with 200, None for 404."""
        found = self._found(token)
        if found is None or not self.pace.admits(found.id):
            return None
        question, now, jitter = _question(query), self.now(), self.chance()
        after = pushes.update(self.store, found.id, lambda one: answered(one, question, now, jitter), now)
        if after is None:
            return None
        log.info(line("push", feed=after.feed_id, state=after.state.value, until=after.lease_until))
        return "" if question.mode == "denied" else question.challenge

    def admit(self, token: str) -> int:
        """Before a delivery's body is read: 202 where it is welcome, else the status that ends it."""
        try:
            found = self._found(token)
        except sqlite3.Error:
            return UNAVAILABLE
        if found is None:
            return NOT_FOUND
        if found.state not in DELIVERING:
            return GONE
        return ACCEPTED if self.pace.admits(found.id) else TOO_MANY

    def deliver(self, token: str, body: bytes, content_type: str, signature: str) -> int:
        """A delivery (POST): the status that answers it."""
        try:
            found = self._found(token)
            if found is None or found.state not in DELIVERING:
                return GONE
            return self._taken(found, body, content_type, signature)
        except sqlite3.Error as error:
            log.error(line("a push can't be stored; the hub repeats it", reason=type(error).__name__))
            return UNAVAILABLE

    def _taken(self, one: Subscription, body: bytes, content_type: str, signature: str) -> int:
        now = self.now()
        if not one.signed:
            # Anybody on the way could have written it: it is worth a look at the feed, no more.
            pushed.ping(self.store, one.id, now, self.poll_s)
            return ACCEPTED
        if not is_signed(signature, body, self.callbacks.secret(one)):
            self.refused += 1
            log.warning(line("a push without the right signature", feed=one.feed_id))
            return ACCEPTED
        return ACCEPTED if pushed.keep(self.store, one.id, content_type, body, now) else UNAVAILABLE

    def _found(self, token: str) -> Subscription | None:
        return pushes.by_path(self.store, self.callbacks.hash_of_token(token))


def _question(query: Mapping[str, str]) -> Question:
    lease = query.get("hub.lease_seconds", "").strip()
    known = lease.isascii() and lease.isdecimal() and len(lease) <= LEASE_DIGITS_MAX
    return Question(
        mode=query.get("hub.mode", ""),
        topic=query.get("hub.topic", ""),
        challenge=query.get("hub.challenge", ""),
        lease_s=int(lease) if known else None,
        reason=" ".join(query.get("hub.reason", "").split()),
    )
