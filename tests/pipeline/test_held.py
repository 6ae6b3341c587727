"""What waits for its hour isn't let out by another wish, pushed away, said twice, or lost on the way."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.alerts.card import Digest
from bot.alerts.outcome import NotWritten, Refused
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store.chats import SetTimezone
from bot.store.held import OpenStory
from bot.store.tuning import Mute, Pause, SetDigest, SetQuiet, SetSeverity, SetSound
from bot.store.watching import Subscribe, Unsubscribe
from tests.support.waiting import CORN, HARBOUR, MOVED, OFFER, publish, reasons, subscribed, told, wish
from tests.support.world import NOON, Outside, Running, item

AGAIN = item(11, "Russia offers talks on Monday 2 June, Kremlin says", at=NOON + timedelta(minutes=9))
FAIR = Rule(id=RuleId("fairs"), title="Fairs", query=parse("books OR potters"))
BOOKS = item(12, "Collectors await rare books, doors open on 4 June", at=NOON)
POTTERS = item(13, "Potters fill the market square from 4 June", at=NOON + timedelta(seconds=1))
POTTERS_STILL = item(
    14, "Potters fill the market square from 4 June, they say", at=NOON + timedelta(minutes=20)
)
POTTERS_MOVED = item(
    15, "Potters fill the market square from 9 June, not from 4 June", at=NOON + timedelta(minutes=30)
)


@pytest.fixture
def outside() -> Outside:
    return Outside(documents={"a": []})


@pytest.fixture
def live(outside: Outside) -> Iterator[Running]:
    with subscribed(outside) as live:
        yield live


@pytest.fixture
def fairs(outside: Outside) -> Iterator[Running]:
    with subscribed(outside, None, FAIR) as live:
        yield live


@pytest.mark.parametrize(
    "other",
    [
        SetQuiet(0, "22:00-07:00"),
        SetSeverity(0, "grain", "normal"),
        SetSound(0, "grain", silent=True),
        Mute(0, None),
        SetDigest(0, "19:00", "grain"),
    ],
)
async def test_another_wish_does_not_let_out_a_digest_before_its_time(
    live: Running, outside: Outside, other: SetQuiet
) -> None:
    wish(live, SetDigest(0, "18:00"))
    await publish(live, OFFER)
    wish(live, other)
    await live.passes()
    assert told(outside) == []
    outside.later(hours=6)
    await live.passes()
    assert told(outside) == [[OFFER.title]]


async def test_another_digest_time_counts_for_what_waits_already(live: Running, outside: Outside) -> None:
    wish(live, SetDigest(0, "18:00"))
    await publish(live, OFFER)
    wish(live, SetDigest(0, "13:00"))
    await live.passes()
    assert told(outside) == []
    outside.later(hours=1)
    await live.passes()
    assert told(outside) == [[OFFER.title]]


async def test_another_time_zone_counts_for_what_waits_already(live: Running, outside: Outside) -> None:
    wish(live, SetQuiet(0, "11:00-13:00"))
    await publish(live, OFFER)
    wish(live, SetTimezone(0, "Asia/Tokyo"))
    await live.passes()
    assert told(outside) == [OFFER.title]


async def test_a_report_at_the_hour_of_the_digest_does_not_push_it_to_the_next(
    live: Running, outside: Outside
) -> None:
    wish(live, SetDigest(0, "13:00"))
    await publish(live, OFFER)
    outside.later(minutes=45)
    await publish(live, AGAIN)
    assert told(outside) == [[AGAIN.title]]


async def test_a_watch_without_sound_tells_at_once_what_waited_for_the_end_of_quiet_hours(
    live: Running, outside: Outside
) -> None:
    wish(live, SetQuiet(0, "11:00-13:00"))
    await publish(live, OFFER)
    wish(live, SetSound(0, "talks", silent=True))
    await live.passes()
    assert [(one.silent, told(outside)) for one in outside.received] == [(True, [OFFER.title])]


async def test_what_waited_when_its_watch_was_paused_is_told_when_it_is_resumed(
    live: Running, outside: Outside
) -> None:
    wish(live, SetQuiet(0, "11:00-13:00"))
    await publish(live, OFFER)
    wish(live, Pause(0, "talks", paused=True))
    outside.later(hours=5)
    await live.passes()
    assert told(outside) == []
    wish(live, Pause(0, "talks", paused=False))
    await live.passes()
    assert told(outside) == [OFFER.title]
    assert live.store.rows("SELECT * FROM held") == []


async def test_what_waited_is_forgotten_with_its_subscription(live: Running, outside: Outside) -> None:
    wish(live, SetQuiet(0, "11:00-13:00"))
    await publish(live, OFFER)
    wish(live, Unsubscribe(0, "talks"))
    assert live.store.rows("SELECT * FROM held") == []
    wish(live, Subscribe(0, "talks"))
    with live.store.transaction() as connection:
        connection.execute("UPDATE subscription SET earlier = 0")
    outside.later(hours=1)
    await live.passes()
    assert told(outside) == []


@pytest.mark.parametrize("wished", [SetDigest(0, "13:00"), SetQuiet(0, "11:00-13:00")])
async def test_two_stories_that_say_the_same_are_told_once_when_both_waited(
    fairs: Running, outside: Outside, wished: SetDigest | SetQuiet
) -> None:
    wish(fairs, wished)
    await publish(fairs, BOOKS, POTTERS)
    assert len(fairs.store.rows("SELECT DISTINCT story_id FROM held")) == 2
    outside.later(hours=1)
    await fairs.passes()
    await fairs.passes()
    assert told(outside) in ([[BOOKS.title]], [BOOKS.title])
    assert reasons(fairs)[-1] == "another story, but every fact in it was told in the last 14 days"
    assert fairs.store.rows("SELECT * FROM held") == []


async def test_a_story_whose_facts_a_digest_told_goes_on_with_what_is_new_only(
    fairs: Running, outside: Outside
) -> None:
    wish(fairs, SetDigest(0, "13:00"))
    await publish(fairs, BOOKS)
    outside.later(hours=1)
    await fairs.passes()
    wish(fairs, SetDigest(0, ""))
    await publish(fairs, POTTERS)
    await publish(fairs, POTTERS_STILL)
    assert told(outside) == [[BOOKS.title]]
    await publish(fairs, POTTERS_MOVED)
    assert told(outside)[1:] == [POTTERS_MOVED.title]
    assert [change.now for change in outside.rings[-1].changes] == ["2025-06-09"]


async def test_two_stories_of_one_message_do_not_tell_one_change_twice(
    fairs: Running, outside: Outside
) -> None:
    await publish(fairs, BOOKS, POTTERS)
    wish(fairs, SetQuiet(0, "11:00-14:00"))
    books_moved = item(
        16,
        "Collectors await rare books, doors open on 9 June, not on 4 June",
        at=NOON + timedelta(minutes=25),
    )
    await publish(fairs, books_moved, POTTERS_MOVED)
    outside.later(hours=2)
    await fairs.passes()
    await fairs.passes()
    changes = [card.changes[0].now for card in outside.rings[1:]]
    assert changes == ["2025-06-09"]
    assert all(not isinstance(one.content, Digest) for one in outside.received)


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


SOON = item(21, "Russia and Ukraine hold talks at 15:05 UTC on 28 May", at=NOON)


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
