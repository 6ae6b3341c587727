"""Matching one item against many rules: ours, and rapidfuzz's `partial_ratio` over each rule's words and phrases.

The two do not find the same: `partial_ratio` ignores word borders and finds *war* in *award*. It is what one would
write first, so it is what we measure ourselves against. The loop scores every word and phrase of every rule, as a
person is shown them; the hasty loop stops at the first that decides a rule. Both give rapidfuzz the score below which
nothing counts, so that it may stop early. Words are drawn as they occur in English, one item in ten holds the words
of a rule; the seed is fixed.
"""

import importlib.util
import random
import tracemalloc
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz, process
from wordfreq import top_n_list, word_frequency

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.query import And, Or, Phrase, Word
from bot.rules.rule import Rule, RuleId
from tests.bench.measure import cpu_ms, show, times

RULE_COUNTS = (100, 1_000, 10_000, 100_000)
ITEMS = 40
WORDS_PER_ITEM = 59  # the mean of real items, title and summary
VOCABULARY = 50_000
COMMON = 300  # nobody watches for the 300 most common words
SCORE_MIN = 80
ADDED_LIVE = 200


@dataclass(frozen=True)
class Terms:
    """A rule for those who know no operators: all of `every`, and one of `either`."""

    every: tuple[str, ...]
    either: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """CPU in ms per item, but for `adding`, which is per rule; `memory` in MB."""

    rules: int
    loop: float
    hasty: float
    batch: float | None
    ours: float
    adding: float
    memory: float


def main() -> None:
    """Measure and print."""
    chance = random.Random(20250602)
    words = [word for word in top_n_list("en", VOCABULARY) if word.isalpha() and len(word) > 2]
    terms = made_terms(words[COMMON:], max(RULE_COUNTS) + ADDED_LIVE, chance)
    items = made_items(words, terms, chance)
    rows = []
    for count in RULE_COUNTS:
        one = measured(terms[:count], terms[-ADDED_LIVE:], items)
        rows.append(
            [
                f"{one.rules:,}",
                f"{one.loop:.2f}",
                f"{one.hasty:.2f}",
                "needs numpy" if one.batch is None else f"{one.batch:.2f}",
                f"{one.ours:.3f}",
                times(one.loop / one.ours),
                times(one.hasty / one.ours),
                f"{one.adding:.3f}",
                f"{one.memory:.0f}",
            ]
        )
    columns = (
        "rules",
        "loop ms",
        "hasty ms",
        "cdist ms",
        "ours ms",
        "to loop",
        "to hasty",
        "ms to add",
        "MB",
    )
    show(f"matching, CPU per item of {WORDS_PER_ITEM} words", columns, rows)


def measured(terms: list[Terms], added: list[Terms], items: list[Item]) -> Measured:
    """All ways, with these rules; `added` come while it runs."""
    bodies = [f"{item.title} {item.summary}".casefold() for item in items]
    few = bodies[: max(1, 10_000 // len(terms))]
    tracemalloc.start()
    book = RuleBook({}, made_rules(terms))
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    for item in items:  # words that were seen once are remembered; a stream repeats them
        book.read(item, reference=None)
    ours = cpu_ms(lambda: [book.read(item, reference=None) for item in items], rounds=5) / len(items)
    more = made_rules(added, "live")
    return Measured(
        rules=len(terms),
        loop=cpu_ms(lambda: [scored(terms, body) for body in few]) / len(few),
        hasty=cpu_ms(lambda: [decided(terms, body) for body in few]) / len(few),
        batch=batch_ms(terms, few),
        ours=ours,
        adding=cpu_ms(lambda: [book.put(rule) for rule in more], rounds=1) / len(more),
        memory=memory,
    )


def scored(terms: list[Terms], body: str) -> list[Terms]:
    """The rules that match, every score known."""
    found = []
    for rule in terms:
        every = [fuzz.partial_ratio(term, body, score_cutoff=SCORE_MIN) for term in rule.every]
        either = [fuzz.partial_ratio(term, body, score_cutoff=SCORE_MIN) for term in rule.either]
        if all(every) and any(either):
            found.append(rule)
    return found


def decided(terms: list[Terms], body: str) -> list[Terms]:
    """The rules that match, as soon as that is known of each."""
    return [
        rule
        for rule in terms
        if all(fuzz.partial_ratio(term, body, score_cutoff=SCORE_MIN) for term in rule.every)
        and any(fuzz.partial_ratio(term, body, score_cutoff=SCORE_MIN) for term in rule.either)
    ]


def batch_ms(terms: list[Terms], bodies: list[str]) -> float | None:
    """`cdist` over all terms, ms per item; None without numpy, which the product keeps out."""
    if importlib.util.find_spec("numpy") is None:
        return None
    flat = [term for rule in terms for term in (*rule.every, *rule.either)]
    work = cpu_ms(lambda: process.cdist(bodies, flat, scorer=fuzz.partial_ratio, score_cutoff=SCORE_MIN))
    return work / len(bodies)


def made_terms(words: list[str], count: int, chance: random.Random) -> list[Terms]:
    """Two to four terms, words and phrases, none of the most common and none unheard of."""
    made = []
    for number in range(count):
        a, b, c, d, e = chance.sample(words, 5)
        every = ((a, f"{b} {c}"), (a,), (f"{a} {b}",), (a, b))[number % 4]
        made.append(Terms(every, (d, e)[: 1 + number % 2]))
    return made


def made_rules(terms: list[Terms], name: str = "r") -> list[Rule]:
    """The same as rules."""
    rules = []
    for number, one in enumerate(terms):
        every, either = (tuple(map(node_of, texts)) for texts in (one.every, one.either))
        query = And((*every, Or(either) if len(either) > 1 else either[0]))
        rules.append(Rule(RuleId(f"{name}{number}"), f"rule {number}", query))
    return rules


def node_of(text: str) -> Word | Phrase:
    """A word, or several in a row."""
    words = tuple(Word(word) for word in text.split())
    return words[0] if len(words) == 1 else Phrase(words)


def made_items(words: list[str], terms: list[Terms], chance: random.Random) -> list[Item]:
    """Items whose words are as frequent as they are in English; each tenth holds those of a rule."""
    weights = list(accumulate(word_frequency(word, "en") for word in words))
    items = []
    for number in range(ITEMS):
        drawn = chance.choices(words, cum_weights=weights, k=WORDS_PER_ITEM)
        if number % 10 == 0:
            wanted = " ".join((*terms[number].every, *terms[number].either)).split()
            drawn[: len(wanted)] = wanted
        items.append(Item(title=" ".join(drawn[:11]), summary=" ".join(drawn[11:]), lang="en"))
    return items
