"""The three passes together, in a small world: what rings, what is folded, what stays silent."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.alerts.outcome import ChatGone, Flooded, NotWritten, Outcome, Refused, Unknown
from tests.support.world import NOON, PARTS, TALKS, Outside, item, running

FIRST = item(1, "Russia offers talks with Ukraine on 2 June in Istanbul", at=NOON - timedelta(minutes=9))
AGAIN = item(2, "Russia offers Ukraine talks on 2 June in Istanbul", at=NOON - timedelta(minutes=5))
MOVED = item(3, "Russia offers talks with Ukraine on 16 June in Istanbul", at=NOON - timedelta(minutes=2))
NOISE = item(4, "A bakery in the old town opens again", at=NOON - timedelta(minutes=1))


async def test_a_new_story_rings_once_and_noise_is_silent() -> None:
    outside = Outside(documents={"a": [FIRST, NOISE]})
    with running(outside) as process:
        await process.passes()
        outside.later(minutes=3)
        await process.passes()
    assert outside.headlines == [FIRST.title]


async def test_a_repeat_from_another_feed_updates_the_message_that_is_there() -> None:
    outside = Outside(documents={"a": [FIRST], "b": []})
    with running(outside) as process:
        await process.passes()
        outside.publish("b", AGAIN)
        outside.later(minutes=3)
        await process.passes()
        outside.later(minutes=3)
        await process.passes()
    assert outside.headlines == [FIRST.title]
    edits = [delivery for delivery in outside.received if delivery.edit_id is not None]
    assert [len(edit.content.sources) for edit in edits] == [2]


async def test_a_changed_date_rings_again_as_a_reply_that_says_was_and_now() -> None:
    outside = Outside(documents={"a": [FIRST]})
    with running(outside) as process:
        await process.passes()
        outside.publish("a", MOVED)
        outside.later(minutes=3)
        await process.passes()
    assert outside.headlines == [FIRST.title, MOVED.title]
    ((change,),) = [card.changes for card in outside.rings if card.kind == "delta"]
    assert (change.kind, change.was, change.now) == ("date", ("2025-06-02",), "2025-06-16")
    assert outside.received[1].reply_to == 1


async def test_what_stood_in_the_feed_before_the_first_poll_does_not_ring_but_is_shown_silently() -> None:
    outside = Outside(documents={"a": [FIRST]})
    with running(outside, backlog=True) as process:
        await process.passes()
    assert outside.headlines == []
    assert [delivery.content.kind for delivery in outside.received if delivery.silent] == ["earlier"]


async def test_an_item_older_than_14_days_never_rings() -> None:
    old = item(5, FIRST.title, at=NOON - timedelta(days=15))
    outside = Outside(documents={"a": [old]})
    with running(outside) as process:
        await process.passes()
    assert outside.headlines == []


async def test_the_same_story_under_another_guid_and_with_tracking_is_no_news() -> None:
    outside = Outside(documents={"a": [FIRST], "b": []})
    tracked = item(1, FIRST.title, at=NOON)
    with running(outside) as process:
        await process.passes()
        outside.publish("b", tracked)
        outside.later(minutes=3)
        await process.passes()
    assert outside.headlines == [FIRST.title]


async def test_an_unsent_message_absorbs_a_changed_date() -> None:
    outside = Outside(documents={"a": [FIRST]}, answers=[NotWritten("no network")])
    with running(outside) as process:
        await process.passes()
        outside.publish("a", MOVED)
        outside.later(minutes=3)
        await process.passes()
    assert outside.headlines == [MOVED.title]
    assert [(fact.value, fact.was) for fact in outside.rings[0].facts] == [("2025-06-16", ("2025-06-02",))]


@pytest.mark.parametrize("answer", [NotWritten("no route"), Unknown("time-out"), Flooded(20)])
async def test_what_could_not_be_sent_is_sent_later(answer: Outcome) -> None:
    outside = Outside(documents={"a": [FIRST]}, answers=[answer])
    with running(outside) as process:
        await process.passes()
        assert outside.received == []
        outside.later(minutes=1)
        await process.passes()
    assert outside.headlines == [FIRST.title]


async def test_a_refused_message_blocks_no_other() -> None:
    outside = Outside(documents={"a": [FIRST]}, answers=[Refused("can't parse entities")])
    ship = item(6, "A ship enters the harbour at dawn", at=NOON)
    with running(outside, watched=(TALKS, PARTS)) as process:
        await process.passes()
        outside.publish("a", ship)
        outside.later(minutes=3)
        await process.passes()
    assert ship.title in outside.headlines


async def test_a_chat_that_is_gone_gets_its_alerts_when_it_is_back() -> None:
    outside = Outside(documents={"a": [FIRST]}, answers=[ChatGone("blocked")])
    with running(outside) as process:
        await process.passes()
        outside.later(hours=1)
        await process.passes()
        assert outside.received == []
        with process.store.transaction() as connection:
            connection.execute("UPDATE chat SET state = 'active'")
        await process.passes()
    assert outside.headlines == [FIRST.title]


async def test_a_restart_forgets_nothing(tmp_path: Path) -> None:
    outside = Outside(documents={"a": [FIRST], "b": []})
    with running(outside, tmp_path) as process:
        await process.passes()
    outside.publish("b", AGAIN, MOVED)
    outside.later(minutes=3)
    with running(outside, tmp_path) as process:
        await process.passes()
    assert outside.headlines == [FIRST.title, MOVED.title]


async def test_one_message_names_all_rules_of_the_chat_that_match() -> None:
    both = item(7, "Ship enters harbour as Russia and Ukraine hold talks on 2 June", at=NOON)
    outside = Outside(documents={"a": [both]})
    with running(outside, watched=(TALKS, PARTS)) as process:
        await process.passes()
    assert [card.rules for card in outside.rings] == [("Ships", "Dates of the talks")]


async def test_an_item_is_remembered_for_as_long_as_it_stands_in_its_feed() -> None:
    outside = Outside(documents={"a": [FIRST]})
    with running(outside) as process:
        await process.passes()
        outside.later(days=100)
        outside.publish("a", NOISE)
        await process.passes()
        (row,) = process.store.rows("SELECT min(seen_at) AS at FROM seen")
    assert row["at"] == int(outside.now.timestamp())


async def test_a_date_that_moves_in_an_edited_report_rings_though_another_report_is_younger() -> None:
    outside = Outside(documents={"a": [FIRST], "b": []})
    with running(outside) as process:
        await process.passes()
        outside.publish("b", AGAIN)
        outside.later(minutes=3)
        await process.passes()
        edited = item(
            1, "Russia offers talks with Ukraine on 16 June in Istanbul", at=FIRST.published or NOON
        )
        outside.documents["a"] = [edited]
        outside.later(minutes=3)
        await process.passes()
    assert outside.headlines == [FIRST.title, edited.title]
