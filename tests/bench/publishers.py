"""The publishers of the polling measurement: one process, thousands of feeds on addresses 127.x.y.z.

`python -m tests.bench.publishers` says its port and serves until its input ends. A feed is `/FEED/FULL`, and
`/round/N` turns the time on. In each round a tenth of the feeds have two new items; to all others who name the
ETag it answers 304. A document is what a usual one is (30 items, 48 kB; captured news feeds: 22 items of 1.6 kB
in the median); FULL = 0 is a feed that never changes and has one item.

Law: whoever connects from elsewhere than this machine is hung up on.
"""

import asyncio
import random
import re
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from itertools import accumulate

from wordfreq import top_n_list, word_frequency

ITEMS = 30
NEW_ITEMS = 2
CHANGED_EACH = 10  # one of so many feeds has something new in a round
START = datetime.now(UTC)
_REQUEST = re.compile(rb"GET /(\w+)/(\d+) ")
_TAG = re.compile(rb'(?i)if-none-match: *"(\d+)"')


def version(feed: int, now: int) -> int:
    """How often a feed has changed until a round."""
    return sum((feed + number) % CHANGED_EACH == 0 for number in range(1, now + 1))


@cache
def words() -> tuple[list[str], list[float]]:
    """Words as frequent as they are in English."""
    found = [word for word in top_n_list("en", 50_000) if word.isalpha()]
    return found, list(accumulate(word_frequency(word, "en") for word in found))


def made_item(feed: int, number: int) -> str:
    """One item with what real ones have: markup, categories, an author, a picture, a whole text."""
    chance = random.Random(feed * 1_000_003 + number)
    drawn = chance.choices(words()[0], cum_weights=words()[1], k=190)
    title, summary, text = " ".join(drawn[:11]), " ".join(drawn[11:59]), drawn[59:]
    link = f"https://news{feed}.example/world/{'-'.join(drawn[:6])}-{number}"
    when = format_datetime(START + timedelta(seconds=number))
    return (
        f"<item><title>{title.capitalize()}</title><link>{link}?utm_source=rss&amp;utm_medium=feed</link>"
        f'<guid isPermaLink="false">{feed}-{number}</guid><pubDate>{when}</pubDate>'
        f"<dc:creator><![CDATA[{drawn[0]} {drawn[1]}]]></dc:creator>"
        f"<category><![CDATA[{drawn[2]}]]></category><category><![CDATA[{drawn[3]}]]></category>"
        f'<media:content url="https://img.example/{feed}/{number}.jpg" medium="image" width="800"/>'
        f'<description><![CDATA[<p><img src="https://img.example/{number}.jpg" alt=""/>{summary}</p>]]>'
        f"</description><content:encoded><![CDATA[<p>{' '.join(text[:60])}</p>\n"
        f'<p>{" ".join(text[60:100])} <a href="{link}">{text[100]}</a> &amp; <strong>{text[101]}</strong> '
        f"{' '.join(text[102:])}</p>]]></content:encoded></item>\n"
    )


def document(feed: int, full: int, changed: int) -> bytes:
    """A feed's document after so many changes: the newest items first."""
    newest = (ITEMS if full else 1) + changed * NEW_ITEMS * bool(full)
    oldest = newest - (ITEMS if full else 1)
    items = "".join(made_item(feed, number) for number in range(newest, oldest, -1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">\n'
        f"<channel><title>News {feed}</title><link>https://news{feed}.example/</link>"
        f"<language>en</language><lastBuildDate>{format_datetime(START)}</lastBuildDate>\n"
        f"{items}</channel></rss>"
    ).encode()


class Publisher(asyncio.Protocol):
    """One connection."""

    now = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.said = b""
        if not transport.get_extra_info("peername")[0].startswith("127."):
            transport.abort()

    def data_received(self, data: bytes) -> None:
        self.said += data
        while b"\r\n\r\n" in self.said:
            head, _, self.said = self.said.partition(b"\r\n\r\n")
            self.transport.write(self.answer(head))

    def answer(self, head: bytes) -> bytes:
        found = _REQUEST.match(head)
        assert found is not None, head
        if found[1] == b"round":
            Publisher.now = int(found[2])
            return b"HTTP/1.1 204 No Content\r\n\r\n"
        feed, full = int(found[1]), int(found[2])
        changed = version(feed, Publisher.now) if full else 0
        own = f"{feed}{changed:06}".encode()
        named = _TAG.search(head)
        date = format_datetime(datetime.now(UTC), usegmt=True).encode()
        common = b'Date: %b\r\nETag: "%b"\r\nCache-Control: max-age=60\r\nServer: bench\r\n' % (date, own)
        if named and named[1] == own:
            return b"HTTP/1.1 304 Not Modified\r\n%b\r\n" % common
        body = document(feed, full, changed)
        kind = b"Content-Type: application/rss+xml; charset=utf-8"
        return b"HTTP/1.1 200 OK\r\n%b%b\r\nContent-Length: %d\r\n\r\n%b" % (common, kind, len(body), body)


async def main() -> None:
    """Serve until the input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Publisher, "0.0.0.0", 0, backlog=1024)
    words()
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
