"""From an item's rare words, names, rules and dates to the reports that may be of its story.

Law: cost doesn't grow with the window. Each key keeps its newest reports only; of those the best few are
compared. A key that many share says little, and the rarer keys of the same item find its story.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.stories.traits import Traits

Key = tuple[str, ...]

REPORTS_PER_KEY_MAX: Final = 64
REPORTS_COMPARED_MAX: Final = 12
_WORDS_INDEXED: Final = 12
_NAMES_INDEXED: Final = 8
_NAME_WEIGHT: Final = 0.7
_SUBJECT_WEIGHT: Final = 3.0


@dataclass(frozen=True, slots=True)
class Report:
    """One remembered sighting: an item as its story's index knows it. `number` counts them from 0."""

    number: int
    story: int
    when: datetime
    rules: frozenset[str]
    traits: Traits


class ReportIndex:
    """Remembered reports by key; forgets those of dropped stories when it meets them."""

    def __init__(self) -> None:
        self._reports: dict[int, Report] = {}
        self._by_key: defaultdict[Key, deque[int]] = defaultdict(lambda: deque(maxlen=REPORTS_PER_KEY_MAX))
        self._next = 0

    def add(self, *, story: int, when: datetime, rules: frozenset[str], traits: Traits) -> int:
        """Remembers a report; its number."""
        number = self._next
        self._next += 1
        self._reports[number] = Report(number, story, when, rules, traits)
        for key, _ in _keys(traits, rules):
            self._by_key[key].append(number)
        return number

    def drop(self, numbers: Iterable[int]) -> None:
        """Forgets reports, and the keys that only they had."""
        for number in numbers:
            report = self._reports.pop(number)
            for key, _ in _keys(report.traits, report.rules):
                held = self._by_key.get(key)
                if held is not None and all(one not in self._reports for one in held):
                    del self._by_key[key]

    def alike(self, traits: Traits, rules: frozenset[str]) -> list[Report]:
        """The reports that share most, weighed by how rare it is; best first, the newest of equals first."""
        weights: defaultdict[int, float] = defaultdict(float)
        for key, weight in _keys(traits, rules):
            for number in self._by_key.get(key, ()):
                weights[number] += weight
        for number in [one for one in weights if one not in self._reports]:
            del weights[number]
        best = heapq.nlargest(REPORTS_COMPARED_MAX, ((weight, number) for number, weight in weights.items()))
        return [self._reports[number] for _, number in best]


def _keys(traits: Traits, rules: frozenset[str]) -> Iterator[tuple[Key, float]]:
    """What an item is found by, with how much it says; sorted, so that equal items give equal keys."""
    by_rarity = sorted(traits.weights.items(), key=lambda pair: (-pair[1], pair[0]))
    in_title = [pair for pair in by_rarity if pair[0] in traits.title_stems]
    for stem, weight in {**dict(by_rarity[:_WORDS_INDEXED]), **dict(in_title[:_WORDS_INDEXED])}.items():
        yield ("word", stem), weight
    for name in sorted(traits.names)[:_NAMES_INDEXED]:
        yield ("name", name), _NAME_WEIGHT
    for rule in sorted(rules):
        for day in sorted(traits.coming):
            yield ("date", rule, day), _SUBJECT_WEIGHT
        if len(traits.concepts) > 1:
            yield ("concepts", rule, *sorted(traits.concepts)), 1.0
        yield ("rule", rule), 0.1
