"""Quiet hours, digests and mutes through all passes: what waits comes, once, folded, and nothing is lost."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.alerts.card import Digest
from bot.alerts.outcome import Refused
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.store.held import OpenStory
from bot.store.tuning import NEVER, Mute, Pause, SetDigest, SetLanguages, SetQuiet, SetRingOn, SetSound
from tests.support.waiting import CORN, HARBOUR, MOVED, OFFER, publish, reasons, subscribed, told, wish
from tests.support.world import TALKS, Outside, Running


@pytest.fixture
def outside() -> Outside:
    return Outside(documents={"a": []})


@pytest.fixture
def live(outside: Outside) -> Iterator[Running]:
    with subscribed(outside) as live:
        yield live


async def test_what_rings_in_quiet_hours_comes_at_their_end_in_one_message(
    live: Running, outside: Outside
) -> None:
    wish(live, SetQuiet(0, "11:00-13:00"))
    await publish(live, OFFER, CORN)
    assert told(outside) == []
    assert set(reasons(live)) == {"waits for the end of the chat's quiet hours"}
    outside.later(hours=1)
    await live.passes()
    await live.passes()
    assert told(outside) == [[CORN.title, OFFER.title]]
    assert [one.silent for one in outside.received] == [False]
    assert live.store.rows("SELECT * FROM held") == []


async def test_one_story_that_waited_comes_as_the_card_that_it_is(live: Running, outside: Outside) -> None:
    wish(live, SetQuiet(0, "11:00-13:00"))
    await publish(live, OFFER)
    outside.later(hours=1)
    await live.passes()
    assert told(outside) == [OFFER.title]


async def test_what_is_urgent_rings_in_quiet_hours(live: Running, outside: Outside) -> None:
    wish(live, SetQuiet(0, "11:00-13:00"))
    await publish(live, OFFER, HARBOUR)
    assert told(outside) == [HARBOUR.title]


async def test_a_changed_fact_of_the_night_is_told_in_the_morning(live: Running, outside: Outside) -> None:
    await publish(live, OFFER)
    wish(live, SetQuiet(0, "11:00-13:00"))
    await publish(live, MOVED, CORN)
    assert told(outside) == [OFFER.title]
    outside.later(hours=1)
    await live.passes()
    assert told(outside) == [OFFER.title, [MOVED.title, CORN.title]]
    digest = outside.received[-1].content
    assert isinstance(digest, Digest)
    assert digest.entries[0].card.changes[0].now == "2025-06-16"


async def test_a_change_after_a_digest_rings_as_an_answer_to_it(live: Running, outside: Outside) -> None:
    wish(live, SetDigest(0, "13:00"))
    await publish(live, OFFER)
    outside.later(hours=1)
    await live.passes()
    assert told(outside) == [[OFFER.title]]
    wish(live, SetDigest(0, ""))
    await publish(live, MOVED)
    assert told(outside)[1:] == [MOVED.title]
    assert outside.received[-1].reply_to == 1
    assert all(one.edit_id is None for one in outside.received), "a digest is not edited"


async def test_a_digest_comes_at_its_time_and_the_next_one_has_only_what_is_new(
    live: Running, outside: Outside
) -> None:
    wish(live, SetDigest(0, "hourly"))
    await publish(live, OFFER)
    assert told(outside) == []
    outside.later(hours=1)
    await live.passes()
    assert told(outside) == [[OFFER.title]]
    await publish(live, CORN)
    outside.later(hours=1)
    await live.passes()
    assert told(outside) == [[OFFER.title], [CORN.title]]


async def test_a_mute_holds_back_what_is_urgent_too_and_unmuting_tells_it(
    live: Running, outside: Outside
) -> None:
    wish(live, Mute(0, NEVER))
    await publish(live, OFFER, HARBOUR)
    outside.later(hours=30)
    await live.passes()
    assert told(outside) == []
    wish(live, Mute(0, None))
    await live.passes()
    assert told(outside) == [[HARBOUR.title, OFFER.title]]


async def test_one_watch_is_muted_for_a_time_and_the_others_ring(live: Running, outside: Outside) -> None:
    wish(live, Mute(0, outside.now + timedelta(hours=1), "talks"))
    await publish(live, OFFER, CORN)
    assert told(outside) == [CORN.title]
    outside.later(hours=1)
    await live.passes()
    assert told(outside) == [CORN.title, OFFER.title]


async def test_two_watches_that_waited_for_one_story_tell_it_once(outside: Outside) -> None:
    both = Rule(id=RuleId("monday"), title="Monday", query=parse("offers Monday"))
    with subscribed(outside, None, TALKS, both) as live:
        wish(live, SetDigest(0, "13:00"))
        await publish(live, OFFER)
        outside.later(hours=1)
        await live.passes()
        (digest,) = [one.content for one in outside.received]
        assert isinstance(digest, Digest)
        assert [entry.card.rules for entry in digest.entries] == [("Monday", "Dates of the talks")]


async def test_a_paused_watch_is_silent_and_goes_on_with_what_comes_after(
    live: Running, outside: Outside
) -> None:
    wish(live, Pause(0, "talks", paused=True))
    await publish(live, OFFER)
    outside.later(minutes=10)
    wish(live, Pause(0, "talks", paused=False))
    await publish(live, CORN)
    assert told(outside) == [CORN.title]
    assert "the chat paused this watch" in reasons(live)


async def test_a_silent_watch_tells_at_once_without_sound_in_quiet_hours_too(
    live: Running, outside: Outside
) -> None:
    wish(live, SetSound(0, "talks", silent=True), SetQuiet(0, "11:00-13:00"))
    await publish(live, OFFER)
    assert [(one.silent, told(outside)) for one in outside.received] == [(True, [OFFER.title])]


async def test_a_chat_rings_on_the_kinds_of_facts_that_it_chose(live: Running, outside: Outside) -> None:
    await publish(live, OFFER)
    wish(live, SetRingOn(0, "talks", frozenset()))
    await publish(live, MOVED)
    assert told(outside) == [OFFER.title]


async def test_a_report_in_a_language_that_nobody_asked_for_does_not_ring(
    live: Running, outside: Outside
) -> None:
    wish(live, SetLanguages(0, "talks", ("de", "uk")))
    await publish(live, OFFER)
    assert told(outside) == []
    assert reasons(live) == ["in a language that the chat didn't ask for"]
    wish(live, SetLanguages(0, "talks", ("en",)))
    await publish(live, MOVED)
    assert told(outside) == [MOVED.title]


async def test_a_story_of_a_digest_is_opened_and_is_its_live_message_then(
    live: Running, outside: Outside
) -> None:
    wish(live, SetDigest(0, "13:00"))
    await publish(live, OFFER, CORN)
    outside.later(hours=1)
    await live.passes()
    wish(live, SetDigest(0, ""), OpenStory(0, 1, 1), OpenStory(0, 1, 7), OpenStory(0, 99, 0))
    await live.passes()
    assert told(outside)[1:] == [OFFER.title]
    assert outside.received[-1].silent
    await publish(live, MOVED)
    assert outside.received[-1].reply_to == 2, "the change answers the opened card"


async def test_a_digest_that_could_not_be_delivered_counts_as_not_told(
    live: Running, outside: Outside
) -> None:
    wish(live, SetDigest(0, "13:00"))
    await publish(live, OFFER)
    outside.answers = [Refused("Bad Request: nothing of it")]
    outside.later(hours=1)
    await live.passes()
    wish(live, SetDigest(0, ""))
    await publish(live, MOVED)
    assert outside.headlines == [MOVED.title]


async def test_a_process_that_dies_between_two_passes_loses_nothing_that_waits(
    outside: Outside, tmp_path: Path
) -> None:
    with subscribed(outside, tmp_path, TALKS) as live:
        wish(live, SetDigest(0, "13:00"))
        await publish(live, OFFER)
    outside.later(hours=3)
    with subscribed(outside, tmp_path, TALKS) as live:
        await live.pipeline.notify()
    with subscribed(outside, tmp_path, TALKS) as live:
        await live.passes()
        await live.passes()
    assert told(outside) == [[OFFER.title]]
