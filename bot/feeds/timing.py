"""When to ask a feed again: its wish, our patience, and a little chance so that feeds don't march in step.

Law: pure; seconds in, seconds out; chance is an argument. A feed that answers is asked again after 60 s to
30 min, one that fails after up to 6 h. Of several hints the longest counts.
"""

from dataclasses import dataclass

POLL_S_MIN = 60
POLL_S_MAX = 30 * 60
FAILURE_S_MAX = 6 * 60 * 60
_SPREAD = 0.1


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


def next_poll(
    *, base_s: int, jitter: float, failures: int = 0, hints: Hints = NO_HINTS, ttl_s: int | None = None
) -> int:
    """Seconds until the next poll.

    `base_s` is the feed's usual interval (below 60 s only where the operator asks for it), `failures` how
    often in a row it failed (0: it just answered), `jitter` a number in [0, 1) from a fair die, `ttl_s` the
    document's own wish.
    """
    if failures > 0:
        return _after_failure(base_s, jitter, failures, hints.retry_after_s or 0)
    # RFC 9111, 5.3: where both are given, max-age overrides Expires.
    cached_s = hints.max_age_s if hints.max_age_s is not None else hints.expires_s
    wish_s = max(base_s, cached_s or 0, ttl_s or 0, hints.retry_after_s or 0)
    return _clamped(
        wish_s * (1 + _SPREAD * jitter), least_s=max(1, min(base_s, POLL_S_MIN)), most_s=POLL_S_MAX
    )


def _after_failure(base_s: int, jitter: float, failures: int, retry_after_s: int) -> int:
    """Exponential back-off, half of it by chance; a publisher's Retry-After is the floor."""
    doubled_s = max(base_s, POLL_S_MIN) * 2.0 ** min(failures - 1, 16)
    waited_s = min(doubled_s, FAILURE_S_MAX) * (0.5 + 0.5 * jitter)
    wish_s = max(waited_s, retry_after_s * (1 + _SPREAD * jitter))
    return _clamped(wish_s, least_s=POLL_S_MIN, most_s=FAILURE_S_MAX)


def _clamped(seconds: float, *, least_s: int, most_s: int) -> int:
    """Whole seconds within the limits."""
    return int(min(max(seconds, least_s), most_s))
