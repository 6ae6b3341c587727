"""An item as the compiled rules see it: which leaves of all queries stand where, and which facts.

Law: pure. Words are numbered through all fields, with a gap between them that no phrase and no NEAR can
bridge; a place is a pair of such numbers. Facts are asked for at most once, and only if a rule needs them.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import Final, NamedTuple, Protocol
from urllib.parse import urlsplit

from bot.facts.fact import Fact, FactKind
from bot.feeds.item import FIELDS, Field, Item
from bot.rules.building import DISTANCE_MAX
from bot.rules.lexicon import TermId, Terms
from bot.rules.query import FactName
from bot.text.fold import fold
from bot.text.token import Token
from bot.text.tokens import read, word_of, written_words

FIELD_CODE_POINTS_READ_MAX: Final = 20_000
"""How much of a field is matched; what stands behind it is body text that somebody put into a summary."""

GAP: Final = DISTANCE_MAX + 1
"""How many numbers lie between the last word of a field and the first of the next."""

Sentence = tuple[Field, int]


class Mark(NamedTuple):
    """A place where a leaf was found: first and last word, how well, and the leaf as written."""

    first: int
    last: int
    similarity: int
    term: str


class Written(Protocol):
    """What `bot.rules.leaves.Leaves` tells of a leaf by its number."""

    def written(self, number: int) -> str:
        """The leaf as it is printed."""
        ...

    def present(self, number: int, found: set[TermId]) -> Sequence[Terms]:
        """The sequences of a leaf that nobody watches for of which all terms are found."""
        ...

    def grade(self, written: str, lang: str, term: TermId) -> int:
        """How well a word counts as a term that was found for it."""
        ...


class Sight:
    """One item under the eyes of all rules.

    `found` says which terms its words count as, `proposed` which of the watched leaves may be there, and by
    which terms. Where words stand, and how well they count, is looked up when a rule asks.

    `facts` reads the facts, given the sight: were it to know it by itself, each sight would be garbage that
    only a collection finds.
    """

    def __init__(
        self,
        item: Item,
        lang: str,
        facts: Callable[["Sight"], tuple[Fact, ...]],
        leaves: Written,
    ) -> None:
        self.item = item
        self.lang = lang
        self.texts: dict[Field, str] = {
            "title": item.title[:FIELD_CODE_POINTS_READ_MAX],
            "summary": item.summary[:FIELD_CODE_POINTS_READ_MAX],
        }
        if item.text:
            self.texts["text"] = item.text[:FIELD_CODE_POINTS_READ_MAX]
        self.found: set[TermId] = set()
        self.proposed: dict[int, list[Terms]] = {}
        self._rows: list[list[Terms]] = []
        self._positions: dict[TermId, list[tuple[int, int]]] = {}
        self._starts: tuple[list[int], ...] = ([], [], [])
        self._marks: dict[int, list[Mark]] = {}
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._ask = facts
        self._leaves = leaves
        self.asked = False

    def take(self, rows: list[Terms]) -> None:
        """The terms that each of the words of the next field counts as."""
        self._rows.append(rows)
        self.found.update(*rows)

    def positions(self, term: TermId) -> list[tuple[int, int]]:
        """The words that count as a term, by number, in order, and how well."""
        known = self._positions.get(term)
        if known is None:
            known = self._positions[term] = [
                (number, self._leaves.grade(self._words[field][number - first], self.lang, term))
                for field, first in enumerate(self._firsts)
                for number, terms in enumerate(self._rows[field], first)
                if term in terms
            ]
        return known

    # Few items match a rule; only those need to know the places of their words, and how they are written.
    @cached_property
    def _written(self) -> list[list[str]]:
        """What stands in each field where a word may be."""
        return [written_words(text) for text in self.texts.values()]

    @cached_property
    def _words(self) -> list[list[str]]:
        """Those of them that are words, numbered as the rows are."""
        return [
            written if len(written) == len(rows) else [one for one in written if word_of(one, self.lang)]
            for written, rows in zip(self._written, self._rows, strict=True)
        ]

    def _tokens_of(self, field: int) -> tuple[Token, ...]:
        """The words of a field, with their sentences."""
        tokens = self._tokens.get(field)
        if tokens is None:
            tokens = self._tokens[field] = read(self.texts[FIELDS[field]], self.lang).tokens
        return tokens

    @cached_property
    def _firsts(self) -> tuple[int, ...]:
        """The number of the first word of each field."""
        firsts = [0]
        for rows in self._rows[:-1]:
            firsts.append(firsts[-1] + len(rows) + GAP)
        return tuple(firsts)

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` to `last` begin and end in their field."""
        field = self._field(first)
        before = self._firsts[field]
        begin, end = self._token(first - before, field), self._token(last - before, field)
        return (
            self._start(first - before, field) + begin.start,
            self._start(last - before, field) + end.stop,
        )

    def _start(self, number: int, field: int) -> int:
        """Where the token of that number begins, as it is written."""
        written, starts = self._written[field], self._starts[field]
        if len(self._rows[field]) < len(written):
            number = [at for at, one in enumerate(written) if word_of(one, self.lang)][number]
        text = self.texts[FIELDS[field]]
        # Nothing that a word begins with stands between two words: the next place is the right one.
        while len(starts) <= number:
            last = len(starts) - 1
            stop = starts[last] + len(written[last]) if starts else 0
            starts.append(text.index(written[last + 1], stop))
        return starts[number]

    def _token(self, number: int, field: int) -> Token:
        """A word of a field, as if it stood alone."""
        token = word_of(self._words[field][number], self.lang)
        if token is None:  # pragma: no cover - no such word is numbered
            raise LookupError(number)
        return token

    def _field(self, number: int) -> int:
        """Which of the fields a word stands in."""
        return bisect_right(self._firsts, number) - 1

    def marks(self, leaf: int) -> list[Mark]:
        """Where a leaf stands, in the order of the text."""
        marks = self._marks.get(leaf)
        if marks is None:
            marks = self._marks[leaf] = self._placed(leaf)
        return marks

    def _placed(self, leaf: int) -> list[Mark]:
        return self._marked(leaf, self.proposed.get(leaf) or self._leaves.present(leaf, self.found))

    def _marked(self, leaf: int, sequences: Iterable[Terms]) -> list[Mark]:
        best = self.places(sequences)
        if not best:
            return []
        written = self._leaves.written(leaf)
        return [Mark(*place, grade, written) for place, grade in sorted(best.items())]

    def places(self, sequences: Iterable[Terms]) -> dict[tuple[int, int], int]:
        """Where one of the sequences stands (first and last word), and how well."""
        best: dict[tuple[int, int], int] = {}
        for terms in sequences:
            for place, grade in _places(terms, self):
                best[place] = max(grade, best.get(place, 0))
        return best

    def with_only(self, leaf: int, sequences: Iterable[Terms]) -> "Sight":
        """The same item, as if a leaf were nothing but these sequences."""
        other = copy(self)
        other._marks = self._marks | {leaf: self._marked(leaf, sequences)}  # noqa: SLF001 - of its own class
        return other

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of the item."""
        self.asked = True
        return self._ask(self)

    def field_of(self, number: int) -> Field:
        """The field that a word stands in."""
        return FIELDS[self._field(number)]

    def sentence_of(self, number: int) -> Sentence:
        """The sentence that a word stands in."""
        field = self._field(number)
        return FIELDS[field], self._tokens_of(field)[number - self._firsts[field]].sentence

    def sentences_of(self, marks: list[Mark]) -> frozenset[Sentence]:
        """The sentences of all marks."""
        return frozenset(self.sentence_of(number) for mark in marks for number in (mark.first, mark.last))

    def has(self, name: FactName, sentences: frozenset[Sentence]) -> bool:
        """Whether a fact of that kind stands in one of the sentences."""
        return any(is_fact(fact, name) and (fact.field, fact.sentence) in sentences for fact in self.facts)

    @cached_property
    def origins(self) -> frozenset[str]:
        """Whom the item is from: the host of its link, the domains above it, and its source's name."""
        host = _host(self.item.link).removeprefix("www.")
        labels = host.split(".")
        domains = (".".join(labels[number:]) for number in range(len(labels)))
        return frozenset((*domains, fold(" ".join(self.item.source.split())))) - {""}


def _places(terms: Terms, sight: Sight) -> Iterator[tuple[tuple[int, int], int]]:
    """Where the terms stand next to each other; a phrase is as similar as its least similar word."""
    if len(terms) == 1:
        yield from (((number, number), grade) for number, grade in sight.positions(terms[0]))
        return
    if not terms or not sight.found.issuperset(terms):
        return
    first, *others = terms
    rows = [dict(sight.positions(term)) for term in others]
    for number, grade in sight.positions(first):
        grades = [row.get(number + step, 0) for step, row in enumerate(rows, start=1)]
        if all(grades):
            yield (number, number + len(rows)), min(grade, *grades)


def is_fact(fact: Fact, name: FactName) -> bool:
    """Whether a fact is what `has:name` asks for."""
    if name == "date":
        return fact.kind is FactKind.DATE and not (fact.past or fact.happened)
    if name == "past-date":
        return fact.kind is FactKind.DATE and (fact.past or fact.happened)
    return fact.kind == name


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""
