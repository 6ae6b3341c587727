"""Where a feed's answer comes from: the network or a file of the operator's, then the parsing process."""

import asyncio
import hashlib
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.alerts.intake import FeedView
from bot.errors import UserError
from bot.feeds import sample
from bot.feeds.answer import Answer, Document, Failed, FailureKind, Quiet
from bot.feeds.item import NotAFeed, ParsedFeed
from bot.feeds.standing import hashes_of
from bot.feeds.websub import NOWHERE, Endpoints, endpoints_of
from bot.fetch.answer import Fetched, FetchFailed, FetchRequest, NotModified
from bot.fetch.client import Fetcher
from bot.fetch.files import read_file
from bot.fetch.pool import ParsePool

HASHED_HERE_BYTES_MAX: Final = 512 * 1024
"""A longer body would hold the loop up for milliseconds."""


class Source:
    """Answers for any feed. `sample_base` is the moment that the bundled sample's times are relative to."""

    def __init__(
        self, *, fetcher: Fetcher, pool: ParsePool, folder: Path, sample_base: Callable[[], datetime]
    ) -> None:
        self._fetcher = fetcher
        self._pool = pool
        self._folder = folder
        self._sample_base = sample_base

    async def get(self, feed: FeedView) -> Answer:
        """Fetch and parse. Never raises for what the world does."""
        async with AsyncExitStack() as held:
            answer = await self._fetch(feed, held)
            match answer:
                case NotModified():
                    return Quiet(answer.hints, answer.moved_to)
                case FetchFailed():
                    return Failed(answer.reason, answer.kind, answer.retry_after_s)
                case Fetched():
                    return await self._parse(feed, answer)

    async def _fetch(self, feed: FeedView, held: AsyncExitStack) -> Fetched | NotModified | FetchFailed:
        if not feed.url.startswith("file:"):
            return await self._fetcher.fetch(
                FetchRequest(feed.fetched_from, feed.etag, feed.last_modified), held
            )
        answer = await asyncio.to_thread(read_file, self._folder, feed.url)
        if feed.sample and isinstance(answer, Fetched):
            try:
                text = sample.render(answer.body.decode(), self._sample_base())
            except (UnicodeDecodeError, UserError) as error:
                return FetchFailed(f"{feed.url} can't be used as a sample: {error}", FailureKind.FILE)
            return Fetched(text.encode(), content_type="application/rss+xml")
        return answer

    async def _parse(self, feed: FeedView, answer: Fetched) -> Answer:
        large = len(answer.body) > HASHED_HERE_BYTES_MAX
        digest = await asyncio.to_thread(_digest, answer.body) if large else _digest(answer.body)
        moved_to = answer.final_url if answer.moved_permanently else ""
        if digest == feed.body_hash:
            return Quiet(answer.hints, moved_to)
        parsed = await self._pool.parse(
            answer.body,
            url=answer.final_url or feed.fetched_from,
            content_type=answer.content_type,
            lang=feed.lang,
            source=feed.publisher or feed.title,
            seen=hashes_of(feed.standing),
            prove=feed.prove,
        )
        if isinstance(parsed, NotAFeed):
            return Failed(parsed.reason, FailureKind.NOT_A_FEED)
        return Document(
            parsed,
            etag=answer.etag,
            last_modified=answer.last_modified,
            body_hash=digest,
            moved_to=moved_to,
            hints=answer.hints,
            push=_endpoints(feed, answer, parsed),
        )

    async def read_pushed(self, feed: FeedView, body: bytes, content_type: str) -> ParsedFeed | NotAFeed:
        """What a hub delivered for a feed, parsed as if it had been fetched."""
        return await self._pool.parse(
            body, url=feed.url, content_type=content_type, lang=feed.lang, source=feed.publisher or feed.title
        )


def _endpoints(feed: FeedView, answer: Fetched, parsed: ParsedFeed) -> Endpoints:
    """The hub that pushes the document; a file on this machine has none, whatever stands in it."""
    if feed.url.startswith("file:"):
        return NOWHERE
    return endpoints_of(answer.links, parsed.hubs, parsed.self_url, answer.final_url or feed.url)


def _digest(body: bytes) -> int:
    """8 bytes, signed."""
    return int.from_bytes(hashlib.blake2b(body, digest_size=8).digest(), "big", signed=True)
