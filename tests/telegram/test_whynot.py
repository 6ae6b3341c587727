"""/whynot LINK names the stage that stopped a report for this chat; each stage is made to stop one."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.rules.grammar import parse
from bot.telegram.commands.whynot import wanted
from tests.support.botapi.people import Person
from tests.support.botapi.server import FakeTelegram
from tests.support.botapi.world import Message
from tests.support.living import Day, done, published
from tests.support.world import CONCEPTS, NOON, TALKS, item

TALKS_WITHOUT_SPORT = parse("talks (@ukraine OR @russia) -football")
LINK = "https://news.example/1"
FIRST = item(1, "Russia offers talks with Ukraine on 2 June in Istanbul", at=NOON)
AGAIN = item(2, "Moscow says talks with Ukraine are on 2 June in Istanbul", at=NOON + timedelta(minutes=3))


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[Day]:
    async with FakeTelegram() as fake:
        that = Day(tmp_path, fake, (TALKS,), CONCEPTS, documents={"a": [], "b": []})
        yield that
        fake.check()


def ann_of(day: Day, *rules: str) -> Person:
    ann = day.fake.person(1, "Ann")
    _ = ann.chat
    day.subscribe(1, *(rules or ("talks",)))
    return ann


async def asked(day: Day, ann: Person, words: str = LINK) -> Message:
    """What the bot says to /whynot."""
    await day.live(done(lambda: ann.says(f"/whynot {words}")))
    return day.fake.answers(1)[-1]


async def test_what_did_ring_is_answered_under_its_message(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST))
    alert = day.fake.answers(1)[0]
    said = await asked(day, ann)
    assert "It did ring" in said.text
    assert said.reply_to == alert.id


async def test_a_repeat_names_the_message_that_told_it(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST), published("b", AGAIN))
    said = await asked(day, ann, "https://news.example/2")
    assert "another report of a story that was told" in said.text
    assert said.reply_to == day.fake.answers(1)[0].id


async def test_without_a_match_each_watch_says_what_it_lacks(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", item(1, "Two ministers begin talks on grain", at=NOON)))
    said = await asked(day, ann)
    assert "None of your watches matched it" in said.text
    assert "Dates of the talks" in said.text
    assert "ukraine" in said.text


async def test_an_exclude_that_struck_is_named(day: Day) -> None:
    day.watched = (replace(TALKS, query=TALKS_WITHOUT_SPORT),)
    ann = ann_of(day)
    await day.live(published("a", item(1, "Russia and Ukraine begin football talks", at=NOON)))
    said = await asked(day, ann)
    assert "excluded by -football" in said.text
    assert "football" in said.text


async def test_a_report_of_no_feed_names_the_nearest_feed_and_its_health(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST))
    said = await asked(day, ann, "https://news.example/unheard-of")
    assert "never reached me" in said.text
    assert "Of news.example I read this one" in said.text
    assert "Last read without trouble" in said.text
    said = await asked(day, ann, "https://elsewhere.example/unheard-of")
    assert "none of them is from elsewhere.example" in said.text
    said = await asked(day, ann, "no-such-guid")
    assert "it is no link" in said.text


async def test_what_is_too_old_or_was_there_before_says_so(day: Day) -> None:
    ann = ann_of(day)
    day.publish("a", FIRST)
    await day.live()
    assert "there before I began to look" in (await asked(day, ann)).text
    old = item(3, "Kyiv and Moscow end talks on prisoners", at=NOON - timedelta(days=30))
    await day.live(published("a", old))
    assert "too old" in (await asked(day, ann, "https://news.example/3")).text


async def test_wishes_of_the_chat_are_named(day: Day) -> None:
    ann = ann_of(day)
    await day.live(done(lambda: ann.says("/mute 2h")), published("a", FIRST))
    said = await asked(day, ann)
    assert "muted for a time" in said.text
    assert "it is decided again at" in said.text


@pytest.mark.parametrize(
    ("wish", "said"),
    [("/quiet 00:00-23:00", "quiet hours"), ("/digest 7:00", "next digest")],
)
async def test_quiet_hours_and_digests_are_named_with_their_end(day: Day, wish: str, said: str) -> None:
    ann = ann_of(day)
    await day.live(done(lambda: ann.says(wish)), published("a", FIRST))
    answer = await asked(day, ann)
    assert said in answer.text
    assert "it is decided again at" in answer.text


async def test_a_muted_story_says_so(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST), done(lambda: ann.presses("Mute story")), published("b", AGAIN))
    said = await asked(day, ann, "https://news.example/2")
    assert "You muted that story" in said.text
    assert "the story is muted here" in said.text


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [("paused", 1, "the watch was paused"), ("langs", "'de'", "a language that wasn't asked for")],
)
async def test_wishes_of_a_watch_are_named(day: Day, column: str, value: object, said: str) -> None:
    ann = ann_of(day)
    with day.open() as store, store.transaction() as connection:
        connection.execute(f"UPDATE subscription SET {column} = {value}")
    await day.live(published("a", replace(FIRST, lang="en")))
    assert said in (await asked(day, ann)).text


async def test_a_watch_that_waits_for_sources_says_how_many_it_has(day: Day) -> None:
    day.watched = (replace(TALKS, sources_min=3),)
    ann = ann_of(day)
    await day.live(published("a", FIRST))
    said = await asked(day, ann)
    assert "waits for more independent sources" in said.text
    assert "1 of 3 sources so far" in said.text


async def test_a_watch_that_began_later_and_one_that_is_off_say_so(day: Day) -> None:
    ann = ann_of(day)
    with day.open() as store, store.transaction() as connection:
        connection.execute("UPDATE subscription SET since = since + 100000")
    await day.live(published("a", FIRST))
    assert "it came before the watch began" in (await asked(day, ann)).text
    await day.live(done(lambda: ann.says("/stop")))
    said = await asked(day, ann)
    assert "You watch nothing" in said.text
    assert "It matches watches that are off here: “Dates of the talks”" in said.text


async def test_what_waits_in_the_queue_or_could_not_be_delivered_says_so(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST))
    with day.open() as store, store.transaction() as connection:
        connection.execute(
            "UPDATE message SET delivered = 0, sent_at = NULL, state = 'held', problem = 'Bad Gateway'"
        )
    said = await asked(day, ann)
    assert "waits in the queue" in said.text
    assert "Bad Gateway" in said.text
    with day.open() as store, store.transaction() as connection:
        connection.execute(
            "UPDATE message SET state = 'dead', problem = 'Bad Request: x' WHERE kind = 'story'"
        )
        connection.execute("DELETE FROM chat_story")
    assert "could not be delivered: Bad Request: x" in (await asked(day, ann)).text


async def test_without_words_it_asks_for_the_link(day: Day) -> None:
    ann = ann_of(day)
    assert "Send me the link" in (await asked(day, ann, "")).text


@pytest.mark.parametrize(
    "typed",
    [
        "http://www.news.example/1",
        "https://news.example/1?utm_source=x&fbclid=1",
        "https://news.example/1#comments",
        "news.example/1",
        "look: <https://news.example/1>, please",
        "n1",
    ],
)
async def test_a_link_is_found_however_it_is_spelt(day: Day, typed: str) -> None:
    ann = ann_of(day)
    await day.live(published("a", FIRST))
    assert "It did ring" in (await asked(day, ann, typed)).text


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("«https://x.example/a?b=1»", "https://x.example/a?b=1"),
        ("x.example/a", "https://x.example/a"),
        ("urn:uuid:12", "urn:uuid:12"),
        ("ÜBER.example/ä", "https://ÜBER.example/ä"),
    ],
)
def test_the_link_in_what_was_typed(words: str, link: str) -> None:
    assert wanted(words) == link


async def test_hostile_words_are_answered_and_fit(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", replace(FIRST, title="<b>" + "👩‍👩‍👧‍👦 talks Russia Ukraine " * 200)))
    for words in ("' OR 1=1 --", "%" * 500, "\u202ehttps://x.example/" + "a" * 3000, "https://[::1", "<b>"):
        assert (await asked(day, ann, words)).text
    assert "It did ring" in (await asked(day, ann)).text


async def test_a_page_that_a_feed_names_by_its_amp_link_is_found_by_the_plain_one(day: Day) -> None:
    ann = ann_of(day)
    await day.live(published("a", replace(FIRST, link="https://www.news.example/amp/1?utm_source=feed")))
    assert "It did ring" in (await asked(day, ann, "https://news.example/1")).text
