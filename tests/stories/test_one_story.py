"""Which reports are one story and which are two: the cases that must hold whatever the thresholds are."""

from dataclasses import replace

import pytest

from bot.facts.places import PlaceHit
from bot.feeds.item import Item
from bot.stories.keeper import StoryKeeper
from bot.stories.story import Decision, Sighting, StoryReason, Verdict
from tests.support.sightings import sighting

QUAY = "Police and fire brigade are on their way to the quay at Dokken, a spokeswoman told reporters."
TALKS = "Norway and Chile to hold fishery talks in Lima on 2 June"


def decide(*sightings: Sighting) -> list[Verdict]:
    keeper = StoryKeeper()
    verdicts = []
    for one in sightings:
        keeper.forget(one.when)
        verdicts.append(keeper.decide(one))
    return verdicts


def identified(of: Sighting, **identity: str) -> Sighting:
    return replace(of, item=replace(of.item, **identity))


def placed(title: str, name: str, *, hours: float = 0) -> Sighting:
    start = title.index(name)
    hit = PlaceHit(name.casefold(), "title", start, start + len(name), (), is_state=False)
    return sighting(title, hours=hours, places=[hit])


ONE_STORY = {
    "a wire copy with another end": (
        sighting(
            TALKS, summary="The ministers said so in a joint statement after months of quarrel over cod."
        ),
        sighting(
            TALKS, summary="The ministers said so in a joint statement after months of quarrel.", hours=4
        ),
    ),
    "a publisher behind the title": (sighting(TALKS), sighting(f"{TALKS} - The Lima Herald", hours=4)),
    "announced on 28 May and held on 2 June": (
        sighting(TALKS),
        sighting("Fishery talks of Norway and Chile begin in Lima", hours=5 * 24),
    ),
    "announced on 28 May, told the day after": (
        sighting(TALKS),
        sighting("Norway and Chile end their fishery talks in Lima without a deal", hours=6 * 24),
    ),
    "a follow-up five days after an accident": (
        sighting(
            "Cable car falls at Monte Zovallo, nine dead", summary="The cabin hit a pylon near Brissone."
        ),
        sighting("Engineer of Monte Zovallo cable car arrested after fall that killed nine", hours=5 * 24),
    ),
    "the day after it had a coming date": (
        sighting(TALKS.replace("2 June", "9 June")),
        sighting("Fishery talks of Norway and Chile in Lima: what is at stake", hours=12 * 24),
    ),
    "an edited title under the same guid": (
        identified(sighting("Explosion heard in the port of Bergen", summary=QUAY), guid="a7"),
        identified(
            sighting("Two hurt as gas bottle bursts at harbour", summary=QUAY, hours=1),
            guid="a7",
        ),
    ),
    "a counter in the guid": (
        identified(
            sighting("Explosion heard in the port", summary=QUAY),
            guid="http://b.no/1#0",
        ),
        identified(
            sighting("Two hurt as gas bottle bursts", summary=QUAY, hours=1),
            guid="http://b.no/1#3",
        ),
    ),
    "the same page by https, with what counts clicks": (
        identified(sighting("Explosion heard in the port", summary=QUAY), link="http://b.no/x"),
        identified(
            sighting("Two hurt as gas bottle bursts", summary=QUAY, hours=1, publisher="Other"),
            link="https://b.no/x?utm_source=rss",
        ),
    ),
    "another place, marked as a move": (
        placed("Norway and Chile to hold fishery talks in Lima next week", "Lima"),
        sighting("Norway and Chile to hold fishery talks in Quito instead of Lima next week", hours=3),
    ),
}


@pytest.mark.parametrize("reports", ONE_STORY.values(), ids=ONE_STORY)
def test_these_are_one_story(reports: tuple[Sighting, Sighting]) -> None:
    assert [one.story for one in decide(*reports)] == [1, 1]


