"""Reminders through the passes: planned with the alert, told once, never of a date that isn't any more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.agenda import coming
from bot.store import agenda, feeds
from bot.store.wishes import MuteStory
from tests.support.reminding import CANCELLED, EVENING, HOUR, MOVED, OFFER, TOMORROW, at, planned
from tests.support.subscribers import subscribe
from tests.support.world import NOON, TALKS, Outside, item, running


async def test_a_reminder_is_planned_with_the_alert_and_told_once() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        assert planned(live.store) == [("2025-05-30", "day", "planned", "waits for its hour")]
        await at(live, EVENING - timedelta(seconds=1))
        assert outside.reminders == []
        for minutes in range(0, 90, 10):
            await at(live, EVENING + timedelta(minutes=minutes))

        assert outside.reminders == [TOMORROW]
        assert planned(live.store) == [("2025-05-30", "day", "sent", "told in time")]


async def test_a_muted_story_reminds_of_nothing_and_one_that_waits_for_sources_neither() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        with live.store.transaction() as connection:
            MuteStory(0, 1).write(connection, outside.now)
        await at(live, EVENING)
        assert outside.reminders == []
        assert planned(live.store) == [("2025-05-30", "day", "dropped", "the chat muted the story")]

    outside = Outside(documents={"a": [OFFER]})
    with running(outside, watched=[replace(TALKS, sources_min=2)]) as live:
        await live.passes()
        await at(live, EVENING)
        assert outside.received == []


async def test_a_reminder_answers_the_message_of_its_story() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        await at(live, EVENING)

    assert [delivery.reply_to for delivery in outside.received] == [None, 1]


async def test_a_moment_is_told_of_the_evening_before_and_the_hour_before() -> None:
    outside = Outside(documents={"a": [HOUR]})
    with running(outside) as live:
        await live.passes()
        await at(live, EVENING)
        await at(live, datetime(2025, 5, 30, 10, tzinfo=UTC))

    assert [text.split("\n")[0] for text in outside.reminders] == ["⏰ Tomorrow", "⏰ In an hour"]


async def test_the_hour_becomes_known_after_the_evening_and_the_day_is_not_told_twice() -> None:
    later = item(2, "Russia and Ukraine hold talks on 30 May at 14:00 Kyiv time", at=EVENING)
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        await at(live, EVENING)
        outside.publish("a", later)
        await at(live, EVENING + timedelta(minutes=5))
        await at(live, datetime(2025, 5, 30, 10, tzinfo=UTC))

    assert [text.split("\n")[0] for text in outside.reminders] == ["⏰ Tomorrow", "⏰ In an hour"]


async def test_what_is_due_already_when_it_is_told_is_no_reminder() -> None:
    outside = Outside(now=EVENING + timedelta(hours=1), documents={"a": [replace(OFFER, published=EVENING)]})
    with running(outside) as live:
        await live.passes()

        assert len(outside.headlines) == 1
        assert planned(live.store) == []


async def test_a_date_that_moves_takes_its_reminder_along() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        outside.publish("a", MOVED)
        await at(live, NOON + timedelta(hours=2))
        assert planned(live.store) == [
            ("2025-05-30", "day", "dropped", "the date moved"),
            ("2025-06-03", "day", "planned", "waits for its hour"),
        ]
        await at(live, EVENING)
        assert outside.reminders == []
        await at(live, EVENING + timedelta(days=4))

    assert [text.split("\n")[1] for text in outside.reminders] == ["• Tue 3 June · moved from Fri 30 May"]


async def test_of_a_cancelled_date_nobody_is_reminded() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        outside.publish("a", CANCELLED)
        await at(live, NOON + timedelta(hours=2))
        await at(live, EVENING)

        assert outside.reminders == []
        assert planned(live.store) == [("2025-05-30", "day", "dropped", "the date was cancelled")]


async def test_a_date_that_an_edit_of_the_report_moved_takes_its_reminder_along() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        outside.documents["a"] = [replace(OFFER, title="Russia offers talks with Ukraine on 3 June")]
        await at(live, NOON + timedelta(hours=2))
        await at(live, EVENING)

        assert outside.reminders == []
        assert planned(live.store) == [
            ("2025-05-30", "day", "dropped", "the date moved"),
            ("2025-06-03", "day", "planned", "waits for its hour"),
        ]


async def test_a_move_that_waits_in_the_store_is_heard_before_the_reminder_is_told() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        outside.publish("a", MOVED)
        outside.now = EVENING
        with live.store.transaction() as connection:
            connection.execute("UPDATE feed SET sample = 0")  # a sample is told as it is polled
        for feed in feeds.due(live.store, outside.now, limit=9):
            await live.pipeline.poll(feed)
        await live.pipeline.remind()
        await live.pipeline.deliver()

        assert outside.reminders == []
        assert planned(live.store) == [("2025-05-30", "day", "dropped", "the date moved")]


@pytest.mark.parametrize("change", ["DELETE FROM subscription", "UPDATE rule SET removed_at = 1"])
async def test_who_watches_it_no_more_is_not_reminded(change: str) -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        with live.store.transaction() as connection:
            connection.execute(change)
        await at(live, EVENING)

        assert outside.reminders == []
        assert planned(live.store) == [("2025-05-30", "day", "dropped", "the chat doesn't watch it any more")]


async def test_who_switched_reminders_off_is_not_reminded() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        with live.store.transaction() as connection:
            connection.execute("UPDATE chat SET reminders = 0")
        await at(live, EVENING)

        assert outside.reminders == []
        assert planned(live.store)[0][3] == "reminders are switched off in this chat"


async def test_each_chat_is_reminded_for_itself() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        subscribe(live.store, [11, 12], "talks", NOON - timedelta(hours=1))
        with live.store.transaction() as connection:
            connection.execute("UPDATE chat SET timezone = 'Asia/Tokyo' WHERE id = 12")
        await live.passes()
        await at(live, datetime(2025, 5, 29, 9, tzinfo=UTC))
        assert [one.chat_id for one in outside.received if one.reply_to] == [12]
        await at(live, EVENING)

    assert sorted(one.chat_id for one in outside.received if one.reply_to) == [0, 11, 12]


async def test_a_new_subscription_is_reminded_of_every_date_that_its_rule_knows() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside, backlog=True) as live:
        await live.passes()
        outside.later(minutes=1)
        await live.passes()

        assert outside.headlines == []
        assert planned(live.store) == [("2025-05-30", "day", "planned", "waits for its hour")]


async def test_two_stories_that_a_chat_was_told_in_one_message_are_reminded_of_once() -> None:
    again = item(2, "Kremlin aide speaks of talks with Ukraine on 30 May", at=NOON)
    outside = Outside(documents={"a": [OFFER]})
    with running(outside) as live:
        await live.passes()
        outside.publish("a", again)
        await at(live, NOON + timedelta(hours=1))
        with live.store.transaction() as connection:
            # As NOTIFY leaves it where every fact of another story was told already.
            connection.execute("INSERT INTO story SELECT 2, opened_at, last_at, open_until FROM story")
            connection.execute("UPDATE item SET story_id = 2 WHERE guid = 'n2'")
            connection.execute("INSERT INTO chat_story VALUES (0, 2, 1)")
            connection.execute(
                "INSERT INTO reminder SELECT chat_id, 2, date, kind, due_at, state, reason, NULL FROM reminder"
            )
        assert len(coming(agenda.of_chat(live.store, 0, outside.now).reports, outside.now)) == 1
        await at(live, EVENING)

        assert len(outside.reminders) == 1
        assert [row[2:] for row in planned(live.store) if row[2] != "sent"] == [
            ("dropped", "told with another story of the same dates")
        ]
