"""When a feed publishes, learned by hour of the week and minute of the hour; and when it is best asked next.

Law: pure; Unix seconds (UTC) in, seconds out. Little knowledge gives a steady, sensible interval, never an
extreme one. The next poll is where its price and the waiting of what was published are least per second. For
a steady rate that is the known result: the frequency of polls goes with the square root of the rate.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

PRICE_S: Final = 2.0
"""What a poll must be worth: so many seconds less waiting, summed over the reports that it brings."""
HALF_LIFE_S: Final = 28 * 86_400.0
"""Habits change: what was learned counts half after four weeks."""
HOURS: Final = 168
MINUTES: Final = 60
_STEP_S: Final = 30.0
_HOUR_S: Final = 3_600
_DAY_S: Final = 86_400
_DAY_HOURS: Final = 24
# Of a new feed nothing is known: it is taken for one of ten reports a day, until it shows otherwise.
_REPORTS_ASSUMED: Final = 1.0
_SECONDS_ASSUMED: Final = _DAY_S / 10
# How many expected reports it takes to be believed half against "hours, days and minutes are all alike".
_HOUR_DOUBT: Final = 0.6
_DAY_DOUBT: Final = 1.0
_MINUTE_DOUBT: Final = 2.0
# Editors plan by the clock: with nothing known of a feed's minutes, the full hour is four times the others.
_BY_THE_CLOCK: Final = {0: 4.0, 15: 1.5, 30: 2.0, 45: 1.5}
_CLOCK: Final = tuple(
    _BY_THE_CLOCK.get(minute, 1.0) * MINUTES / (MINUTES + sum(_BY_THE_CLOCK.values()) - len(_BY_THE_CLOCK))
    for minute in range(MINUTES)
)
# A gap so many times the usual one is an old report that was pinned, not a pause.
_PINNED_GAPS: Final = 30.0
_PINNED_AFTER: Final = 5


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What was learned of a feed between `since` and `until`. Counts have faded as of `until`.

    `hours`: reports by hour of the week, from Thursday 00:00 on, as Unix time began; `minutes`: by minute of
    the hour.
    """

    since: float
    until: float
    hours: tuple[float, ...] = (0.0,) * HOURS
    minutes: tuple[float, ...] = (0.0,) * MINUTES


def begun(published: Iterable[float], now: float) -> Rhythm:
    """A rhythm from the times of what a feed holds when it is first seen. Times beyond `now` are wrong."""
    times = _without_pinned(sorted({moment for moment in published if 0 < moment <= now}, reverse=True))
    if not times:
        return Rhythm(now, now)
    # The oldest only says where the window begins: it is no count in it.
    start = times[-1]
    if len(times) >= _PINNED_AFTER and len({moment % _DAY_S for moment in times}) <= 2:
        return _without_hours(len(times) - 1, start, now)
    return learned(Rhythm(start, start), [(moment, moment) for moment in times[:-1]], now)


