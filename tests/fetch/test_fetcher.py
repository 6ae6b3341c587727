"""The Fetcher against a real server on loopback: what it asks, what it gives back, what it puts up with."""

import asyncio
import sys
from collections.abc import AsyncIterator
from ipaddress import ip_network

import brotli
import pytest

from bot.feeds.answer import FailureKind
from bot.feeds.timing import Hints
from bot.fetch.answer import Fetched, FetchFailed, FetchRequest, NotModified
from bot.fetch.client import REDIRECTS_MAX, Fetcher
from tests.support import bad_publishers as bad
from tests.support.feed_server import FeedServer, Handler, Request, Writer, respond, rss

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LOOPBACK = (ip_network("127.0.0.0/8"),)
BODY = rss(["One", "Two"])


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as running:
        yield running


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(contact="desk@news.example", allow_private=LOOPBACK, exchange_s_max=5) as running:
        yield running


async def test_a_document_comes_with_its_validators(server: FeedServer, fetcher: Fetcher) -> None:
    server.put("/a.xml", BODY, headers={"Last-Modified": "Wed, 28 May 2025 10:00:00 GMT"})
    answer = await fetcher.fetch(FetchRequest(server.url("/a.xml")))
    assert isinstance(answer, Fetched)
    assert answer.body == BODY
    assert answer.content_type == "application/rss+xml; charset=utf-8"
    assert answer.etag.startswith('"')
    assert answer.last_modified == "Wed, 28 May 2025 10:00:00 GMT"
    assert answer.final_url == server.url("/a.xml")
    assert not answer.moved_permanently


async def test_validators_are_shown_again_and_save_the_body(server: FeedServer, fetcher: Fetcher) -> None:
    server.put("/a.xml", BODY, headers={"Cache-Control": "max-age=120"})
    first = await fetcher.fetch(FetchRequest(server.url("/a.xml")))
    assert isinstance(first, Fetched)
    again = FetchRequest(server.url("/a.xml"), etag=first.etag, last_modified="Wed, 28 May 2025 10:00:00 GMT")
    assert await fetcher.fetch(again) == NotModified(Hints(max_age_s=120))
    assert server.last("/a.xml").headers["if-modified-since"] == "Wed, 28 May 2025 10:00:00 GMT"


async def test_a_changed_document_comes_whole_although_validators_were_shown(
    server: FeedServer, fetcher: Fetcher
) -> None:
    server.put("/a.xml", BODY)
    first = await fetcher.fetch(FetchRequest(server.url("/a.xml")))
    server.put("/a.xml", rss(["Three"]))
    assert isinstance(first, Fetched)
    second = await fetcher.fetch(FetchRequest(server.url("/a.xml"), etag=first.etag))
    assert isinstance(second, Fetched)
    assert second.body == rss(["Three"])


async def test_not_modified_without_having_asked_is_a_failure(server: FeedServer, fetcher: Fetcher) -> None:
    server.status("/a.xml", 304)
    answer = await fetcher.fetch(FetchRequest(server.url("/a.xml")))
    assert isinstance(answer, FetchFailed)
    assert answer.status == 304


async def test_it_says_who_we_are_and_takes_no_cookies(server: FeedServer, fetcher: Fetcher) -> None:
    server.put("/a.xml", BODY, headers={"Set-Cookie": "reader=1; Path=/"})
    await fetcher.fetch(FetchRequest(server.url("/a.xml")))
    await fetcher.fetch(FetchRequest(server.url("/a.xml")))
    asked = server.last("/a.xml").headers
    assert asked["user-agent"].startswith("Watchword/")
    assert "+desk@news.example" in asked["user-agent"]
    assert "cookie" not in asked
    assert asked["accept-encoding"] == "gzip, deflate, br, zstd"


async def test_packed_bodies_are_unpacked(server: FeedServer, fetcher: Fetcher) -> None:
    server.put("/gzip.xml", BODY, compress=True)
    server.put("/br.xml", brotli.compress(BODY), headers={"Content-Encoding": "br"})
    server.put("/zstd.xml", zstd.compress(BODY), headers={"Content-Encoding": "zstd"})
    for path in ("/gzip.xml", "/br.xml", "/zstd.xml"):
        answer = await fetcher.fetch(FetchRequest(server.url(path)))
        assert isinstance(answer, Fetched)
        assert answer.body == BODY


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), True), ((308, 301), True), ((302,), False), ((301, 307), False), ((303,), False)],
)
async def test_redirects_are_followed_and_only_permanent_ones_move_the_feed(
    server: FeedServer, fetcher: Fetcher, statuses: tuple[int, ...], moved: bool
) -> None:
    for hop, status in enumerate(statuses):
        server.redirect(f"/{hop}", f"/{hop + 1}", status)
    server.put(f"/{len(statuses)}", BODY)
    answer = await fetcher.fetch(FetchRequest(server.url("/0")))
    assert isinstance(answer, Fetched)
    assert answer.moved_permanently is moved
    assert answer.final_url == server.url(f"/{len(statuses)}")


