"""The buttons under an alert in groups, topics and channels: who may press which, and what follows a move."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.botapi.people import Group, Person
from tests.support.botapi.server import FakeTelegram
from tests.support.botapi.world import Message
from tests.support.living import Day, done, published
from tests.support.world import CONCEPTS, NOON, TALKS, item

FIRST = item(1, "Russia offers talks with Ukraine on 2 June in Istanbul", at=NOON)
MOVED = item(3, "Russia offers talks with Ukraine on 16 June in Istanbul", at=NOON + timedelta(minutes=6))
GROUP, CHANNEL = -100, -1000000000200
NOT_MINE = "administrators"


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[Day]:
    async with FakeTelegram() as fake:
        that = Day(tmp_path, fake, (TALKS,), CONCEPTS, documents={"a": [], "b": []})
        yield that
        fake.check()


def rings(day: Day, chat_id: int) -> list[Message]:
    """The alerts that made a sound, oldest first; answers about them left out."""
    messages = day.fake.answers(chat_id)
    return [message for message in messages if message.text[0] in "🔔↻" and not message.silent]


def grouped(day: Day, chat_id: int, kind: str) -> tuple[Person, Person, Group]:
    """An administrator, a member, and their group or channel, which hears of the talks."""
    ann, eve = day.fake.person(1, "Ann"), day.fake.person(3, "Eve")
    group = day.fake.group(chat_id, "Desk", administrators=[ann], members=[eve])
    day.fake.world.chats[chat_id].kind = kind
    day.subscribe(chat_id, "talks", kind=kind, role="member")
    return ann, eve, group


@pytest.mark.parametrize(("chat_id", "kind"), [(GROUP, "group"), (CHANNEL, "supergroup")])
async def test_in_a_group_only_administrators_mute(day: Day, chat_id: int, kind: str) -> None:
    ann, eve, group = grouped(day, chat_id, kind)
    await day.live(published("a", FIRST))
    refused = eve.presses("Mute story", where=group)
    await day.live(published("a", MOVED))
    assert NOT_MINE in (refused.answer or "")
    assert len(rings(day, chat_id)) == 2

    muted = ann.presses("Mute story", where=group)
    later = item(4, "Russia offers talks with Ukraine on 23 June in Istanbul", at=NOON + timedelta(minutes=9))
    await day.live(published("b", later))
    assert "Muted" in (muted.answer or "")
    assert len(rings(day, chat_id)) == 2


async def test_members_of_a_group_may_ask_why(day: Day) -> None:
    _, eve, group = grouped(day, GROUP, "group")
    await day.live(published("a", FIRST), done(lambda: eve.presses("Why?", where=group)))
    answer = day.fake.answers(GROUP)[-1]
    assert (answer.reply_to, "a new story" in answer.text) == (rings(day, GROUP)[0].id, True)
    await day.live(done(lambda: eve.says("/whynot https://news.example/1", where=group)))
    assert "It did ring" in day.fake.answers(GROUP)[-1].text


async def test_under_a_post_of_a_channel_stands_only_what_each_reader_may_press(day: Day) -> None:
    _, eve, channel = grouped(day, CHANNEL, "channel")
    await day.live(published("a", FIRST))
    (alert,) = rings(day, CHANNEL)
    assert [[button["text"] for button in row] for row in alert.buttons] == [["🗞 Sources"]]
    number = alert.buttons[0][0]["callback_data"].split(":")[2]
    forged = eve.sends_callback(f"1:mute:{number}:0", alert, where=channel)
    await day.live()
    assert NOT_MINE in (forged.answer or "")
    assert "Muted" not in alert.text


async def test_sources_are_listed_in_a_group_and_shown_to_one_reader_of_a_channel_alone(day: Day) -> None:
    _, eve, group = grouped(day, GROUP, "group")
    _, _, channel = grouped(day, CHANNEL, "channel")
    await day.live(published("a", FIRST))
    shown = eve.presses("Sources", where=group)
    toast = eve.presses("Sources", where=channel)
    await day.live()
    assert shown.answer == ""
    assert "1 report" in day.fake.answers(GROUP)[-1].text
    assert toast.answer == "🗞 1 report: News"
    assert len(day.fake.answers(CHANNEL)) == 1
    asked = [call["chat_id"] for call in day.fake.calls_of("getChatMember")]
    assert CHANNEL not in asked, "readers don't make us ask Telegram"


async def test_a_press_in_a_topic_is_answered_there_by_a_reply(day: Day) -> None:
    _, eve, group = grouped(day, CHANNEL, "supergroup")
    group.chat.topics = {0: "", 5: ""}
    with day.open() as store, store.transaction() as connection:
        connection.execute("UPDATE subscription SET topic = 5")
    await day.live(published("a", FIRST))
    (alert,) = rings(day, CHANNEL)
    assert alert.topic == 5
    eve.presses("Sources", where=group)
    await day.live()
    answer = day.fake.answers(CHANNEL)[-1]
    assert ("1 report" in answer.text, answer.reply_to, answer.topic) == (True, alert.id, 5)


async def test_a_mute_follows_a_group_that_becomes_a_supergroup(day: Day) -> None:
    ann, _, group = grouped(day, GROUP, "group")
    await day.live(published("a", FIRST), done(lambda: ann.presses("Mute story", where=group)))
    await day.live(done(lambda: group.upgrades(CHANNEL)), published("a", MOVED))
    assert [message.text for message in day.fake.answers(CHANNEL) if "16 June" in message.text] == []
    with day.open() as store:
        assert store.rows("SELECT 1 FROM message WHERE chat_id = ? AND muted_at IS NOT NULL", (CHANNEL,))
