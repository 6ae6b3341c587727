"""Which days a text names, language by language; said on Wednesday, 28 May 2025 unless a row says otherwise."""

from datetime import date

import pytest

from bot.facts.dates import find

SAID = date(2025, 5, 28)


def values(text: str, lang: str, reference: date | None = SAID, *, alone: bool = False) -> list[str]:
    return [found.value for found in find(text, lang=lang, reference=reference, alone=alone)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The sides will meet on 2 June in Ankara"),
        ("en", "The sides will meet on June 2nd, 2025"),
        ("en", "Envoys expect to meet on Monday, June 2"),
        ("de", "Die Delegationen wollen sich am 2. Juni treffen"),
        ("de", "Die Runde soll am Montag, dem 2. Juni, beginnen"),
        ("de", "Die Runde beginnt am 02.06.2025"),
        ("fr", "Les délégations se retrouveront le 2 juin"),
        ("fr", "La rencontre est prévue lundi 2 juin 2025"),
        ("es", "Las delegaciones se reunirán el 2 de junio"),
        ("es", "La cita será el lunes 2 de junio de 2025"),
        ("ru", "Делегации встретятся 2 июня"),
        ("ru", "Встреча назначена на понедельник, 2 июня 2025 года"),
        ("uk", "Делегації зустрінуться 2 червня"),
        ("uk", "Зустріч призначено на понеділок, 2 червня 2025 року"),
        ("pl", "Delegacje spotkają się 2 czerwca"),
        ("pl", "Spotkanie zaplanowano na poniedziałek 2 czerwca 2025 roku"),
        ("tr", "Heyetler 2 Haziran'da bir araya gelecek"),
        ("tr", "Görüşme 2 Haziran 2025 Pazartesi günü yapılacak"),
    ],
)
def test_a_day_and_month_is_read_in_every_language(lang: str, text: str) -> None:
    assert values(text, lang) == ["2025-06-02"]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "They will meet again on Friday", "2025-05-30"),
        ("en", "Kyiv is asked about its part in May 30 talks", "2025-05-30"),
        ("en", "Ships leave before May 30th", "2025-05-30"),
        ("en", "A third round is to be held Friday", "2025-05-30"),
        ("de", "Sie wollen am Freitag wieder verhandeln", "2025-05-30"),
        ("fr", "Ils se verront vendredi", "2025-05-30"),
        ("es", "Se reunirán el viernes", "2025-05-30"),
        ("ru", "Они встретятся в пятницу", "2025-05-30"),
        ("uk", "Вони зустрінуться у п'ятницю", "2025-05-30"),
        ("pl", "Spotkają się w piątek", "2025-05-30"),
        ("tr", "Cuma günü buluşacaklar", "2025-05-30"),
        ("en", "A drone struck the depot on Friday", "2025-05-23"),
        ("de", "Am Freitag griff eine Drohne das Lager an", "2025-05-23"),
        ("fr", "Un drone a frappé le dépôt vendredi", "2025-05-23"),
        ("es", "Un dron alcanzó el depósito el viernes", "2025-05-23"),
        ("ru", "Дрон ударил по складу в пятницу", "2025-05-23"),
        ("uk", "Дрон влучив у склад у п'ятницю", "2025-05-23"),
        ("pl", "Dron uderzył w magazyn w piątek", "2025-05-23"),
        ("tr", "Dron depoyu cuma günü vurdu", "2025-05-23"),
    ],
)
def test_a_bare_weekday_is_the_nearest_that_the_tense_allows(lang: str, text: str, value: str) -> None:
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "last Monday", "2025-05-26"),
        ("en", "next Monday", "2025-06-02"),
        ("de", "letzten Montag", "2025-05-26"),
        ("de", "am kommenden Montag", "2025-06-02"),
        ("fr", "lundi dernier", "2025-05-26"),
        ("fr", "lundi prochain", "2025-06-02"),
        ("es", "el lunes pasado", "2025-05-26"),
        ("es", "el próximo lunes", "2025-06-02"),
        ("ru", "в прошлый понедельник", "2025-05-26"),
        ("ru", "в следующий понедельник", "2025-06-02"),
        ("uk", "минулого понеділка", "2025-05-26"),
        ("uk", "наступного понеділка", "2025-06-02"),
        ("pl", "w zeszły poniedziałek", "2025-05-26"),
        ("pl", "w przyszły poniedziałek", "2025-06-02"),
        ("tr", "geçen pazartesi", "2025-05-26"),
        ("tr", "önümüzdeki pazartesi", "2025-06-02"),
    ],
)
def test_last_and_next_say_which_weekday(lang: str, text: str, value: str) -> None:
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "today", "2025-05-28"),
        ("en", "the day after tomorrow", "2025-05-30"),
        ("en", "in two weeks", "2025-06-11"),
        ("en", "three days ago", "2025-05-25"),
        ("de", "übermorgen", "2025-05-30"),
        ("de", "in zwei Wochen", "2025-06-11"),
        ("de", "vor drei Tagen", "2025-05-25"),
        ("fr", "après-demain", "2025-05-30"),
        ("fr", "dans deux semaines", "2025-06-11"),
        ("fr", "il y a trois jours", "2025-05-25"),
        ("es", "pasado mañana", "2025-05-30"),
        ("es", "dentro de dos semanas", "2025-06-11"),
        ("es", "hace tres días", "2025-05-25"),
        ("ru", "послезавтра", "2025-05-30"),
        ("ru", "через две недели", "2025-06-11"),
        ("ru", "три дня назад", "2025-05-25"),
        ("uk", "післязавтра", "2025-05-30"),
        ("uk", "за два тижні", "2025-06-11"),
        ("uk", "три дні тому", "2025-05-25"),
        ("pl", "pojutrze", "2025-05-30"),
        ("pl", "za dwa tygodnie", "2025-06-11"),
        ("pl", "trzy dni temu", "2025-05-25"),
        ("tr", "yarın", "2025-05-29"),
        ("tr", "iki hafta sonra", "2025-06-11"),
        ("tr", "üç gün önce", "2025-05-25"),
    ],
)
def test_counted_days_start_at_the_day_of_publication(lang: str, text: str, value: str) -> None:
    assert values(text, lang) == [value]
    assert values(text, lang, None) == []


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "between 2-5 June", "2025-06-02/2025-06-05"),
        ("en", "from June 2 to 5", "2025-06-02/2025-06-05"),
        ("de", "vom 2. bis 5. Juni", "2025-06-02/2025-06-05"),
        ("fr", "du 2 au 5 juin", "2025-06-02/2025-06-05"),
        ("es", "del 2 al 5 de junio", "2025-06-02/2025-06-05"),
        ("ru", "с 2 по 5 июня", "2025-06-02/2025-06-05"),
        ("uk", "з 2 по 5 червня", "2025-06-02/2025-06-05"),
        ("pl", "od 2 do 5 czerwca", "2025-06-02/2025-06-05"),
        ("tr", "2-5 Haziran", "2025-06-02/2025-06-05"),
        ("en", "a summit in July", "2025-07"),
        ("de", "ein Gipfel im Juli", "2025-07"),
        ("fr", "un sommet en juillet", "2025-07"),
        ("es", "una cumbre en julio", "2025-07"),
        ("ru", "саммит в июле", "2025-07"),
        ("uk", "саміт у липні", "2025-07"),
        ("pl", "szczyt w lipcu", "2025-07"),
        ("tr", "Temmuz ayında zirve", "2025-07"),
        ("en", "a vote next week", "2025-06-02/2025-06-08"),
        ("de", "eine Abstimmung nächste Woche", "2025-06-02/2025-06-08"),
        ("fr", "un vote la semaine prochaine", "2025-06-02/2025-06-08"),
        ("es", "una votación la próxima semana", "2025-06-02/2025-06-08"),
        ("ru", "голосование на следующей неделе", "2025-06-02/2025-06-08"),
        ("uk", "голосування наступного тижня", "2025-06-02/2025-06-08"),
        ("pl", "głosowanie w przyszłym tygodniu", "2025-06-02/2025-06-08"),
        ("tr", "oylama gelecek hafta", "2025-06-02/2025-06-08"),
    ],
)
def test_ranges_months_and_weeks_stay_what_they_are(lang: str, text: str, value: str) -> None:
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("text", "lang", "reference", "value"),
    [
        ("after the first meeting on 16 May", "en", SAID, "2025-05-16"),
        ("a summit on 9 January", "en", date(2025, 12, 20), "2026-01-09"),
        ("the attack of 30 December", "en", date(2026, 1, 3), "2025-12-30"),
        ("elections on 28 September", "en", SAID, "2025-09-28"),
        ("on 29 February", "en", SAID, "2024-02-29"),
    ],
)
def test_a_day_without_a_year_is_the_nearest(text: str, lang: str, reference: date, value: str) -> None:
    assert values(text, lang, reference) == [value]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("2025-06-02", "", ["2025-06-02"]),
        ("on 6/2/2025", "en", ["2025-06-02"]),
        ("on 25/6/2025", "en", ["2025-06-25"]),
        ("on 2.6.2025", "en", ["2025-06-02"]),
        ("el 2/6/2025", "es", ["2025-06-02"]),
        ("am 2.6. in Genf", "de", ["2025-06-02"]),
        ("2025-02-30", "", []),
        ("on 31 June", "en", []),
    ],
)
def test_digits_are_read_in_the_order_of_the_language(text: str, lang: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "No date has been set; it will be announced"),
        ("en", "The vote is not on Monday"),
        ("de", "Das Treffen ist nicht am Montag"),
        ("ru", "Встреча пройдёт не 2 июня"),
        ("uk", "Зустріч відбудеться не 2 червня"),
        ("en", "At least 5 may be hurt, doctors march 3 abreast"),
        ("en", "A 24/7 hotline, a 3-2 win, 10.5 percent, 20,000 troops"),
        ("en", "The score was 2-1"),
        ("es", "Por la mañana llovió"),
        ("de", "Die 12. Runde und der 3. Mann"),
        ("en", "The market opens every Monday"),
        ("de", "Der Markt öffnet jeden Montag"),
        ("ru", "Рынок открыт каждый понедельник"),
        ("tr", "Dükkân her pazartesi açılır"),
        ("en", "The phone runs iOS 10.3. It is slow"),
        ("fr", "Version 1.2. Ce qui change"),
        ("en", "A cooler named Q3"),
        ("en", "Even today the canal is in use"),
        ("de", "Sie gilt heute als Klassiker"),
        ("de", "Am Morgen regnete es"),
    ],
)
def test_what_only_looks_like_a_date_is_none(lang: str, text: str) -> None:
    assert values(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("wednesday", "en", "2025-06-04"),
        ("mi.", "de", "2025-06-04"),
        ("16 May", "en", "2026-05-16"),
        ("le 5", "fr", "2025-06-05"),
        ("3/4/26", "pl", "2026-04-03"),
    ],
)
def test_a_text_that_is_only_a_date_is_read_leniently_and_ahead(text: str, lang: str, value: str) -> None:
    assert values(text, lang, alone=True) == [value]


