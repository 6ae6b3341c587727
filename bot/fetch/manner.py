"""How a kind of document is asked for: what we accept, and who else has to permit each address."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from yarl import URL

from bot.fetch.answer import FetchFailed

Permit = Callable[[URL], Awaitable[FetchFailed | None]]
"""Asked before each hop, after the guard; what it answers ends the exchange."""


@dataclass(frozen=True, slots=True)
class Manner:
    """`accept` is the header; with `types` a document of another kind is refused before its body is read."""

    accept: str
    types: frozenset[str] = frozenset()
    permit: Permit | None = None

    def refused(self, content_type: str) -> str:
        """Why a document of that type isn't read, or "". Where none is named, it is looked at."""
        kind = content_type.partition(";")[0].strip().lower()
        return f"it is no web page, but {kind[:60]}" if self.types and kind and kind not in self.types else ""


FEEDS: Final = Manner(
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
