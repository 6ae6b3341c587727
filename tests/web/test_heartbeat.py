"""`bot.heartbeat`: the address is called while all is well, and only then."""

import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.heartbeat import Heartbeat
from bot.web.report import HealthReport
from tests.support.world import NOON


class FakeHealth:
    """Says what it is told to say."""

    def __init__(self, answer: Callable[[], HealthReport]) -> None:
        self._answer = answer

    async def report(self) -> HealthReport:
        return self._answer()


def failing() -> HealthReport:
    return HealthReport(problems=("late",))


def broken_database() -> HealthReport:
    raise sqlite3.OperationalError("disk I/O error")


async def beat(answer: Callable[[], HealthReport], url: str) -> bool:
    async with Heartbeat(SecretStr(url), FakeHealth(answer)) as heartbeat:
        return await heartbeat.beat()


@asynccontextmanager
async def switch(status: int) -> AsyncIterator[tuple[str, list[str]]]:
    """A dead-man's switch that answers with `status`, and the calls that it got."""
    calls: list[str] = []

    async def called(request: web.Request) -> web.Response:
        calls.append(request.path)
        return web.Response(status=status)

    app = web.Application()
    app.router.add_get("/{check}", called)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/s3cret", calls
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(("status", "taken"), [(200, True), (204, True), (404, False), (500, False)])
async def test_the_address_is_called_while_all_is_well(status: int, *, taken: bool) -> None:
    async with switch(status) as (url, calls):
        assert await beat(HealthReport, url) is taken

    assert calls == ["/s3cret"]


async def test_the_address_is_not_called_when_a_pass_is_late() -> None:
    async with switch(200) as (url, calls):
        assert not await beat(failing, url)

    assert calls == []


async def test_the_address_is_not_called_while_hardly_any_feed_can_be_read() -> None:
    async with switch(200) as (url, calls):
        assert not await beat(lambda: HealthReport(cut_off_since=NOON), url)

    assert calls == []


async def test_the_address_is_not_called_when_the_database_does_not_answer() -> None:
    async with switch(200) as (url, calls):
        with pytest.raises(sqlite3.Error):
            await beat(broken_database, url)

    assert calls == []


async def test_an_address_that_is_gone_is_logged_without_its_secret(caplog: pytest.LogCaptureFixture) -> None:
    async with switch(200) as (url, _):
        gone = url

    with caplog.at_level(logging.DEBUG, "watchword"):
        assert not await beat(HealthReport, gone)

    assert "heartbeat failed" in caplog.text
    assert "s3cret" not in caplog.text
