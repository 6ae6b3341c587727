"""What is said of a query that can be understood: each kind of advice, and that none of it is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feeds.item import Item
from bot.rules.advice import ADVICE_MAX, Advice, AdviceKind, Past, advise
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.query import Node
from bot.rules.rewriting import narrower
from bot.rules.rule import ConceptList, Rule, RuleId
from tests.support.queries import CONCEPTS, items, nodes

SHIPS = {
    "ship": ConceptList("ship", "Ships", ("ship", "=vessel", "frigate", "Fregatte*", "aircraft carrier")),
    "port": ConceptList("port", "Ports", ("harbour", "Odesa", "Одеса")),
}
IMPOSSIBLE, SUPERFLUOUS, OVERLAP = AdviceKind.IMPOSSIBLE, AdviceKind.SUPERFLUOUS, AdviceKind.OVERLAP
MISSPELT, UNKNOWN, OPERATOR = AdviceKind.MISSPELT, AdviceKind.UNKNOWN, AdviceKind.OPERATOR


def advice(query: str, past: Past | None = None) -> tuple[Advice, ...]:
    return advise(parse(query), SHIPS, past)


@pytest.mark.parametrize(
    ("query", "kind", "term", "instead"),
    [
        # A misspelt word, in any language, anywhere in the query.
        ("negotiatons harbour", MISSPELT, "negotiatons", "negotiations harbour"),
        ("harbour -goverment", MISSPELT, "goverment", "harbour -government"),
        ('"peace tallks"', MISSPELT, "tallks", '"peace talks"'),
        ("title:goverment", MISSPELT, "goverment", "title:government"),
        ("harbour NEAR/3 goverment", MISSPELT, "goverment", "harbour NEAR/3 government"),
        ("Regirung hafen", MISSPELT, "regirung", "regierung hafen"),
        ("правительтво", MISSPELT, "правительтво", "правительство"),
        ("frigtae", MISSPELT, "frigtae", "frigate"),
        # A word that nobody knows.
        ("xqzzk", UNKNOWN, "xqzzk", ""),
        ("zzzzq*", UNKNOWN, "zzzzq*", ""),
        # Small words that were probably meant as operators.
        ("ship and harbour", OPERATOR, "and", "ship harbour"),
        ("ship not harbour", OPERATOR, "not", "ship -harbour"),
        ("ship near harbour", OPERATOR, "near", ""),
        ("schiff und hafen", OPERATOR, "und", "schiff hafen"),
        ("schiff nicht hafen", OPERATOR, "nicht", "schiff -hafen"),
        ("корабель та порт", OPERATOR, "та", "корабель порт"),
        ("ship and harbour OR bridge", OPERATOR, "and", "(ship harbour) OR bridge"),
        # What another part makes superfluous.
        ("ship OR (ship harbour)", SUPERFLUOUS, "ship harbour", "ship"),
        ('harbour OR "harbour bridge"', SUPERFLUOUS, '"harbour bridge"', "harbour"),
        ('harbour "harbour bridge"', SUPERFLUOUS, "harbour", '"harbour bridge"'),
        ("ship (ship OR harbour)", SUPERFLUOUS, "ship OR harbour", "ship"),
        ("=ship OR ship", SUPERFLUOUS, "=ship", "ship"),
        ("=ship ship", SUPERFLUOUS, "ship", "=ship"),
        ("@ship OR frigate", SUPERFLUOUS, "frigate", "@ship"),
        ("@ship OR =vessel", SUPERFLUOUS, "=vessel", "@ship"),
        ("harb* OR =harbour", SUPERFLUOUS, "=harbour", "harb*"),
        ("ship -corn -(corn OR rice)", SUPERFLUOUS, "-corn", "ship -(corn OR rice)"),
        ("ship lang:de -lang:en", SUPERFLUOUS, "-lang:en", "ship lang:de"),
        ("ship title:ship", SUPERFLUOUS, "ship", "title:ship"),
        ("ship NEAR/3 harbour OR ship NEAR/6 harbour", SUPERFLUOUS, "ship NEAR/3 harbour", "ship NEAR/6 harbour"),
        # What another part finds nearly all of.
        ("missile OR missiles", OVERLAP, "missiles", "missile"),
        ("missil* OR missile", OVERLAP, "missile", "missil*"),
        ("@ship OR frigates", OVERLAP, "frigates", "@ship"),
        # What can never match.
        ("ship -ship", IMPOSSIBLE, "-ship", ""),
        ("ship -(ship OR harbour)", IMPOSSIBLE, "-(ship OR harbour)", ""),
        ('"harbour bridge" -harbour', IMPOSSIBLE, "-harbour", ""),
        ("=vessel -@ship", IMPOSSIBLE, "-@ship", ""),
        ("ship lang:de lang:en", IMPOSSIBLE, "lang:en", ""),
        ("ship has:date -has:date", IMPOSSIBLE, "-has:date", ""),
        ("bridge OR (ship -ship)", IMPOSSIBLE, "-ship", ""),
    ],
)  # fmt: skip
def test_a_probable_mistake_is_told_with_the_remedy(
    query: str, kind: AdviceKind, term: str, instead: str
) -> None:
    found = [one for one in advice(query) if (one.kind, one.term) == (kind, term)]
    assert len(found) == 1, advice(query)
    assert found[0].instead == instead
    assert found[0].remedy
    assert instead in found[0].remedy
    assert not instead or parse(instead)


@pytest.mark.parametrize(
    "query",
    [
        "ship harbour",
        "ship OR harbour",
        "frigate -harbour",
        'ship -"ship of the line"',
        "@ship NEAR/6 @port",
        "Friedensverhandlungen",
        "Raketenangriff",
        "переговори стамбул",
        "переговоры стамбул",
        "füze saldırısı",
        "rozmowy pokojowe",
        "Одеса",
        "f-16",
        "ship has:date",
        "ship -has:date",
        "(ship has:date) OR (harbour -has:date)",
        "ship lang:de,en",
        "ship from:bbc.com from:cnn.com",
        "and",
        "ship and",
        '"ship and harbour"',
        "ship =and harbour",
        "=mispeltword",
    ],
)
def test_where_nothing_is_wrong_nothing_is_said(query: str) -> None:
    assert [one for one in advice(query) if one.kind is not UNKNOWN or query != "=mispeltword"] == []


@pytest.mark.parametrize(
    ("past", "kind", "said"),
    [
        (
            Past(days=7, rings=412, without={"harbour": 112, "ship": 400}),
            AdviceKind.TOO_BROAD,
            "412 times in 7 days; “harbour” alone causes 300 of them",
        ),
        (
            Past(days=7, rings=500, at_least=True, without={"harbour": 0, "ship": 499}),
            AdviceKind.TOO_BROAD,
            "at least 500 times",
        ),
        (Past(days=7, rings=60, without={"harbour": 50, "ship": 55}), AdviceKind.TOO_BROAD, "60 times in 7 days"),
        (Past(silent_days=30), AdviceKind.SILENT, "nothing in the last 30 days"),
        (Past(nowhere={"bcc.com": "bbc.com"}), AdviceKind.NOWHERE, "no report on record is from “bcc.com”"),
    ],
)  # fmt: skip
def test_the_past_is_told_with_the_remedy(past: Past, kind: AdviceKind, said: str) -> None:
    (found,) = advice("ship OR harbour", past)
    assert found.kind is kind
    assert said in found.message
    assert found.remedy


def test_the_blamed_alternative_is_left_out_of_what_to_write_instead() -> None:
    (found,) = advice("bridge (ship OR harbour)", Past(rings=412, without={"harbour": 112, "ship": 400}))
    assert found.term == "harbour"
    assert found.instead == "bridge ship"


def test_a_week_of_fifty_rings_is_not_too_broad_and_one_more_is() -> None:
    assert advice("ship", Past(days=7, rings=50)) == ()
    assert [one.kind for one in advice("ship", Past(days=7, rings=51))] == [AdviceKind.TOO_BROAD]


def test_a_word_that_items_have_just_so_is_no_slip() -> None:
    assert advice("negotiatons", Past(seen=frozenset(("negotiatons",)))) == ()


def test_of_much_to_say_the_worst_comes_first_and_the_rest_is_cut() -> None:
    said = advice("ship -ship " + " ".join(f"qzxv{letter}k" for letter in "abcdefghijkl"))
    assert len(said) == ADVICE_MAX
    assert said[0].kind is IMPOSSIBLE


def test_each_alternative_can_be_tried_without_it() -> None:
    query = parse("a (b OR c) ((d OR e) NEAR/3 f) title:(g OR h) -(i OR j)")
    without = {part: str(node) for part, node in narrower(query).items()}
    assert set(without) == set("bcdegh"), "an exclusion causes no ring"
    assert without["b"] == "a c (d OR e) NEAR/3 f title:(g OR h) -(i OR j)"
    assert without["d"] == "a (b OR c) e NEAR/3 f title:(g OR h) -(i OR j)"
    assert without["h"] == "a (b OR c) (d OR e) NEAR/3 f title:g -(i OR j)"


def _matches(query: Node, item: Item) -> bool:
    book = RuleBook(CONCEPTS, [Rule(RuleId("r"), "r", query)])
    return bool(book.read(item, reference=None).matches)


@settings(max_examples=200, deadline=None)
@given(nodes, st.lists(items, min_size=1, max_size=4))
def test_what_is_called_superfluous_changes_nothing_and_what_is_called_impossible_never_matches(
    query: Node, news: list[Item]
) -> None:
    for said in advise(query, CONCEPTS):
        for one in news:
            if said.kind is SUPERFLUOUS:
                assert _matches(query, one) == _matches(parse(said.instead), one), said
            # In an alternative, or in what is barred, the rest may well match.
            if said.kind is IMPOSSIBLE and " OR " not in str(query) and "-(" not in str(query):
                assert not _matches(query, one), said
