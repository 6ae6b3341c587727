"""SEARCH: what people asked to look for is looked for, beside everything else, and answered in the chat.

Law: a search never holds up an update of anybody. What the world does is an answer; what is our bug is told,
logged without what was typed, and done with. A search that a dead process left is done again.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from telegram import Bot
from telegram.error import TelegramError

from bot.feeds.discover import wanted
from bot.feeds.opml import FILE_BYTES_MAX, OpmlFile, Outline, read_opml
from bot.fetch.discovery import Discovered
from bot.log import line
from bot.store import chat_feeds, chats, searches
from bot.store.changes import Change
from bot.store.chat_feeds import AddFeed, NewFeed
from bot.store.database import Store
from bot.store.searches import Search
from bot.telegram.asking import Finder
from bot.telegram.commands import feed_card
from bot.tongues import Tongue, tongue

log = logging.getLogger("watchword")

AT_ONCE_MAX = 4
LOOK_EVERY_S = 1.0
DOWNLOAD_S_MAX = 30.0


class Searching:
    """Works on the searches in `store`. `finder` None: this process can't fetch. `bot` downloads files."""

    def __init__(self, store: Store, bot: Bot, finder: Finder | None, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._bot = bot
        self._finder = finder
        self._clock = clock

    async def run(self) -> None:
        """For ever."""
        while True:
            try:
                await self.drain()
            except Exception as error:  # noqa: BLE001 - a loop that died in silence would find nothing for ever
                log.error(line("searches can't be worked", reason=type(error).__name__))
            await asyncio.sleep(LOOK_EVERY_S)

    async def drain(self) -> int:
        """All that is asked for now; how many searches that were."""
        done = 0
        while waiting := searches.waiting(self._store, AT_ONCE_MAX):
            await asyncio.gather(*(self._isolated(search) for search in waiting))
            done += len(waiting)
        return done

    async def _isolated(self, search: Search) -> None:
        try:
            await (self._file(search) if search.kind == "opml" else self._site(search))
        except Exception as error:  # noqa: BLE001 - one search must not block the others
            log.error(line("a search failed by a bug", id=search.id, reason=type(error).__name__))
            note = feed_card.found_note(tongue(search.tongue), search.id, (), "", self._clock(), owner=False)
            searches.finish(self._store, search, note, self._clock())

    async def _site(self, search: Search) -> None:
        found = Discovered(problem="nothing is fetched here")
        if self._finder is not None:
            found = await self._finder.find(search.wanted)
        now, owner = self._clock(), chats.role_of(self._store, search.chat_id) == "owner"
        note = feed_card.found_note(
            tongue(search.tongue), search.id, found.candidates, found.problem, now, owner=owner
        )
        searches.finish(self._store, search, note, now, found=found.candidates)

    async def _file(self, search: Search) -> None:
        said = tongue(search.tongue)
        listed = await self._downloaded(search.wanted, said)
        outcomes, changes = self._judged(search, listed.outlines, said)
        note = feed_card.report_note(said, listed, outcomes)
        searches.finish(self._store, search, note, self._clock(), changes=changes)

    async def _downloaded(self, file_id: str, said: Tongue) -> OpmlFile:
        try:
            async with asyncio.timeout(DOWNLOAD_S_MAX):
                file = await self._bot.get_file(file_id)
                if (file.file_size or 0) > FILE_BYTES_MAX:
                    return OpmlFile(problem="it is too large", why="large")
                body = bytes(await file.download_as_bytearray())
        except (TelegramError, TimeoutError):
            return OpmlFile(problem=said.say("Telegram doesn't give it to me; send it again"))
        return await asyncio.to_thread(read_opml, body)

    def _judged(
        self, search: Search, outlines: Iterable[Outline], said: Tongue
    ) -> tuple[list[tuple[str, str]], list[Change]]:
        """What becomes of each line: a reason ("" where it is added) and its name; and what that changes."""
        outcomes: list[tuple[str, str]] = []
        changes: list[Change] = []
        taken: set[str] = set()
        free = search.limit_max - chat_feeds.count_own(self._store, search.chat_id)
        for outline in outlines:
            asked, reason = wanted(outline.url), ""
            if not asked.url:
                reason = said.say("no address of a feed on the web")
            elif asked.url in taken or chat_feeds.known(self._store, search.chat_id, [asked.url]):
                reason = said.say("you have it already")
            elif len(changes) >= free:
                reason = said.say("too many: {limit} are the most", limit=search.limit_max)
            else:
                feed = NewFeed(asked.url, outline.title, outline.lang)
                taken.add(asked.url)
                changes.append(AddFeed(search.chat_id, feed, search.limit_max))
            outcomes.append((reason, outline.title or outline.url))
        return outcomes, changes
