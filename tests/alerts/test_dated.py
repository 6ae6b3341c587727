"""How two dates compare: the same again, more precise, vaguer, or another."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.alerts.dated import Relation, dated, relation

DAY, NEXT = "2025-06-02", "2025-06-03"


@pytest.mark.parametrize(
    ("value", "first", "last", "clock"),
    [
        (DAY, date(2025, 6, 2), date(2025, 6, 2), ""),
        ("2025-06", date(2025, 6, 1), date(2025, 6, 30), ""),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), ""),
        (f"{DAY}/2025-06-04", date(2025, 6, 2), date(2025, 6, 4), ""),
        ("2025-06/2025-08", date(2025, 6, 1), date(2025, 8, 31), ""),
        (f"{DAY}T14:00", date(2025, 6, 2), date(2025, 6, 2), "14:00"),
        (f"{DAY}T14:00+03:00", date(2025, 6, 2), date(2025, 6, 2), "14:00"),
    ],
)
def test_a_value_has_its_days_and_hour(value: str, first: date, last: date, clock: str) -> None:
    when = dated(value)

    assert when is not None
    assert (when.first, when.last, when.clock) == (first, last, clock)


@pytest.mark.parametrize("value", ["", "soon", "2025", "2025-13", "2025-02-30", f"{NEXT}/{DAY}", f"{DAY}/"])
def test_what_is_no_date_has_no_days(value: str) -> None:
    assert dated(value) is None


def test_a_moment_is_known_only_with_its_offset() -> None:
    with_offset, without = dated(f"{DAY}T14:00+03:00"), dated(f"{DAY}T14:00")

    assert with_offset is not None
    assert without is not None
    assert with_offset.moment == datetime(2025, 6, 2, 11, tzinfo=UTC)
    assert without.moment is None


def test_the_last_day_of_a_moment_is_that_of_its_reader() -> None:
    when = dated(f"{DAY}T01:00+03:00")

    assert when is not None
    assert when.last_day(ZoneInfo("America/New_York")) == date(2025, 6, 1)
    assert when.last_day(ZoneInfo("Europe/Kyiv")) == date(2025, 6, 2)


@pytest.mark.parametrize(
    ("stated", "known", "expected"),
    [
        (DAY, DAY, Relation.SAME),
        (DAY, NEXT, Relation.APART),
        (DAY, f"{DAY}T14:00+03:00", Relation.SAME),
        (f"{DAY}T14:00+03:00", DAY, Relation.NARROWER),
        (f"{DAY}T14:00+03:00", f"{DAY}T11:00+00:00", Relation.SAME),
        (f"{DAY}T14:00+03:00", f"{DAY}T15:00+03:00", Relation.APART),
        (f"{DAY}T14:00", f"{DAY}T14:00+03:00", Relation.SAME),
        (f"{DAY}T14:00", f"{NEXT}T14:00", Relation.APART),
        (DAY, "2025-06", Relation.NARROWER),
        ("2025-06", DAY, Relation.VAGUER),
        ("2025-07", DAY, Relation.APART),
        (DAY, f"{DAY}/2025-06-04", Relation.SAME),
        ("2025-06-04", f"{DAY}/2025-06-04", Relation.SAME),
        (NEXT, f"{DAY}/2025-06-04", Relation.NARROWER),
        (f"{DAY}/2025-06-04", f"{NEXT}/2025-06-05", Relation.APART),
        (f"{DAY}/2025-06-08", NEXT, Relation.VAGUER),
    ],
)
def test_dates_compare_as_people_take_them(stated: str, known: str, expected: Relation) -> None:
    one, other = dated(stated), dated(known)

    assert one is not None
    assert other is not None
    assert relation(one, other) is expected


@pytest.mark.parametrize(
    ("stated", "known", "expected"),
    [
        (("2025-06-11", 3), (DAY, 0), Relation.APART),
        (("2025-06-04", 3), (DAY, 0), Relation.SAME),
        ((DAY, 0), ("2025-06-04", 3), Relation.NARROWER),
        (("2025-06-20", 15), ("2025-06", 0), Relation.NARROWER),
        (("2025-06", 0), ("2025-06-11", 3), Relation.VAGUER),
    ],
)
def test_a_count_of_days_is_every_day_near_to_it(
    stated: tuple[str, int], known: tuple[str, int], expected: Relation
) -> None:
    one, other = dated(*stated), dated(*known)

    assert one is not None
    assert other is not None
    assert relation(one, other) is expected
