"""Articles over HTTP: what is fetched, what isn't, and what each publisher's answer comes to."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import bot
from bot.feeds.article import ArticleText, NoArticle
from bot.feeds.limits import PAGE_BYTES_MAX
from bot.fetch.article_pool import SWELLING_BYTES, ArticlePool
from bot.fetch.articles import ArticleSource
from bot.fetch.guard import networks
from tests.support.feed_server import FeedServer, Request, Writer, respond
from tests.support.pages import PARAGRAPHS, page

HTML = page(*PARAGRAPHS).encode()
LOOPBACK = networks("127.0.0.1/32")


@asynccontextmanager
async def reading(*, page_s_max: float = 20.0) -> AsyncIterator[tuple[FeedServer, ArticleSource]]:
    async with FeedServer() as server, ArticleSource(allow_private=LOOPBACK, page_s_max=page_s_max) as source:
        yield server, source


def robots(server: FeedServer, text: str) -> None:
    server.put("/robots.txt", text.encode(), content_type="text/plain")


async def test_each_answer_of_a_publisher_has_its_reason_and_only_passing_ones_are_worth_another_try() -> (
    None
):
    async with reading() as (server, source):
        server.put("/pdf", b"%PDF-1.7 " * 99, content_type="application/pdf")
        server.put("/film", HTML, content_type="video/mp4")
        server.put("/huge", b"<p>" + b"x" * PAGE_BYTES_MAX, content_type="text/html")
        server.redirect("/inside", "http://127.0.0.2/")
        server.redirect("/cloud", "http://169.254.169.254/latest/meta-data")
        server.redirect("/loop", "/loop")
        server.redirect("/moved", "/page", status=302)
        server.put("/page", HTML, content_type="text/html; charset=utf-8")
        server.put("/xhtml", HTML, content_type="application/xhtml+xml")
        server.put("/nameless", HTML, content_type="")
        for status in (401, 402, 403, 404, 410, 451, 500, 503):
            server.status(f"/{status}", status)
        server.status("/429", 429, Retry_After="600")
        expected = {
            "/pdf": ("no web page, but application/pdf", False),
            "/film": ("no web page, but video/mp4", False),
            "/huge": ("more than 4,194,304 bytes", False),
            "/inside": ("not a public address (loopback)", False),
            "/cloud": ("not a public address (link-local)", False),
            "/loop": ("redirects", False),
            "/401": ("password", False),
            "/402": ("payment", False),
            "/403": ("refuses us", False),
            "/404": ("gone", False),
            "/410": ("gone", False),
            "/451": ("legal", False),
            "/500": ("internal error", True),
            "/503": ("overloaded", True),
            "/429": ("less often", True),
        }
        for path, (reason, passing) in expected.items():
            answer = await source.get(server.url(path))
            assert isinstance(answer, NoArticle), path
            assert (reason in answer.reason, answer.passing) == (True, passing), (path, answer)
        for path in ("/page", "/moved", "/xhtml", "/nameless"):
            assert isinstance(await source.get(server.url(path)), ArticleText), path
        assert (await source.get(server.url("/429"))).wait_s == 600  # type: ignore[union-attr]
        assert "cookie" not in server.last("/page").headers
        assert server.count("/robots.txt") == 1


async def test_a_robots_txt_is_asked_before_the_first_page_and_on_every_hop() -> None:
    async with reading() as (server, source), FeedServer() as other:
        robots(server, "User-agent: Watchword\nDisallow: /closed\nCrawl-delay: 30\n")
        robots(other, "User-agent: *\nDisallow: /\n")
        for path in ("/open", "/closed"):
            server.put(path, HTML, content_type="text/html")
        other.put("/page", HTML, content_type="text/html")
        server.redirect("/away", other.url("/page"))
        opened = await source.get(server.url("/open"))
        assert isinstance(opened, ArticleText)
        assert opened.pause_s == 30
        for path in ("/closed", "/away"):
            answer = await source.get(server.url(path))
            assert isinstance(answer, NoArticle)
            assert (answer.reason, answer.passing) == ("the publisher's robots.txt forbids it", False)
        assert [request.path for request in server.requests] == ["/robots.txt", "/open", "/away"]
        assert [request.path for request in other.requests] == ["/robots.txt"]


async def test_a_host_whose_robots_txt_fails_or_leads_inside_is_not_read() -> None:
    for answer in (lambda server: server.status("/robots.txt", 503), _leads_inside):
        async with reading() as (server, source):
            answer(server)
            server.put("/page", HTML, content_type="text/html")
            got = await source.get(server.url("/page"))
            assert isinstance(got, NoArticle)
            assert (got.passing, "robots.txt can't be read" in got.reason) == (True, True)
            assert got.wait_s > 60
            assert server.count("/page") == 0


def _leads_inside(server: FeedServer) -> None:
    server.redirect("/robots.txt", "http://127.0.0.2:8080/robots.txt")


async def test_a_publisher_that_trickles_is_left_at_the_deadline() -> None:
    async with reading(page_s_max=0.3) as (server, source):
        server.handle("/slow", _trickle)
        answer = await source.get(server.url("/slow"))
        assert isinstance(answer, NoArticle)
        assert (answer.passing, "did not deliver" in answer.reason) == (True, True)


async def _trickle(_request: Request, writer: Writer) -> None:
    await respond(writer, 200, {"Content-Type": "text/html", "Content-Length": "9999"}, b"<p>")
    await asyncio.Event().wait()


async def test_the_worker_is_there_only_while_it_is_needed_and_comes_back_after_its_death() -> None:
    pool = ArticlePool(idle_s=0.01)
    try:
        assert pool.process_id is None
        assert isinstance(await pool.text(HTML, content_type="text/html"), ArticleText)
        async with asyncio.timeout(20):
            await pool.rested()
        assert pool.process_id is None
        patient = ArticlePool()
        assert isinstance(await patient.text(HTML, content_type="text/html"), ArticleText)
        assert patient.process_id is not None
        os.kill(patient.process_id, signal.SIGSTOP)
        stuck = asyncio.create_task(patient.text(HTML, content_type="text/html"))
        os.kill(patient.process_id, signal.SIGKILL)
        assert isinstance(await stuck, NoArticle)
        assert isinstance(await patient.text(HTML, content_type="text/html"), ArticleText)
        await patient.aclose()
        assert patient.process_id is None
    finally:
        await pool.aclose()


async def test_after_a_large_page_the_worker_ends_and_with_it_what_the_page_took() -> None:
    pool = ArticlePool()
    try:
        large = HTML.replace(b"</body>", b"<script>" + b"x" * SWELLING_BYTES + b"</script></body>")
        assert isinstance(await pool.text(large, content_type="text/html"), ArticleText)
        assert pool.process_id is None
    finally:
        await pool.aclose()


async def test_a_page_that_takes_too_long_is_given_up_and_a_robots_txt_then_forbids() -> None:
    pool = ArticlePool(deadline_s=0.05, command=("sh", "-c", "echo ready; cat > /dev/null; exec sleep 60"))
    try:
        answer = await pool.text(HTML, content_type="text/html")
        assert isinstance(answer, NoArticle)
        assert "longer than 0.05 seconds" in answer.reason
        assert not (await pool.judged(b"", "https://news.example/")).allowed
    finally:
        await pool.aclose()


def test_only_the_worker_itself_imports_what_reads_pages() -> None:
    """The libraries are named there alone (tests/tidy), and nobody imports it: it is only started."""
    texts = {path: path.read_text() for path in Path(bot.__file__).parent.rglob("*.py")}
    naming = {path.name for path, text in texts.items() if "bot.fetch.article_worker" in text}
    importing = [path for path, text in texts.items() if "from bot.fetch.article_worker" in text]
    assert (naming, importing) == ({"article_pool.py", "article_worker.py"}, [])


@pytest.mark.parametrize(
    "link", ["", "ftp://news.example/1", "https://", "http://0x7f000001/", "http://[::1]/"]
)
async def test_what_is_no_public_address_is_not_even_asked_for_its_robots_txt(link: str) -> None:
    async with ArticleSource() as source:
        answer = await source.get(link)
    assert isinstance(answer, NoArticle)
    assert not answer.passing
