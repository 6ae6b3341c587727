"""What outlives a process: what was acknowledged, the address and the secret, and what was about to be asked."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.encoding import seconds
from tests.support.fuse import Fuse, Stop
from tests.support.pushing import FIRST, desk, town


async def test_what_was_acknowledged_survives_a_kill_before_it_is_taken_in(tmp_path: Path) -> None:
    async with town(tmp_path) as there:
        async with desk(there) as at:
            asked = await at.subscribed()
            there.print(FIRST)
            assert await there.hub.deliver(asked, there.document(FIRST)) == 202
        async with desk(there) as at:
            assert await at.push.take() == 1
            await at.tell()
            assert there.outside.headlines == [FIRST]
            assert at.store.rows("SELECT 1 FROM pushed") == []
            assert len(there.hub.asked) == 1


@pytest.mark.parametrize("moment", [0, 1])
async def test_wherever_taking_in_dies_it_is_told_once(tmp_path: Path, moment: int) -> None:
    async with town(tmp_path) as there:
        fuse = Fuse()
        async with desk(there, fuse=fuse) as at:
            asked = await at.subscribed()
            assert await there.hub.deliver(asked, there.document(FIRST)) == 202
            fuse.stop_at = fuse.passed + moment
            with pytest.raises(Stop):
                await at.push.take()
        async with desk(there) as at:
            assert await at.push.take() == 1 - moment
            await at.tell()
            assert there.outside.headlines == [FIRST]
            assert at.row["proofs"] == 1 - moment, "after a start a hub has to prove itself anew"


async def test_what_was_acknowledged_is_taken_in_although_hubs_cannot_reach_us_any_more(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as there:
        async with desk(there) as at:
            asked = await at.subscribed()
            assert await there.hub.deliver(asked, there.document(FIRST)) == 202
        async with desk(there, reachable=False) as at:
            await at.push.take()
            await at.tell()
            assert there.outside.headlines == [FIRST]
            assert at.row["state"] == "found"


async def test_a_restart_keeps_the_address_and_the_secret(tmp_path: Path) -> None:
    async with town(tmp_path) as there:
        async with desk(there) as at:
            asked = await at.subscribed()
        async with desk(there) as at:
            assert await at.push.subscribe() == 0
            assert await at.pushed(asked, FIRST) == 202
            assert there.outside.headlines == [FIRST]


async def test_another_key_or_address_has_the_hub_asked_anew(tmp_path: Path) -> None:
    async with town(tmp_path) as there:
        async with desk(there) as at:
            before = await at.subscribed()
        there.key = b"n" * 32
        async with desk(there) as at:
            assert await there.hub.deliver(before, there.document(FIRST)) == 404
            after = await at.subscribed()
            assert (after.callback == before.callback, after.secret == before.secret) == (False, False)
        there.base = "https://other.example.org"
        async with desk(there) as at:
            moved = await at.subscribed()
            assert moved.callback.startswith(there.base)
            assert await at.pushed(moved, FIRST) == 202
            assert there.outside.headlines == [FIRST]


def _stored(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("watchword.db*"))


async def test_neither_address_nor_secret_is_in_the_database(tmp_path: Path) -> None:
    async with town(tmp_path) as there:
        async with desk(there) as at:
            asked = await at.subscribed()
            await at.pushed(asked, FIRST)
        stored = _stored(tmp_path)
        assert there.hub.url.encode() in stored
        for word in (asked.callback.rpartition("/")[2], asked.secret, there.key.decode()):
            assert word.encode() not in stored


async def test_a_pass_that_dies_after_it_stored_what_it_asks_asks_again() -> None:
    async with town() as there, desk(there) as at:
        await at.poll()
        # The stored state of a request that never left.
        with at.store.transaction() as connection:
            connection.execute(
                "UPDATE push SET state = 'asked', attempts = 1, next_at = ?",
                (seconds(there.now + timedelta(minutes=5)),),
            )
        there.outside.later(minutes=6)
        assert await at.push.subscribe() == 1
        assert (await there.hub.verify(there.hub.asked[-1])).agreed


async def test_a_hub_does_not_speak_for_a_feed_that_got_the_number_of_another_by_a_restored_backup() -> None:
    async with town() as there, desk(there) as at:
        asked = await at.subscribed()
        with at.store.transaction() as connection:
            connection.execute("UPDATE push SET topic = topic || '/other', state = 'found', next_at = 0")
        await at.push.subscribe()
        assert there.hub.asked[-1].callback != asked.callback
        assert await there.hub.deliver(asked, there.document(FIRST)) == 404
