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
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot import deliver, remind
from bot.alerts.intake import FeedView, Intake, PollIntent, Read, judge, order_time, publication_day
from bot.alerts.polling import PollClock, poll_intent
from bot.alerts.portions import are_few, to_commit, to_hash, to_read
from bot.alerts.pushing import after_poll
from bot.alerts.sorting import SortedOut, sight
from bot.articles import Articles
from bot.due import DueFeeds
from bot.feeds.answer import Answer, Document, Failed, FailureKind
from bot.feeds.identity import content_hash
from bot.feeds.item import ParsedFeed
from bot.feeds.triage import Triaged, is_unchanged
from bot.feeds.trust import Trust
from bot.keepers import Keepers
from bot.log import line
from bot.notify import Notifying
from bot.quiet import QuietCommits
from bot.rules.book import RuleBook
from bot.rules.match import joined, without
from bot.store import feed_notices, feeds, polls, pushes, second_looks
from bot.world import World

log = logging.getLogger("watchword")

FEEDS_AT_ONCE_MAX = 64
REFILLED_BELOW = FEEDS_AT_ONCE_MAX // 2
"""Places that fall free one by one are not worth a look at who is due."""


class Pipeline:
    """The passes over one world. Holds the live rules and the open stories, both rebuilt from the store."""

    def __init__(self, world: World, book: RuleBook) -> None:
        self.world = world
        self.book = book
        self.stories = Keepers(world.store, world.now)
        self.delivery = deliver.Delivering(world.store, world.receivers, now=world.now, chance=world.chance)
        self.notifying = Notifying(
            world.store,
            book,
            world.receivers.keys(),
            now=world.now,
            under_way=self.delivery.messages_under_way,
            told=world.told,
            catches_up=world.catches_up,
        )
        self.articles = Articles(world.store, book, world.articles, now=world.now, stories=self.stories)
        self._polling: dict[int, asyncio.Task[PollIntent | None]] = {}
        self._more = False  # whether feeds may be due for which there was no place
        self.pushing = False  # whether hubs can reach us: else no poll waits for them
        self._due = DueFeeds(world.store, world.now, world.host_s)
        self._quiet = QuietCommits(world.store, others=lambda: len(self._polling))
        # Work of many polls that are ready at one moment would add up to one long stall: they take turns.
        self._turn = asyncio.Lock()

    # --- POLL ---

    def start_polls(self) -> int:
        """Start polling the feeds that are due and not being polled; says how many. Returns at once.

        Where there are more of them than places, the next follow as places fall free.
        """
        places = FEEDS_AT_ONCE_MAX - len(self._polling)
        started = self._start(self._due.take(places, self._polling))
        self._more = started == places
        return started

    def _start(self, started: Sequence[FeedView]) -> int:
        for feed in started:
            task = asyncio.create_task(self._isolated_poll(feed), name=f"poll {feed.id}")
            self._polling[feed.id] = task
            task.add_done_callback(partial(self._polled, feed))
        return len(started)

    async def poll_due(self) -> None:
        """Poll each feed that is due, once; wait for the last. Hosts that wish it are left alone."""
        begun, tried = self.world.now(), set[int]()
        while (wait_s := self._due.wait_s(begun, tried)) is not None:
            await asyncio.sleep(wait_s)
            self._start(self._due.take(FEEDS_AT_ONCE_MAX, tried, begun))
            tried |= self._polling.keys()
            await self.finish_polls()

    def _polled(self, feed: FeedView, task: asyncio.Task[PollIntent | None]) -> None:
        self._polling.pop(feed.id, None)
        self._due.asked(feed)
        if self._more and len(self._polling) < REFILLED_BELOW and not task.cancelled():
            self.start_polls()

    async def finish_polls(self) -> None:
        """Wait for the polls that are under way."""
        while self._polling:
            await asyncio.gather(*self._polling.values(), return_exceptions=True)

    async def stop_polls(self) -> None:
        """Drop the polls that are under way: what they had not committed is polled again."""
        self._more = False
        self._quiet.flush()
        for task in list(self._polling.values()):
            task.cancel()
        await self.finish_polls()

    async def _isolated_poll(self, feed: FeedView) -> PollIntent | None:
        try:
            return await self.poll(feed)
        except Exception:
            log.exception(line("poll failed by a bug", feed=feed.url))
            self.stories.restore()
            bug = Failed("an internal error; see the log", FailureKind.BUG)
            polls.commit(self.world.store, poll_intent(feed, bug, self._clock()))
            return None

    async def poll(self, feed: FeedView) -> PollIntent:
        """One poll of one feed, from its answer to the commit."""
        trust = pushes.trust(self.world.store, feed.id) if self.pushing else None
        answer = await self.world.source.get(feed)
        clock = self._clock()
        if not isinstance(answer, Document):
            intent = await self._nothing_new(feed, answer, clock, trust)
        else:
            await self.stories.ready()
            items = await self._sorted_out(feed, answer.parsed)
            reads = await self._read(feed, items.unseen, clock.now)
            if feed.sample:
                reads = await self._one_by_one(feed, answer, clock, reads)
            early = await self._in_parts(feed, answer, clock, reads)
            async with self._turn if reads else nullcontext():
                intent = self._committed(feed, answer, clock, reads, early=early, items=items, trust=trust)
            intent = replace(intent, intakes=(*early, *intent.intakes))
        self._due.heed(intent)
        _log_poll(feed, intent)
        return intent

    async def _nothing_new(
        self, feed: FeedView, answer: Answer, clock: PollClock, trust: Trust | None
    ) -> PollIntent:
        """Nothing came, or a failure."""
        intent = after_poll(poll_intent(feed, answer, clock), feed, answer, clock, trust)
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
        trust: Trust | None = None,
    ) -> PollIntent:
        """Judges these items and writes them; with `items`, the whole document: they are its last part.

        From here to the commit nothing else runs: two feeds can't both say "new" of one story.
        """
        intakes = self._judge(feed, reads, clock.now)
        everything = (*early, *intakes)
        intent = poll_intent(feed, answer, clock, everything)
        intent = replace(intent, intakes=intakes, twins=self.stories.twins(feed, intakes), part=items is None)
        if items is not None:
            intent = after_poll(intent, feed, answer, clock, trust)
            standing = items.stands_after(everything)
            intent = replace(intent, still_there=items.still_there, standing=standing)
        polls.commit(self.world.store, intent)
        return intent

    async def judged(
        self, feed: FeedView, unseen: Sequence[Triaged], now: datetime
    ) -> tuple[tuple[Intake, ...], tuple[tuple[int, int], ...]]:
        """What came another way, judged as in a poll, and its twins; to be committed before any await."""
        await self.stories.ready()
        intakes = self._judge(feed, await self._read(feed, list(unseen), now), now)
        return intakes, self.stories.twins(feed, intakes)

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
        world = self.world
        return PollClock(world.now(), world.poll_s, world.chance(), world.poll_s_max)

    async def _sorted_out(self, feed: FeedView, parsed: ParsedFeed) -> SortedOut:
        if are_few(parsed.items):
            seen = sight(feed, parsed)
            return seen.sorted_out(feeds.known(self.world.store, seen.keys))
        # Of a thousand items each step takes tens of milliseconds: others get their turns.
        async with self._turn:
            seen, contents = sight(feed, parsed), list[int]()
            await asyncio.sleep(0)
            for some in to_hash(parsed.items):
                contents += map(content_hash, some)
                await asyncio.sleep(0)
            return seen.sorted_out(feeds.known(self.world.store, seen.keys), contents)

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
        still = [read for read in reads if is_unchanged(read.triaged, known)]
        keeper = self.stories.of(feed)
        intakes = judge(still, feed=feed, fetched=fetched, keeper=keeper, rules=self.book.rules)
        return self.articles.asked(feed, intakes)

    # --- NOTIFY, REMIND, DELIVER ---

    async def notify(self) -> int:
        """Tell the subscribers of open alerts, in bounded steps; says how many decisions were made."""
        return await self.notifying.notify()

    async def remind(self) -> int:
        """Turn the reminders that are due into messages; says how many ended, told or not."""
        return await remind.remind(self.world.store, self.world.receivers.keys(), self.world.now)

    async def deliver(self) -> int:
        """Send or edit what is due, as fast as the receivers allow; says how many attempts were made."""
        return await self.delivery.deliver_due()


def _log_poll(feed: FeedView, intent: PollIntent) -> None:
    if not intent.ok:
        log.warning(line("feed failed", feed=feed.url, failures=feed.failures + 1, reason=intent.problem))
    elif intent.intakes:
        raised = sum(intake.alerts for intake in intent.intakes)
        log.info(line("polled", feed=feed.url, items=len(intent.intakes), alerts=raised))
