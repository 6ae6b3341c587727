"""A date's verb is the one of its own clause; said on Wednesday, 28 May 2025.

"He said on Tuesday that they fly on Friday" has one day behind and one ahead, and ", officials said" tells of
no day at all.
"""

from datetime import date

import pytest

from bot.facts.dates import find

SAID = date(2025, 5, 28)

REPORTED = [
    ("en", "The envoy said on Monday that the boats leave on Saturday", "2025-05-26 2025-05-31"),
    ("en", "The envoy said that on Monday rebels burned the mill", "2025-05-26"),
    ("de", "Der Minister sagte am Montag, dass die Boote am Samstag ablegen", "2025-05-26 2025-05-31"),
    ("de", "Der Minister sagte am Montag, die Boote legen am Samstag ab", "2025-05-26 2025-05-31"),
    ("fr", "La ministre a dit lundi que les bateaux partiraient samedi", "2025-05-26 2025-05-31"),
    ("fr", "La ministre n'a été prévenue que lundi", "2025-05-26"),
    ("es", "La ministra dijo el lunes que los barcos zarpan el sábado", "2025-05-26 2025-05-31"),
    ("ru", "Министр сказал в понедельник, что суда выйдут в субботу", "2025-05-26 2025-05-31"),
    ("ru", "Министр сказал, что в понедельник суда вышли в море", "2025-05-26"),
    ("uk", "Міністр сказав у понеділок, що судна вийдуть у суботу", "2025-05-26 2025-05-31"),
    ("pl", "Minister powiedział w poniedziałek, że statki wyjdą w sobotę", "2025-05-26 2025-05-31"),
    ("tr", "Bakan pazartesi günü, gemilerin cumartesi günü kalkacağını söyledi", "2025-05-26 2025-05-31"),
]

ASIDE = [
    ("en", "Ferry crews walk out Friday, port managers said", "2025-05-30"),
    ("en", "Four killed in mill fire Monday, police said", "2025-05-26"),
    ("en", "Speaking in Oslo on Monday, the envoy said little", "2025-05-26"),
    ("en", "Ministers gather on Monday after floods killed nine", "2025-06-02"),
    ("en", "On Monday the court hears a farmer who burned a mill", "2025-06-02"),
    ("de", "Am Montag tagt der Rat, der zuletzt gespalten war", "2025-06-02"),
    ("de", "Zum Auftakt am Montag reist er nach Oslo, das er lange gemieden hatte", "2025-06-02"),
    ("de", "Am Montag erreichten die Boote Oslo, die lange verschollen waren", "2025-05-26"),
    ("de", "Die Boote legen am Freitag ab, teilte der Hafen mit", "2025-05-30"),
    ("fr", "Les ministres se réunissent lundi après une crue qui a tué neuf personnes", "2025-06-02"),
    ("fr", "Quatre morts dans un incendie lundi, a indiqué la police", "2025-05-26"),
    ("es", "Los ministros se reúnen el lunes tras una riada que mató a nueve personas", "2025-06-02"),
    ("es", "Cuatro muertos en un incendio el lunes, informó la policía", "2025-05-26"),
    ("ru", "В понедельник в Осло прилетает посредник, сообщил порт", "2025-06-02"),
    ("ru", "Четверо погибших на пожаре в понедельник, сообщили спасатели", "2025-05-26"),
    ("uk", "У понеділок до Осло прилітає посередник, повідомив порт", "2025-06-02"),
    ("uk", "Четверо загиблих на пожежі в понеділок, повідомили рятувальники", "2025-05-26"),
    ("pl", "W poniedziałek do Oslo przyleci pośrednik, podał port", "2025-06-02"),
    ("pl", "Cztery ofiary pożaru w poniedziałek, podała straż", "2025-05-26"),
]

