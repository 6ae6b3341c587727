"""The first loop: get updates, store the whole batch in one transaction, and only then confirm it.

Law: an offset is sent only for what is stored. Nothing that networks do ends the loop; a token that
Telegram refuses does, with a clear word to the operator.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlencode

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.store import inbox
from bot.store.database import Store
from bot.telegram.client import LONG_POLL_S, Client
from bot.telegram.redact import redact

logger = logging.getLogger(__name__)

# Explicit: left out, the setting of whoever polled last with this token would stay.
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")
BATCH_MAX = 100
PAUSES_S = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)

REFUSED = (
    "Telegram refuses the bot's token, so nothing is received or sent: set WATCHWORD_TELEGRAM_TOKEN"
    " (and WATCHWORD_TELEGRAM_API, if that is set) and restart"
)

Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class UpdateLoop:
    """Polls with `client` into `store`; calls `arrived` after each batch that brought something new."""

    client: Client
    store: Store
    clock: Callable[[], datetime]
    arrived: Callable[[], None]
    sleep: Sleep = asyncio.sleep
    long_poll_s: int = LONG_POLL_S
    failures: int = field(default=0, init=False)

    async def run(self) -> None:
        """Poll for ever. Returns only when Telegram refuses the token."""
        while await self.persist(self.once):
            pass

    async def persist(self, attempt: Callable[[], Awaitable[object]]) -> bool:
        """Repeat `attempt`, with growing pauses, until it succeeds (True) or the token is refused (False)."""
        while True:
            try:
                await attempt()
            except InvalidToken:
                logger.error(REFUSED)  # noqa: TRY400 - the operator needs this line, no traceback
                return False
            except TelegramError as error:
                await self.sleep(self._pause(error))
            else:
                self._recovered()
                return True

    async def once(self) -> int:
        """One long poll and one transaction; how many updates were new. Raises TelegramError."""
        offset = inbox.next_offset(self.store, self.client.bot_id, self.clock())
        updates = await self._get_updates(offset)
        letters = [(update["update_id"], json.dumps(update, ensure_ascii=False)) for update in updates]
        fresh = inbox.keep(self.store, self.client.bot_id, letters, self.clock())
        if fresh:
            self.arrived()
        return fresh

    async def _get_updates(self, offset: int | None) -> Sequence[Mapping[str, Any]]:
        """The raw updates. Not `Bot.get_updates`: one update that it can't parse would block all after it."""
        query: dict[str, object] = {
            "timeout": self.long_poll_s,
            "limit": BATCH_MAX,
            "allowed_updates": json.dumps(ALLOWED_UPDATES),
        }
        if offset is not None:
            query["offset"] = offset
        answer = await self.client.polls.post(f"{self.client.url}/getUpdates?{urlencode(query)}")
        return cast("Sequence[Mapping[str, Any]]", answer)

    def _pause(self, error: TelegramError) -> float:
        """How long to wait; says so, at the first failure and then ever more rarely."""
        pause_s = PAUSES_S[min(self.failures, len(PAUSES_S) - 1)]
        self.failures += 1
        reason = redact(str(error), self.client.bot.token)
        if isinstance(error, Conflict):
            reason = f"another program polls with the same token ({reason})"
        if self.failures & (self.failures - 1) == 0:  # 1, 2, 4, 8, …
            logger.warning(
                "no updates from Telegram: %s; attempt %d, next in %g s", reason, self.failures, pause_s
            )
        return pause_s

    def _recovered(self) -> None:
        if self.failures:
            logger.info("updates from Telegram arrive again after %d failed attempts", self.failures)
        self.failures = 0
