"""The facts of an item: which field, which place, which sentence."""

from datetime import date

from bot.facts.fact import FactKind
from bot.facts.read import read
from bot.feeds.item import Item

SAID = date(2025, 5, 28)


def test_dates_of_title_and_summary_are_read_with_their_place() -> None:
    item = Item(title="Talks on 2 June", summary="The first round was on 16 May. The next is due on Monday.")
    facts = read(item, lang="en", reference=SAID)
    assert [(fact.field, fact.value, fact.sentence, fact.past) for fact in facts] == [
        ("title", "2025-06-02", 0, False),
        ("summary", "2025-05-16", 0, True),
        ("summary", "2025-06-02", 1, False),
    ]
    assert all(fact.kind is FactKind.DATE for fact in facts)
    assert all(item.field(fact.field)[fact.start : fact.stop] == fact.text for fact in facts)


def test_without_a_day_of_publication_only_full_dates_are_read() -> None:
    item = Item(title="Talks on 2 June", summary="They met tomorrow a year ago, on 16 May 2024.")
    facts = read(item, lang="en", reference=None)
    assert [(fact.value, fact.past) for fact in facts] == [("2024-05-16", False)]


def test_an_item_without_dates_has_no_facts() -> None:
    assert read(Item(title="Nothing new"), lang="en", reference=SAID) == ()
