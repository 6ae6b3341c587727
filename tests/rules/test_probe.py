"""What a query is made of, asked part by part: one with the index, and with what it would be without an alias."""

from dataclasses import replace

from hypothesis import given, settings

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.compiled import View
from bot.rules.deciding import Decided, Deciding
from bot.rules.explaining import Explainer
from bot.rules.grammar import parse
from bot.rules.probe import Alias, Probe
from bot.rules.query import Node
from bot.rules.rule import ConceptList, Rule, RuleId
from tests.support.queries import CONCEPTS, items, nodes


def rule_of(query: Node) -> Rule:
    return Rule(RuleId("r"), "r", query)


def rings(query: Node, item: Item, concepts: dict[str, ConceptList]) -> bool:
    return bool(RuleBook(concepts, [rule_of(query)]).read(item, reference=None).matches)


@settings(max_examples=300, deadline=None)
@given(nodes, items)
def test_a_probe_says_of_a_query_what_the_book_says(query: Node, item: Item) -> None:
    probe = Probe(CONCEPTS, [query])
    found = probe.find(query, View(probe.look(item, None)))
    assert (found is not None) is rings(query, item, CONCEPTS)


@settings(max_examples=300, deadline=None)
@given(nodes, items)
def test_whatever_a_rule_does_has_a_reason(query: Node, item: Item) -> None:
    probe = Probe(CONCEPTS, [query])
    explainer = Explainer(rule_of(query), probe)
    sight = probe.look(item, None)
    if rings(query, item, CONCEPTS):
        assert explainer.why_rang(sight).branches
    else:
        reason = explainer.why_silent(sight)
        assert reason.struck or all(branch.lacks for branch in reason.branches)
        assert reason.struck or reason.branches


@settings(max_examples=200, deadline=None)
@given(nodes, items)
def test_an_alias_decides_a_row_just_if_a_rule_set_without_it_says_otherwise(query: Node, item: Item) -> None:
    probe = Probe(CONCEPTS, [query])
    deciding = Deciding(rule_of(query), probe)
    deciding.add("row", probe.look(item, None), should=True)
    now = rings(query, item, CONCEPTS)
    for alias in probe.aliases(query):
        if not alias.leaf.startswith("@"):
            continue
        name = alias.leaf[1:]
        kept = tuple(one for one in CONCEPTS[name].aliases if one != alias.text)
        without = CONCEPTS | {name: replace(CONCEPTS[name], aliases=kept)}
        assert (alias in deciding.rows) is (rings(query, item, without) is not now), alias


TALKS = {
    "talks": ConceptList("talks", "", ("talks", "peace talks", "negotiat*")),
    "sport": ConceptList("sport", "", ("coach", "match")),
}
QUERY = parse("@talks geneva -(@talks NEAR/6 @sport)")


def decided(*rows: tuple[str, str, bool]) -> Deciding:
    probe = Probe(TALKS, [QUERY])
    deciding = Deciding(rule_of(QUERY), probe)
    for name, title, should in rows:
        deciding.add(name, probe.look(Item(title=title, lang="en"), None), should=should)
    return deciding


def test_each_verdict_names_what_the_row_would_be_without_the_alias() -> None:
    deciding = decided(
        ("a", "Talks in Geneva", True),
        ("b", "Negotiators gather in Geneva", False),
        ("c", "Talks with the coach in Geneva", False),
        ("d", "Negotiators watch the match in Geneva", True),
    )
    assert deciding.rows[Alias("@talks", "talks")] == [Decided("a", "hit", "miss")]
    assert deciding.rows[Alias("@talks", "negotiat*")] == [Decided("b", "false alert", "silent")]
    assert deciding.rows[Alias("@sport", "coach")] == [Decided("c", "silent", "false alert")]
    assert deciding.rows[Alias("@sport", "match")] == [Decided("d", "miss", "hit")]


def test_a_word_of_the_rule_itself_can_decide() -> None:
    assert decided(("a", "Talks in Geneva", True)).rows[Alias("geneva", "geneva")] == [
        Decided("a", "hit", "miss")
    ]


def test_an_alias_that_another_one_stands_in_for_decides_nothing() -> None:
    deciding = decided(("a", "Peace talks in Geneva", True))
    assert Alias("@talks", "peace talks") not in deciding.rows
    assert Alias("@talks", "talks") not in deciding.rows
    assert deciding.idle == 2


def test_what_is_in_no_row_is_counted_apart_and_what_decides_several_is_not_one() -> None:
    deciding = decided(("a", "Talks in Geneva", True), ("b", "Talks near Geneva", True))
    assert deciding.unseen == 4  # two names of talks, two of sport
    assert list(deciding.only_one()) == []
    assert len(deciding.rows) == 2
