"""What values become in SQLite, and that they come back as they were."""

import json
from dataclasses import asdict
from datetime import timedelta

import pytest

from bot.alerts.intake import PollIntent
from bot.facts.fact import Fact, FactKind
from bot.feeds.rhythm import HOURS, MINUTES, Rhythm
from bot.rules.match import ConceptHit, Highlight
from bot.rules.rule import FeedEntry
from bot.store import feeds, polls
from bot.store.database import Store
from bot.store.encoding import (
    facts_from,
    facts_json,
    highlights_from,
    highlights_json,
    sighting_json,
    sighting_parts,
)
from bot.stories.story import Sighting
from tests.support.world import NOON, item

DATE = Fact(FactKind.DATE, "2026-11-12", "12. November", "title", 3, 15, past=True, spread_days=2)
PLACE = Fact(FactKind.PLACE, "sumy", "Суми", "summary", 0, 4, 1, within=("sumy-region", "ukraine"), role="to")
FACTS = (DATE, PLACE, Fact(FactKind.STATUS, "agreed", 'a "deal"', "title", 0, 8, force="unconfirmed"))
HIGHLIGHTS = (Highlight("title", 0, 6, "@taurus", "Taurus", 100), Highlight("text", 1, 2, "х", "х", 91))


def test_facts_come_back_as_they_were() -> None:
    assert facts_from(facts_json(FACTS)) == FACTS


def test_highlights_come_back_as_they_were() -> None:
    assert highlights_from(highlights_json(HIGHLIGHTS)) == HIGHLIGHTS


def test_a_sighting_comes_back_without_its_item() -> None:
    sighting = Sighting(
        item(1, "Talks", at=NOON),
        NOON,
        "en",
        "News",
        frozenset({"a", "b"}),
        (ConceptHit("kyiv", "title", 0, 4),),
        FACTS,
    )
    assert sighting_parts(sighting_json(sighting)) == ("News", sighting.rules, sighting.concepts, FACTS)


def test_what_is_written_is_every_field_by_its_name_in_all_scripts() -> None:
    written = facts_json(FACTS)
    assert json.loads(written) == json.loads(json.dumps([asdict(fact) for fact in FACTS]))
    assert "Суми" in written


@pytest.mark.parametrize("most", [0.5, 60_000.0, 1e9])
def test_a_rhythm_comes_back_whatever_its_counts(most: float) -> None:
    """Half a float ends at 65,504: a feed that pours out more than that in an hour is still written."""
    with_most = Rhythm(1.0, 2.0, (most, *(1.0,) * (HOURS - 1)), (0.25,) * MINUTES)
    store = Store.in_memory()
    feeds.sync(store, [FeedEntry(url="https://news.example/feed", title="")])
    (view,) = feeds.due(store, NOON, limit=1)
    soon = NOON + timedelta(seconds=60)
    polls.commit(store, PollIntent(view.id, NOON, soon, ok=True, rhythm=with_most))
    (after,) = feeds.views(store, [view.id], NOON)
    hours = (min(most, 60_000.0), *with_most.hours[1:])
    assert after.rhythm == Rhythm(1.0, 2.0, hours, with_most.minutes)
