"""A rule that waits for independent sources: what rings when, what is never told, and what isn't lost."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from bot.alerts.agenda import coming
from bot.alerts.card import Card
from bot.alerts.outcome import Outcome
from bot.alerts.receiver import Delivery
from bot.cli.explain import lines
from bot.feeds.item import Item
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store import agenda, feeds
from bot.store.database import Store
from bot.store.explain import traces
from tests.support.subscribers import subscribe
from tests.support.world import NOON, TALKS, Outside, Running, item, running

TWO = replace(TALKS, sources_min=2)
ALWAYS = Rule(RuleId("istanbul"), "Istanbul", parse("istanbul"))
LATE_CHAT = 77


def by(source: str, number: int, title: str, *, minute: int, summary: str = "") -> Item:
    return replace(item(number, title, at=NOON + timedelta(minutes=minute), summary=summary), source=source)


ONE = by("Post", 1, "Russia offers talks with Ukraine on 2 June in Istanbul", minute=0)
COPY = by("Gazette", 2, "Russia offers talks with Ukraine on 2 June in Istanbul - Gazette", minute=2)
SAME_PAPER = by("post", 3, "Moscow wants to meet: talks with Ukraine in Istanbul on 2 June", minute=4)
OTHER = by("Herald", 4, "Kremlin sees talks in Istanbul with Ukraine on 2 June as likely", minute=6)
MOVED = by("Post", 5, "Russia moves talks with Ukraine from 2 June to 16 June in Istanbul", minute=8)


async def come(process: Running, *items: Item) -> None:
    for one in items:
        process.outside.publish("a", one)
        process.outside.later(minutes=2)
        await process.passes()


def outside() -> Outside:
    return Outside(documents={"a": []})


def reasons(store: Store) -> list[str]:
    return [row["reason"] for row in store.rows("SELECT reason FROM decision ORDER BY id")]


def explained(store: Store, guid: str) -> str:
    return "\n".join(line for trace in traces(store, guid) for line in lines(trace))


async def test_a_story_waits_for_its_second_publisher_whatever_the_first_adds_and_others_copy() -> None:
    with running(outside(), watched=[TWO]) as process:
        await come(process, ONE, COPY, SAME_PAPER)
        assert process.outside.received == []
        assert set(reasons(process.store)) == {"waits until more independent sources report it"}
        await come(process, OTHER)
        assert process.outside.headlines == [OTHER.title]
        (card,) = process.outside.rings
        assert [line.title for line in card.sources] == [one.title for one in (OTHER, SAME_PAPER, COPY, ONE)]
        assert (card.publishers, card.independent) == (("Herald", "post", "Gazette"), 2)


async def test_what_waited_is_told_with_all_facts_that_are_known_by_then() -> None:
    with running(outside(), watched=[TWO]) as process:
        await come(process, ONE, MOVED, replace(OTHER, title="Kremlin: talks with Ukraine in Istanbul"))
        (card,) = process.outside.rings
        assert {fact.value for fact in card.facts if fact.kind == "date"} == {"2025-06-16", "2025-06-02"}


def listed(process: Running) -> list[str]:
    """The coming dates of the chat's calendar, and of the file for all."""
    store, now = process.store, process.outside.now
    (own,) = store.rows("SELECT id FROM chat")
    shown = [coming(agenda.of_chat(store, own["id"], now).reports, now)]
    shown.append(coming(agenda.of_rules(store, None, now).reports, now))
    assert shown[0] == shown[1]
    return [one.when.value for one in shown[0]]


async def test_a_calendar_shows_no_date_of_a_story_that_waits_until_the_story_is_told() -> None:
    with running(outside(), watched=[TWO]) as process:
        await come(process, ONE, COPY)
        assert listed(process) == []
        await come(process, OTHER)
        assert listed(process) == ["2025-06-02"]


async def test_of_a_story_that_one_rule_tells_a_calendar_shows_no_date_that_waits_under_another() -> None:
    waits = by("Post", 9, "Russia offers talks with Ukraine also on 9 June", minute=3)
    with running(outside(), watched=[TWO, ALWAYS]) as process:
        await come(process, ONE, waits)
        assert listed(process) == ["2025-06-02"], "found in Istanbul"


async def test_after_the_second_source_a_change_rings_at_once() -> None:
    with running(outside(), watched=[TWO]) as process:
        await come(process, ONE, OTHER, MOVED)
        assert process.outside.headlines == [OTHER.title, MOVED.title]


async def test_what_has_its_sources_has_them_for_good() -> None:
    live = [
        by(
            "Post",
            100 + n,
            f"Live {n}: talks of Russia and Ukraine on 2 June in Istanbul, part {n}",
            minute=9 + n,
        )
        for n in range(45)
    ]
    with running(outside(), watched=[TWO]) as process:
        await come(process, ONE, OTHER, *live, replace(MOVED, published=NOON + timedelta(minutes=60)))
        assert process.outside.headlines[-1] == MOVED.title
        (card,) = (card_of(one) for one in process.outside.received[-1:])
        assert "Herald" in card.publishers, "counted although its report is no longer among the newest"


async def test_a_story_that_never_gets_its_second_source_is_never_told_and_says_so() -> None:
    with running(outside(), watched=[TWO]) as process:
        await come(process, ONE, COPY)
        process.outside.later(days=3)
        await process.passes()
        assert process.outside.received == []
        said = explained(process.store, "n1")
        assert "rule talks wants 2 independent ones, 1 so far: it waits, untold" in said
        assert "suppress, waits until more independent sources report it" in said


async def test_a_story_that_was_told_says_that_it_has_its_sources() -> None:
    with running(outside(), watched=[TWO]) as process:
        await come(process, ONE, OTHER)
        assert "rule talks wants 2 independent ones: the story has them" in explained(process.store, "n4")


