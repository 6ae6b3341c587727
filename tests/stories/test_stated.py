"""What a story states: one object for all stories that state nothing, and it stays empty."""

from bot.stories.stated import NOTHING_STATED, Stated
from tests.support.sightings import sighting


def test_a_report_without_facts_states_nothing_new() -> None:
    report = sighting("Cats sleep all day")
    assert report.facts == ()
    stated = Stated()
    assert stated.after(report) is stated
    assert NOTHING_STATED.after(report) is NOTHING_STATED


def test_the_first_report_with_facts_gets_an_object_of_its_own() -> None:
    stated = NOTHING_STATED.after(sighting("Ministers to meet on 2 June", rules=("talks",)))
    assert list(stated.dates) == ["2025-06-02"]
    assert stated.rules == {"talks"}
    assert stated.after(sighting("Ministers to meet on 3 June")) is stated
    assert list(stated.dates) == ["2025-06-02", "2025-06-03"]
    assert (NOTHING_STATED.dates, NOTHING_STATED.facts, NOTHING_STATED.rules) == ({}, {}, frozenset())
    assert NOTHING_STATED.turns.voices == {}


def test_an_older_report_sets_no_kind_that_a_newer_one_has_set() -> None:
    newer, older = sighting("Ministers to meet on 3 June", hours=5), sighting("Ministers to meet on 2 June")
    stated = NOTHING_STATED.after(newer)
    assert stated.set_after("date", older.when)
    assert not stated.set_after("date", newer.when)
    assert list(stated.after(older).dates) == ["2025-06-03"]
