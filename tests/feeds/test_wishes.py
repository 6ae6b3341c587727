"""What a document says about how often to ask for it, and what of that is meant."""

import pytest

from bot.feeds.item import ParsedFeed
from bot.feeds.parse import parse
from bot.feeds.wishes import wishes_of

ITEM = "<item><title>Ship in harbour</title><link>https://n.example/1</link></item>"
DAY = 24


def channel(head: str, tail: str = "") -> str:
    return f"<rss version='2.0'><channel><title>News</title>{head}{ITEM}{tail}</channel></rss>"


def updates(period: str, frequency: str = "", base: str = "") -> str:
    said = f"<sy:updatePeriod>\n  {period}  </sy:updatePeriod>"
    said += f"<sy:updateFrequency>{frequency}</sy:updateFrequency>" if frequency else ""
    return said + (f"<sy:updateBase>{base}</sy:updateBase>" if base else "")


@pytest.mark.parametrize(
    ("head", "pause_s"),
    [
        ("", None),
        ("<ttl>30</ttl>", 1800),
        ("<ttl> 5 </ttl>", 300),
        ("<ttl>soon</ttl>", None),
        ("<ttl/>", None),
        (updates("hourly", "6"), 600),
        (updates("hourly", "2"), 1800),
        (updates("daily", "48"), 1800),
        (updates("Daily"), 86_400),
        (updates("weekly", "1"), 604_800),
        (updates("yearly", "1"), 604_800),
        (updates("daily", "0"), None),
        (updates("daily", "-3"), None),
        (updates("now and then", "3"), None),
        (updates("hourly", "6") + "<ttl>20</ttl>", 1200),
        # what WordPress writes for everybody
        (updates("hourly", "1"), None),
        (updates("hourly"), None),
        # but whoever says when the hour begins has thought of it
        (updates("hourly", "1", "2002-05-01T00:05+00:00"), 3600),
    ],
)
def test_the_pause_that_a_document_wishes_for(head: str, pause_s: int | None) -> None:
    assert wishes_of(channel(head)).pause_s == pause_s


def hours(*values: object) -> str:
    return f"<skipHours>{''.join(f'<hour> {value} </hour>' for value in values)}</skipHours>"


def days(*values: str) -> str:
    return f"<skipDays>\n{''.join(f'<day>{value}</day>' for value in values)}</skipDays>"


@pytest.mark.parametrize(
    ("head", "skipped"),
    [
        (hours(3), {24 * day + 3 for day in range(7)}),
        # RSS 0.91 counts from 1 to 24
        (hours(24), {24 * day for day in range(7)}),
        (hours(25, "noon", ""), set()),
        (days("Thursday"), set(range(24))),
        (days("SUNDAY", "someday"), set(range(3 * DAY, 4 * DAY))),
        (days("Thursday") + hours(0), set(range(24)) | {24 * day for day in range(7)}),
        # who skips everything means nothing by it
        (hours(*range(24)), set()),
        ("<skipHours><hour>3", set()),
    ],
)
def test_the_hours_of_the_week_that_a_document_skips(head: str, skipped: set[int]) -> None:
    assert wishes_of(channel(head)).skipped == skipped


def test_wishes_may_stand_behind_the_items_and_those_in_an_item_are_not_the_feeds() -> None:
    assert wishes_of(channel("", "<ttl>10</ttl>")).pause_s == 600
    within = ITEM.replace("</item>", "<ttl>10</ttl></item>")
    assert wishes_of(channel("").replace(ITEM, within)).pause_s is None


def test_parsing_brings_the_wishes_along() -> None:
    parsed = parse(channel(updates("daily") + hours(4)).encode(), url="https://n.example/")
    assert isinstance(parsed, ParsedFeed)
    assert (parsed.wishes.pause_s, len(parsed.wishes.skipped)) == (86_400, 7)
