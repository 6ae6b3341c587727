"""From a poll's answer to the `PollIntent` that is committed: what the feed's row says next. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.absence import late
from bot.alerts.intake import FeedView, Intake, PollIntent
from bot.feeds.answer import Answer, Document, Failed, Quiet
from bot.feeds.timing import Hints, next_poll


@dataclass(frozen=True, slots=True)
class PollClock:
    """When the answer came, how often feeds are asked at most, and a number in [0, 1) from a fair die."""

    now: datetime
    base_s: int
    jitter: float


def poll_intent(
    feed: FeedView, answer: Answer, clock: PollClock, intakes: tuple[Intake, ...] = ()
) -> PollIntent:
    """What to write of one poll."""
    match answer:
        case Document():
            return PollIntent(
                feed_id=feed.id,
                polled_at=clock.now,
                next_poll_at=_next(clock, answer.hints, ttl_s=answer.parsed.ttl_s),
                ok=True,
                problem="; ".join(answer.parsed.problems),
                etag=answer.etag,
                last_modified=answer.last_modified,
                body_hash=answer.body_hash,
                title=answer.parsed.title,
                moved_to=answer.moved_to,
                items=len(answer.parsed.items),
                late=late(feed, clock.now),
                intakes=intakes,
            )
        case Quiet():
            return PollIntent(
                feed_id=feed.id,
                polled_at=clock.now,
                next_poll_at=_next(clock, answer.hints),
                ok=True,
                etag=feed.etag,
                last_modified=feed.last_modified,
                body_hash=feed.body_hash,
            )
        case Failed():
            hints = Hints(retry_after_s=answer.retry_after_s)
            return PollIntent(
                feed_id=feed.id,
                polled_at=clock.now,
                next_poll_at=_next(clock, hints, failures=feed.failures + 1),
                ok=False,
                problem=answer.reason,
                failure=answer.kind,
            )


def _next(clock: PollClock, hints: Hints, *, ttl_s: int | None = None, failures: int = 0) -> datetime:
    pause_s = next_poll(base_s=clock.base_s, jitter=clock.jitter, failures=failures, hints=hints, ttl_s=ttl_s)
    return clock.now + timedelta(seconds=pause_s)
