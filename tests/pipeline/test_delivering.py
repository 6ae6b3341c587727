"""DELIVER over one outbox: pace, order, one request a chat, and what follows from each answer."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from bot.alerts.card import Note
from bot.alerts.outcome import (
    ChatGone,
    ChatMoved,
    Flooded,
    Outcome,
    ParentGone,
    Refused,
    Sent,
    Unauthorized,
)
from bot.alerts.receiver import Delivery
from bot.deliver import HALT, MESSAGES_AT_ONCE_MAX, Delivering
from bot.store import feeds, outbox, rules
from bot.store.database import Store
from tests.support.subscribers import Letterbox, SetClock, queue, subscribe
from tests.support.world import NOON, TALKS

RECEIVER = "telegram"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.in_memory()
    feeds.sync(store, [])
    rules.sync(store, [TALKS], NOON)
    yield store
    store.close()


def chats(store: Store, *ids: int) -> None:
    subscribe(store, ids, "talks", NOON, receiver=RECEIVER)


def delivering(store: Store, receiver: object, clock: SetClock) -> Delivering:
    return Delivering(store, {RECEIVER: receiver}, now=clock, chance=lambda: 0.0)  # type: ignore[dict-item]  # fakes


def states(store: Store) -> list[str]:
    return [row["state"] for row in store.rows("SELECT state FROM message ORDER BY id")]


@dataclass(slots=True)
class Slow:
    """Answers when it is told to; knows what is under way."""

    gates: dict[int, asyncio.Event] = field(default_factory=dict)
    under_way: Counter[int] = field(default_factory=Counter)
    most_at_once: int = 0
    most_in_a_chat: int = 0
    done: list[int] = field(default_factory=list)

    async def deliver(self, delivery: Delivery) -> Outcome:
        self.under_way[delivery.chat_id] += 1
        self.most_at_once = max(self.most_at_once, self.under_way.total())
        self.most_in_a_chat = max(self.most_in_a_chat, *self.under_way.values())
        if gate := self.gates.get(delivery.chat_id):
            await gate.wait()
        await asyncio.sleep(0)
        self.under_way[delivery.chat_id] -= 1
        self.done.append(delivery.chat_id)
        return Sent(1)


async def until(what: object) -> None:
    async with asyncio.timeout(20):
        while not what():  # type: ignore[operator]  # noqa: ASYNC110 - what happens in tasks of the pass
            await asyncio.sleep(0)


async def test_many_chats_are_served_side_by_side_and_each_has_one_request_at_a_time(
    store: Store, clock: SetClock
) -> None:
    chats(store, *range(1, 26))
    for _ in range(2):
        for chat in range(1, 26):
            queue(store, chat, "x", clock.now)
    slow = Slow()
    passes = delivering(store, slow, clock)
    while outbox.next_due_at(store) is not None:
        await passes.deliver_due()
        clock.later(1.03)
    assert (slow.most_in_a_chat, len(slow.done)) == (1, 50)
    assert slow.most_at_once == MESSAGES_AT_ONCE_MAX


async def test_a_chat_whose_answer_is_slow_holds_back_no_other(store: Store, clock: SetClock) -> None:
    chats(store, 1, 2)
    for chat in (1, 2, 2):
        queue(store, chat, "x", clock.now)
    slow = Slow(gates={1: asyncio.Event()})
    task = asyncio.create_task(delivering(store, slow, clock).deliver_due())
    await until(lambda: slow.done == [2, 2])
    slow.gates[1].set()
    assert await task == 3
    assert slow.done == [2, 2, 1]


async def test_two_passes_at_once_send_nothing_twice(store: Store, clock: SetClock) -> None:
    chats(store, 1)
    queue(store, 1, "x", clock.now)
    box = Letterbox()
    passes = delivering(store, box, clock)
    assert sum(await asyncio.gather(passes.deliver_due(), passes.deliver_due())) == 1
    assert len(box.got) == 1


async def test_who_cancels_a_pass_cancels_no_request_and_finish_waits_for_its_answer(
    store: Store, clock: SetClock
) -> None:
    chats(store, 1)
    queue(store, 1, "x", clock.now)
    slow = Slow(gates={1: asyncio.Event()})
    passes = delivering(store, slow, clock)
    task = asyncio.create_task(passes.deliver_due())
    await until(lambda: slow.under_way[1])
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await passes.finish(0)
    assert states(store) == ["due"]
    slow.gates[1].set()
    await passes.finish(5)
    assert states(store) == ["sent"]


async def test_a_pass_after_a_cancelled_one_sends_nothing_that_is_still_under_way(
    store: Store, clock: SetClock
) -> None:
    chats(store, 1)
    queue(store, 1, "x", clock.now)
    slow = Slow(gates={1: asyncio.Event()})
    passes = delivering(store, slow, clock)
    task = asyncio.create_task(passes.deliver_due())
    await until(lambda: slow.under_way[1])
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    slow.gates[1].set()
    assert await passes.deliver_due() == 0
    assert slow.done == [1]


async def test_a_record_that_fails_is_heard_of_and_repeats_no_other_message(
    store: Store, clock: SetClock
) -> None:
    class Breaks(Letterbox):
        async def deliver(self, delivery: Delivery) -> Outcome:
            await Letterbox.deliver(self, delivery)
            # No integer of SQLite's: the record of this answer fails, as on a full disk.
            return Sent(2**70 if delivery.chat_id == 1 else 5)

    chats(store, 1, 2)
    queue(store, 1, "x", clock.now)
    queue(store, 2, "y", clock.now)
    box = Breaks()
    passes = delivering(store, box, clock)
    with pytest.raises(OverflowError):
        await passes.deliver_due()
    await passes.finish(1)
    assert states(store) == ["due", "sent"]
    assert len(box.headlines(2)) == 1


async def test_a_receiver_with_a_bug_stops_no_other_message_and_its_own_is_tried_again(
    store: Store, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    class Buggy(Letterbox):
        async def deliver(self, delivery: Delivery) -> Outcome:
            if delivery.chat_id == 1 and not self.got:
                self.got.append(delivery)
                raise KeyError("a bug")
            return await Letterbox.deliver(self, delivery)

    chats(store, 1, 2)
    queue(store, 1, "x", clock.now)
    queue(store, 2, "y", clock.now)
    passes = delivering(store, Buggy(), clock)
    with caplog.at_level(logging.ERROR, "watchword"):
        await passes.deliver_due()
    assert "delivery failed by a bug" in caplog.text
    assert states(store) == ["due", "sent"]
    clock.later(10)
    await passes.deliver_due()
    assert states(store) == ["sent", "sent"]


async def test_a_revoked_token_halts_its_receiver_and_nothing_is_lost(store: Store, clock: SetClock) -> None:
    chats(store, 1, 2)
    queue(store, 1, "x", clock.now)
    queue(store, 2, "y", clock.now)
    box = Letterbox(answers=[Unauthorized("revoked"), Unauthorized("revoked")])
    passes = delivering(store, box, clock)
    await passes.deliver_due()
    assert await passes.deliver_due() == 0
    clock.later(HALT.total_seconds() + 1)
    await passes.deliver_due()
    assert states(store) == ["sent", "sent"]


async def test_owners_are_told_what_was_given_up_but_not_that_a_notice_was(
    store: Store, clock: SetClock
) -> None:
    chats(store, 1, 2)
    with store.transaction() as connection:
        connection.execute("UPDATE chat SET role = 'owner' WHERE id = 2")
    queue(store, 1, "x", clock.now)
    box = Letterbox(answers=[Refused("too <odd>"), Refused("no notices")])
    passes = delivering(store, box, clock)
    await passes.deliver_due()
    await passes.deliver_due()
    (notice,) = [one.content for one in box.got if one.chat_id == 2]
    assert notice == Note(html="A message to chat 1 could not be delivered: too &lt;odd&gt;")
    assert states(store) == ["dead", "dead"]


async def test_a_flood_wait_holds_its_chat_to_the_second_and_no_other(store: Store, clock: SetClock) -> None:
    chats(store, 1, 2)
    for chat in (1, 1, 2):
        queue(store, chat, "x", clock.now)
    box = Letterbox(answers=[Flooded(30)])
    passes = delivering(store, box, clock)
    await passes.deliver_due()
    assert [delivery.chat_id for delivery in box.got] == [1, 2]
    clock.later(29)
    assert await passes.deliver_due() == 0
    clock.later(3)
    assert await passes.deliver_due() == 2


async def test_a_chat_that_is_gone_is_paused_with_all_that_waits_for_it(
    store: Store, clock: SetClock
) -> None:
    chats(store, 1)
    queue(store, 1, "x", clock.now)
    queue(store, 1, "y", clock.now)
    passes = delivering(store, Letterbox(answers=[ChatGone("blocked")]), clock)
    await passes.deliver_due()
    rows = store.rows("SELECT c.state, m.state, m.problem FROM message m JOIN chat c ON c.id = m.chat_id")
    assert [tuple(row) for row in rows] == [("paused", "due", "blocked")] * 2


async def test_a_group_that_moved_gets_the_message_under_its_new_id(store: Store, clock: SetClock) -> None:
    chats(store, -1)
    queue(store, -1, "x", clock.now)
    box = Letterbox(answers=[ChatMoved(-1000)])
    await delivering(store, box, clock).deliver_due()
    assert [delivery.chat_id for delivery in box.got] == [-1, -1000]
    assert states(store) == ["sent"]


async def test_a_reply_whose_parent_is_gone_there_is_sent_without_it(store: Store, clock: SetClock) -> None:
    chats(store, 1)
    parent = queue(store, 1, "first", clock.now)
    reply = queue(store, 1, "reply", clock.now)
    with store.transaction() as connection:
        connection.execute("UPDATE message SET parent_id = ?, kind = 'delta' WHERE id = ?", (parent, reply))
    box = Letterbox(answers=[Sent(70), ParentGone("deleted"), Sent(71)])
    await delivering(store, box, clock).deliver_due()
    assert [delivery.reply_to for delivery in box.got] == [None, 70, None]
    assert states(store) == ["sent", "sent"]


async def test_who_deletes_a_message_is_not_sent_it_again_by_an_edit(store: Store, clock: SetClock) -> None:
    chats(store, 1)
    first = queue(store, 1, "first", clock.now)
    box = Letterbox(answers=[Sent(70), ParentGone("deleted")])
    await delivering(store, box, clock).deliver_due()
    with store.transaction() as connection:
        connection.execute("UPDATE message SET wanted = 2, state = 'due' WHERE id = ?", (first,))
    await delivering(store, box, clock).deliver_due()
    await delivering(store, box, clock).deliver_due()
    assert [delivery.edit_id for delivery in box.got] == [None, 70]
    assert states(store) == ["sent"]


async def test_without_a_receiver_nothing_is_attempted(store: Store, clock: SetClock) -> None:
    assert await Delivering(store, {}, now=clock, chance=lambda: 0.0).deliver_due() == 0
