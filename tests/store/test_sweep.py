"""The joint between POLL and NOTIFY: a sweep tells each subscriber once, in bounded steps, whatever happens."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.notify import CHATS_PER_STEP_MAX
from bot.rules.rule import RuleId
from bot.store import alerts
from bot.store.database import Store
from tests.support.subscribers import subscribe
from tests.support.world import NOON, PARTS, TALKS, Outside, Running, item, running, start

FIRST = item(1, "Russia offers talks with Ukraine on 2 June in Istanbul", at=NOON - timedelta(minutes=9))
MOVED = item(2, "Russia offers talks with Ukraine on 16 June in Istanbul", at=NOON + timedelta(minutes=1))
CHATS = range(1, 2 * CHATS_PER_STEP_MAX + 6)


@pytest.fixture
def process() -> Iterator[Running]:
    with running(Outside(documents={"a": []})) as process:
        subscribe(process.store, CHATS, "talks", NOON - timedelta(hours=1))
        with process.store.transaction() as connection:
            connection.execute("DELETE FROM subscription WHERE chat_id = 0")  # the terminal itself
        yield process


async def polled(process: Running, *news: object) -> None:
    process.outside.publish("a", *news)  # type: ignore[arg-type]  # items
    with process.store.transaction() as connection:
        # A real feed: its items are committed at once, and NOTIFY comes by itself.
        connection.execute("UPDATE feed SET sample = 0, primed = 1, next_poll_at = 0")
    process.pipeline.start_polls()
    await process.pipeline.finish_polls()


def told(store: Store) -> list[tuple[int, str]]:
    rows = store.rows("SELECT chat_id, action FROM decision ORDER BY id")
    return [(row["chat_id"], row["action"]) for row in rows]


async def test_each_pass_tells_one_bounded_step_of_chats_in_the_order_of_their_ids(process: Running) -> None:
    await polled(process, FIRST)
    steps = [await process.pipeline.notify() for _ in range(4)]
    assert steps == [CHATS_PER_STEP_MAX, CHATS_PER_STEP_MAX, 5, 0]
    assert told(process.store) == [(chat, "ring") for chat in CHATS]


async def test_a_sweep_over_whole_steps_ends_and_begins_no_other(process: Running) -> None:
    with process.store.transaction() as connection:
        connection.execute("DELETE FROM subscription WHERE chat_id > ?", (CHATS_PER_STEP_MAX,))
    await polled(process, FIRST)
    assert [await process.pipeline.notify() for _ in range(4)] == [CHATS_PER_STEP_MAX, 0, 0, 0]
    assert alerts.open_alerts(process.store, limit=9) == ()


async def test_a_new_revision_during_a_sweep_reaches_everybody_and_nobody_twice(process: Running) -> None:
    await polled(process, FIRST)
    await process.pipeline.notify()
    process.outside.later(minutes=2)
    await polled(process, MOVED)
    while await process.pipeline.notify():
        pass
    unsent = process.store.rows(
        "SELECT chat_id, count(*) AS n, min(payload LIKE '%2025-06-16%') AS news FROM message GROUP BY 1"
    )
    assert [(row["chat_id"], row["n"], row["news"]) for row in unsent] == [(chat, 1, 1) for chat in CHATS]
    # The second half heard of both dates at once, and was only looked at again by the second sweep.
    actions = [action for chat, action in told(process.store) if chat == CHATS[-1]]
    assert actions == ["ring", "update"]


async def test_a_crash_between_two_steps_repeats_no_chat_and_skips_none(tmp_path: Path) -> None:
    outside = Outside(documents={"a": []})
    with running(outside, tmp_path) as first:
        subscribe(first.store, CHATS, "talks", NOON - timedelta(hours=1))
        await polled(first, FIRST)
        await first.pipeline.notify()
    with running(outside, tmp_path) as second:
        while await second.pipeline.notify():
            pass
        # The terminal's look at earlier hits is no part of the sweep.
        assert sorted(chat for chat, action in told(second.store) if action == "ring") == [0, *CHATS]


async def test_a_step_that_dies_in_its_transaction_is_done_again(process: Running) -> None:
    class Gone(BaseException):
        pass

    await polled(process, FIRST)

    def dies() -> None:
        with process.store.transaction() as connection:
            connection.execute("UPDATE alert SET cursor = 90, sweep = 1")
            raise Gone

    with pytest.raises(Gone):
        dies()
    while await process.pipeline.notify():
        pass
    assert [chat for chat, _ in told(process.store)] == list(CHATS)


async def test_a_paused_chat_is_told_too_and_gets_it_when_it_is_back(process: Running) -> None:
    with process.store.transaction() as connection:
        connection.execute("UPDATE chat SET state = 'paused' WHERE id = 3")
    await polled(process, FIRST)
    await process.pipeline.notify()
    await process.pipeline.deliver()
    assert 3 in {chat for chat, _ in told(process.store)}
    assert 3 not in {delivery.chat_id for delivery in process.outside.received}


async def test_a_message_that_tells_two_stories_names_the_rules_of_both() -> None:
    first = item(
        1, "Ship enters harbour as Russia and Ukraine hold talks on 2 June", at=NOON - timedelta(minutes=9)
    )
    outside = Outside(documents={"a": [first]})
    with running(outside, watched=(TALKS, PARTS)) as process:
        await process.passes()
        # A second story, that only one of the two rules matches, was taken into the same message.
        with process.store.transaction() as connection:
            connection.execute("INSERT INTO chat_story SELECT chat_id, 99, message_id FROM chat_story")
            connection.execute(
                "INSERT INTO alert (rule_id, story_id, opened_at, item_id) VALUES ('talks', 99, 0, 1)"
            )
        seen = alerts.situation(
            process.store, chat_id=0, since=NOON, rule_id=RuleId("talks"), story_id=99, item_id=1, now=NOON
        )
        assert seen.rule_titles == ("Ships", "Dates of the talks")
        assert [report.item_id for report in seen.reports] == [1]


async def test_an_earlier_hit_that_is_still_unsent_gets_its_sound_when_a_fact_changes() -> None:
    outside = Outside(documents={"a": [FIRST]})
    with running(outside, backlog=True) as process:
        process.pipeline.start_polls()
        await process.pipeline.finish_polls()
        await process.pipeline.notify()
        outside.publish("a", MOVED)
        outside.later(minutes=3)
        process.pipeline.start_polls()
        await process.pipeline.finish_polls()
        await process.pipeline.notify()
        await process.pipeline.deliver()
    assert outside.headlines == [MOVED.title]


async def test_a_report_whose_date_was_changed_after_the_subscription_rings() -> None:
    outside = Outside(documents={"a": [FIRST]})
    with running(outside, backlog=True) as process:
        await process.passes()
        with process.store.transaction() as connection:
            connection.execute("UPDATE subscription SET since = ?", (int(NOON.timestamp()) + 60,))
        outside.documents["a"] = [item(1, MOVED.title, at=NOON - timedelta(minutes=9))]
        outside.later(minutes=3)
        await process.passes()
    assert outside.headlines == [MOVED.title]


async def test_a_report_whose_comma_was_changed_after_the_subscription_does_not_ring() -> None:
    outside = Outside(documents={"a": [FIRST]})
    with running(outside) as process:
        process.pipeline.start_polls()
        await process.pipeline.finish_polls()
        with process.store.transaction() as connection:
            connection.execute("DELETE FROM told_fact")
            connection.execute("DELETE FROM chat_story")
            connection.execute("UPDATE subscription SET since = ?", (int(NOON.timestamp()) + 60,))
        before = len(outside.rings)
        outside.documents["a"] = [item(1, f"{FIRST.title}.", at=NOON - timedelta(minutes=9))]
        outside.later(minutes=3)
        await process.passes()
    assert len(outside.rings) == before


async def test_a_report_on_record_only_takes_no_place_of_one_that_rings() -> None:
    old = item(9, "Russia offers Ukraine talks on 2 June in Istanbul", at=NOON - timedelta(days=15))
    outside = Outside(documents={"a": [FIRST]})
    with running(outside, backlog=True) as process:
        with process.store.transaction() as connection:
            connection.execute("UPDATE feed SET primed = 1")
        process.pipeline.start_polls()
        await process.pipeline.finish_polls()
        outside.publish("a", old)
        outside.later(minutes=3)
        process.pipeline.start_polls()
        await process.pipeline.finish_polls()
        (stories,) = process.store.rows("SELECT count(*) AS items, count(DISTINCT story_id) AS n FROM item")
        assert (stories["items"], stories["n"]) == (2, 1)
        (row,) = process.store.rows("SELECT item_id, revision, told FROM alert")
        assert (row["item_id"], row["revision"], row["told"]) == (1, 1, 0)


async def test_a_sweep_of_a_rule_that_the_operator_removed_tells_nobody() -> None:
    outside = Outside(documents={"a": [FIRST]})
    with running(outside, backlog=True) as process:
        with process.store.transaction() as connection:
            connection.execute("UPDATE feed SET primed = 1")
        process.pipeline.start_polls()
        await process.pipeline.finish_polls()
        restarted = start(outside, process.store, watched=(PARTS,), backlog=True)
        await restarted.pipeline.notify()
        await restarted.pipeline.deliver()
    assert outside.received == []


def test_telling_is_bounded_by_the_alerts_of_a_pass(process: Running) -> None:
    with process.store.transaction() as connection:
        connection.executemany(
            "INSERT INTO alert (rule_id, story_id, opened_at, item_id) VALUES ('talks', ?, 0, 1)",
            [(story,) for story in range(9)],
        )
    oldest = alerts.open_alerts(process.store, limit=4)
    assert [alert.story_id for alert in oldest] == [0, 1, 2, 3]
