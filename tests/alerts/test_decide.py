"""NOTIFY's decision, sentence by sentence of DESIGN §5: each row is one of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.alerts.decide import decide, show_earlier
from bot.alerts.pacing import EDIT_PAUSE
from bot.alerts.reasons import Action, NotifyReason
from bot.alerts.situation import Situation
from bot.facts.fact import FactKind
from tests.support.situations import (
    NOW,
    OTHER_RULE,
    RULE,
    date_of,
    message,
    number,
    place,
    report,
    situation,
)

JUNE_2, JUNE_16 = ("date", "2025-06-02"), ("date", "2025-06-16")
ON_2, ON_16 = date_of("2025-06-02"), date_of("2025-06-16")


def a_new_story_rings() -> Situation:
    return situation(report(1, ON_2))


def a_new_story_without_facts_rings() -> Situation:
    return situation(report(1))


def a_new_story_whose_facts_were_all_told_elsewhere_updates_that_message_silently() -> Situation:
    return situation(report(1, ON_2), told_elsewhere={JUNE_2: message(9)})


def a_new_story_with_one_fact_that_was_not_told_elsewhere_rings() -> Situation:
    return situation(report(1, ON_2, place("Istanbul")), told_elsewhere={JUNE_2: message(9)})


def a_new_story_whose_told_elsewhere_facts_are_of_kinds_that_do_not_ring_rings() -> Situation:
    return situation(report(1, number("7")), told_elsewhere={("number", "7"): message(9)})


def a_known_story_with_a_fact_that_was_not_told_rings() -> Situation:
    return situation(report(2, ON_16), report(1, ON_2, minutes_ago=9), has=message(), told=[JUNE_2])


def another_report_of_a_known_story_updates() -> Situation:
    return situation(report(2, ON_2), report(1, ON_2, minutes_ago=9), has=message(), told=[JUNE_2])


def a_new_fact_of_a_kind_that_the_rule_does_not_ring_on_updates() -> Situation:
    return situation(report(2, number("7"), ON_2), has=message(), told=[JUNE_2])


def a_rule_that_rings_on_numbers_rings_on_a_number() -> Situation:
    ring_on = frozenset({FactKind.NUMBER})
    return situation(report(2, number("7")), has=message(), told=[("number", "6")], ring_on=ring_on)


def a_contradiction_that_was_told_is_no_news_at_the_next_flip() -> Situation:
    return situation(report(3, ON_2), report(2, ON_16, minutes_ago=5), has=message(), told=[JUNE_2, JUNE_16])


def a_report_older_than_the_one_that_set_the_fact_never_makes_a_delta() -> Situation:
    return situation(report(2, ON_16, facts_count=False), has=message(), told=[JUNE_2])


def a_date_that_has_passed_never_makes_a_delta() -> Situation:
    return situation(report(2, date_of("2025-05-16", past=True)), has=message(), told=[JUNE_2])


def a_fact_of_the_backlog_never_rings() -> Situation:
    return situation(report(2, ON_2), report(1, ON_16, backlog=True), has=message(), told=[JUNE_2])


def a_fact_in_the_sentence_of_another_rule_does_not_ring_for_this_one() -> Situation:
    return situation(report(2, ON_16, rule=OTHER_RULE), has=message(), rules=(RULE, OTHER_RULE))


def an_unsent_message_absorbs_a_changed_fact() -> Situation:
    return situation(report(2, ON_16), has=message(sent=False), told=[JUNE_2])


def an_unsent_message_absorbs_another_report() -> Situation:
    return situation(report(2, ON_2), has=message(sent=False), told=[JUNE_2])


def what_was_fetched_before_the_subscription_is_suppressed() -> Situation:
    return situation(report(1, ON_2, minutes_ago=61))


def a_report_that_no_rule_of_the_chat_matches_any_more_is_suppressed() -> Situation:
    return situation()


RING, UPDATE, SUPPRESS = Action.RING, Action.UPDATE, Action.SUPPRESS
NEW, CHANGED, MORE = NotifyReason.NEW_STORY, NotifyReason.FACT_CHANGED, NotifyReason.MORE_SOURCES
TOLD, BEFORE = NotifyReason.FACTS_ALREADY_TOLD, NotifyReason.BEFORE_SUBSCRIPTION
# sentence, action, reason, id of the message that is edited, whether there is a new message
SENTENCES = [
    (a_new_story_rings, RING, NEW, None, True),
    (a_new_story_without_facts_rings, RING, NEW, None, True),
    (a_new_story_whose_facts_were_all_told_elsewhere_updates_that_message_silently, UPDATE, TOLD, 9, False),
    (a_new_story_with_one_fact_that_was_not_told_elsewhere_rings, RING, NEW, None, True),
    (a_new_story_whose_told_elsewhere_facts_are_of_kinds_that_do_not_ring_rings, RING, NEW, None, True),
    (a_known_story_with_a_fact_that_was_not_told_rings, RING, CHANGED, 5, True),
    (another_report_of_a_known_story_updates, UPDATE, MORE, 5, False),
    (a_new_fact_of_a_kind_that_the_rule_does_not_ring_on_updates, UPDATE, MORE, 5, False),
    (a_rule_that_rings_on_numbers_rings_on_a_number, RING, CHANGED, 5, True),
    (a_contradiction_that_was_told_is_no_news_at_the_next_flip, UPDATE, MORE, 5, False),
    (a_report_older_than_the_one_that_set_the_fact_never_makes_a_delta, UPDATE, MORE, 5, False),
    (a_date_that_has_passed_never_makes_a_delta, UPDATE, MORE, 5, False),
    (a_fact_of_the_backlog_never_rings, UPDATE, MORE, 5, False),
    (a_fact_in_the_sentence_of_another_rule_does_not_ring_for_this_one, UPDATE, MORE, 5, False),
    (an_unsent_message_absorbs_a_changed_fact, RING, CHANGED, 5, False),
    (an_unsent_message_absorbs_another_report, UPDATE, MORE, 5, False),
    (what_was_fetched_before_the_subscription_is_suppressed, SUPPRESS, BEFORE, None, False),
    (a_report_that_no_rule_of_the_chat_matches_any_more_is_suppressed, SUPPRESS, BEFORE, None, False),
]


@pytest.mark.parametrize(
    ("sentence", "action", "reason", "edited", "rings"),
    SENTENCES,
    ids=[row[0].__name__ for row in SENTENCES],
)
def test_it_is_true_that(
    sentence: Callable[[], Situation],
    action: Action,
    reason: NotifyReason,
    edited: int | None,
    *,
    rings: bool,
) -> None:
    decision = decide(sentence())
    assert (decision.action, decision.reason) == (action, reason)
    assert (decision.update and decision.update.message_id) == edited
    assert (decision.ring is not None) is rings
    assert decision.ring is None or not decision.ring.silent


def test_a_delta_replies_to_the_first_message_and_says_was_and_now() -> None:
    decision = decide(a_known_story_with_a_fact_that_was_not_told_rings())
    assert decision.ring is not None
    assert decision.ring.reply_to == 5
    assert decision.ring.card.kind == "delta"
    (change,) = decision.ring.card.changes
    assert (change.kind, change.was, change.now, change.text) == (
        "date",
        ("2025-06-02",),
        "2025-06-16",
        "on 2025-06-16",
    )


def test_a_delta_quotes_the_report_that_states_it_even_if_a_newer_one_leads() -> None:
    decision = decide(situation(report(3), report(2, ON_16, minutes_ago=5), has=message(), told=[JUNE_2]))
    assert decision.ring is not None
    assert decision.ring.card.headline == "Report 2"


def test_an_edit_keeps_the_headline_that_the_chat_knows_and_lists_all_reports_newest_first() -> None:
    decision = decide(another_report_of_a_known_story_updates())
    assert decision.update is not None
    assert decision.update.card.headline == "Report 0"
    assert [line.title for line in decision.update.card.sources] == ["Report 2", "Report 1"]


def test_an_edit_of_a_sent_message_waits_and_one_of_an_unsent_does_not() -> None:
    sent, unsent = (
        decide(sentence()).update
        for sentence in (another_report_of_a_known_story_updates, an_unsent_message_absorbs_another_report)
    )
    assert sent is not None
    assert unsent is not None
    assert (sent.due_at, unsent.due_at) == (NOW + EDIT_PAUSE, NOW)


def test_an_edit_that_would_change_nothing_is_none() -> None:
    first = decide(another_report_of_a_known_story_updates())
    assert first.update is not None
    shown = replace(message(), card=first.update.card)
    again = decide(replace(another_report_of_a_known_story_updates(), message=shown))
    assert (again.update, again.action, again.told) == (None, Action.UPDATE, ())


@pytest.mark.parametrize(
    "sentence", [an_unsent_message_absorbs_a_changed_fact, an_unsent_message_absorbs_another_report]
)
def test_only_a_changed_fact_gives_an_unsent_message_its_sound(sentence: Callable[[], Situation]) -> None:
    update = decide(sentence()).update
    assert update is not None
    assert update.rings is (sentence is an_unsent_message_absorbs_a_changed_fact)


def test_a_message_names_all_rules_of_the_chat_that_match_and_is_high_if_one_of_them_is() -> None:
    titles = ("Ships", "Talks")
    decision = decide(situation(report(1, ON_2), titles=titles, severity="high"))
    assert decision.ring is not None
    assert (decision.ring.card.rules, decision.ring.card.high) == (titles, True)


def test_a_message_that_tells_a_second_story_keeps_the_rules_sources_and_facts_of_the_first() -> None:
    known = message(9)
    first = known.card.model_copy(update={"rules": ("Ships",), "sources": decide_sources()})
    known = replace(known, card=first)
    decision = decide(situation(report(1, ON_2), told_elsewhere={JUNE_2: known}))
    assert decision.update is not None
    card = decision.update.card
    assert card.rules == ("Ships", "Talks")
    assert [line.title for line in card.sources] == ["Report 1", "Report 8"]


def decide_sources() -> tuple[object, ...]:
    decision = decide(situation(report(8, minutes_ago=30)))
    assert decision.ring is not None
    return decision.ring.card.sources


def test_the_newest_of_several_messages_takes_in_a_story_that_they_told_between_them() -> None:
    elsewhere = {JUNE_2: message(9), JUNE_16: message(11)}
    decision = decide(situation(report(1, ON_2, ON_16), told_elsewhere=elsewhere))
    assert decision.update is not None
    assert decision.update.message_id == 11


def test_what_is_told_is_remembered_for_each_rule_in_whose_sentence_it_stands() -> None:
    ships = report(2, place("Odesa"), rule=OTHER_RULE)
    decision = decide(situation(report(1, ON_2, minutes_ago=2), ships, rules=(RULE, OTHER_RULE)))
    assert {(rule, fact.value) for rule, fact in decision.told} == {
        (RULE, "2025-06-02"),
        (OTHER_RULE, "Odesa"),
    }


@pytest.mark.parametrize(
    "silent",
    [
        what_was_fetched_before_the_subscription_is_suppressed,
        a_report_that_no_rule_of_the_chat_matches_any_more_is_suppressed,
    ],
)
def test_what_is_suppressed_counts_as_told_to_nobody(silent: Callable[[], Situation]) -> None:
    assert decide(silent()).told == ()


def test_an_item_fetched_in_the_second_of_the_subscription_rings() -> None:
    begins = situation(report(1), since_minutes_ago=1)
    assert decide(begins).action is Action.RING
    assert decide(replace(begins, since=begins.since + timedelta(seconds=1))).action is Action.SUPPRESS


def test_an_earlier_hit_is_shown_silently_and_its_facts_are_told() -> None:
    decision = show_earlier(situation(report(1, ON_2, minutes_ago=600, backlog=True)))
    assert decision.ring is not None
    assert (decision.ring.silent, decision.ring.card.kind) == (True, "earlier")
    assert decision.reason is NotifyReason.EARLIER_HIT
    assert [fact for _, fact in decision.told] == [ON_2]


@pytest.mark.parametrize("nothing_to_show", [situation(), situation(report(1), has=message())])
def test_an_earlier_hit_that_the_chat_has_already_is_not_shown_again(nothing_to_show: Situation) -> None:
    decision = show_earlier(nothing_to_show)
    assert (decision.action, decision.reason) == (Action.SUPPRESS, NotifyReason.EARLIER_HIT)
    assert (decision.ring, decision.update) == (None, None)
