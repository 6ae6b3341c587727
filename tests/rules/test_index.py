"""The index finds what the obvious matcher finds, and tells why."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.fact import Fact, FactKind
from bot.facts.places import PlaceHit
from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.index import Index
from bot.rules.match import Match, Reading
from bot.rules.query import Node
from bot.rules.rule import ConceptList, Rule, RuleId
from bot.text.tokens import read
from tests.support.queries import CONCEPTS, facts, items, nodes
from tests.support.slow_matcher import SlowMatcher


def rule(name: str, query: str) -> Rule:
    return Rule(RuleId(name), name, parse(query))


def reading(query: str, item: Item, *found: Fact) -> Reading:
    index = Index(CONCEPTS)
    index.add(rule("r", query))
    return index.read(item, lambda _places: found)


def fires(query: str, title: str, lang: str = "en", summary: str = "", **other: str) -> bool:
    return bool(reading(query, Item(title=title, summary=summary, lang=lang, **other)).matches)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(nodes, min_size=1, max_size=6),
    st.lists(items, min_size=1, max_size=3),
    st.lists(facts, max_size=3),
)
def test_the_index_finds_exactly_what_the_obvious_matcher_finds(
    queries: list[Node], some_items: list[Item], some_facts: list[Fact]
) -> None:
    rules = [Rule(RuleId(f"r{number}"), "", query) for number, query in enumerate(queries)]
    index = Index(CONCEPTS)
    for one in rules:
        index.add(one)
    slow = SlowMatcher(CONCEPTS, rules)
    for item in some_items:
        expected = slow.matches(item, tuple(some_facts))
        matches = index.read(item, lambda _places: tuple(some_facts)).matches
        assert set(expected) == {match.rule for match in matches}
        for match in matches:
            tokens = {field: read(item.field(field), item.lang).tokens for field in ("title", "summary")}
            places = {
                (
                    place.field,
                    tokens[place.field][place.first].start,
                    tokens[place.field][place.last].stop,
                    place.term,
                    place.similarity,
                )
                for place in expected[match.rule]
            }
            assert places == {
                (mark.field, mark.start, mark.stop, mark.term, mark.similarity) for mark in match.highlights
            }


@settings(max_examples=60, deadline=None)
@given(st.lists(nodes, min_size=2, max_size=8, unique=True), items, st.data())
def test_rules_that_came_and_went_leave_no_trace(
    queries: list[Node], item: Item, data: st.DataObject
) -> None:
    rules = [Rule(RuleId(f"r{number}"), "", query) for number, query in enumerate(queries)]
    kept = data.draw(st.sets(st.sampled_from(rules).map(lambda one: one.id)))
    live, fresh = Index(CONCEPTS), Index(CONCEPTS)
    for one in rules:
        live.add(one)
    for one in rules:
        if one.id in kept:
            fresh.add(one)
        else:
            live.remove(one.id)
    assert fresh.read(item) == live.read(item)
    assert frozenset(kept) == live.rule_ids


def test_rules_of_one_query_share_one_compiled_form_and_all_match() -> None:
    index = Index({})
    for name in ("a", "b"):
        index.add(rule(name, "taurus  (kyiv)"))
    assert [match.rule for match in index.read(Item("Taurus for Kyiv", lang="en")).matches] == ["a", "b"]
    index.remove(RuleId("a"))
    assert [match.rule for match in index.read(Item("Taurus for Kyiv", lang="en")).matches] == ["b"]


def test_a_rule_added_again_under_its_id_replaces_the_old_one() -> None:
    index = Index({})
    index.add(rule("a", "taurus"))
    index.add(rule("a", "zodiac"))
    assert index.read(Item("Taurus", lang="en")).matches == ()
    assert index.rule_ids == {"a"}


def test_removing_what_is_not_there_does_nothing() -> None:
    Index({}).remove(RuleId("nobody"))


def test_a_highlight_says_where_what_why_and_how_well() -> None:
    [match] = reading("verhandlung @talks", Item("Neue Verhandlungen in Genf", lang="de")).matches
    marks = {
        (mark.field, mark.start, mark.stop, mark.term, mark.text, mark.similarity)
        for mark in match.highlights
    }
    assert marks == {
        ("title", 5, 18, "verhandlung", "Verhandlungen", 95),
        ("title", 5, 18, "@talks", "Verhandlungen", 100),
    }


def test_words_that_are_only_forbidden_are_not_highlighted() -> None:
    [match] = reading("taurus -zodiac", Item("Taurus for Kyiv", lang="en")).matches
    assert [mark.term for mark in match.highlights] == ["taurus"]


def test_every_concept_of_the_mapping_is_named_whether_or_not_a_rule_matched() -> None:
    found = reading("xyzzyx", Item("Peace talks", summary="Zelensky speaks", lang="en"))
    assert found.matches == ()
    assert [(hit.name, hit.field, hit.start, hit.stop) for hit in found.concepts] == [
        ("talks", "title", 0, 11),
        ("talks", "title", 6, 11),
        ("names", "summary", 0, 8),
    ]


def test_a_concept_of_aliases_in_several_words_matches_them_in_a_row_only() -> None:
    concepts = {"yar": ConceptList("yar", "Chasiv Yar", ("Chasiv Yar", "Часов* Яр*"))}
    index = Index(concepts)
    index.add(rule("r", "@yar"))
    texts = ("Chasiv Yar falls", "Часовом Яру", "Yar and Chasiv", "Chasiv falls")
    assert [bool(index.read(Item(text)).matches) for text in texts] == [True, True, False, False]


def date(sentence: int = 0, *, past: bool = False) -> Fact:
    return Fact(FactKind.DATE, "2026-06-02", "2 June", "title", 0, 0, sentence=sentence, past=past)


def test_a_coming_date_counts_only_in_the_sentence_of_the_matched_words() -> None:
    item = Item("Talks in Geneva. Elections follow later", lang="en")
    assert reading("talks has:date", item, date(0)).matches
    assert not reading("talks has:date", item, date(1)).matches
    assert not reading("talks has:date", item, date(0, past=True)).matches
    assert reading("talks has:past-date", item, date(0, past=True)).matches
    assert reading("talks -has:date", item, date(1)).matches


def test_a_date_beside_words_of_another_alternative_does_not_count() -> None:
    item = Item("Kyiv is quiet. Talks on 2 June", lang="en")
    assert not reading("(kyiv has:date) OR (zodiac talks)", item, date(1)).matches
    assert reading("kyiv (istanbul OR (talks has:date))", item, date(1)).matches


def test_a_date_binds_to_the_words_in_its_own_parentheses() -> None:
    item = Item("Kyiv votes. Talks go on", lang="en")

    assert reading("kyiv talks has:date", item, date(0)).matches
    assert not reading("kyiv (talks has:date)", item, date(0)).matches
    assert reading("kyiv (talks has:date)", item, date(1)).matches


def test_not_near_passes_over_single_places() -> None:
    item = Item("Charm offensive ends in the capital, and a new offensive begins", lang="en")
    query = "offensive NOT NEAR/2 charm"

    [match] = reading(query, item).matches
    assert [mark.start for mark in match.highlights] == [item.title.rindex("offensive")]
    assert not reading(query, Item("Charm offensive ends", lang="en")).matches
    assert not reading('offensive NOT NEAR/2 "charm offensive"', Item("Charm offensive", lang="en")).matches


def test_a_match_carries_the_facts_of_its_sentences_only() -> None:
    item = Item("Talks in Geneva. Elections follow", lang="en")
    [match] = reading("talks", item, date(0), date(1)).matches
    assert match.facts == (date(0),)


def test_facts_are_asked_for_once_and_only_when_a_rule_may_match() -> None:
    asked = []

    def ask(_places: tuple[PlaceHit, ...]) -> tuple[Fact, ...]:
        asked.append(1)
        return (date(),)

    index = Index({})
    for name in "abc":
        index.add(rule(name, f"talks {name}{name}{name}*"))
    index.add(rule("d", "talks has:date"))
    assert index.read(Item("Nothing of the kind", lang="en"), ask).facts == ()
    assert asked == []
    assert index.read(Item("Talks at last", lang="en"), ask).facts == (date(),)
    assert asked == [1]


def test_near_counts_words_in_either_order_within_one_field() -> None:
    assert fires("talks NEAR/3 istanbul", "Istanbul hosts more talks")
    assert not fires("talks NEAR/2 istanbul", "Istanbul hosts more talks")
    assert fires("talks NEAR/3 istanbul", "Talks start in Istanbul")
    assert not fires("talks NEAR/3 istanbul", "Talks", summary="Istanbul")
    assert not fires("talks NEAR/3 talks", "Talks go on")


def test_a_phrase_never_bridges_two_fields() -> None:
    assert not fires('"peace talks"', "Peace", summary="Talks")


def test_fields_narrow_what_matches() -> None:
    assert fires("title:taurus", "Taurus")
    assert not fires("title:taurus", "Nothing", summary="Taurus")
    assert fires("taurus lang:de,en", "Taurus")
    assert not fires("taurus lang:de", "Taurus")
    assert fires("taurus from:example.org", "Taurus", link="https://www.example.org/x")
    assert fires("taurus from:example.org", "Taurus", link="https://news.example.org/x")
    assert not fires("taurus from:example.org", "Taurus", link="https://notexample.org/x")
    assert fires('taurus from:"The Daily"', "Taurus", source="the  daily")


def test_an_item_of_a_million_signs_is_read_in_part_and_without_blow_up() -> None:
    item = Item("taurus", summary="talks istanbul " * 70_000, lang="en")
    [match] = reading('taurus talks NEAR/50 istanbul -"talks talks"', item).matches
    assert len(match.highlights) == 50


@pytest.mark.parametrize("lang", ["", "uk", "de"])
def test_words_that_are_none_do_no_harm(lang: str) -> None:
    nameless = "\U00017b82" + chr(0x1709D)
    item = Item(f"Taurus {nameless} {'x' * 19_000} taurus", lang=lang)
    [match] = reading("taurus", item).matches
    assert [mark.start for mark in match.highlights] == [0, len(item.title) - 6]


def test_a_hit_that_proves_nothing_is_no_match() -> None:
    found: Match | None = next(
        iter(reading("taurus -kyiv", Item("Taurus for Kyiv", lang="en")).matches), None
    )
    assert found is None


@pytest.mark.parametrize(
    "query", ["@vocabulary AND talks", "talks AND NOT @vocabulary", "@vocabulary OR xyzzyx"]
)
def test_a_concept_that_is_only_vocabulary_is_found_where_a_query_asks_for_it(query: str) -> None:
    item = Item(title="Peace talks go on", summary="Kyiv will not comment", lang="en")
    found = reading(query, item)
    assert bool(found.matches) == ("NOT" not in query)
    assert "vocabulary" not in {hit.name for hit in found.concepts}


def test_a_query_is_left_alone_where_none_of_its_alternatives_is_found() -> None:
    assert fires('summit AND ("peace talks" OR delegation)', "Summit: peace talks")
    assert not fires('summit AND ("peace talks" OR delegation)', "Summit: talks about peace")
    assert fires("summit AND (delegation OR @talks)", "Summit: peace talks")


def test_who_wants_matches_only_gets_the_same_ones_and_no_facts_are_read_for_them() -> None:
    rules = [
        Rule(RuleId("plain"), "Plain", parse("talks")),
        Rule(RuleId("dated"), "Dated", parse("talks has:date")),
    ]
    item = Item(title="Talks on Monday", summary="", lang="en")
    whole = RuleBook({}, rules).read(item, reference=dt.date(2025, 5, 28))
    bare = RuleBook({}, rules).read(item, reference=dt.date(2025, 5, 28), matching_only=True)
    assert (
        [match.rule for match in bare.matches]
        == [match.rule for match in whole.matches]
        == ["dated", "plain"]
    )
    assert [match.highlights for match in bare.matches] == [match.highlights for match in whole.matches]
    assert all(not match.facts for match in bare.matches)
    plain = RuleBook({}, rules[:1]).read(item, reference=dt.date(2025, 5, 28), matching_only=True)
    assert plain.facts == ()
