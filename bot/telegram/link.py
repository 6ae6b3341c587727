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
from bot.telegram.directory import TelegramDirectory
from bot.telegram.features import COMMANDS, MENU
from bot.telegram.gather import Gatherer
from bot.telegram.menu import menus
from bot.telegram.ownership import ownership_link
from bot.telegram.receiver import TelegramReceiver
from bot.telegram.redact import Redaction, protect_logs
from bot.telegram.searching import Searching
from bot.telegram.updates import ALLOWED_UPDATES, Sleep, UpdateLoop
from bot.telegram.webhook import CONNECTIONS_MAX, Webhook
from bot.telegram.worker import InboxWorker

log = logging.getLogger("watchword")

WEBHOOK_AGAIN_S = 3600.0


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
        directory = TelegramDirectory(client)
        offered = services or Services()
        self.searching = Searching(store, client.bot, offered.finder, clock)
        gatherer = Gatherer(
            Asking(store, clock, offered, directory),
            bot_username=lambda: self._username,
            concepts=lambda: self.concepts,
            directory=directory,
        )
        self.worker = InboxWorker(
            store=store,
            gatherer=gatherer,
            clock=clock,
            answer_callback=self._answer_callback,
            on_rules_changed=on_rules_changed,
        )
        base = "" if services is None else services.webhook_url
        self.webhook = Webhook(client, store, clock, self.worker.wake, base) if base else None
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
        loops = {
            "telegram: poll": self.poll_updates,
            "telegram: inbox": self.work_inbox,
            "telegram: search": self.searching.run,
        }
        if self.webhook is not None:
            loops["telegram: webhook"] = self.keep_webhook
        return [asyncio.create_task(loop(), name=name) for name, loop in loops.items()]

    async def once(self) -> None:
        """One round without waiting: what people sent by now is fetched, stored and acted on.

        Where Telegram can't be reached, says so and returns. With a webhook only what was posted before is
        acted on: Telegram gives updates in one way at a time.
        """
        try:
            await self._introduce(receiving=False)
            while self.webhook is None and await self.updates.once(wait_s=0):
                pass
        except TelegramError as error:
            self.updates.failed(error)
        if self._username:
            await self.worker.drain()
            await self.searching.drain()

    async def poll_updates(self) -> None:
        """Introduce ourselves, then poll for ever. Returns if Telegram refuses the token, or posts to us."""
        if await self.updates.persist(self._introduce):
            self._ready.set()
            if self.webhook is None:
                await self.updates.run()

    async def keep_webhook(self) -> None:
        """Say again and again where we are: whoever else ended the webhook would leave us deaf for ever."""
        await self._ready.wait()
        while True:
            await self.updates.sleep(WEBHOOK_AGAIN_S)
            await self.updates.persist(self._set_webhook)

    async def work_inbox(self) -> None:
        """Act on what people sent, for ever. Waits for the bot's own name: groups address bots by it."""
        await self._ready.wait()
        await self.worker.run()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()
        self._redaction.remove()

    async def _introduce(self, *, receiving: bool = True) -> None:
        """Learn our name, say how we get updates, show the menu, log the link of ownership."""
        bot = self._client.bot
        user = await bot.get_me()
        if self.webhook is None:
            await bot.delete_webhook(drop_pending_updates=False)  # it would bar polling
        elif receiving:
            await self._set_webhook()
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

    async def _answer_callback(self, callback_id: str, toast: str) -> object:
        return await self._client.bot.answer_callback_query(callback_id, toast or None)

    async def _set_webhook(self) -> None:
        assert self.webhook is not None, "only asked for with a webhook"
        await self._client.bot.set_webhook(
            self.webhook.url,
            allowed_updates=ALLOWED_UPDATES,
            secret_token=self.webhook.secret,
            max_connections=CONNECTIONS_MAX,
            drop_pending_updates=False,
        )