SEVERAL = [
    ("en", "The storm came a day before Friday's race", "2025-05-30"),
    ("en", "He said it sails on Friday and that it broke down on Monday", "2025-05-30 2025-05-26"),
    ("de", "Er sagte, er wolle am Freitag reisen und sei am Montag krank gewesen", "2025-05-30 2025-05-26"),
    ("de", "Die verschärften Regeln treten am Montag in Kraft", "2025-06-02"),
    ("de", "Der Sturm kam kurz vor dem Rennen am Freitag", "2025-05-30"),
    (
        "de",
        "Das Fest endete am Montag im Regen, nächsten Freitag soll es besser werden",
        "2025-05-26 2025-05-30",
    ),
    ("de", "Seit Montag wird wieder gefeiert", "2025-05-26"),
    ("pl", "Rejsy wznowiono w poniedziałek", "2025-05-26"),
    ("ru", "Мэр сказал, что прилетит в пятницу и что в понедельник болел", "2025-05-30 2025-05-26"),
    ("uk", "Мер сказав, що прилетить у п'ятницю, а в понеділок лежав хворий", "2025-05-30 2025-05-26"),
    ("pl", "Mer powiedział, że w piątek przyleci, a w poniedziałek chorował", "2025-05-30 2025-05-26"),
    ("pl", "Targi miały się zacząć w poniedziałek", "2025-06-02"),
]

OF_A_DAY = [
    ("de", "Nach dem Urteil vom Montag hofft die Stadt", "2025-05-26"),
    ("de", "In Oslo sind am Montag nach Angaben der Stadt zwei Boote gesunken", "2025-05-26"),
    ("fr", "Le rapport de lundi inquiète la ville", "2025-05-26"),
    ("fr", "La course de vendredi attire les foules", "2025-05-30"),
    ("fr", "L'amende infligée lundi par la ville", "2025-05-26"),
    ("es", "El informe del lunes inquieta a la ciudad", "2025-05-26"),
    ("ru", "После понедельничного пожара", "2025-05-26"),
    ("ru", "Перед пятничной гонкой", "2025-05-30"),
    ("uk", "Після понеділкової пожежі", "2025-05-26"),
    ("uk", "Перед п'ятничними перегонами", "2025-05-30"),
    ("pl", "Po poniedziałkowym pożarze", "2025-05-26"),
    ("pl", "Przed piątkowym wyścigiem", "2025-05-30"),
    ("pl", "Niedzielne szkoły", ""),
]

BETWEEN = [
    ("en", "The hearing was to open on Monday", "2025-06-02"),
    ("en", "Two boats are to sail on Monday", "2025-06-02"),
    ("de", "Die Anhörung sollte am Montag beginnen", "2025-06-02"),
    ("de", "Das Spiel wurde von Sonntag auf Montag verlegt", "2025-06-01 2025-06-02"),
    ("de", "Die am Montag eröffnete Messe", "2025-05-26"),
    ("de", "Am Montag konnte er nicht reisen", "2025-05-26"),
    ("de", "Am Montag könnte er reisen", "2025-06-02"),
    ("es", "Tras verse el lunes, ambos callan", "2025-05-26"),
    ("de", "In Oslo schlug am Montag ein Blitz ein", "2025-05-26"),
    ("fr", "L'audience devait débuter lundi", "2025-06-02"),
    ("es", "El lunes cayeron dos puentes", "2025-05-26"),
    ("ru", "В понедельник сбили вертолет", "2025-05-26"),
    ("uk", "У понеділок збили гелікоптер", "2025-05-26"),
    ("ru", "Генерал в понедельник прибудет в Осло", "2025-06-02"),
    ("pl", "Generał w poniedziałek przyjedzie do Oslo", "2025-06-02"),
    ("tr", "Mahkeme pazartesi kararını açıklıyor", "2025-06-02"),
]


@pytest.mark.parametrize(("lang", "text", "days"), REPORTED + ASIDE + SEVERAL + OF_A_DAY + BETWEEN)
def test_a_date_goes_by_the_verb_of_its_own_clause(lang: str, text: str, days: str) -> None:
    assert [one.value for one in find(text, lang=lang, reference=SAID)] == days.split()
