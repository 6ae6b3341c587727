"""The agenda: one line a story and date, by rule, day and time; what is over vanishes the day after."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.agenda import coming, note_words, when_words
from bot.alerts.agenda_html import page_html, rows
from bot.alerts.appointment import DatedReport
from bot.tongues import ENGLISH
from tests.support.appointments import said
from tests.support.botapi.content import checked_text
from tests.support.golden import FOLDER
from tests.support.sample_agenda import NOW, REPORTS, agenda, as_html


def values(*reports: DatedReport, now: datetime = NOW, zone: str = "") -> list[str]:
    return [
        one.when.value for section in agenda(*reports, now=now, zone=zone) for one in section.appointments
    ]


def test_appointments_come_by_day_and_by_hour_and_a_day_without_an_hour_first() -> None:
    found = values(
        said("2025-06-03", story=1),
        said("2025-06-02T16:00+03:00", story=2),
        said("2025-06-02T15:00+01:00", story=3),
        said("2025-06-02", story=4),
        said("2025-06", story=5),
        said("2025-06-02/2025-06-04", story=6),
    )

    assert found == [
        "2025-06",
        "2025-06-02",
        "2025-06-02/2025-06-04",
        "2025-06-02T16:00+03:00",
        "2025-06-02T15:00+01:00",
        "2025-06-03",
    ]


def test_a_story_that_two_rules_match_has_one_line_under_both() -> None:
    found = agenda(
        said("2025-06-02", story=1, rules=("ships", "talks")),
        said("2025-06-03", story=2, rules=("ships",)),
        said("2025-06-04", story=3, rules=("talks",)),
    )

    assert [(section.rules, len(section.appointments)) for section in found] == [
        (("talks",), 1),
        (("talks", "ships"), 1),
        (("ships",), 1),
    ]
    assert found[1].titles == ("Peace talks", "Ships")


def test_what_no_shown_rule_matched_is_not_shown() -> None:
    assert agenda(said("2025-06-02", rules=("w1",))) == ()


@pytest.mark.parametrize(
    ("value", "last_hour"),
    [
        ("2025-06-02", datetime(2025, 6, 2, 23, 59, tzinfo=UTC)),
        ("2025-06-01/2025-06-02", datetime(2025, 6, 2, 23, 59, tzinfo=UTC)),
        ("2025-06-02T14:00+03:00", datetime(2025, 6, 2, 23, 59, tzinfo=UTC)),
        ("2025-05", datetime(2025, 5, 31, 23, 59, tzinfo=UTC)),
    ],
)
def test_a_date_vanishes_the_day_after(value: str, last_hour: datetime) -> None:
    assert values(said(value), now=last_hour) == [value]
    assert values(said(value), now=last_hour + timedelta(minutes=2)) == []


def test_the_day_after_begins_where_the_reader_lives_and_else_where_the_publisher_does() -> None:
    late = datetime(2025, 6, 3, 3, tzinfo=UTC)

    assert values(said("2025-06-02"), now=late) == []
    assert values(said("2025-06-02", zone="America/New_York"), now=late) == ["2025-06-02"]
    assert values(said("2025-06-02", zone="Europe/Kyiv"), now=late, zone="America/New_York") == ["2025-06-02"]
    assert values(said("2025-06-02", zone="no such zone"), now=late) == []


@pytest.mark.parametrize(
    ("report", "when", "note"),
    [
        (said("2025-06-02"), "Mon 2 June", ""),
        (said("2025-06"), "June 2025", ""),
        (said("2025-06-02/2025-06-04"), "Mon 2 – Wed 4 June", ""),
        (said("2025-06-02T14:00+03:00"), "Mon 2 June, 14:00 (UTC+3)", ""),
        (said("2025-06-02T14:00"), "Mon 2 June, 14:00", ""),
        (said("2025-06-11", spread=3), "about Wed 11 June", ""),
        (said("2025-06-02", status="cancelled"), "Mon 2 June", "cancelled"),
    ],
)
def test_an_appointment_in_words(report: DatedReport, when: str, note: str) -> None:
    (found,) = coming([report], NOW)

    assert (when_words(found, ENGLISH, NOW), note_words(found, ENGLISH, NOW)) == (when, note)


def test_where_it_was_moved_from_and_what_others_say_is_said() -> None:
    (moved,) = coming([said("2025-06-02"), said("2025-06-16", hours=1)], NOW)
    rivals = coming([said("2025-06-02"), said("2025-06-03", hours=1), said("2025-06-02", hours=2)], NOW)
    (put_off,) = coming([said("2025-06-02"), said(hours=1, status="postponed")], NOW)

    assert note_words(moved, ENGLISH, NOW) == "moved from Mon 2 June"
    assert [note_words(one, ENGLISH, NOW) for one in rivals] == [
        "others say Tue 3 June",
        "others say Mon 2 June",
    ]
    assert note_words(put_off, ENGLISH, NOW) == "postponed, no new date yet"


def test_a_page_of_the_agenda_is_what_telegram_takes() -> None:
    html = as_html()

    checked_text({"text": html, "parse_mode": "HTML"})
    assert html == (FOLDER / "agenda.html").read_text(encoding="utf-8")
    assert len(rows(agenda(*REPORTS))) == 8


def test_a_page_of_hostile_length_fits_and_loses_no_date() -> None:
    reports = [
        said(
            "2025-06-02T14:00+03:00",
            "2025-06-03T14:00+03:00",
            story=story,
            title="🇺🇦 <b>&amp;" * 400,
            text="“" * 900,
            rules=("talks",),
        )
        for story in range(4)
    ]
    shown = rows(agenda(*reports))
    text, _ = checked_text(
        {"text": page_html("📅", shown, ("foot " * 40,), NOW, ENGLISH), "parse_mode": "HTML"}
    )

    assert text.count("14:00") == len(shown) == 8
