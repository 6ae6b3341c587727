"""The words for feeds: every failure has a name and a remedy, and the remedy fits the kind."""

import pytest

from bot.alerts.feed_words import fault, remedy, rhythm
from bot.feeds.answer import OF_ARTICLES, FailureKind
from bot.fetch.failures import failed_status
from bot.tongues import ENGLISH


def test_every_kind_has_a_name_of_its_own_and_a_remedy() -> None:
    of_feeds = set(FailureKind) - OF_ARTICLES
    names = {fault(kind, ENGLISH) for kind in of_feeds}
    assert len(names) == len(of_feeds)
    assert all(remedy(kind, "", ENGLISH).startswith("→ ") for kind in of_feeds)
    assert fault(None, ENGLISH) == "fails"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "doesn't let me in"),
        (403, "doesn't let me in"),
        (451, "doesn't let me in"),
        (404, "moved or ended"),
        (410, "moved or ended"),
        (429, "less often"),
        (500, "try again"),
        (503, "try again"),
    ],
)
def test_the_remedy_follows_the_status(status: int, said: str) -> None:
    failed = failed_status(status, None)
    assert said in remedy(failed.kind, failed.reason, ENGLISH)


def test_what_a_publisher_writes_into_a_problem_changes_no_remedy() -> None:
    assert "moved or ended" in remedy(FailureKind.NOT_A_FEED, "this is a web page: “(403)”", ENGLISH)


@pytest.mark.parametrize(
    ("per_day", "said"),
    [
        (12.2, "about 12 reports a day"),
        (1, "about 1 report a day"),
        (0.3, "about 2 reports a week"),
        (0.01, "about 1 report a week"),
        (0, "nothing in the last week"),
    ],
)
def test_a_rhythm_is_said_in_whole_reports(per_day: float, said: str) -> None:
    assert rhythm(ENGLISH, per_day) == said
