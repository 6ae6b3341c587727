"""After three *not relevant* the bot proposes an exclude; one tap takes it, another declines it for ever."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store.database import Store
from tests.support.botapi.people import Person
from tests.support.botapi.server import FakeTelegram
from tests.support.botapi.world import Callback, Message
from tests.support.living import Act, Day, Process, done, published
from tests.support.world import CONCEPTS, NOON, item

HARBOUR = Rule(id=RuleId("ships"), title="News of the harbour", query=parse("harbour"))
MATCH = "harbour"
SPORT = (
    "Harbour Rovers win the football derby after a late penalty kick by Jensen",
    "A football coach resigns: Miller leaves the harbour club with eleven wounded players",
    "Fans of football burn flares and tickets near the old harbour gate, police detain nine",
    "Television pays billions for football nights at the harbour arena until the next decade",
)
MEANT = "An oil tanker runs aground outside the harbour of Aberdeen"


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[Day]:
    async with FakeTelegram() as fake:
        that = Day(tmp_path, fake, (HARBOUR,), CONCEPTS, documents={"a": []})
        yield that
        fake.check()


def ann_of(day: Day) -> Person:
    ann = day.fake.person(1, "Ann")
    _ = ann.chat
    day.subscribe(1, "ships")
    return ann


def rejections(ann: Person, count: int) -> list[Act]:
    """Stories on football, each rejected as it comes; before them one that is what was meant."""
    acts = [published("a", item(90, MEANT, at=NOON))]
    for number, title in enumerate(SPORT[:count], start=1):
        acts += [
            published("a", item(number, title, at=NOON + timedelta(minutes=number))),
            done(lambda: ann.presses("Not relevant")),
        ]
    return acts


def proposal(day: Day) -> Message | None:
    found = [message for message in day.fake.answers(1) if message.text.startswith("💡")]
    return found[-1] if found else None


def rows(day: Day, sql: str) -> list[tuple[object, ...]]:
    store = Store.open(day.folder, writer=False)
    try:
        return [tuple(row) for row in store.rows(sql)]
    finally:
        store.close()


async def test_two_rejections_propose_nothing_and_three_do_with_the_effect(day: Day) -> None:
    ann = ann_of(day)
    acts = rejections(ann, 3)
    await day.live(*acts[:5])
    assert proposal(day) is None
    await day.live(*acts[5:])
    said = proposal(day)
    assert said is not None
    assert said.text.splitlines() == [
        "💡 Shall “News of the harbour” leave out reports with football?",
        "It would have left out 3 of 3 rejected stories, and none of the 1 other.",
        "In the last 7 days: 3 of 4 rings.",
    ]
    assert [button["text"] for row in said.buttons for button in row] == ["✅ Leave them out", "No"]


async def test_taken_for_a_shipped_watch_it_becomes_an_own_copy_that_knows_what_was_told(day: Day) -> None:
    ann = ann_of(day)
    with day.open() as store, store.transaction() as connection:
        connection.execute("UPDATE subscription SET silent = 1, severity = 'high', langs = 'en,uk'")
    await day.live(*rejections(ann, 3), done(lambda: ann.presses("Leave them out")))
    assert any("copy of your own" in message.text for message in day.fake.answers(1))
    (rule,) = rows(
        day,
        "SELECT title, match, ring_on = (SELECT ring_on FROM rule WHERE id = 'ships') FROM rule"
        " WHERE id = 'w1' AND chat_id = 1",
    )
    assert rule[:1] + rule[2:] == ("News of the harbour", 1)
    assert parse(str(rule[1])) == parse(f"{MATCH} -football")
    assert rows(day, "SELECT rule_id, silent, severity, langs FROM subscription") == [
        ("w1", 1, "high", "en,uk")
    ]
    assert rows(day, "SELECT match FROM rule WHERE id = 'ships'") == [(MATCH,)], (
        "it is the same for all others"
    )
    told = "SELECT count(*) FROM told_fact WHERE rule_id = "
    assert rows(day, f"{told}'w1'") == rows(day, f"{told}'ships'")


async def test_taken_for_an_own_watch_it_changes_that(day: Day) -> None:
    ann = ann_of(day)
    with day.open() as store, store.transaction() as connection:
        connection.execute("UPDATE rule SET chat_id = 1")
    await day.live(*rejections(ann, 3))
    message = proposal(day)
    assert message is not None
    data = message.buttons[0][0]["callback_data"]

    async def pressed_twice(process: Process) -> None:
        answers.extend(ann.sends_callback(data, message) for _ in range(2))
        await process.settle()

    answers: list[Callback] = []
    await day.live(pressed_twice)
    first, again = answers
    assert (first.answer, again.answer) == ("", "This was answered before, or its watch is gone.")
    assert rows(day, "SELECT state FROM proposal") == [("taken",)]
    assert rows(day, "SELECT id, match, version FROM rule") == [("ships", "harbour -football", 2)]


async def test_declined_it_is_never_proposed_again(day: Day) -> None:
    ann = ann_of(day)
    await day.live(*rejections(ann, 3), done(lambda: ann.presses("No")))
    assert "stays as it is" in proposal_answer(day)
    count = len(day.fake.answers(1))
    later = item(4, SPORT[3], at=NOON + timedelta(minutes=9))
    await day.live(published("a", later), done(lambda: ann.presses("Not relevant")))
    assert proposal(day) is None
    assert len(day.fake.answers(1)) == count + 1, "the alert, and no proposal"
    assert rows(day, "SELECT match FROM rule") == [(MATCH,)]


def proposal_answer(day: Day) -> str:
    return next(message.text for message in day.fake.answers(1) if "stays as it is" in message.text)


async def test_a_proposal_of_another_chat_can_not_be_answered(day: Day) -> None:
    ann = ann_of(day)
    bob = day.fake.person(2, "Bob")
    _ = bob.chat
    day.subscribe(2, "ships", role="member")
    await day.live(*rejections(ann, 3))
    for verb in ("tight", "loose"):
        forged = bob.sends_callback(f"1:{verb}:1:0", day.fake.answers(2)[0])
        await day.live()
        assert "answered before" in (forged.answer or "")
    assert rows(day, "SELECT state FROM proposal") == [("open",)]


async def test_taken_back_rejections_count_no_more(day: Day) -> None:
    ann = ann_of(day)
    acts = rejections(ann, 3)
    await day.live(*acts[:5], done(lambda: ann.presses("Unmute")), *acts[5:])
    assert proposal(day) is None


async def test_a_full_list_of_watches_takes_no_copy(day: Day) -> None:
    ann = ann_of(day)
    await day.live(*rejections(ann, 3))
    with day.open() as store, store.transaction() as connection:
        connection.executemany(
            "INSERT INTO rule (id, chat_id, title, match, ring_on, created_at) VALUES (?, 1, 't', 't', '[]', 0)",
            [(f"w{number}",) for number in range(1, 51)],
        )
    await day.live(done(lambda: ann.presses("Leave them out")))
    assert any("50 watches" in message.text for message in day.fake.answers(1))
    assert rows(day, "SELECT state FROM proposal") == [("open",)]


async def test_who_does_not_answer_is_asked_again_after_a_week_at_the_earliest(day: Day) -> None:
    ann = ann_of(day)
    await day.live(*rejections(ann, 3))
    later = item(4, SPORT[3], at=NOON + timedelta(minutes=9))
    await day.live(published("a", later), done(lambda: ann.presses("Not relevant")))
    assert rows(day, "SELECT count(*) FROM proposal") == [(1,)]
