"""rules/README.md can't fall behind: every query in it parses, every key that a file may hold is in it."""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.errors import QueryError
from bot.facts.fact import FactKind
from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.building import (
    DEPTH_MAX,
    DISTANCE_MAX,
    PHRASE_WORDS_MAX,
    PREFIX_LETTERS_MIN,
    TERMS_MAX,
    WORD_LETTERS_MAX,
)
from bot.rules.files import load
from bot.rules.grammar import QUERY_CODE_POINTS_MAX, asked, parse
from bot.rules.names import concepts_in
from bot.rules.rule import Rule, RuleId
from bot.rules.schema import ConceptKeys, ExampleKeys, FeedKeys, RuleKeys
from bot.rules.typed import OPERATORS
from bot.rules_folder import read_folder
from bot.telegram.commands.watch import QUERY_CHARACTERS_MAX, RULES_PER_CHAT_MAX, TERMS_PER_RULE_MAX

RULES = Path(__file__).resolve().parents[2] / "rules"
README = (RULES / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
QUERIES = [line for language, block in BLOCKS if language == "query" for line in block.splitlines()]
LANGUAGE = README.split("## A rule file")[0].partition("## The language")[2]
TABLE_QUERIES = [
    query
    for row in re.findall(r"^\| (`.*?) \|", LANGUAGE.partition("More examples")[0], re.MULTILINE)
    for query in re.findall(r"`([^`]+)`", row)
]


def _rows(columns: int) -> list[tuple[str, ...]]:
    """The tables of that many columns in the part on the language, without their heads."""
    rows = [re.split(r" \| ", line[2:-2]) for line in LANGUAGE.splitlines() if line.startswith("| ")]
    return [tuple(row) for row in rows if len(row) == columns and "---" not in row[0]]


FOUND = [row for row in _rows(3) if row[0].startswith("`")]
TYPED = [row for row in _rows(2) if row[0].startswith("`") and row[1].startswith("`")]
IN_LANGUAGES = [row for row in _rows(4) if row[1].startswith("`")]


@pytest.mark.parametrize("query", QUERIES)
def test_every_example_query_parses_to_itself(query: str) -> None:
    assert parse(str(parse(query))) == parse(query)


@pytest.mark.parametrize("query", TABLE_QUERIES)
def test_every_sign_in_the_table_parses_beside_a_word(query: str) -> None:
    assert parse(f"bridge {query}")


@cache
def shipped() -> frozenset[str]:
    return frozenset(load(read_folder(RULES)).concepts)


@pytest.mark.parametrize("query", QUERIES)
def test_every_concept_in_an_example_query_is_shipped(query: str) -> None:
    assert concepts_in(parse(query)) <= shipped()


@pytest.mark.parametrize("model", [RuleKeys, ExampleKeys, ConceptKeys, FeedKeys])
def test_every_key_is_documented(model: type[BaseModel]) -> None:
    documented = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))
    assert set(model.model_fields) <= documented


@pytest.mark.parametrize("kind", FactKind)
def test_every_kind_of_fact_is_documented(kind: FactKind) -> None:
    row = next(line for line in README.splitlines() if line.startswith("| `ring_on`"))
    assert f"`{kind}`" in row


@pytest.mark.parametrize(
    "limit",
    [
        f"1 to {DISTANCE_MAX},",
        f"{QUERY_CODE_POINTS_MAX:,} characters, {TERMS_MAX} words and other conditions, {DEPTH_MAX} levels",
        f"{QUERY_CHARACTERS_MAX} characters, {TERMS_PER_RULE_MAX} words",
        f"a phrase | {PHRASE_WORDS_MAX} words",
        f"a word | {WORD_LETTERS_MAX} letters",
        f"before `*` | {PREFIX_LETTERS_MIN} letters",
        f"rules of one chat | {RULES_PER_CHAT_MAX}",
    ],
)
def test_the_limits_are_those_of_the_code(limit: str) -> None:
    assert limit in LANGUAGE


def test_the_files_shown_are_valid() -> None:
    texts: dict[str, str] = {}
    for language, block in BLOCKS:
        if language == "toml":
            table = tomllib.loads(block)
            rule = f"{table.get('id', 'grain-deal')}.toml"
            is_rule = "id" in table or "examples" in table
            file = "feeds.toml" if "feeds" in table else rule if is_rule else "concepts.toml"
            texts[file] = texts.get(file, "") + block
    ruleset = load(texts)
    assert (len(ruleset.rules), len(ruleset.concepts), len(ruleset.feeds)) == (2, 4, 1)


def test_the_tables_are_found() -> None:
    assert (len(FOUND) > 12, len(TYPED) > 8, len(IN_LANGUAGES)) == (True, True, len(OPERATORS))


@pytest.mark.parametrize(("query", "found", "other"), FOUND)
def test_what_a_query_finds_is_what_is_told(query: str, found: str, other: str) -> None:
    book = RuleBook({}, [Rule(RuleId("r"), "r", asked(query.strip("`")).query)])
    matched = [
        bool(book.read(Item(title=text), reference=date(2030, 1, 1)).matches) for text in (found, other)
    ]
    assert matched == [True, False]


@pytest.mark.parametrize(("typed", "read"), TYPED)
def test_what_is_typed_is_read_as_is_told(typed: str, read: str) -> None:
    assert f"`{asked(typed.strip('`')).query}`" == read


def test_all_operators_of_all_languages_are_told() -> None:
    told = [[re.findall(r"`([^`]+)`", cell) for cell in row[1:]] for row in IN_LANGUAGES]
    kinds = ("AND", "OR", "NOT")
    assert told == [
        [[word for word, one in words.items() if one == kind] for kind in kinds]
        for words in OPERATORS.values()
    ]


def test_the_mistake_that_is_shown_is_answered_just_so() -> None:
    (shown,) = [block for language, block in BLOCKS if language == "text"]
    with pytest.raises(QueryError) as caught:
        asked(shown.splitlines()[1].strip())
    assert str(caught.value) == shown.rstrip()
