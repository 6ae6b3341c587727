"""Slips and spellings by the thousand: how much is forgiven, and that no common word is taken for another."""

import json
import os
import random
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from bot.rules.query import Word
from bot.rules.words import similarity, term_of
from bot.text.fold import fold
from bot.text.inflect import LANGUAGES, is_cyrillic
from bot.text.known import frequencies
from bot.text.tokens import read

NAMES = (
    Path(os.environ.get("WATCHWORD_SHARED_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
    / "eval"
    / "names.jsonl"
)
LETTERS = {False: "abcdefghijklmnoprstuvwxyz", True: "абвгдежзийклмнопрстуфхцчшюяії"}


def meet(one: str, other: str, lang: str) -> bool:
    ours, theirs = read(one).tokens, read(other, lang).tokens
    if len(ours) != len(theirs):
        return False
    pairs = zip(ours, theirs, strict=True)
    return all(similarity(term_of(Word(mine.marked)), token, lang) for mine, token in pairs)


def test_most_spellings_of_a_name_meet_each_other() -> None:
    if not NAMES.exists():
        pytest.skip("the captured names are not here")
    rows = [json.loads(line) for line in NAMES.read_text("utf-8").splitlines()]
    pairs = [pair for row in rows for pair in permutations([row["uk"], row["en"], *row["wrong_en"]], 2)]
    met = sum(meet(one, other, "en" if fold(other).isascii() else "uk") for one, other in pairs)
    print(f"{met} of {len(pairs)} spellings meet")
    # The rest are other names (Russian o for Ukrainian i, renamed towns) and words below five letters.
    assert met / len(pairs) >= 0.77


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


@pytest.mark.parametrize(("lang", "least"), [(lang, 0.96 if lang == "tr" else 0.975) for lang in LANGUAGES])
def test_nearly_every_slip_behind_the_first_letter_is_forgiven(lang: str, least: float) -> None:
    pairs = [(word, slip) for word, slip in slips(lang) if word != slip]
    found = sum(meet(word, slip, lang) for word, slip in pairs)
    print(f"{lang}: {found / len(pairs):.3f} of {len(pairs)} slips")
    assert found / len(pairs) >= least