async def test_a_redirect_loop_ends_at_the_limit(server: FeedServer, fetcher: Fetcher) -> None:
    server.redirect("/a.xml", "/a.xml")
    answer = await fetcher.fetch(FetchRequest(server.url("/a.xml")))
    assert answer == FetchFailed(f"more than {REDIRECTS_MAX} redirects", FailureKind.REDIRECT)
    assert server.count("/a.xml") == REDIRECTS_MAX + 1


@pytest.mark.parametrize("location", ["", "http://[oops/", "//"])
async def test_a_redirect_to_nowhere_is_a_failure(
    server: FeedServer, fetcher: Fetcher, location: str
) -> None:
    server.redirect("/a.xml", location)
    answer = await fetcher.fetch(FetchRequest(server.url("/a.xml")))
    assert isinstance(answer, FetchFailed)
    assert answer.kind in {FailureKind.REDIRECT, FailureKind.ADDRESS}


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
    ],
)
async def test_a_redirect_does_not_lead_where_the_first_address_may_not(
    server: FeedServer, fetcher: Fetcher, location: str
) -> None:
    server.redirect("/a.xml", location)
    answer = await fetcher.fetch(FetchRequest(server.url("/a.xml")))
    assert isinstance(answer, FetchFailed)
    assert answer.kind is FailureKind.ADDRESS
    assert "sends us to" in answer.reason


@pytest.mark.parametrize(
    ("status", "headers", "kind", "retry_after_s"),
    [
        (404, {}, FailureKind.STATUS, None),
        (410, {}, FailureKind.GONE, None),
        (403, {}, FailureKind.STATUS, None),
        (429, {"Retry_After": "120"}, FailureKind.RATE, 120),
        (503, {"Retry_After": "3600"}, FailureKind.RATE, 3600),
        (503, {}, FailureKind.STATUS, None),
        (500, {}, FailureKind.STATUS, None),
        (204, {}, FailureKind.STATUS, None),
        (206, {}, FailureKind.STATUS, None),
    ],
)
async def test_a_status_without_a_document_is_a_failure_with_its_kind(
    server: FeedServer,
    fetcher: Fetcher,
    status: int,
    headers: dict[str, str],
    kind: FailureKind,
    retry_after_s: int | None,
) -> None:
    server.status("/a.xml", status, **headers)
    answer = await fetcher.fetch(FetchRequest(server.url("/a.xml")))
    assert isinstance(answer, FetchFailed)
    assert (answer.status, answer.kind, answer.retry_after_s) == (status, kind, retry_after_s)
    assert str(status) in answer.reason


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (bad.drips, FailureKind.TIMEOUT),
        (bad.drips_headers, FailureKind.TIMEOUT),
        (bad.says_nothing, FailureKind.TIMEOUT),
        (bad.never_ends, FailureKind.TOO_LARGE),
        (bad.bomb("gzip", 20_000_000), FailureKind.TOO_LARGE),
        (bad.bomb("deflate", 20_000_000), FailureKind.TOO_LARGE),
        (bad.bomb("br", 5_000_000), FailureKind.TOO_LARGE),
        (bad.bomb("zstd", 5_000_000), FailureKind.TOO_LARGE),
        (bad.contradicts_itself, FailureKind.PROTOCOL),
        (bad.counts_below_zero, FailureKind.PROTOCOL),
        (bad.miscounts_a_chunk, FailureKind.PROTOCOL),
        (bad.packs_oddly, FailureKind.PROTOCOL),
        (bad.fills_headers, FailureKind.PROTOCOL),
        (bad.resets, FailureKind.CONNECT),
        (bad.promises_more, FailureKind.CUT),
        (bad.cuts_a_chunk, FailureKind.CUT),
        (bad.lies_about_packing, FailureKind.CUT),
        (bad.talks_nonsense, FailureKind.PROTOCOL),
        (bad.shouts_headers, FailureKind.PROTOCOL),
        (bad.sends_many_headers, FailureKind.PROTOCOL),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
