"""The buttons under an alert, as people press them: each is seen from the chat, through the strict Bot API."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.feeds.item import Item
from tests.support.botapi.world import Message
from tests.support.living import Day, Process, ann_of, day_of_talks, done, published
from tests.support.world import NOON, item

FIRST = item(1, "Russia offers talks with Ukraine on 2 June in Istanbul", at=NOON)
AGAIN = item(2, "Moscow says talks with Ukraine are on 2 June in Istanbul", at=NOON + timedelta(minutes=3))
MOVED = item(3, "Russia offers talks with Ukraine on 16 June in Istanbul", at=NOON + timedelta(minutes=6))


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[Day]:
    async with day_of_talks(tmp_path) as that:
        yield that


def labels(message: Message) -> list[str]:
    return [button["text"] for row in message.buttons for button in row]


def rings(day: Day, chat_id: int = 1) -> list[Message]:
    """The alerts that made a sound, oldest first; answers about them left out."""
    messages = day.fake.answers(chat_id)
    return [message for message in messages if message.text[0] in "🔔↻" and not message.silent]


def reasons(day: Day) -> list[str]:
    with day.open() as store:
        return [row["reason"] for row in store.rows("SELECT reason FROM decision ORDER BY id")]


async def test_an_alert_has_its_buttons_and_keeps_them_when_it_is_edited(day: Day) -> None:
    ann_of(day)
    await day.live(published("a", FIRST), published("b", AGAIN))
    (alert,) = rings(day)
    assert "2 sources: b, a" in alert.text
    assert labels(alert) == ["🔕 Mute story", "👎 Not relevant", "🗞 Sources", "❓ Why?"]


async def test_a_muted_story_is_heard_no_more_and_loses_nothing(day: Day) -> None:
    ann = ann_of(day)
    await day.live(
        published("a", FIRST),
        done(lambda: ann.presses("Mute story")),
        published("b", AGAIN),
        published("a", MOVED),
    )
    (alert,) = rings(day)
    assert labels(alert) == ["🔔 Unmute", "🗞 Sources", "❓ Why?"]
    assert "16 June" not in alert.text
    assert [one for one in reasons(day) if one.startswith("muted")], "said by `watchword explain`"

    await day.live(done(lambda: ann.presses("Unmute")))
    alert, delta = rings(day)
    assert labels(alert) == ["🔕 Mute story", "👎 Not relevant", "🗞 Sources", "❓ Why?"]
    assert "was Mon 2 June → now Mon 16 June" in delta.text
    assert delta.reply_to == alert.id
    assert "2 sources: a, b" in alert.text


async def test_pressing_twice_does_it_once(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST))
    (alert,) = rings(day)
    mute = alert.buttons[0][0]["callback_data"]
    await day.live(done(lambda: [ann.sends_callback(mute, alert) for _ in range(3)]), published("a", MOVED))
    assert len(rings(day)) == 1
    await day.live(done(lambda: ann.presses("Unmute")), done(lambda: ann.sends_callback(hear(mute), alert)))
    assert len(rings(day)) == 2, "what was missed is told once"


def hear(mute: str) -> str:
    return mute.replace("mute", "hear")


async def test_unmuting_without_news_only_brings_the_sources(day: Day) -> None:
    ann = ann_of(day)
    await day.live(
        published("a", FIRST),
        done(lambda: ann.presses("Mute story")),
        published("b", AGAIN),
        done(lambda: ann.presses("Unmute")),
    )
    (alert,) = rings(day)
    assert "2 sources: b, a" in alert.text


async def test_a_mute_under_the_reply_mutes_the_story_and_marks_both(day: Day) -> None:
    ann = ann_of(day)
    later = item(4, "Russia offers talks with Ukraine on 23 June in Istanbul", at=NOON + timedelta(minutes=9))
    await day.live(
        published("a", FIRST),
        published("a", MOVED),
        done(lambda: ann.presses("Mute story")),
        published("b", later),
    )
    first, reply = rings(day)
    assert labels(first) == labels(reply) == ["🔔 Unmute", "🗞 Sources", "❓ Why?"]


async def test_other_stories_of_the_rule_still_ring(day: Day) -> None:
    ann = ann_of(day)
    other = item(5, "Kyiv and Budapest begin talks on grain prices", at=NOON + timedelta(minutes=9))
    await day.live(published("a", FIRST), done(lambda: ann.presses("Mute story")), published("b", other))
    assert len(rings(day)) == 2


async def test_not_relevant_is_kept_with_the_matched_terms_and_mutes(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST), done(lambda: ann.presses("Not relevant")), published("a", MOVED))
    assert len(rings(day)) == 1
    with day.open() as store:
        (row,) = store.rows("SELECT chat_id, story_id, rule_id, terms FROM not_relevant")
        assert tuple(row)[:3] == (1, 1, "talks")
        assert "talks" in row["terms"]
        assert "@ukraine" in row["terms"]

    await day.live(done(lambda: ann.presses("Unmute")))
    assert len(rings(day)) == 2
    with day.open() as store:
        assert store.rows("SELECT * FROM not_relevant") == [], "taken back"


async def test_sources_are_listed_in_a_reply_which_the_next_press_edits(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST), done(lambda: ann.presses("Sources")))
    alert, answer = day.fake.answers(1)
    assert answer.reply_to == alert.id
    assert "1 report" in answer.text
    assert "https://news.example/1" in answer.html

    await day.live(published("b", AGAIN), done(lambda: ann.presses("Sources")))
    _, answer = day.fake.answers(1)
    assert "2 reports" in answer.text
    assert answer.text.index("Moscow says") < answer.text.index(
        "Russia offers talks with Ukraine on 2 June", 60
    )


async def test_a_list_of_sources_that_was_deleted_comes_anew(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST), done(lambda: ann.presses("Sources")))
    answer = day.fake.answers(1)[-1]
    del ann.chat.messages[answer.id]
    await day.live(done(lambda: ann.presses("Sources")))
    alert, answer = day.fake.answers(1)
    assert ("1 report" in answer.text, answer.reply_to) == (True, alert.id)


async def test_an_alert_that_was_deleted_is_not_brought_back_and_its_change_rings_all_the_same(
    day: Day,
) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST))
    del ann.chat.messages[rings(day)[0].id]
    await day.live(published("b", AGAIN))
    assert rings(day) == []
    await day.live(published("a", MOVED))
    (delta,) = rings(day)
    assert ("now Mon 16 June" in delta.text, delta.reply_to) == (True, None)


async def test_a_list_pressed_while_nothing_is_new_is_answered_and_stays(day: Day) -> None:
    ann = ann_of(day)
    await day.live(*[published("a", FIRST)], *[done(lambda: ann.presses("Sources"))] * 3)
    assert len(day.fake.answers(1)) == 2


@pytest.mark.parametrize(
    "data", ["1:mute:999:0", "1:sources:999:0", "1:hear::0", "1:mute:1e3:0", "1:mute:-1:0"]
)
async def test_a_button_of_an_alert_that_is_gone_is_answered_politely(day: Day, data: str) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST))
    (alert,) = rings(day)
    pressed = ann.sends_callback(data, alert)
    await day.live()
    assert "no longer on record" in (pressed.answer or "")


async def test_a_forged_press_reaches_no_other_chat(day: Day) -> None:
    ann_of(day)
    bob = day.fake.person(2, "Bob")
    bob.says("hello")
    day.subscribe(2, "talks", role="member")
    await day.live(published("a", FIRST))
    anns, bobs = rings(day, 1)[0], rings(day, 2)[0]
    forged = bob.sends_callback(anns.buttons[0][0]["callback_data"], bobs)
    await day.live(published("a", MOVED))
    assert "no longer on record" in (forged.answer or "")
    assert len(rings(day, 1)) == len(rings(day, 2)) == 2


async def test_who_is_no_guest_of_the_bot_changes_nothing(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST))
    with day.open() as store, store.transaction() as connection:
        connection.execute("UPDATE chat SET role = 'guest'")
    pressed = ann.presses("Mute story")
    await day.live(published("a", MOVED))
    assert "private Watchword" in (pressed.answer or "")
    assert len(rings(day)) == 2


async def test_a_change_that_was_about_to_ring_when_the_story_was_muted_waits(day: Day) -> None:
    ann = ann_of(day)

    async def moved_while_telegram_is_down(process: Process) -> None:
        day.fake.misbehave("drop_before", times=1)
        day.publish("a", MOVED)
        await day.clock.sleep(120)
        await process.passes()
        ann.presses("Mute story")
        await process.settle()

    await day.live(published("a", FIRST), moved_while_telegram_is_down)
    assert len(rings(day)) == 1
    await day.live(done(lambda: ann.presses("Unmute")))
    assert len(rings(day)) == 2


def long_reports(count: int) -> list[Item]:
    title = (
        "🚒" * 32
        + " Russia offers talks with Ukraine on 2 June in Istanbul, שיחות באיסטנבול, نص طويل, Киев & <Moscow> "
    )
    return [
        replace(
            item(100 + n, f"{title} {n}", at=NOON + timedelta(seconds=n)), source="Газета «Вечір» 👩‍👩‍👧‍👦"
        )
        for n in range(count)
    ]


async def test_a_list_of_many_long_sources_fits_into_one_message_and_counts_the_rest(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", *long_reports(70)), done(lambda: ann.presses("Sources")))
    answer = day.fake.answers(1)[-1]
    assert "70 reports" in answer.text
    assert "older ones" in answer.text
