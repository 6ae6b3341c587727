"""Telegram as the composition root sees it: one object with a receiver and two loops to run side by side."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import BotCommand

from bot.store.database import Store
from bot.telegram import texts
from bot.telegram.client import DEFAULT_API, LONG_POLL_S, Client, connect
from bot.telegram.gather import Gatherer
from bot.telegram.ownership import ownership_link
from bot.telegram.receiver import TelegramReceiver
from bot.telegram.redact import protect_logs
from bot.telegram.updates import Sleep, UpdateLoop
from bot.telegram.worker import InboxWorker

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What Telegram's part needs of the rest.

    `concepts` gives the names that queries may mention now. `on_rules_changed` is called after each
    commit that changed rules or subscriptions, `on_answers` after each that put a message in the outbox.
    """

    store: Store
    clock: Callable[[], datetime]
    concepts: Callable[[], frozenset[str]]
    on_rules_changed: Callable[[], None]
    on_answers: Callable[[], None]


class TelegramLink:
    """`receiver` delivers; run `poll_updates()` and `work_inbox()` as tasks; `aclose()` at the end."""

    def __init__(self, client: Client, around: Surroundings, *, sleep: Sleep, long_poll_s: int) -> None:
        self._client = client
        self._store = around.store
        self._username = ""
        self._ready = asyncio.Event()
        self.receiver = TelegramReceiver(client.bot)
        self.worker = InboxWorker(
            store=around.store,
            gatherer=Gatherer(
                around.store, lambda: self._username, around.concepts, self._member_status, around.clock
            ),
            clock=around.clock,
            answer_callback=self._answer_callback,
            on_rules_changed=around.on_rules_changed,
            on_answers=around.on_answers,
        )
        self.updates = UpdateLoop(
            client, around.store, around.clock, self.worker.wake, sleep=sleep, long_poll_s=long_poll_s
        )

    @classmethod
    def start(
        cls,
        token: str,
        api_base: str = DEFAULT_API,
        *,
        around: Surroundings,
        sleep: Sleep = asyncio.sleep,
        long_poll_s: int = LONG_POLL_S,
    ) -> "TelegramLink":
        """Ready to run. Opens no connection yet: the network may come later. Hides the token in all logs."""
        protect_logs(token)
        client = connect(token, api_base, long_poll_s=long_poll_s)
        return cls(client, around, sleep=sleep, long_poll_s=long_poll_s)

    async def poll_updates(self) -> None:
        """Introduce ourselves, then poll for ever. Returns only when Telegram refuses the token."""
        if await self.updates.persist(self._introduce):
            self._ready.set()
            await self.updates.run()

    async def work_inbox(self) -> None:
        """Act on what people sent, for ever. Waits for the bot's own name: groups address bots by it."""
        await self._ready.wait()
        await self.worker.run()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _introduce(self) -> None:
        """Learn our name, end a webhook (it would bar polling), show the menu, log the link of ownership."""
        bot = self._client.bot
        user = await bot.get_me()
        await bot.delete_webhook(drop_pending_updates=False)
        await bot.set_my_commands([BotCommand(name, words) for name, words in texts.COMMANDS])
        self._username = user.username or ""
        logger.info("this bot is @%s", self._username)
        if (link := ownership_link(self._store, self._username)) is not None:
            logger.warning("nobody owns this bot yet: open %s to become its owner (works once)", link)

    async def _member_status(self, chat_id: int, user_id: int) -> str:
        member = await self._client.bot.get_chat_member(chat_id, user_id)
        return member.status

    async def _answer_callback(self, callback_id: str, toast: str) -> object:
        return await self._client.bot.answer_callback_query(callback_id, toast or None)
