"""Agreed, refused, agreed again: a turn back rings, publishers who contradict each other don't at each flip."""

import pytest

from bot.stories.keeper import StoryKeeper
from bot.stories.story import Decision, StoryReason, Verdict
from bot.stories.turns import others, side_of
from tests.support.sightings import sighting

YES = "Oslo approves the sale of frigates to Greece"
NO = "Oslo rejects the sale of frigates to Greece"
AFTER_ALL = "Oslo approves the sale of frigates to Greece after all"
A, B, C, D = "Aftenposten", "Bild", "Corriere", "Diario"

Told = tuple[str, str, float]
"""Publisher, title, hours."""


def decided(*told: Told) -> list[Verdict]:
    keeper = StoryKeeper()
    return [
        keeper.decide(sighting(title, publisher=publisher, hours=hours)) for publisher, title, hours in told
    ]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([(A, YES, 0), (A, NO, 1), (A, YES, 2)], id="its publisher said the other side last"),
        pytest.param([(A, YES, 0), (B, NO, 1), (C, AFTER_ALL, 2)], id="the report marks it"),
        pytest.param([(A, YES, 0), (B, NO, 1), (C, YES, 8)], id="nobody has said the other side for hours"),
        pytest.param([(A, YES, 0), (B, NO, 1), (C, YES, 3), (D, YES, 4)], id="two say it anew"),
        pytest.param([(A, YES, 0), (B, NO, 1), (B, YES, 2)], id="who refused reports consent"),
    ],
)
def test_a_turn_back_is_a_changed_fact(told: list[Told]) -> None:
    verdicts = decided(*told)
    last = verdicts[-1]
    assert (last.decision, last.reason) == (Decision.DELTA, StoryReason.TURNED_BACK)
    assert [(change.was, change.now) for change in last.changes] == [(("refuse",), "agree")]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([(A, YES, 0), (B, NO, 1), (A, YES, 2)], id="each holds its side"),
        pytest.param([(A, YES, 0), (B, NO, 1), (A, YES, 9)], id="and holds it for long"),
        pytest.param([(A, YES, 0), (B, NO, 1), (C, YES, 2)], id="a third agrees with the first"),
        pytest.param([(A, YES, 0), (B, NO, 1), (C, YES, 2), (D, YES, 2.5)], id="two print late"),
        pytest.param([(A, YES, 0), (B, NO, 1), (B, NO, 7), (C, YES, 8)], id="the other side was said again"),
    ],
)
def test_publishers_who_contradict_each_other_ring_once_for_each_side(told: list[Told]) -> None:
    decisions = [verdict.decision for verdict in decided(*told)]
    assert decisions[:2] == [Decision.NEW, Decision.DELTA]
    assert set(decisions[2:]) == {Decision.REPEAT}


def test_a_turn_rings_once_whoever_reports_it_then() -> None:
    verdicts = decided((A, YES, 0), (A, NO, 1), (A, YES, 2), (B, AFTER_ALL, 3), (C, YES, 12))
    assert [verdict.decision for verdict in verdicts[2:]] == [
        Decision.DELTA,
        Decision.REPEAT,
        Decision.REPEAT,
    ]


def test_a_second_turn_rings_too() -> None:
    verdicts = decided((A, YES, 0), (A, NO, 1), (A, YES, 2), (A, NO, 3))
    assert [change.now for change in verdicts[-1].changes] == ["refuse"]


def test_an_older_report_turns_nothing() -> None:
    late = decided((A, YES, 0), (A, NO, 5), (A, YES, 1))[-1]
    assert late.decision is Decision.REPEAT


def test_a_keeper_that_was_restored_knows_who_said_what() -> None:
    reports = [sighting(YES, publisher=A), sighting(NO, publisher=A, hours=1)]
    restored = StoryKeeper()
    restored.restore(1, reports)
    turn = restored.decide(sighting(YES, publisher=A, hours=2))
    assert (turn.story, turn.reason) == (1, StoryReason.TURNED_BACK)


def test_a_publisher_without_a_name_is_nobody_who_turned() -> None:
    assert decided(("", YES, 0), ("", NO, 1), ("", YES, 2))[-1].decision is Decision.REPEAT


@pytest.mark.parametrize(
    ("value", "side"),
    [
        ("agree", "for"),
        ("confirmed by ukraine", "for"),
        ("denied by russia", "against"),
        ("cancelled", "against"),
        ("postponed", ""),
        ("considering", ""),
    ],
)
def test_a_standing_takes_a_side_or_none(value: str, side: str) -> None:
    assert side_of(value) == side


def test_what_was_is_the_other_side() -> None:
    assert others("agree", ["agree", "considering", "refuse"]) == ("refuse",)
    assert others("considering", ["refuse"]) == ()
