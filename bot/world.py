"""What the passes work on: the store, where answers come from and go to, time, chance, what is set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.alerts.intake import FeedView
from bot.alerts.receiver import Receiver
from bot.alerts.situation import ChatDecision
from bot.articles import ArticleSource
from bot.feeds.answer import Answer
from bot.feeds.hosts import HOST_SPACING_S
from bot.feeds.timing import POLL_S_MAX
from bot.store.database import Store


class FeedSource(Protocol):
    """Where a feed's answer comes from."""

    async def get(self, feed: FeedView) -> Answer:
        """Fetch and parse; never raises for what the world does."""
        ...


def nobody(_: ChatDecision) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True)
class World:
    """All effects that the passes touch, and what the operator set."""

    store: Store
    source: FeedSource
    receivers: Mapping[str, Receiver]
    now: Callable[[], datetime]
    chance: Callable[[], float]
    poll_s: int = 60
    poll_s_max: int = POLL_S_MAX
    host_s: float = HOST_SPACING_S  # between the starts of two polls of one host
    told: Callable[[ChatDecision], None] = nobody  # sees each decision after its commit
    catches_up: bool = False  # what came late waits a little, to be told together
    articles: ArticleSource | None = None
