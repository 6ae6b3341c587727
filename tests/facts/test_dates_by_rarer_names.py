"""Days by rarer names, hours as each language says them, and what is neither; said on Wednesday, 28 May 2025."""

from datetime import date

import pytest

from bot.facts.dates import find

SAID = date(2025, 5, 28)

ROWS = [
    ("en", "The lock reopens on Friday week", "2025-06-06"),
    ("en", "Envoys return a week on Friday", "2025-06-06"),
    ("en", "A week today the market opens", "2025-06-04"),
    ("en", "They last met a fortnight ago", "2025-05-14"),
    ("en", "The council sits Thurs at 9 a.m.", "2025-05-29T09:00"),
    ("en", "Bids close at noon on Friday", "2025-05-30T12:00"),
    ("en", "Sirens went off last night", "2025-05-27"),
    ("en", "A truce is offered for Orthodox Easter", "2026-04-12"),
    ("en", "In a year of floods, two mills closed", ""),
    ("en", "On Monday, 7 were rescued", "2025-05-26"),
    ("de", "Am gestrigen Dienstag brannte ein Boot", "2025-05-27"),
    ("de", "Der Rat tagt am heutigen Mittwoch", "2025-05-28"),
    ("de", "Bis Monatsende muss der Damm halten", "2025-05"),
    ("de", "Heute früh um 6 Uhr: Damm gebrochen", "2025-05-28T06:00"),
    ("de", "Heute in zwei Wochen ist Markt", "2025-06-11"),
    ("de", "In der nächsten Woche, am Freitag, ist Markt", "2025-06-06"),
    ("fr", "La semaine prochaine, vendredi, le marché rouvrira", "2025-06-06"),
    ("es", "La próxima semana, el viernes, habrá mercado", "2025-06-06"),
    ("tr", "Pazar haftaya cuma kurulacak", "2025-06-01 2025-06-06"),
    ("fr", "Anne-Noël Petit préside la ville", ""),
    ("fr", "Hier, mardi, un bateau a brûlé", "2025-05-27"),
    ("fr", "Le conseil siégera vendredi à 9 heures", "2025-05-30T09:00"),
    ("fr", "D'ici la fin de la semaine, le barrage devra tenir", "2025-05-26/2025-06-01"),
    ("fr", "Les Vingt-Sept hésitent", ""),
    ("es", "Ayer martes ardió un barco", "2025-05-27"),
    ("es", "El pleno será el viernes a las 9 de la noche", "2025-05-30T21:00"),
    ("es", "A finales de mes se abrirá la esclusa", "2025-05"),
    ("es", "Anoche ardió un barco", "2025-05-27"),
    ("ru", "До конца недели дамбу укрепят", "2025-05-26/2025-06-01"),
    ("ru", "Шлюз откроют в пятницу в 9 утра", "2025-05-30T09:00"),
    ("ru", "Среда обитания бобров сжалась", ""),
    ("ru", "Деньги вложат в цифровую среду", ""),
    ("ru", "Литр молока подорожал до 11.05 рубля", ""),
    ("ru", "Шлюз откроют в среду", "2025-05-28"),
    ("uk", "Шлюз відчинять у п'ятницю близько 9:30", "2025-05-30T09:30"),
    ("uk", "До кінця місяця дамбу зміцнять", "2025-05"),
    ("uk", "Парад скасували на День Незалежності", "2025-08-24"),
    ("pl", "Zapisy trwają do 30 bm.", "2025-05-30"),
    ("pl", "Śluza ruszy w piątek o godz. 9", "2025-05-30T09:00"),
    ("pl", "Do końca tygodnia tama musi wytrzymać", "2025-05-26/2025-06-01"),
    ("tr", "Bu sabah bir tekne yandı", "2025-05-28"),
    ("tr", "Kanal cuma günü saat 9'da açılacak", "2025-05-30T09:00"),
    ("tr", "Pazar yerinde yangın çıktı", ""),
    ("tr", "Kanal ay sonunda açılacak", "2025-05"),
]


@pytest.mark.parametrize(("lang", "text", "days"), ROWS)
def test_a_day_is_read_by_its_rarer_names(lang: str, text: str, days: str) -> None:
    assert [one.value for one in find(text, lang=lang, reference=SAID)] == days.split()
