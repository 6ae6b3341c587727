"""For which items a rule with full text hopes for the article, and that others cost nothing."""

from dataclasses import replace
from datetime import date

import pytest

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import ConceptList, Rule, RuleId

DAY = date(2025, 5, 28)
CONCEPTS = {
    "meet": ConceptList("meet", "To meet", ("meet", "meeting"), kind="words"),
    "ferry": ConceptList("ferry", "The ferry", ("ferry", "ferries")),
}


def book_of(query: str, *, full_text: bool = True) -> RuleBook:
    return RuleBook(CONCEPTS, [Rule(id=RuleId("r"), title="r", query=parse(query), full_text=full_text)])


@pytest.mark.parametrize(
    ("query", "item", "hopes"),
    [
        ("ferry strike", Item("The ferry is late"), True),
        ("ferry strike", Item("A strike", "of bakers"), True),
        ("ferry strike", Item("Bread", "is dear"), False),
        ("ferry strike", Item("A ferry strike"), False),  # it matches
        ("ferry -strike", Item("A strike of ferry crews"), False),  # no text takes the word away
        ("ferry vote -strike", Item("The ferry", "after the strike"), False),
        ("ferry vote -(strike has:date)", Item("The ferry", "after the strike"), True),
        ("ferry lang:de", Item("The ferry is late", lang="en"), False),
        ("ferry strike lang:en", Item("The ferry is late", lang="en"), True),
        ("title:ferry strike", Item("Boats", "The ferry is late"), False),
        ("title:ferry strike", Item("The ferry is late"), True),
        ("ferry", Item("Bread is dear"), False),
        ("ferry from:news.example", Item("Bread is dear", link="https://news.example/1"), True),
        ("ferry from:news.example", Item("Bread is dear", link="https://other.example/1"), False),
        ("ferry -from:news.example", Item("Bread is dear", link="https://other.example/1"), False),
        ("ferry has:date", Item("The ferry is late"), True),
        ("ferry NEAR/3 strike", Item("The ferry is late, and bakers, too, are on strike"), True),
        ("strike NOT NEAR/3 ferry", Item("A ferry strike"), True),
        ("(ferry lang:de) OR (strike lang:de)", Item("The ferry is late", lang="en"), False),
        ("@ferry @meet", Item("They meet today"), False),  # vocabulary alone
        ("@ferry @meet", Item("Ferries are late"), True),
        ("@meet (mayor OR council)", Item("The mayor is ill"), True),
        ("@meet has:date", Item("They meet"), True),  # it has nothing else
        ("ferry strike vote", Item("The ferry is late"), False),  # less than half
        ("ferry strike vote", Item("The ferry is late", "A strike is feared"), True),
        ("(ferry strike vote) OR bakery", Item("The ferry is late"), False),
        ("ferry (strike OR vote) -bread", Item("They vote"), True),
        ("(ferry NEAR/3 crew) (strike NEAR/3 harbour)", Item("A strike of bakers"), True),
        ('"night ferry" vote', Item("The ferry is late"), False),  # a phrase counts whole
    ],
)
def test_a_rule_hopes_where_something_speaks_for_it_and_nothing_against(
    query: str, item: Item, *, hopes: bool
) -> None:
    item = replace(item, lang=item.lang or "en")
    assert book_of(query).read(item, reference=None).hopeful == (("r",) if hopes else ())
    assert book_of(query, full_text=False).read(item, reference=None).hopeful == ()


def test_what_was_read_with_its_article_hopes_for_nothing() -> None:
    item = Item("The ferry is late", lang="en", text="Nothing more is known.")
    assert book_of("ferry strike").read(item, reference=None).hopeful == ()


def test_rules_come_and_go_and_share_their_words() -> None:
    book = book_of("ferry strike")
    item = Item("The ferry is late", lang="en")
    (rule,) = book.rules.values()
    book.put(replace(rule, id=RuleId("s")))
    assert book.read(item, reference=None).hopeful == ("r", "s")
    book.remove(RuleId("r"))
    assert book.read(item, reference=None).hopeful == ("s",)
    book.put(replace(rule, id=RuleId("s"), full_text=False))
    assert book.read(item, reference=None).hopeful == ()
    assert [match.rule for match in book.read(Item("A ferry strike", lang="en"), reference=None).matches] == [
        "s"
    ]


def test_the_text_is_a_field_of_its_own() -> None:
    text = "It was a calm day.\n\nOn 2 June the ferry crews will vote.\n\nNobody slept."
    item = Item("Harbour news", "Crews met", lang="en", text=text)
    (match,) = book_of("ferry vote").read(item, reference=None).matches
    assert [(one.field, text[one.start : one.stop]) for one in match.highlights] == [
        ("text", "ferry"),
        ("text", "vote"),
    ]
    assert book_of("title:ferry vote").read(item, reference=None).matches == ()
    assert book_of('"crews it"').read(item, reference=None).matches == ()
    assert book_of("met NEAR/3 calm").read(item, reference=None).matches == ()
    assert book_of("ferry has:date").read(item, reference=DAY).matches != ()
    assert book_of("calm has:date").read(item, reference=DAY).matches == ()
    assert book_of("ferry").read(item, reference=None).concepts == ()