def test_what_was_over_before_publication_is_marked_past() -> None:
    found = find("After 16 May comes 2 June", lang="en", reference=SAID)
    assert [(one.text, one.past) for one in found] == [("16 May", True), ("2 June", False)]


def test_a_count_of_weeks_is_known_to_be_rough() -> None:
    (weeks,) = find("in two weeks", lang="en", reference=SAID)
    (day,) = find("on 2 June", lang="en", reference=SAID)
    assert weeks.spread_days > day.spread_days == 0


def test_the_old_and_the_new_day_are_both_read() -> None:
    assert values("Talks moved from 2 June to 5 June", "en") == ["2025-06-02", "2025-06-05"]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "The envoy flew to Rome on Monday", "2025-05-26"),
        ("en", "The envoy is to meet the pope on Monday", "2025-06-02"),
        ("es", "La cámara rechazó este martes la moción", "2025-05-27"),
        ("es", "La cámara votará este martes la moción", "2025-06-03"),
        ("de", "Am Samstag ordneten die Behörden die Räumung an", "2025-05-24"),
        ("de", "Am Samstag soll die Räumung starten", "2025-05-31"),
        ("ru", "В ночь на понедельник умер архитектор", "2025-05-26"),
        ("en", "Prices rose to 3 euros in March", "2025-03"),
        ("en", "The yard, bought by a Danish firm in March, is for sale", "2025-03"),
        ("es", "Noruega y Chile se reunirán en Turquía el lunes", "2025-06-02"),
        ("es", "La policía detuvo a dos pescadores el lunes", "2025-05-26"),
        ("pl", "Minister pojechał do Gdyni w poniedziałek", "2025-05-26"),
        ("de", "Die größte Fähre will am Montag ablegen", "2025-06-02"),
        ("fr", "Le rapport, présenté lundi, fâche les pêcheurs", "2025-05-26"),
        ("en", 'The mayor appeared on the show "Harbour Talk" on Monday', "2025-05-26"),
        ("en", "Calm at the port after Monday's strike", "2025-05-26"),
        ("de", "Seit April liegt die Fähre im Dock", "2025-04"),
        ("ru", "Завод сохранил цены на июль", "2025-07"),
        ("de", "Am Karfreitag bleibt der Hafen zu", "2025-04-18"),
        ("uk", "Ярмарок буде на Великдень", "2026-04-12"),
        ("en", "The Q3 2025 report is due", "2025-07-01/2025-09-30"),
    ],
)
def test_the_verb_beside_it_says_which_way_a_date_lies(lang: str, text: str, value: str) -> None:
    assert values(text, lang) == [value]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The army retreated 4 km in two days"),
        ("uk", "За два дні військо захопило село"),
    ],
)
def test_a_duration_is_no_date(lang: str, text: str) -> None:
    assert values(text, lang) == []
