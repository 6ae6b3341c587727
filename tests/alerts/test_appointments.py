"""What the reports of one story come to: dates that stand, moved, conflict, were postponed or cancelled."""

import pytest

from bot.alerts.appointment import Appointment, DatedReport
from bot.alerts.appointments import appointments
from tests.support.appointments import said

JUNE_2, JUNE_3, JUNE_16, JUNE_23 = "2025-06-02", "2025-06-03", "2025-06-16", "2025-06-23"
HOUR_13, HOUR_14 = "2025-06-02T13:00+03:00", "2025-06-02T14:00+03:00"


def brief(found: Appointment) -> str:
    """`2025-06-16 moved was 2025-06-02`: one appointment in words."""
    was = f" was {' '.join(found.was)}" if found.was else ""
    others = f" or {' '.join(found.others)}" if found.others else ""
    return f"{found.when.value} {found.state}{was}{others}"


def come_to(*reports: DatedReport) -> list[str]:
    return [brief(one) for one in appointments(reports)]


def test_the_same_date_again_is_one_appointment_with_its_publishers_counted_once() -> None:
    (found,) = appointments(
        [said(JUNE_2, by="A"), said(JUNE_2, hours=1, by="B"), said(JUNE_2, hours=2, by="B")]
    )

    assert brief(found) == "2025-06-02 set"
    assert found.publishers == ("A", "B")
    assert found.newest.title == "Report of hour 2"


def test_another_date_moves_the_only_one_there_is() -> None:
    assert come_to(said(JUNE_2), said(JUNE_16, hours=1)) == ["2025-06-16 moved was 2025-06-02"]


def test_the_next_date_after_one_that_is_over_is_another_appointment() -> None:
    assert come_to(said(JUNE_2), said(JUNE_16, hours=24 * 6)) == ["2025-06-02 set", "2025-06-16 set"]
    on_the_day = said(JUNE_16, hours=24 * 5)
    assert come_to(said(JUNE_2), on_the_day) == ["2025-06-16 moved was 2025-06-02"]


def test_who_says_in_words_that_a_date_moved_says_so_too_when_it_is_over() -> None:
    late = said(JUNE_16, hours=24 * 6, status="postponed")
    assert come_to(said(JUNE_2), late) == ["2025-06-16 moved was 2025-06-02"]


def test_postponed_said_of_a_move_of_the_same_day_puts_the_new_date_off_no_further() -> None:
    again = said(JUNE_16, hours=2, status="postponed")
    assert come_to(said(JUNE_2), said(JUNE_16, hours=1), again) == ["2025-06-16 moved was 2025-06-02"]


def test_a_date_moves_again_and_again() -> None:
    reports = said(JUNE_2), said(JUNE_16, hours=5), said(JUNE_23, hours=9)

    assert come_to(*reports) == ["2025-06-23 moved was 2025-06-02 2025-06-16"]


def test_an_old_date_said_again_contradicts_the_new_one_and_both_stand() -> None:
    reports = said(JUNE_2, by="A"), said(JUNE_3, hours=1, by="B"), said(JUNE_2, hours=2, by="C")

    assert come_to(*reports) == [
        "2025-06-02 conflicting or 2025-06-03",
        "2025-06-03 conflicting or 2025-06-02",
    ]


def test_who_is_late_does_not_contradict_a_move_that_was_said_in_words() -> None:
    reports = (
        said(JUNE_2, by="A"),
        said(JUNE_16, hours=1, by="B", status="postponed"),
        said(JUNE_2, hours=2, by="C"),
    )

    assert come_to(*reports) == ["2025-06-16 moved was 2025-06-02"]


def test_who_moved_a_date_in_words_may_take_that_back() -> None:
    reports = (
        said(JUNE_2, by="A"),
        said(JUNE_16, hours=1, by="B", status="postponed"),
        said(JUNE_2, hours=2, by="B"),
    )

    assert come_to(*reports) == [
        "2025-06-02 conflicting or 2025-06-16",
        "2025-06-16 conflicting or 2025-06-02",
    ]


def test_a_spoken_move_settles_a_contradiction_and_one_of_the_two_entries_is_replaced() -> None:
    reports = (
        said(JUNE_2, by="A"),
        said(JUNE_3, hours=1, by="B"),
        said(JUNE_2, hours=2, by="C"),
        said(JUNE_16, hours=3, by="D", status="postponed"),
    )

    assert come_to(*reports) == ["2025-06-03 replaced", "2025-06-16 moved was 2025-06-02 2025-06-03"]


def test_a_move_that_names_both_dates_leaves_the_old_one() -> None:
    assert come_to(said(JUNE_2, JUNE_16, status="postponed")) == ["2025-06-16 moved was 2025-06-02"]
    assert come_to(said(JUNE_2), said(JUNE_2, JUNE_16, hours=1, status="postponed")) == [
        "2025-06-16 moved was 2025-06-02"
    ]


def test_two_dates_in_one_report_are_two_appointments() -> None:
    assert come_to(said(JUNE_2, JUNE_16)) == ["2025-06-02 set", "2025-06-16 set"]


