"""READ FIRST. The three passes of Watchword, and the tables that join them.

    POLL     due feeds -> answer -> new or changed items -> read -> judge -> commit   (one transaction a feed)
    NOTIFY   open alerts -> each subscriber's situation -> decide -> commit           (one a step of a sweep)
    DELIVER  due messages -> send or edit -> what follows -> record                   (one a message)

Between the last two, REMIND turns reminders that are due into messages. Beside them, ARTICLE reads the
articles that POLL asked for, and has their items matched again. POLL is here, the others in `bot.notify`,
`bot.remind`, `bot.deliver` and `bot.articles`. Each pass gathers what the decision needs, decides with pure
functions that return an intent, and commits that intent in one transaction. No transaction spans an `await`.
A pass may die anywhere: what it had not committed it does again; only a message whose answer was lost may be
sent twice.

This file joins: it decides nothing and knows no SQL. Time and chance are arguments.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Protocol

from bot import deliver, remind
from bot.alerts.intake import FeedView, Intake, PollIntent, Read, judge, order_time, publication_day
from bot.alerts.polling import PollClock, poll_intent
from bot.alerts.portions import to_commit, to_read
from bot.alerts.receiver import Receiver
from bot.alerts.situation import ChatDecision
from bot.alerts.sorting import SortedOut, sight
from bot.articles import Articles, ArticleSource, Stories
from bot.due import DueFeeds
from bot.feeds.answer import Answer, Document, Failed, FailureKind
from bot.feeds.hosts import HOST_SPACING_S
from bot.feeds.item import ParsedFeed
from bot.feeds.timing import POLL_S_MAX
from bot.feeds.triage import Seen, Triaged, triage
from bot.log import line
from bot.notify import Notifying
from bot.quiet import QuietCommits
from bot.rules.book import RuleBook
from bot.rules.match import joined, without
from bot.store import feed_notices, feeds, polls, second_looks
from bot.store.database import Store
from bot.store.stories import restored_keeper, restored_private
from bot.stories.keeper import StoryKeeper
from bot.stories.numbers import first_of
from bot.stories.story import Decision

log = logging.getLogger("watchword")

FEEDS_AT_ONCE_MAX = 64


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
    articles: ArticleSource | None = None


class Pipeline:
    """The passes over one world. Holds the live rules and the open stories, both rebuilt from the store."""

    def __init__(self, world: World, book: RuleBook) -> None:
        self.world = world
        self.book = book
        self._restore()
        self.delivery = deliver.Delivering(world.store, world.receivers, now=world.now, chance=world.chance)
        self.notifying = Notifying(
            world.store,
            book,
            world.receivers.keys(),
            now=world.now,
            under_way=self.delivery.messages_under_way,
            told=world.told,
        )
        mine = Stories(keeper_of=self._keeper_of, twins=self._twins, restore=self._restore)
        self.articles = Articles(world.store, book, world.articles, now=world.now, stories=mine)
        self._polling: dict[int, asyncio.Task[PollIntent | None]] = {}
        self._due = DueFeeds(world.store, world.now, world.host_s)
        self._quiet = QuietCommits(world.store, others=lambda: len(self._polling))
        # Work of many polls that are ready at one moment would add up to one long stall: they take turns.
        self._turn = asyncio.Lock()

    # --- POLL ---

    def start_polls(self, due_at: datetime | None = None) -> int:
        """Start polling the feeds that are due (or were at `due_at`); says how many. Returns at once."""
        started = self._due.take(FEEDS_AT_ONCE_MAX - len(self._polling), self._polling, due_at)
        for feed in started:
            task = asyncio.create_task(self._isolated_poll(feed), name=f"poll {feed.id}")
            self._polling[feed.id] = task
            task.add_done_callback(partial(self._polled, feed))
        return len(started)

    async def poll_due(self) -> None:
        """Poll each feed that is due, once; wait for the last. Hosts that wish it are left alone."""
        begun = self.world.now()
        while (wait_s := self._due.wait_s(begun)) is not None:
            await asyncio.sleep(wait_s)
            self.start_polls(begun)
            await self.finish_polls()

    def _polled(self, feed: FeedView, _: asyncio.Task[PollIntent | None]) -> None:
        self._polling.pop(feed.id, None)
        self._due.asked(feed)

    async def finish_polls(self) -> None:
        """Wait for the polls that are under way."""
        while self._polling:
            await asyncio.gather(*self._polling.values(), return_exceptions=True)

    async def stop_polls(self) -> None:
        """Drop the polls that are under way: what they had not committed is polled again."""
        self._quiet.flush()
        for task in list(self._polling.values()):
            task.cancel()
        await self.finish_polls()

    async def _isolated_poll(self, feed: FeedView) -> PollIntent | None:
        try:
            return await self.poll(feed)
        except Exception:
            log.exception(line("poll failed by a bug", feed=feed.url))
            self._restore()
            bug = Failed("an internal error; see the log", FailureKind.BUG)
            polls.commit(self.world.store, poll_intent(feed, bug, self._clock()))
            return None

    async def poll(self, feed: FeedView) -> PollIntent:
        """One poll of one feed, from its answer to the commit."""
        answer = await self.world.source.get(feed)
        clock = self._clock()
        if not isinstance(answer, Document):
            intent = await self._nothing_new(feed, answer, clock)
        else:
            items = self._sorted_out(feed, answer.parsed)
            reads = await self._read(feed, items.unseen, clock.now)
            if feed.sample:
                reads = await self._one_by_one(feed, answer, clock, reads)
            early = await self._in_parts(feed, answer, clock, reads)
            async with self._turn if reads else nullcontext():
                intent = self._committed(feed, answer, clock, reads, early=early, items=items)
            intent = replace(intent, intakes=(*early, *intent.intakes))
        self._due.heed(intent)
        _log_poll(feed, intent)
        return intent

    async def _nothing_new(self, feed: FeedView, answer: Answer, clock: PollClock) -> PollIntent:
        """Nothing came, or a failure."""
        intent = poll_intent(feed, answer, clock)
        if intent.ended:
            told = feed_notices.of_end(self.world.store, feed, self.world.receivers.keys())
            intent = replace(intent, notices=told)
        await self._quiet.commit(intent)
        return intent

    async def _in_parts(
        self, feed: FeedView, answer: Document, clock: PollClock, reads: list[Read]
    ) -> list[Intake]:
        """Commits the oldest of very many items part by part; what is left in `reads` is the last part.

        A crash in between leaves the feed due, and its document unread: the rest comes then.
        """
        done: list[Intake] = []
        if to_commit(reads) < len(reads):
            reads.sort(key=lambda read: order_time(read.triaged.item, clock.now))
        while (size := to_commit(reads)) < len(reads):
            part = reads[:size]
            del reads[:size]
            async with self._turn:
                done += self._committed(feed, answer, clock, part).intakes
                await asyncio.sleep(0)
        return done

    def _committed(
        self,
        feed: FeedView,
        answer: Document,
        clock: PollClock,
        reads: list[Read],
        *,
        early: Sequence[Intake] = (),
        items: SortedOut | None = None,
    ) -> PollIntent:
        """Judges these items and writes them; with `items`, the whole document: they are its last part.

        From here to the commit nothing else runs: two feeds can't both say "new" of one story.
        """
        intakes = self._judge(feed, reads, clock.now)
        everything = (*early, *intakes)
        intent = poll_intent(feed, answer, clock, everything)
        intent = replace(intent, intakes=intakes, twins=self._twins(feed, intakes), part=items is None)
        if items is not None:
            standing = items.stands_after(everything)
            intent = replace(intent, still_there=items.still_there, standing=standing)
        polls.commit(self.world.store, intent)
        return intent

    async def _one_by_one(
        self, feed: FeedView, answer: Document, clock: PollClock, reads: list[Read]
    ) -> list[Read]:
        """The sample plays as it would have come: each item is told before the next one is known."""
        for read in sorted(reads, key=lambda read: order_time(read.triaged.item, clock.now)):
            intakes = self._judge(feed, [read], clock.now)
            # Not done yet: after a crash the feed is due, and its document still unread.
            unfinished = replace(answer, body_hash=feed.body_hash)
            intent = replace(poll_intent(feed, unfinished, clock, intakes), next_poll_at=clock.now)
            polls.commit(self.world.store, intent)
            await self.notify()
            await self.deliver()
        return []

    def _clock(self) -> PollClock:
        return PollClock(
            now=self.world.now(),
            base_s=self.world.poll_s,
            jitter=self.world.chance(),
            ceiling_s=self.world.poll_s_max,
        )

    def _sorted_out(self, feed: FeedView, parsed: ParsedFeed) -> SortedOut:
        seen = sight(feed, parsed)
        return seen.sorted_out(feeds.known(self.world.store, seen.keys))

    async def _read(self, feed: FeedView, unseen: Sequence[Triaged], fetched: datetime) -> list[Read]:
        reads: list[Read] = []
        known_ids = [triaged.known_id for triaged in unseen if triaged.known_id is not None]
        before = feeds.outcomes(self.world.store, known_ids)
        of_articles = second_looks.of_articles(self.world.store, known_ids)
        barred = feeds.barred_rules(self.world.store, feed.id) if feed.private and unseen else frozenset()
        for some in to_read(unseen):
            async with self._turn:
                for triaged in some:
                    day = publication_day(triaged.item, fetched=fetched, timezone=feed.timezone)
                    reading = without(self.book.read(triaged.item, reference=day), barred)
                    number = triaged.known_id or 0
                    reading = joined(reading, of_articles.get(number, ()), self.book.rules)
                    reads.append(Read(triaged, reading, before.get(number)))
                await asyncio.sleep(0)
        return reads

    def _judge(self, feed: FeedView, reads: list[Read], fetched: datetime) -> tuple[Intake, ...]:
        if not reads:
            return ()
        # Another feed may have brought the same item while this one was being read: look once more.
        keys = [key for read in reads for key in read.triaged.keys]
        known = feeds.known(self.world.store, keys)
        still = [read for read in reads if _still_unseen(read.triaged, known)]
        keeper = self._keeper_of(feed)
        intakes = judge(still, feed=feed, fetched=fetched, keeper=keeper, rules=self.book.rules)
        return self.articles.asked(feed, intakes)

    def _restore(self) -> None:
        """The open stories as the store knows them: those of all, and those of each private feed."""
        store, now = self.world.store, self.world.now()
        self.keeper = restored_keeper(store, now)
        self.private = restored_private(store, now)

    def _keeper_of(self, feed: FeedView) -> StoryKeeper:
        if not feed.private:
            return self.keeper
        return self.private.setdefault(feed.id, StoryKeeper(first_of(feed.id)))

    def _twins(self, feed: FeedView, intakes: Sequence[Intake]) -> tuple[tuple[int, int], ...]:
        """Private stories that are one with a story of others: a chat that sees both is told once."""
        others = [keeper for number, keeper in self.private.items() if number != feed.id]
        twins: dict[tuple[int, int], None] = {}
        for intake in intakes:
            story, sighting = intake.verdict.story, intake.sighting
            if not sighting.rules or (not feed.private and intake.verdict.decision is not Decision.NEW):
                continue
            for keeper in (self.keeper, *others) if feed.private else others:
                if (found := keeper.find(sighting)) is not None:
                    twins[max(story, found), min(story, found)] = None
        return tuple(twins)

    def forget_stories(self) -> None:
        """Upkeep: stories that nothing could open any more are not kept in memory."""
        now = self.world.now()
        for keeper in (self.keeper, *self.private.values()):
            keeper.forget(now)

    # --- NOTIFY ---

    async def notify(self) -> int:
        """Tell the subscribers of open alerts, in bounded steps; says how many decisions were made."""
        return await self.notifying.notify()

    # --- REMIND ---

    async def remind(self) -> int:
        """Turn the reminders that are due into messages; says how many ended, told or not."""
        return await remind.remind(self.world.store, self.world.receivers.keys(), self.world.now)

    # --- DELIVER ---

    async def deliver(self) -> int:
        """Send or edit what is due, as fast as the receivers allow; says how many attempts were made."""
        return await self.delivery.deliver_due()


def _still_unseen(triaged: Triaged, known: Mapping[int, Seen]) -> bool:
    (again,) = triage([triaged.item], [triaged.keys], known)
    return (again.state, again.known_id) == (triaged.state, triaged.known_id)


def _log_poll(feed: FeedView, intent: PollIntent) -> None:
    if not intent.ok:
        log.warning(line("feed failed", feed=feed.url, failures=feed.failures + 1, reason=intent.problem))
    elif intent.intakes:
        raised = sum(intake.alerts for intake in intent.intakes)
        log.info(line("polled", feed=feed.url, items=len(intent.intakes), alerts=raised))
