"""/calendar over HTTP: the strict Bot API, the real `Bot`, a real store, reports that went through the passes."""

from datetime import timedelta

import pytest

from bot.telegram.zones import zone_called
from tests.support.calendars import CalendarStage, calendar_stage, publish

ANN = 1
GROUP = -100


async def watching(on: CalendarStage, *, also: str = "") -> None:
    """Ann owns the bot and watches the talks."""
    ann = on.fake.person(ANN, "Ann")
    on.make_owner(ann)
    await on.said(ann, "/start")
    ann.presses("Talks")
    await on.settle()
    if also:
        await on.watches(ann, f"{also}")


async def test_the_calendar_of_a_chat_without_dates_says_so_and_has_no_file() -> None:
    async with calendar_stage() as on:
        await watching(on)
        text = await on.said(on.fake.person(ANN), "/calendar")

        assert "No coming dates" in text
        assert [button["text"] for row in on.last(ANN).buttons for button in row] == ["🔕 Reminders off"]


async def test_a_date_stands_in_the_calendar_under_its_rule_with_sources_and_the_newest_headline() -> None:
    async with calendar_stage() as on:
        await watching(on)
        await publish(on, "Russia offers talks with Ukraine on 2 June", "Kyiv: talks with Russia on 2 June")
        text = await on.said(on.fake.person(ANN), "/calendar")

        assert text.split("\n") == [
            "📅 Coming dates",
            "",
            "🔔 Talks between Russia and Ukraine",
            "• Mon 2 June",
            "   Kyiv: talks with Russia on 2 June · 2 sources",
            "",
            (
                "⏰ Reminders come at 18:00 the day before (the publisher's time zone), and an hour before a known "
                "hour. /calendar Berlin sets your own."
            ),
        ]


async def test_a_moment_is_an_entity_for_each_readers_zone_and_a_day_is_plain_text() -> None:
    async with calendar_stage() as on:
        await watching(on)
        await publish(on, "Talks between Russia and Ukraine on 3 June at 14:00 Kyiv time")
        await on.said(on.fake.person(ANN), "/calendar")

        (entity,) = [one for one in on.last(ANN).entities if one.kind == "date_time"]
        assert entity.unix == int(on.clock().replace(month=6, day=3, hour=11, minute=0, second=0).timestamp())

    async with calendar_stage() as on:
        await watching(on)
        await publish(on, "Talks between Russia and Ukraine on 3 June")
        await on.said(on.fake.person(ANN), "/calendar")

        assert "date_time" not in {one.kind for one in on.last(ANN).entities}


async def test_a_date_that_moved_says_from_where_and_a_cancelled_one_is_struck() -> None:
    async with calendar_stage() as on:
        await watching(on)
        await publish(
            on, "Russia offers talks with Ukraine on 2 June", "Russia-Ukraine talks moved to 16 June"
        )
        assert "• Mon 16 June · moved from Mon 2 June" in await on.said(on.fake.person(ANN), "/calendar")

        await publish(on, "Russia cancels talks with Ukraine on 16 June")
        text = await on.said(on.fake.person(ANN), "/calendar")
        assert "• Mon 16 June · cancelled" in text
        assert "strikethrough" in {one.kind for one in on.last(ANN).entities}


async def test_a_date_vanishes_the_day_after() -> None:
    async with calendar_stage() as on:
        await watching(on)
        await publish(on, "Russia offers talks with Ukraine on 2 June")
        on.clock.now = on.clock.now.replace(month=6, day=2, hour=23)
        assert "Mon 2 June" in await on.said(on.fake.person(ANN), "/calendar")
        on.clock.now += timedelta(hours=2)
        assert "Mon 2 June" not in await on.said(on.fake.person(ANN), "/calendar")


async def test_a_button_sends_the_file_and_the_calendar_stays() -> None:
    async with calendar_stage() as on:
        await watching(on)
        await publish(on, "Russia offers talks with Ukraine on 2 June")
        await on.said(on.fake.person(ANN), "/calendar")
        callback = on.fake.person(ANN).presses("Calendar file")
        await on.settle()

        file = on.last(ANN).document
        assert callback.answer == "📎 The file is on its way."
        assert file is not None
        assert file.name == "watchword.ics"
        assert b"DTSTART;VALUE=DATE:20250602\r\n" in file.content
        assert on.fake.answers(ANN)[-2].text.startswith("📅")


async def test_a_long_calendar_has_pages() -> None:
    async with calendar_stage() as on:
        await watching(on)
        days = ", ".join(f"{day} June" for day in range(3, 13))
        await publish(on, f"Ukraine and Russia plan talks on {days}")
        first = await on.said(on.fake.person(ANN), "/calendar")
        on.fake.person(ANN).presses("▶️")
        await on.settle()
        second = on.last(ANN).text

        assert first.count("•") == 8
        assert "(1/2)" in first
        assert second.count("•") == 10 - 8
        assert "(2/2)" in second


