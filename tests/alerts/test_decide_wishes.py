"""NOTIFY's decision where a rule waits for sources, or a chat muted the story: nothing rings, nothing is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.alerts.decide import decide, show_earlier
from bot.alerts.reasons import Action, NotifyReason
from bot.alerts.situation import Situation
from tests.support.situations import date_of, message, report, situation

JUNE_2 = ("date", "2025-06-02")
ON_2, ON_16 = date_of("2025-06-02"), date_of("2025-06-16")


def a_story_whose_rule_wants_more_sources_waits() -> Situation:
    return situation(report(1, ON_2), waits=True)


def a_rule_that_waits_rings_no_change_of_a_story_that_another_rule_told() -> Situation:
    return situation(report(2, ON_16), has=message(), told=[JUNE_2], waits=True)


def a_changed_fact_of_a_muted_story_is_suppressed() -> Situation:
    return situation(report(2, ON_16), has=message(muted=True), told=[JUNE_2])


def another_report_of_a_muted_story_is_suppressed() -> Situation:
    return situation(report(2, ON_2), has=message(muted=True), told=[JUNE_2])


def a_new_story_that_only_says_what_a_muted_message_told_is_suppressed() -> Situation:
    return situation(report(1, ON_2), told_elsewhere={JUNE_2: message(9, muted=True)})


WAITS, MUTED = NotifyReason.WAITS_FOR_SOURCES, NotifyReason.MUTED
SENTENCES = [
    (a_story_whose_rule_wants_more_sources_waits, WAITS),
    (a_rule_that_waits_rings_no_change_of_a_story_that_another_rule_told, WAITS),
    (a_changed_fact_of_a_muted_story_is_suppressed, MUTED),
    (another_report_of_a_muted_story_is_suppressed, MUTED),
    (a_new_story_that_only_says_what_a_muted_message_told_is_suppressed, MUTED),
]


@pytest.mark.parametrize(("sentence", "reason"), SENTENCES, ids=[row[0].__name__ for row in SENTENCES])
def test_it_is_true_that(sentence: Callable[[], Situation], reason: NotifyReason) -> None:
    decision = decide(sentence())
    assert (decision.action, decision.reason) == (Action.SUPPRESS, reason)
    assert (decision.ring, decision.update, decision.told) == (None, None, ())


def test_a_story_that_only_says_what_a_muted_message_told_joins_it() -> None:
    assert decide(a_new_story_that_only_says_what_a_muted_message_told_is_suppressed()).joins == 9


def test_an_earlier_hit_that_waits_for_sources_is_not_shown() -> None:
    decision = show_earlier(a_story_whose_rule_wants_more_sources_waits())
    assert (decision.action, decision.reason, decision.ring) == (Action.SUPPRESS, WAITS, None)


def test_a_card_counts_publishers_and_how_many_of_them_only_print_what_another_printed() -> None:
    copies = [
        replace(one, item=replace(one.item, title="Delegations meet in the palace on Monday"))
        for one in (report(3), report(2, minutes_ago=2))
    ]
    decision = decide(situation(*copies, report(1, minutes_ago=3)))
    assert decision.ring is not None
    assert decision.ring.card.publishers == ("Paper 3", "Paper 2", "Paper 1")
    assert decision.ring.card.independent == 2


def test_publishers_of_reports_that_are_too_many_to_list_are_counted_too() -> None:
    decision = decide(replace(situation(report(1)), more_publishers=("Paper 1", "Paper 9")))
    assert decision.ring is not None
    assert (decision.ring.card.publishers, decision.ring.card.independent) == (("Paper 1", "Paper 9"), 0)
