"""Agreed, refused, agreed again: the whole way, each true turn rings once."""

from dataclasses import replace
from datetime import timedelta

from bot.feeds.item import Item
from tests.support.world import NOON, Outside, Running, item, running

YES = "Russia approves talks with Ukraine in Istanbul"
NO = "Russia rejects talks with Ukraine in Istanbul"


def by(source: str, number: int, title: str) -> Item:
    return replace(item(number, title, at=NOON + timedelta(minutes=2 * number)), source=source)


async def come(process: Running, *items: Item) -> None:
    for one in items:
        process.outside.publish("a", one)
        process.outside.later(minutes=2)
        await process.passes()


def told(process: Running) -> list[tuple[tuple[str, ...], str]]:
    return [(change.was, change.now) for card in process.outside.rings for change in card.changes]


async def test_a_true_turn_rings_each_time_and_its_echo_never() -> None:
    with running(Outside(documents={"a": []})) as process:
        await come(process, by("Post", 1, YES), by("Post", 2, NO), by("Post", 3, YES))
        assert told(process) == [(("agree",), "refuse"), (("refuse",), "agree")]
        await come(
            process, by("Herald", 4, f"{YES}, says Herald"), by("Post", 5, NO), by("Echo", 6, NO + " too")
        )
        assert told(process)[2:] == [(("agree",), "refuse")]


async def test_publishers_who_contradict_each_other_ring_once_for_each_side() -> None:
    with running(Outside(documents={"a": []})) as process:
        await come(process, by("Post", 1, YES), by("Herald", 2, NO), by("Echo", 3, YES + " too"))
        await come(process, by("Herald", 4, f"Kremlin: {NO}"), by("Post", 5, f"Kremlin: {YES}"))
        assert told(process) == [(("agree",), "refuse")]
