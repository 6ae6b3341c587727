"""ARTICLE: the articles that somebody asks for are read, and their items matched once more.

    due articles -> text -> match again -> what is new in the story -> commit   (one transaction each)

Law: nothing waits for it. What title and summary match has rung before; what can't be read stays as they were
matched, with the reason. A try is counted before it is made, and what it brought is committed at once: the
pass may die anywhere. No transaction spans an `await`, and nothing else runs between the look at the stored
item and its commit.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from bot.alerts.articles import SPACING_S, asked, authority_of, may_ask, next_try, pause_s
from bot.alerts.asked import OF_FEED
from bot.alerts.intake import FeedView, Intake, publication_day
from bot.alerts.reasons import ItemOutcome
from bot.alerts.second_look import fresh_matches, kept
from bot.feeds.article import ArticleAnswer, ArticleText, NoArticle
from bot.feeds.triage import ItemState, Triaged
from bot.keepers import Keepers
from bot.log import line
from bot.rules.book import RuleBook
from bot.rules.match import Match, Reading
from bot.rules.rule import RuleId
from bot.store import articles, feeds, second_looks
from bot.store.articles import Due
from bot.store.database import Store
from bot.store.second_looks import SecondLook, Stored

log = logging.getLogger("watchword")

ARTICLES_AT_ONCE_MAX = 8


class ArticleSource(Protocol):
    """Where the text of an article comes from."""

    async def get(self, link: str) -> ArticleAnswer:
        """Fetch and read it; never raises for what the world does."""
        ...


class Articles:
    """The ARTICLE pass over one store; `stories` are the pipeline's."""

    def __init__(
        self,
        store: Store,
        book: RuleBook,
        source: ArticleSource | None,
        *,
        now: Callable[[], datetime],
        stories: Keepers,
    ) -> None:
        self._store = store
        self._book = book
        self._source = source
        self._now = now
        self._stories = stories
        self._reading: dict[str, asyncio.Task[None]] = {}

    def asked(self, feed: FeedView, intakes: tuple[Intake, ...]) -> tuple[Intake, ...]:
        """What came in, each with the wish for its article where somebody has one and may."""
        hopeful = [one for one in intakes if feed.full_text or one.reading.hopeful]
        wanting = [one for one in hopeful if self._source is not None and may_ask(one, feed)]
        if not wanting:
            return intakes
        rule_ids = sorted({rule for one in wanting for rule in one.reading.hopeful})
        askers = articles.askers(self._store, rule_ids)
        hosts = {authority_of(one.triaged.item.link) for one in wanting}
        spent = articles.spent(self._store, feed.id, askers, hosts, wanting[0].fetched)
        wishes = {}
        for one in wanting:
            own = tuple(asker for asker in askers if asker.rule_id in one.reading.hopeful)
            wishes[id(one)], spent = asked(one.triaged.item.link, feed, own, spent)
        return tuple(replace(one, article=wishes.get(id(one))) for one in intakes)

    # --- the pass ---

    def start(self) -> int:
        """Start reading the articles that are due, one of each host; says how many. Returns at once."""
        free = ARTICLES_AT_ONCE_MAX - len(self._reading)
        if self._source is None or free <= 0:
            return 0
        found = articles.due(self._store, self._now(), busy=self._reading, limit=free)
        for one in found:
            task = asyncio.create_task(self._isolated(one, self._source), name=f"article {one.item_id}")
            self._reading[one.host] = task
            task.add_done_callback(partial(self._ended, one.host))
        return len(found)

    async def begin(self) -> int:
        """The same, for the scheduler."""
        return self.start()

    async def read_due(self) -> None:
        """Read what is due, as far as no host has to be waited for."""
        while self.start():
            await self.finish()

    def _ended(self, host: str, _: asyncio.Task[None]) -> None:
        self._reading.pop(host, None)

    async def finish(self) -> None:
        """Wait for the articles that are being read."""
        while self._reading:
            await asyncio.gather(*self._reading.values(), return_exceptions=True)

    async def stop(self) -> None:
        """Drop what is being read: it is read again after the next start."""
        for task in list(self._reading.values()):
            task.cancel()
        await self.finish()

    async def _isolated(self, one: Due, source: ArticleSource) -> None:
        try:
            await self._read(one, source)
        except Exception:
            log.exception(line("article failed by a bug", item=one.item_id))
            self._stories.restore()
            now = self._now()
            bug = "an internal error; see the log"
            articles.fail(self._store, one, now, problem=bug, again=None, pause_until=now)

    async def _read(self, one: Due, source: ArticleSource) -> None:
        if not self._is_wanted(one.item_id):
            articles.drop(self._store, one, self._now())
            return
        articles.begin(self._store, one, self._now(), spacing_s=SPACING_S)
        answer = await source.get(one.link)
        now = self._now()
        pause_until = now + timedelta(seconds=pause_s(answer))
        if isinstance(answer, NoArticle):
            again = next_try(answer, attempts=one.attempts + 1, asked_at=one.asked_at, now=now)
            articles.fail(self._store, one, now, problem=answer.reason, again=again, pause_until=pause_until)
            log.info(line("article not read", item=one.item_id, reason=answer.reason))
            return
        await self._stories.ready()
        second_looks.commit(self._store, self._look(one, answer, now, pause_until))

    def _is_wanted(self, item_id: int) -> bool:
        """Whether anybody who asked still wants it."""
        found = second_looks.stored(self._store, item_id, self._now())
        return found is not None and bool(self._wanting(found, articles.wishes(self._store, item_id)))

    def _wanting(self, found: Stored, wishes: Sequence[str]) -> frozenset[str]:
        """The rules that get the article, of those that asked."""
        if OF_FEED in wishes and found.feed.full_text:
            return frozenset(self._book.rules)
        return frozenset(
            rule
            for rule in wishes
            if (known := self._book.rules.get(RuleId(rule))) is not None and known.full_text
        )

    def _look(self, one: Due, answer: ArticleText, now: datetime, pause_until: datetime) -> SecondLook:
        """The item matched with its article, and what that changes."""
        nothing = SecondLook(one.item_id, one.host, now, pause_until)
        found = second_looks.stored(self._store, one.item_id, now)
        if found is None:
            return nothing
        item = replace(found.item, text=answer.text)
        day = publication_day(item, fetched=found.fetched, timezone=found.feed.timezone)
        reading = self._book.read(item, reference=day)
        asked_by = self._wanting(found, articles.wishes(self._store, one.item_id))
        if found.feed.private:
            asked_by -= feeds.barred_rules(self._store, found.feed.id)
        before = {match.rule for match in found.matches}
        fresh = fresh_matches(reading.matches, before=before, asked_by=asked_by)
        if not fresh:
            return nothing
        text, matches = kept(answer.text, fresh, reading.lang)
        intake = self._intake(one.item_id, found, reading, matches)
        twins = self._stories.twins(found.feed, (intake,))
        log.info(line("article matched", item=one.item_id, alerts=len(matches)))
        return replace(nothing, intake=intake, kept=text, twins=twins)

    def _intake(self, item_id: int, found: Stored, reading: Reading, matches: tuple[Match, ...]) -> Intake:
        """What the article adds, judged in the story that the item is in. Changes the keeper."""
        every = (*found.matches, *matches)
        sighting = replace(
            found.sighting,
            rules=frozenset(match.rule for match in every),
            facts=tuple(dict.fromkeys(fact for match in every for fact in match.facts)),
        )
        return Intake(
            triaged=Triaged(found.item, (), 0, ItemState.CHANGED, item_id),
            reading=replace(reading, matches=matches),
            at=found.at,
            fetched=found.fetched,
            sighting=sighting,
            verdict=self._stories.of(found.feed).look_again(found.verdict, sighting),
            outcome=ItemOutcome.ALERT,
        )
