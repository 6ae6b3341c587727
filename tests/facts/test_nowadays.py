"""A word for today is a day where something happens on it, and our times where a state lasts.

All of it is said on Wednesday, 28 May 2025.
"""

from datetime import date

import pytest

from bot.facts.dates import find

SAID = date(2025, 5, 28)

OUR_TIMES = [
    ("en", "Germany today is a different country"),
    ("en", "She lives in Rome today"),
    ("en", "Many of today's cities began as harbours"),
    ("en", "Back in 1995 the mill closed. Today the building is a school"),
    ("en", "Ferries used to stop here, today they pass by"),
    ("en", "Today most of the fish is typically frozen at sea"),
    ("en", "He writes for USA Today"),
    ("de", "Das Land ist heute ein anderes Land als früher"),
    ("de", "In dem Haus wohnen heute drei Familien"),
    ("de", "Schon heute leben dort mehr Menschen als in der Stadt"),
    ("de", "1994 wurde die Werft geschlossen. Heute ist sie ein Museum"),
    ("de", "Was Lehrer heute können müssen"),
    ("de", "Früher fuhr hier eine Bahn, heute wächst hier Gras"),
    ("de", "Man isst das heute noch gern"),
    ("uk", "Сьогодні в місті живуть лише 300 людей"),
    ("uk", "Таких млинів існує сьогодні лише два"),
    ("uk", "Навіть сьогодні міст тримається"),
    ("ru", "Сегодня в городе живут 300 человек"),
    ("ru", "Этот завод сегодня является музеем"),
    ("ru", "На сегодня в области действуют два запрета"),
    ("es", "España es hoy un país distinto"),
    ("es", "Los jóvenes de hoy leen menos"),
    ("es", "El mundo de hoy va deprisa"),
    ("es", "El hoy ministro era entonces pescador"),
    ("fr", "La France est aujourd'hui un pays divisé"),
    ("fr", "Les jeunes d'aujourd'hui lisent peu"),
    ("fr", "L'île compte aujourd'hui 300 habitants"),
    ("fr", "Auparavant le port vivait du thon, aujourd'hui il attend"),
    ("pl", "Polska jest dziś innym krajem"),
    ("pl", "W mieście mieszka dziś 300 osób"),
    ("pl", "Dawniej był tu młyn, dziś rośnie las"),
    ("tr", "Türkiye bugün farklı bir ülkedir"),
    ("tr", "Köprü bugün bile ayakta"),
]
A_DAY = [
    ("en", "The two sides are meeting today in Ankara"),
    ("en", "Russia and Ukraine to swap prisoners today"),
    ("en", "The talks today are expected to be short"),
    ("en", "Today's vote was postponed"),
    ("en", "As of today the border is closed"),
    ("en", "In 1995 the mill closed. Today the owner will sell it"),
    ("de", "Heute beginnt in Istanbul die zweite Runde"),
    ("de", "Die Minister beraten heute in Brüssel"),
    ("de", "Schon heute beginnt die zweite Runde"),
    ("de", "Ab heute gilt die neue Regel"),
    ("de", "Der Rat will heute noch entscheiden"),
    ("uk", "Сьогодні у Стамбулі розпочнуться переговори"),
    ("uk", "Від сьогодні подорожчає проїзд"),
    ("ru", "Сегодня стороны проведут переговоры"),
    ("ru", "С сегодня дорожает проезд"),
    ("ru", "Планы на сегодня: обед и сон"),
    ("es", "Hoy comienza la cumbre de Estambul"),
    ("es", "La reunión de hoy se aplaza"),
    ("es", "A partir de hoy existe una regla"),
    ("fr", "Aujourd'hui s'ouvre à Istanbul le second cycle"),
    ("fr", "La réunion d'aujourd'hui est annulée"),
    ("fr", "Dès aujourd'hui, il existe une règle"),
    ("pl", "Dziś odbędzie się głosowanie"),
    ("pl", "Dzisiejsze spotkanie odwołano"),
    ("tr", "Bugün İstanbul'da görüşmeler başlayacak"),
    ("tr", "Heyetler bugün bir araya geliyor"),
]


def values(text: str, lang: str) -> list[str]:
    return [found.value for found in find(text, lang=lang, reference=SAID)]


@pytest.mark.parametrize(("lang", "text"), OUR_TIMES)
def test_today_beside_a_state_is_our_times(lang: str, text: str) -> None:
    assert values(text, lang) == []


@pytest.mark.parametrize(("lang", "text"), A_DAY)
def test_today_beside_an_event_is_that_day(lang: str, text: str) -> None:
    assert values(text, lang) == ["2025-05-28"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The city of tomorrow", []),
        ("en", "The meeting of tomorrow", ["2025-05-29"]),
        ("fr", "Le monde de demain", []),
        ("fr", "La réunion ministérielle de demain est annulée", ["2025-05-29"]),
        ("fr", "À partir de demain, les prix augmentent", ["2025-05-29"]),
        ("fr", "L'accord de demain sera court", ["2025-05-29"]),
        ("de", "Gestern und heute: Bilder einer Stadt", []),
        ("de", "Gestern und heute starben zwei Menschen", ["2025-05-27", "2025-05-28"]),
    ],
)
def test_tomorrow_and_yesterday_are_days_where_something_happens(
    lang: str, text: str, expected: list[str]
) -> None:
    assert values(text, lang) == expected
