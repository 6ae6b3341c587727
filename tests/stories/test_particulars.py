"""In which region, how old, whose fate: read from the words of a title in eight languages."""

import pytest

from bot.stories.particulars import ages, regions, tells_a_fate
from bot.stories.words import words_of


@pytest.mark.parametrize(
    ("title", "lang", "name"),
    [
        ("Drones over Saratov region", "en", "Saratov"),
        ("Waldbrand im Landkreis Prignitz", "de", "Prignitz"),
        ("Crue dans la région du Cantal", "fr", "Cantal"),
        ("Incendio en la provincia de Zamora", "es", "Zamora"),
        ("Над Липецкой областью сбиты дроны", "ru", "Липецкой"),
        ("У Шосткинському районі немає світла", "uk", "Шосткинському"),
        ("Kırklareli ilinde orman yangını", "tr", "Kırklareli"),
        ("Pożar hali w powiecie kutnowskim", "pl", "kutnowskim"),
    ],
)
def test_a_region_is_known_by_what_stands_beside_the_word_for_it(title: str, lang: str, name: str) -> None:
    (stem,) = (word.stem for word in words_of(name, lang))
    assert regions(words_of(title, lang), lang) == {stem}


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Fighting spreads in the region", "en"),
        ("The region votes", "en"),
        ("Region", "en"),
        ("Brände in der Region", "de"),
        ("Une région", "fr"),
        ("Губернатор области сообщил", "ru"),
        ("Saratov region", ""),
    ],
)
def test_a_region_without_a_name_is_none(title: str, lang: str) -> None:
    assert not regions(words_of(title, lang), lang)


@pytest.mark.parametrize(
    ("text", "lang", "age"),
    [
        ("A 14-year-old girl was hurt", "en", "14"),
        ("23-Jähriger stirbt", "de", "23"),
        ("Погиб 12-летний мальчик", "ru", "12"),
        ("Загинула 30-річна жінка", "uk", "30"),
        ("41 yaşındaki kadın bulundu", "tr", "41"),
        ("Zginął 52-letni kierowca", "pl", "52"),
        ("Une femme de 45 ans blessée", "fr", "45"),
        ("Muere un hombre de 67 años", "es", "67"),
    ],
)
def test_how_old_somebody_is_is_read_in_all_languages(text: str, lang: str, age: str) -> None:
    assert ages(words_of(text, lang), lang) == {age}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("A 30-year treaty", "en"),
        ("250-year-old church burns", "en"),
        ("Prison de 45 ans pour le chef", "fr"),
        ("До 30-річчя угоди", "uk"),
        ("30", "ru"),
        ("Die Brücke ist 30 Jahre alt", "de"),
        ("A ²-year-old", "en"),
    ],
)
def test_what_is_nobodys_age_is_none(text: str, lang: str) -> None:
    assert not ages(words_of(text, lang), lang) - {"2"}


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Mother of two pilgrims killed in coach crash leaves hospital", "en"),
        ("Only survivor of the plane crash speaks", "en"),
        ("Sohn der Toten vom Seilbahn-Unfall liegt im Koma", "de"),
        ("Le frère d'un mort de l'explosion témoigne", "fr"),
        ("La hija de un muerto en la explosión sigue grave", "es"),
        ("Отец погибшего при взрыве рассказал о сыне", "ru"),
        ("Батько медика, який загинув від удару, у реанімації", "uk"),
        ("Patlamada ölen işçinin annesi konuştu", "tr"),
        ("Ojciec ofiary, która zginęła w wybuchu, walczy o życie", "pl"),
    ],
)
def test_whose_fate_a_title_tells_is_known_in_all_languages(title: str, lang: str) -> None:
    assert tells_a_fate(words_of(title, lang), lang)


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Coach crash near Plovdiv kills eleven pilgrims", "en"),
        ("Mother of the president meets voters", "en"),
        ("Song contest goes on after attack", "en"),
        ("Material de guerra en el incendio", "es"),
        ("Strike on the harbour of the old town kills a mother of two", "en"),
        ("Mother killed in strike", ""),
    ],
)
def test_the_happening_itself_tells_nobodys_fate(title: str, lang: str) -> None:
    assert not tells_a_fate(words_of(title, lang), lang)
