"""Two ends of one time are one interval, a move and a night are two days; said on Wednesday, 28 May 2025."""

from datetime import date

import pytest

from bot.facts.dates import find

SAID = date(2025, 5, 28)

RANGES = [
    ("en", "Pickers will strike from Monday to Thursday", "2025-06-02/2025-06-05"),
    ("en", "The fair runs June 28-July 4", "2025-06-28/2025-07-04"),
    ("en", "The fair is open from 28 June until 4 July", "2025-06-28/2025-07-04"),
    ("en", "Between 3 and 6 June the lock is shut", "2025-06-03/2025-06-06"),
    (
        "en",
        "The lock will be shut from 8am on Friday until 8am on Tuesday",
        "2025-05-30T08:00 2025-06-03T08:00",
    ),
    ("de", "Die Messe geht vom 28. Juni bis zum 4. Juli", "2025-06-28/2025-07-04"),
    ("de", "Von Montag bis Donnerstag bleibt die Schleuse zu", "2025-06-02/2025-06-05"),
    ("de", "Zwischen dem 3. und 6. Juni bleibt die Schleuse zu", "2025-06-03/2025-06-06"),
    ("de", "Er drohte am Montag, bis Samstag abzureisen", "2025-05-26 2025-05-31"),
    ("fr", "L'écluse sera fermée du lundi 2 au jeudi 5 juin", "2025-06-02/2025-06-05"),
    ("fr", "La foire ira du 28 juin au 4 juillet", "2025-06-28/2025-07-04"),
    ("fr", "Fermée entre le 3 et le 6 juin, l'écluse rouvrira", "2025-06-03/2025-06-06"),
    ("es", "La feria será del 28 de junio al 4 de julio", "2025-06-28/2025-07-04"),
    ("es", "Habrá huelga de lunes a jueves", "2025-06-02/2025-06-05"),
    ("ru", "Ярмарка пройдет с 28 июня по 4 июля", "2025-06-28/2025-07-04"),
    ("ru", "Шлюз закроют с понедельника по четверг", "2025-06-02/2025-06-05"),
    ("ru", "Между 3 и 6 июня шлюз закроют", "2025-06-03/2025-06-06"),
    ("uk", "Ярмарок триватиме з 28 червня до 4 липня", "2025-06-28/2025-07-04"),
    ("uk", "Шлюз закриють з понеділка по четвер", "2025-06-02/2025-06-05"),
    ("pl", "Targi potrwają od 28 czerwca do 4 lipca", "2025-06-28/2025-07-04"),
    ("pl", "Od poniedziałku do czwartku śluza będzie zamknięta", "2025-06-02/2025-06-05"),
    ("tr", "Fuar 28 Haziran - 4 Temmuz arasında açık olacak", "2025-06-28/2025-07-04"),
    ("tr", "Kanal pazartesiden perşembeye kadar kapalı olacak", "2025-06-02/2025-06-05"),
    # What was moved, and the two ends of one night.
    ("en", "The fair was moved from June 28 to July 4", "2025-06-28 2025-07-04"),
    ("en", "The fair was postponed from 3 to 6 June", "2025-06-03 2025-06-06"),
    ("fr", "La foire est décalée du 28 juin au 4 juillet", "2025-06-28 2025-07-04"),
    ("es", "La feria se traslada del 3 al 6 de junio", "2025-06-03 2025-06-06"),
    ("ru", "В ночь со вторника на среду горел склад", "2025-05-27 2025-05-28"),
    ("de", "In der Nacht von Dienstag auf Mittwoch brach ein Damm", "2025-05-27 2025-05-28"),
]

NUMBERS = [
    ("en", "The first vote is on 14 June and the second on the 28th", "2025-06-14 2025-06-28"),
    ("fr", "Premier tour le 14 septembre, second le 28", "2025-09-14 2025-09-28"),
    ("es", "La primera vuelta será el 14 de septiembre y la segunda, el 28", "2025-09-14 2025-09-28"),
    ("es", "Juega con el 28.", ""),
]


@pytest.mark.parametrize(("lang", "text", "days"), RANGES)
def test_ends_of_one_time_are_an_interval(lang: str, text: str, days: str) -> None:
    assert [one.value for one in find(text, lang=lang, reference=SAID)] == days.split()


@pytest.mark.parametrize(("lang", "text", "days"), NUMBERS)
def test_a_number_alone_is_a_day_of_the_month_before_it(lang: str, text: str, days: str) -> None:
    assert [one.value for one in find(text, lang=lang, reference=SAID)] == days.split()


def test_an_interval_shows_its_words_from_one_end_to_the_other() -> None:
    (one,) = find("Geschlossen von Montag bis Donnerstag", lang="de", reference=SAID)
    assert (one.text, one.start, one.stop) == ("Montag bis Donnerstag", 16, 37)
