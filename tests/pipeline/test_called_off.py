"""Talks are called off in words that the watch doesn't look for: who was told of them is told of that.

`talks_off.jsonl` are reports of talks in eight languages, written before the code that follows them up: agreed,
moved to another day, moved to another place, called off. Three of the four rang at first sight.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.rules.grammar import parse
from bot.rules.rule import Rule
from tests.support.reminding import EVENING, OFFER, at, planned
from tests.support.sources import ROOT
from tests.support.world import TALKS, Outside, item, running, start

OFF = "Russia calls off talks with Ukraine"
# It looks for a day, so what names none is nothing that it finds.
DATED = replace(TALKS, query=parse("talks has:date"))


async def told_of(title: str, *, summary: str = "", watched: Rule = DATED, first: str = "") -> list[str]:
    """What rang for a report that came an hour after the offer of talks."""
    outside = Outside(documents={"a": [replace(OFFER, title=first) if first else OFFER]})
    with running(outside, watched=[watched]) as live:
        await live.passes()
        outside.later(minutes=60)
        outside.publish("a", replace(item(2, title, at=outside.now), summary=summary))
        await live.passes()
        return [change.now for card in outside.rings for change in card.changes]


async def test_what_calls_off_the_talks_rings_although_it_names_no_day() -> None:
    assert await told_of(OFF) == ["cancelled"]
    assert await told_of("Russia puts off talks with Ukraine") == ["postponed"]


async def test_who_refuses_to_come_after_all_is_told_too() -> None:
    assert await told_of("Russia refuses to come to talks with Ukraine") == ["refuse"]


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Russia may call off talks with Ukraine", ""),
        ("Russia ready for talks with Ukraine", "Last year Moscow called off a meeting."),
        ("Bank calls off merger with rival in Frankfurt", ""),
    ],
)
async def test_a_hedge_a_background_and_another_matter_do_not_ring(title: str, summary: str) -> None:
    assert await told_of(title, summary=summary) == []


async def test_a_watch_that_was_told_of_no_day_and_no_place_waits_for_none() -> None:
    bare = replace(TALKS, query=parse("talks ready"))
    assert await told_of(OFF, watched=bare, first="Russia ready for talks with Ukraine") == []


async def test_no_reminder_comes_of_what_was_called_off_and_a_restart_changes_nothing() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside, watched=[DATED]) as first:
        await first.passes()
        live = start(outside, first.store, [DATED])
        outside.later(minutes=60)
        outside.publish("a", item(2, OFF, at=outside.now))
        await live.passes()
        await at(live, EVENING)
        assert outside.reminders == []
        assert [row[2:] for row in planned(live.store)] == [("dropped", "the date was cancelled")]


async def test_a_watch_that_is_gone_is_not_waited_for() -> None:
    outside = Outside(documents={"a": [OFFER]})
    with running(outside, watched=[DATED]) as live:
        await live.passes()
        live.pipeline.book.remove(DATED.id)
        outside.later(minutes=60)
        outside.publish("a", item(2, OFF, at=outside.now))
        await live.passes()
        assert len(outside.rings) == 1


def test_of_reports_in_eight_languages_each_change_rings_once() -> None:
    archive = Path(__file__).parent / "talks_off.jsonl"
    said = CliRunner().invoke(main, ["replay", str(archive), "--rules", str(ROOT / "rules")])
    decided = [json.loads(line) for line in said.stdout.splitlines()]
    # Who reports it first rings; whoever follows, in whatever language, updates.
    assert [row["id"] for row in decided if row["action"] == "ring"] == ["1", "12", "17", "20"]
    assert [row["id"] for row in decided] == [str(number) for number in range(1, 23)]
    assert "was Mon 16 March → now <b>Fri 20 March" in decided[11]["text"]
    assert "was Istanbul, Turkey → now <b>Geneva" in decided[16]["text"]
    assert "now <b>cancelled" in decided[19]["text"]
