"""Whatever dies, a wish about a story holds: the process is stopped around the effects of muting and unmuting.

A press that Telegram delivered is acted on once; the change that came meanwhile is told after the unmuting, and
only then; no alert rings twice, except where the answer of its sending was lost.
"""

import random
from datetime import timedelta
from pathlib import Path

from tests.support.botapi.server import FakeTelegram
from tests.support.living import Act, Day, Fuse, Process
from tests.support.world import CONCEPTS, NOON, TALKS, item

FIRST = item(1, "Russia offers talks with Ukraine on 2 June in Istanbul", at=NOON)
MOVED = item(2, "Russia offers talks with Ukraine on 16 June in Istanbul", at=NOON + timedelta(minutes=6))
STOPS = 40
SEED = 4
ROUNDS = 3
ROUND_S = 40  # an edit that waits goes out in the next round


async def rounds(process: Process) -> None:
    for _ in range(ROUNDS):
        await process.passes()
        await process.day.clock.sleep(ROUND_S)


def acts(day: Day, heard: list[int]) -> list[Act]:
    ann = day.fake.person(1)

    def comes(news: object) -> Act:
        async def act(process: Process) -> None:
            day.publish("a", news)  # type: ignore[arg-type] - an item
            await day.clock.sleep(120)
            await rounds(process)

        return act

    def presses(words: str) -> Act:
        async def act(process: Process) -> None:
            heard.append(len(changes(day)))
            ann.presses(words)
            await rounds(process)

        return act

    return [
        comes(FIRST),
        presses("Not relevant"),
        comes(MOVED),
        presses("Unmute"),
        presses("Sources"),
    ]


def changes(day: Day) -> list[str]:
    return [message.text for message in day.fake.answers(1) if message.text.startswith("↻")]


async def lived(folder: Path, fake: FakeTelegram, stop_at: int) -> Day:
    day = Day(folder, fake, (TALKS,), CONCEPTS, documents={"a": []}, fuse=Fuse(stop_at))
    _ = fake.person(1).chat
    day.subscribe(1, "talks")
    heard: list[int] = []
    await day.live(*acts(day, heard))
    assert heard == [0, 0, heard[2]], "nothing rings while it is muted"
    return day


def check(day: Day, where: object) -> None:
    world, lost = day.fake.world, day.fuse.answer_lost
    assert world.violations == [], where
    messages = day.fake.answers(1)
    firsts = [message for message in messages if message.text.startswith("🔔")]
    lists = [message for message in messages if message.text.startswith("🗞")]
    found = (len(firsts), len(changes(day)), len(lists))
    assert min(found) == 1, where
    assert sum(found) == 3 or (sum(found) == 4 and lost), where
    assert "Mute story" in firsts[-1].buttons[0][0]["text"], where
    assert "was Mon 2 June → now Mon 16 June" in changes(day)[0], where
    assert "2 reports" in lists[-1].text, where
    assert all(callback.times for callback in world.callbacks.values()), where
    assert sum(callback.times - 1 for callback in world.callbacks.values()) <= 1, where
    with day.open() as store:
        assert store.rows("SELECT * FROM not_relevant") == [], where
        assert store.rows("SELECT * FROM message WHERE muted_at IS NOT NULL OR again = 1") == [], where


async def test_a_stop_at_any_moment_keeps_the_wish_and_loses_no_change(tmp_path: Path) -> None:
    async with FakeTelegram() as fake:
        whole = await lived(tmp_path / "whole", fake, -1)
        check(whole, "whole")
    chance = random.Random(SEED)
    for number in sorted(chance.sample(range(whole.fuse.passed), STOPS)):
        async with FakeTelegram() as fake:
            day = await lived(tmp_path / str(number), fake, number)
            assert day.lives == 1
            check(day, (number, day.fuse.stopped_in))