TWO_STORIES = {
    "another ordinal": (
        sighting("Iceland adopts 12th aid package for Malta"),
        sighting("Iceland adopts 13th aid package for Malta", hours=20),
    ),
    "another place, unmarked": (
        placed("Norway and Chile to hold fishery talks in Lima next week", "Lima"),
        placed("Norway and Chile to hold fishery talks in Quito next week", "Quito", hours=3),
    ),
    "other actors": (
        sighting("Norway and Chile to hold fishery talks in Lima next week"),
        sighting("Ghana and Togo to hold fishery talks in Lomé next week", hours=3),
    ),
    "the same actors in another matter": (
        sighting("Eide signs treaty on cod quotas in Santiago", summary="Chile gets a tenth of the catch."),
        sighting(
            "Budget cuts: embassies may close, warns Eide",
            summary="Parliament in Oslo wants to save 200 million crowns, among them missions in Africa.",
            hours=20,
        ),
    ),
    "the same person on another matter within a day": (
        sighting(
            "Merz: no Taurus for Kyiv before the summer",
            summary="The chancellor spoke at a forum in Berlin.",
            concepts=("merz",),
        ),
        sighting(
            "Merz: no cut of pensions before the election",
            summary="The chancellor spoke at a congress in Berlin.",
            concepts=("merz",),
            hours=20,
        ),
    ),
    "the same person on another matter within a day, in German": (
        sighting(
            "Merz: Keine Taurus für Kiew vor dem Sommer",
            summary="Der Kanzler sprach auf einem Forum in Berlin.",
            lang="de",
            concepts=("merz",),
        ),
        sighting(
            "Merz: Keine Kürzung der Rente vor der Wahl",
            summary="Der Kanzler sprach auf einem Kongress in Berlin.",
            lang="de",
            concepts=("merz",),
            hours=20,
        ),
    ),
    "the attack of the next night": (
        sighting("Drones attack Zalgiris overnight, three hurt", summary="Sheds burned at the river port."),
        sighting("Drones attack Zalgiris overnight, two hurt", summary="A school has no windows.", hours=24),
    ),
    "what another government thinks of it": (
        sighting("Germany lifts limits on range of weapons for Kyiv"),
        sighting("Kremlin calls weapons range for Kyiv dangerous", hours=5),
    ),
    "the count of another day": (
        sighting("Flu: 1,204 new cases in Peru in the past 24 hours", summary="Lima has most of them."),
        sighting(
            "Flu: 1,377 new cases in Peru in the past 24 hours", summary="Cusco has most of them.", hours=97
        ),
    ),
    "the same words a week later": (
        sighting("Drones attack Zalgiris, three hurt"),
        sighting("Drones attack Zalgiris, three hurt", hours=7 * 24),
    ),
    "a follow-up two weeks later": (
        sighting(
            "Cable car falls at Monte Zovallo, nine dead", summary="The cabin hit a pylon near Brissone."
        ),
        sighting("Engineer of Monte Zovallo cable car arrested after fall that killed nine", hours=14 * 24),
    ),
    "one page with a link that many reports have": (
        identified(sighting("Explosion heard in the port of Bergen"), link="https://b.no/live"),
        identified(sighting("Minister resigns over travel bills", hours=1), link="https://b.no/live"),
    ),
    "one agency's dateline": (
        sighting("Court bans bridge", summary="LIMA, May 28 (Andina) – Judges named no reason."),
        sighting("Football cup drawn", summary="LIMA, May 28 (Andina) – Clubs named no favourite.", hours=1),
    ),
}


@pytest.mark.parametrize("reports", TWO_STORIES.values(), ids=TWO_STORIES)
def test_these_are_two_stories(reports: tuple[Sighting, Sighting]) -> None:
    assert [one.story for one in decide(*reports)] == [1, 2]


def test_statements_on_one_date_are_one_story_and_the_same_date_never_rings_again() -> None:
    family = decide(
        sighting(TALKS, rules=("fish",)),
        sighting("Chile confirms: fishery talks with Norway on 2 June", rules=("fish",), hours=5),
        sighting("Fishery: Oslo sends its minister to the talks of 2 June in Lima", rules=("fish",), hours=9),
        sighting("Greenpeace wants a seat at fishery talks on 2 June", rules=("fish",), hours=30),
    )
    assert {one.story for one in family} == {1}
    assert not any(change.kind == "date" for one in family for change in one.changes)


def test_one_rule_and_one_date_do_not_make_one_story_of_reports_that_share_nothing_else() -> None:
    verdicts = decide(
        sighting(TALKS, rules=("june",)),
        sighting("Museum opens wing for Mayan gold on 2 June", rules=("june",), hours=5),
    )
    assert [one.story for one in verdicts] == [1, 2]


@pytest.mark.parametrize(
    ("lang", "meeting", "talks"),
    [
        ("en", "NATO ministers meet in June on the 5th", "Ukraine and Russia talk on 5 June"),
        ("en", "Paris hosts generals on 5 June", "Russia and Ukraine hold peace talks on 5 June"),
        ("de", "Paris empfängt Generäle am 5. Juni", "Russland und Ukraine verhandeln am 5. Juni"),
        ("ru", "Париж примет генералов 5 июня", "Россия и Украина проведут переговоры 5 июня"),
    ],
)
def test_a_coming_day_of_one_rule_does_not_join_two_meetings(lang: str, meeting: str, talks: str) -> None:
    verdicts = decide(
        sighting(meeting, lang=lang, rules=("talks",)),
        sighting(talks, lang=lang, rules=("talks",), hours=3),
    )
    assert [one.story for one in verdicts] == [1, 2]


def test_a_new_date_after_the_old_one_has_passed_is_a_new_story() -> None:
    verdicts = decide(
        sighting(TALKS),
        sighting("Fishery talks of Norway and Chile in Lima end", hours=6 * 24),
        sighting("Norway and Chile to hold fishery talks in Lima on 20 June", hours=7 * 24),
    )
    assert [one.story for one in verdicts] == [1, 1, 2]
    assert verdicts[2].reason is StoryReason.OLD_DATE_PASSED


def test_a_report_that_comes_late_joins_its_story_and_changes_nothing() -> None:
    late = sighting("Norway and Chile to hold fishery talks in Lima on 30 May", hours=-10)
    verdict = decide(sighting(TALKS), late)[1]
    assert (verdict.story, verdict.decision) == (1, Decision.REPEAT)


def test_an_item_that_comes_back_unchanged_is_the_same_text() -> None:
    again = replace(sighting(TALKS, hours=70), item=Item(title=TALKS, lang="en"))
    verdict = decide(sighting(TALKS), again)[1]
    assert (verdict.story, verdict.decision, verdict.reason) == (1, Decision.REPEAT, StoryReason.SAME_TEXT)


def test_an_edited_title_says_that_it_is_the_same_item() -> None:
    assert decide(*ONE_STORY["an edited title under the same guid"])[1].reason is StoryReason.EDITED
