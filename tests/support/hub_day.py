"""A day of a publisher that prints at random times, of its hub that dies at some hour, and of the polls beside it."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.feeds.item import Item
from bot.feeds.trust import Trust, brought, measured, next_poll, polled

NOON = datetime(2025, 5, 28, 12, tzinfo=UTC)
HOURS = 24
WINDOW = 10
POLL_S = 60


@dataclass(frozen=True)
class Day:
    """How it went. `lost` items left the document before anybody had them; delays are in seconds."""

    printed: int
    lost: int
    polls: int
    delays_pushed: tuple[float, ...]
    delays_polled: tuple[float, ...]


def lived(
    seed: int, *, gap_s: float, dies_after_h: float = HOURS, misses: float = 0.0, hub_s: float = 10.0
) -> Day:
    """One day. The hub takes `hub_s` to bring an item, and drops a share `misses` of them by chance.

    A push counts when it comes, unless a poll had the item before.
    """
    die, now = random.Random(seed), NOON
    trust = Trust(lease_until=NOON + timedelta(days=10))
    next_poll_at, next_item_at = NOON, NOON
    printed: list[datetime] = []
    under_way: list[tuple[datetime, datetime]] = []
    had: dict[datetime, float] = {}
    by_push: set[datetime] = set()
    polls = 0
    while now < NOON + timedelta(hours=HOURS):
        arrives = under_way[0][0] if under_way else next_item_at
        now = min(next_poll_at, next_item_at, arrives)
        if under_way and now == arrives:
            _, item = under_way.pop(0)
            if item not in had:
                had[item] = (now - item).total_seconds()
                by_push.add(item)
                trust = brought(trust)
        elif now == next_item_at:
            printed.append(now)
            alive = now < NOON + timedelta(hours=dies_after_h)
            if alive and die.random() >= misses:
                under_way.append((now + timedelta(seconds=hub_s), now))
            next_item_at = now + timedelta(seconds=gap_s * die.uniform(0.5, 1.5))
        else:
            polls += 1
            document = printed[-WINDOW:]
            fresh = [item for item in document if item not in had]
            had |= {item: (now - item).total_seconds() for item in fresh}
            trust = measured(
                polled(trust, now, found=bool(fresh)), [Item("x", published=at) for at in document]
            )
            next_poll_at = next_poll(trust, now + timedelta(seconds=POLL_S), now)
    return Day(
        printed=len(printed),
        lost=len([item for item in printed[:-WINDOW] if item not in had]),
        polls=polls,
        delays_pushed=tuple(had[item] for item in by_push),
        delays_polled=tuple(delay for item, delay in had.items() if item not in by_push),
    )


def alone(seed: int, *, gap_s: float) -> Day:
    """The same publisher without a hub."""
    return lived(seed, gap_s=gap_s, dies_after_h=0)
