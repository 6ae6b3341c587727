"""What hubs, and who only says so, get at our address: agreed to is what we asked for; taken is what is signed."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import ClientSession

from bot.push.pace import CALLS_MAX
from bot.store import pushed
from bot.web.push import BODY_BYTES_MAX
from tests.support.pushing import FIRST, Desk, desk, town


async def taken(at: Desk) -> list[str]:
    """What rings after the delivery was worked off."""
    await at.push.take()
    await at.tell()
    return at.town.outside.headlines


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
async def test_a_push_is_taken_by_each_algorithm_of_the_recommendation(method: str) -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        assert await there.hub.deliver(asked, there.document(FIRST), method=method) == 202
        assert await taken(at) == [FIRST]


WRONG = (
    "",
    "sha256=",
    "sha256=" + "0" * 64,
    "md5=" + "0" * 32,
    "sha256",
    "=",
    "й=ж",
    "sha512=" + "a" * 5_000,
)


async def test_a_push_without_the_right_signature_is_answered_alike_and_ignored() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        polled_next = at.next_poll_s
        for number, signature in enumerate(WRONG, 1):
            answer = await there.hub.deliver(asked, there.document(FIRST), secret="", signature=signature)
            assert answer == 202
            assert at.push.counted()["push_refused"]() == number
        assert (await taken(at), at.next_poll_s) == ([], polled_next)


async def test_the_secret_of_another_subscription_signs_nothing() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        assert await there.hub.deliver(asked, there.document(FIRST), secret="k" * 64) == 202
        assert await taken(at) == []


async def test_a_body_that_is_not_the_signed_one_is_ignored() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        packed = gzip.compress(there.document(FIRST))
        headers = {"Content-Encoding": "gzip"}
        assert await there.hub.deliver(asked, packed, headers=headers) == 202
        assert await taken(at) == [FIRST], "the signature is that of the bytes as they came"


UNASKED = (
    {"topic": "http://news.example/other"},
    {"mode": "unsubscribe"},
    {"mode": "publish"},
    {"challenge": ""},
    {"challenge": "x" * 1_001},
    {"challenge": "é"},
    {"challenge": "a\nb"},
)


async def test_what_was_not_asked_for_is_not_agreed_to() -> None:
    async with town() as there, desk(there) as at:
        await at.poll()
        await at.push.subscribe()
        asked = there.hub.asked[-1]
        for question in UNASKED:
            assert (await there.hub.verify(asked, **question)).status == 404
            assert at.row["state"] == "asked"
        assert (await there.hub.verify(asked)).agreed


async def test_a_hub_whose_question_was_answered_may_ask_it_again_for_an_hour() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        there.outside.later(minutes=30)
        assert (await there.hub.verify(asked)).agreed
        there.outside.later(minutes=31)
        assert not (await there.hub.verify(asked)).agreed


async def test_a_denial_of_another_topic_denies_nothing() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        assert await there.hub.deny(asked, topic="http://news.example/other") == 404
        assert at.row["state"] == "active"


async def test_who_guesses_an_address_learns_nothing() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        guessed = replace(asked, form=asked.form | {"hub.callback": f"{there.base}/push/{'0' * 64}"})
        assert await there.hub.deliver(guessed, there.document(FIRST)) == 404
        assert (await there.hub.verify(guessed)).status == 404
        assert await there.hub.deny(guessed) == 404


async def endless() -> AsyncIterator[bytes]:
    for _ in range(2 * BODY_BYTES_MAX // (1024 * 1024)):
        yield b" " * (1024 * 1024)


@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_over_the_limit_is_not_read_to_its_end(announced: bool) -> None:
    async with town() as there, desk(there) as at, ClientSession() as session:
        asked = await at.subscribed()
        where = asked.callback.replace(there.base, there.hub.reach[there.base])
        headers = {"Content-Length": str(2 * BODY_BYTES_MAX)} if announced else {}
        async with session.post(where, data=endless(), headers=headers) as answer:
            assert answer.status == 413
        assert at.store.rows("SELECT 1 FROM pushed") == []


async def test_a_hub_that_calls_too_often_is_told_to_wait() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        answers = [await there.hub.deliver(asked, b"", secret="x") for _ in range(CALLS_MAX + 1)]
        assert (answers[0], answers[-1]) == (202, 429)


async def test_more_than_can_wait_comes_again_later() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        statuses = [
            await there.hub.deliver(asked, there.document(f"Ships {number}"))
            for number in range(pushed.WAITING_MAX + 1)
        ]
        assert statuses == [*[202] * pushed.WAITING_MAX, 503]
        assert await at.push.take() == pushed.WAITING_MAX
        assert await there.hub.deliver(asked, there.document(FIRST)) == 202


async def test_what_cannot_be_stored_is_not_acknowledged() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        with at.store.transaction() as connection:
            connection.execute("ALTER TABLE pushed RENAME TO lost")
        assert await there.hub.deliver(asked, there.document(FIRST)) == 503
        with at.store.transaction() as connection:
            connection.execute("ALTER TABLE lost RENAME TO pushed")
        assert await there.hub.deliver(asked, there.document(FIRST)) == 202
        assert await taken(at) == [FIRST]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><title>Hub</title></html>",
        b"\x1f\x8b broken",
        b"<rss><channel><item><title>No id at all</title></item></channel></rss>",
    ],
    ids=lambda value: str(value)[:20],
)
async def test_a_push_that_cannot_be_read_has_the_feed_polled(body: bytes) -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        there.outside.later(seconds=30)
        there.print(FIRST)
        assert await there.hub.deliver(asked, body) == 202
        assert await taken(at) == []
        assert at.next_poll_s == 30, "as often as the operator allows, and no sooner"
        there.outside.later(seconds=30)
        await at.poll()
        await at.tell()
        assert there.outside.headlines == [FIRST]


async def test_two_deliveries_at_once_ring_once() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        body = there.document(FIRST)
        assert await asyncio.gather(*(there.hub.deliver(asked, body) for _ in range(5))) == [202] * 5
        assert await taken(at) == [FIRST]
        assert len(at.store.rows("SELECT 1 FROM item WHERE title = ?", (FIRST,))) == 1


async def test_a_bug_in_one_delivery_does_not_block_those_behind_it() -> None:
    class Broken:
        def __init__(self, whole: object) -> None:
            self.whole, self.calls = whole, 0

        async def read_pushed(self, *args: object) -> object:
            self.calls += 1
            if self.calls == 1:
                raise RuntimeError("a bug")
            return await self.whole.read_pushed(*args)

    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        at.push._taking._reader = Broken(at.push._taking._reader)
        await there.hub.deliver(asked, there.document("News of the harbour"))
        await there.hub.deliver(asked, there.document(FIRST))
        assert await taken(at) == [FIRST]
        assert at.store.rows("SELECT 1 FROM pushed") == []
        assert at.next_poll_s <= 60
