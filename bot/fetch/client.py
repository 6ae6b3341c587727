"""The `Fetcher`: one conditional GET per feed, within every limit."""

import asyncio
from types import TracebackType
from typing import Self

import aiohttp

from bot.feeds.limits import BODY_BYTES_MAX
from bot.fetch.answer import FailureKind, FetchAnswer, Fetched, FetchFailed, FetchRequest, NotModified
from bot.fetch.guard import Networks


class Fetcher:
    """Fetches documents. Use as an async context manager."""

    def __init__(
        self,
        *,
        contact: str = "",
        allow_private: Networks = (),
        timeout_s: float = 20.0,
        body_bytes_max: int = BODY_BYTES_MAX,
    ) -> None:
        self._contact = contact
        self._allow_private = allow_private
        self._timeout_s = timeout_s
        self._body_bytes_max = body_bytes_max
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session:
            await self._session.close()

    async def fetch(self, request: FetchRequest) -> FetchAnswer:
        """The document at an address, "not modified", or why there is none."""
        assert self._session is not None
        headers = {}
        if request.etag:
            headers["If-None-Match"] = request.etag
        if request.last_modified:
            headers["If-Modified-Since"] = request.last_modified
        try:
            async with (
                asyncio.timeout(self._timeout_s),
                self._session.get(request.url, headers=headers) as answer,
            ):
                if answer.status == 304:
                    return NotModified()
                if answer.status != 200:
                    return FetchFailed(
                        f"the publisher answers {answer.status}", FailureKind.STATUS, answer.status
                    )
                body = await answer.content.read(self._body_bytes_max)
                return Fetched(
                    body,
                    answer.headers.get("Content-Type", ""),
                    answer.headers.get("ETag", ""),
                    answer.headers.get("Last-Modified", ""),
                    str(answer.url),
                )
        except TimeoutError:
            return FetchFailed("no answer in time", FailureKind.TIMEOUT)
        except (aiohttp.ClientError, ValueError) as error:
            return FetchFailed(f"can't connect ({error})", FailureKind.CONNECT)
