"""rules/README.md can't fall behind: every query in it parses, every key that a file may hold is in it."""

import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.facts.fact import FactKind
from bot.rules.building import DISTANCE_MAX, PREFIX_LETTERS_MIN
from bot.rules.files import load
from bot.rules.grammar import QUERY_CODE_POINTS_MAX, parse
from bot.rules.names import concepts_in
from bot.rules.schema import ConceptKeys, ExampleKeys, FeedKeys, RuleKeys
from bot.rules_folder import read_folder

RULES = Path(__file__).resolve().parents[2] / "rules"
README = (RULES / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
QUERIES = [line for language, block in BLOCKS if language == "query" for line in block.splitlines()]
TABLE_QUERIES = [
    query
    for row in re.findall(r"^\| (`.*?) \|", README.split("## A rule file")[0], re.MULTILINE)
    for query in re.findall(r"`([^`]+)`", row)
    if ".toml" not in query and ".xml" not in query
]


@pytest.mark.parametrize("query", QUERIES)
def test_every_example_query_parses_to_itself(query: str) -> None:
    assert parse(str(parse(query))) == parse(query)


@pytest.mark.parametrize("query", TABLE_QUERIES)
def test_every_sign_in_the_table_parses_beside_a_word(query: str) -> None:
    assert parse(f"bridge {query}")


@pytest.mark.parametrize("query", QUERIES)
def test_every_concept_in_an_example_query_is_shipped(query: str) -> None:
    assert concepts_in(parse(query)) <= set(load(read_folder(RULES)).concepts)


@pytest.mark.parametrize("model", [RuleKeys, ExampleKeys, ConceptKeys, FeedKeys])
def test_every_key_is_documented(model: type[BaseModel]) -> None:
    documented = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))
    assert set(model.model_fields) <= documented


@pytest.mark.parametrize("kind", FactKind)
def test_every_kind_of_fact_is_documented(kind: FactKind) -> None:
    row = next(line for line in README.splitlines() if line.startswith("| `ring_on`"))
    assert f"`{kind}`" in row


def test_the_limits_are_the_grammars() -> None:
    assert f"up to {DISTANCE_MAX}," in README
    assert f"{QUERY_CODE_POINTS_MAX:,} characters" in README
    assert PREFIX_LETTERS_MIN == 3, "the README says three letters"


def test_the_files_shown_are_valid() -> None:
    texts = {}
    for language, block in BLOCKS:
        if language == "toml":
            table = tomllib.loads(block)
            file = "feeds.toml" if "feeds" in table else "rule.toml" if "id" in table else "concepts.toml"
            texts[file] = texts.get(file, "") + block
    ruleset = load(texts)
    assert (len(ruleset.rules), len(ruleset.concepts), len(ruleset.feeds)) == (1, 4, 1)
