"""Where the guard lets nobody through: spelling by spelling, on the address itself and over the whole way."""

import asyncio
import socket
from collections.abc import AsyncIterator
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from bot.fetch.answer import FailureKind, FetchFailed, FetchRequest
from bot.fetch.client import Fetcher
from bot.fetch.guard import (
    PORTS,
    AddressRefusedError,
    GuardedSockets,
    address_problem,
    networks,
    url_problem,
)
from tests.support.feed_server import FeedServer, rss

# Every way we know to say "here" or "inside": names, literals, numbers in odd bases, translated addresses.
HERE = [
    "http://127.0.0.1/",
    "http://127.0.0.1:8080/",
    "http://127.0.0.2/",
    "http://127.255.255.254/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0177.0x0.0.1/",
    "http://127.0.0.1./",
    "http://127.000.000.001/",
    "http://00000127.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://１２７.0.0.1/",
    "http://%31%32%37.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://0.1.2.3/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://user:word@127.0.0.1/",
    "http://news.example@127.0.0.1/",
    "http://127.0.0.1#@news.example/",
    "http://127.0.0.1?@news.example/",
    "http:\\\\127.0.0.1/",
    "http://127.0.0.1\\@news.example/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "//127.0.0.1/",
    "127.0.0.1",
]
INSIDE = [
    "http://[0:0:0:0:0:ffff:10.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::10.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a00:1::1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2a00:1450::5efe:127.0.0.1]/",
    "http://[2a00:1450::200:5efe:10.0.0.1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25lo]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[100::1]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[2001:10::1]/",
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.254/",
    "http://192.168.0.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/v2/credentials",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://192.0.2.1/",
    "http://192.88.99.1/",
    "http://198.18.0.1/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://1.1.1.1:22/",
    "http://1.1.1.1:25/",
    "http://1.1.1.1:6379/",
    "https://1.1.1.1:9200/",
    "http://[2606:4700:4700::1111]:22/",
    "http://16843009/",
    "http://0x01010101/",
    "http://1.1/",
    "ftp://1.1.1.1/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:70/",
    "dict://127.0.0.1:11211/",
    "data:text/xml,<rss/>",
    "javascript:alert(1)",
    "unix:///var/run/docker.sock",
]
SPELLINGS = [*HERE, *INSIDE]


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


@pytest.mark.parametrize("spelling", SPELLINGS)
async def test_no_spelling_leads_inside(closed: Fetcher, spelling: str) -> None:
    answer = await closed.fetch(FetchRequest(spelling))
    assert isinstance(answer, FetchFailed)
    assert answer.kind is FailureKind.ADDRESS, answer


@pytest.mark.parametrize("spelling", INSIDE)
async def test_no_redirect_leads_inside(spelling: str) -> None:
    async with FeedServer() as server, Fetcher(allow_private=networks("127.0.0.1")) as fetcher:
        server.redirect("/a.xml", spelling)
        answer = await fetcher.fetch(FetchRequest(server.url("/a.xml")))
        assert isinstance(answer, FetchFailed)
        assert answer.kind is FailureKind.ADDRESS, answer
        assert len(server.requests) == 1


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
