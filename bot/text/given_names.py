"""Given names, which each language has in its own form: *Микола*, *Николай*; *Olena*, *Elena*.

Law: pure; a table of the names that are common in Ukraine and Russia, and of a few names of places that
both spell apart. No rule of transliteration leads from *Ihor* to *Igor* or keeps *Alina* from *Alena*, so the
table says both: two of its names are one only if they stand in one line. What looks like a case of one may be
another (*Олександра* is the genitive of *Олександр*), and short words in names (*Rih*, *Nova*) may be any:
what stands beside them decides.
"""

import re
from functools import cache, lru_cache
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
Богдана Bohdana
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
Владислава
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
Євгенія Евгения Yevheniia Yevgenia Evgenia
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
Мирослав
Мирослава
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
Руслана
Світлана Светлана Svetlana
Святослав
Семен Семён Semyon
Сергій Сергей Serhii Sergei
Соломія
Софія София Sofia
Станіслав Станислав
Станіслава Станислава
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
Ярослава
Київ Киев Kyiv Kiev Kiew Kijów
Львів Львов Lviv Lvov Lwów
Дніпро Днепр Dnipro Dnepr Dnieper Dniepr Dnjepr
Гребінка Гребенка Hrebinka
Гребінки Гребенки Hrebinky
Україна Украина Ukraine Ucrania Ukrayna
Церква Церковь Tserkva Tserkov
"""
_WORDS_IN_NAMES: Final = """
Ріг Рог Rih Rig Rog
Біла Белая Bila Belaya
Велика Великая Velyka Velikaya
Велике Великое Velyke Velikoe Velikoye
Великі Великие Velyki Velikie Velikiye
Гола Голая Hola Golaya
Жовта Желтая Zhovta Zheltaya
Жовті Желтые Zhovti Zheltie Zheltye
Мала Малая Mala Malaya
Мале Малое Male Maloe Maloye
Малі Малые Mali Malye
Нова Новая Nova Novaya
Нове Новое Nove Novoe Novoye
Нові Новые Novi Novie Novye
Стара Старая Stara Staraya
Старе Старое Stare Staroe Staroye
Старі Старые Stari Starye
"""


_WORDS_KEPT: Final = 50_000
_NONE: Final[frozenset[str]] = frozenset()  # one for all words: each empty set takes 216 bytes
_BEGINS_WITH_YA: Final = re.compile("[yij]+a|я")


@lru_cache(_WORDS_KEPT)
def given_names(folded: str) -> frozenset[str]:
    """The names that a folded word is a form of, each by the first in its line; empty for most words."""
    forms = (folded, *nominatives(folded)) if is_cyrillic(folded) else (folded,)
    return frozenset().union(*(_LINES.get(_key(form), ()) for form in forms)) or _NONE


@lru_cache(_WORDS_KEPT)
def words_in_names(folded: str) -> frozenset[str]:
    """The words in names of towns that a folded word is: *Новая*, in *Новая Каховка*; empty for most."""
    return _LINES_IN_NAMES.get(_key(folded), _NONE)


@lru_cache(_WORDS_KEPT)
def listed(folded: str) -> frozenset[str]:
    """As `given_names`, of the word as it stands: what it may be a case of is not among them."""
    return _LINES.get(_key(folded), _NONE)


def needs_company(folded: str) -> bool:
    """Whether only other words tell what a word is: it is in names of towns, or has a case that is a name."""
    return bool(words_in_names(folded)) or not listed(folded).isdisjoint(_namesakes())


@cache
def _namesakes() -> frozenset[str]:
    forms = [fold(form).replace("'", "") for form in _NAMES.split()]
    return frozenset().union(*(given_names(form) - listed(form) for form in forms if is_cyrillic(form)))


def _key(folded: str) -> str:
    # The key of sounds takes Яна for Анна.
    return ("i" if _BEGINS_WITH_YA.match(folded) else "") + latin(folded)


def _lines(table: str) -> dict[str, frozenset[str]]:
    lines: dict[str, set[str]] = {}
    for line in table.strip().splitlines():
        first, *others = line.split()
        for form in (first, *others):
            lines.setdefault(_key(fold(form).replace("'", "")), set()).add(first)
    return {key: frozenset(names) for key, names in lines.items()}


_LINES: Final = _lines(_NAMES)
_LINES_IN_NAMES: Final = _lines(_WORDS_IN_NAMES)
