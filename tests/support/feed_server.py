"""A publisher on loopback that you drive like a feed, and that can misbehave.

    async with FeedServer() as server:
        server.put("/a.xml", rss([entry("One")]))
        ... fetch(server.url("/a.xml"))
        assert server.count("/a.xml") == 1

Law: it speaks HTTP/1.1 by hand over asyncio, since half of what it must do no HTTP library would do.
"""

import asyncio
import contextlib
import gzip
import ssl
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import blake2b
from html import escape
from typing import Self

Writer = asyncio.StreamWriter
Handler = Callable[["Request", Writer], Awaitable[None]]


@dataclass(frozen=True)
class Request:
    """What a client asked: path with query, and headers by lower-case name."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)


def entry(
    title: str,
    *,
    link: str = "",
    guid: str = "",
    summary: str = "",
    published: datetime | None = None,
) -> str:
    """One RSS item. Without a link it gets one made from its title."""
    where = link or f"https://news.example/{blake2b(title.encode(), digest_size=6).hexdigest()}"
    parts = [f"<title>{escape(title)}</title>", f"<link>{escape(where)}</link>"]
    if guid:
        parts.append(f'<guid isPermaLink="false">{escape(guid)}</guid>')
    if summary:
        parts.append(f"<description>{escape(summary)}</description>")
    if published:
        parts.append(f"<pubDate>{format_datetime(published)}</pubDate>")
    return f"<item>{''.join(parts)}</item>"


def rss(
    items: Iterable[str] = (), *, title: str = "Example News", lang: str = "en", extra: str = ""
) -> bytes:
    """An RSS 2.0 document of items made by `entry` (or of plain titles, which become items)."""
    body = "".join(item if item.startswith("<item>") else entry(item) for item in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(title)}</title><link>https://news.example/</link><language>{lang}</language>"
        f"{extra}{body}</channel></rss>"
    ).encode()


class FeedServer:
    """Serves what was `put`; paths it doesn't know are 404."""

    def __init__(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.host = host
        self._tls = tls
        self.port = 0
        self.requests: list[Request] = []
        self._handlers: dict[str, Handler] = {}
        self._counts: Counter[str] = Counter()
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()
        self.connections_made = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, self.host, 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for talk in tuple(self._talks):
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)
        await self._server.wait_closed()

    def url(self, path: str, host: str = "") -> str:
        """The full address of a path, by the name `host` where one is given."""
        return f"{'https' if self._tls else 'http'}://{host or self.host}:{self.port}{path}"

    @property
    def connections_open(self) -> int:
        """How many connections are open now."""
        return len(self._talks)

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return self._counts[path]

    def last(self, path: str) -> Request:
        """The newest request for a path."""
        return next(request for request in reversed(self.requests) if request.path == path)

    def handle(self, path: str, handler: Handler) -> None:
        """Answer a path by hand."""
        self._handlers[path] = handler

    def put(
        self,
        path: str,
        body: bytes,
        *,
        content_type: str = "application/rss+xml; charset=utf-8",
        headers: Mapping[str, str] | None = None,
        compress: bool = False,
    ) -> None:
        """Serve a document, with an ETag: who shows it again gets a 304."""
        tag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
        sent = {"Content-Type": content_type, "ETag": tag, **(headers or {})}
        packed = gzip.compress(body) if compress else body
        if compress:
            sent["Content-Encoding"] = "gzip"

        async def answer(request: Request, writer: Writer) -> None:
            if request.headers.get("if-none-match") == tag:
                await respond(writer, 304, {"ETag": tag, **(headers or {})})
            else:
                await respond(writer, 200, sent, packed)

        self.handle(path, answer)

    def status(self, path: str, status: int, *, body: bytes = b"", **headers: str) -> None:
        """Answer a path with a status; `Retry_After="60"` becomes the header Retry-After."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def answer(request: Request, writer: Writer) -> None:
            await respond(writer, status, named, body)

        self.handle(path, answer)

    def redirect(self, path: str, to: str, status: int = 301) -> None:
        """Send whoever asks for a path elsewhere."""
        self.status(path, status, Location=to)

    async def _serve(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        """One connection, until either side ends it."""
        task = asyncio.current_task()
        assert task is not None
        self._talks.add(task)
        self.connections_made += 1
        try:
            with contextlib.suppress(OSError, EOFError):
                while (request := await _read(reader)) is not None:
                    self.requests.append(request)
                    self._counts[request.path] += 1
                    await self._handlers.get(request.path, _unknown)(request, writer)
                    await writer.drain()
                    if writer.is_closing():
                        break
        except asyncio.CancelledError:
            # The server is closing; asyncio's streams would report a cancelled connection as an error.
            writer.transport.abort()
        finally:
            self._talks.discard(task)
            writer.close()


async def respond(
    writer: Writer, status: int, headers: Mapping[str, str] | None = None, body: bytes = b""
) -> None:
    """A well-formed answer."""
    lines = {"Content-Length": str(len(body)), "Date": format_datetime(datetime.now(UTC), usegmt=True)}
    lines |= headers or {}
    if status == 304:
        del lines["Content-Length"]
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    writer.write(f"HTTP/1.1 {status} Whatever\r\n{head}\r\n".encode("latin-1") + body)
    await writer.drain()


async def _unknown(request: Request, writer: Writer) -> None:
    await respond(writer, 404, {"Content-Type": "text/html"}, b"<html><body>No such page</body></html>")


async def _read(reader: asyncio.StreamReader) -> Request | None:
    """The next request of a connection, None at its end. Only GETs come here: they have no body."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.split("\r\n")
    pairs = (line.partition(":") for line in lines if line)
    return Request(first.split(" ")[1], {name.lower(): value.strip() for name, _, value in pairs})
