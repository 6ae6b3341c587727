r"""The shape of a language's table of standings, and how a table becomes quick to search.

Law: patterns are over folded text (`bot.facts.folding`), begin at the beginning of a word with at least two
plain letters, and may end within one: an ending goes without saying, `\\b` refuses it. So a word looks at the
few patterns that begin as it does, and a text costs what it is long.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

LETTERS = 3
"""Letters by which patterns are found."""
_WORDS_KEPT = 20_000


@dataclass(frozen=True)
class Signs:
    """One language. `words` maps a sign to its patterns, parted by `|` outside of parentheses.

    The signs of what is said of the matter itself: `considering`, `announced`, `agreed` (two sides),
    `decided`, `done`, `begun` (an undertaking: `undertakings.py`), `holds` and `broken` (a truce:
    `truces.py`), `stopped` (a flow: `stops.py`), `postponed`, `cancelled`, `agree` and `refuse` (one side),
    `lifted` and `barred` (the same, said by verb and noun together: who lifts a ban agrees, who withdraws
    support refuses), `assured` (who confirms that they come, or when, agrees), `gives` and `gave` (an act:
    coming, and over), `taken` (a place changed hands: what reports from a front differ about), `held` (the
    same, if a `settlement` stands in the clause: one may lose control of much). Of who says so: `claimed`,
    `said` and `per` ("according to", whose speaker follows), `confirmed`, `denied`, `reported` (nobody in
    particular). `not` is the negation of a verb that none of these is: news only against what was to come.

    `negated_before` and `hedged_before` are patterns that end right before the sign, `…_after` such that
    begin right behind it, within its clause; `hedged_within` says so within the sign itself.
    `future_before` takes the force only of what counts once it has happened, and so does an `infinitive` by
    its ending; `future_within` are those of its endings that say so of what is to come.
    `joins` are conjunctions at which a clause ends.
    """

    words: Mapping[str, str]
    negated_before: str
    hedged_before: str
    future_before: str = r"(?!)"
    negated_after: str = r"(?!)"
    hedged_after: str = r"(?!)"
    hedged_within: str = r"(?!)"
    joins: str = r"(?!)"
    infinitive: str = r"(?!)"
    future_within: str = r"(?!)"
    settlement: str = r"(?!)"
    endings: Mapping[str, str] | None = None

    @cached_property
    def by_letters(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The patterns by their first letters, each with its sign, in the order of the table."""
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for sign, patterns in self.words.items():
            for pattern in _alternatives(patterns):
                found[_letters(pattern)].append((sign, rf"(?:{pattern})\w*"))
        return {letters: tuple(listed) for letters, listed in found.items()}

    def sign_at(self, folded: str, place: int, stop: int) -> tuple[str, int] | None:
        """The sign of the word at `place`, the first in the table that fits, and where it ends."""
        for letters in (LETTERS, LETTERS - 1):
            pattern, named = self._at_letters.get(folded[place : place + letters], (None, ()))
            if pattern and (found := pattern.match(folded, place, stop)) and found.lastindex:
                return named[found.lastindex - 1], found.end()
        return None

    @cached_property
    def _at_letters(self) -> dict[str, tuple[re.Pattern[str], tuple[str, ...]]]:
        """One pattern for all that begin alike: the number of the group that matches is that of its sign."""
        return {
            letters: (
                re.compile("|".join(f"({pattern})" for _, pattern in listed)),
                tuple(sign for sign, _ in listed),
            )
            for letters, listed in self.by_letters.items()
        }

    @cached_property
    def beginning(self) -> "_Beginning":
        """Whether a sign may begin with a word: nearly all words are passed over by one look-up."""
        return _Beginning(self)

    @cached_property
    def by_ending(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Patterns of whole words that are told by their ending, as Turkish negation is."""
        return tuple((sign, re.compile(pattern)) for sign, pattern in (self.endings or {}).items())

    @cached_property
    def negation(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What negates before a sign and behind it."""
        return _before(self.negated_before), re.compile(self.negated_after)

    @cached_property
    def hedge(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What makes uncertain before a sign and behind it."""
        return _before(self.hedged_before), re.compile(self.hedged_after)

    @cached_property
    def possible(self) -> re.Pattern[str]:
        """What makes uncertain within a sign, as Turkish "-ebilir" does."""
        return re.compile(self.hedged_within)

    @cached_property
    def future(self) -> re.Pattern[str]:
        """What says before a sign that it is to come."""
        return _before(self.future_before)

    @cached_property
    def unfinished(self) -> re.Pattern[str]:
        """How a verb ends that names an action without saying that it happens."""
        return re.compile(self.infinitive)

    @cached_property
    def later(self) -> re.Pattern[str]:
        """How a verb ends that says by itself that it is to come."""
        return re.compile(self.future_within)

    @cached_property
    def place(self) -> re.Pattern[str]:
        """A word for a place that can change hands."""
        return re.compile(rf"(?<!\w)(?:{self.settlement})(?!\w)")

    @cached_property
    def clause_end(self) -> re.Pattern[str]:
        """Where a clause ends; not at the dot of "am 2. Juni" or in "1,500"."""
        return re.compile(
            rf"(?<!\d)[.,]|,(?!\d)|\.(?!\s?\w)|[;:!?…()«»\"„“”\n]|\s-\s|(?<!\w)(?:{self.joins})(?!\w)"
        )


class _Beginning(dict[str, bool]):
    """Word -> whether a sign may begin with it; fills itself."""

    def __init__(self, signs: Signs) -> None:
        super().__init__()
        self._signs = signs

    def __missing__(self, word: str) -> bool:
        letters = self._signs.by_letters
        # What begins with a short word may go on in the next one.
        held = (
            word[:LETTERS] in letters
            or word[: LETTERS - 1] in letters
            or (len(word) < LETTERS and any(one.startswith(word) for one in letters))
            or any(pattern.fullmatch(word) for _, pattern in self._signs.by_ending)
        )
        if len(self) >= _WORDS_KEPT:
            self.clear()
        self[word] = held
        return held


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})\s*$")


def _alternatives(patterns: str) -> Iterator[str]:
    """The parts between the bars that stand outside of all parentheses; a leading group is multiplied out."""
    for part in _parts(patterns):
        if not part.startswith("(?:"):
            yield part
            continue
        close = _closing(part)
        for first in _parts(part[3:close]):
            yield from _alternatives(first + part[close + 1 :])


def _parts(patterns: str) -> Iterator[str]:
    depth, begun = 0, 0
    for place, character in enumerate(patterns):
        depth += (character in "([") - (character in ")]")
        if character == "|" and not depth:
            yield patterns[begun:place]
            begun = place + 1
    yield patterns[begun:]


def _closing(part: str) -> int:
    """Where the group closes that `part` begins with."""
    depth = 0
    for place, character in enumerate(part):
        depth += (character == "(") - (character == ")")
        if not depth:
            return place
    raise AssertionError(part)


def _letters(pattern: str) -> str:
    """The plain letters that each text of `pattern` begins with, `LETTERS` at most."""
    if pattern.startswith("(?<"):  # what may not stand before it
        return _letters(pattern[_closing(pattern) + 1 :])
    plain = re.match(r"[\w' ]*", pattern)
    letters = plain[0] if plain else ""
    if pattern[len(letters) : len(letters) + 1] in {"?", "*", "{"}:
        letters = letters[:-1]
    assert len(letters) >= LETTERS - 1, pattern
    return letters[:LETTERS]
