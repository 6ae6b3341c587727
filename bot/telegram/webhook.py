"""Updates that Telegram posts to us, instead of our asking for them: the other way into the inbox.

Law: 200 is answered after the transaction that stored the update, and only to who knows the secret. The path
and the secret follow from the bot's token, so that neither is a setting nor anywhere in the store.
"""

import hashlib
import hmac
import json
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.log import line
from bot.store import inbox
from bot.store.database import Store
from bot.telegram.client import Client

log = logging.getLogger("watchword")

HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY_BYTES_MAX = 1024 * 1024
# One at a time: so the updates of a chat come in their order.
CONNECTIONS_MAX = 1
OK, BAD, UNAVAILABLE = 200, 400, 503


@dataclass(slots=True)
class Webhook:
    """Receives for the bot of `client` under `base`, the public address; `arrived` is called after news.

    `refused` counts who came without the secret.
    """

    client: Client
    store: Store
    clock: Callable[[], datetime]
    arrived: Callable[[], None]
    base: str
    refused: int = field(default=0, init=False)

    @property
    def path(self) -> str:
        """Where Telegram posts to; nobody can guess it."""
        return f"/telegram/{self._derived('path')}"

    @property
    def secret(self) -> str:
        """What Telegram says in `HEADER`."""
        return self._derived("secret")

    @property
    def url(self) -> str:
        """The whole public address: never log it."""
        return f"{self.base}{self.path}"

    def admits(self, secret: str) -> bool:
        """Whether it is the secret, compared in constant time; who doesn't know it is counted."""
        right = hmac.compare_digest(secret.encode("utf-8", "replace"), self.secret.encode())
        self.refused += not right
        return right

    def receive(self, body: bytes) -> int:
        """Store one update; the HTTP status that answers it. Telegram repeats what isn't answered by 200."""
        try:
            update = json.loads(body)
            letter = (int(update["update_id"]), json.dumps(update, ensure_ascii=False))
        except (ValueError, KeyError, TypeError, RecursionError):
            log.warning(line("telegram posted what is no update"))
            return BAD
        try:
            fresh = inbox.keep(self.store, self.client.bot_id, [letter], self.clock())
        except sqlite3.Error as error:
            log.error(line("an update can't be stored; telegram repeats it", reason=type(error).__name__))
            return UNAVAILABLE
        if fresh:
            self.arrived()
        return OK

    def _derived(self, purpose: str) -> str:
        token = self.client.bot.token.encode()
        return hmac.new(token, f"watchword webhook {purpose}".encode(), hashlib.sha256).hexdigest()
