"""POLL's decision: which outcome each item leaves with, in which order, and on which day it was published."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.alerts.intake import FeedView, Intake, Read, judge, publication_day
from bot.alerts.reasons import ItemOutcome
from bot.facts.fact import Fact
from bot.feeds.identity import identities_of
from bot.feeds.item import Item
from bot.feeds.triage import ItemState, Triaged
from bot.rules.match import Match, Reading
from bot.rules.rule import RuleId
from bot.stories.keeper import StoryKeeper
from bot.stories.story import Decision, StoryReason
from tests.support.situations import date_of

NOW = datetime(2025, 5, 28, 12, tzinfo=UTC)
FEED = FeedView(1, "https://news.example/f", "News", "en", "", "UTC", sample=False, primed=True)
FRESH = FeedView(1, "https://news.example/f", "News", "en", "", "UTC", sample=False, primed=False)
SAMPLE = FeedView(1, "file:s.xml", "Sample", "en", "", "UTC", sample=True, primed=False)
TITLE = "Russia offers talks with Ukraine on 2 June in Istanbul"


def read(
    title: str = TITLE,
    *facts: Fact,
    age: timedelta = timedelta(hours=1),
    matched: bool = True,
    before: ItemOutcome | None = None,
    dated: bool = True,
) -> Read:
    item = Item(title=title, guid=title, lang="en", published=NOW - age if dated else None)
    (keys,) = identities_of([item], "1")
    state = ItemState.NEW if before is None else ItemState.CHANGED
    triaged = Triaged(item, keys, 0, state, None if before is None else 4)
    matches = (Match(RuleId("talks"), (), facts),) if matched else ()
    return Read(triaged, Reading("en", matches, (), facts), before)


def judged(*reads: Read, feed: FeedView = FEED, keeper: StoryKeeper | None = None) -> tuple[Intake, ...]:
    return judge(reads, feed=feed, fetched=NOW, keeper=keeper or StoryKeeper())


ALERT, BACKLOG, TOO_OLD = ItemOutcome.ALERT, ItemOutcome.BACKLOG, ItemOutcome.TOO_OLD
DAYS_14 = timedelta(days=14)


@pytest.mark.parametrize(
    ("sentence", "one", "feed", "outcome"),
    [
        ("what no rule matches raises no alert", read(matched=False), FEED, ItemOutcome.NO_MATCH),
        ("a match raises an alert", read(), FEED, ALERT),
        ("what stands in a feed at its first poll is backlog", read(), FRESH, BACKLOG),
        ("the sample has no backlog", read(), SAMPLE, ALERT),
        ("14 days before the fetch is not too old", read(age=DAYS_14), FEED, ALERT),
        ("a second more is", read(age=DAYS_14 + timedelta(seconds=1)), FEED, TOO_OLD),
        ("too old is said before backlog", read(age=DAYS_14 * 2), FRESH, TOO_OLD),
        ("an item without a date is as old as its fetch", read(dated=False), FEED, ALERT),
        ("an item from the future is as old as its fetch", read(age=timedelta(days=-30)), FEED, ALERT),
        ("a changed item that had rung may ring again", read(before=ALERT), FEED, ALERT),
        ("a changed item that matches only now rings", read(before=ItemOutcome.NO_MATCH), FEED, ALERT),
    ],
)
def test_an_item_leaves_with_its_outcome(
    sentence: str, one: Read, feed: FeedView, outcome: ItemOutcome
) -> None:
    (intake,) = judged(one, feed=feed)
    assert (sentence, intake.outcome) == (sentence, outcome)
    assert intake.alerts is (outcome is ALERT)


def test_a_corrected_comma_in_the_backlog_is_no_news_but_a_changed_date_is() -> None:
    keeper = StoryKeeper()
    judged(read(TITLE, date_of("2025-06-02")), feed=FRESH, keeper=keeper)
    (comma,) = judged(read(f"{TITLE}.", date_of("2025-06-02"), before=BACKLOG), keeper=keeper)
    moved_title = TITLE.replace("2 June", "16 June")
    (moved,) = judged(read(moved_title, date_of("2025-06-16"), before=BACKLOG), keeper=keeper)
    assert (comma.verdict.decision, comma.outcome) == (Decision.REPEAT, BACKLOG)
    assert (moved.verdict.decision, moved.outcome) == (Decision.DELTA, ALERT)


def test_items_are_judged_oldest_first_whatever_the_order_of_the_document() -> None:
    newest, oldest = read(f"{TITLE}, again"), read(age=timedelta(hours=3))
    intakes = judged(newest, oldest)
    assert [intake.triaged.item.title for intake in intakes] == [TITLE, f"{TITLE}, again"]
    assert [intake.verdict.decision for intake in intakes] == [Decision.NEW, Decision.REPEAT]


def test_a_late_item_never_changes_a_fact_that_a_newer_one_set() -> None:
    keeper = StoryKeeper()
    judged(read(TITLE.replace("2 June", "16 June"), date_of("2025-06-16")), keeper=keeper)
    (late,) = judged(read(TITLE, date_of("2025-06-02"), age=timedelta(hours=9)), keeper=keeper)
    assert late.verdict.reason is StoryReason.OLDER_THAN_FACT


def test_facts_of_a_matched_item_are_those_in_the_sentences_of_its_matches() -> None:
    ours, elsewhere = date_of("2025-06-02"), date_of("2025-07-30")
    both = read(TITLE, ours)
    reading = Reading("en", both.reading.matches, (), (ours, elsewhere))
    (intake,) = judged(Read(both.triaged, reading))
    assert intake.sighting.facts == (ours,)


@pytest.mark.parametrize(
    ("publisher", "title", "named"),
    [("Wire", "News", "Wire"), ("", "News", "News"), ("", "", "https://news.example/f")],
)
def test_a_report_counts_for_its_publisher_else_for_its_feed(publisher: str, title: str, named: str) -> None:
    feed = FeedView(1, FEED.url, title, "en", publisher, "UTC", sample=False, primed=True)
    (intake,) = judged(read(), feed=feed)
    assert intake.sighting.publisher == named


@pytest.mark.parametrize(
    ("hour", "zone", "day"),
    [
        (23, "UTC", date(2025, 5, 28)),
        (23, "Europe/Kyiv", date(2025, 5, 29)),
        (3, "America/New_York", date(2025, 5, 27)),
    ],
)
def test_the_day_of_publication_is_that_of_the_publishers_clock(hour: int, zone: str, day: date) -> None:
    item = Item(title="x", published=datetime(2025, 5, 28, hour, tzinfo=UTC))
    assert publication_day(item, fetched=NOW, timezone=zone) == day


def test_without_a_date_the_day_of_publication_is_that_of_the_fetch() -> None:
    assert publication_day(Item(title="x"), fetched=NOW, timezone="UTC") == NOW.date()
