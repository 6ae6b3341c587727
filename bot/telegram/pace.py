"""How fast one person may ask: a bucket of tokens for each, so that nobody's hurry holds up the others. Pure.

Law: what is refused by its pace changes nothing and reads nothing; it is answered once in a while only.
"""

from dataclasses import dataclass, field

BURST = 20  # commands and buttons at once
PER_SECOND = 0.5
TOLD_EVERY_S = 30.0
PEOPLE_MAX = 10_000  # buckets that are remembered; who was quiet longest is forgotten first


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    told_at: float = float("-inf")


@dataclass(slots=True)
class Pace:
    """The buckets of all people. Times are seconds of any clock that goes forward."""

    buckets: dict[int, _Bucket] = field(default_factory=dict)

    def admits(self, person_id: int, at: float) -> bool:
        """Whether the person may ask now; if so it counts."""
        bucket = self.buckets.pop(person_id, None) or _Bucket(BURST, at)
        self.buckets[person_id] = bucket  # the newest stand last
        if len(self.buckets) > PEOPLE_MAX:
            del self.buckets[next(iter(self.buckets))]
        bucket.tokens = min(BURST, bucket.tokens + max(0.0, at - bucket.at) * PER_SECOND)
        bucket.at = max(bucket.at, at)
        if bucket.tokens < 1:
            return False
        bucket.tokens -= 1
        return True

    def tells(self, person_id: int, at: float) -> bool:
        """Whether one who was refused is to be told so now, rather than left without an answer."""
        bucket = self.buckets[person_id]
        if at - bucket.told_at < TOLD_EVERY_S:
            return False
        bucket.told_at = at
        return True
