"""What waits for its hour isn't let out by another wish, pushed away, said twice, or lost on the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.alerts.card import Digest
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store.chats import MoveChat, SetTimezone
from bot.store.held import HELD_PER_CHAT_MAX
from bot.store.people import Forget
from bot.store.tuning import Mute, Pause, SetDigest, SetQuiet, SetSeverity, SetSound
from bot.store.watching import Subscribe, Unsubscribe
from bot.store.wishes import HearStory, MuteStory
from tests.support.waiting import CORN, MOVED, OFFER, publish, reasons, subscribed, told, wish
from tests.support.world import NOON, TALKS, Outside, Running, item

AGAIN = item(11, "Russia offers talks on Monday 2 June, Kremlin says", at=NOON + timedelta(minutes=9))
SOON = item(21, "Russia and Ukraine hold talks at 15:05 UTC on 28 May", at=NOON)
FAIR = Rule(id=RuleId("fairs"), title="Fairs", query=parse("books OR potters"))
BOOKS = item(12, "Collectors await rare books, doors open on 4 June", at=NOON)
POTTERS = item(13, "Potters fill the market square from 4 June", at=NOON + timedelta(seconds=1))
POTTERS_STILL = item(
    14, "Potters fill the market square from 4 June, they say", at=NOON + timedelta(minutes=20)
)
POTTERS_MOVED = item(
    15, "Potters fill the market square from 9 June, not from 4 June", at=NOON + timedelta(minutes=30)
)

BOOKS_MOVED = item(
    16,
    "Collectors await rare books, doors open on 9 June, not on 4 June",
    at=NOON + timedelta(minutes=25),
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


async def test_to_mute_one_story_of_a_digest_by_its_change_mutes_no_other_one(outside: Outside) -> None:
    with subscribed(outside, None, TALKS, FAIR) as live:
        wish(live, SetDigest(0, "13:00"))
        await publish(live, OFFER, BOOKS)
        outside.later(hours=1)
        await live.passes()
        wish(live, SetDigest(0, ""))
        await publish(live, MOVED)
        assert len(told(outside)) == 2
        (row,) = live.store.rows("SELECT id FROM message WHERE kind = 'delta'")
        wish(live, MuteStory(0, row["id"]))
        again = item(17, "Russia talks now on Tuesday 17 June, not on 16 June", at=outside.now)
        await publish(live, again, BOOKS_MOVED)
        assert told(outside)[2:] == [BOOKS_MOVED.title]
        wish(live, HearStory(0, row["id"]))
        await live.passes()
        assert [change.now for change in outside.rings[-1].changes] == ["2025-06-17"]


async def test_two_stories_of_one_message_do_not_tell_one_change_twice(
    fairs: Running, outside: Outside
) -> None:
    await publish(fairs, BOOKS, POTTERS)
    wish(fairs, SetQuiet(0, "11:00-14:00"))
    await publish(fairs, BOOKS_MOVED, POTTERS_MOVED)
    outside.later(hours=2)
    await fairs.passes()
    await fairs.passes()
    changes = [card.changes[0].now for card in outside.rings[1:]]
    assert changes == ["2025-06-09"]
    assert all(not isinstance(one.content, Digest) for one in outside.received)


async def test_hundreds_that_come_to_nothing_hold_back_no_digest(live: Running, outside: Outside) -> None:
    wish(live, SetDigest(0, "13:00"))
    await publish(live, OFFER, CORN)
    with live.store.transaction() as connection:
        connection.executemany(
            "INSERT INTO held SELECT chat_id, rule_id, ?, -1, until, reason FROM held WHERE rule_id = 'talks'"
            " LIMIT 1",
            [(-number,) for number in range(1, 2 * HELD_PER_CHAT_MAX + 1)],
        )
    outside.later(hours=1)
    for _ in range(3):
        await live.passes()
    assert told(outside) == [[CORN.title, OFFER.title]]
    assert live.store.rows("SELECT * FROM held") == []


async def test_what_waits_follows_a_group_that_becomes_a_supergroup(live: Running, outside: Outside) -> None:
    wish(live, SetDigest(0, "13:00"))
    await publish(live, OFFER)
    wish(live, MoveChat(0, -100))
    outside.later(hours=1)
    await live.passes()
    assert [one.chat_id for one in outside.received] == [-100]
    assert told(outside) == [[OFFER.title]]


async def test_nothing_waits_for_a_chat_that_is_forgotten(live: Running, outside: Outside) -> None:
    wish(live, SetDigest(0, "13:00"))
    await publish(live, OFFER)
    wish(live, Forget(0))
    outside.later(hours=1)
    await live.passes()
    assert told(outside) == []
    assert live.store.rows("SELECT * FROM held") == []


async def test_an_item_that_is_edited_while_it_waits_is_told_as_it_stands_then(
    live: Running, outside: Outside
) -> None:
    wish(live, SetQuiet(0, "11:00-13:00"))
    await publish(live, OFFER)
    edited = replace(OFFER, title="Russia offers talks on Tuesday 3 June")
    outside.documents["a"] = [edited]
    outside.later(minutes=10)
    await live.passes()
    outside.later(hours=1)
    await live.passes()
    assert told(outside) == [edited.title]
