"""What waited for its hour is folded by the topic in which it rings."""

from bot.alerts.card import Card
from bot.alerts.fold import release
from bot.alerts.reasons import Action, NotifyReason
from bot.alerts.situation import ChatDecision, Ring
from bot.rules.rule import RuleId


def waited(rule: str, story: int) -> tuple[str, ChatDecision]:
    card = Card(kind="story", rules=(rule,), headline=f"{rule} {story}", source="Paper", when=0)
    ring = Ring(card, NotifyReason.NEW_STORY)
    return "quiet", ChatDecision(-1, RuleId(rule), story, 1, Action.RING, NotifyReason.NEW_STORY, ring=ring)


def test_each_topic_has_a_digest_of_its_own_and_a_single_ring_stands_for_itself() -> None:
    decisions = [waited("a", 1), waited("b", 2), waited("a", 3), waited("b", 4), waited("c", 5)]
    released = release(decisions, {"b": 7, "c": 9})
    digests = [(one.topic, [entry.story_id for entry in one.digest.entries]) for one in released.digests]
    assert digests == [(0, [1, 3]), (7, [2, 4])]
    assert [decision.story_id for decision in released.alone] == [5]


def test_a_story_that_two_rules_waited_for_is_told_once_whatever_their_topics() -> None:
    released = release([waited("a", 1), waited("b", 1)], {"b": 7})
    assert released.digests == ()
    assert [(one.rule_id, one.ring is not None) for one in released.alone] == [("a", True), ("b", False)]


def test_without_topics_all_comes_in_one_message() -> None:
    (digest,) = release([waited("a", 1), waited("b", 2)]).digests
    assert (digest.topic, len(digest.decisions)) == (0, 2)
