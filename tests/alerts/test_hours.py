"""When a chat wants to be rung, as tables: quiet hours over midnight and clock changes, digests, mutes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.hours import (
    Hold,
    Hours,
    digest_from,
    is_off,
    length_from,
    next_digest,
    quiet_from,
    quiet_until,
    zone_of,
)

KYIV = zone_of("Europe/Kyiv")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "now", "until"),
    [
        ("", "2026-03-10T23:00", None),
        ("22:00-07:00", "2026-03-10T19:59", None),  # 21:59 in Kyiv
        ("22:00-07:00", "2026-03-10T20:00", "2026-03-11T05:00"),
        ("22:00-07:00", "2026-03-11T04:59", "2026-03-11T05:00"),
        ("22:00-07:00", "2026-03-11T05:00", None),
        ("13:00-14:30", "2026-03-10T11:15", "2026-03-10T12:30"),
        # The night in which the clock goes forward is an hour shorter, the other one an hour longer.
        ("22:00-07:00", "2026-03-28T22:00", "2026-03-29T04:00"),
        ("22:00-07:00", "2026-10-24T22:00", "2026-10-25T05:00"),
        # 03:30 doesn't exist on that day: the first moment after the gap.
        ("22:00-03:30", "2026-03-28T23:00", "2026-03-29T01:30"),
    ],
)
def test_quiet_hours_end_where_the_chat_lives(quiet: str, now: str, until: str | None) -> None:
    assert quiet_until(quiet, utc(now), KYIV) == (None if until is None else utc(until))


@pytest.mark.parametrize(
    ("digest", "now", "at"),
    [
        ("08:00", "2026-03-10T05:59", "2026-03-10T06:00"),
        ("08:00", "2026-03-10T06:00", "2026-03-11T06:00"),
        ("08:00,18:00", "2026-03-10T06:00", "2026-03-10T16:00"),
        ("hourly", "2026-03-10T06:00", "2026-03-10T07:00"),
        ("hourly", "2026-03-10T06:59:59", "2026-03-10T07:00"),
    ],
)
def test_the_next_digest_is_the_nearest_of_its_times(digest: str, now: str, at: str) -> None:
    assert next_digest(digest, utc(now), KYIV) == utc(at)


def test_an_hour_begins_where_the_chat_lives() -> None:
    assert next_digest("hourly", utc("2026-03-10T06:10"), zone_of("Asia/Kolkata")) == utc("2026-03-10T06:30")


def test_what_waits_for_a_digest_does_not_come_in_quiet_hours() -> None:
    hours = Hours("Europe/Kyiv", quiet="22:00-07:00", digest="23:00")
    assert hours.hold(utc("2026-03-10T12:00"), high=False) == Hold(utc("2026-03-11T05:00"), "digest")


NIGHT = utc("2026-03-10T23:00")


@pytest.mark.parametrize(
    ("hours", "high", "reason"),
    [
        (Hours(), False, None),
        (Hours(quiet="22:00-07:00"), False, "quiet"),
        (Hours(quiet="22:00-07:00"), True, None),
        (Hours(digest="08:00"), False, "digest"),
        (Hours(digest="08:00"), True, None),
        (Hours(mutes=(NIGHT + timedelta(hours=1),)), True, "muted"),
        (Hours(mutes=(NIGHT,)), False, None),
        (Hours(quiet="22:00-07:00", mutes=(NIGHT + timedelta(hours=1),)), False, "muted"),
    ],
)
def test_what_is_urgent_rings_through_quiet_hours_and_past_a_digest_but_not_through_a_mute(
    hours: Hours, high: bool, reason: str | None
) -> None:
    hold = hours.hold(NIGHT, high=high)
    assert (None if hold is None else hold.reason) == reason


@pytest.mark.parametrize(
    ("words", "quiet"),
    [
        ("22-7", "22:00-07:00"),
        ("22:30 – 6.45", "22:30-06:45"),
        (" 0:00-6:00 ", "00:00-06:00"),
        ("2230 0645", "22:30-06:45"),
        ("from 22 to 7", "22:00-07:00"),
        ("von 22 bis 7 Uhr", "22:00-07:00"),
        ("22 Uhr - 6:30 Uhr", "22:00-06:30"),
        ("de 22 a 7", "22:00-07:00"),
        ("desde las 22:30 hasta las 7", "22:30-07:00"),
        ("з 22 до 7", "22:00-07:00"),
        ("с 22:00 до 7:00", "22:00-07:00"),
        ("von bis", None),
        ("22 oder 7", None),
        ("22-22", None),
        ("25-7", None),
        ("night", None),
        ("", None),
    ],
)
def test_hours_are_read_as_people_write_them(words: str, quiet: str | None) -> None:
    assert quiet_from(words) == quiet


@pytest.mark.parametrize(
    ("words", "digest"),
    [
        ("hourly", "hourly"),
        ("Stündlich", "hourly"),
        ("jede  Stunde", "hourly"),
        ("щогодини", "hourly"),
        ("кожну годину", "hourly"),
        ("каждый час", "hourly"),
        ("ежечасно", "hourly"),
        ("Cada hora", "hourly"),
        ("täglich", None),
        ("8 und 18 Uhr", "08:00,18:00"),
        ("о 8:00 та 18:00", "08:00,18:00"),
        ("в 8 и в 18", "08:00,18:00"),
        ("a las 8 y a las 18:30", "08:00,18:30"),
        ("um", None),
        ("8", "08:00"),
        ("18:30, 8", "08:00,18:30"),
        ("8 8 8", "08:00"),
        ("1 2 3 4 5 6 7", None),
        ("noon", None),
        ("", None),
    ],
)
def test_times_of_a_digest_are_read_as_people_write_them(words: str, digest: str | None) -> None:
    assert digest_from(words) == digest


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("2h", timedelta(hours=2)),
        ("2", timedelta(hours=2)),
        ("30 min", timedelta(minutes=30)),
        ("3 days", timedelta(days=3)),
        ("1 Woche", timedelta(weeks=1)),
        ("2 години", timedelta(hours=2)),
        ("3 дня", timedelta(days=3)),
        ("5 мин.", timedelta(minutes=5)),
        ("2 Stunden", timedelta(hours=2)),
        ("3 Tage", timedelta(days=3)),
        ("für 45 Minuten", timedelta(minutes=45)),
        ("3 días", timedelta(days=3)),
        ("durante 2 horas", timedelta(hours=2)),
        ("2 semanas", timedelta(weeks=2)),
        ("30 хвилин", timedelta(minutes=30)),
        ("на 3 дні", timedelta(days=3)),
        ("5 днів", timedelta(days=5)),
        ("1 доба", timedelta(days=1)),
        ("2 тижні", timedelta(weeks=2)),
        ("на 2 часа", timedelta(hours=2)),
        ("5 дней", timedelta(days=5)),
        ("2 суток", timedelta(days=2)),
        ("2 недели", timedelta(weeks=2)),
        ("1 mes", None),
        ("2 роки", None),
        ("0h", None),
        ("999 weeks", None),
        ("forever", None),
        ("-2h", None),
    ],
)
def test_a_length_of_time_is_read_as_people_write_it(words: str, span: timedelta | None) -> None:
    assert length_from(words) == span


@pytest.mark.parametrize(
    "words",
    ["off", " Off ", "aus", "AUS", "no", "desactivar", "вимк", "Вимкнути", "ні", "выкл", "нет", "отключить"],
)
def test_off_is_said_in_each_language(words: str) -> None:
    assert is_off(words)


@pytest.mark.parametrize("words", ["", "of", "nobody", "8", "22-7", "on", "ніч"])
def test_what_is_no_off_is_none(words: str) -> None:
    assert not is_off(words)


@given(
    st.integers(1_577_836_800, 2_051_222_400).map(lambda unix: datetime.fromtimestamp(unix, tz=UTC)),
    st.sampled_from(["Europe/Kyiv", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", ""]),
    st.times().map(lambda clock: f"{clock:%H:%M}"),
    st.times().map(lambda clock: f"{clock:%H:%M}"),
)
def test_whatever_waits_is_told_within_two_days_and_later_than_now(
    now: datetime, zone: str, start: str, end: str
) -> None:
    quiet = f"{start}-{end}" if start != end else ""
    for hours in (Hours(zone, quiet=quiet), Hours(zone, quiet=quiet, digest=f"{start},{end}")):
        hold = hours.hold(now, high=False)
        if hold is not None:
            assert now < hold.until <= now + timedelta(days=2, hours=2)
            assert quiet_until(quiet, hold.until, zone_of(zone)) is None
