"""What /feeds reads: the feeds that the chat sees, what it asked of late, what a search found."""

from dataclasses import dataclass, field

from bot.feeds.discover import Candidate
from bot.store import chat_feeds, searches
from bot.store.chat_feeds import FeedHealth
from bot.store.searches import Asked
from bot.telegram.asking import Asking
from bot.telegram.request import Request
from bot.telegram.situation import Situation


@dataclass(frozen=True, slots=True)
class FeedsFound:
    """`own` counts the chat's private feeds, `candidate` is that of a pressed button (None: it is gone)."""

    feeds: tuple[FeedHealth, ...] = ()
    asked: Asked = field(default_factory=Asked)
    own: int = 0
    candidate: Candidate | None = None


async def feeds(asking: Asking, situation: Situation, request: Request) -> FeedsFound:
    """All of it."""
    store, chat_id, now = asking.store, situation.chat_id, situation.now
    return FeedsFound(
        chat_feeds.of_chat(store, chat_id, now),
        searches.asked(store, chat_id, now),
        chat_feeds.count_own(store, chat_id),
        None if request.press is None else _candidate(asking, chat_id, request.press.argument),
    )


def _candidate(asking: Asking, chat_id: int, argument: str) -> Candidate | None:
    """The one that a button names, `search.place`; only of a search of this chat."""
    search, _, place = argument.partition(".")
    if not (
        search.isascii() and search.isdigit() and len(search) < 18 and place.isascii() and place.isdigit()
    ):
        return None
    found = searches.found(asking.store, chat_id, int(search))
    return found[int(place)] if len(place) < 3 and int(place) < len(found) else None
