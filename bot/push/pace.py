"""How often one hub may call us: a bucket of calls for each subscription that fills up again with time."""

from collections.abc import Callable
from typing import Final

CALLS_MAX: Final = 60
CALLS_PER_S: Final = 0.5


class Pace:
    """Counts calls by the number of the subscription; only known ones come here, so it stays small."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._left: dict[int, tuple[float, float]] = {}

    def admits(self, push_id: int) -> bool:
        """Whether this call is within the limit; it is counted if so."""
        now = self._monotonic()
        calls, since = self._left.get(push_id, (float(CALLS_MAX), now))
        calls = min(CALLS_MAX, calls + (now - since) * CALLS_PER_S)
        self._left[push_id] = (calls - 1 if calls >= 1 else calls, now)
        return calls >= 1
