"""Names: spelt in another language they meet, and no name is taken for another."""

import pytest

from bot.feeds.item import Item
from bot.rules.grammar import parse
from bot.rules.index import Index
from bot.rules.rule import Rule, RuleId
from bot.rules.words import KIN
from bot.text.inflect import is_cyrillic
from bot.text.sounds import alike, bones
from tests.rules.test_words import grade

SPELLINGS = [
    # Russian o and e for Ukrainian i
    "Тернопіль Ternopil Ternopol", "Білогірськ Bilohirsk Belogorsk", "Самбір Sambir Sambor", "Ніжин Nizhyn Nezhin",
    "Рівне Rivne Rovno", "Підгірці Pidhirtsi Podgortsy",
    # endings of adjectives
    "Садове Sadove Sadovoye Sadovoe", "Світловодськ Svitlovodsk Svetlovodsk",
    "Сирський Syrskyi Syrsky Syrskiy Syrskyj Syrski", "Зеленський Zelenskyy Zelensky Selenskyj Zełenski Zelenskiy",
    # abstract neuters, unstressed o, prothetic v, vocalised l
    "Запоріжжя Zaporizhzhia Zaporozhye", "Лозова Lozova Lozovaya", "Вільхівка Vilkhivka Olkhovka",
    "Вовчанськ Vovchansk Volchansk", "Охтирка Okhtyrka Akhtyrka",
    # German, French, Polish, Turkish
    "Чернігів Chernihiv Tschernihiw Tchernihiv Czernihów Chernigov", "Житомир Zhytomyr Jytomyr Jitomir",
    "Херсон Kherson Cherson Herson", "Харків Kharkiv Harkiv Kharkov", "Харків Charkiw Charków",
    "Донецьк Donetsk Donezk Donieck", "Луганськ Luhansk Lugansk Louhansk Lougansk",
    "Залужний Zaluzhnyi Zaluzhny Zalujny",
    # saints
    "Миколаїв Mykolaiv Nikolaev Mykolajiw", "Костянтинівка Kostiantynivka Konstantinovka Kostjantyniwka",
    # what is read in French; a river's name in a town's; a hushed ч
    "Шевченко Shevchenko Chevtchenko", "Шмигаль Shmyhal Chmyhal", "Хорошів Khoroshiv Khorochev",
    "Сіверськодонецьк Siverskodonetsk Severodonetsk", "Помічна Pomichna Pomoshnaya", "Комишуваха Komyshuvakha Kamyshevakha",
    # words in the names of towns
    "Церква Tserkva Tserkov", "Україна Ukraine Украина",
    # given names and the short names of places
    "Микола Mykola Nikolai Nikolay", "Олександр Oleksandr Alexander Aleksandr", "Олег Oleh Oleg", "Ігор Ihor Igor",
    "Дмитро Dmytro Dmitry", "Катерина Kateryna Ekaterina Yekaterina", "Київ Kyiv Kiev Kiew", "Львів Lviv Lvov",
    "Яна Yana Iana", "Юлія Yuliia Julia",
]  # fmt: skip
TOGETHER = [(one, other) for row in SPELLINGS for one in row.split() for other in row.split() if one != other]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_spellings_of_a_name_meet_each_other(one: str, other: str) -> None:
    assert grade(one, other, "uk" if is_cyrillic(other) else "en")


APART = [
    "Syrskyi Sikorsky", "Boryslav Beryslav", "Vasylivka Vasylkivka", "Obukhiv Obukhivka", "Chernihiv Chernihivka",
    "Chernihiv Chernivtsi", "Pokrovsk Pokrovske", "Pokrovsk Petrovsk", "Shakhtarsk Shakhtarske", "Donetsk Donets",
    "Alina Alena", "Daria Darina", "Maria Marina", "Oleksandr Oleksandra", "Oleksandr Oleksii", "Nikolai Nikolaiv",
    "Kovalenko Kovalchuk", "Bondarenko Bondarchuk", "Petrenko Pavlenko", "Tymoshenko Tymoshchuk",
    "Poroshenko Portnikov", "Zelensky Zelenska", "Hrebinka Hrebinky", "Baranivka Baryshivka", "Kyiv Kiel", "Kyiv Kivu",
    "Борислав Берислав", "Василівка Васильківка", "Сирський Сирійський", "Сирський Сікорський", "Мельник Мельничук",
    "Олександр Олександра", "Валерій Валерія", "Богдан Богдана", "Гребінка Гребінки", "Олександр Oleksandra",
    "Україна Ukrainka", "Городня Horonda", "Донецьк Донець", "Лиман Лимар",
]  # fmt: skip


