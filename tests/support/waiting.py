"""A chat with wishes about when it is rung, and what it got."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from bot.alerts.card import Digest
from bot.feeds.item import Item
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store.changes import Change
from tests.support.world import NOON, PARTS, TALKS, Outside, Running, item, running

OFFER = item(1, "Russia offers talks on Monday 2 June", at=NOON - timedelta(minutes=5))
MOVED = item(2, "Russia talks now on Monday 16 June, not on 2 June", at=NOON + timedelta(minutes=5))
HARBOUR = item(3, "Ship sinks in harbour of Odesa", at=NOON)
GRAIN = Rule(id=RuleId("grain"), title="Grain", query=parse("grain"))
CORN = item(4, "Grain exports halted by storm", at=NOON)


def wish(live: Running, *changes: Change) -> None:
    with live.store.transaction() as connection:
        for change in changes:
            change.write(connection, live.outside.now)


def told(outside: Outside) -> list[object]:
    """What the chat got: the headline of a card, or those of a digest."""
    return [
        [entry.card.headline for entry in one.content.entries]
        if isinstance(one.content, Digest)
        else getattr(one.content, "headline", one.content)
        for one in outside.received
        if one.edit_id is None
    ]


def reasons(live: Running) -> list[str]:
    return [row["reason"] for row in live.store.rows("SELECT reason FROM decision ORDER BY id")]


@contextmanager
def subscribed(outside: Outside, folder: Path | None = None, *watched: Rule) -> Iterator[Running]:
    """A chat that has seen its earlier hits."""
    with running(outside, folder, watched=watched or (TALKS, PARTS, GRAIN)) as live:
        with live.store.transaction() as connection:
            connection.execute("UPDATE subscription SET earlier = 0")
        yield live


async def publish(live: Running, *items: Item) -> None:
    live.outside.publish("a", *items)
    live.outside.later(minutes=10)
    await live.passes()
