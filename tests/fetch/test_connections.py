"""Connections are kept where that helps somebody, and never so many that files run out."""

import asyncio
import resource
import sys
from collections.abc import AsyncIterator
from ipaddress import ip_network

import pytest

from bot.fetch.answer import Fetched, FetchRequest
from bot.fetch.client import CONNECTIONS_PER_HOST_MAX, Fetcher
from bot.fetch.connections import IDLE_HOSTS_MAX, idle_hosts_max
from tests.support.feed_server import FeedServer, rss
from tests.support.names import Names
from tests.support.process import until

MANY = IDLE_HOSTS_MAX + 100
"""More hosts than connections are kept for."""


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as running:
        running.put("/a.xml", rss(["One"]))
        yield running


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    everywhere = Names(others=["127.0.0.1"])
    async with Fetcher(look_up=everywhere, allow_private=(ip_network("127.0.0.0/8"),)) as running:
        yield running


async def ask(fetcher: Fetcher, server: FeedServer, hosts: list[str]) -> None:
    """All at once, a document of each host."""
    requests = [FetchRequest(server.url("/a.xml", host)) for host in hosts]
    answers = await asyncio.gather(*map(fetcher.fetch, requests))
    assert all(isinstance(answer, Fetched) for answer in answers)


async def test_a_host_that_is_asked_again_is_asked_over_the_same_connection(
    server: FeedServer, fetcher: Fetcher
) -> None:
    for _ in range(3):
        await ask(fetcher, server, ["news.example"])
    assert server.connections_made == 1


async def test_thousands_of_hosts_leave_a_bounded_number_of_connections_open(
    server: FeedServer, fetcher: Fetcher
) -> None:
    await ask(fetcher, server, [f"news{number}.example" for number in range(MANY)])
    assert server.connections_made == MANY
    await until(lambda: server.connections_open <= IDLE_HOSTS_MAX)
    assert server.connections_open == IDLE_HOSTS_MAX


async def test_beyond_the_bound_a_connection_goes_to_whoever_waits_for_its_host(
    server: FeedServer, fetcher: Fetcher
) -> None:
    await ask(fetcher, server, [f"news{number}.example" for number in range(MANY)])
    before = server.connections_made
    await ask(fetcher, server, ["busy.example"] * 10)
    assert server.connections_made == before + 1
    await until(lambda: server.connections_open <= IDLE_HOSTS_MAX)


@pytest.mark.parametrize(
    ("open_files", "hosts"),
    [(resource.RLIM_INFINITY, IDLE_HOSTS_MAX), (4_096, IDLE_HOSTS_MAX), (1_024, IDLE_HOSTS_MAX), (256, 64)],
)
def test_where_few_files_may_be_open_connections_take_half_of_them_at_most(
    open_files: int, hosts: int
) -> None:
    assert idle_hosts_max(open_files) == hosts
    assert open_files == resource.RLIM_INFINITY or hosts * CONNECTIONS_PER_HOST_MAX <= open_files // 2


PROGRAM = """
import asyncio, ipaddress, os, resource, sys
from bot.fetch.answer import FetchRequest
from bot.fetch.client import Fetcher

async def main():
    async with Fetcher(allow_private=(ipaddress.ip_network("127.0.0.0/8"),)) as fetcher:
        resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/dev/fd")) - 1,) * 2)
        print(await fetcher.fetch(FetchRequest(sys.argv[1])))

asyncio.run(main())
"""


async def test_who_has_no_files_left_is_told_that_it_is_not_the_publisher(server: FeedServer) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, server.url("/a.xml"), stdout=asyncio.subprocess.PIPE
    )
    said = (await process.communicate())[0].decode()
    assert "too many files are open here; allow more of them (ulimit -n)" in said
    assert "FailureKind.BUG" in said