@pytest.mark.parametrize("pair", APART)
def test_two_names_never_meet(pair: str) -> None:
    one, other = pair.split()
    assert not grade(one, other, "uk" if is_cyrillic(other) else "en")
    assert not grade(other, one, "uk" if is_cyrillic(one) else "en")


@pytest.mark.parametrize(
    ("name", "written", "lang"),
    [
        ("Zelensky", "Зеленського", "uk"), ("Zelensky", "Зеленскому", "ru"), ("Kharkiv", "Харкова", "uk"),
        ("Lavrov", "Лаврова", "ru"), ("Klitschko", "Кличка", "uk"), ("Budanov", "Буданову", "uk"),
    ],
)  # fmt: skip
def test_a_latin_name_meets_the_cases_of_a_cyrillic_one(name: str, written: str, lang: str) -> None:
    assert grade(name, written, lang) >= KIN


def fires(query: str, title: str, lang: str) -> bool:
    index = Index({})
    index.add(Rule(RuleId("r"), "r", parse(query)))
    return bool(index.read(Item(title, lang=lang)).matches)


@pytest.mark.parametrize(
    ("query", "title", "lang"),
    [
        ('"Vitali Klitschko"', "Мер Віталій Кличко заявив", "uk"),
        ('"Vitali Klitschko"', "Зустріч Віталія Кличка з послами", "uk"),
        ('"Vitali Klitschko"', "Мэр Виталий Кличко заявил", "ru"),
        ('"Віталій Кличко"', "Mayor Vitaliy Klychko speaks", "en"),
        ('"Volodymyr Zelensky"', "Vladimir Zelenskiy spoke", "en"),
        ('"Volodymyr Zelensky"', "Заява Володимира Зеленського", "uk"),
        ('"Володимир Зеленський"', "Wolodymyr Selenskyj in Berlin", "de"),
        ('"Kryvyi Rih"', "Вибух у місті Кривий Ріг", "uk"),
        ('"Біла Церква"', "Explosion in Bila Tserkva", "en"),
        ('"Біла Церква"', "Explosion in Belaya Tserkov", "en"),
        ('"Kryvyi Rih"', "Explosion in Krivoy Rog", "en"),
        ('"Kryvyi Rih"', "Взрыв в городе Кривой Рог", "ru"),
        ("kryvyi rih", "Strike on Kryvyi Rig", "en"),
        ('"Nova Kakhovka"', "Удар по Новая Каховка", "ru"),
    ],
)
def test_a_phrase_of_names_is_found_in_another_language(query: str, title: str, lang: str) -> None:
    assert fires(query, title, lang)


def test_a_word_in_the_names_of_towns_is_any_word_when_it_stands_alone() -> None:
    assert not fires("rih", "Oil rig burns", "en")
    assert not fires("rig", "Вибух у місті Кривий Ріг", "uk")


def test_a_phrase_of_names_does_not_find_a_namesake() -> None:
    assert not fires('"Oleksandr Syrskyi"', "Igor Sikorsky museum opens", "en")
    assert not fires('"Vitali Klitschko"', "Віталій Кличенко заявив", "uk")


@pytest.mark.parametrize(
    "query", ["олександр сирський", '"Oleksandr Syrskyi"', "сирський NEAR/3 (олександр OR головком)"]
)
def test_beside_a_surname_a_given_name_is_found_in_the_case_that_is_another_name(query: str) -> None:
    assert fires(query, "Призначили Олександра Сирського", "uk")
    assert parse(str(parse(query))) == parse(query)


def test_beside_a_surname_a_given_name_is_not_what_it_is_a_case_of() -> None:
    assert not fires("олександра матвійчук", "Приїхав Олександр Матвійчук", "uk")
    assert fires("олександра матвійчук", "Нагорода для Олександри Матвійчук", "uk")


def test_alone_a_given_name_is_found_in_the_cases_that_are_no_other_name() -> None:
    assert fires("олександр", "Листа передали Олександрові", "uk")
    assert not fires("олександр -усик", "Приїхала Олександра", "uk")


def test_few_consonants_are_alike_by_chance_only() -> None:
    assert alike("kosiv", "kosov", 2)
    assert not alike("kosiv", "kosov", 4)
    assert "g-rk-v" in bones("charkiw")
