"""What stands around the news: publisher, dateline, the beat of a bulletin."""

import pytest

from bot.stories.words import numbered, words_of
from bot.stories.wrapping import dateline_stop, explains, is_daily, is_nightly, without_publisher


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Talks begin in Lima - The Lima Herald", "Talks begin in Lima"),
        ("Talks begin in Lima | BBC News", "Talks begin in Lima"),
        ("Gespräche beginnen in Lima – DW", "Gespräche beginnen in Lima"),
        ("Talks - DW", "Talks - DW"),
        ("Talks begin in Lima - junge Welt", "Talks begin in Lima"),
        (
            "Queen heads to Lima - but it's more than a visit",
            "Queen heads to Lima - but it's more than a visit",
        ),
        ("Norway-Chile talks begin", "Norway-Chile talks begin"),
    ],
)
def test_the_publisher_is_no_part_of_a_title(title: str, bare: str) -> None:
    assert without_publisher(title) == bare


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("LIMA, May 28 (Andina) – Talks began.", "Talks began."),
        ("LIMA (Andina) - Talks began.", "Talks began."),
        ("OSLO — Talks began.", "Talks began."),
        ("ТБИЛИСИ, 17 ноя - РИА Новости. Люди вышли.", "РИА Новости. Люди вышли."),
        ("Talks between Oslo and Lima (and others) began - at last.", "…"),
        ("Norway – a kingdom – talks.", "…"),
        ("", "…"),
    ],
)
def test_a_dateline_is_no_part_of_the_news(summary: str, told: str) -> None:
    assert summary[dateline_stop(summary) :] == (summary if told == "…" else told)


@pytest.mark.parametrize(
    "text",
    [
        "1204 new cases in the past 24 hours",
        "1204 neue falle in den letzten 24 stunden",
        "1204 casos en las ultimas 24 horas",
        "1204 cas ces dernieres 24 heures",
        "son 24 saatte 1204 vaka",
        "1204 przypadki ostatniej doby",
        "за сутки 1204 случая",
        "за минулу добу 1204 випадки",
    ],
)
def test_a_count_of_one_day_is_known_in_all_languages(text: str) -> None:
    assert is_daily(text)


@pytest.mark.parametrize("text", ["talks on one day in june", "open 24 hours", "24 stunden von le mans"])
def test_not_all_that_lasts_a_day_is_a_count(text: str) -> None:
    assert not is_daily(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the 12th package", [("12", "package")]),
        ("second round of talks", [("2", "round")]),
        ("funfte runde", [("5", "runde")]),
        ("второй раунд", [("2", "раунд")]),
        ("on 2nd 2025", []),
        ("a package", []),
    ],
)
def test_what_a_text_numbers_is_found_with_its_number(text: str, found: list[tuple[str, str]]) -> None:
    words = words_of(text, "")
    assert [(number, words[at].folded) for number, at in numbered(words)] == found


@pytest.mark.parametrize(
    "text",
    [
        "drones hit the port overnight",
        "raketen schlugen in der nacht ein",
        "за ночь сбили сорок беспилотников",
        "росіяни вночі вдарили по порту",
        "el puerto fue atacado de madrugada",
        "des drones ont vise le port dans la nuit",
        "liman dun gece vuruldu",
        "w nocy trafiono port",
    ],
)
def test_a_night_is_known_in_every_language(text: str) -> None:
    assert is_nightly(text)


@pytest.mark.parametrize("text", ["night train to vienna sold out", "early elections", "белые ночи в опере"])
def test_not_every_night_is_one_that_brought_something(text: str) -> None:
    assert not is_nightly(text)


@pytest.mark.parametrize(
    ("title", "so"),
    [
        ("why the talks matter", True),
        ("warum die gesprache scheiterten", True),
        ("как сообщили в кремле переговоры начались", False),
        ("howard wins in sydney", False),
        ("the talks in oslo what to know", True),
        ("it is more than just a visit", True),
        ("gesprache in oslo was bisher bekannt ist was man weiss", True),
        ("negociaciones en oslo lo que se sabe", True),
        ("pourparlers a oslo ce que l on sait", True),
        ("переговоры в осло что известно", True),
        ("переговори в осло що відомо", True),
        ("rozmowy w oslo co wiemy", True),
        ("oslo gorusmeleri neler biliniyor", True),
        ("more than thirty killed", False),
        ("minister says nobody knows", False),
    ],
)
def test_an_explanation_is_known_by_its_words(title: str, so: bool) -> None:
    assert explains(title) is so
