"""A dry run says what the live rules would have said: of whatever is stored, by whatever query, index or not."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.query import Node
from bot.rules.rule import Rule, RuleId
from bot.store.candidates import candidates
from bot.store.database import Store
from bot.store.history import NEWEST_MAX, DryRun, dry_run
from bot.store.words import index_words
from tests.support.queries import CONCEPTS, any_nodes, items, leaves, nodes
from tests.support.stored import put
from tests.support.world import NOON, Outside, running
from tests.support.world import item as report

WATCHED = RuleId("watched")
HOURS = timedelta(hours=1)


def _stored(news: Sequence[Item], *, worded: int) -> Store:
    """The first `worded` of the items are in the index, the others came after its last run."""
    store = Store.in_memory()
    dated = [(one, NOON - HOURS * number) for number, one in enumerate(news)]
    put(store, dated[:worded])
    asyncio.run(index_words(store))
    put(store, dated[worded:])
    return store


def _matched(news: Sequence[Item], query: Node) -> list[int]:
    """The items, counted from 1, that the rule sees when each is read by itself."""
    book = RuleBook(CONCEPTS, [Rule(WATCHED, "watched", query)])
    return [
        number
        for number, one in enumerate(news, start=1)
        if book.read(one, reference=(NOON - HOURS * (number - 1)).date()).matches
    ]


def _run(store: Store, query: Node) -> DryRun:
    rule = Rule(WATCHED, "watched", query)
    return asyncio.run(dry_run(store, RuleBook(CONCEPTS), rule, NOON))


@settings(max_examples=150, deadline=None)
@given(st.lists(items, min_size=1, max_size=8), nodes | leaves, st.integers(0, 8))
def test_a_dry_run_counts_just_what_the_rule_sees_in_all_items(
    news: list[Item], query: Node, worded: int
) -> None:
    store = _stored(news, worded=worded)
    run = _run(store, query)
    expected = _matched(news, query)
    assert (run.items, run.rings) == (len(expected), len(expected))
    assert [hit.item_id for hit in run.newest] == expected[:NEWEST_MAX]
    assert not run.truncated
    store.close()


@settings(max_examples=150, deadline=None)
@given(st.lists(items, min_size=1, max_size=8), any_nodes)
def test_no_part_of_a_query_hides_an_item_that_it_would_find(news: list[Item], query: Node) -> None:
    store = _stored(news, worded=len(news))
    found = asyncio.run(candidates(store, CONCEPTS, query, since=NOON - HOURS * 200, limit=100))
    assert set(_matched(news, query)) <= set(found.ids)
    store.close()


FORMS = [
    ("negotiation", "Negotiations go on in Geneva", "en"),
    ("negotiations", "The negotiation goes on", "en"),
    ("negotiation", "Negotiatons go on in Geneva", "en"),
    ("Zelensky", "Selenskyj reist nach Genf", "de"),
    ("Zelenskyy", "Зеленський поїхав до Женеви", "uk"),
    ("Verhandlung", "Die Verhandlungen gehen weiter", "de"),
    ("Verhandlung", "Neue Verhandlungsrunde geplant", "de"),
    ("Rakete", "Raketenangriff auf eine Stadt", "de"),
    ("переговори", "Тривають переговори про мир", "uk"),
    ("переговори", "Учасники переговорів повернулися", "uk"),
    ("missil*", "Les missiles et les drones", "fr"),
    ("=Sumy", "Sumy under fire", "en"),
    ('"peace talks"', "The peace talks, again", "en"),
    ("görüşme", "Görüşmeler yarın başlıyor", "tr"),
    ("rozmowy", "Po rozmowach w Genewie", "pl"),
]


@pytest.mark.parametrize(("query", "title", "lang"), FORMS)
def test_another_form_or_spelling_is_found_in_the_past(query: str, title: str, lang: str) -> None:
    others = [Item(title=f"A bakery opens, for the {number}th time", lang="en") for number in range(30)]
    store = _stored([*others, Item(title=title, lang=lang)], worded=31)
    found = asyncio.run(candidates(store, {}, parse(query), since=NOON - HOURS * 200, limit=100))
    assert found.ids == (31,), "it is found, and nothing else need be read"
    run = _run(store, parse(query))
    assert [hit.item.title for hit in run.newest] == [title]
    assert run.newest[0].highlights
    store.close()


@settings(max_examples=40, deadline=None)
@given(st.lists(items, min_size=1, max_size=6), nodes)
def test_a_dry_run_counts_what_was_matched_live(news: list[Item], query: Node) -> None:
    outside = Outside(documents={"a": []})
    outside.documents["a"] = [
        report(number, one.title, at=NOON - HOURS * number, summary=one.summary)
        for number, one in enumerate(news, start=1)
        if one.title.strip() or one.summary.strip()
    ]
    rule = Rule(WATCHED, "watched", query)
    with running(outside, watched=[rule]) as process:
        asyncio.run(process.passes())
        asyncio.run(index_words(process.store))
        live = process.store.row("SELECT count(*) AS n FROM match WHERE rule_id = ?", (WATCHED,))
        stories = process.store.row(
            "SELECT count(DISTINCT i.story_id) AS n FROM match m JOIN item i ON i.id = m.item_id"
            " WHERE m.rule_id = ?",
            (WATCHED,),
        )
        run = asyncio.run(dry_run(process.store, process.pipeline.book, rule, NOON))
    assert live is not None
    assert stories is not None
    assert (run.items, run.rings) == (live["n"], stories["n"])
