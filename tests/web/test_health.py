"""`bot.web` and `watchword health`: healthy means that the passes end and the database answers."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families

from bot import __version__
from bot.cli.health import ask
from bot.settings import Address
from bot.web.health import WebServer
from bot.web.report import HealthReport, late


class FakeHealth:
    """Says what it is told to say."""

    def __init__(self, answer: Callable[[], HealthReport]) -> None:
        self._answer = answer

    async def report(self) -> HealthReport:
        return self._answer()


def broken_database() -> HealthReport:
    raise sqlite3.OperationalError("database is locked")


def well() -> HealthReport:
    return HealthReport(pass_age_s={"poll": 1.5}, gauges={"messages_due": 3})


def failing() -> HealthReport:
    return HealthReport(problems=("the pass poll has not ended for 900 s, the limit is 60 s",))


@asynccontextmanager
async def serving(answer: Callable[[], HealthReport]) -> AsyncIterator[Address]:
    server = WebServer(FakeHealth(answer), "127.0.0.1", 0)
    port = await server.start()
    try:
        yield Address("127.0.0.1", port)
    finally:
        await server.stop()


async def get(address: Address, path: str) -> tuple[int, str, dict[str, str]]:
    async with ClientSession() as session, session.get(f"http://{address}{path}") as response:
        return response.status, await response.text(), dict(response.headers)


@pytest.mark.parametrize(
    ("answer", "status", "problem"),
    [(well, 200, None), (failing, 503, "the pass poll"), (broken_database, 503, "database is locked")],
)
async def test_health_answers_200_only_while_all_is_well(
    answer: Callable[[], HealthReport], status: int, problem: str | None
) -> None:
    async with serving(answer) as address:
        code, text, headers = await get(address, "/health")

    assert code == status
    assert [problem in said for said in json.loads(text)["problems"]] == ([True] if problem else [])
    assert headers["Cache-Control"] == "no-store"
    assert headers["Server"] == "watchword"


async def test_a_report_that_never_comes_is_a_failure_and_not_a_hang() -> None:
    class Stuck:
        async def report(self) -> HealthReport:
            await asyncio.Event().wait()
            return HealthReport()

    server = WebServer(Stuck(), "127.0.0.1", 0, report_timeout_s=0.01)
    address = Address("127.0.0.1", await server.start())
    try:
        code, text, _ = await get(address, "/health")
    finally:
        await server.stop()

    assert code == 503
    assert "no report within 0.01 s" in text


async def test_metrics_are_what_prometheus_reads() -> None:
    async with serving(well) as address:
        code, text, headers = await get(address, "/metrics")

    samples = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert code == 200
    assert headers["Content-Type"].startswith("text/plain")
    assert samples == {
        ("watchword_info", __version__): 1,
        ("watchword_healthy",): 1,
        ("watchword_pass_age_seconds", "poll"): 1.5,
        ("watchword_messages_due",): 3,
    }


@pytest.mark.parametrize("path", ["/", "/state", "/health/..", "/metrics/x"])
async def test_nothing_else_is_served(path: str) -> None:
    async with serving(well) as address:
        code, _, _ = await get(address, path)

    assert code == 404


async def test_nothing_can_be_sent_to_it() -> None:
    async with serving(well) as address, ClientSession() as session:
        answer = await session.post(f"http://{address}/health", data=b"x")

    assert answer.status == 405


@pytest.mark.parametrize(
    ("answer", "expected", "said"),
    [(well, True, "ok"), (failing, False, "the pass poll"), (broken_database, False, "database is locked")],
)
async def test_the_health_command_says_what_the_server_says(
    answer: Callable[[], HealthReport], *, expected: bool, said: str
) -> None:
    async with serving(answer) as address:
        is_well, text = await asyncio.to_thread(ask, address)

    assert is_well is expected
    assert said in text


async def test_the_health_command_asks_this_machine_when_the_server_listens_everywhere() -> None:
    async with serving(well) as address:
        is_well, _ = await asyncio.to_thread(ask, Address("0.0.0.0", address.port))

    assert is_well


async def test_the_health_command_says_that_nobody_answers() -> None:
    async with serving(well) as address:
        gone = address

    is_well, text = await asyncio.to_thread(ask, gone)

    assert not is_well
    assert "no answer" in text


@pytest.mark.parametrize(
    ("age", "limit", "problems"),
    [(59.0, 60.0, 0), (60.0, 60.0, 0), (61.0, 60.0, 1)],
    ids=["in time", "just", "late"],
)
def test_a_pass_is_late_when_its_age_is_over_the_limit(age: float, limit: float, problems: int) -> None:
    assert len(late({"poll": age}, {"poll": limit})) == problems


def test_a_pass_without_a_limit_is_never_late() -> None:
    assert late({"digest": 1e9}, {"poll": 1.0}) == ()
