"""The facts of an item: which field, which place, which sentence."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.fact import FactKind
from bot.facts.places import PlaceHit
from bot.facts.read import read
from bot.feeds.item import Item

SAID = date(2025, 5, 28)
LANGS = ("en", "de", "uk", "ru", "es", "fr", "tr", "pl", "it", "")
PIECES = st.sampled_from(
    ["2", "12.", "12-й", "3,000", "3.000", "1 234", "5bn", "€5", "%", "%12", "half", "million", "mil", "тысяч",
     "пол", "двести", "zweihundert", "second", "12th", "12e", "º", "round", "пакет", "Paket", "-", "to", "до",
     "between", "and", "killed", "10:30", "F-16", "٣", "²", "½", "İ", "'", "’", "d'", "soldats", "9" * 40, "\n"]
)  # fmt: skip


def test_dates_of_title_and_summary_are_read_with_their_place() -> None:
    item = Item(title="Talks on 2 June", summary="The first round was on 16 May. The next is due on Monday.")
    facts = [fact for fact in read(item, lang="en", reference=SAID) if fact.kind is FactKind.DATE]
    assert [(fact.field, fact.value, fact.sentence, fact.past) for fact in facts] == [
        ("title", "2025-06-02", 0, False),
        ("summary", "2025-05-16", 0, True),
        ("summary", "2025-06-02", 1, False),
    ]
    assert all(item.field(fact.field)[fact.start : fact.stop] == fact.text for fact in facts)


def test_without_a_day_of_publication_only_full_dates_are_read() -> None:
    item = Item(title="Talks on 2 June", summary="They met tomorrow a year ago, on 16 May 2024.")
    facts = read(item, lang="en", reference=None)
    assert [(fact.value, fact.past) for fact in facts] == [("2024-05-16", False)]


def test_facts_of_all_kinds_stand_in_the_order_of_the_text() -> None:
    item = Item(title="Second round: 20 tanks moved to Geneva on 2 June, talks postponed")
    places = (PlaceHit("geneva", "title", 32, 38),)
    facts = read(item, lang="en", reference=SAID, places=places)
    assert [(fact.kind, fact.value) for fact in facts] == [
        (FactKind.ORDINAL, "2 round"),
        (FactKind.NUMBER, "20 tank"),
        (FactKind.PLACE, "geneva"),
        (FactKind.DATE, "2025-06-02"),
        (FactKind.STATUS, "postponed"),
    ]


@pytest.mark.parametrize("reference", [SAID, None])
def test_the_digits_of_a_date_are_no_number(reference: date | None) -> None:
    item = Item(title="Talks on 2 June, at 10:00 on 3.6.2025, and on Monday the 9th")
    assert {fact.kind for fact in read(item, lang="en", reference=reference)} <= {FactKind.DATE}


@settings(max_examples=80, deadline=None)
@given(words=st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=12), lang=st.sampled_from(LANGS))
def test_every_fact_stands_where_it_says_and_nothing_is_raised(words: list[str], lang: str) -> None:
    text = " ".join(words)
    for fact in read(Item(title=text), lang=lang, reference=SAID):
        assert text[fact.start : fact.stop] == fact.text
        assert fact.text.strip()
        assert fact.value


def test_a_text_full_of_numbers_is_read_to_its_end() -> None:
    item = Item(title="", summary="20 tanks and 3,000 troops in the second round. " * 400)
    assert len(read(item, lang="en", reference=SAID)) == 1_200


@pytest.mark.parametrize(
    "piece",
    ["two hundred and ", "million ", "тысяча миллион ", "5 million ", "yüz bin ", "9" * 15 + " billion "],
)
def test_a_heap_of_number_words_is_read_without_harm(piece: str) -> None:
    for lang in ("en", "ru", "tr", "de"):
        facts = read(Item(title="", summary=piece * 60), lang=lang, reference=SAID)
        assert all(len(fact.value) < 60 for fact in facts)


def test_an_item_without_dates_has_no_facts() -> None:
    assert read(Item(title="Nothing new"), lang="en", reference=SAID) == ()
