"""Word lists: the files are read as their maker reads them, and the compact tables answer as plain ones would."""

import random

import pytest
import wordfreq

from bot.text.fold import bared, lower
from bot.text.graded import ABSENT, EXACT, SLIM, GradedWords, Kind
from bot.text.known import frequencies
from bot.text.shares import Shares
from bot.wordlists import words_by_rarity

LETTERS = "abcdeілояßğ"
KINDS = pytest.mark.parametrize("kind", [EXACT, SLIM])


def made_up(seed: int, count: int, letters: str = LETTERS) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(letters, k=chance.randint(1, 12))) for _ in range(count)]


@pytest.mark.parametrize(("lang", "deepest"), [("tr", 599), ("uk", 520)])
def test_a_list_is_read_as_its_maker_reads_it(lang: str, deepest: int) -> None:
    whole = wordfreq.get_frequency_list(lang, wordlist="small")[: deepest + 1]
    wordfreq.get_frequency_list.cache_clear()

    assert list(words_by_rarity(lang, deepest)) == list(enumerate(whole))


def test_a_list_ends_where_its_file_does() -> None:
    assert [rarity for rarity, _ in words_by_rarity("tr", 10_000)] == list(range(600))


@pytest.mark.parametrize("lang", ["tr", "uk"])
def test_frequencies_answer_as_a_dict_would(lang: str) -> None:
    plain: dict[str, float] = {}
    for rarity, words in words_by_rarity(lang, 599):
        for word in words:
            plain.setdefault(bared(lower(word)).replace("'", ""), float(10 ** (-rarity / 100)))
    shares = frequencies(lang)

    assert list(shares.items()) == list(plain.items())
    assert len(shares) == len(plain)
    assert [shares.get(word, 2.0) for word in plain] == list(plain.values())
    strangers = [f"{word}{word}" for word in list(plain)[::7] if f"{word}{word}" not in plain]
    assert strangers
    assert {shares.get(word) for word in strangers} == {None}
    assert not any(word in shares for word in strangers)


@KINDS
@pytest.mark.parametrize("bits", [0, 6, 10])
def test_a_table_answers_as_a_dict_would(kind: Kind, bits: int) -> None:
    chance = random.Random(bits)
    plain: dict[str, int] = {}
    rows = [(grade, made_up(grade, 40)) for grade in chance.sample(range(1 << bits), min(50, 1 << bits))]
    for grade, words in sorted(rows):
        for word in words:
            plain.setdefault(word, grade)
    table = GradedWords(rows, bits, kind)

    assert {word: table.of(word) for word in plain} == plain
    strangers = made_up(7, 300, "xyz")
    assert {table.of(word) for word in strangers} == {ABSENT}
    assert not any(word in table for word in strangers)
    assert all(word in table for word in plain)


@KINDS
def test_an_empty_table_holds_nothing(kind: Kind) -> None:
    table = GradedWords([], 6, kind)

    assert {table.of(word) for word in made_up(1, 50)} == {ABSENT}


def test_shares_of_nothing_are_an_empty_mapping() -> None:
    shares = Shares([])

    assert list(shares) == []
    assert len(shares) == 0
    with pytest.raises(KeyError):
        shares["word"]


def test_a_word_counts_where_it_comes_first() -> None:
    shares = Shares([(100, ["one", "two"]), (200, ["two", "three"])])

    assert list(shares) == ["one", "two", "three"]
    assert shares["two"] == 0.1
    assert shares["three"] == 0.01
    assert 7 not in shares
