"""Which place and which number rings again in a story that the chat knows, and which only updates its message."""

import pytest

from bot.alerts.decide import decide
from bot.alerts.reasons import Action, NotifyReason
from bot.facts.fact import Fact, FactKind
from tests.support.situations import date_of, message, number, place, report, situation

JUNE_2 = ("date", "2025-06-02")
ISTANBUL, GENEVA = ("place", "istanbul"), ("place", "geneva")
RING, UPDATE = Action.RING, Action.UPDATE


@pytest.mark.parametrize(
    ("facts", "told", "action"),
    [
        pytest.param([place("geneva")], [ISTANBUL], UPDATE, id="one more place"),
        pytest.param([place("geneva"), date_of(JUNE_2[1])], [JUNE_2], RING, id="the first place"),
        pytest.param([place("geneva", role="to")], [ISTANBUL], RING, id="a move"),
        pytest.param(
            [place("istanbul", role="from"), date_of(JUNE_2[1])], [JUNE_2], UPDATE, id="a place left"
        ),
        pytest.param([place("geneva", role="to")], [ISTANBUL, GENEVA], UPDATE, id="a move that was told"),
        pytest.param([number("60 tank")], [("number", "20 tank")], RING, id="another number"),
        pytest.param(
            [number("60 missile")], [("number", "20 tank")], UPDATE, id="a number of something else"
        ),
        pytest.param([number("131 killed")], [("number", "120 killed")], UPDATE, id="a toll that rises"),
        pytest.param([number("21 tank", "about")], [("number", "20 tank")], UPDATE, id="a hedged number"),
    ],
)
def test_a_known_story(facts: list[Fact], told: list[tuple[str, str]], action: Action) -> None:
    ring_on = frozenset({FactKind.PLACE, FactKind.NUMBER, FactKind.DATE})
    decision = decide(situation(report(2, *facts), has=message(), told=told, ring_on=ring_on))
    assert decision.action is action


def test_a_changed_number_names_those_of_the_same_thing_only() -> None:
    told = [("number", "20 tank"), ("number", "300 missile")]
    ring_on = frozenset({FactKind.NUMBER})
    decision = decide(situation(report(2, number("60 tank")), has=message(), told=told, ring_on=ring_on))
    assert decision.ring is not None
    assert [change.was for change in decision.ring.card.changes] == [("20 tank",)]


def test_a_new_story_at_a_place_that_was_told_elsewhere_rings() -> None:
    decision = decide(situation(report(1, place("istanbul")), told_elsewhere={ISTANBUL: message(9)}))
    assert (decision.action, decision.reason) == (RING, NotifyReason.NEW_STORY)
