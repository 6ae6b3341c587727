"""What the row of a feed says after each kind of answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.intake import FeedView
from bot.alerts.polling import PollClock, poll_intent
from bot.feeds.answer import Answer, Document, Failed, FailureKind, Quiet
from bot.feeds.item import ParsedFeed
from bot.feeds.moving import Moving
from bot.feeds.rhythm import Rhythm
from bot.feeds.timing import Hints, Wishes
from tests.support.world import item

CLOCK = PollClock(now=datetime(2025, 5, 28, 12, tzinfo=UTC), base_s=60, jitter=0.0)
NOW = CLOCK.now.timestamp()
BUSY = Rhythm(NOW - 14 * 86_400, NOW, hours=(40.0,) * 168, minutes=(112.0,) * 60)
FEED = FeedView(
    3, "https://news.example/f", "News", "en", "", "UTC", sample=False, primed=True,
    etag='"old"', last_modified="yesterday", body_hash=77, failures=2, rhythm=BUSY,
    answered=CLOCK.now - timedelta(minutes=2),
)  # fmt: skip
NEW = Document(
    ParsedFeed("Their title", "en", (), problems=("odd date", "no guid")),
    etag='"new"', last_modified="today", body_hash=78, moved_to="https://news.example/g",
)  # fmt: skip


def test_a_document_brings_new_validators_and_says_what_is_odd_about_it() -> None:
    intent = poll_intent(FEED, NEW, CLOCK)
    assert (intent.etag, intent.last_modified, intent.body_hash) == ('"new"', "today", 78)
    assert (intent.ok, intent.problem) == (True, "odd date; no guid")
    assert intent.title == "Their title"


def test_a_quiet_answer_keeps_the_validators() -> None:
    intent = poll_intent(FEED, Quiet(), CLOCK)
    assert (intent.etag, intent.last_modified, intent.body_hash) == ('"old"', "yesterday", 77)
    assert (intent.ok, intent.problem, intent.intakes) == (True, "", ())


def test_a_failure_says_why() -> None:
    intent = poll_intent(FEED, Failed("no address for its name", FailureKind.DNS), CLOCK)
    assert (intent.ok, intent.problem) == (False, "no address for its name")


@pytest.mark.parametrize(
    ("sentence", "answer", "pause_s"),
    [
        ("a document: as usual", NEW, 60),
        ("nothing new: as usual", Quiet(), 60),
        ("the publisher's cache time", Quiet(Hints(max_age_s=300)), 300),
        ("the document's own wish", replace(NEW, parsed=replace(NEW.parsed, wishes=Wishes(600))), 600),
        (
            "the longest of several wishes",
            replace(NEW, parsed=replace(NEW.parsed, wishes=Wishes(600)), hints=Hints(max_age_s=900)),
            900,
        ),
        ("never longer than half an hour", Quiet(Hints(max_age_s=86_400)), 1_800),
        ("a third failure in a row: four times, half of it by chance", Failed("x", FailureKind.STATUS), 120),
        ("a failing publisher's own wish", Failed("429", FailureKind.RATE, retry_after_s=3_000), 3_000),
    ],
)
def test_the_next_poll_comes_after(sentence: str, answer: Answer, pause_s: int) -> None:
    pause = poll_intent(FEED, answer, CLOCK).next_poll_at - CLOCK.now
    assert (sentence, pause) == (sentence, timedelta(seconds=pause_s))


@pytest.mark.parametrize("answer", [NEW, Quiet()])
def test_a_feed_that_nothing_is_known_of_is_asked_every_few_minutes(answer: Answer) -> None:
    pause = poll_intent(replace(FEED, rhythm=None), answer, CLOCK).next_poll_at - CLOCK.now
    assert timedelta(minutes=2) < pause < timedelta(minutes=5)


@pytest.mark.parametrize(
    "feed", [replace(FEED, rhythm=None, url="file:mine.xml"), replace(FEED, rhythm=None, sample=True)]
)
def test_a_file_is_read_as_often_as_may_be_and_teaches_nothing(feed: FeedView) -> None:
    intent = poll_intent(feed, NEW, CLOCK)
    assert (intent.next_poll_at - CLOCK.now, intent.rhythm) == (timedelta(seconds=60), None)


@pytest.mark.parametrize(("base_s", "ceiling_s", "pause_s"), [(1, 1, 1), (600, 600, 600), (3600, 1800, 3600)])
def test_the_operator_may_fix_the_interval(base_s: int, ceiling_s: int, pause_s: int) -> None:
    clock = replace(CLOCK, base_s=base_s, ceiling_s=ceiling_s)
    assert poll_intent(FEED, Quiet(), clock).next_poll_at - clock.now == timedelta(seconds=pause_s)


def test_the_first_document_teaches_a_rhythm_and_a_quiet_poll_writes_none() -> None:
    items = tuple(item(n, f"Report {n}", at=CLOCK.now - timedelta(hours=n)) for n in range(20))
    fresh = replace(FEED, rhythm=None, primed=False, answered=None)
    first = poll_intent(fresh, replace(NEW, parsed=replace(NEW.parsed, items=items)), CLOCK)
    assert first.rhythm is not None
    assert sum(first.rhythm.hours) == pytest.approx(19, rel=0.02)
    assert poll_intent(replace(FEED, rhythm=first.rhythm), Quiet(), CLOCK).rhythm is None
    assert poll_intent(replace(FEED, rhythm=first.rhythm), NEW, CLOCK).rhythm is None


def test_what_a_document_wishes_holds_while_it_does_not_change() -> None:
    wishing = poll_intent(FEED, replace(NEW, parsed=replace(NEW.parsed, wishes=Wishes(900))), CLOCK)
    assert wishing.wishes == Wishes(900)
    later = replace(FEED, wishes=Wishes(900))
    assert poll_intent(later, Quiet(), CLOCK).next_poll_at - CLOCK.now == timedelta(seconds=900)
    assert poll_intent(later, NEW, CLOCK).wishes == Wishes()


GONE = Failed("gone for good (410)", FailureKind.GONE)


def test_a_feed_that_is_gone_ends_unless_it_was_only_moved_there() -> None:
    assert poll_intent(FEED, GONE, CLOCK).ended
    moved = replace(FEED, moving=Moving("https://news.example/new"))
    intent = poll_intent(moved, GONE, CLOCK)
    assert (intent.ended, intent.moving) == (False, Moving())


@pytest.mark.parametrize(
    ("private", "asked_s", "rests_s"),
    [(False, 3_000, 3_000), (False, 10**6, 21_600), (True, 900, 900), (True, 10**6, 1_800)],
)
def test_a_host_that_is_asked_too_often_rests_as_a_whole(private: bool, asked_s: int, rests_s: int) -> None:
    feed = replace(FEED, private=private, url="https://News.example/f?key=1")
    intent = poll_intent(feed, Failed("429", FailureKind.RATE, retry_after_s=asked_s), CLOCK)
    assert intent.host_rests == ("news.example", CLOCK.now + timedelta(seconds=rests_s))


def test_a_failure_without_a_wish_lets_the_host_alone() -> None:
    assert poll_intent(FEED, Failed("429", FailureKind.RATE), CLOCK).host_rests is None
    assert poll_intent(FEED, Failed("500", FailureKind.STATUS, retry_after_s=9), CLOCK).host_rests is None


def test_after_an_answer_the_earlier_failures_no_longer_count() -> None:
    assert poll_intent(replace(FEED, failures=9), Quiet(), CLOCK) == poll_intent(FEED, Quiet(), CLOCK)
