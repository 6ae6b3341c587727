"""Given names, which each language has in its own form: *Микола*, *Николай*; *Olena*, *Elena*.

Law: pure; a table of the names that are common in Ukraine and Russia, and of the few short names of places
that both spell apart. No rule of transliteration leads from *Ihor* to *Igor* or keeps *Alina* from *Alena*,
so the table says both: two of its names are one only if they stand in one line.
"""

import re
from functools import lru_cache
from typing import Final

from bot.text.cases import nominatives
from bot.text.fold import fold
from bot.text.inflect import is_cyrillic
from bot.text.transliterate import latin

_NAMES: Final = """
Олександр Александр Олександер Olexander Aleksander Alexander Александер
Олександра Александра
Олексій Алексей Oleksii Alexei
Анастасія Анастасия
Анатолій Анатолий Anatoli
Андрій Андрей Andrii Andrei
Антон
Артем Artyom Artiom
Аліна Алина
Богдан Bohdan
Борис
Вадим
Валентин
Валентина
Валерій Валерий Valeri
Валерія Валерия
Василь Василий Vasili
Віктор Виктор Victor
Вікторія Виктория Victoria
Віра Вера
Віталій Виталий Vitali
Владислав
Володимир Владимир Vladímir Wladimir Włodzimierz
Всеволод
В'ячеслав Вячеслав
Галина Halyna
Ганна Анна Hanna Anna
Геннадій Геннадий Hennadii Gennadi
Георгій Георгий Heorhii Georgi
Гліб Глеб Hlib Gleb
Григорій Григорий Hryhorii Grigori
Дарина Daryna
Дарія Дар'я Дарья Daria Darja
Денис
Дмитро Дмитрий Дмитрій Dmitri
Едуард Эдуард
Євген Евгений Євгеній Yevgeni Evgen
Єгор Егор Yehor
Єлизавета Елизавета Elizaveta
Захар
Зоя
Іван Иван Ivan
Ігор Игорь Ihor
Ілля Илья Illia Ilia
Інна Инна
Ірина Ирина Iryna
Карина
Катерина Екатерина Yekaterina
Кирило Кирилл Kyrylo Kirill
Костянтин Константин Konstantin Kostiantyn
Ксенія Ксения
Лариса
Леонід Леонид
Лідія Лидия
Любов Любовь
Людмила
Максим Maxim
Марина
Марія Мария Мар'я Марья
Матвій Матвей Matvii
Микита Никита Nikita
Микола Николай Nikolai Mykola
Михайло Михаил Mykhailo Mikhail
Надія Надежда Nadiia
Назар
Наталія Наталья Наталя Nataliia
Оксана
Олег Oleh
Олена Елена Алена Yelena Alyona
Ольга Olha
Остап
Павло Павел Pavlo
Петро Петр Petro Pyotr Piotr
Пилип Филипп Pylyp Filip Philipp
Раїса Раиса
Роман
Руслан
Світлана Светлана Svetlana
Святослав
Семен Семён Semyon
Сергій Сергей Serhii Sergei
Соломія
Софія София Sofia
Станіслав Станислав
Степан
Тамара
Тарас
Тетяна Татьяна Tetiana Tatiana
Тимофій Тимофей
Тимур
Федір Фёдор Fedir Fyodor
Юлія Юлия Yuliia Julia
Юрій Юрий Yurii Juri Jurij
Яна Yana
Ярослав
Київ Киев Kyiv Kiev Kiew Kijów
Львів Львов Lviv Lvov Lwów
Дніпро Днепр Dnipro Dnepr Dnieper Dniepr Dnjepr
"""


_WORDS_KEPT: Final = 50_000
_BEGINS_WITH_YA: Final = re.compile("[yij]+a|я")


@lru_cache(_WORDS_KEPT)
def given_names(folded: str) -> frozenset[str]:
    """The names that a folded word is a form of, each by the first in its line; empty for most words."""
    forms = (folded, *nominatives(folded)) if is_cyrillic(folded) else (folded,)
    return frozenset().union(*(_LINES.get(_key(form), ()) for form in forms))


def _key(folded: str) -> str:
    # The key of sounds takes Яна for Анна.
    return ("i" if _BEGINS_WITH_YA.match(folded) else "") + latin(folded)


def _lines() -> dict[str, set[str]]:
    lines: dict[str, set[str]] = {}
    for line in _NAMES.strip().splitlines():
        first, *others = line.split()
        for form in (first, *others):
            lines.setdefault(_key(fold(form).replace("'", "")), set()).add(first)
    return lines


_LINES: Final = _lines()
