"""What a poll means for the feed's hub, and the hub for the next poll: joins `feeds.trust` to POLL. Pure."""

from dataclasses import replace
from datetime import timedelta

from bot.alerts.intake import FeedView, PollIntent
from bot.alerts.polling import PollClock
from bot.feeds.answer import Answer, Document, Failed
from bot.feeds.triage import ItemState
from bot.feeds.trust import PushNote, Trust, measured, next_poll, polled


def after_poll(
    intent: PollIntent, feed: FeedView, answer: Answer, clock: PollClock, trust: Trust | None
) -> PollIntent:
    """The intent with what is noted of the hub; its next poll later while the hub is trusted.

    `trust` as before the feed was asked; None: it has no subscription, or hubs can't reach us.
    """
    if isinstance(answer, Failed):
        return intent
    document = answer if isinstance(answer, Document) else None
    if trust is None and document is None:
        return intent
    after = trust or Trust()
    if trust is not None:
        found = feed.primed and any(intake.triaged.state is ItemState.NEW for intake in intent.intakes)
        after = polled(trust, clock.now, found=found)
    if document is not None:
        after = measured(after, document.parsed.items)
    return replace(
        intent,
        push=PushNote(
            again_at=clock.now + timedelta(seconds=clock.base_s),
            endpoints=None if document is None else document.push,
            before=trust,
            after=after,
        ),
        next_poll_at=next_poll(after, intent.next_poll_at, clock.now, most_s=clock.ceiling_s),
    )
