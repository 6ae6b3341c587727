"""Rules and items for measuring: words as frequent as they are in English, the same in every run.

Law: a stream goes on as real ones do: most of its words were in it before, some never. `news_share` says how many.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from wordfreq import top_n_list, word_frequency

from bot.feeds.item import Item
from bot.rules.query import And, Or, Phrase, Word
from bot.rules.rule import Rule, RuleId

SEED = 20250602
WORDS_PER_ITEM = 59  # the mean of real items, title and summary
WORDS_OF_TITLE = 11
VOCABULARY = 250_000  # what is written
WATCHED = 50_000  # what rules are made of: nobody watches for words unheard of
COMMON = 300  # nor for the most common ones


@dataclass(frozen=True)
class Terms:
    """A rule for those who know no operators: all of `every`, and one of `either`."""

    every: tuple[str, ...]
    either: tuple[str, ...]

    def words(self) -> list[str]:
        """All its words."""
        return " ".join((*self.every, *self.either)).split()


class Stream:
    """Items without end; each tenth holds the words of one of `terms`."""

    def __init__(self, words: Sequence[str], terms: Sequence[Terms]) -> None:
        self._chance = random.Random(SEED)
        self._words = words
        self._weights = list(accumulate(word_frequency(word, "en") for word in words))
        self._terms = terms
        self._count = 0

    def take(self, count: int) -> list[Item]:
        """The next items."""
        return [self._next() for _ in range(count)]

    def _next(self) -> Item:
        drawn = self._chance.choices(self._words, cum_weights=self._weights, k=WORDS_PER_ITEM)
        if self._count % 10 == 0:
            wanted = self._chance.choice(self._terms).words()
            drawn[: len(wanted)] = wanted
        self._count += 1
        return Item(" ".join(drawn[:WORDS_OF_TITLE]), " ".join(drawn[WORDS_OF_TITLE:]), lang="en")


def english_words() -> list[str]:
    """Words of three letters and more, the most common first."""
    return [word for word in top_n_list("en", VOCABULARY) if word.isalpha() and len(word) > 2]


def made_terms(words: Sequence[str], count: int) -> list[Terms]:
    """Two to four terms, words and phrases, none of the most common and none unheard of."""
    chance = random.Random(SEED)
    watched = words[COMMON:WATCHED]
    made = []
    for number in range(count):
        a, b, c, d, e = chance.sample(watched, 5)
        every = ((a, f"{b} {c}"), (a,), (f"{a} {b}",), (a, b))[number % 4]
        made.append(Terms(every, (d, e)[: 1 + number % 2]))
    return made


def made_rules(terms: Iterable[Terms], name: str = "r") -> list[Rule]:
    """The same as rules."""
    rules = []
    for number, one in enumerate(terms):
        every, either = (tuple(map(_node_of, texts)) for texts in (one.every, one.either))
        query = And((*every, Or(either) if len(either) > 1 else either[0]))
        rules.append(Rule(RuleId(f"{name}{number}"), f"rule {number}", query))
    return rules


def _node_of(text: str) -> Word | Phrase:
    words = tuple(Word(word) for word in text.split())
    return words[0] if len(words) == 1 else Phrase(words)


def text_of(item: Item) -> str:
    """Title and summary, as the rivals read them."""
    return f"{item.title} {item.summary}".casefold()


def news_share(before: Iterable[Item], items: Iterable[Item]) -> float:
    """The share of words in `items` that had not been in the stream until then, 0 to 1."""
    seen = {word for item in before for word in text_of(item).split()}
    new = total = 0
    for item in items:
        for word in text_of(item).split():
            total += 1
            new += word not in seen
            seen.add(word)
    return new / total
