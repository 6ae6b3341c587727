"""From the hub to the message, over real HTTP: found, asked, verified, pushed, told; renewed, denied, left."""

from bot.store import feeds, pushes
from bot.store.encoding import seconds
from tests.support.pushing import FIRST, MOVED, PATH, PUBLIC, desk, town


async def test_what_a_hub_pushes_rings_and_no_poll_was_needed() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        assert (asked.mode, asked.topic) == ("subscribe", there.server.url(PATH))
        assert asked.form["hub.lease_seconds"] == "864000"
        polls = there.server.count(PATH)
        assert await at.pushed(asked, FIRST) == 202
        assert there.outside.headlines == [FIRST]
        assert there.server.count(PATH) == polls


async def test_what_was_pushed_and_is_polled_rings_once() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        await at.pushed(asked, FIRST)
        there.outside.later(minutes=5)
        await at.poll()
        await at.tell()
        assert there.outside.headlines == [FIRST]
        assert len(at.store.rows("SELECT 1 FROM item WHERE title = ?", (FIRST,))) == 1


async def test_what_was_polled_and_is_pushed_rings_once() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        there.print(FIRST)
        there.outside.later(minutes=5)
        await at.poll()
        await at.tell()
        assert await there.hub.deliver(asked, there.document(FIRST)) == 202
        await at.push.take()
        await at.tell()
        assert there.outside.headlines == [FIRST]
        assert len(at.store.rows("SELECT 1 FROM item WHERE title = ?", (FIRST,))) == 1


async def test_a_change_that_is_pushed_rings_again() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        await at.pushed(asked, FIRST)
        there.outside.later(minutes=5)
        await at.pushed(asked, MOVED)
        assert there.outside.headlines == [FIRST, MOVED]


async def test_a_lease_is_renewed_well_before_it_ends() -> None:
    async with town() as there, desk(there) as at:
        first = await at.subscribed(lease_s=1_000)
        there.outside.later(seconds=590)
        assert await at.push.subscribe() == 0
        there.outside.later(seconds=20)
        assert await at.push.subscribe() == 1
        again = there.hub.asked[-1]
        assert (again.callback, again.secret) == (first.callback, first.secret)
        assert await at.pushed(again, FIRST) == 202, "what the hub brings meanwhile counts"
        assert there.outside.headlines == [FIRST]
        assert (await there.hub.verify(again, lease_s=1_000)).agreed
        assert at.row["lease_until"] == seconds(there.now) + 1_000


async def test_a_lease_that_nobody_renewed_is_over_and_is_asked_for_anew() -> None:
    async with town() as there, desk(there) as at:
        await at.subscribed(lease_s=1_000)
        there.hub.status = 500
        there.outside.later(seconds=1_000)
        await at.push.subscribe()
        assert (at.row["state"], pushes.count_live(at.store)) == ("asked", 0)
        there.hub.status = 202
        there.outside.later(hours=1)
        await at.push.subscribe()
        assert (await there.hub.verify(there.hub.asked[-1])).agreed
        assert pushes.count_live(at.store) == 1


async def test_a_hub_that_fails_is_asked_again_later_and_later() -> None:
    async with town() as there, desk(there) as at:
        await at.poll()
        there.hub.status = 500
        pauses = []
        for _ in range(4):
            asked_at = there.now
            await at.push.subscribe()
            there.outside.later(seconds=at.row["next_at"] - seconds(there.now))
            pauses.append((there.now - asked_at).total_seconds())
        assert pauses == [150, 300, 600, 1_200]
        assert len(there.hub.asked) == 4
        assert at.row["reason"] == "the hub has an internal error (500)"
        there.hub.status = 202
        await at.push.subscribe()
        assert (await there.hub.verify(there.hub.asked[-1])).agreed


async def test_a_hub_may_say_when_to_ask_again() -> None:
    async with town() as there, desk(there) as at:
        await at.poll()
        there.hub.status, there.hub.headers = 503, {"Retry-After": "7200"}
        await at.push.subscribe()
        assert at.row["next_at"] == seconds(there.now) + 7_200


async def test_a_hub_that_never_verifies_is_asked_again() -> None:
    async with town() as there, desk(there) as at:
        await at.poll()
        await at.push.subscribe()
        there.outside.later(minutes=14)
        assert await at.push.subscribe() == 0
        there.outside.later(minutes=2)
        assert await at.push.subscribe() == 1


async def test_a_hub_may_verify_before_it_answers() -> None:
    async with town() as there, desk(there) as at:
        there.hub.at_once = True
        await at.poll()
        await at.push.subscribe()
        assert at.row["state"] == "active"
        assert await at.pushed(there.hub.asked[-1], FIRST) == 202
        assert there.outside.headlines == [FIRST]