async def test_a_misbehaving_publisher_is_a_failure_and_its_neighbour_is_served(
    server: FeedServer, fault: Handler, kind: FailureKind
) -> None:
    server.handle("/bad.xml", fault)
    server.put("/good.xml", BODY)
    # Long enough for the neighbour also where the machine is busy.
    deadline_s = 2 if kind is FailureKind.TIMEOUT else 30
    async with Fetcher(
        allow_private=LOOPBACK, exchange_s_max=deadline_s, body_bytes_max=1_000_000
    ) as fetcher:
        broken, whole = await asyncio.gather(
            fetcher.fetch(FetchRequest(server.url("/bad.xml"))),
            fetcher.fetch(FetchRequest(server.url("/good.xml"))),
        )
    assert isinstance(broken, FetchFailed)
    assert broken.kind is kind
    assert broken.reason
    assert "http://" not in broken.reason  # an address may hold a secret
    assert isinstance(whole, Fetched)


async def test_a_document_of_exactly_the_limit_is_taken_and_one_byte_more_is_not(server: FeedServer) -> None:
    server.put("/a.xml", b"x" * 1000)
    server.put("/b.xml", b"x" * 1001)
    async with Fetcher(allow_private=LOOPBACK, body_bytes_max=1000) as fetcher:
        assert isinstance(await fetcher.fetch(FetchRequest(server.url("/a.xml"))), Fetched)
        answer = await fetcher.fetch(FetchRequest(server.url("/b.xml")))
    assert answer == FetchFailed("the document has more than 1,000 bytes", FailureKind.TOO_LARGE)


async def test_a_host_is_asked_for_no_more_at_once_than_its_limit(server: FeedServer) -> None:
    standing, most = 0, 0
    enough = asyncio.Event()

    async def answer(request: Request, writer: Writer) -> None:
        nonlocal standing, most
        standing += 1
        most = max(most, standing)
        if standing == 2:
            enough.set()
        await enough.wait()
        await asyncio.sleep(0.005)
        standing -= 1
        await respond(writer, 200, {}, BODY)

    server.handle("/a.xml", answer)
    async with Fetcher(allow_private=LOOPBACK, connections_per_host_max=2) as fetcher:
        answers = await asyncio.gather(*(fetcher.fetch(FetchRequest(server.url("/a.xml"))) for _ in range(6)))
    assert all(isinstance(each, Fetched) for each in answers)
    assert most == 2


async def test_nobody_listening_is_a_failure(fetcher: Fetcher) -> None:
    async with FeedServer() as gone:
        url = gone.url("/a.xml")
    answer = await fetcher.fetch(FetchRequest(url))
    assert isinstance(answer, FetchFailed)
    assert answer.kind is FailureKind.CONNECT


async def test_plain_http_behind_https_is_a_tls_failure(fetcher: Fetcher) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 The plain HTTP request was sent to HTTPS port\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as plain:
        port = plain.sockets[0].getsockname()[1]
        failed = await fetcher.fetch(FetchRequest(f"https://127.0.0.1:{port}/"))
    assert isinstance(failed, FetchFailed)
    assert failed.kind is FailureKind.TLS


@pytest.mark.parametrize(
    "etag",
    ['"a\r\nX-Evil: 1"', '"a\nb"', '"' + "a" * 5000 + '"', '"\x00"'],
    ids=["crlf", "lf", "long", "nul"],
)
async def test_a_validator_that_is_no_header_is_not_sent(
    server: FeedServer, fetcher: Fetcher, etag: str
) -> None:
    server.put("/a.xml", BODY)
    answer = await fetcher.fetch(FetchRequest(server.url("/a.xml"), etag=etag))
    assert isinstance(answer, Fetched)
    assert "if-none-match" not in server.last("/a.xml").headers


@pytest.mark.parametrize(
    "url", ["", "news.example/feed", "http://", "http:///a", "http://[::1", "http://a:99999/"]
)
async def test_what_is_no_address_is_a_failure(fetcher: Fetcher, url: str) -> None:
    answer = await fetcher.fetch(FetchRequest(url))
    assert isinstance(answer, FetchFailed)
    assert answer.kind is FailureKind.ADDRESS
