"""A corpus of queries that can't be understood; what is said of each is a golden text beside it (`mistakes.txt`).

A block is a query behind `>` (before it the chat's language, if that matters), and below it what a person is told.
After a wording was changed on purpose: `python -m tests.rules.test_mistakes` writes it anew, then read the diff.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.errors import QueryError
from bot.rules.grammar import QUERY_CODE_POINTS_MAX
from bot.rules.understood import understood

CORPUS = Path(__file__).with_name("mistakes.txt")
CONCEPTS = ("grain", "talks", "ukraine")
LINE_MAX = 150


@dataclass(frozen=True)
class Block:
    query: str
    lang: str
    told: str


def _blocks() -> list[Block]:
    found = re.split(r"^(\w*)> ?(.*)\n", CORPUS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [Block(*parts) for parts in zip(found[2::3], found[1::3], found[3::3], strict=True)]


BLOCKS = _blocks()


def _mistake(query: str, lang: str = "") -> QueryError:
    with pytest.raises(QueryError) as caught:
        understood(query, CONCEPTS, lang)
    return caught.value


def _told(query: str, lang: str) -> str:
    return "".join(f"    {line}".rstrip() + "\n" for line in str(_mistake(query, lang)).split("\n")) + "\n"


def test_the_corpus_is_large_and_holds_nothing_twice() -> None:
    assert len({(block.query, block.lang) for block in BLOCKS}) == len(BLOCKS) >= 80


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.query)
def test_a_mistake_is_answered_with_its_place_and_the_remedy(block: Block) -> None:
    assert _told(block.query, block.lang).rstrip() == block.told.rstrip()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.query)
def test_a_mistake_is_told_in_short_lines_and_with_a_remedy(block: Block) -> None:
    error = _mistake(block.query, block.lang)
    assert error.remedy
    assert all(len(line) <= LINE_MAX for line in str(error).split("\n"))
    assert 0 <= error.position <= len(block.query)


@pytest.mark.parametrize(
    "jargon",
    [
        "token",
        "parse",
        "syntax",
        "operand",
        "operator",
        "invalid",
        "unexpected",
        "regex",
        "boolean",
        "negat",
    ],
)
def test_no_message_needs_a_programmer(jargon: str) -> None:
    assert jargon not in CORPUS.read_text(encoding="utf-8").lower()


@pytest.mark.parametrize(
    ("query", "shown", "column"),
    [
        ("grain (deal", "grain (deal", 6),
        ("grain\n(deal", "grain (deal", 6),
        ("gr\u00adain (deal", "grain (deal", 5 + 1),
        ("\u202egrain (deal", "grain (deal", 6),
        ("зерно (угода", "зерно (угода", 6),
        ("café (deal", "café (deal", 5),
        ("cafe\u0301 (deal", "cafe\u0301 (deal", 5),
        ("穀物 (deal", "穀物 (deal", 5),
        ("w" * 50 + " (deal", "…" + "w" * 39 + " (deal", 41),
        ("(deal " + "w " * 60, "(" + ("deal " + "w " * 60)[:39] + "…", 0),
    ],
)  # fmt: skip
def test_the_caret_stands_under_the_place_whatever_stands_before_it(
    query: str, shown: str, column: int
) -> None:
    line, caret = _mistake(query).place()
    assert (line, caret) == (shown, " " * column + "^")


@pytest.mark.parametrize(
    "query",
    [
        "(" * 1000 + "a" + ")" * 1000,
        "-(" * 1000 + "a" + ")" * 1000,
        "(" * QUERY_CODE_POINTS_MAX,
        ")" * QUERY_CODE_POINTS_MAX,
        '"' * QUERY_CODE_POINTS_MAX,
        "*" * QUERY_CODE_POINTS_MAX,
        "@" * QUERY_CODE_POINTS_MAX,
        "=" * QUERY_CODE_POINTS_MAX,
        "a" * QUERY_CODE_POINTS_MAX,
        "a:" * (QUERY_CODE_POINTS_MAX // 2),
        "a*" * (QUERY_CODE_POINTS_MAX // 2),
        "a NEAR/" + "9" * 3900 + " b",
        " OR ".join(f"w{number}" for number in range(500)),
        " NEAR/3 ".join(f"w{number}" for number in range(300)),
        "w " * QUERY_CODE_POINTS_MAX,
        "a OR -" * 600,
        "from:" + '"' * 3000,
        "lang:" + "de," * 1300,
        "grain (\x00",
        "\u202e(",
    ],
    ids=lambda query: query[:12],
)
def test_whatever_a_hostile_hand_types_is_answered_in_few_words(query: str) -> None:
    assert len(str(_mistake(query))) < 500


def _write() -> None:
    blocks = [
        f"{block.lang}> {block.query}".rstrip() + f"\n{_told(block.query, block.lang)}" for block in BLOCKS
    ]
    CORPUS.write_text("".join(blocks).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
