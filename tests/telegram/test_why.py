"""/why and *Why?*: what rang explains itself, in alerts, changed facts and digests; seen from the chat."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.botapi.world import Message
from tests.support.living import Day, ann_of, day_of_talks, done, published
from tests.support.world import NOON, item

FIRST = item(
    1,
    "Russia offers talks with Ukraine on 2 June in Istanbul",
    at=NOON,
    summary="The weather was fine. Moscow's delegation is ready for talks. Nobody answered so far.",
)
AGAIN = item(2, "Moscow says talks with Ukraine are on 2 June in Istanbul", at=NOON + timedelta(minutes=3))
MOVED = item(3, "Russia offers talks with Ukraine on 16 June in Istanbul", at=NOON + timedelta(minutes=6))
GRAIN = item(5, "Kyiv and Budapest begin talks on grain prices", at=NOON + timedelta(minutes=9))


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[Day]:
    async with day_of_talks(tmp_path) as that:
        yield that


def alert(day: Day, number: int = 0) -> Message:
    """An alert, oldest first."""
    return [one for one in day.fake.answers(1) if one.text[0] in "🔔↻🗞"][number]


def last(day: Day) -> Message:
    return day.fake.answers(1)[-1]


async def test_the_button_says_watch_words_story_facts_and_decision(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST), published("b", AGAIN), done(lambda: ann.presses("Why?")))
    said = last(day)
    assert said.reply_to == alert(day).id
    assert "Dates of the talks" in said.text
    assert "<code>talks (@ukraine OR @russia)</code>" in said.html
    assert "russia: “Russia”, “talks”" in said.text
    assert "2 reports, since 28 May" in said.text
    assert "the first of its story" in said.text
    assert "Mon 2 June 2025 ← “on 2 June”" in said.text or "← “2 June”" in said.text
    assert "rang: a new story" in said.text
    assert "another report of a story that was told" in said.text


async def test_matched_words_are_bold_in_their_sentence(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST), done(lambda: ann.presses("Why?")))
    assert "<b>Moscow</b>'s" in last(day).html or "<b>Moscow</b>&#x27;s" in last(day).html
    assert "<b>talks</b>" in last(day).html


async def test_the_command_as_a_reply_explains_that_alert_and_alone_the_newest(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST), published("b", GRAIN))
    first, second = alert(day, 0), alert(day, 1)
    await day.live(done(lambda: ann.says("/why", reply_to=first.id)))
    assert (last(day).reply_to, "Istanbul" in last(day).text) == (first.id, True)
    await day.live(done(lambda: ann.says("/why")))
    assert (last(day).reply_to, "grain" in last(day).text) == (second.id, True)


async def test_a_changed_fact_is_explained_as_one(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST), published("a", MOVED))
    await day.live(done(lambda: ann.says("/why", reply_to=alert(day, 1).id)))
    assert "16 June" in last(day).text
    assert "it changes a fact of the story" in last(day).text
    assert "rang: a fact changed since this chat was told" in last(day).text


async def test_a_digest_asks_which_of_its_stories(day: Day) -> None:
    ann = ann_of(day)
    await day.live(done(lambda: ann.says("/digest hourly")), published("a", FIRST), published("b", GRAIN))

    async def later(process: object) -> None:
        await day.clock.sleep(4000)

    await day.live(later)
    digest = alert(day, 1)
    assert "2 stories" in digest.text
    await day.live(done(lambda: ann.presses("Why?")))
    question = last(day)
    assert "which one" in question.text
    assert [button["text"] for row in question.buttons for button in row] == ["1", "2"]
    data = question.buttons[0][1]["callback_data"]
    await day.live(done(lambda: ann.sends_callback(data, question)))
    assert "grain" in last(day).text
    assert "waited for the next digest" in last(day).text
    assert last(day).reply_to == digest.id
    await day.live(done(lambda: ann.says("/why 1", reply_to=digest.id)))
    assert "Istanbul" in last(day).text


async def test_where_nothing_rang_it_says_how_to_ask(day: Day) -> None:
    ann = ann_of(day)
    await day.live(done(lambda: ann.says("/why")))
    assert "Answer an alert with /why" in last(day).text


@pytest.mark.parametrize("data", ["1:why:999:0", "1:why::0", "1:why:1e3:0", "1:why:1:77"])
async def test_a_forged_press_is_answered_politely(day: Day, data: str) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST))
    pressed = ann.sends_callback(data, alert(day))
    await day.live()
    assert data == "1:why:1:77" or "no longer on record" in (pressed.answer or "")


async def test_nobody_sees_why_another_chat_was_told(day: Day) -> None:
    ann_of(day)
    bob = day.fake.person(2, "Bob")
    _ = bob.chat
    day.subscribe(2, "talks", role="member")
    await day.live(published("a", FIRST))
    with day.open() as store:
        (anns,) = store.rows("SELECT id FROM message WHERE chat_id = 1 AND kind = 'story'")
    forged = bob.sends_callback(f"1:why:{anns['id']}:0", day.fake.answers(2)[0])
    await day.live()
    assert "no longer on record" in (forged.answer or "")


async def test_long_and_strange_titles_fit_into_one_message(day: Day) -> None:
    ann = ann_of(day)
    strange = "🚒" * 400 + " Russia talks Ukraine שיחות نص <b>&amp; /stop @admin " * 60
    await day.live(published("a", replace(FIRST, title=strange, summary=strange)))
    await day.live(done(lambda: ann.presses("Why?")))
    assert "Why this alert" in last(day).text


async def test_an_answer_under_an_alert_is_not_replaced_by_its_list_of_sources(day: Day) -> None:
    ann = ann_of(day)
    await day.live(
        published("a", FIRST), done(lambda: ann.says("/why")), done(lambda: ann.presses("Sources"))
    )
    _, why, sources = day.fake.answers(1)
    assert ("Why this alert" in why.text, "1 report" in sources.text) == (True, True)
