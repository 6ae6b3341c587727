"""Polling may wait for a hub that brings everything first, and for no other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.feeds.item import Item
from bot.feeds.trust import (
    PROOFS_FORGIVE,
    PROOFS_NEEDED,
    SLOW_S_MAX,
    Trust,
    brought,
    measured,
    next_poll,
    polled,
)
from tests.support.hub_day import alone, lived

NOON = datetime(2025, 5, 28, 12, tzinfo=UTC)
USUAL = NOON + timedelta(seconds=60)
NEW = Trust(lease_until=NOON + timedelta(days=8), half_s=86_400)
PROVED = replace(NEW, proofs=PROOFS_NEEDED)


@pytest.mark.parametrize(
    ("trust", "pause_s"),
    [
        (NEW, 60),
        (replace(PROVED, proofs=1), 60),
        (PROVED, SLOW_S_MAX),
        (replace(PROVED, half_s=600), 600),
        (replace(PROVED, half_s=5), 60),
        (replace(PROVED, half_s=None), 60),
        (replace(PROVED, lease_until=None), 60),
        (replace(PROVED, lease_until=NOON), 60),
        (replace(PROVED, lease_until=NOON + timedelta(seconds=300)), 300),
        (replace(PROVED, faults=1), 60),
        (replace(PROVED, faults=1, proofs=4), SLOW_S_MAX),
        (replace(PROVED, faults=4, proofs=31), 60),
        (replace(PROVED, faults=4, proofs=32), SLOW_S_MAX),
    ],
)
def test_a_poll_waits_for_a_hub_that_proved_itself_within_limits(trust: Trust, pause_s: int) -> None:
    assert next_poll(trust, USUAL, NOON) == NOON + timedelta(seconds=pause_s)


def test_a_feed_that_is_polled_still_later_is_not_polled_sooner() -> None:
    late = NOON + timedelta(hours=6)
    assert next_poll(PROVED, late, NOON) == late


def test_one_item_that_was_not_pushed_ends_all_trust_and_counts_against_the_hub() -> None:
    after = polled(PROVED, NOON, found=True)
    assert (after.proofs, after.faults) == (0, 1)
    again = brought(brought(brought(after)))
    assert not again.holds(NOON), "it needs twice as many as the first time"
    assert brought(again).holds(NOON)


def test_what_a_poll_finds_before_any_trust_is_no_fault() -> None:
    assert polled(NEW, NOON, found=True).faults == 0


@pytest.mark.parametrize("told", [{"pings": 1}, {"waiting": 1}])
def test_what_the_hub_told_of_is_no_fault_but_a_proof(told: dict[str, int]) -> None:
    after = polled(replace(PROVED, **told), NOON, found=True)
    assert (after.proofs, after.faults, after.pings) == (PROOFS_NEEDED + 1, 0, 0)


def test_a_ping_without_news_proves_nothing() -> None:
    assert polled(replace(NEW, pings=3), NOON, found=False) == NEW


def test_a_long_row_of_proofs_forgives() -> None:
    one = replace(NEW, faults=4)
    for _ in range(PROOFS_FORGIVE):
        one = brought(one)
    assert one.faults == 0


def items(*hours: float) -> list[Item]:
    return [Item("x", published=NOON - timedelta(hours=hour)) for hour in hours]


@pytest.mark.parametrize(
    ("hours", "found_h"),
    [((0, 1, 2, 3), 2), ((0, 1, 2, 3, 9_000), 2), ((0, 0, 0, 0), 0), ((3, 1, 0, 2), 2), ((0, 1, 2), None)],
)
def test_half_of_a_document_is_replaced_in_the_time_that_its_newer_half_took(
    hours: tuple[float, ...], found_h: float | None
) -> None:
    found = measured(Trust(), items(*hours)).half_s
    assert found == (None if found_h is None else found_h * 3_600)


def test_dates_that_are_not_there_say_nothing() -> None:
    assert measured(Trust(), [Item("x")] * 10) == Trust()


def test_a_small_part_of_a_document_measures_nothing() -> None:
    whole = measured(Trust(), items(*range(40)))
    assert (whole.half_s, whole.half_items) == (20 * 3_600, 40)
    assert measured(whole, items(*range(19))) == whole
    assert measured(whole, items(*range(20))).half_s == 10 * 3_600


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("gap_s", [60, 300, 3_600])
@pytest.mark.parametrize(("dies_after_h", "misses"), [(6, 0.0), (24, 0.3)])
def test_a_hub_that_falls_silent_or_drops_items_makes_them_late_but_loses_none(
    seed: int, gap_s: int, dies_after_h: float, misses: float
) -> None:
    day = lived(seed, gap_s=gap_s, dies_after_h=dies_after_h, misses=misses)
    assert day.lost == 0
    assert max(day.delays_polled) <= SLOW_S_MAX


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("gap_s", "share"), [(300, 0.2), (3_600, 0.2)])
def test_a_hub_that_brings_everything_saves_most_polls(seed: int, gap_s: int, share: float) -> None:
    assert lived(seed, gap_s=gap_s).polls < share * alone(seed, gap_s=gap_s).polls


def test_a_hub_that_is_slower_than_polling_saves_none() -> None:
    assert lived(1, gap_s=3_600, hub_s=300).polls == alone(1, gap_s=3_600).polls
