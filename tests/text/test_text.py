"""Text to words: folding, places, sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.fold import fold, lower
from bot.text.tokens import read
from bot.text.transliterate import skeleton, skeletons

ANY = st.text(
    st.sampled_from("aB'’.!? \n-İıßЇйё\u0301\u00ad\u200b2½ﬁщʼ…\u0308z\u0307Ａ") | st.characters(), max_size=80
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Zełenski", "zelenski"), ("İSTANBUL", "istanbul"), ("ISPARTA", "isparta"), ("ıslak", "islak"), ("Straße", "strasse"),
        ("Київ", "київ"), ("ЇЖАК", "їжак"), ("Ґанок", "ґанок"), ("Йод", "йод"), ("ёлка", "елка"), ("за\u0301мок", "замок"),
        ("Müller", "muller"), ("mu\u0308ller", "muller"), ("Ørsted", "orsted"), ("cœur", "coeur"), ("Ｔaurus", "taurus"),
        ("ﬁre", "fire"), ("tau\u00adrus", "taurus"), ("tau\u200brus", "taurus"), ("i\u0307", "i"), ("Ўсё", "ўсе"), ("é", "e"),
        ("и\u0306", "й"), ("і\u0308", "ї"),
    ],
)  # fmt: skip
def test_folding_levels_case_and_latin_marks_and_keeps_cyrillic_letters(written: str, folded: str) -> None:
    assert folded == fold(written)


@settings(deadline=None)
@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(text) == fold(fold(text))
    assert lower(text) == lower(lower(text))


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("Taurus-Lieferung", "de", "taurus lieferung"),
        ("Putin’s men, Germany's vote", "en", "putin men germany vote"),
        ("we don't, they've", "en", "we dont they"),
        ("Ankara'da, İstanbul’daki Putin'in", "", "ankara istanbul putin"),
        ("Zelenskiy'nin Rusya'yla", "tr", "zelenskiy rusya"),
        ("l'Ukraine d’armes qu'il", "fr", "ukraine armes il"),
        ("O'Brien, Sana'a", "en", "obrien sana"),
        ("п'ять об’єкт", "uk", "пять обєкт"),
        ("3.5 km 2026-06-02", "en", "3 5 km 2026 06 02"),
        ("a_b", "", "a b"),
        ("⚡️Київ!", "uk", "київ"),
        ("", "", ""),
    ],
)
def test_words_are_cut_out_as_they_are_compared(text: str, lang: str, words: str) -> None:
    assert words.split() == [token.folded for token in read(text, lang).tokens]


def test_a_token_is_the_word_without_its_ending_in_the_original() -> None:
    text = "In Putin’s «Straße»"
    tokens = read(text).tokens
    assert [text[token.start : token.stop] for token in tokens] == ["In", "Putin", "Straße"]
    assert [token.position for token in tokens] == [0, 1, 2]


@settings(max_examples=300, deadline=None)
@given(ANY, st.sampled_from(["", "en", "de", "uk", "tr", "fr"]))
def test_places_lie_in_the_text_in_order_and_hold_the_word(text: str, lang: str) -> None:
    before = 0
    sentence = 0
    for number, token in enumerate(read(text, lang).tokens):
        assert before <= token.start < token.stop <= len(text)
        assert token.sentence - sentence in (0, 1)
        assert number == token.position
        assert token.folded
        before, sentence = token.stop, token.sentence


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("Talks start. Kyiv agrees.", "en", 2),
        ("Mr. Putin met Dr. Merz.", "en", 1),
        ("President V. V. Putin spoke.", "en", 1),
        ("Talks in the U.S. resume.", "en", 1),
        ("They met in the U.S. The talks failed.", "en", 2),
        ("It rose by 3.5 per cent.", "en", 1),
        ("Am 2. Juni tagt der Bundestag.", "de", 1),
        ("Die 3. Brigade greift an.", "de", 1),
        ("Es starben 12. Die Stadt brennt.", "de", 2),
        ("Seit 2022. Kiew wartet.", "de", 2),
        ("Russia fired 12. Ukraine answered.", "en", 2),
        ("12. Haziran'da görüşme", "tr", 1),
        ("Ok. 500 osób zginęło.", "pl", 1),
        ("Загинули 12 тис. Осіб багато", "uk", 1),
        ("У м. Київ вибух. Влада мовчить.", "uk", 2),
        ("Will they agree? Yes! Now", "en", 3),
        ("Yahoo! said so", "en", 1),
        ("«Ні.» Так сказав Київ", "uk", 2),
        ("He waited... Then left", "en", 2),
        ("He waited… then left", "en", 1),
        ("Kyiv\n\nMoscow", "en", 2),
        ("• Kyiv\n• Moscow", "en", 2),
        ("see spiegel.de today", "en", 1),
        ("Kyiv, Moscow; Minsk: talks", "en", 1),
    ],
)
def test_sentences_end_where_a_reader_would_say(text: str, lang: str, count: int) -> None:
    assert count == read(text, lang).tokens[-1].sentence + 1


def test_reading_is_linear_in_the_length_of_the_text() -> None:
    assert len(read("a'" * 100_000).tokens) == 1
    assert len(read("a. B " * 100_000, "en").tokens) == 200_000


@given(
    st.lists(st.text("абвгдежзийклмнопрстуфхцчшщюяіїєґ'abcdefghijklmnopqrstuvwxyz", max_size=12), max_size=8)
)
def test_the_skeletons_of_many_words_are_those_of_each(words: list[str]) -> None:
    words = [word for word in words if word]
    assert skeletons(words) == {skeleton(word) for word in words}
