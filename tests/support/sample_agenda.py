"""An agenda with one appointment of each kind, for golden files."""

from datetime import datetime, timedelta

from bot.alerts.agenda import Section, coming, sections
from bot.alerts.agenda_html import page_html, rows
from bot.alerts.agenda_ics import calendar_file
from bot.alerts.appointment import Appointment, DatedReport
from bot.tongues import ENGLISH
from tests.support.appointments import MORNING, said

TITLES = {"talks": "Peace talks", "ships": "Ships"}
NOW = MORNING + timedelta(hours=9)

REPORTS = (
    said("2025-06-02", story=1, title="Delegations meet - Paper 0", by="Paper 0", text="on Monday"),
    said("2025-06-16", story=1, hours=1, title="Treffen verschoben", by="Blatt", text="am 16. Juni"),
    said("2025-06-03T14:00+03:00", story=2, title="Vote in parliament", rules=("talks", "ships")),
    said("2025-06-05", story=3, title="Summit", by="A"),
    said("2025-06-06", story=3, hours=1, title="Summit a day later", by="B"),
    said("2025-06-05", story=3, hours=2, title="Summit stays", by="C"),
    said("2025-06-10", story=4, hours=1, title="Visit <b>called</b> off; /stop, now", status="cancelled"),
    said("2025-06-11", story=5, title="Harbour opens", spread=14, text="in two weeks", rules=("ships",)),
    said("2025-07", story=6, title="Convoy in July", rules=("ships",)),
    said("2025-06-20", story=7, title="Рада збирається " * 9, by="Вісті", text="20 червня"),
    said("2025-06-21", story=7, hours=1, by="Б", title="Рада: 21 червня"),
    said("2025-06-20", story=7, hours=2, by="В", title="Рада: 20 червня"),
    said("2025-06-27", story=7, hours=3, by="Г", title="Раду перенесли на 27 червня", status="postponed"),
)


def appointments(*reports: DatedReport, now: datetime = NOW, zone: str = "") -> tuple[Appointment, ...]:
    """What is coming in these reports."""
    return coming(reports, now, reader_zone=zone)


def agenda(*reports: DatedReport, now: datetime = NOW, zone: str = "") -> tuple[Section, ...]:
    """The same by rules."""
    return sections(appointments(*reports, now=now, zone=zone), TITLES)


def as_html() -> str:
    """The agenda as a Telegram message."""
    return page_html("📅 Coming dates", rows(agenda(*REPORTS)), ("The foot.",), NOW, ENGLISH) + "\n"


def as_ics() -> str:
    """The agenda as an iCalendar file."""
    return calendar_file(appointments(*REPORTS), TITLES, NOW, ENGLISH)