async def test_a_denial_is_heeded_for_a_day_and_polling_goes_on() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        assert await there.hub.deny(asked, "we  moved") == 200
        assert (at.row["state"], at.row["reason"]) == ("denied", "we moved")
        assert await there.hub.deliver(asked, there.document(FIRST)) == 410
        assert at.next_poll_s <= 0
        there.outside.later(hours=23)
        assert await at.push.subscribe() == 0
        there.outside.later(hours=2)
        assert await at.push.subscribe() == 1


async def test_a_feed_that_leaves_is_unsubscribed() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        feeds.sync(at.store, [])
        await at.push.subscribe()
        last = there.hub.asked[-1]
        assert (last.mode, last.callback) == ("unsubscribe", asked.callback)
        assert await there.hub.deliver(asked, there.document(FIRST)) == 410
        assert (await there.hub.verify(last)).agreed
        assert at.row["state"] == "gone"
        assert not (await there.hub.verify(last)).agreed
        there.outside.later(days=8)
        await at.push.subscribe()
        assert at.store.rows("SELECT 1 FROM push") == []
        assert await there.hub.deliver(asked, there.document(FIRST)) == 404


async def test_a_hub_that_cannot_be_unsubscribed_is_left_after_three_tries() -> None:
    async with town() as there, desk(there) as at:
        await at.subscribed()
        feeds.sync(at.store, [])
        there.hub.status = 500
        for _ in range(6):
            await at.push.subscribe()
            there.outside.later(days=1)
        assert [asked.mode for asked in there.hub.asked] == ["subscribe", *["unsubscribe"] * 3]


async def test_a_hub_is_left_for_another_once_three_documents_name_that() -> None:
    async with town() as there, desk(there) as at:
        first = await at.subscribed()
        for number in range(3):
            assert len(at.store.rows("SELECT 1 FROM push")) == 1
            there.titles.insert(0, f"News of the harbour {number}")
            there.server.put(PATH, there.document(*there.titles, hub=f"{there.hub.url}/new"))
            there.outside.later(hours=1)
            await at.poll()
        await at.push.subscribe()
        assert sorted(asked.mode for asked in there.hub.asked[1:]) == ["subscribe", "unsubscribe"]
        new = next(asked for asked in there.hub.asked[1:] if asked.mode == "subscribe")
        assert new.callback != first.callback
        assert at.row["hub"] == f"{there.hub.url}/new"


async def test_a_document_that_once_names_no_hub_changes_nothing() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        there.server.put(PATH, there.document(*there.titles, hub=""))
        there.outside.later(hours=1)
        await at.poll()
        assert at.row["unseen"] == 1
        there.print("News of the harbour")
        there.outside.later(hours=1)
        await at.poll()
        assert at.row["unseen"] == 0
        assert await at.pushed(asked, FIRST) == 202


async def test_without_a_public_address_hubs_are_known_and_not_asked() -> None:
    async with town() as there, desk(there, reachable=False) as at:
        await at.poll()
        assert await at.push.subscribe() == 0
        assert at.row["state"] == "found"
        assert there.hub.asked == []


async def test_a_link_header_goes_before_the_document() -> None:
    async with town() as there, desk(there) as at:
        named = f'<{there.hub.url}/header>; rel="hub", </topic>; rel=self'
        there.server.put(PATH, there.document(*there.titles), headers={"Link": named})
        asked = await at.subscribed()
        assert asked.topic == there.server.url("/topic")
        assert at.row["hub"] == f"{there.hub.url}/header"
        assert asked.callback.startswith(f"{PUBLIC}/push/")


async def test_only_the_hubs_that_push_are_counted() -> None:
    async with town() as there, desk(there) as at:
        await at.poll()
        assert pushes.count_live(at.store) == 0
        await at.push.subscribe()
        await there.hub.verify(there.hub.asked[-1])
        assert pushes.count_live(at.store) == 1


async def test_what_a_hub_brings_teaches_the_rhythm_of_its_feed() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()

        def reports() -> float:
            (feed,) = feeds.views(at.store, [1], there.now)
            assert feed.rhythm is not None
            return sum(feed.rhythm.hours)

        before = reports()
        await at.pushed(asked, FIRST)
        assert reports() - before > 0.9


async def test_a_feed_that_its_publisher_ended_is_unsubscribed() -> None:
    async with town() as there, desk(there) as at:
        await at.subscribed()
        there.server.status(PATH, 410)
        there.outside.later(hours=1)
        await at.poll()
        await at.push.subscribe()
        assert there.hub.asked[-1].mode == "unsubscribe"
