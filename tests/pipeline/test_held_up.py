"""What can't be delivered at once: it doesn't wake a chat later, and what never arrives counts as not told."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.alerts.outcome import NotWritten, Refused
from bot.store.held import OpenStory
from bot.store.tuning import Mute, SetDigest, SetQuiet
from tests.support.waiting import CORN, HARBOUR, MOVED, OFFER, publish, subscribed, told, wish
from tests.support.world import NOON, Outside, Running, item

AGAIN = item(11, "Russia offers talks on Monday 2 June, Kremlin says", at=NOON + timedelta(minutes=9))
SOON = item(21, "Russia and Ukraine hold talks at 15:05 UTC on 28 May", at=NOON)


@pytest.fixture
def outside() -> Outside:
    return Outside(documents={"a": []})


@pytest.fixture
def live(outside: Outside) -> Iterator[Running]:
    with subscribed(outside) as live:
        yield live


async def test_of_a_known_story_a_digest_that_died_takes_back_only_what_it_said_of_it(
    live: Running, outside: Outside
) -> None:
    await publish(live, OFFER)
    wish(live, SetDigest(0, "13:00"))
    await publish(live, MOVED, CORN)
    outside.answers = [Refused("Bad Request: nothing of it")]
    outside.later(hours=1)
    await live.passes()
    wish(live, SetDigest(0, ""))
    await publish(live, item(5, "Russia talks on Monday 16 June, Kremlin says", at=outside.now))
    assert [(one.was, one.now) for one in outside.rings[-1].changes] == [(("2025-06-02",), "2025-06-16")]


async def test_a_card_opened_from_a_digest_that_cannot_be_delivered_takes_nothing_back(
    live: Running, outside: Outside
) -> None:
    wish(live, SetDigest(0, "13:00"))
    await publish(live, OFFER)
    outside.later(hours=1)
    await live.passes()
    wish(live, OpenStory(0, 1, 0), SetDigest(0, ""))
    outside.answers = [Refused("Bad Request: nothing of it")]
    await live.passes()
    await publish(live, AGAIN)
    assert told(outside)[0] == [OFFER.title]
    assert outside.headlines == []


async def test_what_could_not_go_out_before_the_quiet_hours_goes_without_sound_in_them(
    live: Running, outside: Outside
) -> None:
    wish(live, SetQuiet(0, "12:11-13:00"))
    outside.answers = [NotWritten("no route")] * 2
    await publish(live, OFFER, HARBOUR)
    assert told(outside) == []
    outside.answers = []
    outside.later(minutes=5)
    await live.passes()
    assert told(outside) == [HARBOUR.title, OFFER.title]
    assert outside.headlines == [HARBOUR.title], "what is urgent sounds"


async def test_what_could_not_go_out_before_a_mute_waits_for_its_end(live: Running, outside: Outside) -> None:
    outside.answers = [NotWritten("no route")]
    await publish(live, OFFER)
    wish(live, Mute(0, outside.now + timedelta(hours=1)))
    outside.answers = []
    outside.later(minutes=30)
    await live.passes()
    assert told(outside) == []
    outside.later(minutes=31)
    await live.passes()
    assert told(outside) == [OFFER.title]


async def test_a_reminder_in_quiet_hours_comes_without_sound(live: Running, outside: Outside) -> None:
    await publish(live, SOON)
    wish(live, SetQuiet(0, "13:00-16:00"))
    outside.later(hours=2)
    await live.passes()
    assert len(outside.reminders) == 1
    assert outside.received[-1].silent


async def test_a_muted_chat_is_reminded_when_it_listens_again_if_that_is_in_time(
    live: Running, outside: Outside
) -> None:
    await publish(live, SOON)
    wish(live, Mute(0, outside.now + timedelta(hours=2, minutes=5)))
    outside.later(hours=2)
    await live.passes()
    assert outside.reminders == []
    outside.later(minutes=6)
    await live.passes()
    assert len(outside.reminders) == 1
