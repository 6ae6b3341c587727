"""What a poll means for the feed's hub, and the hub for the next poll: joins `feeds.trust` to POLL. Pure."""

from dataclasses import replace
from datetime import timedelta

from bot.alerts.intake import FeedView, PollIntent
from bot.alerts.polling import PollClock
from bot.feeds.answer import Answer, Document, Failed
from bot.feeds.triage import ItemState
from bot.feeds.trust import PushNote, Standing, half_life_s, next_poll, polled


def after_poll(
    intent: PollIntent, feed: FeedView, answer: Answer, clock: PollClock, standing: Standing | None
) -> PollIntent:
    """The intent with what is noted of the hub; its next poll later while the hub is trusted.

    `standing` as before the feed was asked; None: it has no subscription, or hubs can't reach us.
    """
    if isinstance(answer, Failed):
        return intent
    note = PushNote(
        again_at=clock.now + timedelta(seconds=clock.base_s),
        endpoints=answer.push if isinstance(answer, Document) else None,
    )
    if standing is None:
        return intent if note.endpoints is None else replace(intent, push=note)
    found = feed.primed and any(intake.triaged.state is ItemState.NEW for intake in intent.intakes)
    after = polled(standing, clock.now, found=found)
    half_s = half_life_s(answer.parsed.items) if isinstance(answer, Document) else None
    after = after if half_s is None else replace(after, half_s=half_s)
    return replace(
        intent,
        push=replace(note, before=standing, after=after),
        next_poll_at=next_poll(after, intent.next_poll_at, clock.now),
    )
