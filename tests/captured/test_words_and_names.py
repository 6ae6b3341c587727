"""Slips and spellings by the thousand: how much is forgiven, and that no common word is taken for another."""

import json
import os
import random
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from bot.rules.query import Word
from bot.rules.term import Term, term_of
from bot.rules.words import similarity
from bot.rules.written import word_beside
from bot.text.fold import fold
from bot.text.inflect import LANGUAGES, is_cyrillic
from bot.text.known import frequencies
from bot.text.token import Token
from bot.text.tokens import read

NAMES = (
    Path(os.environ.get("WATCHWORD_SHARED_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
    / "eval"
    / "names.jsonl"
)
LETTERS = {False: "abcdefghijklmnoprstuvwxyz", True: "абвгдежзийклмнопрстуфхцчшюяії"}


def meet(one: str, other: str, lang: str) -> bool:
    ours, theirs = read_once(one, ""), read_once(other, lang)
    if len(ours) != len(theirs):
        return False
    # A name of several words is a phrase, as in a rule.
    terms = (term_once(mine.marked, together=len(ours) > 1) for mine in ours)
    return all(similarity(term, token, lang) for term, token in zip(terms, theirs, strict=True))


@cache
def read_once(text: str, lang: str) -> tuple[Token, ...]:
    return read(text, lang).tokens


@cache
def term_once(word: str, *, together: bool) -> Term:
    return term_of(word_beside(Word(word)) if together else Word(word))


def language_of(name: str) -> str:
    return "uk" if is_cyrillic(fold(name)) else "en"


def test_most_spellings_of_a_name_meet_each_other() -> None:
    if not NAMES.exists():
        pytest.skip("the captured names are not here")
    rows = [json.loads(line) for line in NAMES.read_text("utf-8").splitlines()]
    pairs = [pair for row in rows for pair in permutations([row["uk"], row["en"], *row["wrong_en"]], 2)]
    met = sum(meet(one, other, language_of(other)) for one, other in pairs)
    print(f"{met} of {len(pairs)} spellings meet")
    # Most of the rest are other names: towns renamed (Dnipropetrovsk, Pershotravneve), other words (Gorniak).
    assert met / len(pairs) >= 0.965


def test_no_two_names_meet() -> None:
    if not NAMES.exists():
        pytest.skip("the captured names are not here")
    rows = [json.loads(line) for line in NAMES.read_text("utf-8").splitlines()]
    owners: dict[str, set[str]] = {}
    for row in rows:
        for name in (row["uk"], row["en"], *row["wrong_en"]):
            owners.setdefault(name, set()).add(row["id"])
    false = {
        frozenset((min(owners[one]), min(owners[other])))
        for one, other in permutations(owners, 2)
        if fold(one)[0] == fold(other)[0] or is_cyrillic(fold(one)) != is_cyrillic(fold(other))
        if owners[one].isdisjoint(owners[other]) and meet(one, other, language_of(other))
    }
    print(sorted(map(sorted, false)))
    assert not false


def slips(lang: str) -> Iterator[tuple[str, str]]:
    chance = random.Random(lang)
    words = [
        word
        for word, share in frequencies(lang).items()
        if len(word) >= 5 and word.isalpha() and share > 5e-6
    ]
    for word in chance.sample(sorted(words), 1_000):
        at = chance.randrange(1, len(word) - 1)
        letter = chance.choice(LETTERS[is_cyrillic(word)])
        yield (
            word,
            chance.choice(
                (
                    word[:at] + word[at + 1 :],
                    word[:at] + letter + word[at:],
                    word[:at] + letter + word[at + 1 :],
                    word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                )
            ),
        )


@pytest.mark.parametrize(("lang", "least"), [(lang, 0.98) for lang in LANGUAGES])
def test_nearly_every_slip_behind_the_first_letter_is_forgiven(lang: str, least: float) -> None:
    pairs = [(word, slip) for word, slip in slips(lang) if word != slip]
    found = sum(meet(word, slip, lang) for word, slip in pairs)
    print(f"{lang}: {found / len(pairs):.3f} of {len(pairs)} slips")
    assert found / len(pairs) >= least
