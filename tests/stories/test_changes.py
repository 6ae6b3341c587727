"""Places, numbers and ordinals in a story: what is a change, what another story, what neither."""

import pytest

from bot.facts.places import PlaceHit
from bot.stories.keeper import StoryKeeper
from bot.stories.story import Decision, Sighting, Verdict
from tests.support.sightings import sighting

WITHIN = {"Lima": ("peru",), "Quito": ("ecuador",), "Peru": ()}


def seen(title: str, *, hours: float = 0, rules: tuple[str, ...] = (), summary: str = "") -> Sighting:
    """A report whose places are Lima, Quito and Peru."""
    places = [
        PlaceHit(name.lower(), "title", at, at + len(name), within)
        for name, within in WITHIN.items()
        if (at := title.find(name)) >= 0
    ]
    return sighting(title, hours=hours, rules=rules, summary=summary, places=places)


def decide(*sightings: Sighting) -> list[Verdict]:
    keeper = StoryKeeper()
    return [keeper.decide(one) for one in sightings]


def last(*sightings: Sighting) -> Verdict:
    return decide(*sightings)[-1]


TALKS = "Norway and Chile agree to hold fishery talks in Lima"


def test_another_number_of_the_same_thing_is_a_delta_that_names_both() -> None:
    verdict = last(
        seen("Norway sends 20 trawlers to Chile"), seen("Norway sends 60 trawlers to Chile", hours=2)
    )
    assert (verdict.story, verdict.decision) == (1, Decision.DELTA)
    assert [(change.kind, change.was, change.now) for change in verdict.changes] == [
        ("number", ("20 trawler",), "60 trawler")
    ]


@pytest.mark.parametrize(
    "again",
    [
        "Norway sends some 21 trawlers to Chile",
        "Norway sends trawlers to Chile, 34 months after the storm",
        "Norway sends 20 trawlers to Chile, 3 sailors say",
    ],
)
def test_a_hedged_number_or_one_of_something_else_is_a_repeat(again: str) -> None:
    assert last(seen("Norway sends 20 trawlers to Chile"), seen(again, hours=2)).decision is Decision.REPEAT


def test_a_number_that_comes_back_rings_once() -> None:
    titles = (f"Norway sends {number} trawlers to Chile" for number in (20, 60, 20, 60))
    verdicts = decide(*(seen(title, hours=hour) for hour, title in enumerate(titles)))
    assert [one.decision for one in verdicts] == [
        Decision.NEW,
        Decision.DELTA,
        Decision.REPEAT,
        Decision.REPEAT,
    ]


def test_a_number_of_the_summary_alone_is_background() -> None:
    first = seen("Norway sends 20 trawlers to Chile")
    again = seen("Norway sends trawlers to Chile", summary="Last year it sent 60 trawlers.", hours=2)
    assert last(first, again).decision is Decision.REPEAT


@pytest.mark.parametrize(
    "moved",
    [
        "Norway and Chile to hold fishery talks in Quito instead of Lima",
        "Fishery talks of Norway and Chile moved from Lima to Quito",
    ],
)
def test_a_marked_move_is_a_delta_of_the_same_story(moved: str) -> None:
    verdict = last(seen(TALKS), seen(moved, hours=2))
    assert (verdict.story, verdict.decision) == (1, Decision.DELTA)
    assert [(change.kind, change.was, change.now) for change in verdict.changes] == [
        ("place", ("lima",), "quito")
    ]


def test_another_place_unmarked_is_another_story() -> None:
    verdict = last(seen(TALKS), seen(TALKS.replace("Lima", "Quito"), hours=2))
    assert (verdict.story, verdict.decision) == (2, Decision.NEW)


def test_the_country_of_a_town_is_no_other_place() -> None:
    assert last(seen(TALKS), seen(TALKS.replace("Lima", "Peru"), hours=2)).decision is Decision.REPEAT
    assert last(seen(TALKS.replace("Lima", "Peru")), seen(TALKS, hours=2)).decision is Decision.REPEAT


def test_one_more_place_is_a_repeat() -> None:
    assert last(seen(TALKS), seen(f"{TALKS}, Quito looks on", hours=2)).decision is Decision.REPEAT


def test_the_first_place_of_a_story_is_a_delta_where_a_rule_waits_for_it() -> None:
    nowhere = "Norway and Chile agree to hold fishery talks"
    assert last(seen(nowhere, rules=("r",)), seen(TALKS, hours=2, rules=("r",))).decision is Decision.DELTA
    assert last(seen(nowhere), seen(TALKS, hours=2)).decision is Decision.REPEAT


def test_an_older_report_never_changes_a_number() -> None:
    verdict = last(
        seen("Norway sends 60 trawlers to Chile", hours=2), seen("Norway sends 20 trawlers to Chile", hours=0)
    )
    assert verdict.decision is Decision.REPEAT


def test_another_day_of_a_siege_is_a_repeat() -> None:
    first = sighting("12e jour du siège de Mora : les rebelles bombardent la banlieue", lang="fr")
    again = sighting("13e jour du siège de Mora : les rebelles bombardent la banlieue", lang="fr", hours=24)
    assert last(first, again).decision is Decision.REPEAT


def test_a_late_report_still_brings_what_no_newer_one_has_said() -> None:
    verdict = last(
        seen("Norway sends 60 trawlers to Chile", hours=2),
        seen("Norway sends 20 trawlers to Chile on 2 June", hours=0),
    )
    assert [(change.kind, change.now) for change in verdict.changes] == [("date", "2025-06-02")]


def test_after_a_restart_numbers_and_places_are_judged_as_before() -> None:
    reports = [
        seen("Norway sends 20 trawlers to Chile", hours=0),
        seen("Norway sends some 21 trawlers to Chile", hours=3),
        seen("Norway sends 60 trawlers to Chile", hours=2),
        seen("Norway sends 60 trawlers to Chile now", hours=4),
    ]
    through = [one.decision for one in decide(*reports)]
    for cut in range(1, len(reports)):
        keeper = StoryKeeper()
        keeper.restore(1, reports[:cut])
        assert [keeper.decide(one).decision for one in reports[cut:]] == through[cut:]
