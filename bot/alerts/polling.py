"""From a poll's answer to the `PollIntent` that is committed: what the feed's row says next. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.absence import late
from bot.alerts.intake import FeedView, Intake, PollIntent
from bot.feeds import moving
from bot.feeds.answer import Answer, Document, Failed, FailureKind, Quiet
from bot.feeds.hosts import host_of
from bot.feeds.item import Item
from bot.feeds.moving import Moving
from bot.feeds.rhythm import Expectation, Rhythm, arrival, begun, learned, pause_s
from bot.feeds.timing import FAILURE_S_MAX, POLL_S_MAX, Hints, Wishes, next_poll
from bot.feeds.triage import ItemState


@dataclass(frozen=True, slots=True)
class PollClock:
    """When the answer came, the shortest and the longest pause, and a number in [0, 1) from a fair die.

    The floor wins where it is above the ceiling.
    """

    now: datetime
    base_s: int
    jitter: float
    ceiling_s: int = POLL_S_MAX


def poll_intent(
    feed: FeedView, answer: Answer, clock: PollClock, intakes: tuple[Intake, ...] = ()
) -> PollIntent:
    """What to write of one poll."""
    match answer:
        case Document():
            rhythm = _learned(feed, answer.parsed.items, intakes, clock.now)
            wishes = answer.parsed.wishes
            return PollIntent(
                feed_id=feed.id,
                polled_at=clock.now,
                next_poll_at=_next(feed, rhythm, wishes, clock, answer.hints),
                ok=True,
                problem="; ".join(answer.parsed.problems),
                etag=answer.etag,
                last_modified=answer.last_modified,
                body_hash=answer.body_hash,
                title=answer.parsed.title,
                items=max(len(answer.parsed.pieces), len(answer.parsed.items)),
                late=late(feed, clock.now),
                intakes=intakes,
                rhythm=None if rhythm is feed.rhythm else rhythm,
                wishes=None if wishes == feed.wishes else wishes,
                moving=_moving(feed, answer.moved_to, clock.now),
                proven=feed.prove,
            )
        case Quiet():
            return PollIntent(
                feed_id=feed.id,
                polled_at=clock.now,
                next_poll_at=_next(feed, feed.rhythm, feed.wishes, clock, answer.hints),
                ok=True,
                etag=feed.etag,
                last_modified=feed.last_modified,
                body_hash=feed.body_hash,
                moving=_moving(feed, answer.moved_to, clock.now),
            )
        case Failed():
            return _failed(feed, answer, clock)


def _failed(feed: FeedView, answer: Failed, clock: PollClock) -> PollIntent:
    failures, is_gone = feed.failures + 1, answer.kind is FailureKind.GONE
    hints = Hints(retry_after_s=answer.retry_after_s)
    pause = next_poll(base_s=clock.base_s, jitter=clock.jitter, failures=failures, hints=hints)
    moved = moving.after_failure(feed.moving, failures, is_gone=is_gone)
    return PollIntent(
        feed_id=feed.id,
        polled_at=clock.now,
        next_poll_at=clock.now + timedelta(seconds=pause),
        ok=False,
        problem=answer.reason,
        failure=answer.kind,
        moving=None if moved == feed.moving else moved,
        # Gone from a new address is not gone: its own address may lead elsewhere by now.
        ended=is_gone and not feed.moving.address,
        host_rests=_host_rests(feed, answer, clock.now),
    )


def _host_rests(feed: FeedView, answer: Failed, now: datetime) -> tuple[str, datetime] | None:
    """A host that is asked too often means all that we ask of it, not only this feed."""
    if answer.kind is not FailureKind.RATE or not answer.retry_after_s:
        return None
    # A chat can add any address: what one of its feeds says must not silence a host for hours.
    longest_s = POLL_S_MAX if feed.private else FAILURE_S_MAX
    return host_of(feed.fetched_from), now + timedelta(seconds=min(answer.retry_after_s, longest_s))


def _moving(feed: FeedView, moved_to: str, now: datetime) -> Moving | None:
    """What follows of a permanent redirect or of none; None: nothing changes."""
    moved = moving.after_answer(feed.moving, feed.url, moved_to, now)
    return None if moved == feed.moving else moved


def taught(feed: FeedView, intakes: Sequence[Intake], now: datetime) -> Rhythm | None:
    """The feed's rhythm with what its hub brought; None: as before."""
    after = None if feed.rhythm is None else _learned(feed, (), intakes, now)
    return None if after is feed.rhythm else after


def _learned(
    feed: FeedView, items: Sequence[Item], intakes: Sequence[Intake], now: datetime
) -> Rhythm | None:
    """The feed's rhythm with what this poll brought; the very same value where that is nothing."""
    if not _has_rhythm(feed):
        return None
    if feed.rhythm is None:
        return begun((item.published.timestamp() for item in items if item.published), now.timestamp())
    before = None if feed.answered is None else feed.answered.timestamp()
    came = {
        arrival(_published(intake), before, now.timestamp())
        for intake in intakes
        if intake.triaged.state is ItemState.NEW
    }
    return learned(feed.rhythm, sorted(came), now.timestamp()) if came else feed.rhythm


def _published(intake: Intake) -> float | None:
    published = intake.triaged.item.published
    return None if published is None else published.timestamp()


def _has_rhythm(feed: FeedView) -> bool:
    """A file or the sample can be read at any time: nobody is to be spared."""
    return bool(host_of(feed.url)) and not feed.sample


def _next(feed: FeedView, rhythm: Rhythm | None, wishes: Wishes, clock: PollClock, hints: Hints) -> datetime:
    now, chosen_s = clock.now.timestamp(), float(clock.base_s)
    ceiling_s = max(clock.base_s, clock.ceiling_s)
    if _has_rhythm(feed):
        expected = Expectation(rhythm or Rhythm(now, now), now)
        chosen_s = pause_s(expected, now, floor_s=clock.base_s, ceiling_s=ceiling_s)
    pause = next_poll(
        base_s=chosen_s, jitter=clock.jitter, hints=hints, wishes=wishes, ceiling_s=ceiling_s, now=now
    )
    return clock.now + timedelta(seconds=pause)
