"""The two loops on bad days: no network, a second poller, a refused token; and the token is in no log."""

import asyncio
import logging
import socket
import sys
from collections.abc import Callable

import pytest

from bot.store.database import Store
from bot.telegram.link import TelegramLink
from bot.telegram.redact import Redaction
from bot.telegram.updates import PAUSES_S
from tests.support.botapi.server import TOKEN, FakeTelegram
from tests.support.chatting import CONCEPTS, Clock

STEP_S, STEPS_MAX = 0.005, 4_000


async def open_link(url: str, clock: Clock, *, token: str = TOKEN) -> tuple[TelegramLink, Store]:
    store = Store.in_memory()
    link = await TelegramLink.start(
        store=store,
        token=token,
        api_base=url,
        concepts=CONCEPTS,
        on_rules_changed=lambda: None,
        clock=clock,
        sleep=clock.sleep,
    )
    return link, store


async def eventually(condition: Callable[[], bool]) -> None:
    """Lets the loops run until it is so."""
    for _ in range(STEPS_MAX):
        if condition():
            return
        await asyncio.sleep(STEP_S)
    raise AssertionError("it never happened")


async def ended(link: TelegramLink, tasks: list[asyncio.Task[None]]) -> None:
    """Ends the loops as the app does."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await link.aclose()


class CountingClock(Clock):
    """Says when somebody slept so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times
        self.enough = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds)
        await asyncio.sleep(0)
        if len(self.slept) >= self.times:
            self.enough.set()


def closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


async def test_a_start_before_the_network_waits_ever_longer_and_then_works(
    caplog: pytest.LogCaptureFixture,
) -> None:
    port = closed_port()
    clock = CountingClock(8)
    link, store = await open_link(f"http://127.0.0.1:{port}", clock)
    tasks = link.tasks()
    await eventually(clock.enough.is_set)
    assert [*PAUSES_S, 60.0, 60.0] == clock.slept[:8]
    async with FakeTelegram(port=port) as fake:
        ann = fake.person(1)
        ann.says("/start")
        await eventually(lambda: store.row("SELECT * FROM message") is not None)
        await ended(link, tasks)
    assert "no updates from telegram" in caplog.text
    assert TOKEN.partition(":")[2] not in caplog.text


async def test_a_second_poller_is_named_and_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    async with FakeTelegram() as fake:
        clock = CountingClock(1)
        link, _ = await open_link(fake.url, clock)
        other, _ = await open_link(fake.url, Clock())
        tasks = link.tasks()
        for _ in range(STEPS_MAX):
            await other.updates.once(wait_s=0)
            await asyncio.sleep(STEP_S)
            if clock.enough.is_set():
                break
        await ended(link, tasks)
        await other.aclose()
    assert "another program polls with the same token" in caplog.text


async def test_a_refused_token_ends_polling_with_one_clear_line(caplog: pytest.LogCaptureFixture) -> None:
    wrong = "123456:" + "A" * 35
    async with FakeTelegram() as fake:
        link, _ = await open_link(fake.url, Clock(), token=wrong)
        await link.poll_updates()
        await link.aclose()
    assert caplog.text.count("telegram refuses the token") == 1
    assert "WATCHWORD_TELEGRAM_TOKEN" in caplog.text
    assert "A" * 35 not in caplog.text


@pytest.mark.parametrize("kind", ["server_error", "bad_gateway", "drop_before", "drop_after", "flood"])
async def test_no_failure_of_the_network_ends_polling(kind: str) -> None:
    async with FakeTelegram() as fake:
        clock = CountingClock(3)
        link, store = await open_link(fake.url, clock)
        fake.misbehave(kind, "getUpdates", times=3)  # type: ignore[arg-type] - one of faults.Kind
        fake.person(1).says("/start")
        tasks = link.tasks()
        await eventually(lambda: store.row("SELECT * FROM inbox WHERE done_at IS NOT NULL") is not None)
        assert len(clock.slept) == 3
        await ended(link, tasks)


async def test_a_broken_store_does_not_end_polling(caplog: pytest.LogCaptureFixture) -> None:
    async with FakeTelegram() as fake:
        clock = CountingClock(1)
        link, store = await open_link(fake.url, clock)
        await link.once()
        store.connection.execute("PRAGMA query_only = ON")
        fake.person(1).says("/start")
        tasks = link.tasks()
        await eventually(clock.enough.is_set)
        store.connection.execute("PRAGMA query_only = OFF")
        await eventually(lambda: store.row("SELECT * FROM inbox WHERE done_at IS NOT NULL") is not None)
        await ended(link, tasks)
    assert "OperationalError" in caplog.text


async def test_a_store_that_can_not_be_written_does_not_end_the_work_on_the_inbox(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with FakeTelegram() as fake:
        link, store = await open_link(fake.url, Clock())
        await link.once()
        with store.transaction() as connection:  # who has an owner needs no new link, so nothing to write
            connection.execute(
                "INSERT INTO chat (id, receiver, kind, role, joined_at) VALUES (1, 'telegram', 'private', 'owner', 0)"
            )
        fake.world.push("message", {"poison": True})
        await link.updates.once(wait_s=0)
        store.connection.execute("PRAGMA query_only = ON")
        tasks = link.tasks()
        await eventually(lambda: "the inbox can't be worked" in caplog.text)
        store.connection.execute("PRAGMA query_only = OFF")
        link.worker.wake()
        await eventually(lambda: store.row("SELECT * FROM inbox WHERE done_at IS NOT NULL") is not None)
        await ended(link, tasks)


async def test_one_round_without_a_network_says_so_and_ends(caplog: pytest.LogCaptureFixture) -> None:
    link, _ = await open_link(f"http://127.0.0.1:{closed_port()}", Clock())
    await link.once()
    await link.aclose()
    assert "no updates from telegram" in caplog.text


def test_the_token_is_cut_out_of_tracebacks_too() -> None:
    try:
        int(f"https://api/bot{TOKEN}/getMe")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failed: %s", (TOKEN,), sys.exc_info())
    assert Redaction(TOKEN).filter(record)
    shown = logging.Formatter().format(record)
    assert "ValueError" in shown
    assert TOKEN.partition(":")[2] not in shown


async def test_the_token_is_in_no_log_of_any_library_at_any_level(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with FakeTelegram() as fake:
        link, _ = await open_link(fake.url, Clock())
        for name in ("httpx", "httpcore", "telegram"):
            logging.getLogger(name).setLevel(logging.DEBUG)
        fake.misbehave("bad_gateway", "getUpdates")
        await link.once()
        await link.once()
        await link.aclose()
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
    assert "getUpdates" in caplog.text
    assert TOKEN.partition(":")[2] not in caplog.text
