"""Clock times beside a date, with the zone where one is said; said on 28 May 2025."""

from datetime import date

import pytest

from bot.facts.dates import find

SAID = date(2025, 5, 28)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "The vote is on 2 June at 13:00 Kyiv time", "2025-06-02T13:00+03:00"),
        ("en", "The vote is on 2 December at 13:00 Kyiv time", "2025-12-02T13:00+02:00"),
        ("en", "It starts Friday at 10 a.m. EDT", "2025-05-30T10:00-04:00"),
        ("en", "It starts at 10:00 GMT on 2 June", "2025-06-02T10:00+00:00"),
        ("en", "It starts on 2 June at 12.30 p.m.", "2025-06-02T12:30"),
        ("de", "Beginn ist am 2. Juni um 10 Uhr", "2025-06-02T10:00"),
        ("de", "Beginn am 2. Juni, 13.00 Uhr MESZ", "2025-06-02T13:00+02:00"),
        ("fr", "Début le 2 juin à 10h30", "2025-06-02T10:30"),
        ("es", "Comienza el 2 de junio a las 10:00", "2025-06-02T10:00"),
        ("ru", "Начало 2 июня в 13:00 мск", "2025-06-02T13:00+03:00"),
        ("uk", "Початок 2 червня о 13:00 за київським часом", "2025-06-02T13:00+03:00"),
        ("pl", "Początek 2 czerwca o godz. 10:00", "2025-06-02T10:00"),
        ("tr", "Başlangıç 2 Haziran saat 13.00", "2025-06-02T13:00"),
    ],
)
def test_a_clock_time_beside_a_date_is_read_with_its_zone(lang: str, text: str, value: str) -> None:
    assert [found.value for found in find(text, lang=lang, reference=SAID)] == [value]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 2 June 10 people came"),
        ("en", "On 2 June 1.5 million tons were sold"),
        ("en", "They meet on 2 June. At 5:30 the shop closes"),
        ("en", "On 2 June, 99:99 was on the display"),
        ("tr", "2 Haziran 10 kişi geldi"),
    ],
)
def test_another_number_beside_a_date_is_no_time(lang: str, text: str) -> None:
    assert [found.value for found in find(text, lang=lang, reference=SAID)] == ["2025-06-02"]
