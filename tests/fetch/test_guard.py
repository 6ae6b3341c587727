"""Where the guard lets nobody through: spelling by spelling, on the address itself and over the whole way."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from bot.feeds.answer import FailureKind
from bot.fetch.answer import FetchAnswer, Fetched, FetchFailed, FetchRequest
from bot.fetch.client import Fetcher
from bot.fetch.guard import (
    PORTS,
    AddressRefusedError,
    GuardedSockets,
    address_problem,
    networks,
    url_problem,
)
from tests.support.connects import connects
from tests.support.feed_server import FeedServer, rss
from tests.support.ssrf import ROWS

URL_SCHEME = re.compile(r"[a-z+-]+:", re.IGNORECASE)


def home_for_all(host: str, port: int, family: int, kind: int) -> list[tuple[Any, ...]]:
    """A name server in the hands of somebody bad."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


def refused(answer: FetchAnswer, reason: str) -> bool:
    return isinstance(answer, FetchFailed) and answer.kind is FailureKind.ADDRESS and reason in answer.reason


class WatchedSockets(GuardedSockets):
    """The guard, counting the sockets that it let through."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = 0

    def __call__(self, info: tuple[object, ...]) -> socket.socket:
        made = super().__call__(info)
        self.opened += 1
        return made


@pytest.fixture
async def closed() -> AsyncIterator[Fetcher]:
    """As it runs for everybody: nothing private is allowed."""
    async with Fetcher(exchange_s_max=3) as fetcher:
        yield fetcher


async def test_no_spelling_connects_and_each_has_its_reason() -> None:
    assert len(ROWS) >= 60
    async with Fetcher(exchange_s_max=30, look_up=home_for_all) as fetcher:
        with connects() as made:
            answers = {spelling: await fetcher.fetch(FetchRequest(spelling)) for spelling, _ in ROWS}
    assert made == []
    assert [spelling for spelling, reason in ROWS if not refused(answers[spelling], reason)] == []


async def test_no_redirect_to_a_spelling_connects() -> None:
    """From a server that is allowed, by all that is no path there."""
    elsewhere = [row for row in ROWS if URL_SCHEME.match(row[0]) and row[1] != "loopback"]
    async with FeedServer() as server, Fetcher(allow_private=networks("127.0.0.1/32")) as fetcher:
        for number, (spelling, _) in enumerate(elsewhere):
            if spelling.isprintable():
                server.redirect(f"/{number}", spelling.encode().decode("latin-1"), 302)
        with connects() as made:
            answers = [await fetcher.fetch(FetchRequest(server.url(f"/{n}"))) for n in range(len(elsewhere))]
    assert {where[:2] for where in made} == {("127.0.0.1", server.port)}
    assert [row for row, answer in zip(elsewhere, answers, strict=True) if isinstance(answer, Fetched)] == []


async def test_a_connection_that_is_allowed_is_counted() -> None:
    """Else the tables above would show nothing."""
    async with FeedServer() as server, Fetcher(allow_private=networks("127.0.0.0/8")) as fetcher:
        server.put("/a.xml", rss(["One"]))
        with connects() as made:
            assert isinstance(await fetcher.fetch(FetchRequest(server.url("/a.xml"))), Fetched)
    assert [where[:2] for where in made] == [("127.0.0.1", server.port)]


async def test_a_server_on_loopback_sees_no_connection(closed: Fetcher) -> None:
    async with FeedServer() as server:
        server.put("/a.xml", rss(["One"]))
        for host in (
            "127.0.0.1",
            "localhost",
            "localhost.",
            "127.1",
            "[::ffff:127.0.0.1]",
            "0.0.0.0",
            "2130706433",
        ):
            answer = await closed.fetch(FetchRequest(f"http://{host}:{server.port}/a.xml"))
            assert isinstance(answer, FetchFailed)
        assert server.requests == []


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "8.8.8.8",
        "93.184.215.14",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "11.0.0.1",
        "::ffff:1.1.1.1",
        "2606:4700:4700::1111",
        "2a00:1450:4001:800::200e",
        "2001:4860:4860::8888",
    ],
)
@pytest.mark.parametrize("port", sorted(PORTS))
def test_public_addresses_are_open_on_the_ports_of_the_web(address: str, port: int) -> None:
    assert address_problem(ip_address(address), port) == ""


def test_an_allowed_network_is_open_on_every_port_and_its_neighbour_is_not() -> None:
    allowed = networks("10.1.0.0/16, fd00:1::/32")
    assert address_problem(ip_address("10.1.2.3"), 9000, allowed) == ""
    assert address_problem(ip_address("::ffff:10.1.2.3"), 9000, allowed) == ""
    assert address_problem(ip_address("fd00:1::5"), 9000, allowed) == ""
    assert "not a public address" in address_problem(ip_address("10.2.2.3"), 80, allowed)
    assert "port 9000" in address_problem(ip_address("1.1.1.1"), 9000, allowed)


@given(st.ip_addresses())
def test_whatever_python_calls_special_is_refused(address: IPv4Address | IPv6Address) -> None:
    inner = getattr(address, "ipv4_mapped", None) or address
    if not inner.is_global or inner.is_multicast or inner.is_reserved:
        assert address_problem(address, 443)


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_judged_like_the_plain_one(address: IPv4Address | IPv6Address) -> None:
    mapped = ip_address(f"::ffff:{address}")
    assert bool(address_problem(mapped, 80)) == bool(address_problem(address, 80))


@given(st.text(max_size=60))
def test_url_problem_says_something_or_nothing_about_any_text(text: str) -> None:
    try:
        url = URL(text)
    except ValueError:
        return
    assert isinstance(url_problem(url), str)


def test_a_name_that_resolves_elsewhere_at_connect_is_refused_at_connect() -> None:
    """Rebinding: the resolver was told a public address, and connect gets another one."""
    guard = WatchedSockets()
    for where in (("127.0.0.1", 80), ("::1", 80, 0, 0), ("fe80::1%2", 80, 0, 2), ("printer", 80)):
        with pytest.raises(AddressRefusedError):
            guard((socket.AF_INET, socket.SOCK_STREAM, 0, "", where))
    assert guard.opened == 0
    guard((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("1.1.1.1", 443))).close()
    assert guard.opened == 1


async def test_a_name_of_the_hosts_file_is_refused_by_its_address(closed: Fetcher) -> None:
    answer = await closed.fetch(FetchRequest("http://localhost/"))
    assert isinstance(answer, FetchFailed)
    assert "loopback" in answer.reason


@pytest.mark.parametrize("text", ["10.0.0.1/8", "nonsense", "10.0.0.0/33"])
def test_a_network_that_is_none_is_an_error(text: str) -> None:
    with pytest.raises(ValueError):
        networks(text)


async def test_cancelling_a_fetch_leaves_nothing_behind(closed: Fetcher) -> None:
    task = asyncio.create_task(closed.fetch(FetchRequest("http://localhost/")))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
