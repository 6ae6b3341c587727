"""TLS and redirects: whose certificate is refused, and that what began over https stays there."""

import asyncio

import pytest
from yarl import URL

from bot.feeds.answer import FailureKind
from bot.fetch.answer import Fetched, FetchFailed, FetchRequest
from bot.fetch.client import Fetcher
from bot.fetch.guard import networks
from bot.fetch.redirect import Moved, moved, shown
from tests.support.feed_server import FeedServer, rss
from tests.support.names import Names
from tests.support.secure import serving, trusting

LOOPBACK = networks("127.0.0.0/8")


async def test_a_trusted_certificate_of_the_right_name_is_fetched_from() -> None:
    names = Names(others=["127.0.0.1"])
    async with (
        FeedServer(tls=serving("long")) as server,
        Fetcher(allow_private=LOOPBACK, look_up=names, tls=trusting("long")) as fetcher,
    ):
        server.put("/a.xml", rss(["One"]))
        assert isinstance(await fetcher.fetch(FetchRequest(server.url("/a.xml", "news.example"))), Fetched)


@pytest.mark.parametrize(
    ("shows", "trusts", "host", "said"),
    [
        ("long", (), "news.example", "self-signed"),
        ("long", ("long",), "news.elsewhere", "mismatch"),
        ("expired", ("expired",), "news.example", "expired"),
    ],
)
async def test_a_certificate_that_proves_nothing_is_refused_and_named(
    shows: str, trusts: tuple[str, ...], host: str, said: str
) -> None:
    async with (
        FeedServer(tls=serving(shows)) as server,
        Fetcher(
            allow_private=LOOPBACK, look_up=Names(others=["127.0.0.1"]), tls=trusting(*trusts)
        ) as fetcher,
    ):
        server.put("/a.xml", rss(["One"]))
        answer = await fetcher.fetch(FetchRequest(server.url("/a.xml", host)))
        assert server.requests == []
    assert isinstance(answer, FetchFailed)
    assert (answer.kind, host in answer.reason) == (FailureKind.TLS, True)
    assert said in answer.reason.lower()


@pytest.mark.parametrize("said", [b"", b"\x16\x03\x01\x00", b"\x00" * 64, b"SSH-2.0-x\r\n"])
async def test_a_handshake_that_goes_wrong_is_a_failure(said: bytes) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(said)
        writer.close()

    async with (
        await asyncio.start_server(answer, "127.0.0.1", 0) as server,
        Fetcher(allow_private=LOOPBACK, exchange_s_max=10) as fetcher,
    ):
        port = server.sockets[0].getsockname()[1]
        failed = await fetcher.fetch(FetchRequest(f"https://127.0.0.1:{port}/"))
    assert isinstance(failed, FetchFailed)
    assert failed.kind in {FailureKind.TLS, FailureKind.CONNECT}


@pytest.mark.parametrize(
    ("asked", "location", "led"),
    [
        ("https://a.example/feed", "http://a.example/feed/", "https://a.example/feed/"),
        ("https://a.example/feed", "http://a.example:80/rss?x=1", "https://a.example/rss?x=1"),
        ("https://a.example/feed", "http://b.example/feed", "https://b.example/feed"),
        ("https://a.example/feed", "//b.example/x", "https://b.example/x"),
        ("https://a.example/feed", "https://a.example:8443/x", "https://a.example:8443/x"),
        ("http://a.example/feed", "https://a.example/feed", "https://a.example/feed"),
        ("http://a.example/feed", "http://b.example/feed", "http://b.example/feed"),
        ("https://ann:word@a.example/feed", "/rss", "https://ann:word@a.example/rss"),
        ("https://ann:word@a.example/feed", "https://b.example/rss", "https://b.example/rss"),
        ("https://ann:word@a.example/feed", "//ann:word@b.example/rss", "https://b.example/rss"),
        ("https://ann:word@a.example/feed", "https://ann:word@a.example:8443/", "https://a.example:8443/"),
    ],
)
def test_a_redirect_leads_where_it_says_but_never_out_of_https_nor_takes_a_password_along(
    asked: str, location: str, led: str
) -> None:
    found = moved(URL(asked), 301, {"Location": location})
    assert found == Moved(URL(led), permanently=True)


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("http://a.example/feed", FailureKind.REDIRECT),  # the same again, in the clear
        ("http://a.example/feed#top", FailureKind.REDIRECT),
        ("http://a.example:8080/feed", FailureKind.REDIRECT),  # no https is known to be there
        ("http://xn--localhost-/", FailureKind.REDIRECT),
        ("", FailureKind.REDIRECT),
    ],
)
def test_a_redirect_that_can_only_be_followed_in_the_clear_is_a_failure(
    location: str, kind: FailureKind
) -> None:
    failed = moved(URL("https://a.example/feed"), 302, {"Location": location})
    assert isinstance(failed, FetchFailed)
    assert failed.kind is kind


def test_what_may_be_secret_in_an_address_is_not_shown() -> None:
    assert shown(URL("https://ann:word@a.example/x?key=secret#y")) == "https://a.example/x"
