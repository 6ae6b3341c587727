"""Reading a feed document: feedparser with its defaults, and ours, on a document of our own making."""

import io

import feedparser

from bot.feeds.item import ParsedFeed
from bot.feeds.parse import parse
from tests.bench.measure import cpu_ms, show, times
from tests.support.feed_server import entry, rss

ITEM_COUNTS = (10, 40, 160)
PARAGRAPH = (
    "<p>A <b>paragraph</b> with <a href='/more'>a link</a>, an &amp;, and <img src='x.png'/> a picture.</p>"
)


def main() -> None:
    """Measure and print."""
    rows = []
    for count in ITEM_COUNTS:
        body = made_feed(count)
        parsed = parse(body, url="https://news.example/rss")
        assert isinstance(parsed, ParsedFeed)
        assert len(parsed.items) == count
        plain = cpu_ms(lambda body=body: feedparser.parse(io.BytesIO(body)), rounds=5)
        ours = cpu_ms(lambda body=body: parse(body, url="https://news.example/rss"), rounds=5)
        rows.append(
            [f"{count}", f"{len(body) / 1000:.0f}", f"{plain:.2f}", f"{ours:.2f}", times(plain / ours)]
        )
    show("reading a feed document, CPU", ("items", "kB", "feedparser ms", "ours ms", "to feedparser"), rows)


def made_feed(count: int) -> bytes:
    """A document of `count` items with markup in their descriptions."""
    return rss(
        entry(f"Report {number} from the desk", guid=f"report-{number}", summary=PARAGRAPH * 4)
        for number in range(count)
    )
