"""Polling beside a hub: slow while it brings the news, back at once when it doesn't, asked for by a ping."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.alerts.intake import FeedView
from bot.feeds.answer import Answer
from bot.feeds.trust import SLOW_S_MAX, PushNote, Trust
from bot.feeds.websub import Endpoints
from bot.rules.rule import FeedEntry
from bot.store import feeds, pushed, pushes
from bot.store.database import Store
from bot.store.encoding import seconds
from tests.support.pushing import FIRST, MOVED, Desk, desk, town
from tests.support.world import NOON

NEWS = ["Ships leave the harbour", "A new pier in the harbour", "Fog in the harbour"]


async def proved(at: Desk) -> None:
    """A hub that brought everything first for a while."""
    at.town.titles += [f"Old news {number}" for number in range(10)]
    at.town.print()
    asked = await at.subscribed()
    for title in NEWS:
        await at.pushed(asked, title)
        at.town.outside.later(minutes=10)
        await at.poll()


async def test_polling_slows_while_pushes_come() -> None:
    async with town() as there, desk(there) as at:
        await at.poll()
        assert at.next_poll_s < SLOW_S_MAX
        await proved(at)
        there.outside.later(seconds=at.next_poll_s)
        await at.poll()
        assert at.next_poll_s == SLOW_S_MAX


async def test_it_is_back_to_normal_when_a_poll_finds_what_was_not_pushed() -> None:
    async with town() as there, desk(there) as at:
        await proved(at)
        there.print(FIRST)
        there.outside.later(seconds=SLOW_S_MAX)
        await at.poll()
        await at.tell()
        assert there.outside.headlines == [FIRST]
        assert at.next_poll_s < SLOW_S_MAX
        assert (at.row["proofs"], at.row["faults"]) == (0, 1)


async def test_a_push_never_puts_a_poll_off() -> None:
    async with town() as there, desk(there) as at:
        await proved(at)
        before = at.next_poll_s
        there.outside.later(minutes=15)
        await at.pushed(there.hub.asked[-1], FIRST)
        assert at.next_poll_s == before - 15 * 60 > 60


async def test_it_is_back_to_normal_when_the_lease_ends() -> None:
    async with town() as there, desk(there) as at:
        await proved(at)
        there.outside.later(days=11)
        await at.poll()
        assert at.next_poll_s < SLOW_S_MAX


async def test_it_is_back_to_normal_when_the_hub_denies() -> None:
    async with town() as there, desk(there) as at:
        await proved(at)
        assert await there.hub.deny(there.hub.asked[-1]) == 200
        assert at.next_poll_s == 0
        await at.poll()
        assert at.next_poll_s < SLOW_S_MAX


async def test_after_a_start_a_hub_has_to_prove_itself_anew(tmp_path: Path) -> None:
    async with town(tmp_path) as there:
        async with desk(there) as at:
            await proved(at)
        there.outside.later(minutes=1)
        async with desk(there) as at:
            assert at.next_poll_s == 0, "what came while we were away is looked for at once"
            await at.poll()
            assert at.next_poll_s < SLOW_S_MAX


async def test_a_hub_without_a_secret_only_has_the_feed_polled() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        with at.store.transaction() as connection:
            connection.execute("UPDATE push SET signed = 0")
        there.outside.later(seconds=10)
        there.print(FIRST)
        assert await there.hub.deliver(asked, there.document(MOVED), secret="") == 202
        assert await at.push.take() == 0
        assert at.next_poll_s == 50
        there.outside.later(seconds=50)
        await at.poll()
        await at.tell()
        assert there.outside.headlines == [FIRST], "what an unsigned push says is not news"
        assert at.row["proofs"] == 1


async def test_a_ping_leaves_a_feed_in_trouble_the_time_it_wished_for() -> None:
    async with town() as there, desk(there) as at:
        await at.subscribed()
        there.server.status("/feed.xml", 503, Retry_After="7200")
        there.outside.later(hours=1)
        await at.poll()
        pushed.ping(at.store, at.row["id"], there.now, 60)
        assert at.next_poll_s == 7_200


async def test_a_ping_that_comes_while_the_feed_is_polled_has_it_polled_again() -> None:
    async with town() as there, desk(there) as at:
        await proved(at)
        whole = at.pipeline.world.source

        class Meanwhile:
            async def get(self, feed: FeedView) -> Answer:
                answer = await whole.get(feed)
                pushed.ping(at.store, at.row["id"], there.now, 60)
                return answer

        at.pipeline.world = replace(at.pipeline.world, source=Meanwhile())
        there.outside.later(seconds=SLOW_S_MAX)
        await at.poll()
        assert at.next_poll_s < SLOW_S_MAX
        at.pipeline.world = replace(at.pipeline.world, source=whole)
        there.outside.later(seconds=60)
        await at.poll()
        assert (at.next_poll_s, at.row["pings"]) == (SLOW_S_MAX, 0)


async def test_a_delivery_that_waits_while_the_feed_is_polled_is_no_fault_of_the_hub() -> None:
    async with town() as there, desk(there) as at:
        await proved(at)
        there.print(FIRST)
        assert await there.hub.deliver(there.hub.asked[-1], there.document(FIRST)) == 202
        there.outside.later(seconds=SLOW_S_MAX)
        await at.poll()
        await at.push.take()
        await at.tell()
        assert there.outside.headlines == [FIRST]
        assert at.row["faults"] == 0


async def test_without_a_public_address_no_poll_waits(tmp_path: Path) -> None:
    async with town(tmp_path) as there:
        async with desk(there) as at:
            await proved(at)
        async with desk(there, reachable=False) as at:
            for _ in range(3):
                there.outside.later(minutes=1)
                for feed in feeds.due(at.store, there.now, limit=5):
                    await at.pipeline.poll(feed)
                assert at.next_poll_s < SLOW_S_MAX


def test_where_a_hub_fails_one_feed_its_other_feeds_are_looked_at() -> None:
    store, good = Store.in_memory(), Trust(lease_until=NOON + timedelta(days=1), proofs=2)
    feeds.sync(store, [FeedEntry(url=f"https://news.example/{number}", title="") for number in range(4)])
    with store.transaction() as connection:
        connection.execute("UPDATE feed SET next_poll_at = ?", (seconds(NOON) + SLOW_S_MAX,))
        for number, hub in enumerate(["https://hub.example/"] * 3 + ["https://other.example/"], 1):
            found = PushNote(again_at=NOON, endpoints=Endpoints(hub, "https://news.example/feed"))
            pushes.note(connection, number, found, NOON)
        connection.execute("UPDATE push SET proofs = 2 WHERE feed_id IN (1, 2, 4)")
        never = replace(good, proofs=1)
        pushes.note(connection, 1, PushNote(again_at=NOON, before=never, after=Trust()), NOON)
    assert feeds.due(store, NOON, limit=10) == (), "who isn't trusted says nothing of the hub"
    with store.transaction() as connection:
        connection.execute("UPDATE push SET proofs = 2 WHERE feed_id = 1")
        pushes.note(connection, 1, PushNote(again_at=NOON, before=good, after=Trust()), NOON)
    assert [feed.id for feed in feeds.due(store, NOON, limit=10)] == [2]
