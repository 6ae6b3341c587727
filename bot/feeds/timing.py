"""When to ask a feed again: its rhythm, its wishes, our patience, and a little chance so that not all march.

Law: pure; seconds in, seconds out; chance is an argument. A feed that answers is asked again after 60 s to
30 min, one that fails after up to 6 h. Of several hints the longest counts, and none stretches a pause
beyond the 30 minutes: a feed may say how often it changes, but not how long news may wait. Another floor and
another ceiling are the operator's to set.
"""

from dataclasses import dataclass

POLL_S_MIN = 60
POLL_S_MAX = 30 * 60
FAILURE_S_MAX = 6 * 60 * 60
_SPREAD = 0.05
# A pause ends at a moment that was chosen: chance must not carry it far beyond.
_SPREAD_S_MAX = 10.0
# Whoever was asked to come later comes later, and not all at once.
_SPREAD_LATER = 0.1
_HOUR_S = 3_600
_WEEK_HOURS = 168


@dataclass(frozen=True, slots=True)
class Hints:
    """What an answer says about the next poll, in seconds from now; None where it says nothing.

    `max_age_s` from Cache-Control, `expires_s` from Expires minus Date (RFC 9111), `retry_after_s` from
    Retry-After (RFC 9110).
    """

    max_age_s: int | None = None
    expires_s: int | None = None
    retry_after_s: int | None = None


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a document itself says about polling; it holds until the next one says otherwise.

    `pause_s` from `ttl` or `sy:updatePeriod`; `skipped`: hours of the week (from Thursday 00:00 GMT, as Unix
    time counts) in which it says that nothing is published.
    """

    pause_s: int | None = None
    skipped: frozenset[int] = frozenset()


NO_WISHES = Wishes()


def next_poll(
    *,
    base_s: float,
    jitter: float,
    failures: int = 0,
    hints: Hints = NO_HINTS,
    wishes: Wishes = NO_WISHES,
    ceiling_s: float = POLL_S_MAX,
    now: float = 0.0,
) -> int:
    """Seconds until the next poll.

    `base_s` is the pause that the feed's rhythm asks for, `failures` how often in a row it failed (0: it just
    answered), `jitter` a number in [0, 1) from a fair die. No hint stretches the pause beyond `ceiling_s`.
    `now` in Unix seconds.
    """
    if failures > 0:
        return _after_failure(base_s, jitter, failures, hints.retry_after_s or 0)
    # RFC 9111, 5.3: where both are given, max-age overrides Expires.
    cached_s = hints.max_age_s if hints.max_age_s is not None else hints.expires_s
    wish_s = max(cached_s or 0, wishes.pause_s or 0, hints.retry_after_s or 0)
    chosen_s = max(base_s, 1, min(wish_s, ceiling_s))
    awake_s = _awake(chosen_s, ceiling_s, wishes.skipped, now)
    return int(awake_s + min(_SPREAD * awake_s, _SPREAD_S_MAX) * jitter)


def _awake(pause_s: float, ceiling_s: float, skipped: frozenset[int], now: float) -> float:
    """The pause until the publisher's next hour that isn't skipped, as far as a hint may stretch it."""
    hour = int((now + pause_s) // _HOUR_S)
    if hour % _WEEK_HOURS not in skipped:
        return pause_s
    while hour % _WEEK_HOURS in skipped and hour * _HOUR_S < now + ceiling_s:
        hour += 1
    return max(pause_s, min(hour * _HOUR_S - now, ceiling_s))


def _after_failure(base_s: float, jitter: float, failures: int, retry_after_s: int) -> int:
    """Exponential back-off, half of it by chance; a publisher's Retry-After is the floor."""
    doubled_s = max(base_s, POLL_S_MIN) * 2.0 ** min(failures - 1, 16)
    waited_s = min(doubled_s, FAILURE_S_MAX) * (0.5 + 0.5 * jitter)
    wish_s = max(waited_s, retry_after_s * (1 + _SPREAD_LATER * jitter))
    return int(min(max(wish_s, POLL_S_MIN), FAILURE_S_MAX))
