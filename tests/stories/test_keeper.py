"""Which story an item belongs to, and what is new in it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.stories.keeper import StoryKeeper
from bot.stories.story import Decision, Sighting, StoryReason, Verdict
from tests.support.sightings import START, sighting

FIRST = "Norway and Chile agree to hold fishery talks in Lima on 2 June"


def decide(*sightings: Sighting) -> list[Verdict]:
    keeper = StoryKeeper()
    return [keeper.decide(one) for one in sightings]


def told(*sightings: Sighting) -> list[tuple[int, Decision, StoryReason]]:
    return [(one.story, one.decision, one.reason) for one in decide(*sightings)]


def test_the_first_report_of_a_happening_is_new() -> None:
    assert told(sighting(FIRST)) == [(1, Decision.NEW, StoryReason.FIRST_OF_ITS_STORY)]


@pytest.mark.parametrize(
    "title", [FIRST, f"{FIRST} - Oslo Courier", f"{FIRST} | Lima Times", FIRST.upper(), f"«{FIRST}»"]
)
def test_the_same_text_is_a_repeat_whoever_prints_it(title: str) -> None:
    _, again = decide(sighting(FIRST), sighting(title, hours=5, publisher="Other"))
    assert (again.story, again.decision, again.reason) == (1, Decision.REPEAT, StoryReason.SAME_TEXT)
    assert again.similarity == 100


@pytest.mark.parametrize(
    "title",
    [
        "Norway, Chile agree to hold the fishery talks in Lima on June 2",
        "Chile and Norway to hold talks on fishery in Lima on Monday, 2 June",
        "Fishery talks between Chile and Norway set for 2 June in Lima, officials say",
    ],
)
def test_the_same_happening_in_other_words_is_a_repeat(title: str) -> None:
    _, again = decide(sighting(FIRST), sighting(title, hours=5))
    assert (again.story, again.decision) == (1, Decision.REPEAT)


def test_another_happening_is_a_new_story() -> None:
    other = "Court in Madrid fines airline over hand luggage fees"
    assert [one.story for one in decide(sighting(FIRST), sighting(other))] == [1, 2]


def test_a_changed_date_is_a_delta_that_names_the_old_and_the_new_day() -> None:
    moved = "Norway and Chile postpone fishery talks in Lima to 16 June"
    _, delta = decide(sighting(FIRST), sighting(moved, hours=20))
    assert (delta.story, delta.decision, delta.reason) == (1, Decision.DELTA, StoryReason.FACT_CHANGED)
    (change,) = delta.changes
    assert (change.kind, change.was, change.now, change.text) == (
        "date",
        ("2025-06-02",),
        "2025-06-16",
        "16 June",
    )


def test_a_date_that_a_story_did_not_have_is_a_delta() -> None:
    undated = "Norway and Chile agree to hold fishery talks in Lima"
    _, delta = decide(sighting(undated), sighting(FIRST, hours=3))
    assert (delta.decision, delta.changes[0].was) == (Decision.DELTA, ())


def test_an_older_report_never_changes_a_date() -> None:
    early = "Norway and Chile agree to hold fishery talks in Lima on 30 May"
    _, late = decide(sighting(FIRST), sighting(early, hours=-6))
    assert (late.story, late.decision, late.reason) == (1, Decision.REPEAT, StoryReason.OLDER_THAN_FACT)


def test_publishers_that_contradict_each_other_ring_once() -> None:
    other = FIRST.replace("2 June", "3 June")
    verdicts = decide(
        sighting(FIRST), sighting(other, hours=1), sighting(FIRST, hours=2), sighting(other, hours=3)
    )
    assert [one.decision for one in verdicts] == [
        Decision.NEW,
        Decision.DELTA,
        Decision.REPEAT,
        Decision.REPEAT,
    ]


def test_a_day_that_is_over_is_no_change() -> None:
    again = sighting(FIRST, summary="After the first meeting on 16 May both sides were pleased.", hours=2)
    assert decide(sighting(FIRST), again)[1].decision is Decision.REPEAT


@pytest.mark.parametrize("words", ["next week", "in June", "on Monday", "in five days", "2025-06-02"])
def test_another_word_for_the_same_day_is_no_change(words: str) -> None:
    again = FIRST.replace("on 2 June", words)
    assert decide(sighting(FIRST), sighting(again, hours=2))[1].decision is Decision.REPEAT


def test_a_new_date_after_the_old_one_has_passed_is_a_new_story() -> None:
    keeper = StoryKeeper()
    keeper.decide(sighting(FIRST))
    # Reports keep the story open beyond its date.
    keeper.decide(sighting("Norway and Chile hold fishery talks in Lima", hours=24 * 5))
    later = keeper.decide(sighting(FIRST.replace("2 June", "20 June"), hours=24 * 7))
    assert (later.story, later.decision, later.reason) == (2, Decision.NEW, StoryReason.OLD_DATE_PASSED)


def test_a_report_of_today_does_not_move_the_date() -> None:
    today = "Norway and Chile confirmed today: fishery talks in Lima on 2 June"
    assert decide(sighting(FIRST), sighting(today, hours=24))[1].decision is Decision.REPEAT


def test_another_number_of_the_series_is_another_story() -> None:
    twelfth = "EU ministers approve the 12th aid package for Malta"
    verdicts = decide(sighting(twelfth), sighting(twelfth.replace("12th", "13th"), hours=2))
    assert [one.story for one in verdicts] == [1, 2]


def test_items_of_one_rule_with_one_date_meet_across_languages() -> None:
    german = "Fischereigespräche von Norwegen und Chile am 2. Juni in Lima"
    verdicts = decide(sighting(FIRST, rules=("fish",)), sighting(german, lang="de", rules=("fish",), hours=2))
    assert (verdicts[1].story, verdicts[1].decision) == (1, Decision.REPEAT)
    assert verdicts[1].reason in {StoryReason.SAME_HAPPENING, StoryReason.SAME_DATE_SAME_SUBJECT}


def test_a_story_closes_when_it_has_been_quiet_for_three_days_and_its_date_is_over() -> None:
    undated = "Norway and Chile quarrel about fishery in Lima"
    verdicts = decide(sighting(undated), sighting(undated, hours=71), sighting(undated, hours=71 + 73))
    assert [one.story for one in verdicts] == [1, 1, 2]


def test_a_coming_date_keeps_a_story_open() -> None:
    distant = FIRST.replace("2 June", "9 June")
    verdicts = decide(sighting(distant), sighting(distant, hours=24 * 11))
    assert [one.story for one in verdicts] == [1, 1]


def test_forgetting_drops_what_is_closed_and_nothing_else() -> None:
    keeper = StoryKeeper()
    keeper.decide(sighting("Court in Madrid fines airline over luggage fees"))
    keeper.decide(sighting(FIRST))
    keeper.forget(START + timedelta(days=4))
    assert keeper.decide(sighting(FIRST, hours=96)).story == 2
    assert keeper.decide(sighting("Court in Madrid fines airline over luggage fees", hours=96)).story == 3


@settings(max_examples=40, deadline=None)
@given(
    first=st.integers(min_value=1, max_value=30),
    second=st.integers(min_value=1, max_value=30),
    form=st.sampled_from(
        [
            ("en", "Norway and Chile will hold fishery talks in Lima on {} June"),
            ("de", "Norwegen und Chile wollen am {}. Juni in Lima über Fischerei verhandeln"),
            ("ru", "Норвегия и Чили проведут переговоры о рыболовстве в Лиме {} июня"),
            ("uk", "Норвегія та Чилі проведуть переговори про рибальство в Лімі {} червня"),
            ("es", "Noruega y Chile celebrarán negociaciones sobre pesca en Lima el {} de junio"),
            ("fr", "La Norvège et le Chili négocieront sur la pêche à Lima le {} juin"),
            ("pl", "Norwegia i Chile będą rozmawiać w Limie o rybołówstwie {} czerwca"),
            ("tr", "Norveç ve Şili {} Haziran'da Lima'da balıkçılık görüşmesi yapacak"),
        ]
    ),
)
def test_only_the_date_changed_is_never_a_repeat(first: int, second: int, form: tuple[str, str]) -> None:
    lang, text = form
    before = sighting(text.format(first), lang=lang)
    after = sighting(text.format(second), lang=lang, hours=1)
    expected = Decision.REPEAT if first == second else Decision.DELTA
    assert decide(before, after)[1].decision is expected


REPORTS = [
    sighting(FIRST),
    sighting("Court in Madrid fines airline over hand luggage fees", hours=1),
    sighting("Norway and Chile postpone fishery talks in Lima to 16 June", hours=2),
    sighting("Spanish court fines an airline for hand luggage fees", hours=3),
    sighting(FIRST, hours=4),
    sighting("Flood closes the harbour of Genoa", hours=5),
    sighting("Fishery talks of Norway and Chile in Lima now on 20 June", hours=6),
]


@pytest.mark.parametrize("cut", range(1, len(REPORTS)))
def test_after_a_restart_the_decisions_are_the_same(cut: int) -> None:
    whole = decide(*REPORTS)
    restarted = StoryKeeper()
    for story in sorted({one.story for one in whole[:cut]}):
        members = [seen for seen, one in zip(REPORTS, whole, strict=True) if one.story == story]
        restarted.restore(story, [seen for seen in members if seen in REPORTS[:cut]])
    assert [restarted.decide(one) for one in REPORTS[cut:]] == whole[cut:]


def test_an_item_without_a_time_of_publication_is_judged_by_when_it_was_seen() -> None:
    undated = sighting(FIRST, hours=1)
    undated = replace(undated, item=replace(undated.item, published=None))
    assert decide(sighting(FIRST), undated)[1].decision is Decision.REPEAT


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        (
            "en",
            "Senate of Utopia debates the sale of frigates to Ruritania",
            "Senate of Utopia rejects the sale of frigates to Ruritania",
        ),
        (
            "de",
            "Der Senat von Utopia berät über den Verkauf von Fregatten an Ruritanien",
            "Der Senat von Utopia lehnt den Verkauf von Fregatten an Ruritanien ab",
        ),
        (
            "ru",
            "Сенат Утопии обсуждает продажу фрегатов Руритании",
            "Сенат Утопии отклонил продажу фрегатов Руритании",
        ),
    ],
)
def test_a_decision_is_a_delta_of_the_matter_decided(lang: str, before: str, after: str) -> None:
    first = sighting(before, lang=lang)
    decided = sighting(after, lang=lang, hours=5)
    again = sighting(after, lang=lang, hours=6, publisher="Other")
    verdicts = decide(first, decided, again)
    assert [(one.story, one.decision) for one in verdicts] == [
        (1, Decision.NEW),
        (1, Decision.DELTA),
        (1, Decision.REPEAT),
    ]
    assert [(change.kind, change.now) for change in verdicts[1].changes] == [("polarity", "refuse")]


def test_a_moved_date_and_the_word_postponed_are_one_piece_of_news() -> None:
    moved = sighting("Norway and Chile hold fishery talks in Lima on 16 June instead", hours=2)
    said = sighting("Norway and Chile postpone fishery talks in Lima to 16 June", hours=4)
    verdicts = decide(sighting(FIRST), moved, said)
    assert [one.decision for one in verdicts] == [Decision.NEW, Decision.DELTA, Decision.REPEAT]


def test_another_hour_of_the_same_day_is_a_delta_and_the_first_mention_of_an_hour_is_none() -> None:
    at_ten, at_noon = FIRST + " at 10:00 GMT", FIRST + " at 12:00 GMT"
    verdicts = decide(sighting(FIRST), sighting(at_ten, hours=1))
    assert verdicts[1].decision is Decision.REPEAT
    verdicts = decide(sighting(at_ten), sighting(at_noon, hours=1))
    assert verdicts[1].decision is Decision.DELTA


def test_a_subject_that_moves_to_another_day_in_other_words_is_a_delta() -> None:
    """Same rule, same concepts, both with a coming date: the words need not be near."""
    concepts = ("norway", "chile", "fishery", "talks")
    moved = "Fischereigespräche zwischen Oslo und Santiago auf den 16. Juni verschoben"
    verdicts = decide(
        sighting(FIRST, rules=("fish",), concepts=concepts),
        sighting(moved, lang="de", hours=9, rules=("fish",), concepts=concepts),
    )
    assert (verdicts[1].story, verdicts[1].decision) == (1, Decision.DELTA)


def test_once_an_hour_is_known_another_hour_is_a_delta() -> None:
    at_ten, at_noon = FIRST + " at 10:00 GMT", FIRST + " at 12:00 GMT"
    verdicts = decide(sighting(FIRST), sighting(at_ten, hours=1), sighting(at_noon, hours=2))
    assert [one.decision for one in verdicts] == [Decision.NEW, Decision.REPEAT, Decision.DELTA]


def test_once_a_day_is_named_a_rough_count_covers_no_other() -> None:
    rough, moved = FIRST.replace("on 2 June", "in a week"), FIRST.replace("2 June", "5 June")
    verdicts = decide(sighting(rough), sighting(FIRST, hours=1), sighting(moved, hours=2))
    assert [one.decision for one in verdicts] == [Decision.NEW, Decision.REPEAT, Decision.DELTA]
