"""`/calendar.ics`: what calendars subscribe to. The operator's rules only, and no secret."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import vobject
from aiohttp import ClientSession

from bot.serving import operators_calendar
from bot.web.health import WebServer
from bot.web.report import HealthReport
from tests.support.calendars import calendar_stage, publish


class Well:
    async def report(self) -> HealthReport:
        return HealthReport()


@asynccontextmanager
async def serving(calendar: Callable[[], str] | None) -> AsyncIterator[str]:
    server = WebServer(Well(), "127.0.0.1", 0, calendar=calendar)
    port = await server.start()
    try:
        yield f"http://127.0.0.1:{port}/calendar.ics"
    finally:
        await server.stop()


def broken() -> str:
    raise sqlite3.OperationalError("database is locked")


async def test_a_calendar_subscribes_to_the_rules_of_the_files_and_sees_none_of_a_chat() -> None:
    async with calendar_stage() as on:
        ann = on.fake.person(1)
        on.make_owner(ann)
        await on.watches(ann, "harbour")
        await publish(on, "Russia offers talks with Ukraine on 2 June", "Secret harbour opens on 5 June")
        async with (
            serving(lambda: operators_calendar(on.store, on.clock())) as url,
            ClientSession() as session,
            session.get(url) as answer,
        ):
            text = await answer.text()

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert vobject.readOne(text).vevent.summary.value == "Russia offers talks with Ukraine on 2 June"
    assert "harbour" not in text


async def test_a_database_that_does_not_answer_is_no_empty_calendar() -> None:
    async with serving(broken) as url, ClientSession() as session, session.get(url) as answer:
        assert answer.status == 503


async def test_without_a_calendar_there_is_none() -> None:
    async with serving(None) as url, ClientSession() as session, session.get(url) as answer:
        assert answer.status == 404
