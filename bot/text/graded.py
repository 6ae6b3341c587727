"""A number for each of very many words, in a tenth of the memory that a dict of them takes.

Law: pure. Words are kept as hashes: they can be asked for, and not listed. A word that was never put in may
be taken for one that was: in an `EXACT` table one of ten thousand million, as good as never; in a `SLIM` one
of half a million words, one of ten million. Each process has other hashes: nobody can make up such a word.

The hashes are sorted, each with its grade in the last bits. The first bits tell in which short stretch of
them a word must be, so that three or four steps find it; these bits aren't kept.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

ABSENT: Final = -1
"""The grade of a word that isn't there."""
_HASH_BITS: Final = 64


class Kind(NamedTuple):
    """How much of a hash counts: bits that tell the stretch, and bits that are kept, with the grade's."""

    stretch: int
    kept: int
    typecode: str


EXACT: Final = Kind(12, 48, "Q")
"""For tens of thousands of words."""
SLIM: Final = Kind(16, 32, "I")
"""For hundreds of thousands."""


class GradedWords:
    """Words with a grade each, 0 to the most that `bits` bits can tell; of several the lowest counts."""

    def __init__(self, graded: Iterable[tuple[int, Iterable[str]]], bits: int, kind: Kind) -> None:
        self._cut = cut = _HASH_BITS - kind.stretch - kind.kept
        self._mask = mask = (1 << kind.stretch + kind.kept) - (1 << bits)
        self._kept = kind.kept
        self._low = low = (1 << kind.kept) - 1
        self._grades = 1 << bits
        numbers = array("Q")
        for grade, words in graded:
            numbers.extend([hash(word) >> cut & mask | grade for word in words])
        ordered = sorted(numbers)
        self._starts = array("I", [0])
        for stretch in range(1, 1 << kind.stretch):
            self._starts.append(bisect_left(ordered, stretch << kind.kept, self._starts[-1]))
        self._starts.append(len(ordered))
        self._numbers = array(kind.typecode, [number & low for number in ordered])

    def of(self, word: str) -> int:
        """The grade of a word, `ABSENT` if it isn't there."""
        key = hash(word) >> self._cut & self._mask
        stretch = key >> self._kept
        key &= self._low
        stop = self._starts[stretch + 1]
        place = bisect_left(self._numbers, key, self._starts[stretch], stop)
        if place < stop:
            grade = self._numbers[place] - key
            if grade < self._grades:
                return grade
        return ABSENT

    def __contains__(self, word: str) -> bool:
        return self.of(word) != ABSENT
