"""The iCalendar file: read back by another library, line by line as RFC 5545 wants it, and a golden file."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject

from bot.alerts.agenda_ics import calendar_file, uid
from bot.alerts.appointment import DatedReport
from bot.tongues import ENGLISH
from tests.support.appointments import said
from tests.support.golden import FOLDER
from tests.support.sample_agenda import NOW, REPORTS, TITLES, appointments, as_ics

OCTETS_MAX = 75


def events(*reports: DatedReport, now: datetime = NOW) -> list[Any]:
    """The events as another library reads them."""
    read = vobject.readOne(calendar_file(appointments(*reports, now=now), TITLES, now, ENGLISH))
    return list(getattr(read, "vevent_list", []))


def test_the_file_is_the_golden_one() -> None:
    assert as_ics().encode() == (FOLDER / "agenda.ics").read_bytes()


def test_every_line_is_ended_and_folded_as_the_standard_wants() -> None:
    text = as_ics()

    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= OCTETS_MAX


def test_another_library_reads_what_was_written() -> None:
    found = {event.uid.value: event for event in events(*REPORTS)}

    assert len(found) == len(appointments(*REPORTS))
    for one in appointments(*REPORTS):
        event = found[uid(one)]
        # RFC 5545: these are needed, or needed once a date can change.
        assert event.dtstamp.value == NOW
        assert int(event.sequence.value) == one.sequence
        assert event.last_modified.value == max(one.newest.at, one.changed)
        assert event.url.value == one.newest.link
        assert "source" in event.description.value


def test_a_title_comes_back_as_it_was() -> None:
    title = 'Kyiv: "talks", says A; B\\C denies – Київ'

    (event,) = events(said("2025-06-02", title=title))

    assert event.summary.value == title


@pytest.mark.parametrize(
    ("value", "start", "stop"),
    [
        ("2025-06-02", date(2025, 6, 2), date(2025, 6, 3)),
        ("2025-06-02/2025-06-04", date(2025, 6, 2), date(2025, 6, 5)),
        ("2025-06", date(2025, 6, 1), date(2025, 7, 1)),
        ("2025-06-02T14:00", date(2025, 6, 2), date(2025, 6, 3)),
        ("2025-06-02T14:00+03:00", datetime(2025, 6, 2, 11, tzinfo=UTC), None),
    ],
)
def test_a_day_is_a_day_and_a_moment_is_a_time_in_utc(value: str, start: date, stop: date | None) -> None:
    (event,) = events(said(value))

    assert event.dtstart.value == start
    assert (event.dtend.value if hasattr(event, "dtend") else None) == stop


@pytest.mark.parametrize(
    ("reports", "statuses"),
    [
        ((said("2025-06-02"),), ["CONFIRMED"]),
        ((said("2025-06"),), ["TENTATIVE"]),
        ((said("2025-06-02", spread=3),), ["TENTATIVE"]),
        ((said("2025-06-02"), said("2025-06-16", hours=1)), ["CONFIRMED"]),
        ((said("2025-06-02"), said(hours=1, status="cancelled")), ["CANCELLED"]),
        ((said("2025-06-02"), said(hours=1, status="postponed")), ["CANCELLED"]),
        (
            (said("2025-06-02"), said("2025-06-03", hours=1), said("2025-06-02", hours=2)),
            ["TENTATIVE", "TENTATIVE"],
        ),
    ],
)
def test_the_status_says_how_certain_a_date_is(reports: tuple[DatedReport, ...], statuses: list[str]) -> None:
    assert [event.status.value for event in events(*reports)] == statuses


def test_a_date_that_moves_moves_its_entry_instead_of_adding_one() -> None:
    (before,) = events(said("2025-06-02"))
    (after,) = events(said("2025-06-02"), said("2025-06-16", hours=1), now=NOW + timedelta(hours=1))

    assert after.uid.value == before.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert after.dtstart.value == date(2025, 6, 16)


def test_of_two_entries_that_become_one_the_other_is_cancelled() -> None:
    two = said("2025-06-02"), said("2025-06-03", hours=1), said("2025-06-02", hours=2)
    before = {event.uid.value for event in events(*two)}
    after = events(*two, said("2025-06-16", hours=3, status="postponed"))

    assert {event.uid.value for event in after} == before
    assert sorted((event.status.value, event.dtstart.value) for event in after) == [
        ("CANCELLED", date(2025, 6, 3)),
        ("CONFIRMED", date(2025, 6, 16)),
    ]


def test_the_same_story_number_in_a_new_database_is_another_entry() -> None:
    old = said("2025-06-02")
    (one,), (other,) = appointments(old), appointments(replace(old, opened=old.opened + timedelta(hours=1)))

    assert uid(one) != uid(other)


def test_only_the_rules_of_the_reader_are_named() -> None:
    (event,) = events(said("2025-06-02", rules=("talks", "w7")))

    assert event.categories.value == ["Peace talks"]


def test_a_file_without_dates_is_a_calendar() -> None:
    assert events() == []
