"""Where the text of an article comes from: robots.txt, then the page, then the worker that reads it.

Law: never raises for what the world does. Guards, deadline, size and redirects are those of the `Fetcher`;
every hop is held against the robots.txt of its host before it is asked for.
"""

from contextlib import AsyncExitStack
from types import TracebackType
from typing import Final, Self

from yarl import URL

from bot.feeds import article
from bot.feeds.answer import FailureKind
from bot.feeds.article import ArticleAnswer, ArticleText, NoArticle
from bot.feeds.limits import PAGE_BYTES_MAX
from bot.fetch import robots
from bot.fetch.answer import Fetched, FetchFailed, FetchRequest
from bot.fetch.article_pool import ArticlePool
from bot.fetch.client import Fetcher
from bot.fetch.guard import Networks
from bot.fetch.manner import Manner
from bot.fetch.robots import Robots

PAGE_S_MAX: Final = 40.0
"""For the page, all its redirects, and the robots.txt of each host on the way."""
CONNECTIONS_MAX: Final = 8
TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
ACCEPT: Final = "text/html, application/xhtml+xml;q=0.9"

_PASSING: Final = frozenset(
    {FailureKind.DNS, FailureKind.CONNECT, FailureKind.TIMEOUT, FailureKind.RATE, FailureKind.CUT}
)
_REFUSED: Final = {
    401: article.PASSWORD,
    402: article.PAYMENT,
    403: article.REFUSED,
    404: article.MISSING,
    410: article.GONE,
}


class ArticleSource:
    """Reads articles; an async context manager. Its worker starts with the first page."""

    def __init__(
        self,
        *,
        contact: str = "",
        allow_private: Networks = (),
        page_s_max: float = PAGE_S_MAX,
        pool: ArticlePool | None = None,
    ) -> None:
        self._pool = pool or ArticlePool()
        self._for_robots = Fetcher(
            contact=contact,
            allow_private=allow_private,
            exchange_s_max=robots.ROBOTS_S_MAX,
            body_bytes_max=robots.ROBOTS_BYTES_MAX,
            connections_max=CONNECTIONS_MAX,
            connections_per_host_max=1,
        ).asking(robots.MANNER)
        self._robots = Robots(self._for_robots, self._pool.judged)
        self._fetcher = Fetcher(
            contact=contact,
            allow_private=allow_private,
            exchange_s_max=page_s_max,
            body_bytes_max=PAGE_BYTES_MAX,
            connections_max=CONNECTIONS_MAX,
            connections_per_host_max=1,
        ).asking(Manner(ACCEPT, TYPES, self._robots.permit))
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        self._open.push_async_callback(self._pool.aclose)
        await self._open.enter_async_context(self._for_robots)
        await self._open.enter_async_context(self._fetcher)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def get(self, link: str) -> ArticleAnswer:
        """The text of the article at an address, or why there is none."""
        answer = await self._fetcher.fetch(FetchRequest(link))
        pause_s = self._pause_s(link)
        match answer:
            case FetchFailed():
                return failed(answer, pause_s)
            case Fetched():
                read = await self._pool.text(answer.body, content_type=answer.content_type)
                if isinstance(read, ArticleText):
                    return ArticleText(read.text, pause_s)
                return NoArticle(read.reason, pause_s=pause_s)
            case _:
                return NoArticle("the publisher sent nothing", pause_s=pause_s)

    def _pause_s(self, link: str) -> int:
        try:
            return self._robots.delay_s(URL(link))
        except ValueError:
            return 0


def failed(answer: FetchFailed, pause_s: int = 0) -> NoArticle:
    """A page that couldn't be had: why, and whether another try is worth it."""
    status = answer.status or 0
    passing = answer.kind in _PASSING or status >= 500
    if answer.kind is FailureKind.ROBOTS:
        passing = answer.retry_after_s is not None
    reason = _REFUSED.get(status, answer.reason)
    return NoArticle(reason, passing=passing, wait_s=answer.retry_after_s or 0, pause_s=pause_s)
