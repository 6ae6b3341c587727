"""When a redirect is believed: three sights over a day, of the same address, and none that is weaker."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.feeds.moving import FAILURES_MAX, STAYS, Moving, after_answer, after_failure

OWN = "https://old.example/rss"
NEW = "https://new.example/rss"
OTHER = "https://third.example/rss"
NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)


def after(*answers: tuple[str, float], moving: Moving = STAYS, own: str = OWN) -> Moving:
    """After answers that came from these addresses ("" for its own) at these hours."""
    for moved_to, hours in answers:
        moving = after_answer(moving, own, moved_to, NOON + timedelta(hours=hours))
    return moving


@pytest.mark.parametrize(
    ("sentence", "answers", "address"),
    [
        ("three times over a day", [(NEW, 0), (NEW, 12), (NEW, 24)], NEW),
        ("more often, over a day", [(NEW, 0), (NEW, 1), (NEW, 2), (NEW, 3), (NEW, 24)], NEW),
        ("three times in an hour", [(NEW, 0), (NEW, 0.5), (NEW, 1)], ""),
        ("twice over a day", [(NEW, 0), (NEW, 30)], ""),
        ("an answer of its own between", [(NEW, 0), (NEW, 12), ("", 13), (NEW, 24), (NEW, 25)], ""),
        ("another address between", [(NEW, 0), (NEW, 12), (OTHER, 13), (NEW, 24), (NEW, 36)], ""),
    ],
)
def test_a_feed_moves_after(sentence: str, answers: list[tuple[str, float]], address: str) -> None:
    assert (sentence, after(*answers).address) == (sentence, address)


@pytest.mark.parametrize(
    "weaker",
    [
        "http://new.example/rss",
        "ftp://new.example/rss",
        "https://user:secret@new.example/rss",
        "https:///rss",
        "https://[::1",
        "file:///etc/passwd",
        "https://new.example/" + "a" * 3_000,
    ],
)
def test_no_feed_moves_to_an_address_that_is_weaker_or_unfit(weaker: str) -> None:
    assert after((weaker, 0), (weaker, 12), (weaker, 24), (weaker, 48)) == STAYS


def test_a_feed_without_encryption_may_move_to_another_without() -> None:
    to = "http://new.example/rss"
    assert after((to, 0), (to, 12), (to, 24), own="http://old.example/rss").address == to


def test_a_feed_that_moved_may_move_on_and_come_back() -> None:
    moved = after((NEW, 0), (NEW, 12), (NEW, 24))
    assert after((OTHER, 0), (OTHER, 12), moving=moved) == Moving(NEW, OTHER, 2, NOON)
    assert after((OTHER, 0), (OTHER, 12), (OTHER, 24), moving=moved) == Moving(OTHER)
    assert after((OWN, 0), (OWN, 12), (OWN, 24), moving=moved) == STAYS


def test_an_address_that_turns_out_no_good_is_given_up() -> None:
    moved = Moving(NEW)
    assert after_failure(moved, FAILURES_MAX - 1, is_gone=False) == moved
    assert after_failure(moved, FAILURES_MAX, is_gone=False) == STAYS
    assert after_failure(moved, 1, is_gone=True) == STAYS


def test_a_failure_on_the_way_does_not_begin_anew() -> None:
    seen = after((NEW, 0), (NEW, 12))
    assert after_failure(seen, 1, is_gone=False) == seen
