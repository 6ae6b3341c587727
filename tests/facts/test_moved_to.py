"""What was put off to a day lies ahead, whatever the verb's tense; said on Wednesday, 28 May 2025.

"Put off to Monday" and "the meeting on Monday was put off" are to come, "was put off on Monday" is over.
"""

from datetime import date

import pytest

from bot.facts.dates import find

SAID = date(2025, 5, 28)

ROWS = [
    ("en", "The session was postponed to Monday", "2025-06-02"),
    ("en", "The vote was moved from Sunday to Monday", "2025-06-01 2025-06-02"),
    ("en", "The hearing was rescheduled for Monday", "2025-06-02"),
    ("en", "Envoys were invited for Monday", "2025-06-02"),
    ("en", "The mayor apologised for Monday's delay", "2025-05-26"),
    ("en", "The meeting on Monday was cancelled", "2025-06-02"),
    ("en", "The meeting was cancelled on Monday", "2025-05-26"),
    ("en", "Monday's meeting was put off", "2025-06-02"),
    ("en", "Exports fell compared to March", ""),
    ("de", "Die Sitzung wurde auf Montag verschoben", "2025-06-02"),
    ("de", "Das Treffen am Montag wurde abgesagt", "2025-06-02"),
    ("de", "Das Treffen wurde am Montag abgesagt", "2025-05-26"),
    ("de", "Die Anhörung wurde für Montag einberufen", "2025-06-02"),
    ("de", "In der Nacht von Montag auf Dienstag brannte es", "2025-05-26 2025-05-27"),
    ("uk", "Засідання відклали на понеділок", "2025-06-02"),
    ("uk", "Зустріч у понеділок скасована", "2025-06-02"),
    ("uk", "У понеділок скасували зустріч", "2025-05-26"),
    ("uk", "У ніч на понеділок згорів млин", "2025-05-26"),
    ("uk", "У ніч з неділі на понеділок згорів млин", "2025-05-25 2025-05-26"),
    ("ru", "Заседание отложили на понедельник", "2025-06-02"),
    ("ru", "Встреча в понедельник отменена", "2025-06-02"),
    ("ru", "В понедельник отменили встречу", "2025-05-26"),
    ("ru", "В ночь на понедельник сгорел склад", "2025-05-26"),
    ("ru", "В ночь с воскресенья на понедельник сгорел склад", "2025-05-25 2025-05-26"),
    ("ru", "В ночь с субботы на воскресенье переведут часы", "2025-05-31 2025-06-01"),
    ("es", "La sesión fue aplazada al lunes", "2025-06-02"),
    ("es", "La reunión fue convocada para el lunes", "2025-06-02"),
    ("es", "La reunión del lunes fue cancelada", "2025-06-02"),
    ("es", "La reunión fue cancelada el lunes", "2025-05-26"),
    ("es", "En la noche del domingo al lunes ardió un molino", "2025-05-25 2025-05-26"),
    ("fr", "La séance a été reportée à lundi", "2025-06-02"),
    ("fr", "Le vote a été reporté au lundi 2 juin", "2025-06-02"),
    ("fr", "La réunion de lundi a été annulée", "2025-06-02"),
    ("fr", "La réunion a été annulée lundi", "2025-05-26"),
    ("fr", "Dans la nuit de dimanche à lundi, un moulin a brûlé", "2025-05-25 2025-05-26"),
    ("pl", "Posiedzenie przełożono na poniedziałek", "2025-06-02"),
    ("pl", "Sejm odłożył głosowanie na poniedziałek", "2025-06-02"),
    ("pl", "Spotkanie w poniedziałek zostało odwołane", "2025-06-02"),
    ("pl", "W poniedziałek odwołano spotkanie", "2025-05-26"),
    ("pl", "Do pożaru doszło w poniedziałek", "2025-05-26"),
    ("pl", "W poniedziałek zmarł pisarz", "2025-05-26"),
    ("pl", "W nocy z niedzieli na poniedziałek spłonął młyn", "2025-05-25 2025-05-26"),
    ("tr", "Toplantı pazartesiye ertelendi", "2025-06-02"),
    ("tr", "Toplantı pazartesi günü iptal edildi", "2025-05-26"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), ROWS)
def test_a_day_that_something_is_moved_to_is_ahead(lang: str, text: str, expected: str) -> None:
    assert [found.value for found in find(text, lang=lang, reference=SAID)] == expected.split()