async def test_the_private_watch_of_another_chat_shows_nowhere_else() -> None:
    async with calendar_stage() as on:
        await watching(on, also="harbour")
        await publish(on, "Secret harbour opens on 5 June")
        bob = on.fake.person(2, "Bob")
        on.grant(2, "member")
        await on.said(bob, "/start")
        bob.presses("Talks")
        await on.settle()

        assert "harbour" in await on.said(on.fake.person(ANN), "/calendar")
        assert "harbour" not in await on.said(bob, "/calendar")


async def test_a_watch_that_was_ended_leaves_the_calendar() -> None:
    async with calendar_stage() as on:
        await watching(on)
        await publish(on, "Russia offers talks with Ukraine on 2 June")
        await on.said(on.fake.person(ANN), "/stop")

        assert "2 June" not in await on.said(on.fake.person(ANN), "/calendar")


async def test_in_a_group_everybody_reads_the_calendar_and_only_administrators_set_it() -> None:
    async with calendar_stage() as on:
        ann, eve = on.fake.person(ANN, "Ann"), on.fake.person(3, "Eve")
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann], members=[eve])
        ann.says("/start", where=group)
        await on.settle()
        ann.presses("Talks", where=group)
        await on.settle()
        await publish(on, "Russia offers talks with Ukraine on 2 June")
        eve.says("/calendar", where=group)
        await on.settle()
        assert "2 June" in on.last(GROUP).text

        refused = eve.presses("Reminders off", where=group)
        eve.says("/calendar Berlin", where=group)
        await on.settle()
        assert "administrators" in (refused.answer or "")
        assert "administrators" in on.last(GROUP).text
        assert [row["reminders"] for row in on.store.rows("SELECT reminders FROM chat")] == [1, 1]

        eve.presses("Calendar file", where=group)
        ann.presses("Reminders off", where=group)
        await on.settle()
        assert on.store.row("SELECT reminders FROM chat WHERE id = ?", (GROUP,))["reminders"] == 0  # type: ignore[index]


async def test_reminders_are_switched_and_the_calendar_says_so() -> None:
    async with calendar_stage() as on:
        await watching(on)
        await on.said(on.fake.person(ANN), "/calendar")
        off = on.fake.person(ANN).presses("Reminders off")
        await on.settle()
        assert off.answer == "🔕 No more reminders."
        assert "No reminders come" in on.last(ANN).text

        again = on.fake.person(ANN).presses("Reminders on")
        await on.settle()
        assert again.answer == "🔔 You are reminded of coming dates."
        assert "18:00 the day before" in on.last(ANN).text


async def test_the_chats_own_zone_is_kept_and_named() -> None:
    async with calendar_stage() as on:
        await watching(on)
        assert "America/New_York" in await on.said(on.fake.person(ANN), "/calendar new york")
        assert "(America/New_York)" in await on.said(on.fake.person(ANN), "/calendar")
        assert "know no time zone" in await on.said(on.fake.person(ANN), "/calendar Atlantis")


async def test_a_reminder_comes_in_the_evening_of_the_chats_zone_as_an_answer_to_the_alert() -> None:
    async with calendar_stage(zone="Europe/Kyiv") as on:
        await watching(on)
        await publish(on, "Russia offers talks with Ukraine on 2 June")
        alert = on.last(ANN)
        await on.said(on.fake.person(ANN), "/calendar New York")
        on.clock.now = on.clock.now.replace(month=6, day=1, hour=15, minute=0)
        await on.passes()
        assert "Tomorrow" not in on.last(ANN).text, "that is the evening in Kyiv"
        on.clock.now = on.clock.now.replace(hour=22, minute=0)
        await on.passes()

        told = on.last(ANN)
        assert told.text.startswith("⏰ Tomorrow\n• Mon 2 June\n")
        assert (told.reply_to, told.silent) == (alert.id, False)


async def test_after_stop_nobody_is_reminded() -> None:
    async with calendar_stage() as on:
        await watching(on)
        await publish(on, "Russia offers talks with Ukraine on 2 June")
        await on.said(on.fake.person(ANN), "/stop")
        on.clock.now = on.clock.now.replace(month=6, day=1, hour=18, minute=0)
        await on.passes()

        assert on.last(ANN).text.startswith("🔕 Stopped")


async def test_a_group_that_becomes_a_supergroup_is_reminded_there() -> None:
    async with calendar_stage() as on:
        ann = on.fake.person(ANN, "Ann")
        on.make_owner(ann)
        group = on.fake.group(GROUP, "Desk", administrators=[ann])
        ann.says("/start", where=group)
        await on.settle()
        ann.presses("Talks", where=group)
        ann.says("/calendar Berlin", where=group)
        await on.settle()
        await publish(on, "Russia offers talks with Ukraine on 2 June")
        moved = group.upgrades(-1000000000100)
        await on.settle()
        on.clock.now = on.clock.now.replace(month=6, day=1, hour=16, minute=0)
        await on.passes()

        assert on.last(moved.id).text.startswith("⏰ Tomorrow")


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("BERLIN", "Europe/Berlin"),
        ("new  york", "America/New_York"),
        ("buenos aires", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
        ("Atlantis", None),
        ("../etc/passwd", None),
    ],
)
def test_a_zone_is_understood_as_people_call_it(words: str, zone: str | None) -> None:
    assert zone_called(words) == zone
