"""Whatever dies, the alert arrives: the process is stopped before and after every effect of every pass.

An effect is a transaction of the store, a fetch, or a delivery. After the stop a new process starts on the
same folder. No alert is lost; none is repeated, except where the answer of a delivery was lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.alerts.intake import FeedView
from bot.alerts.outcome import Outcome
from bot.alerts.receiver import Delivery
from bot.feeds.answer import Answer
from bot.feeds.item import Item
from bot.store.database import Store
from tests.support.fuse import Fuse, Stop, fused_store
from tests.support.stops import every_other
from tests.support.world import NOON, Outside, item, start

FIRST = item(1, "Russia offers talks with Ukraine on 2 June in Istanbul", at=NOON - timedelta(minutes=9))
AGAIN = item(2, "Russia offers Ukraine talks on 2 June in Istanbul", at=NOON + timedelta(minutes=1))
MOVED = item(3, "Russia offers talks with Ukraine on 16 June in Istanbul", at=NOON + timedelta(minutes=4))
CHANGES = (("b", AGAIN), ("a", MOVED))
# The hour before is five minutes after NOON; the first one moves before, and must never be told of.
SOON = item(4, "Russia and Ukraine hold talks at 13:05 UTC on 28 May", at=NOON - timedelta(minutes=8))
LATER = item(5, "Russia and Ukraine postpone talks to 13:08 UTC on 28 May", at=NOON + timedelta(minutes=2))
EFFECTS_MAX = 400
ANSWERED = "after a delivery"


@dataclass(slots=True)
class FusedOutside(Outside):
    """An outside whose answers can be the last thing that happens."""

    fuse: Fuse = field(default_factory=Fuse)
    news: Sequence[tuple[str, Item]] = CHANGES

    async def get(self, feed: FeedView) -> Answer:
        self.fuse.moment("before a fetch")
        answer = await Outside.get(self, feed)
        self.fuse.moment("after a fetch")
        return answer

    async def deliver(self, delivery: Delivery) -> Outcome:
        self.fuse.moment("before a delivery")
        outcome = await Outside.deliver(self, delivery)
        self.fuse.moment(ANSWERED)
        return outcome


async def live_through(outside: FusedOutside, folder: Path) -> None:
    """The story of the day, begun again after each stop where the world stands by then."""
    while True:
        store = fused_store(folder, outside.fuse)
        try:
            await day(outside, store)
        except Stop:
            continue
        finally:
            store.close()
        return


async def day(outside: FusedOutside, store: Store) -> None:
    process = start(outside, store)
    while True:
        await process.passes()
        if outside.now >= NOON + timedelta(minutes=9):
            return
        outside.later(minutes=3)
        # The publishers' side goes on whether we live or not.
        for feed, news in outside.news:
            out = news.published is not None and news.published <= outside.now
            if out and news not in outside.documents[feed]:
                outside.publish(feed, news)


async def told_with_stop_at(
    number: int, folder: Path, *, first: Item = FIRST, news: Sequence[tuple[str, Item]] = CHANGES
) -> FusedOutside:
    outside = FusedOutside(documents={"a": [first], "b": []}, fuse=Fuse(number, sent=ANSWERED), news=news)
    await live_through(outside, folder)
    return outside


async def test_the_day_without_a_stop_rings_twice(tmp_path: Path) -> None:
    outside = await told_with_stop_at(-1, tmp_path)
    assert outside.headlines == [FIRST.title, MOVED.title]
    assert 20 < outside.fuse.passed < EFFECTS_MAX


async def test_a_stop_at_any_moment_loses_nothing_and_repeats_only_what_had_no_answer(tmp_path: Path) -> None:
    whole = await told_with_stop_at(-1, tmp_path / "whole")
    for number in every_other(whole.fuse.passed):
        outside = await told_with_stop_at(number, tmp_path / str(number))
        where = outside.fuse.stopped_in
        assert where, number
        expected = [FIRST.title, MOVED.title]
        assert list(dict.fromkeys(outside.headlines)) == expected, (number, where)
        repeats = len(outside.headlines) - len(expected)
        assert repeats == 0 or (repeats == 1 and outside.fuse.answer_lost), (number, where)
        edits = [delivery for delivery in outside.received if delivery.edit_id is not None]
        assert edits, (number, where)


REMINDED = "⏰ In an hour\n• Wed 28 May, 13:08 UTC · moved from Wed 28 May, 13:05 UTC"


async def reminded_with_stop_at(number: int, folder: Path) -> FusedOutside:
    return await told_with_stop_at(number, folder, first=SOON, news=(("b", LATER),))


async def test_the_day_with_a_reminder_tells_the_hour_that_is_known_by_then(tmp_path: Path) -> None:
    outside = await reminded_with_stop_at(-1, tmp_path)
    (told,) = outside.reminders
    assert told.startswith(REMINDED)


async def test_a_stop_at_any_moment_reminds_once_and_never_of_what_moved(tmp_path: Path) -> None:
    whole = await reminded_with_stop_at(-1, tmp_path / "whole")
    for number in every_other(whole.fuse.passed):
        outside = await reminded_with_stop_at(number, tmp_path / str(number))
        where = outside.fuse.stopped_in
        assert where, number
        assert set(outside.reminders) == set(whole.reminders), (number, where)
        repeats = len(outside.reminders) - len(whole.reminders)
        assert repeats == 0 or (repeats == 1 and outside.fuse.answer_lost), (number, where)
