"""NOTIFY's decision about status and polarity: each row is a sentence that is true."""

from collections.abc import Callable

import pytest

from bot.alerts.decide import decide
from bot.alerts.reasons import Action, NotifyReason
from bot.alerts.situation import Situation
from tests.support.situations import message, report, situation, standing


def an_agreement_after_a_refusal_rings() -> Situation:
    return situation(report(2, standing("agree")), has=message(), told=[("polarity", "refuse")])


def a_plan_in_passing_updates() -> Situation:
    return situation(report(2, standing("announced", "mild")), has=message(), told=[("status", "decided")])


def a_plan_after_a_refusal_rings() -> Situation:
    return situation(report(2, standing("announced", "mild")), has=message(), told=[("polarity", "refuse")])


def another_word_for_what_was_decided_updates() -> Situation:
    return situation(report(2, standing("agree")), has=message(), told=[("status", "decided")])


def a_denial_after_a_claim_rings() -> Situation:
    told = [("status", "claimed by russia")]
    return situation(report(2, standing("denied by ukraine")), has=message(), told=told)


def a_new_story_of_a_refusal_rings_though_another_was_told() -> Situation:
    told_elsewhere = {("polarity", "refuse"): message(9)}
    return situation(report(1, standing("refuse")), told_elsewhere=told_elsewhere)


BOTH_SIDES = [("polarity", "agree"), ("polarity", "refuse")]


def a_turn_back_rings() -> Situation:
    return situation(report(2, standing("agree"), turns_back=True), has=message(), told=BOTH_SIDES)


def a_flip_of_publishers_updates() -> Situation:
    return situation(report(2, standing("agree")), has=message(), told=BOTH_SIDES)


def a_turn_that_was_told_updates() -> Situation:
    turn = report(2, standing("agree"), turns_back=True, minutes_ago=9)
    return situation(turn, has=message(), told=BOTH_SIDES, told_minutes_ago=5)


def a_turn_back_is_none_for_who_never_heard_of_the_refusal() -> Situation:
    turn = report(2, standing("agree"), turns_back=True)
    return situation(turn, has=message(), told=[("polarity", "agree")])


RING, UPDATE = Action.RING, Action.UPDATE
NEW, CHANGED, MORE = NotifyReason.NEW_STORY, NotifyReason.FACT_CHANGED, NotifyReason.MORE_SOURCES
# sentence, action, reason, whether there is a new message
SENTENCES = [
    (an_agreement_after_a_refusal_rings, RING, CHANGED, True),
    (a_plan_in_passing_updates, UPDATE, MORE, False),
    (a_plan_after_a_refusal_rings, RING, CHANGED, True),
    (another_word_for_what_was_decided_updates, UPDATE, MORE, False),
    (a_denial_after_a_claim_rings, RING, CHANGED, True),
    (a_turn_back_rings, RING, CHANGED, True),
    (a_flip_of_publishers_updates, UPDATE, MORE, False),
    (a_turn_that_was_told_updates, UPDATE, MORE, False),
    (a_turn_back_is_none_for_who_never_heard_of_the_refusal, UPDATE, MORE, False),
    (a_new_story_of_a_refusal_rings_though_another_was_told, RING, NEW, True),
]


@pytest.mark.parametrize(
    ("sentence", "action", "reason", "rings"), SENTENCES, ids=[row[0].__name__ for row in SENTENCES]
)
def test_it_is_true_that(
    sentence: Callable[[], Situation], action: Action, reason: NotifyReason, *, rings: bool
) -> None:
    decision = decide(sentence())
    assert (decision.action, decision.reason, decision.ring is not None) == (action, reason, rings)


def test_a_changed_standing_says_what_was_known_of_either_kind() -> None:
    told = [("status", "announced"), ("status", "decided")]
    decision = decide(situation(report(2, standing("refuse", "unconfirmed")), has=message(), told=told))
    assert decision.ring is not None
    (change,) = decision.ring.card.changes
    assert (change.was, change.now, change.unconfirmed) == (("decided",), "refuse", True)


def test_what_one_report_leaves_open_and_another_states_is_no_longer_open() -> None:
    unsure, sure = standing("refuse", "unconfirmed"), standing("refuse")
    reports = (report(2, unsure), report(1, sure, minutes_ago=9))
    decision = decide(situation(*reports, has=message(), told=[("polarity", "refuse")]))
    assert decision.update is not None
    assert [fact.unconfirmed for fact in decision.update.card.facts] == [False]


def test_a_turn_says_the_other_side_as_what_was() -> None:
    decision = decide(a_turn_back_rings())
    assert decision.ring is not None
    assert [(change.was, change.now) for change in decision.ring.card.changes] == [(("refuse",), "agree")]
    assert decision.told_again == {("polarity", "agree")}


def test_of_two_turns_the_newer_one_is_told() -> None:
    turns = (
        report(3, standing("refuse"), turns_back=True, minutes_ago=1),
        report(2, standing("agree"), turns_back=True, minutes_ago=4),
    )
    decision = decide(situation(*turns, has=message(), told=BOTH_SIDES))
    assert decision.ring is not None
    assert [change.now for change in decision.ring.card.changes] == ["refuse"]
