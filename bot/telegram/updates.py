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

from bot.log import line
from bot.store import inbox
from bot.store.database import Store
from bot.telegram.client import LONG_POLL_S, Client
from bot.telegram.redact import redact

log = logging.getLogger("watchword")

# Explicit: left out, the setting of whoever polled last with this token would stay.
ALLOWED_UPDATES = ("message", "channel_post", "callback_query", "my_chat_member")
BATCH_MAX = 100
PAUSES_S = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)

REMEDY_UNAUTHORIZED = (
    "nothing is received or sent until WATCHWORD_TELEGRAM_TOKEN (and WATCHWORD_TELEGRAM_API, if it is set)"
    " is right; then restart"
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
            except Exception as error:  # noqa: BLE001 - a loop that died in silence would be deaf for ever
                pause_s = self.failed(error)
                if pause_s is None:
                    return False
                await self.sleep(pause_s)
            else:
                self._recovered()
                return True

    async def once(self, wait_s: int = LONG_POLL_S) -> int:
        """One long poll and one transaction; how many updates were new. Raises TelegramError."""
        offset = inbox.next_offset(self.store, self.client.bot_id, self.clock())
        updates = await self._get_updates(offset, wait_s)
        letters = [(update["update_id"], json.dumps(update, ensure_ascii=False)) for update in updates]
        fresh = inbox.keep(self.store, self.client.bot_id, letters, self.clock())
        if fresh:
            self.arrived()
        return fresh

    async def _get_updates(self, offset: int | None, wait_s: int) -> Sequence[Mapping[str, Any]]:
        """The raw updates. Not `Bot.get_updates`: one update that it can't parse would block all after it."""
        query: dict[str, object] = {
            "timeout": wait_s,
            "limit": BATCH_MAX,
            "allowed_updates": json.dumps(ALLOWED_UPDATES),
        }
        if offset is not None:
            query["offset"] = offset
        answer = await self.client.polls.post(f"{self.client.url}/getUpdates?{urlencode(query)}")
        return cast("Sequence[Mapping[str, Any]]", answer)

    def failed(self, error: Exception) -> float | None:
        """Says what failed, and that ever more rarely; the pause in seconds, or None: give up."""
        if isinstance(error, InvalidToken):
            log.error(line("telegram refuses the token", remedy=REMEDY_UNAUTHORIZED))
            return None
        pause_s = PAUSES_S[min(self.failures, len(PAUSES_S) - 1)]
        self.failures += 1
        if self.failures & (self.failures - 1) == 0:  # 1, 2, 4, 8, …
            reason = _words(error, self.client.bot.token)
            log.warning(
                line("no updates from telegram", reason=reason, attempt=self.failures, next_in_s=pause_s)
            )
        return pause_s

    def _recovered(self) -> None:
        if self.failures:
            log.info(line("updates from telegram arrive again", failed_attempts=self.failures))
        self.failures = 0


def _words(error: Exception, token: str) -> str:
    reason = redact(str(error), token)
    if isinstance(error, Conflict):
        return f"another program polls with the same token ({reason})"
    if isinstance(error, TelegramError):
        return reason
    return f"{type(error).__name__}: {reason}"
