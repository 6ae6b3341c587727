"""Rates, how sure they are, and the two halves."""

from math import comb

import pytest

from bot.rules.score import Interval, Score, gap, half_of, wilson


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1", "per_1000"),
    [
        (Score(), None, None, None, None),
        (Score(silent=4), None, None, None, 0.0),
        (Score(hits=3, false_alerts=1, misses=3, silent=3), 0.75, 0.5, 0.6, 100.0),
        (Score(misses=2), None, 0.0, 0.0, 0.0),
    ],
)
def test_a_rate_without_a_base_is_none(
    score: Score, precision: float | None, recall: float | None, f1: float | None, per_1000: float | None
) -> None:
    assert (score.precision, score.recall, score.f1, score.false_per_1000) == (
        precision,
        recall,
        f1,
        per_1000,
    )


# Published examples: Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I.
@pytest.mark.parametrize(
    ("part", "whole", "interval"),
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_intervals_are_those_of_the_literature(part: int, whole: int, interval: Interval) -> None:
    assert wilson(part, whole) == pytest.approx(interval, abs=0.00006)


def test_no_rows_give_no_interval_and_a_clean_record_is_no_certainty() -> None:
    assert wilson(0, 0) is None
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=0.0001)


@pytest.mark.parametrize("share", [0.5, 0.8, 0.9])
def test_the_interval_of_f1_holds_the_true_one_in_about_95_of_100_samples(share: float) -> None:
    """Exactly: all outcomes of 30 rows that are right, false or missed, by their probability."""
    rows, true = 30, 2 * share / (1 + share)
    held = 0.0
    for hits in range(rows + 1):
        interval = Score(hits=hits, misses=rows - hits).f1_interval
        assert interval is not None
        if interval[0] <= true <= interval[1]:
            held += comb(rows, hits) * share**hits * (1 - share) ** (rows - hits)
    assert 0.92 <= held <= 0.98


def test_f1_lies_in_its_interval_whatever_the_mistakes_are() -> None:
    for score in (Score(5, 1, 3), Score(5, 4, 0), Score(0, 2, 1), Score(7, 0, 0)):
        assert score.f1 is not None
        assert score.f1_interval is not None
        assert score.f1_interval[0] <= score.f1 <= score.f1_interval[1]


# Newcombe 1998, "Interval estimation for the difference between independent proportions", table II, method 10.
@pytest.mark.parametrize(
    ("one", "other", "interval"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
    ],
)
def test_the_gap_of_two_rates_is_that_of_the_literature(
    one: tuple[int, int], other: tuple[int, int], interval: Interval
) -> None:
    found = gap(one[0] / one[1], wilson(*one), other[0] / other[1], wilson(*other))
    assert found is not None
    assert found.interval == pytest.approx(interval, abs=0.00006)
    assert not found.may_be_chance


def test_a_small_gap_of_few_rows_may_be_chance_and_no_rows_have_none() -> None:
    found = gap(0.9, wilson(9, 10), 0.8, wilson(8, 10))
    assert found is not None
    assert found.may_be_chance
    assert gap(0.9, wilson(9, 10), None, None) is None


def test_halves_are_stable_and_about_equal() -> None:
    # SHA-256 of "a" begins with ca, of "b" with 3e, of "c" with 2e, of "d" with 18, of "f" with 25.
    assert [half_of(name) for name in "abcdf"] == ["look", "look", "look", "look", "score"]
    assert 450 < sum(half_of(str(number)) == "look" for number in range(1000)) < 550
