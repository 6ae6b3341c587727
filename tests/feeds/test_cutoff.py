"""When nearly all feeds fail at the same time it is we who are cut off, and nobody else."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.feeds.answer import FailureKind
from bot.feeds.cutoff import BEFORE, LASTS, Polled, cut_off

NOW = datetime(2025, 5, 28, 12, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)


def down(
    count: int, *, first: int = 0, ago: timedelta = HALF_HOUR, kind: FailureKind = FailureKind.DNS
) -> list[Polled]:
    since = NOW - ago
    return [
        Polled(f"paper{first + number}", since, kind, since - timedelta(minutes=number))
        for number in range(count)
    ]


def well(count: int) -> list[Polled]:
    return [Polled(f"well{number}", answered=NOW) for number in range(count)]


@pytest.mark.parametrize(
    ("feeds", "is_cut"),
    [
        pytest.param(down(5), True, id="all"),
        pytest.param(down(9) + well(1), True, id="nearly all"),
        pytest.param(down(5) + well(5), False, id="half"),
        pytest.param(down(2), False, id="too few to tell"),
        pytest.param([Polled("one", NOW - HALF_HOUR, FailureKind.TIMEOUT)] * 9, False, id="all of one host"),
        pytest.param(down(5, ago=LASTS / 2), False, id="only just"),
        pytest.param(down(5, kind=FailureKind.RATE), False, id="all refuse on purpose"),
        pytest.param(down(20, ago=5 * BEFORE) + well(3), False, id="dead for long, the living are well"),
        pytest.param(
            down(20, ago=5 * BEFORE) + down(4, first=20), True, id="dead for long, the living are not"
        ),
        pytest.param([], False, id="no feeds"),
    ],
)
def test_who_is_cut_off(feeds: list[Polled], *, is_cut: bool) -> None:
    assert (cut_off(feeds, NOW) is not None) is is_cut


def test_it_began_with_the_last_answer() -> None:
    found = cut_off(down(5), NOW)
    assert found is not None
    assert (found.since, found.failing, found.feeds) == (NOW - HALF_HOUR, 5, 5)


@pytest.mark.parametrize(("back", "is_cut"), [(1, True), (2, True), (3, False), (5, False)])
def test_it_is_over_when_most_answer_again(back: int, *, is_cut: bool) -> None:
    since = NOW - timedelta(hours=5)
    feeds = down(5 - back, ago=timedelta(hours=5)) + well(back)
    assert (cut_off(feeds, NOW, since) is not None) is is_cut


def test_feeds_that_were_dead_before_do_not_keep_us_cut_off() -> None:
    since = NOW - timedelta(hours=1)
    assert cut_off(down(20, ago=5 * BEFORE) + well(3), NOW, since) is None
