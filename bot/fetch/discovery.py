"""Discovery: the feeds of a site, found by asking it; a few requests, one after the other, each guarded.

Law: it goes through the `Fetcher`, so the guards, sizes and times that hold for feeds hold here on every hop.
Never more than `REQUESTS_MAX` requests and `SEARCH_S_MAX` seconds for one search; each address is asked once.
"""

import asyncio
import hashlib
from dataclasses import dataclass, field
from typing import Final

from bot.feeds.discover import Candidate, candidate, guesses, links_of
from bot.feeds.item import NotAFeed, ParsedFeed
from bot.feeds.links import canonical
from bot.feeds.platforms import platform_feeds
from bot.fetch.answer import Fetched, FetchFailed, FetchRequest
from bot.fetch.client import Fetcher
from bot.fetch.pool import ParsePool

REQUESTS_MAX: Final = 8
SEARCH_S_MAX: Final = 60.0
CANDIDATES_MAX: Final = 5


@dataclass(frozen=True, slots=True)
class Discovered:
    """The feeds of a site. Where there are none, `problem` says what stood in the way ("": nothing did)."""

    candidates: tuple[Candidate, ...] = ()
    problem: str = ""
    requests: int = 0


class Discovery:
    """Finds feeds with `fetcher`, and reads them in `pool`."""

    def __init__(self, fetcher: Fetcher, pool: ParsePool, *, search_s_max: float = SEARCH_S_MAX) -> None:
        self._fetcher = fetcher
        self._pool = pool
        self._search_s_max = search_s_max

    async def find(self, url: str) -> Discovered:
        """The feed at an http(s) address, else the feeds of its site. Never raises for the world."""
        search = _Search(self._fetcher, self._pool)
        try:
            async with asyncio.timeout(self._search_s_max):
                await search.run(url)
        except TimeoutError:
            search.problem = search.problem or "the site is too slow"
        return search.outcome()


@dataclass(slots=True)
class _Search:
    """One search under way."""

    fetcher: Fetcher
    pool: ParsePool
    problem: str = ""
    asked: set[str] = field(default_factory=set)
    requests: int = 0
    found: dict[bytes, Candidate] = field(default_factory=dict)

    async def run(self, url: str) -> None:
        """The platform's custom first, then the page itself and what it names, then well-known places."""
        for feed in platform_feeds(url):
            await self._ask(feed)
        if self.found:
            return
        page = await self._ask(url)
        if page is None and not self.found:
            return  # a site that doesn't answer at all is not asked seven times more
        if page is None:
            return
        # A page can be made so that it takes long.
        links = await asyncio.to_thread(links_of, page.body, page.final_url or url)
        await self._ask_all(links)
        if not self.found:
            await self._ask_all(guesses(page.final_url or url), enough=1)

    def outcome(self) -> Discovered:
        """What was found so far."""
        candidates = tuple(self.found.values())[:CANDIDATES_MAX]
        return Discovered(candidates, "" if candidates else self.problem, self.requests)

    async def _ask_all(self, urls: tuple[str, ...], enough: int = CANDIDATES_MAX) -> None:
        for url in urls:
            if len(self.found) >= enough:
                return
            await self._ask(url, guessed=True)

    async def _ask(self, url: str, *, guessed: bool = False) -> Fetched | None:
        """Asks once. A feed is kept; what came and is no feed is returned."""
        # A slash at the end makes another address of it for some servers.
        if self.requests >= REQUESTS_MAX or url in self.asked:
            return None
        self.asked.add(url)
        self.requests += 1
        answer = await self.fetcher.fetch(FetchRequest(url))
        if not isinstance(answer, Fetched):
            if isinstance(answer, FetchFailed) and not guessed:
                self.problem = answer.reason
            return None
        parsed = await self.pool.parse(
            answer.body, url=answer.final_url or url, content_type=answer.content_type
        )
        if isinstance(parsed, NotAFeed):
            return answer
        # Only what moved for good is known by its new address.
        address = answer.final_url if answer.moved_permanently and answer.final_url else url
        self.found.setdefault(_fingerprint(parsed, address), candidate(parsed, address))
        return None


def _fingerprint(parsed: ParsedFeed, url: str) -> bytes:
    """The same for a feed that is served at two addresses."""
    items = [f"{item.guid}\0{item.link}\0{item.title}" for item in parsed.items[:3]]
    text = "\n".join([parsed.title, *items]) if items else canonical(url)
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
