"""`Source`: from a feed's row to an answer, over files and loopback and through the real parsing process."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.alerts.intake import FeedView
from bot.alerts.polling import PollClock, poll_intent
from bot.feeds.answer import Document, Failed, Quiet
from bot.feeds.moving import Moving
from bot.feeds.websub import Endpoints
from bot.fetch.client import Fetcher
from bot.fetch.guard import networks
from bot.fetch.pool import ParsePool
from bot.fetch.source import Source
from tests.support.feed_server import FeedServer, entry, rss
from tests.support.world import NOON

SAMPLE = FeedView(1, "file:feed.xml", "Sample", "en", "", "UTC", sample=True, primed=False)
OWN = replace(SAMPLE, title="Own", publisher="Our Post", sample=False)


@asynccontextmanager
async def source(folder: Path, base: Callable[[], datetime] = lambda: NOON) -> AsyncIterator[Source]:
    """A new process of Watchword, as far as fetching goes."""
    async with Fetcher(allow_private=networks("127.0.0.0/8")) as fetcher, ParsePool() as pool:
        yield Source(fetcher=fetcher, pool=pool, folder=folder, sample_base=base)


def written(folder: Path, body: bytes | str) -> None:
    (folder / "feed.xml").write_bytes(body.encode() if isinstance(body, str) else body)


async def test_a_file_of_the_operators_is_a_feed_and_quiet_until_it_changes(tmp_path: Path) -> None:
    written(tmp_path, rss([entry("One", published=NOON)]))
    async with source(tmp_path) as feeds:
        first = await feeds.get(OWN)
        assert isinstance(first, Document)
        assert [(item.title, item.source) for item in first.parsed.items] == [("One", "Our Post")]
        known = replace(OWN, body_hash=first.body_hash)
        assert isinstance(await feeds.get(known), Quiet)
        written(tmp_path, rss([entry("Two"), entry("One", published=NOON)]))
        second = await feeds.get(known)
        assert isinstance(second, Document)
        assert [item.title for item in second.parsed.items] == ["Two", "One"]


async def test_a_document_of_the_web_names_its_hub_and_a_file_does_not(tmp_path: Path) -> None:
    links = '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="{}" href="{}"/>'
    hub, topic = "https://hub.example/", "https://news.example/feed"
    body = rss(["One"], extra=links.format("hub", hub) + links.format("self", topic))
    written(tmp_path, body)
    async with source(tmp_path) as feeds, FeedServer() as server:
        server.put("/feed.xml", body)
        of_web = await feeds.get(replace(OWN, url=server.url("/feed.xml")))
        of_file = await feeds.get(OWN)
    assert isinstance(of_web, Document)
    assert isinstance(of_file, Document)
    assert (of_web.push, bool(of_file.push)) == (Endpoints(hub, topic), False)


async def test_the_sample_reads_the_same_after_a_restart_a_day_later(tmp_path: Path) -> None:
    text = entry("Talks on {{day+5 en}}").replace("</item>", "<pubDate>{{ago 90m}}</pubDate></item>")
    written(tmp_path, rss([text]))
    async with source(tmp_path) as feeds:
        first = await feeds.get(SAMPLE)
    assert isinstance(first, Document)
    (item,) = first.parsed.items
    assert item.title == "Talks on 2 June"
    assert item.published is not None
    assert (NOON - item.published).total_seconds() == 90 * 60
    async with source(tmp_path) as feeds:
        assert isinstance(await feeds.get(replace(SAMPLE, body_hash=first.body_hash)), Quiet)


@pytest.mark.parametrize(
    ("feed", "body", "reason"),
    [
        (OWN, None, "there is no file file:feed.xml in the rules folder"),
        (
            replace(OWN, url="file:../feed.xml"),
            rss(),
            "there is no file file:../feed.xml in the rules folder",
        ),
        (OWN, "hello", "feed"),
        (SAMPLE, b"\xff\xfe no text", "can't be used as a sample"),
        (SAMPLE, "<rss>{{dya+5 en}}</rss>", "{{dya+5 en}} is not understood"),
    ],
)
async def test_a_file_that_is_no_feed_is_a_failure_that_says_why(
    tmp_path: Path, feed: FeedView, body: bytes | str | None, reason: str
) -> None:
    if body is not None:
        written(tmp_path, body)
    async with source(tmp_path) as feeds:
        answer = await feeds.get(feed)
    assert isinstance(answer, Failed)
    assert reason in answer.reason


async def test_a_feed_over_http_sends_its_validators_and_is_quiet_when_nothing_changed(
    tmp_path: Path,
) -> None:
    async with FeedServer() as server, source(tmp_path) as feeds:
        server.put("/f.xml", rss([entry("One", published=NOON)]))
        feed = replace(OWN, url=server.url("/f.xml"))
        first = await feeds.get(feed)
        assert isinstance(first, Document)
        assert first.etag
        known = replace(feed, etag=first.etag, last_modified=first.last_modified)
        assert isinstance(await feeds.get(known), Quiet)
        # A server that knows no validators: the body says that nothing is new.
        assert isinstance(await feeds.get(replace(feed, body_hash=first.body_hash)), Quiet)


async def test_a_publisher_without_the_document_is_a_failure(tmp_path: Path) -> None:
    async with FeedServer() as server, source(tmp_path) as feeds:
        answer = await feeds.get(replace(OWN, url=server.url("/gone.xml")))
    assert isinstance(answer, Failed)
    assert "404" in answer.reason


async def test_a_permanent_redirect_is_told_of_also_where_nothing_changed(tmp_path: Path) -> None:
    async with FeedServer() as server, source(tmp_path) as feeds:
        server.put("/new", rss([entry("One", published=NOON)]))
        server.redirect("/old", "/new", 301)
        server.redirect("/today", "/new", 302)
        feed = replace(OWN, url=server.url("/old"))
        first = await feeds.get(feed)
        assert isinstance(first, Document)
        known = replace(feed, etag=first.etag)
        hashed = replace(feed, body_hash=first.body_hash)
        moved = [first, await feeds.get(known), await feeds.get(hashed)]
        assert [type(answer) for answer in moved] == [Document, Quiet, Quiet]
        assert {answer.moved_to for answer in moved if not isinstance(answer, Failed)} == {server.url("/new")}
        for_today = await feeds.get(replace(known, url=server.url("/today")))
        assert isinstance(for_today, Quiet)
        assert for_today.moved_to == ""


async def test_a_feed_that_moved_is_fetched_from_its_new_address(tmp_path: Path) -> None:
    async with FeedServer() as server, source(tmp_path) as feeds:
        server.put("/new", rss(["One"]))
        moved = replace(OWN, url=server.url("/old"), moving=Moving(server.url("/new")))
        assert isinstance(await feeds.get(moved), Document)
        assert server.count("/old") == 0


async def test_a_redirect_to_an_address_that_is_refused_moves_nothing(tmp_path: Path) -> None:
    async with FeedServer() as server, source(tmp_path) as feeds:
        server.redirect("/old", "http://169.254.169.254/rss", 301)
        answer = await feeds.get(replace(OWN, url=server.url("/old")))
        assert isinstance(answer, Failed)
        assert poll_intent(OWN, answer, PollClock(NOON, 60, 0.0)).moving is None
