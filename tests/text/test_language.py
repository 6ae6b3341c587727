"""Which language a text is in, whatever its feed says; which words are common there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import language
from bot.text.inflect import LANGUAGES, stems
from bot.text.known import frequency, is_known, likeliest
from bot.text.language import language_of

HEADLINES = {
    "en": "Ministers will meet again next week to talk about the grain deal",
    "de": "Die Minister wollen nächste Woche noch einmal über das Abkommen sprechen",
    "uk": "Міністри знову зустрінуться наступного тижня, щоб обговорити угоду",
    "ru": "Министры снова встретятся на следующей неделе, чтобы обсудить сделку",
    "es": "Los ministros se reunirán otra vez la próxima semana para hablar del acuerdo",
    "fr": "Les ministres se retrouveront la semaine prochaine pour parler de l'accord",
    "tr": "Bakanlar gelecek hafta anlaşmayı görüşmek için yeniden bir araya gelecek",
    "pl": "Ministrowie spotkają się ponownie w przyszłym tygodniu w sprawie umowy",
}


@pytest.mark.parametrize("hint", ["", "en", "fr-FR", "uk"])
@pytest.mark.parametrize("lang", HEADLINES)
def test_a_headline_tells_its_language_whatever_the_feed_says(lang: str, hint: str) -> None:
    assert language_of(HEADLINES[lang], hint) == lang


@pytest.mark.parametrize(
    ("text", "hint", "lang"),
    [
        ("Taurus", "de", "de"),
        ("Taurus", "", ""),
        ("Zelensky", "en_US", "en"),
        ("", "pl", "pl"),
        ("12 : 30", "", ""),
        ("Prezydent mówi o wojnie", "en", "pl"),
        ("Ο πρόεδρος της χώρας", "el", "el"),
        ("Президентът ще говори утре в парламента", "bg", "bg"),
        ("Il presidente della repubblica ha firmato oggi gli accordi", "it", "it"),
    ],
)
def test_the_feeds_word_stands_where_the_text_says_little(text: str, hint: str, lang: str) -> None:
    assert language_of(text, hint) == lang


PIECES = st.sampled_from(
    " ".join((*HEADLINES.values(), "NATO ß ñ ŁÓDŹ и\u0306 İstanbul 漢字 xqw 12")).split()
)


@given(words=st.lists(PIECES | st.text(max_size=5), min_size=1, max_size=12), said=st.sampled_from(LANGUAGES))
def test_the_short_way_never_says_what_the_long_one_would_not(words: list[str], said: str) -> None:
    text = " ".join(words)
    found = language._WORD.findall(text)
    if found and language._is_beyond_doubt(said, text):
        assert language._weighed_up(said, text, found) == said


def test_most_headlines_take_the_short_way() -> None:
    for lang, text in HEADLINES.items():
        assert language._is_beyond_doubt(lang, text)


def test_a_word_is_known_in_its_language_and_anywhere_when_that_is_unknown() -> None:
    assert is_known("policy", "en")
    assert not is_known("війна", "ru")
    assert is_known("policy")
    assert is_known("війна", "uk")
    assert not is_known("zxqwv")
    assert is_known("policy", "it")
    assert is_known("policy", "uk")  # a Latin word there is one of any language


def test_the_commoner_word_has_the_larger_share() -> None:
    assert frequency("war") > frequency("missile") > frequency("zxqwv") == 0


def test_a_word_is_likeliest_where_it_is_most_common() -> None:
    assert [likeliest(word) for word in ("policy", "verhandlung", "війна", "zxqwv")] == ["en", "de", "uk", ""]


def test_a_language_without_a_stemmer_has_no_keys() -> None:
    assert stems("word", "it") == ()
    assert all(stems("word", lang) for lang in LANGUAGES if lang not in ("uk", "ru"))
