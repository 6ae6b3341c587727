"""Which number, ordinal or place is news beside those that are known."""

from typing import Literal

import pytest

from bot.facts.fact import Fact, FactKind
from bot.stories.news import is_news

Hedge = Literal["", "about", "at least", "at most"]


def number(value: str, hedge: Hedge = "", text: str = "") -> Fact:
    return Fact(FactKind.NUMBER, value, text or value, "title", 0, 1, hedge=hedge)


@pytest.mark.parametrize(
    ("known", "now", "hedge"),
    [
        ("20 vehicle", "60 vehicle", ""),
        ("5000000000 EUR", "8000000000 EUR", ""),
        ("3000 soldier", "9000 soldier", ""),
        ("20 tank", "25 tank", ""),
        ("60 tank", "20 tank", ""),
        ("4.5 percent", "4.25 percent", ""),
        ("12 killed", "40 killed", ""),
        ("3000 soldier", "9000 soldier", "about"),
        ("10-15 drone", "40 drone", ""),
        ("0 tank", "3 tank", ""),
        ("5.5 percent", "5.25 percent", ""),
        ("450 EUR", "520 EUR", ""),
    ],
)
def test_another_number_of_the_same_thing_is_news(known: str, now: str, hedge: Hedge) -> None:
    assert is_news(number(now, hedge), [("number", known)])


@pytest.mark.parametrize(
    ("known", "now", "hedge"),
    [
        ("14 killed", "17 killed", "at least"),
        ("120 killed", "131 killed", ""),
        ("800 wounded", "900 wounded", "at least"),
        ("3000 soldier", "3100 soldier", "about"),
        ("3000 soldier", "3100 soldier", ""),
        ("12000 household", "12400 household", ""),
        ("4.1 percent", "4 percent", ""),
        ("5000000000 EUR", "5400000000 USD", ""),
        ("4000 hectare", "40 sq-km", ""),
        ("10-15 drone", "12 drone", ""),
        ("12 drone", "10-15 drone", ""),
        ("12 day", "34 day", ""),
        ("355 drone", "367 drone", ""),
        ("6.2 magnitude", "6.1 magnitude", ""),
    ],
)
def test_a_rounded_hedged_or_rising_number_or_one_of_something_else_is_none(
    known: str, now: str, hedge: Hedge
) -> None:
    assert not is_news(number(now, hedge), [("number", known)])


def test_the_length_of_a_truce_is_news_and_how_long_something_takes_is_none() -> None:
    assert is_news(number("60 day", text="60-day"), [("number", "30 day")])
    assert not is_news(number("60 day", text="60 days"), [("number", "30 day")])


def test_a_thing_that_was_not_counted_before_is_no_change() -> None:
    assert not is_news(number("20 tank"), [("date", "2025-06-02")])


@pytest.mark.parametrize(("now", "news"), [("3 round", True), ("1 round", False), ("3 package", False)])
def test_only_a_later_one_of_the_same_is_news(now: str, *, news: bool) -> None:
    assert is_news(Fact(FactKind.ORDINAL, now, now, "title", 0, 1), [("ordinal", "2 round")]) is news


def test_the_first_place_is_news_and_so_is_one_that_something_moves_to() -> None:
    named = Fact(FactKind.PLACE, "geneva", "Geneva", "title", 0, 1)
    moved = Fact(FactKind.PLACE, "geneva", "Geneva", "title", 0, 1, role="to")
    assert is_news(named, [])
    assert not is_news(named, [("place", "istanbul")])
    assert is_news(moved, [("place", "istanbul")])
    left = Fact(FactKind.PLACE, "istanbul", "Istanbul", "title", 0, 1, role="from")
    assert not is_news(left, [])
