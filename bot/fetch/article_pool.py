"""`ArticlePool`: pages are read beside the loop, in a process that is there only while it is needed.

Law: as with `ParsePool`, no page stalls the loop or takes the process down. One worker, since articles come
one after the other; it is started with the first page and ended when none came for a while: its libraries
take some 60 MB, and most of the time there is nothing to read.
"""

import asyncio
import sys
from typing import Final

from bot.feeds.article import ArticleText, NoArticle
from bot.fetch.article_wire import Judged, Page, page_head, read_judged, read_text
from bot.fetch.pool import Worker, WorkerFailedError

PAGE_S_MAX: Final = 5.0
"""A page of half a megabyte of text takes 0.3 s."""
SWELLING_BYTES: Final = 1024 * 1024
"""After a page of this size the worker is ended: its memory goes with it."""
IDLE_S: Final = 120.0


class ArticlePool:
    """Reads pages; `aclose` ends it. `command` is what starts the worker; tests put a bad one here."""

    def __init__(
        self, *, deadline_s: float = PAGE_S_MAX, idle_s: float = IDLE_S, command: tuple[str, ...] = ()
    ) -> None:
        self._deadline_s = deadline_s
        self._idle_s = idle_s
        self._worker = Worker(command or (sys.executable, "-m", "bot.fetch.article_worker"))
        self._turn = asyncio.Lock()
        self._rest: asyncio.Task[None] | None = None

    @property
    def process_id(self) -> int | None:
        """The id of the worker; None while there is none."""
        return self._worker.process_id

    async def text(self, body: bytes, *, content_type: str) -> ArticleText | NoArticle:
        """The text of an article's page; a page that broke the worker has none."""
        page = Page("text", body, "", content_type, self._deadline_s)
        try:
            async with self._turn:
                self._wake()
                answer = await self._worker.exchange(page_head(page), page.body, self._deadline_s, read_text)
                if len(body) > SWELLING_BYTES:
                    await self._worker.stop()
                return answer
        except WorkerFailedError as error:
            return NoArticle(str(error))
        finally:
            self._sleep_later()

    async def judged(self, robots: bytes, url: str) -> Judged:
        """What a robots.txt says of an address; one that broke the worker forbids it."""
        page = Page("robots", robots, url, "", self._deadline_s)
        try:
            async with self._turn:
                self._wake()
                return await self._worker.exchange(page_head(page), page.body, self._deadline_s, read_judged)
        except WorkerFailedError:
            return Judged(allowed=False)
        finally:
            self._sleep_later()

    async def rested(self) -> None:
        """Wait until the worker was ended because nobody needed it."""
        if self._rest is not None:
            await self._rest

    async def aclose(self) -> None:
        """Stop the worker; returns when it is gone."""
        async with self._turn:
            self._wake()
            await self._worker.stop()

    def _wake(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _sleep_later(self) -> None:
        self._wake()
        self._rest = asyncio.create_task(self._sleep(), name="article worker rests")

    async def _sleep(self) -> None:
        await asyncio.sleep(self._idle_s)
        async with self._turn:
            await self._worker.stop()
