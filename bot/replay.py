"""An archive of items through the whole pipeline with its own clock: what would have rung, and why.

Law: same input, same bytes. Nothing here is written to disk, fetched or sent; the store lives in memory,
time is that of the archive, and chance is one fixed number.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby

from bot.alerts.intake import FeedView
from bot.alerts.outcome import Outcome, Sent
from bot.alerts.receiver import Delivery
from bot.alerts.render_html import card_html
from bot.alerts.situation import ChatDecision
from bot.feeds.answer import Answer, Document
from bot.feeds.item import Item, ParsedFeed
from bot.pipeline import Pipeline
from bot.rules.book import RuleBook
from bot.rules.rule import FeedEntry, RuleSet
from bot.store import feeds, rules
from bot.store.database import Store
from bot.store.earlier import FIRST_ROUND_WAIT
from bot.store.terminal import subscribe_terminal
from bot.tongues import ENGLISH
from bot.world import World

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Archived:
    """An item as it was fetched: from which feed, when, and under which id it is reported."""

    id: str
    feed: str
    fetched: datetime
    item: Item


@dataclass(slots=True)
class _Archive:
    """A feed source that answers with what the archive has for the moment, and the clock of that moment."""

    now: datetime = BEGINNING
    items: tuple[Item, ...] = ()
    decisions: list[ChatDecision] = field(default_factory=list)
    sent: int = 0

    async def get(self, feed: FeedView) -> Answer:  # noqa: ARG002 - there is one answer at a time
        return Document(ParsedFeed(title="", lang="", items=self.items))

    async def deliver(self, delivery: Delivery) -> Outcome:
        if delivery.edit_id is not None:
            return Sent(delivery.edit_id)
        self.sent += 1
        return Sent(self.sent)


async def replay(archive: Iterable[Archived], ruleset: RuleSet) -> AsyncIterator[dict[str, object]]:
    """One record for each ring, update and suppression, in the order in which they were decided."""
    ordered = sorted(archive, key=lambda one: (one.fetched, one.feed))
    store = Store.in_memory()
    try:
        async for record in _replay(store, ordered, ruleset):
            yield record
    finally:
        store.close()


async def _replay(
    store: Store, ordered: Sequence[Archived], ruleset: RuleSet
) -> AsyncIterator[dict[str, object]]:
    names = dict.fromkeys(one.feed for one in ordered)
    feeds.sync(store, [FeedEntry(url=name, title=name, sample=True) for name in names])
    rules.sync(store, ruleset.rules, BEGINNING)
    subscribe_terminal(store, BEGINNING)
    views = {view.url: view for view in feeds.due(store, datetime.now(UTC), limit=len(names) + 1)}
    source = _Archive()
    world = World(
        store=store,
        source=source,
        receivers={"terminal": source},
        now=lambda: source.now,
        chance=lambda: 0.5,
        told=source.decisions.append,
    )
    pipeline = Pipeline(world, RuleBook(ruleset.concepts, ruleset.rules))
    # The subscriptions look for earlier hits while there are none: so each record is of an item's own time.
    source.now = BEGINNING + FIRST_ROUND_WAIT
    await pipeline.notify()
    for (fetched, feed), group in groupby(ordered, key=lambda one: (one.fetched, one.feed)):
        batch = list(group)
        source.now, source.items = fetched, tuple(one.item for one in batch)
        await pipeline.poll(views[feed])
        await pipeline.notify()
        await pipeline.deliver()
        for decision in source.decisions:
            yield _record(store, decision, fetched)
        source.decisions.clear()


def _record(store: Store, decision: ChatDecision, now: datetime) -> dict[str, object]:
    row = store.row("SELECT guid, link, title FROM item WHERE id = ?", (decision.item_id,))
    assert row is not None
    change = decision.ring or decision.update
    return {
        "at": now.isoformat(),
        "id": row["guid"] or row["link"] or row["title"],
        "rule": decision.rule_id,
        "story": decision.story_id,
        "action": decision.action.value,
        "reason": decision.reason.value,
        "text": card_html(change.card, now, ENGLISH) if change is not None else None,
    }
