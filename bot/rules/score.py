"""How well something does on labelled rows: precision, recall, F1, false alerts, and how sure they are.

Law: pure arithmetic. A rate without a base is None, never a comfortable 0 or 1. Intervals are Wilson's at
95 %: they hold for few rows and at the ends of the scale, where p ± 1.96 s doesn't (Brown, Cai, DasGupta
2001, "Interval estimation for a binomial proportion"). F1 is no share, but 2 J / (1 + J) of one: J = right of
all that is right, false or missed (Hand, Christen, Kirielle 2021, "F*: an interpretable transformation of the
F-measure"); so the ends of J's interval are carried over. The gap of two halves has the interval of Newcombe
(1998, "Interval estimation for the difference between independent proportions", method 10).
"""

import hashlib
from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal

Interval = tuple[float, float]
"""Between which two values the true one lies, in 95 of 100 such samples."""

Half = Literal["look", "score"]

_Z: Final = 1.959964  # of the normal distribution, for 95 %


def wilson(part: int, whole: int) -> Interval | None:
    """Between which shares the true one lies, where `part` of `whole` was counted."""
    if not whole:
        return None
    share, square = part / whole, _Z * _Z / whole
    middle = (share + square / 2) / (1 + square)
    reach = sqrt(square * (share * (1 - share) + square / 4)) / (1 + square)
    # At the ends the bound is 0 or 1, but for the rounding of floats.
    return (0.0 if part == 0 else middle - reach), (1.0 if part == whole else middle + reach)


def half_of(identity: str) -> Half:
    """Which half a labelled row belongs to: `look` if the first byte of the id's SHA-256 is even.

    An author looks at one half while tuning, and the other says what the tuning is worth.
    """
    return "look" if hashlib.sha256(identity.encode()).digest()[0] % 2 == 0 else "score"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over some rows: hits, false alerts, misses, and silence where silence was right."""

    hits: int = 0
    false_alerts: int = 0
    misses: int = 0
    silent: int = 0

    def plus(self, *, fires: bool, should: bool) -> "Score":
        """With one more row."""
        return Score(
            self.hits + (fires and should),
            self.false_alerts + (fires and not should),
            self.misses + (should and not fires),
            self.silent + (not fires and not should),
        )

    @property
    def rows(self) -> int:
        """All rows counted."""
        return self.hits + self.false_alerts + self.misses + self.silent

    @property
    def precision(self) -> float | None:
        """Share of alerts that were right; None without an alert."""
        return share(self.hits, self.hits + self.false_alerts)

    @property
    def precision_interval(self) -> Interval | None:
        """How sure the precision is."""
        return wilson(self.hits, self.hits + self.false_alerts)

    @property
    def recall(self) -> float | None:
        """Share of what should have rung that did; None where nothing should have."""
        return share(self.hits, self.hits + self.misses)

    @property
    def recall_interval(self) -> Interval | None:
        """How sure the recall is."""
        return wilson(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None without alerts and without anything to find."""
        return share(2 * self.hits, 2 * self.hits + self.false_alerts + self.misses)

    @property
    def f1_interval(self) -> Interval | None:
        """How sure F1 is."""
        ends = wilson(self.hits, self.hits + self.false_alerts + self.misses)
        return None if ends is None else (2 * ends[0] / (1 + ends[0]), 2 * ends[1] / (1 + ends[1]))

    @property
    def false_per_1000(self) -> float | None:
        """False alerts per 1,000 rows."""
        part = share(self.false_alerts, self.rows)
        return None if part is None else 1000 * part

    @property
    def false_per_1000_interval(self) -> Interval | None:
        """How sure the false alerts per 1,000 rows are."""
        ends = wilson(self.false_alerts, self.rows)
        return None if ends is None else (1000 * ends[0], 1000 * ends[1])


@dataclass(frozen=True, slots=True)
class Gap:
    """By how much the first of two rates is above the second, and how sure that is."""

    value: float
    interval: Interval

    @property
    def may_be_chance(self) -> bool:
        """Whether the two may be equal."""
        return self.interval[0] <= 0 <= self.interval[1]


def gap(
    one: float | None, one_interval: Interval | None, other: float | None, other_interval: Interval | None
) -> Gap | None:
    """The gap of two rates that were counted apart; None where one of them has no base."""
    if one is None or other is None or one_interval is None or other_interval is None:
        return None
    value = one - other
    below = sqrt((one - one_interval[0]) ** 2 + (other_interval[1] - other) ** 2)
    above = sqrt((one_interval[1] - one) ** 2 + (other - other_interval[0]) ** 2)
    return Gap(value, (value - below, value + above))


def share(part: int, whole: int) -> float | None:
    """`part` of `whole`; None of nothing."""
    return part / whole if whole else None
