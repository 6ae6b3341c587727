"""The lexicon misses no term that the predicate finds, and finds none that it doesn't."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.lexicon import Lexicon
from bot.rules.query import Prefix, Word
from bot.rules.term import term_of
from bot.rules.words import similarity
from bot.text.token import Token
from bot.text.tokens import read
from tests.support.queries import WORDS

LONE = [word for word in WORDS if word.isalpha()]
NODES = [*map(Word, LONE), *(Word(word, exact=True) for word in LONE), *(Prefix(word[:4]) for word in LONE)]
TERMS = [term_of(node) for node in NODES]


def full_lexicon() -> Lexicon:
    lexicon = Lexicon()
    assert len({lexicon.put(node) for node in NODES}) == len(set(NODES))
    return lexicon


LEXICON = full_lexicon()


def found(token: Token, lang: str) -> set[tuple[str, str, int]]:
    [terms] = LEXICON.find(token.marked, lang)
    return {
        (LEXICON.terms[term].kind, LEXICON.terms[term].folded, LEXICON.grade(token.marked, lang, term))
        for term in terms
    }


def expected(token: Token, lang: str) -> set[tuple[str, str, int]]:
    return {(term.kind, term.folded, grade) for term in TERMS if (grade := similarity(term, token, lang))}


@pytest.mark.parametrize("lang", ["", "en", "de", "uk", "ru", "es", "fr", "tr", "pl", "it"])
def test_each_listed_word_finds_exactly_the_terms_it_counts_as(lang: str) -> None:
    for word in LONE:
        [token] = read(word, lang).tokens
        assert expected(token, lang) == found(token, lang)


@st.composite
def misspelt(draw: st.DrawFn) -> str:
    word = draw(st.sampled_from(LONE))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(word)))
        cut = draw(st.integers(0, 2))
        word = word[:at] + draw(st.text("aeioutsкніо", max_size=2)) + word[at + cut :]
    return word


@settings(max_examples=400, deadline=None)
@given(misspelt(), st.sampled_from(["", "en", "de", "uk", "tr"]))
def test_each_misspelt_word_finds_exactly_the_terms_it_counts_as(word: str, lang: str) -> None:
    for token in read(word, lang).tokens:
        assert expected(token, lang) == found(token, lang)


@pytest.mark.parametrize(
    ("name", "word", "lang"),
    [
        ("neaotiation", "negotiaton", "de"),  # two slips, too many for a name
        ("Obukhiv", "Obukhivka", "en"),
        ("Лимане", "Лиманка", "uk"),
        ("Daria", "Darina", "en"),
    ],
)
def test_what_is_no_slip_of_a_name_is_none_by_the_tables_either(name: str, word: str, lang: str) -> None:
    lexicon = Lexicon()
    lexicon.put(Word(name))
    [token] = read(word, lang).tokens
    assert lexicon.find(word, lang) == [()]
    assert not similarity(term_of(Word(name)), token, lang)
