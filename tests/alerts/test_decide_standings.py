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


RING, UPDATE = Action.RING, Action.UPDATE
NEW, CHANGED, MORE = NotifyReason.NEW_STORY, NotifyReason.FACT_CHANGED, NotifyReason.MORE_SOURCES
# sentence, action, reason, whether there is a new message
SENTENCES = [
    (an_agreement_after_a_refusal_rings, RING, CHANGED, True),
    (a_plan_in_passing_updates, UPDATE, MORE, False),
    (a_plan_after_a_refusal_rings, RING, CHANGED, True),
    (another_word_for_what_was_decided_updates, UPDATE, MORE, False),
    (a_denial_after_a_claim_rings, RING, CHANGED, True),
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
