"""Names: what they resolve to is checked, a silent name server holds up nobody else."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.feeds.answer import FailureKind
from bot.fetch.answer import Fetched, FetchFailed, FetchRequest
from bot.fetch.client import Fetcher
from bot.fetch.guard import AddressRefusedError, GuardedSockets, networks
from bot.fetch.resolver import GuardedResolver
from tests.support.connects import connects
from tests.support.feed_server import FeedServer, rss
from tests.support.names import Names


@pytest.fixture
def names() -> Iterator[Names]:
    known = Names(
        inside=["10.0.0.5"], mapped=["::ffff:127.0.0.1"], mixed=["127.0.0.1", "1.1.1.1"], home=["127.0.0.1"]
    )
    yield known
    known.end.set()


@pytest.mark.parametrize("host", ["inside.example", "mapped.example", "home.example"])
async def test_a_name_that_leads_inside_is_refused(names: Names, host: str) -> None:
    async with Fetcher(look_up=names) as fetcher:
        answer = await fetcher.fetch(FetchRequest(f"http://{host}/"))
    assert isinstance(answer, FetchFailed)
    assert answer.kind is FailureKind.ADDRESS
    assert "not a public address" in answer.reason


async def test_a_name_that_nobody_knows_is_a_failure_of_its_kind(names: Names) -> None:
    async with Fetcher(look_up=names) as fetcher:
        answer = await fetcher.fetch(FetchRequest("http://nowhere.example/"))
    assert answer == FetchFailed("the name nowhere.example is not known", FailureKind.DNS)


async def test_of_mixed_addresses_only_the_public_ones_are_handed_on(names: Names) -> None:
    resolver = GuardedResolver(GuardedSockets(), names)
    assert [result["host"] for result in await resolver.resolve("mixed.example", 80)] == ["1.1.1.1"]
    with pytest.raises(AddressRefusedError):
        await resolver.resolve("home.example", 80)


CLOSED = [
    "127.0.0.1", "0.0.0.0", "10.0.0.5", "100.64.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "224.0.0.1",
    "::1", "::", "::ffff:10.0.0.5", "::10.0.0.5", "64:ff9b::a00:5", "2002:a00:5::1", "2001:0:a00:5::1", "fd00::1",
    "fe80::1", "fe80::1%1", "ff02::1", "2a00:1450::5efe:a00:5",
]  # fmt: skip


async def test_a_name_server_that_leads_inside_in_any_way_connects_nobody() -> None:
    asked = Names(**{f"n{number}": [address] for number, address in enumerate(CLOSED)}, all=CLOSED)
    async with Fetcher(look_up=asked, exchange_s_max=30) as fetcher:
        with connects() as made:
            answers = [
                await fetcher.fetch(FetchRequest(f"http://{name}.example/")) for name in asked.addresses
            ]
    assert made == []
    assert {answer.kind for answer in answers if isinstance(answer, FetchFailed)} == {FailureKind.ADDRESS}
    assert not any(isinstance(answer, Fetched) for answer in answers)


async def test_a_name_that_flaps_is_connected_to_only_while_it_is_public() -> None:
    """127.0.0.1 stands for the public address, 127.0.0.2 for one inside."""
    async with FeedServer() as server:
        server.put("/a.xml", rss(["One"]), headers={"Connection": "close"})
        url = f"http://flapping.example:{server.port}/a.xml"
        served = []
        with connects() as made:
            for addresses in (["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2", "127.0.0.1"], [], ["127.0.0.1"]):
                names = Names(flapping=addresses) if addresses else Names()
                async with Fetcher(look_up=names, allow_private=networks("127.0.0.1/32")) as fetcher:
                    answer = await fetcher.fetch(FetchRequest(url))
                    served.append("" if isinstance(answer, Fetched) else answer.kind)
    assert served == ["", FailureKind.ADDRESS, "", FailureKind.DNS, ""]
    assert {where[0] for where in made} == {"127.0.0.1"}


async def test_a_silent_name_server_ends_at_the_deadline_and_others_are_served(names: Names) -> None:
    async with FeedServer() as server:
        server.put("/a.xml", rss(["One"]))
        url = f"http://home.example:{server.port}/a.xml"
        async with Fetcher(look_up=names, allow_private=networks("127.0.0.0/8"), exchange_s_max=2) as fetcher:
            silent, served = await asyncio.gather(
                fetcher.fetch(FetchRequest("http://silent.example/")), fetcher.fetch(FetchRequest(url))
            )
    assert isinstance(silent, FetchFailed)
    assert silent.kind is FailureKind.TIMEOUT
    assert isinstance(served, Fetched)
    assert served.final_url == url


async def test_a_name_is_looked_up_once_for_many_polls(names: Names) -> None:
    async with FeedServer() as server:
        server.put("/a.xml", rss(["One"]), headers={"Connection": "close"})
        async with Fetcher(look_up=names, allow_private=networks("127.0.0.0/8")) as fetcher:
            for _ in range(3):
                await fetcher.fetch(FetchRequest(f"http://home.example:{server.port}/a.xml"))
    assert names.asked == ["home.example"]


async def test_an_answer_that_comes_after_the_loop_is_gone_troubles_nobody(names: Names) -> None:
    async with Fetcher(look_up=names, exchange_s_max=0.02) as fetcher:
        await fetcher.fetch(FetchRequest("http://silent.example/"))
    names.end.set()
