"""The webhook: what Telegram posts is stored before it is answered 200, and nobody else gets a word."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from aiohttp import ClientSession

from bot.store import inbox
from bot.store.database import Store
from bot.telegram import webhook
from bot.telegram.asking import Services
from bot.telegram.link import TelegramLink
from bot.telegram.updates import ALLOWED_UPDATES
from bot.telegram.webhook import Webhook
from bot.web.health import WebServer
from bot.web.report import HealthReport
from bot.web.webhook import Hook
from tests.support.botapi.server import FakeTelegram
from tests.support.chatting import CONCEPTS, Clock

STEP_S, STEPS_MAX = 0.005, 4_000
PUBLIC = "https://watchword.example.org"


class Well:
    """Health that is good."""

    async def report(self) -> HealthReport:
        return HealthReport()


@dataclass
class Hooked:
    """A bot whose updates come by webhook, as the composition root joins it."""

    fake: FakeTelegram
    store: Store
    link: TelegramLink
    hook: Webhook
    base: str

    async def post(
        self, body: bytes, *, secret: str | None = None, path: str | None = None
    ) -> tuple[int, str]:
        headers = {} if secret is None else {webhook.HEADER: secret}
        async with (
            ClientSession() as session,
            session.post(f"{self.base}{path or self.hook.path}", data=body, headers=headers) as answer,
        ):
            return answer.status, await answer.text()


@asynccontextmanager
async def hooked(webhook_url: str = PUBLIC) -> AsyncIterator[Hooked]:
    clock, store = Clock(), Store.in_memory()
    async with FakeTelegram() as fake:
        link = await TelegramLink.start(
            store=store,
            token=fake.world.token,
            api_base=fake.url,
            concepts=CONCEPTS,
            on_rules_changed=lambda: None,
            clock=clock,
            sleep=clock.sleep,
            services=Services(webhook_url=webhook_url),
        )
        assert link.webhook is not None
        hook = link.webhook
        served = Hook(hook.path, webhook.HEADER, webhook.BODY_BYTES_MAX, hook.admits, hook.receive)
        server = WebServer(Well(), "127.0.0.1", 0, hook=served)
        port = await server.start()
        try:
            yield Hooked(fake, store, link, hook, f"http://127.0.0.1:{port}")
            fake.check()
        finally:
            await server.stop()
            await link.aclose()
            store.close()


async def test_the_start_tells_telegram_where_to_post_with_which_secret() -> None:
    async with hooked() as on:
        await on.link.poll_updates()
        told = on.fake.world.webhook
        assert told is not None
        assert told["url"] == f"{PUBLIC}{on.hook.path}"
        assert (told["secret_token"], told["allowed_updates"]) == (on.hook.secret, list(ALLOWED_UPDATES))
        assert on.fake.calls_of("getUpdates") == []
        assert on.hook.path.removeprefix("/telegram/") != on.hook.secret


async def test_what_telegram_posts_is_stored_and_acted_on() -> None:
    async with hooked() as on:
        await on.link.poll_updates()
        on.fake.person(1).says("/start")
        on.fake.person(1).says("/help")
        assert await on.fake.push(on.base) == [200, 200]
        assert len(inbox.unanswered(on.store, 10)) == 2
        assert on.link.worker.work.is_set(), "the worker is woken"
        await on.link.worker.drain()
        assert on.store.row("SELECT 1 FROM message WHERE chat_id = 1") is not None


async def test_an_update_that_is_posted_twice_counts_once() -> None:
    async with hooked() as on:
        body = b'{"update_id": 7}'
        assert await on.post(body, secret=on.hook.secret) == (200, "")
        await on.link.worker.drain()
        assert await on.post(body, secret=on.hook.secret) == (200, "")
        assert inbox.unanswered(on.store, 10) == []


@pytest.mark.parametrize("secret", [None, "", "wrong", "й" * 64, "x" * 5_000])
async def test_who_does_not_know_the_secret_gets_no_word_and_is_counted(secret: str | None) -> None:
    async with hooked() as on:
        assert await on.post(b'{"update_id": 7}', secret=secret) == (403, "")
        assert on.hook.refused == 1
        assert inbox.unanswered(on.store, 10) == []


async def test_another_path_is_not_there() -> None:
    async with hooked() as on:
        status, _ = await on.post(b'{"update_id": 7}', secret=on.hook.secret, path="/telegram/guess")
        assert (status, on.hook.refused) == (404, 0)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"update_id": "x"}', 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
    ],
    ids=lambda value: str(value)[:20],
)
async def test_what_is_no_update_is_refused(body: bytes, status: int) -> None:
    async with hooked() as on:
        assert (await on.post(body, secret=on.hook.secret))[0] == status
        assert inbox.unanswered(on.store, 10) == []


@pytest.mark.parametrize("chunked", [True, False])
async def test_a_body_over_the_limit_is_not_read_to_its_end(chunked: bool) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(2 * webhook.BODY_BYTES_MAX // 65_536):
            yield b" " * 65_536

    async with hooked() as on:
        headers = {webhook.HEADER: on.hook.secret}
        if not chunked:
            headers["Content-Length"] = str(2 * webhook.BODY_BYTES_MAX)
        async with (
            ClientSession() as session,
            session.post(f"{on.base}{on.hook.path}", data=endless(), headers=headers) as answer,
        ):
            assert answer.status == 413
        assert inbox.unanswered(on.store, 10) == []


async def test_what_can_not_be_stored_is_not_answered_by_200_and_comes_again() -> None:
    async with hooked() as on:
        await on.link.poll_updates()
        on.fake.person(1).says("/start")
        with on.store.transaction() as connection:
            connection.execute("ALTER TABLE inbox RENAME TO gone")
        assert await on.fake.push(on.base) == [503]
        with on.store.transaction() as connection:
            connection.execute("ALTER TABLE gone RENAME TO inbox")
        assert await on.fake.push(on.base) == [200]


async def test_a_single_round_leaves_the_webhook_alone() -> None:
    async with hooked() as on:
        await on.link.poll_updates()
        before = on.fake.world.webhook
        await on.link.once()
        assert on.fake.world.webhook == before
        assert on.fake.calls_of("getUpdates") == []


async def set_by(on: Hooked) -> None:
    """Lets the loops run until there is a webhook."""
    for _ in range(STEPS_MAX):
        if on.fake.world.webhook is not None:
            return
        await asyncio.sleep(STEP_S)
    raise AssertionError("no webhook was ever set")


async def test_a_webhook_that_somebody_ended_is_set_again() -> None:
    async with hooked() as on:
        tasks = on.link.tasks()
        await set_by(on)
        on.fake.world.webhook = None
        await set_by(on)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert on.fake.calls_of("getUpdates") == []
