"""From an item's rare words, names, concepts, rules and dates to the reports that may be of its story.

Law: cost doesn't grow with the window. Each key keeps its newest reports only; of those the best few are
compared. A key that many share says little, and the rarer keys of the same item find its story. Words only
meet in their own language, so the best few of other languages have places of their own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from struct import Struct
from typing import Any, Final

from bot.stories.traits import Traits

Key = tuple[str, ...]

REPORTS_PER_KEY_MAX: Final = 24
REPORTS_COMPARED_MAX: Final = 8
"""In the language of the item, and half as many in others."""
_WEIGHT_MIN: Final = 1.0  # two rare words, or one that is a name too
_SHARE_MIN: Final = 0.25  # of the weight of the best: what shares so much less is another happening
_WORDS_INDEXED: Final = 12
_NAMES_INDEXED: Final = 8
_CONCEPTS_INDEXED: Final = 5
_SUBJECT_WEIGHT: Final = 3.0
_NUMBER_BYTES: Final = 4
_UNPACKED: Final[Mapping[int, Callable[[bytes], tuple[Any, ...]]]] = {
    count * _NUMBER_BYTES: Struct(f"<{count}I").unpack for count in range(2, REPORTS_PER_KEY_MAX + 1)
}
"""By length in bytes."""
_Held = int | bytes
"""The numbers of a key's reports: one, or several packed.

Packed, hundreds of them are read for each item without a look at as many objects all over the memory.
"""


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
        self._by_key: dict[int, _Held] = {}
        """By the hash of a key; most are of one report only, and a list for each would be half the memory."""
        self._next = 0
        self._last: tuple[Traits, frozenset[str], tuple[tuple[int, float], ...]] | None = None

    def add(self, *, story: int, when: datetime, rules: frozenset[str], traits: Traits) -> int:
        """Remembers a report; its number."""
        number = self._next
        self._next += 1
        self._reports[number] = Report(number, story, when, rules, traits)
        for key, _ in self._keys_of(traits, rules):
            held = self._by_key.get(key)
            self._by_key[key] = number if held is None else _with(held, number)
        return number

    def drop(self, numbers: Iterable[int]) -> set[bytes]:
        """Forgets reports, and the keys that only they had; the texts of those reports."""
        texts = set[bytes]()
        for number in numbers:
            report = self._reports.pop(number)
            texts.add(report.traits.text)
            for key, _ in _keys(report.traits, report.rules):
                held = self._by_key.get(hash(key))
                if held is not None and all(one not in self._reports for one in _numbers(held)):
                    del self._by_key[hash(key)]
        return texts

    def alike(self, traits: Traits, rules: frozenset[str]) -> list[Report]:
        """The reports that share most, weighed by how rare it is; best first, the newest of equals first."""
        weights: dict[int, float] = {}
        held_by = self._by_key.get
        for key, weight in self._keys_of(traits, rules):
            held = held_by(key)
            if held is not None:
                for number in _numbers(held):
                    weights[number] = weights[number] + weight if number in weights else weight
        floor = max(_WEIGHT_MIN, _SHARE_MIN * max(weights.values(), default=0.0))
        near: list[Report] = []
        foreign: list[Report] = []
        enough = sorted(
            [(weight, number) for number, weight in weights.items() if weight >= floor], reverse=True
        )
        for _, number in enough:
            report = self._reports.get(number)
            if report is None:
                continue
            if report.traits.lang == traits.lang:
                if len(near) < REPORTS_COMPARED_MAX:
                    near.append(report)
            elif len(foreign) < REPORTS_COMPARED_MAX // 2:
                foreign.append(report)
        return near + foreign

    def _keys_of(self, traits: Traits, rules: frozenset[str]) -> tuple[tuple[int, float], ...]:
        """As `_keys`, hashed; most items are added right after they were looked for."""
        if self._last is None or self._last[0] is not traits or self._last[1] != rules:
            self._last = traits, rules, tuple([(hash(key), weight) for key, weight in _keys(traits, rules)])
        return self._last[2]


def _numbers(held: _Held) -> tuple[int, ...]:
    return (held,) if isinstance(held, int) else _UNPACKED[len(held)](held)


def _with(held: _Held, number: int) -> bytes:
    """With one more; the oldest goes where there are too many."""
    before = _packed(held) if isinstance(held, int) else held[(1 - REPORTS_PER_KEY_MAX) * _NUMBER_BYTES :]
    return before + _packed(number)


def _packed(number: int) -> bytes:
    return number.to_bytes(_NUMBER_BYTES, "little")


def _keys(traits: Traits, rules: frozenset[str]) -> Iterator[tuple[Key, float]]:
    """What an item is found by, with how much it says; sorted, so that equal items give equal keys."""
    for identity in sorted(traits.identities):
        yield ("same", str(identity)), _SUBJECT_WEIGHT
    by_rarity = _heaviest(traits.weights, len(traits.weights))
    titled = set(traits.title_stems)
    in_title = [pair for pair in by_rarity if pair[0] in titled]
    for stem, weight in dict((*by_rarity[:_WORDS_INDEXED], *in_title[:_WORDS_INDEXED])).items():
        yield ("word", stem), weight
    for name, weight in _heaviest(traits.names, _NAMES_INDEXED):
        yield ("name", name), weight
    # One concept alone is named by thousands; two together by those of a happening.
    concepts = _heaviest(traits.concepts, _CONCEPTS_INDEXED)
    for (one, weight), (other, more) in combinations(sorted(concepts), 2):
        yield ("both", one, other), weight + more
    for day in sorted(traits.coming):
        for concept, weight in concepts:
            yield ("on", day, concept), 1 + weight
    for rule in sorted(rules):
        for day in sorted(traits.coming):
            yield ("date", rule, day), _SUBJECT_WEIGHT
        if len(traits.concepts) > 1:
            yield ("concepts", rule, *sorted(traits.concepts)), 1.0
        yield ("rule", rule), 0.1


def _heaviest(weights: Mapping[str, float], count: int) -> list[tuple[str, float]]:
    lightest_last = sorted([(-weight, key) for key, weight in weights.items()])
    return [(key, -weight) for weight, key in lightest_last[:count]]
