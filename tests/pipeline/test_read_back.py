"""Stories are read back in small steps: everything else goes on meanwhile, and who judges waits for the end."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256

from bot.keepers import Keepers
from bot.store import feeds
from bot.store.stories import living
from bot.stories.story import Decision
from tests.support.sightings import sighting
from tests.support.world import NOON, Outside, Running, item, running

REPORTS = 120


def report(number: int) -> str:
    """Titles that share no word."""
    letters = sha256(str(number).encode()).hexdigest().translate(str.maketrans("0123456789", "ghijklmnop"))
    return f"{letters[:8]} {letters[8:16]} {letters[16:24]}".title()


@contextmanager
def with_many_stories() -> Iterator[Running]:
    """A Watchword whose feed brought many reports, each a story of its own; it has just begun anew."""
    news = [item(number, report(number), at=NOON - timedelta(minutes=number)) for number in range(REPORTS)]
    with running(Outside(now=NOON, documents={"a": news}), backlog=True) as process:
        yield process


async def polled(process: Running, *titles: str) -> list[Decision]:
    """What is decided of these reports, polled now."""
    news = [item(1_000 + number, title, at=process.outside.now) for number, title in enumerate(titles)]
    process.outside.documents["a"] = news
    (feed,) = feeds.due(process.store, process.outside.now + timedelta(days=1), limit=1)
    intent = await process.pipeline.poll(feed)
    return [intake.verdict.decision for intake in intent.intakes]


async def read_first(process: Running) -> None:
    """The first poll, then a start anew."""
    (feed,) = feeds.due(process.store, process.outside.now, limit=1)
    await process.pipeline.poll(feed)
    process.pipeline.stories.restore()


async def test_others_go_on_while_stories_are_read_back() -> None:
    with with_many_stories() as process:
        await read_first(process)
        reading = asyncio.create_task(process.pipeline.stories.ready())
        turns = 0
        while not reading.done():
            turns += 1
            await asyncio.sleep(0)
        assert turns >= 3


async def test_none_is_left_out_where_one_step_ends_and_the_next_begins() -> None:
    with with_many_stories() as process:
        await read_first(process)
        store, ends = process.store, (2_000, 2_001, 4_000, 4_001, 9_999)
        with store.transaction() as connection:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            for number, end in enumerate(ends, start=REPORTS - len(ends) + 1):
                connection.execute("UPDATE seen SET item_id = ? WHERE item_id = ?", (end, number))
                connection.execute("UPDATE item SET id = ? WHERE id = ?", (end, number))
        stored = [row["story_id"] for row in store.rows("SELECT story_id FROM item ORDER BY id")]
        read = [story for part in living(store, NOON) for story, _ in part]
        assert read == stored
        assert len(read) == REPORTS


async def test_a_poll_waits_for_them_and_knows_them_all() -> None:
    with with_many_stories() as process:
        await read_first(process)
        told = await polled(process, report(0), report(REPORTS - 1), "A ship enters the harbour")
        assert told == [Decision.REPEAT, Decision.REPEAT, Decision.NEW]


async def test_polls_that_wait_together_read_them_once_and_judge_one_story_once() -> None:
    with with_many_stories() as process:
        await read_first(process)
        stories = process.pipeline.stories
        await asyncio.gather(*(stories.ready() for _ in range(5)))
        keeper = stories.common
        await stories.ready()
        assert stories.common is keeper


async def test_what_is_distrusted_while_it_is_read_is_read_anew() -> None:
    with with_many_stories() as process:
        await read_first(process)
        stories = Keepers(process.store, lambda: process.outside.now)
        reading = asyncio.create_task(stories.ready())
        await asyncio.sleep(0)
        # Meanwhile an item says something else, and then a bug makes all distrusted.
        process.store.connection.execute("UPDATE item SET title = 'A ship enters the harbour' WHERE id = 1")
        stories.restore()
        await reading
        assert stories.common.find(sighting("A ship enters the harbour")) is not None


async def test_who_asks_for_them_too_soon_gets_them_whole_and_what_he_decides_stays() -> None:
    with with_many_stories() as process:
        await read_first(process)
        stories = process.pipeline.stories
        reading = asyncio.create_task(stories.ready())
        await asyncio.sleep(0)
        keeper = stories.common
        assert len(keeper._stories) == REPORTS
        await reading
        assert stories.common is keeper


async def test_upkeep_forgets_in_steps_what_nothing_could_open_any_more() -> None:
    with with_many_stories() as process:
        await read_first(process)
        await process.pipeline.stories.ready()
        process.outside.later(days=11)
        assert await polled(process, "A ship enters the harbour") == [Decision.NEW]
        forgetting = asyncio.create_task(process.pipeline.stories.forget())
        await asyncio.sleep(0)
        assert not forgetting.done()
        await forgetting
        assert len(process.pipeline.stories.common._stories) == 1