async def test_a_rule_that_waits_swallows_nothing_that_another_rule_tells_meanwhile() -> None:
    with running(outside(), watched=[TWO, ALWAYS]) as process:
        await come(process, ONE)
        (card,) = process.outside.rings
        assert card.rules == ("Istanbul",)
        await come(process, OTHER)
        edit = process.store.row("SELECT payload FROM message")
        assert edit is not None
        assert Card.model_validate_json(edit["payload"]).rules == ("Istanbul", "Dates of the talks")
        assert len(process.outside.rings) == 1


async def test_a_fact_that_waits_under_one_rule_is_not_told_by_the_message_of_another() -> None:
    first = by(
        "Post",
        1,
        "Istanbul readies a palace",
        minute=0,
        summary="The talks of Russia and Ukraine begin on 2 June.",
    )
    second = by(
        "Herald",
        2,
        "A palace in Istanbul is readied",
        minute=3,
        summary="Russia and Ukraine begin their talks there on 2 June.",
    )
    with running(outside(), watched=[TWO, ALWAYS]) as process:
        await come(process, first)
        (card,) = process.outside.rings
        assert (card.rules, card.facts) == (("Istanbul",), ())
        await come(process, second)
        _, delta = process.outside.rings
        assert [(change.was, change.now) for change in delta.changes] == [((), "2025-06-02")]


async def test_a_wait_survives_a_restart(tmp_path: Path) -> None:
    world = outside()
    with running(world, tmp_path, [TWO]) as process:
        await come(process, ONE)
    with running(world, tmp_path, [TWO]) as process:
        await come(process, OTHER)
    assert world.headlines == [OTHER.title]


async def test_a_rule_that_no_longer_waits_rings_with_the_next_report(tmp_path: Path) -> None:
    world = outside()
    with running(world, tmp_path, [TWO]) as process:
        await come(process, ONE)
    with running(world, tmp_path, [TALKS]) as process:
        await come(process, COPY)
    assert world.headlines == [ONE.title], "without the name of its publisher"


async def test_a_late_subscriber_gets_the_newest_three_silently_and_they_live_on() -> None:
    stories = [
        by("Post", n, title, minute=n)
        for n, title in enumerate(
            (
                "Kyiv and Budapest begin talks on grain prices",
                "Moscow mayor in talks over stadium roof",
                "Gas transit: Ukrainian pipeline operator opens talks with Slovakia",
                "Russian pilots threaten strike as wage talks fail",
            ),
            start=10,
        )
    ]
    with running(outside()) as process:
        await come(process, *stories)
        subscribe(process.store, [LATE_CHAT], "talks", process.outside.now)
        with process.store.transaction() as connection:
            connection.execute("UPDATE subscription SET earlier = 1 WHERE chat_id = ?", (LATE_CHAT,))
        process.outside.later(minutes=1)
        await process.passes()
        got = [one for one in process.outside.received if one.chat_id == LATE_CHAT]
        assert [card_of(one).headline for one in got] == [one.title for one in stories[1:]]
        assert all(one.silent for one in got)

        await come(
            process,
            by("Herald", 20, "Slovakia and Ukrainian pipeline operator open gas transit talks", minute=30),
        )
        process.outside.later(minutes=1)
        await process.passes()
        edits = [one for one in process.outside.received if one.edit_id and one.chat_id == LATE_CHAT]
        assert [card_of(one).publishers for one in edits] == [("Herald", "Post")]

        changed = by(
            "Herald",
            21,
            "Gas transit talks: Slovakia and Ukrainian pipeline operator to meet on 9 June",
            minute=40,
        )
        await come(process, changed)
        rung = [one for one in process.outside.received if one.chat_id == LATE_CHAT and not one.silent]
        assert [card_of(one).kind for one in rung if one.edit_id is None] == ["delta"]


async def test_an_earlier_hit_that_waits_is_not_shown_and_rings_later() -> None:
    with running(outside(), watched=[TWO]) as process:
        await come(process, ONE)
        subscribe(process.store, [LATE_CHAT], "talks", process.outside.now)
        with process.store.transaction() as connection:
            connection.execute("UPDATE subscription SET earlier = 1 WHERE chat_id = ?", (LATE_CHAT,))
        process.outside.later(minutes=1)
        await process.passes()
        assert process.outside.received == []
        await come(process, OTHER)
        (got,) = [one for one in process.outside.received if one.chat_id == LATE_CHAT]
        assert not got.silent


def card_of(delivery: Delivery) -> Card:
    assert isinstance(delivery.content, Card)
    return delivery.content


@dataclass(slots=True)
class SlowOutside(Outside):
    """A receiver that answers only when it is let."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    may: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(self, delivery: Delivery) -> Outcome:
        self.asked.set()
        await self.may.wait()
        return await Outside.deliver(self, delivery)


async def test_a_change_that_comes_while_the_first_message_is_under_way_rings() -> None:
    world = SlowOutside(documents={"a": []})
    with running(world, backlog=True) as process:
        await process.passes()
        await poll_and_notify(process, ONE)
        async with asyncio.timeout(20):
            sending = asyncio.create_task(process.pipeline.deliver())
            await world.asked.wait()
            await poll_and_notify(process, MOVED)
            world.may.set()
            await sending
        world.later(minutes=2)
        await process.passes()
        assert [card.kind for card in world.rings] == ["story", "delta"]


async def poll_and_notify(process: Running, news: Item) -> None:
    process.outside.publish("a", news)
    process.outside.later(minutes=2)
    for feed in feeds.due(process.store, process.outside.now, limit=9):
        await process.pipeline.poll(feed)
    await process.pipeline.notify()
