"""An item of a million signs, whatever they are, costs in proportion to what is read of it, and no more.

Work is counted, not timed: lines run, C functions called, signs copied from the text. What a regular expression does
inside can't be counted; that those for dates and standings look no further than they should is tested by itself.
"""

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType
from typing import Self, SupportsIndex

import pytest

from bot.facts.dates import find
from bot.facts.read import read as read_facts
from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.text.tokens import read
from tests.support.queries import CONCEPTS

DAY = date(2025, 5, 28)
SMALL = 1_200
ROOM = 400  # steps that don't depend on the text: tables that load, a window more or less
QUERIES = (
    "taurus", "talks NEAR/50 peace", '"peace talks"', "title:taurus OR xxx*", "@talks has:date", 'talk* -"talks talks"',
    "(june OR may OR 2) has:date", "@talks NEAR/9 talks", "a x", "2 june",
)  # fmt: skip
UNITS = {
    "one word": "taurus ",
    "words of a rule": "peace talks ",
    "one endless word": "x",
    "one endless Cyrillic word": "ж",
    "capitals": "İ",
    "signs": ".,;:!?-",
    "apostrophes": "'",
    "apostrophes in a word": "a'",
    "marks": "\u0301",
    "marked letters": "a\u0301",
    "brackets": "([{",
    "right to left": "שלום ",
    "direction signs": "a\u202e",
    "lone surrogates": "\ud800",
    "blanks": " ",
    "lines": "a\n• ",
    "sentences": "Talks on 2 June. ",
    "abbreviations": "U.S. ",
    "digits": "1",
    "scores": "1/2 ",
    "ordinals": "1.2. ",
    "days": "2026-06-02 ",
    "half phrases": "in the second ",
    "denials": "not on ",
    "clauses": "refused to deliver, ",
    "any sign": "".join(map(chr, range(0x20, 0x3000, 31))) + "\U0001f600\U00017b82",
}


Tracer = Callable[[FrameType, str, object], object]


class Watched(str):
    """A text that counts the signs that are copied from it."""

    __slots__ = ("copied",)
    copied: int

    def __new__(cls, text: str) -> Self:
        made = super().__new__(cls, text)
        made.copied = 0
        return made

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = super().__getitem__(key)
        self.copied += len(part)
        return part


def work(read_it: Callable[[str], object], text: str) -> int:
    """Lines run and C functions called while `text` is read, and signs copied from it (a hundred are one)."""
    steps = 0

    def lines(frame: FrameType, event: str, arg: object) -> Tracer:
        nonlocal steps
        steps += event == "line"
        return lines

    def calls(frame: FrameType, event: str, arg: object) -> None:
        nonlocal steps
        steps += event == "c_call"

    watched = Watched(text)
    before = sys.gettrace(), sys.getprofile()
    sys.settrace(lines)
    sys.setprofile(calls)
    try:
        read_it(watched)
    finally:
        sys.setprofile(before[1])
        sys.settrace(before[0])
    return steps + watched.copied // 100


def long(unit: str, signs: int) -> str:
    """About so many signs: whole units, since half of one may be another word."""
    return unit * (signs // len(unit))


BOOK = RuleBook(CONCEPTS, [Rule(RuleId(query), "", parse(query)) for query in QUERIES])
READERS: dict[str, Callable[[str], object]] = {
    "words": lambda text: read(text, "en"),
    "dates": lambda text: find(text, lang="de", reference=DAY),
    "facts": lambda text: read_facts(Item(text, text), lang="en", reference=DAY),
    "rules": lambda text: BOOK.read(Item(text, text, lang="en"), reference=DAY),
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
@pytest.mark.parametrize("reader", READERS)
def test_twice_the_text_is_at_most_twice_the_work(reader: str, unit: str) -> None:
    read_it = READERS[reader]
    read_it(long(unit, 2 * SMALL - 1))  # what loads once, words too; another text, for the last ones are kept
    once, twice = (work(read_it, long(unit, signs)) for signs in (SMALL, 2 * SMALL))
    assert twice <= 2.2 * once + ROOM


@pytest.mark.parametrize("name", ["one word", "one endless word", "signs", "marks", "blanks", "any sign"])
def test_a_million_signs_are_no_more_work_for_rules_and_facts_than_what_is_read_of_them(name: str) -> None:
    for reader in ("dates", "facts", "rules"):
        read_it = READERS[reader]
        read_it(long(UNITS[name], SMALL))
        part, whole = (work(read_it, long(UNITS[name], signs)) for signs in (25_000, 1_000_000))
        assert whole <= 1.1 * part + ROOM


@pytest.mark.parametrize("text", ["until{}2/6", "on 2{}June"])
def test_words_that_a_page_of_blanks_parts_are_no_phrase(text: str) -> None:
    def facts(gap: str) -> int:
        return len(read_facts(Item(text.format(gap)), lang="en", reference=DAY))

    assert facts(" ") == facts("  ") == 1
    assert facts(" " * 40) == 0


def test_work_that_grows_with_the_square_is_seen() -> None:
    def square(text: str) -> None:
        for place in range(0, len(text), 10):
            text[place:].strip()

    assert work(square, "x" * 2 * SMALL) > 2.2 * work(square, "x" * SMALL) + ROOM
