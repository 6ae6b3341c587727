"""What the row of a feed says after each kind of answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.intake import FeedView
from bot.alerts.polling import PollClock, poll_intent
from bot.feeds.answer import Answer, Document, Failed, FailureKind, Quiet
from bot.feeds.item import ParsedFeed
from bot.feeds.timing import Hints

CLOCK = PollClock(now=datetime(2025, 5, 28, 12, tzinfo=UTC), base_s=60, jitter=0.0)
FEED = FeedView(
    3, "https://news.example/f", "News", "en", "", "UTC", sample=False, primed=True,
    etag='"old"', last_modified="yesterday", body_hash=77, failures=2,
)  # fmt: skip
NEW = Document(
    ParsedFeed("Their title", "en", (), problems=("odd date", "no guid")),
    etag='"new"', last_modified="today", body_hash=78, moved_to="https://news.example/g",
)  # fmt: skip


def test_a_document_brings_new_validators_and_says_what_is_odd_about_it() -> None:
    intent = poll_intent(FEED, NEW, CLOCK)
    assert (intent.etag, intent.last_modified, intent.body_hash) == ('"new"', "today", 78)
    assert (intent.ok, intent.problem) == (True, "odd date; no guid")
    assert (intent.title, intent.moved_to) == ("Their title", "https://news.example/g")


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
        ("the document's own wish", replace(NEW, parsed=replace(NEW.parsed, ttl_s=600)), 600),
        (
            "the longest of several wishes",
            replace(NEW, parsed=replace(NEW.parsed, ttl_s=600), hints=Hints(max_age_s=900)),
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


def test_after_an_answer_the_earlier_failures_no_longer_count() -> None:
    assert poll_intent(replace(FEED, failures=9), Quiet(), CLOCK) == poll_intent(FEED, Quiet(), CLOCK)
