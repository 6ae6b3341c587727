"""Which reminders there are to be, and what becomes of one that is due."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.appointment import DatedReport
from bot.alerts.appointments import appointments
from bot.alerts.card import Note
from bot.alerts.reasons import ReminderReason
from bot.alerts.reminder_html import late_reminders, reminder
from bot.alerts.reminders import DueReminder, Kind, judge, plan
from bot.tongues import ENGLISH
from tests.support.appointments import said
from tests.support.botapi.content import checked_text

DAY, MOMENT = "2025-06-02", "2025-06-02T14:00+03:00"
EVENING = datetime(2025, 6, 1, 18, tzinfo=UTC)
HOUR_BEFORE = datetime(2025, 6, 2, 10, tzinfo=UTC)


def planned(*reports: DatedReport, zone: str = "") -> list[tuple[str, str, str]]:
    """Date, kind and due time in UTC of what is planned."""
    return [
        (one.date, one.kind, one.due.astimezone(UTC).strftime("%d.%m. %H:%M"))
        for one in plan(7, 3, appointments(reports), zone).reminders
    ]


def test_a_day_is_told_of_at_six_in_the_evening_before() -> None:
    assert planned(said(DAY)) == [(DAY, "day", "01.06. 18:00")]


def test_a_moment_is_told_of_an_hour_before_too() -> None:
    assert planned(said(MOMENT)) == [(DAY, "day", "01.06. 18:00"), (MOMENT, "hour", "02.06. 10:00")]


def test_an_hour_without_a_zone_is_no_moment() -> None:
    assert planned(said("2025-06-02T14:00")) == [(DAY, "day", "01.06. 18:00")]


@pytest.mark.parametrize(
    ("publisher", "chat", "due"),
    [
        ("UTC", "", "01.06. 18:00"),
        ("Europe/Kyiv", "", "01.06. 15:00"),
        ("Europe/Kyiv", "America/New_York", "01.06. 22:00"),
        ("no such zone", "", "01.06. 18:00"),
    ],
)
def test_the_evening_is_the_chats_else_the_publishers_else_utc(publisher: str, chat: str, due: str) -> None:
    assert planned(said(DAY, zone=publisher), zone=chat) == [(DAY, "day", due)]


def test_the_day_before_a_moment_is_the_readers() -> None:
    # 01:00 in Kyiv is 18:00 of the day before in New York: that day's eve is two days before.
    assert planned(said("2025-06-02T01:00+03:00"), zone="America/New_York")[0] == (DAY, "day", "31.05. 22:00")


@pytest.mark.parametrize(
    "reports",
    [
        (said("2025-06"),),
        (said(DAY, spread=3),),
        (said(DAY, status="cancelled"),),
        (said(DAY), said(hours=1, status="postponed")),
    ],
)
def test_of_what_has_no_day_or_does_not_take_place_nobody_is_reminded(
    reports: tuple[DatedReport, ...],
) -> None:
    assert planned(*reports) == []


def test_an_interval_is_told_of_before_it_begins() -> None:
    assert planned(said("2025-06-02/2025-06-04")) == [(DAY, "day", "01.06. 18:00")]


def test_dates_that_contradict_each_other_are_both_told_of() -> None:
    rivals = said(DAY), said("2025-06-03", hours=1), said(DAY, hours=2)

    assert [date for date, _, _ in planned(*rivals)] == [DAY, "2025-06-03"]


def test_only_the_new_date_of_a_move_is_told_of() -> None:
    assert [date for date, _, _ in planned(said(DAY), said("2025-06-16", hours=1))] == ["2025-06-16"]


CANCELLED = (said(MOMENT), said(hours=1, status="cancelled"))


@pytest.mark.parametrize(
    ("reports", "kind", "after", "expected"),
    [
        ((said(MOMENT),), "day", timedelta(), ReminderReason.IN_TIME),
        ((said(MOMENT),), "day", timedelta(hours=1), ReminderReason.IN_TIME),
        ((said(MOMENT),), "day", timedelta(hours=2), ReminderReason.CAUGHT_UP),
        ((said(MOMENT),), "day", timedelta(hours=16, minutes=59), ReminderReason.CAUGHT_UP),
        ((said(MOMENT),), "day", timedelta(hours=17), ReminderReason.TOO_LATE),
        ((said(DAY),), "day", timedelta(hours=5, minutes=59), ReminderReason.CAUGHT_UP),
        ((said(DAY),), "day", timedelta(hours=6), ReminderReason.TOO_LATE),
        ((said(MOMENT),), "hour", timedelta(minutes=15), ReminderReason.IN_TIME),
        ((said(MOMENT),), "hour", timedelta(minutes=16), ReminderReason.TOO_LATE),
        ((said(MOMENT), said("2025-06-16", hours=1)), "day", timedelta(), ReminderReason.MOVED),
        ((said(MOMENT), said("2025-06-16", hours=1)), "hour", timedelta(), ReminderReason.MOVED),
        (
            (said(MOMENT), said("2025-06-02T15:00+03:00", hours=1)),
            "hour",
            timedelta(),
            ReminderReason.MOVED,
        ),
        (
            (said(MOMENT), said("2025-06-02T15:00+03:00", hours=1)),
            "day",
            timedelta(),
            ReminderReason.IN_TIME,
        ),
        (CANCELLED, "day", timedelta(), ReminderReason.CANCELLED),
        (CANCELLED, "hour", timedelta(), ReminderReason.CANCELLED),
        ((said(MOMENT), said(hours=1, status="postponed")), "day", timedelta(), ReminderReason.POSTPONED),
        ((said("2025-07-01"),), "day", timedelta(), ReminderReason.NOT_SAID),
        ((), "day", timedelta(), ReminderReason.UNWATCHED),
    ],
)
def test_what_is_due_is_held_against_what_is_known_then(
    reports: tuple[DatedReport, ...], kind: Kind, after: timedelta, expected: ReminderReason
) -> None:
    date, due_at = (DAY, EVENING) if kind == "day" else (MOMENT, HOUR_BEFORE)
    due = DueReminder(7, 3, date, kind, due_at)

    (found,) = judge([due], {3: appointments(reports)}, wanted=True, chat_zone="", now=due_at + after)

    assert found.reason is expected
    assert found.told == (expected in {ReminderReason.IN_TIME, ReminderReason.CAUGHT_UP})


@pytest.mark.parametrize(
    ("wanted", "why", "expected"),
    [
        (False, "", ReminderReason.OFF),
        (True, "merged", ReminderReason.MERGED),
        (True, "muted", ReminderReason.MUTED),
        (True, "waits", ReminderReason.WAITS),
    ],
)
def test_who_switched_reminders_off_or_is_told_of_them_elsewhere_hears_nothing(
    why: str, expected: ReminderReason, *, wanted: bool
) -> None:
    due = replace(DueReminder(7, 3, DAY, "day", EVENING), **{why: True} if why else {})

    (found,) = judge([due], {3: appointments([said(DAY)])}, wanted=wanted, chat_zone="", now=EVENING)

    assert (found.reason, found.told) == (expected, False)


def visible(note: Note) -> list[str]:
    """The lines of a message as Telegram shows them."""
    return checked_text({"text": note.html, "parse_mode": "HTML"})[0].split("\n")


def test_a_reminder_says_when_what_and_by_whom() -> None:
    (found,) = appointments([said(MOMENT, title="Talks in Istanbul", text="on Monday at 14:00")])

    assert visible(reminder("day", found, EVENING, ENGLISH))[:3] == [
        "⏰ Tomorrow",
        "• Mon 2 June, 14:00 (UTC+3) · “on Monday at 14:00”",
        "   Talks in Istanbul · 1 source",
    ]
    assert visible(reminder("hour", found, EVENING, ENGLISH))[0] == "⏰ In an hour"
    assert '<tg-time unix="1748862000"' in reminder("hour", found, EVENING, ENGLISH).html


def test_several_days_begin_tomorrow() -> None:
    (found,) = appointments([said("2025-06-02/2025-06-04", text="2 to 4 June")])

    assert visible(reminder("day", found, EVENING, ENGLISH))[:2] == [
        "⏰ From tomorrow",
        "• Mon 2 – Wed 4 June · “2 to 4 June”",
    ]


def test_late_ones_come_together_and_a_long_list_is_counted() -> None:
    found = [one for day in range(10, 20) for one in appointments([said(f"2025-06-{day}", story=day)])]
    lines = visible(late_reminders(found, EVENING, ENGLISH))

    assert lines[0] == "⏰ Late, as I was away; still ahead:"
    assert sum(line.startswith("•") for line in lines) == 8
    assert "+2" in lines