def learned(rhythm: Rhythm, arrivals: Iterable[tuple[float, float]], now: float) -> Rhythm:
    """The rhythm with further reports: each came at some time between two moments, the second up to `now`."""
    fading = math.exp2(min(rhythm.until - now, 0.0) / HALF_LIFE_S)
    hours = [count * fading for count in rhythm.hours]
    minutes = [count * fading for count in rhythm.minutes]
    for first, last in arrivals:
        weight = math.exp2(min(last - now, 0.0) / HALF_LIFE_S)
        hours[int((first + last) / 2 // _HOUR_S) % HOURS] += weight
        start = int(first // 60)
        cells = min(int(last // 60) - start + 1, MINUTES)
        for cell in range(start, start + cells):
            minutes[cell % MINUTES] += weight / cells
    return Rhythm(min(rhythm.since, now), max(rhythm.until, now), tuple(hours), tuple(minutes))


def arrival(published: float | None, before: float | None, now: float) -> tuple[float, float]:
    """Between which moments a report came that the poll at `now` brought and the one at `before` didn't.

    Its own date counts only if it fits: many feeds stamp the day, another zone, or the hour of planning.
    """
    if before is None:
        return (now, now)
    if published is not None and before < published <= now:
        return (published, published)
    return (before, now)


class Expectation:
    """How many reports a second a feed is expected to publish, as known at `now`."""

    def __init__(self, rhythm: Rhythm, now: float) -> None:
        self._rhythm = rhythm
        self._fading = math.exp2(min(rhythm.until - now, 0.0) / HALF_LIFE_S)
        self._total = sum(rhythm.hours) * self._fading
        span_s = max(now - rhythm.since, 0.0)
        watched_s = HALF_LIFE_S / math.log(2) * (1 - math.exp2(-span_s / HALF_LIFE_S))
        self._first_hour = int(rhythm.since // _HOUR_S)
        hours = max(int(now // _HOUR_S) - self._first_hour + 1, 1)
        self._weeks, self._rest = divmod(hours, HOURS)
        self._seconds_an_hour = watched_s / hours
        self.rate = (self._total + _REPORTS_ASSUMED) / (watched_s + _SECONDS_ASSUMED)
        """Reports a second, over all hours."""
        self._by_hour: dict[int, float] = {}

    def at(self, moment: float) -> float:
        """Reports a second in the minute of `moment`."""
        hour, minute = int(moment // _HOUR_S) % HOURS, int(moment // 60) % MINUTES
        rate = self._by_hour.get(hour)
        if rate is None:
            rate = self._by_hour[hour] = self._in_hour(hour)
        count = self._rhythm.minutes[minute] * self._fading
        return rate * (count + _MINUTE_DOUBT * _CLOCK[minute]) / (self._total / MINUTES + _MINUTE_DOUBT)

    def _in_hour(self, hour: int) -> float:
        """An hour of the week is drawn towards that hour of all days, which is drawn towards the mean.

        With an hour count its neighbours, half: of reports as of the weeks in which it was watched.
        """
        hours, first, rest = self._rhythm.hours, self._first_hour, self._rest
        count = weeks = own_count = own_weeks = 0.0
        for own in range(hour % _DAY_HOURS, HOURS, _DAY_HOURS):
            before, after = own - 1, (own + 1) % HOURS
            near = hours[own] + (hours[before] + hours[after]) / 2
            begun = (own - first) % HOURS < rest
            watched = begun + ((before - first) % HOURS < rest) / 2 + ((after - first) % HOURS < rest) / 2
            count += near
            weeks += watched
            if own == hour:
                own_count, own_weeks = near, watched
        # What was watched of whole weeks is the same for all hours.
        of_all, of_own = weeks + 14 * self._weeks, own_weeks + 2 * self._weeks
        expected = self.rate * self._seconds_an_hour
        daily = self.rate * (count * self._fading + _HOUR_DOUBT) / (expected * of_all + _HOUR_DOUBT)
        expected = daily * self._seconds_an_hour
        return daily * (own_count * self._fading + _DAY_DOUBT) / (expected * of_own + _DAY_DOUBT)


def pause_s(
    expectation: Expectation, now: float, *, floor_s: float, ceiling_s: float, price_s: float = PRICE_S
) -> float:
    """Seconds from `now` to the best next poll, within the limits (the floor wins over the ceiling)."""
    best_s, least = max(floor_s, ceiling_s), math.inf
    reports = waited_s = passed_s = 0.0
    # What waits already costs so much a second; from where that is more than the best so far, none is better.
    while passed_s < ceiling_s and reports < least:
        step_s = min(_STEP_S, ceiling_s - passed_s)
        came = expectation.at(now + passed_s) * step_s
        waited_s += reports * step_s + came * step_s / 2
        reports += came
        passed_s += step_s
        cost = (price_s + waited_s) / passed_s
        if passed_s >= floor_s and cost < least:
            best_s, least = passed_s, cost
    return best_s


def _without_hours(count: int, start: float, now: float) -> Rhythm:
    """Dates that name a day only: they say how many, and nothing of hours and minutes."""
    faded = count * math.exp2((start - now) / 2 / HALF_LIFE_S)
    return Rhythm(start, now, (faded / HOURS,) * HOURS, (faded / MINUTES,) * MINUTES)


def _without_pinned(times: Sequence[float]) -> Sequence[float]:
    """Newest first; what lies behind a gap far beyond the usual one is left out."""
    for number in range(_PINNED_AFTER, len(times)):
        usual_s = (times[0] - times[number - 1]) / (number - 1)
        if times[number - 1] - times[number] > _PINNED_GAPS * max(usual_s, 60.0):
            return times[:number]
    return times
