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


COMING = [
    ("en", "Talks are expected early next week", "2025-06-02/2025-06-08"),
    ("en", "The next round is expected in the week of 9 June", "2025-06-09"),
    ("en", "Rubio says talks will resume Friday or Saturday", "2025-05-30 2025-05-31"),
    ("en", "Negotiators could meet as early as Thursday", "2025-05-29"),
    ("en", "Russia proposes new round of talks in Istanbul on June 2", "2025-06-02"),
    ("en", "Kyiv wants the meeting before 1 June", "2025-06-01"),
    ("en", "A summit had been planned for 5 June", "2025-06-05"),
    ("en", "The Kremlin said Friday's talks would go ahead", "2025-05-30"),
    ("en", "The talks, which were due to start on Thursday, are off", "2025-05-29"),
    ("en", "Erdogan said he expects talks on Monday", "2025-06-02"),
    ("de", "Anfang nächster Woche soll weiterverhandelt werden", "2025-06-02/2025-06-08"),
    ("de", "Moskau schlägt neue Gespräche am 2. Juni vor", "2025-06-02"),
    ("de", "Die Gespräche sollten am Donnerstag beginnen", "2025-05-29"),
    ("de", "Laut Kreml findet die nächste Runde am Montag statt", "2025-06-02"),
    ("de", "Selenskyj kündigte ein Treffen für kommenden Montag an", "2025-06-02"),
    ("uk", "Росія запропонувала провести зустріч 2 червня", "2025-06-02"),
    ("uk", "Наступний раунд може відбутися вже у понеділок", "2025-06-02"),
    ("uk", "На початку наступного тижня очікують новий раунд", "2025-06-02/2025-06-08"),
    ("uk", "Єрмак повідомив, що зустріч відбудеться у понеділок", "2025-06-02"),
    ("uk", "Сибіга сказав, що переговори пройдуть у п'ятницю", "2025-05-30"),
    ("ru", "Лавров предложил провести раунд 2 июня", "2025-06-02"),
    ("ru", "Песков сообщил, что переговоры пройдут в понедельник", "2025-06-02"),
    ("ru", "Новый раунд ожидается в начале следующей недели", "2025-06-02/2025-06-08"),
    ("ru", "Встреча может состояться уже в пятницу", "2025-05-30"),
    ("ru", "Переговоры должны были начаться в четверг", "2025-05-29"),
    ("es", "Rusia propuso celebrar una ronda el 2 de junio", "2025-06-02"),
    ("es", "El Kremlin dijo que la ronda será el lunes", "2025-06-02"),
    ("es", "A principios de la próxima semana habrá otra ronda", "2025-06-02/2025-06-08"),
    ("es", "La reunión debía empezar el jueves", "2025-05-29"),
    ("fr", "Moscou a proposé une rencontre le 2 juin", "2025-06-02"),
    ("fr", "Le Kremlin a annoncé que la rencontre aura lieu lundi", "2025-06-02"),
    ("fr", "Un nouveau cycle est attendu en début de semaine prochaine", "2025-06-02/2025-06-08"),
    ("fr", "Les pourparlers devaient commencer jeudi", "2025-05-29"),
    ("pl", "Rosja zaproponowała spotkanie 2 czerwca", "2025-06-02"),
    ("pl", "Kreml poinformował, że rozmowy odbędą się w poniedziałek", "2025-06-02"),
    ("pl", "Na początku przyszłego tygodnia spodziewana jest nowa runda", "2025-06-02/2025-06-08"),
    ("pl", "Rozmowy miały rozpocząć się w czwartek", "2025-05-29"),
    ("tr", "Rusya 2 Haziran'da yeni tur önerdi", "2025-06-02"),
    ("tr", "Kremlin, görüşmelerin pazartesi günü yapılacağını açıkladı", "2025-06-02"),
    ("tr", "Yeni tur gelecek hafta başında bekleniyor", "2025-06-02/2025-06-08"),
    ("tr", "Görüşmelerin perşembe günü başlaması gerekiyordu", "2025-05-29"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), COMING)
def test_what_is_proposed_expected_or_was_to_be_is_ahead(lang: str, text: str, expected: str) -> None:
    assert [found.value for found in find(text, lang=lang, reference=SAID)] == expected.split()
