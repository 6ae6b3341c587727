"""What one would write with rapidfuzz, each way as good as its idea allows: the score below which nothing counts is told.

They do not find the same as we do: `partial_ratio` ignores word borders and finds *war* in *award*; word against
vocabulary knows no inflection and no order.
"""

from collections.abc import Iterable, Sequence
from importlib.util import find_spec

from rapidfuzz import fuzz, process

from tests.bench.stream import Terms

SCORE_MIN = 80
HAS_NUMPY = find_spec("numpy") is not None
"""`cdist` needs numpy, which the product keeps out; `make bench` puts it beside."""


def scored(terms: Iterable[Terms], body: str) -> list[Terms]:
    """The loop: the rules that match, every score known, as a person is shown them."""
    found = []
    for rule in terms:
        every = [fuzz.partial_ratio(term, body, score_cutoff=SCORE_MIN) for term in rule.every]
        either = [fuzz.partial_ratio(term, body, score_cutoff=SCORE_MIN) for term in rule.either]
        if all(every) and any(either):
            found.append(rule)
    return found


def decided(terms: Iterable[Terms], body: str) -> list[Terms]:
    """The hasty loop: the rules that match, as soon as that is known of each."""
    return [
        rule
        for rule in terms
        if all(fuzz.partial_ratio(term, body, score_cutoff=SCORE_MIN) for term in rule.every)
        and any(fuzz.partial_ratio(term, body, score_cutoff=SCORE_MIN) for term in rule.either)
    ]


class Batch:
    """`cdist` of whole texts and all terms."""

    def __init__(self, terms: Iterable[Terms]) -> None:
        self._flat = [term for rule in terms for term in (*rule.every, *rule.either)]

    def scores(self, bodies: Sequence[str]) -> object:
        """The score of each text and each term."""
        import numpy as np  # noqa: PLC0415 - only where it is

        return process.cdist(
            bodies, self._flat, scorer=fuzz.partial_ratio, score_cutoff=SCORE_MIN, dtype=np.uint8
        )


class Vocabulary:
    """`cdist` of an item's words and all words of all rules; only rules of words that were found are looked at."""

    def __init__(self, terms: Iterable[Terms]) -> None:
        self._rules: dict[str, list[Terms]] = {}
        for rule in terms:
            for word in rule.words():
                self._rules.setdefault(word, []).append(rule)
        self._words = list(self._rules)

    def matching(self, body: str) -> list[Terms]:
        """The rules whose words are there, each word of a phrase somewhere."""
        import numpy as np  # noqa: PLC0415 - only where it is

        scores = process.cdist(
            sorted(set(body.split())), self._words, scorer=fuzz.ratio, score_cutoff=SCORE_MIN, dtype=np.uint8
        )
        found = {self._words[place] for place in np.flatnonzero(scores.any(axis=0))}
        candidates = {id(rule): rule for word in found for rule in self._rules[word]}
        return [
            rule
            for rule in candidates.values()
            if all(found.issuperset(term.split()) for term in rule.every)
            and any(found.issuperset(term.split()) for term in rule.either)
        ]
