"""Which due feeds are asked now: hosts apart, the longest overdue first."""

import pytest

from bot.feeds.hosts import HostPace, host_of


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.Example/rss?key=1", "news.example"),
        ("http://news.example:8080/rss", "news.example"),
        ("https://[2001:db8::1]/rss", "2001:db8::1"),
        ("file:mine.xml", ""),
        ("https://[::1", ""),
        ("a", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


def test_one_slow_host_does_not_take_the_places_of_the_others() -> None:
    pace = HostPace(1.0, 2)
    due = [(n, "slow") for n in range(500)] + [(1000 + n, f"h{n}") for n in range(100)]
    assert pace.chosen(due, 0.0, 64) == [0, *range(1000, 1063)]


def test_the_feeds_of_a_host_are_spaced_and_no_more_than_two_at_once() -> None:
    pace, due = HostPace(2.0, 2), [(n, "a") for n in range(5)]
    started = []
    for second in range(6):
        chosen = pace.chosen(due[len(started) :], float(second), 64)
        started += [(second, number) for number in chosen]
    assert started == [(0, 0), (2, 1)]
    pace.end("a")
    assert pace.chosen(due[2:], 6.0, 64) == [2]


def test_files_wait_for_nobody() -> None:
    assert HostPace(2.0, 2).chosen([(n, "") for n in range(5)], 0.0, 64) == [0, 1, 2, 3, 4]


def test_a_host_that_wishes_it_is_left_alone_and_an_earlier_longer_wish_stands() -> None:
    pace = HostPace(1.0, 2)
    pace.rest("a", 100.0)
    pace.rest("a", 50.0)
    due = [(1, "a"), (2, "b")]
    assert pace.chosen(due, 99.0, 64) == [2]
    assert pace.chosen(due[:1], 100.0, 64) == [1]


def test_a_clock_that_was_put_back_blocks_no_host() -> None:
    pace = HostPace(1.0, 2)
    pace.chosen([(1, "a")], 10_000.0, 64)
    assert pace.chosen([(2, "a")], 5_000.0, 64) == [2]


@pytest.mark.parametrize(
    ("hosts", "wait_s"), [([], None), (["rests"], None), (["a"], 0.75), (["a", "b"], 0.0), ([""], 0.0)]
)
def test_how_long_to_wait_for_the_next_that_may_be_asked(hosts: list[str], wait_s: float | None) -> None:
    pace = HostPace(1.0, 2)
    pace.was_asked("a", 9.75)
    pace.rest("rests", 99.0)
    assert pace.wait_s(hosts, 10.0) == wait_s


def test_what_is_remembered_of_hosts_does_not_grow_without_end() -> None:
    pace = HostPace(1.0, 2)
    for n in range(20_000):
        pace.chosen([(n, f"h{n}")], float(n), 64)
        pace.rest(f"h{n}", n + 1.0)
        pace.end(f"h{n}")
    assert max(len(pace._started), len(pace._rests_until), len(pace._under_way)) < 5_000
