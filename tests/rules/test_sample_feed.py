"""The bundled sample under the shipped rules: each report rings for what it is about, the noise for nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.feeds.item import Item, ParsedFeed
from bot.feeds.parse import parse
from bot.feeds.sample import render
from bot.rules.book import RuleBook
from bot.rules_folder import load_folder

RULES = Path(__file__).resolve().parents[2] / "rules"
TEMPLATE = (RULES / "sample-feed.xml").read_text(encoding="utf-8")
RULESET = load_folder(RULES, examples=False)
BOOK = RuleBook(RULESET.concepts, RULESET.rules)

TALKS = {1, 2, 3, 4, 5, 6, 21, 22, 23, 24}
OFFENSIVE = {7, 8, 9, 27, 28, 29}
TAURUS = {10, 11, 12, 25, 26}
NOISE = {13, 14, 15, 16, 17, 18, 19, 20, 30}

NOWS = [
    datetime(2026, 6, 15, 9, tzinfo=UTC),
    datetime(2027, 12, 27, 1, tzinfo=UTC),
    datetime(2028, 2, 22, 23, 59, tzinfo=UTC),
]


def _items(now: datetime) -> dict[int, Item]:
    feed = parse(render(TEMPLATE, now).encode(), url="file:sample-feed.xml")
    assert isinstance(feed, ParsedFeed)
    return {int(item.guid.removeprefix("sample-")): item for item in feed.items}


def _fired(item: Item) -> set[str]:
    assert item.published
    return {str(match.rule) for match in BOOK.read(item, reference=item.published.date()).matches}


@pytest.mark.parametrize("now", NOWS, ids=str)
def test_each_report_rings_for_its_own_subject_on_any_day(now: datetime) -> None:
    meant = {
        **{key: {"talks"} for key in TALKS},
        **{key: {"offensive"} for key in OFFENSIVE},
        **{key: {"taurus"} for key in TAURUS},
        **{key: set() for key in NOISE},
    }
    assert {number: _fired(item) for number, item in _items(now).items()} == meant


def test_the_talks_move_from_one_week_ahead_to_two() -> None:
    now = NOWS[0]
    dates: dict[int, set[str]] = {}
    for number in TALKS:
        item = _items(now)[number]
        assert item.published
        (match,) = BOOK.read(item, reference=item.published.date()).matches
        dates[number] = {fact.value for fact in match.facts if fact.kind == "date"}
    assert {number: dates[number] for number in (1, 2, 3, 4, 5, 6)} == {
        key: {"2026-06-22"} for key in range(1, 7)
    }
    assert {number: dates[number] for number in (21, 22, 23, 24)} == {
        key: {"2026-06-29"} for key in range(21, 25)
    }
