"""Publishers that misbehave: handlers for `FeedServer.handle`, one fault each, named for it."""

import asyncio
import gzip
import sys
import zlib
from collections.abc import Callable
from itertools import cycle

import brotli

from tests.support.feed_server import Handler, Request, Writer

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"


async def drips(request: Request, writer: Writer) -> None:
    """A byte now and then, for ever (slow loris): no time-out per read ever strikes."""
    writer.write(_OK + b"Content-Length: 100000\r\n\r\n")
    while True:
        writer.write(b"<")
        await writer.drain()
        await asyncio.sleep(0.01)


async def drips_headers(request: Request, writer: Writer) -> None:
    """Headers that never end, slowly."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for letter in cycle(b"X-A: some letters\r\n"):
        writer.write(bytes([letter]))
        await writer.drain()
        await asyncio.sleep(0.05)


async def says_nothing(request: Request, writer: Writer) -> None:
    """Takes the request and is silent."""
    await asyncio.Event().wait()


async def never_ends(request: Request, writer: Writer) -> None:
    """A body without an end, as fast as it can."""
    writer.write(_OK + b"Transfer-Encoding: chunked\r\n\r\n")
    chunk = b" " * 65536
    while True:
        writer.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        await writer.drain()


async def resets(request: Request, writer: Writer) -> None:
    """Breaks off before a word."""
    writer.transport.abort()


async def promises_more(request: Request, writer: Writer) -> None:
    """Content-Length says more than comes."""
    writer.write(_OK + b"Content-Length: 5000\r\n\r\n<rss version='2.0'><channel>")
    await writer.drain()
    writer.close()


async def cuts_a_chunk(request: Request, writer: Writer) -> None:
    """Ends inside of a chunk."""
    writer.write(_OK + b"Transfer-Encoding: chunked\r\n\r\n1000\r\n<rss version='2.0'>")
    await writer.drain()
    writer.close()


async def talks_nonsense(request: Request, writer: Writer) -> None:
    """No HTTP at all."""
    writer.write(b"220 mail.example ESMTP ready\r\n")
    await writer.drain()
    writer.close()


async def shouts_headers(request: Request, writer: Writer) -> None:
    """A header beyond every measure."""
    writer.write(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200_000 + b"\r\n\r\n")
    await writer.drain()
    writer.close()


async def sends_many_headers(request: Request, writer: Writer) -> None:
    """More headers than anybody needs."""
    lines = b"".join(b"X-%d: a\r\n" % number for number in range(5_000))
    writer.write(b"HTTP/1.1 200 OK\r\n" + lines + b"\r\n")
    await writer.drain()
    writer.close()


async def lies_about_packing(request: Request, writer: Writer) -> None:
    """Says gzip and sends plain text."""
    writer.write(_OK + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\n<rss>")
    await writer.drain()


async def contradicts_itself(request: Request, writer: Writer) -> None:
    """Two lengths, and the body has neither."""
    writer.write(_OK + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\n<rss version='2.0'/>")
    await writer.drain()
    writer.close()


async def counts_below_zero(request: Request, writer: Writer) -> None:
    """A length that is none."""
    writer.write(_OK + b"Content-Length: -1\r\n\r\n<rss version='2.0'/>")
    await writer.drain()
    writer.close()


async def miscounts_a_chunk(request: Request, writer: Writer) -> None:
    """A chunk whose length is no number."""
    writer.write(_OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<rss version='2.0'/>\r\n0\r\n\r\n")
    await writer.drain()
    writer.close()


async def promises_less(request: Request, writer: Writer) -> None:
    """The document goes on beyond the length that was said."""
    writer.write(
        _OK + b"Content-Length: 40\r\n\r\n" + b"<rss version='2.0'><channel><item><title>A half" * 20
    )
    await writer.drain()
    writer.close()


async def packs_oddly(request: Request, writer: Writer) -> None:
    """A packing that nobody asked for."""
    writer.write(_OK + b"Content-Encoding: gzip, br\r\nContent-Length: 5\r\n\r\n<rss>")
    await writer.drain()


async def fills_headers(request: Request, writer: Writer) -> None:
    """Each header is small enough; together they are not."""
    lines = b"".join(b"X-%d: %s\r\n" % (number, b"a" * 2_000) for number in range(50))
    writer.write(b"HTTP/1.1 200 OK\r\n" + lines + b"Content-Length: 0\r\n\r\n")
    await writer.drain()


def bomb(encoding: str, size_bytes: int) -> Handler:
    """Blanks, packed small: "gzip", "deflate", "br" or "zstd"."""
    pack: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": lambda blanks: brotli.compress(blanks, quality=3),
        "zstd": zstd.compress,
    }
    packed = pack[encoding](b" " * size_bytes)

    async def answer(request: Request, writer: Writer) -> None:
        head = f"Content-Encoding: {encoding}\r\nContent-Length: {len(packed)}\r\n\r\n"
        writer.write(_OK + head.encode() + packed)
        await writer.drain()

    return answer
