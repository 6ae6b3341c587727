"""Telegram's limits of pace: 30 a second in all, 1 a second to a person (short bursts pass), 20 a minute to a group."""

from collections import defaultdict, deque
from dataclasses import dataclass, field

OVERALL_MAX, OVERALL_WINDOW_S = 30, 1.0
GROUP_MAX, GROUP_WINDOW_S = 20, 60.0
PERSON_PER_S, PERSON_BURST = 1.0, 5.0


@dataclass
class Limits:
    """Counts messages at times that are given: the clock may be a virtual one."""

    enforced: bool = True
    overall: deque[float] = field(default_factory=deque)
    groups: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    persons: dict[int, tuple[float, float]] = field(default_factory=dict)  # tokens left, at

    def wait_s(self, chat_id: int, at: float) -> float:
        """0 and the message is counted; or the seconds that `retry_after` says."""
        if not self.enforced:
            return 0.0
        wait = max(_wait(self.overall, OVERALL_MAX, OVERALL_WINDOW_S, at), self._chat_wait(chat_id, at))
        if wait > 0:
            return wait
        self.overall.append(at)
        if chat_id < 0:
            self.groups[chat_id].append(at)
        else:
            self.persons[chat_id] = (self._tokens(chat_id, at) - 1, at)
        return 0.0

    def _chat_wait(self, chat_id: int, at: float) -> float:
        if chat_id < 0:
            return _wait(self.groups[chat_id], GROUP_MAX, GROUP_WINDOW_S, at)
        return max(0.0, (1 - self._tokens(chat_id, at)) / PERSON_PER_S)

    def _tokens(self, chat_id: int, at: float) -> float:
        left, since = self.persons.get(chat_id, (PERSON_BURST, at))
        return min(PERSON_BURST, left + (at - since) * PERSON_PER_S)


def _wait(sent: deque[float], most: int, window_s: float, at: float) -> float:
    while sent and sent[0] <= at - window_s:
        sent.popleft()
    return 0.0 if len(sent) < most else sent[0] + window_s - at
