"""What a power cut may not take is on the disk when its commit returns; what is found again doesn't wait for it.

No test can cut the power. What is seen here is how SQLite was told to commit: FULL waits for the disk, and
takes along all that was written before.
"""

from bot.store.database import Store
from tests.support.world import NOON, Outside, item, running

ALERT = item(1, "Russia offers talks with Ukraine on 2 June in Istanbul", at=NOON)
NOISE = item(2, "A bakery in the old town opens again", at=NOON)
LEVEL = "PRAGMA synchronous = "


def commits(store: Store) -> list[str]:
    """How what is committed from now on is written: FULL or NORMAL."""
    levels: list[str] = []
    level = "FULL" if store.rows("PRAGMA synchronous")[0][0] == 2 else "NORMAL"

    def traced(statement: str) -> None:
        nonlocal level
        if statement.startswith(LEVEL):
            level = statement.removeprefix(LEVEL)
        elif statement == "COMMIT":
            levels.append(level)

    store.connection.set_trace_callback(traced)
    return levels


async def polled(outside: Outside) -> list[str]:
    with running(outside, backlog=True) as process:
        levels = commits(process.store)
        await process.pipeline.poll_due()
    return levels


async def test_what_matches_a_watch_waits_for_the_disk() -> None:
    assert await polled(Outside(documents={"a": [NOISE, ALERT]})) == ["FULL"]


async def test_what_matches_nothing_does_not() -> None:
    assert await polled(Outside(documents={"a": [NOISE]})) == ["NORMAL"]


async def test_each_poll_counts_for_itself() -> None:
    assert sorted(await polled(Outside(documents={"a": [NOISE], "b": [ALERT]}))) == ["FULL", "NORMAL"]


async def test_a_message_waits_for_the_disk_also_after_a_poll_that_did_not() -> None:
    outside = Outside(documents={"a": [ALERT]})
    with running(outside, backlog=True) as process:
        await process.pipeline.poll_due()
        outside.publish("a", NOISE)
        outside.later(minutes=3)
        levels = commits(process.store)
        await process.passes()
    assert len(outside.received) == 1
    assert (levels[0], set(levels[1:])) == ("NORMAL", {"FULL"})