def test_a_third_date_moves_none_of_two_appointments() -> None:
    assert come_to(said(JUNE_2, JUNE_16), said(JUNE_23, hours=1)) == [
        "2025-06-02 set",
        "2025-06-16 set",
        "2025-06-23 set",
    ]


def test_a_spoken_move_takes_the_nearest_of_two_appointments() -> None:
    reports = said(JUNE_2, JUNE_16), said(JUNE_23, hours=1, status="postponed")

    assert come_to(*reports) == ["2025-06-02 set", "2025-06-23 moved was 2025-06-16"]


def test_a_day_makes_a_month_precise_and_the_month_adds_nothing_to_it() -> None:
    assert come_to(said("2025-06"), said(JUNE_2, hours=1)) == ["2025-06-02 set"]
    assert come_to(said(JUNE_2), said("2025-06", hours=1)) == ["2025-06-02 set"]


def test_an_hour_makes_a_day_precise_and_another_hour_moves_it() -> None:
    assert come_to(said(JUNE_2), said(HOUR_13, hours=1)) == [f"{HOUR_13} set"]
    assert come_to(said(HOUR_13), said(JUNE_2, hours=1)) == [f"{HOUR_13} set"]
    assert come_to(said(HOUR_13), said(HOUR_14, hours=1)) == [f"{HOUR_14} moved was {HOUR_13}"]


@pytest.mark.parametrize("named", [(), (JUNE_2,)])
def test_postponed_without_a_new_date_takes_the_date_off(named: tuple[str, ...]) -> None:
    assert come_to(said(JUNE_2), said(*named, hours=1, status="postponed")) == ["2025-06-02 postponed"]


def test_the_new_date_of_what_was_postponed_says_where_it_came_from() -> None:
    reports = said(JUNE_2), said(hours=1, status="postponed"), said(JUNE_16, hours=30)

    assert come_to(*reports) == ["2025-06-16 moved was 2025-06-02"]


def test_postponed_said_again_on_the_day_of_the_move_is_the_same_news_and_later_another() -> None:
    moved = said(JUNE_2), said(JUNE_16, hours=1, status="postponed")

    assert come_to(*moved, said(hours=3, status="postponed")) == ["2025-06-16 moved was 2025-06-02"]
    assert come_to(*moved, said(hours=40, status="postponed")) == ["2025-06-16 postponed was 2025-06-02"]


@pytest.mark.parametrize("named", [(), (JUNE_2,)])
def test_cancelled_takes_the_date_off(named: tuple[str, ...]) -> None:
    assert come_to(said(JUNE_2), said(*named, hours=1, status="cancelled")) == ["2025-06-02 cancelled"]


def test_the_new_date_is_cancelled_where_a_report_names_the_old_one() -> None:
    reports = said(JUNE_2), said(JUNE_16, hours=1), said(JUNE_2, hours=2, status="cancelled")

    assert come_to(*reports) == ["2025-06-16 cancelled was 2025-06-02"]


def test_a_late_paper_does_not_bring_back_what_was_cancelled_but_who_cancelled_it_does() -> None:
    cancelled = said(JUNE_2, by="A"), said(hours=1, by="B", status="cancelled")

    assert come_to(*cancelled, said(JUNE_2, hours=2, by="C")) == ["2025-06-02 cancelled"]
    assert come_to(*cancelled, said(JUNE_2, hours=2, by="B")) == ["2025-06-02 set"]


def test_the_reports_may_come_in_any_order() -> None:
    reports = said(JUNE_2), said(JUNE_16, hours=1), said(JUNE_23, hours=2, status="postponed")

    assert come_to(*reversed(reports)) == come_to(*reports)


def test_an_appointment_keeps_its_origin_as_it_moves_and_its_sequence_rises() -> None:
    first, moved = said("2025-06"), said(JUNE_16, hours=1)
    later = said(JUNE_23, hours=2, status="postponed")
    seen = [
        appointments(reports)[0]
        for reports in ([first], [first, moved], [first, moved, later], [first, moved, later, later])
    ]

    assert [one.when.value for one in seen] == ["2025-06", JUNE_16, JUNE_23, JUNE_23]
    assert {one.origin for one in seen} == {"2025-06"}
    assert [one.sequence for one in seen] == [0, 1, 2, 2]


def test_every_change_that_a_reader_would_see_raises_the_sequence() -> None:
    reports = [
        said(JUNE_2, by="A"),
        said(JUNE_3, hours=1, by="B"),
        said(JUNE_2, hours=2, by="C"),
        said(JUNE_16, hours=3, by="D", status="postponed"),
        said(hours=4, by="D", status="cancelled"),
    ]
    sequences = [
        max(one.sequence for one in appointments(reports[: count + 1])) for count in range(len(reports))
    ]

    assert sequences == [0, 1, 2, 3, 4]


def test_the_rules_of_an_appointment_are_those_that_matched_its_reports() -> None:
    (found,) = appointments([said(JUNE_2, rules=("talks",)), said(JUNE_2, hours=1, rules=("w1",))])

    assert found.rules == {"talks", "w1"}
