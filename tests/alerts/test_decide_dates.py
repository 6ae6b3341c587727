"""How a card shows the dates of its story: what moved, what conflicts, what is off, what is over."""

from bot.alerts.decide import decide
from bot.alerts.reasons import Action, NotifyReason
from bot.alerts.situation import ChatDecision
from tests.support.situations import date_of, message, report, situation, standing

JUNE_2, JUNE_16 = ("date", "2025-06-02"), ("date", "2025-06-16")
ON_2, ON_16 = date_of("2025-06-02"), date_of("2025-06-16")
A_DAY = 60 * 24  # minutes


def dates_of(decision: ChatDecision) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What the first message shows of dates from now on: each with what it was, and what others say."""
    assert decision.update is not None
    return [(fact.value, fact.was, fact.others) for fact in decision.update.card.facts]


def test_a_date_that_moved_is_shown_with_the_one_it_was_moved_from() -> None:
    decision = decide(
        situation(report(3, ON_16), report(2, ON_2, minutes_ago=5), has=message(), told=[JUNE_2])
    )
    assert dates_of(decision) == [("2025-06-16", ("2025-06-02",), ())]


def test_dates_that_contradict_each_other_are_both_shown_and_each_says_so() -> None:
    reports = report(4, ON_2), report(3, ON_16, minutes_ago=3), report(2, ON_2, minutes_ago=5)
    decision = decide(situation(*reports, has=message(), told=[JUNE_2, JUNE_16]))
    assert decision.reason is NotifyReason.MORE_SOURCES
    assert dates_of(decision) == [
        ("2025-06-02", (), ("2025-06-16",)),
        ("2025-06-16", (), ("2025-06-02",)),
    ]


def test_a_date_that_is_over_is_left_out_beside_a_coming_one_and_was_not_moved() -> None:
    over = date_of("2025-05-26")
    reports = report(3, ON_16), report(2, over, minutes_ago=3 * A_DAY)
    decision = decide(situation(*reports, has=message(), told=[("date", over.value)]))
    assert decision.ring is not None
    (change,) = decision.ring.card.changes
    assert (change.was, change.now) == ((), "2025-06-16")
    assert dates_of(decision) == [("2025-06-16", (), ())]
    alone = decide(
        situation(report(2, over, minutes_ago=3 * A_DAY), has=message(), since_minutes_ago=9 * A_DAY)
    )
    assert [value for value, _, _ in dates_of(alone)] == [over.value], "it is all that is known"


def test_a_postponement_without_a_new_date_strikes_the_date_out() -> None:
    off = report(3, standing("postponed"), ON_2), report(2, ON_2, minutes_ago=60)
    decision = decide(situation(*off, has=message(), told=[JUNE_2]))
    assert decision.update is not None
    shown = {fact.kind: fact.off for fact in decision.update.card.facts}
    assert shown["date"] == "postponed"


def test_postponed_is_no_news_where_the_chat_was_just_told_of_the_move() -> None:
    again = (
        report(4, standing("postponed"), ON_16),
        report(3, ON_16, minutes_ago=30),
        report(2, ON_2, minutes_ago=60),
    )
    decision = decide(situation(*again, has=message(), told=[JUNE_2, JUNE_16]))
    assert decision.reason is NotifyReason.MORE_SOURCES
    later = (
        report(4, standing("postponed"), ON_16),
        *(report(number, fact, minutes_ago=A_DAY + 60 + number) for number, fact in ((2, ON_16), (3, ON_2))),
    )
    decision = decide(situation(*later, has=message(), told=[JUNE_2, JUNE_16]))
    assert decision.action is Action.RING, "a day later it is another postponement"


def test_a_changed_date_is_told_before_what_else_changed() -> None:
    moved = report(3, standing("postponed"), ON_16), report(2, ON_2, minutes_ago=60)
    decision = decide(situation(*moved, has=message(), told=[JUNE_2]))
    assert decision.ring is not None
    assert [(change.kind, change.now) for change in decision.ring.card.changes] == [
        ("date", "2025-06-16"),
        ("status", "postponed"),
    ]
