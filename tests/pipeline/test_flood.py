"""A flood of alerts: as fast as Telegram's limits of pace allow, in order, and never over them."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from bot.alerts.card import Card
from bot.alerts.outcome import Flooded, Outcome, Sent
from bot.alerts.receiver import Delivery
from bot.deliver import Delivering
from bot.store import outbox, rules
from bot.store.database import Store
from tests.support.botapi.limits import Limits
from tests.support.subscribers import SetClock, queue, subscribe
from tests.support.world import NOON, TALKS


@dataclass(slots=True)
class StrictTelegram:
    """Enforces the limits of pace on the virtual clock, and counts what it had to refuse."""

    clock: SetClock
    limits: Limits = field(default_factory=Limits)
    arrived: dict[int, list[str]] = field(default_factory=dict)
    floods: int = 0

    async def deliver(self, delivery: Delivery) -> Outcome:
        wait_s = self.limits.wait_s(delivery.chat_id, self.clock.now.timestamp())
        if wait_s > 0:
            self.floods += 1
            return Flooded(wait_s)
        assert isinstance(delivery.content, Card)
        self.arrived.setdefault(delivery.chat_id, []).append(delivery.content.headline)
        return Sent(len(self.arrived[delivery.chat_id]))


async def test_200_alerts_arrive_in_50_chats_in_their_order_without_a_flood_wait() -> None:
    store, clock = Store.in_memory(), SetClock()
    rules.sync(store, [TALKS], NOON)
    people, groups = range(1, 46), range(-5, 0)
    everybody = [*people, *groups]
    subscribe(store, everybody, "talks", NOON, receiver="telegram")
    headlines = [f"Alert {number}" for number in range(200)]
    for headline in headlines:
        for chat in everybody:
            queue(store, chat, headline, clock.now)
    telegram = StrictTelegram(clock)
    passes = Delivering(store, {"telegram": telegram}, now=clock, chance=lambda: 0.0)
    while outbox.next_due_at(store) is not None:
        await passes.deliver_due()
        clock.later(1.03)
    assert telegram.arrived == dict.fromkeys(everybody, headlines)
    assert telegram.floods == 0
    # 30 a second in all, and 20 a minute to each group: about as fast as the limits allow.
    assert clock.now - NOON < timedelta(minutes=11)
    store.close()


async def test_what_is_urgent_overtakes_the_rest_and_keeps_its_own_order() -> None:
    """200 alerts to each of 50 people, 5 % of them urgent and coming while the others wait their turn."""
    store, clock = Store.in_memory(), SetClock()
    rules.sync(store, [TALKS], NOON)
    everybody = range(1, 51)
    subscribe(store, everybody, "talks", NOON, receiver="telegram")
    telegram = StrictTelegram(clock)
    passes = Delivering(store, {"telegram": telegram}, now=clock, chance=lambda: 0.0)
    for number in range(190):
        for chat in everybody:
            queue(store, chat, f"Alert {number}", clock.now)
    chance = Random(20261126)
    coming = sorted((chance.uniform(0, 300), chat, number) for chat in everybody for number in range(10))
    coming = [(at, chat, f"Urgent {place}") for place, (at, chat, _) in enumerate(coming)]
    asked: dict[str, float] = {}
    waits: list[float] = []
    while outbox.next_due_at(store) is not None or coming:
        passed = (clock.now - NOON).total_seconds()
        while coming and coming[0][0] <= passed:
            _, chat, headline = coming.pop(0)
            queue(store, chat, headline, clock.now, urgent=True)
            asked[headline] = passed
        before = {chat: len(got) for chat, got in telegram.arrived.items()}
        await passes.deliver_due()
        for chat, got in telegram.arrived.items():
            waits += [passed - asked[one] for one in got[before.get(chat, 0) :] if one in asked]
        clock.later(0.25)
    assert telegram.floods == 0
    assert len(waits) == 500
    assert sorted(waits)[int(0.95 * len(waits))] < 2.0
    for chat, got in telegram.arrived.items():
        normal = [one for one in got if one.startswith("Alert")]
        assert normal == [f"Alert {number}" for number in range(190)], chat
        urgent = [int(one.removeprefix("Urgent ")) for one in got if one.startswith("Urgent")]
        assert urgent == sorted(urgent), chat
        assert len(urgent) == 10
    store.close()
