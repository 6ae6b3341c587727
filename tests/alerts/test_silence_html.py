"""What the guard says, in every language: it fits a message, and nothing in it is a publisher's markup."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.absence import Absence
from bot.alerts.card import Note
from bot.alerts.silence_html import (
    LINES_MAX,
    away_note,
    cut_note,
    cut_over_note,
    feeds_note,
    rule_line,
    rules_note,
    trouble_words,
)
from bot.alerts.silences import Fault, Recovered, Report
from bot.feeds.silence import Trouble
from bot.tongues import ENGLISH, SPOKEN, tongue_of
from tests.support.telegram_html import parse, units

NOW = datetime(2025, 5, 28, 12, tzinfo=UTC)
NAME = "<b>Abendblatt</b> & @everyone /stop " + "x" * 300
NIGHT = Absence(datetime(2025, 5, 27, 23, 10, tzinfo=UTC), datetime(2025, 5, 28, 3, 15, tzinfo=UTC))


def fault(number: int, trouble: Trouble) -> Fault:
    since = NOW - timedelta(days=3)
    return Fault(number, f"{number} {NAME}", trouble, since, timedelta(hours=2), "no <host> " * 99, 30)


def notes(language: str) -> list[Note]:
    tongue = tongue_of(language, "")
    faults = tuple(fault(number, trouble) for number, trouble in enumerate([*Trouble] * 9))
    over = tuple(Recovered(number, NAME, NOW - timedelta(days=40)) for number in range(30))
    line = rule_line(NAME, [NAME] * 9, 12, tongue)
    return [
        feeds_note(Report(1, faults, over), NOW, tongue),
        rules_note([line] * 5, [NAME] * 5, tongue),
        away_note(NIGHT, "Europe/Kyiv", tongue),
        cut_note(NIGHT.since, "", NOW, tongue),
        cut_over_note(NIGHT, "", tongue),
    ]


@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_whatever_publishers_are_called_a_notice_is_one_message_that_telegram_takes(language: str) -> None:
    for note in notes(language):
        shown = parse(note.html)
        assert units(shown.text) <= 4096
        assert "/stop" not in shown.text
    assert parse(notes(language)[0].html).text.count("Abendblatt") == 2 * LINES_MAX


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble.QUIET, "nothing new for 3 days; its usual pause: 2 h"),
        (Trouble.FROZEN, "frozen: it answers, with nothing new for 3 days; its usual pause: 2 h"),
        (Trouble.EMPTY, "empty for 3 days; it used to hold 30 reports"),
        (Trouble.PAGE, "no feed any more for 3 days: no <host> no <host>"),
        (Trouble.FAILING, "can't be read for 3 days: no <host> no <host>"),
    ],
)
def test_each_trouble_says_how_long_it_lasts(trouble: Trouble, words: str) -> None:
    assert trouble_words(fault(1, trouble), NOW, ENGLISH).startswith(words)


@pytest.mark.parametrize(
    ("zone", "language", "words"),
    [
        ("", "en", "from 27 May 23:10 UTC to 03:15 UTC"),
        ("Europe/Kyiv", "uk", "з 02:10 до 06:15"),
        ("Europe/Berlin", "de", "von 01:10 bis 05:15"),
        ("America/New_York", "es", "de 19:10 a 23:15"),
    ],
)
def test_an_absence_is_told_in_the_chats_zone_and_language(zone: str, language: str, words: str) -> None:
    assert words in away_note(NIGHT, zone, tongue_of(language, "")).html


def test_an_absence_over_the_turn_of_the_year_names_the_year() -> None:
    turn = Absence(datetime(2024, 12, 31, 23, tzinfo=UTC), datetime(2025, 1, 1, 3, tzinfo=UTC))
    assert "from 31 December 2024 23:00 UTC to 03:00 UTC" in away_note(turn, "", ENGLISH).html
