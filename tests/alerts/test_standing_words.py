"""Status and polarity on a card, in plain words."""

import pytest

from bot.alerts.card import ShownChange, ShownFact
from bot.alerts.phrases import now_value, was_words
from bot.alerts.standings import doubt, fit_to_show, standing
from bot.facts.fact import Fact
from bot.tongues import ENGLISH
from tests.support.situations import NOW, date_of
from tests.support.situations import standing as fact


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("agree", "agreed"),
        ("refuse", "refused"),
        ("agreed", "agreement reached"),
        ("considering", "under consideration"),
        ("decided", "decided"),
        ("claimed by russia", "claimed by Russia"),
        ("confirmed by usa", "confirmed by the USA"),
        ("denied by army", "denied by the army"),
        ("confirmed by DeepState", "confirmed by DeepState"),
        ("claimed", "claimed"),
        ("something else", "something else"),
        ("", ""),
    ],
)
def test_a_standing_in_words(value: str, words: str) -> None:
    assert standing(value, ENGLISH) == words


def test_a_claim_is_doubted_until_somebody_confirms_it() -> None:
    assert doubt("claimed by russia", ENGLISH, unconfirmed=False) == ", not confirmed"
    assert doubt("refuse", ENGLISH, unconfirmed=True) == ", not confirmed"
    assert doubt("confirmed by ukraine", ENGLISH, unconfirmed=False) == ""


def test_a_fact_begins_with_a_capital_and_a_change_goes_on_in_the_line() -> None:
    shown = ShownFact(kind="status", value="claimed by russia", text="claims")
    change = ShownChange(kind="polarity", was=("decided", "agree"), now="refuse", unconfirmed=True)
    assert now_value(shown, ENGLISH) == "Claimed by Russia, not confirmed"
    assert (was_words(change, ENGLISH, NOW), now_value(change, ENGLISH)) == (
        "decided, agreed",
        "refused, not confirmed",
    )


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ([fact("claimed by russia"), fact("confirmed by ukraine")], ["confirmed by ukraine"]),
        ([fact("claimed by russia"), fact("denied by ukraine")], ["claimed by russia", "denied by ukraine"]),
        ([fact("announced", "mild"), fact("cancelled")], ["cancelled"]),
        ([fact("considering", "mild")], ["considering"]),
        ([fact("refuse", "unconfirmed"), fact("refuse")], ["refuse"]),
        ([fact("refuse", "unconfirmed")], ["refuse"]),
        ([date_of("2025-06-02"), fact("considering", "mild")], ["2025-06-02", "considering"]),
    ],
)
def test_what_others_overtake_is_not_shown(facts: list[Fact], shown: list[str]) -> None:
    assert [one.value for one in fit_to_show(facts)] == shown
