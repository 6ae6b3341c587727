"""Discovery against a server on loopback: what it asks, in which order, and when it stops."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest

from bot.fetch.client import Fetcher
from bot.fetch.discovery import REQUESTS_MAX, Discovery
from bot.fetch.guard import networks
from bot.fetch.pool import ParsePool
from tests.support import bad_publishers as bad
from tests.support.connects import connects
from tests.support.feed_server import FeedServer, entry, rss
from tests.support.names import Names

LOOPBACK = (ip_network("127.0.0.0/8"),)
NOON = datetime(2025, 5, 28, 12, tzinfo=UTC)


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as running:
        yield running


@pytest.fixture
async def pool() -> AsyncIterator[ParsePool]:
    async with ParsePool() as running:
        yield running


@pytest.fixture
async def discovery(pool: ParsePool) -> AsyncIterator[Discovery]:
    async with Fetcher(allow_private=LOOPBACK, exchange_s_max=2) as fetcher:
        yield Discovery(fetcher, pool)


def page(*hrefs: str) -> bytes:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{href}">' for href in hrefs)
    return f"<!doctype html><html><head><title>Site</title>{links}</head><body>x</body></html>".encode()


async def test_the_address_of_a_feed_is_the_feed_and_costs_one_request(
    server: FeedServer, discovery: Discovery
) -> None:
    items = [entry(f"t{n}", published=NOON - timedelta(hours=8 * n)) for n in range(4)]
    server.put("/rss", rss(items, title="The Paper", lang="uk"))
    found = await discovery.find(server.url("/rss"))
    (one,) = found.candidates
    assert (one.url, one.title, one.lang, one.newest, one.per_day) == (
        server.url("/rss"),
        "The Paper",
        "uk",
        NOON,
        3.0,
    )
    assert (found.requests, len(server.requests)) == (1, 1)


async def test_a_page_leads_to_the_feeds_that_it_names(server: FeedServer, discovery: Discovery) -> None:
    server.put("/", page("/a", "/b", "/copy", "/gone"), content_type="text/html")
    server.put("/a", rss(["One"], title="A"))
    server.put("/b", rss(["Two"], title="B"))
    server.put("/copy", rss(["One"], title="A"))
    found = await discovery.find(server.url("/"))
    assert [one.title for one in found.candidates] == ["A", "B"]
    assert found.requests == 5


async def test_a_page_that_names_none_has_it_at_a_well_known_place(
    server: FeedServer, discovery: Discovery
) -> None:
    server.put("/", page(), content_type="text/html")
    server.put("/rss.xml", rss(["One"], title="A"))
    found = await discovery.find(server.url("/"))
    assert [one.url for one in found.candidates] == [server.url("/rss.xml")]


async def test_a_site_without_feeds_is_asked_eight_times_at_most(
    server: FeedServer, discovery: Discovery
) -> None:
    server.put("/", page(*(f"/no{n}" for n in range(30))), content_type="text/html")
    found = await discovery.find(server.url("/"))
    assert (found.candidates, found.problem) == ((), "")
    assert found.requests == len(server.requests) == REQUESTS_MAX


async def test_no_page_leads_a_search_inside(server: FeedServer, pool: ParsePool) -> None:
    """By its links, by a redirect, by a name: what is asked for is asked of the site alone."""
    inside = ("http://10.0.0.5/feed", "http://[::ffff:10.0.0.5]/rss", "http://inside.example/rss", "/away")
    server.put("/", page(*inside), content_type="text/html")
    server.redirect("/away", "http://169.254.169.254/latest/meta-data/")
    names = Names(inside=["10.0.0.5"])
    async with Fetcher(allow_private=networks("127.0.0.1/32"), look_up=names) as fetcher:
        with connects() as made:
            found = await Discovery(fetcher, pool).find(server.url("/"))
    assert found.candidates == ()
    assert {where[:2] for where in made} == {("127.0.0.1", server.port)}


async def test_a_site_that_refuses_is_asked_once_and_said_to_refuse(
    server: FeedServer, discovery: Discovery
) -> None:
    found = await discovery.find(server.url("/nothing"))
    assert "404" in found.problem
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "href",
    ["http://169.254.169.254/latest", "http://[::1]/rss", "http://10.0.0.1/rss", "http://2130706433/rss"],
)
async def test_a_page_cant_lead_us_to_where_we_dont_connect(
    server: FeedServer, discovery: Discovery, href: str
) -> None:
    server.put("/", page(href), content_type="text/html")
    found = await discovery.find(server.url("/"))
    assert found.candidates == ()


async def test_without_leave_of_the_operator_nothing_private_is_asked(
    server: FeedServer, pool: ParsePool
) -> None:
    server.put("/rss", rss(["One"]))
    async with Fetcher() as fetcher:
        found = await Discovery(fetcher, pool).find(server.url("/rss"))
    assert "not a public address" in found.problem
    assert server.requests == []


async def test_a_site_that_drips_ends_the_search_in_time(server: FeedServer, pool: ParsePool) -> None:
    server.handle("/", bad.drips)
    async with Fetcher(allow_private=LOOPBACK, exchange_s_max=30) as fetcher:
        found = await Discovery(fetcher, pool, search_s_max=0.3).find(server.url("/"))
    assert found.candidates == ()
    assert found.problem
