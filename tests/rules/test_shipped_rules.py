"""The rules folder that ships: what every set must do, and what this one promises."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from bot.rules.check import run_examples
from bot.rules.rule import Rule
from bot.rules_folder import load_folder, read_folder
from bot.text.fold import fold

RULES = Path(__file__).resolve().parents[2] / "rules"
RULESET = load_folder(RULES, examples=False)
PACKS = ("capitals", "countries", "leaders", "organisations", "topics", "weapons")
LANGUAGES = {"en", "de", "uk", "ru", "es", "fr", "tr", "pl"}
PLACES = ("place", "state")
TITLE_LENGTH_MAX = 50


def test_all_examples_do_what_they_say() -> None:
    assert [str(problem) for problem in run_examples(RULESET)] == []


def test_the_shipped_ids_are_talks_taurus_offensive() -> None:
    assert [rule.id for rule in RULESET.rules] == ["offensive", "talks", "taurus"]


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: rule.id)
def test_a_shipped_rule_has_ten_examples_each_way_in_every_language(rule: Rule) -> None:
    fires = Counter(example.fires for example in rule.examples)
    assert fires[True] >= 10
    assert fires[False] >= 10
    assert {example.lang for example in rule.examples if example.fires} == LANGUAGES


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: rule.id)
def test_a_shipped_rule_is_titled_in_every_language_and_a_button_holds_most_of_it(rule: Rule) -> None:
    assert set(rule.titles) == LANGUAGES - {"en"}
    assert [title for title in rule.titles.values() if len(title) > TITLE_LENGTH_MAX] == []


def test_every_feed_has_publisher_and_language() -> None:
    live = [feed for feed in RULESET.feeds if not feed.sample]
    assert len(live) == 44
    assert all(feed.on and feed.publisher and feed.lang in LANGUAGES for feed in live)


def test_the_editions_of_one_house_are_one_publisher() -> None:
    count = Counter(feed.publisher for feed in RULESET.feeds)
    assert (count["BBC"], count["Deutsche Welle"], count["France 24"]) == (4, 3, 3)


def test_only_the_sample_is_a_file() -> None:
    assert [(feed.url, feed.sample) for feed in RULESET.feeds if feed.url.startswith("file:")] == [
        ("file:sample-feed.xml", True)
    ]


def packed() -> set[str]:
    """The concepts that are there for the rules of others."""
    files = (RULES / "concepts" / f"{pack}.toml" for pack in PACKS)
    return {name for file in files for name in tomllib.loads(file.read_text(encoding="utf-8"))}


def included() -> set[str]:
    """The concepts that others include."""
    files = [RULES / "concepts.toml", *(RULES / "concepts").glob("*.toml")]
    concepts = [table for file in files for table in tomllib.loads(file.read_text(encoding="utf-8")).values()]
    return {name for concept in concepts for name in concept.get("includes", ())}


def test_no_concept_of_the_rules_is_left_unused() -> None:
    queries = " ".join(rule.match for rule in RULESET.rules)
    used = packed() | included() | {name for name in RULESET.concepts if f"@{name}" in queries}
    # A place is a fact of the items that name it, whether or not a rule asks for it by name.
    unused = {
        name for name, concept in RULESET.concepts.items() if name not in used and concept.kind not in PLACES
    }
    assert unused == {"germany"}


def test_no_place_shares_an_alias_with_another() -> None:
    owners: dict[str, set[str]] = {}
    for concept in RULESET.concepts.values():
        for alias in concept.aliases if concept.kind in PLACES else ():
            owners.setdefault(fold(alias), set()).add(concept.name)
    assert {alias: names for alias, names in owners.items() if len(names) > 1} == {}


def test_the_groups_hold_every_name_of_their_places() -> None:
    for group, place in (
        ("talks-venue", "geneva"),
        ("front-place", "pokrovsk"),
        ("front-place", "sumy-region"),
    ):
        assert set(RULESET.concepts[place].aliases) <= set(RULESET.concepts[group].aliases)


def test_aliases_mix_no_alphabets() -> None:
    mixed = [
        alias
        for concept in RULESET.concepts.values()
        for alias in concept.aliases
        for word in alias.split()
        if any("a" <= sign <= "z" for sign in word.casefold())
        and any("а" <= sign <= "я" for sign in word.casefold())
    ]
    assert mixed == []


def test_the_folder_is_read_whole() -> None:
    assert {"concepts.toml", "feeds.toml", "talks.toml", "taurus.toml", "offensive.toml"} <= set(
        read_folder(RULES)
    )
