"""Publishers that misbehave: handlers for `FeedServer.handle`, one fault each, named for it."""

import asyncio
import gzip
import zlib

from tests.support.feed_server import Handler, Request, Writer

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
    while True:
        writer.write(b"X-A: b\r\n")
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


def bomb(encoding: str, size_bytes: int) -> Handler:
    """Blanks, packed small: "gzip" or "deflate"."""
    blanks = b" " * size_bytes
    packed = gzip.compress(blanks) if encoding == "gzip" else zlib.compress(blanks)

    async def answer(request: Request, writer: Writer) -> None:
        head = f"Content-Encoding: {encoding}\r\nContent-Length: {len(packed)}\r\n\r\n"
        writer.write(_OK + head.encode() + packed)
        await writer.drain()

    return answer
