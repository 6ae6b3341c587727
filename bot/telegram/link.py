"""Telegram as the composition root sees it: one object with a receiver and loops to run side by side."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from telegram import BotCommand, BotCommandScope
from telegram.error import TelegramError

from bot.log import line
from bot.store.database import Store
from bot.telegram.asking import Asking, Services
from bot.telegram.client import DEFAULT_API, Client, connect
from bot.telegram.features import COMMANDS, MENU
from bot.telegram.gather import Gatherer
from bot.telegram.menu import menus
from bot.telegram.ownership import ownership_link
from bot.telegram.receiver import TelegramReceiver
from bot.telegram.redact import Redaction, protect_logs
from bot.telegram.searching import Searching
from bot.telegram.updates import Sleep, UpdateLoop
from bot.telegram.worker import InboxWorker

log = logging.getLogger("watchword")


class TelegramLink:
    """`receiver` delivers; `tasks()` runs all loops, `once()` one round of each; `aclose()` ends all."""

    def __init__(
        self,
        client: Client,
        *,
        store: Store,
        concepts: Iterable[str],
        on_rules_changed: Callable[[], None],
        clock: Callable[[], datetime],
        sleep: Sleep,
        redaction: Redaction,
        services: Services | None = None,
    ) -> None:
        self._client = client
        self._store = store
        self._redaction = redaction
        self._username = ""
        self._ready = asyncio.Event()
        self.concepts = frozenset(concepts)  # the names that queries may mention; set anew after a reload
        self.receiver = TelegramReceiver(client.bot)
        offered = services or Services()
        self.searching = Searching(store, client.bot, offered.finder, clock)
        gatherer = Gatherer(
            Asking(store, clock, offered),
            bot_username=lambda: self._username,
            concepts=lambda: self.concepts,
            member_status=self._member_status,
        )
        self.worker = InboxWorker(
            store=store,
            gatherer=gatherer,
            clock=clock,
            answer_callback=self._answer_callback,
            on_rules_changed=on_rules_changed,
        )
        self.updates = UpdateLoop(client, store, clock, self.worker.wake, sleep)

    @classmethod
    async def start(
        cls,
        *,
        store: Store,
        token: str,
        api_base: str = DEFAULT_API,
        concepts: Iterable[str],
        on_rules_changed: Callable[[], None],
        clock: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
        services: Services | None = None,
    ) -> "TelegramLink":
        """Ready to run. Opens no connection yet: the network may come later. Hides the token in all logs.

        `on_rules_changed` is called after each commit that changed rules or subscriptions; `services`
        is what features of the chat may ask for.
        """
        redaction = protect_logs(token)  # first: the client's own constructor logs an address with the token
        return cls(
            connect(token, api_base),
            store=store,
            concepts=concepts,
            on_rules_changed=on_rules_changed,
            clock=clock,
            sleep=sleep,
            redaction=redaction,
            services=services,
        )

    def tasks(self) -> list[asyncio.Task[None]]:
        """All loops, running; cancel them to stop."""
        return [
            asyncio.create_task(self.poll_updates(), name="telegram: poll"),
            asyncio.create_task(self.work_inbox(), name="telegram: inbox"),
            asyncio.create_task(self.searching.run(), name="telegram: search"),
        ]

    async def once(self) -> None:
        """One round without waiting: what people sent by now is fetched, stored and acted on.

        Where Telegram can't be reached, says so and returns.
        """
        try:
            await self._introduce()
            while await self.updates.once(wait_s=0):
                pass
        except TelegramError as error:
            self.updates.failed(error)
        if self._username:
            await self.worker.drain()
            await self.searching.drain()

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
        self._redaction.remove()

    async def _introduce(self) -> None:
        """Learn our name, end a webhook (it would bar polling), show the menu, log the link of ownership."""
        bot = self._client.bot
        user = await bot.get_me()
        await bot.delete_webhook(drop_pending_updates=False)
        for menu in menus(COMMANDS, MENU):
            await bot.set_my_commands(
                [BotCommand(name, words) for name, words in menu.commands],
                scope=BotCommandScope(menu.scope),
                language_code=menu.lang or None,
            )
        self._username = user.username or ""
        log.info(line("telegram", bot=f"@{self._username}"))
        if (link := ownership_link(self._store, self._username)) is not None:
            log.warning(line("this bot has no owner yet; whoever opens the link first will be", link=link))

    async def _member_status(self, chat_id: int, user_id: int) -> str:
        member = await self._client.bot.get_chat_member(chat_id, user_id)
        return member.status

    async def _answer_callback(self, callback_id: str, toast: str) -> object:
        return await self._client.bot.answer_callback_query(callback_id, toast or None)
