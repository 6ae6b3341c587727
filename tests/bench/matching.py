"""Matching one item against many rules: ours, and rapidfuzz's `partial_ratio` over each rule's words.

The two do not find the same: `partial_ratio` ignores word borders and finds *war* in *award*. It is what one would
write first, so it is what we measure ourselves against. Words are drawn as they occur in English; the seed is fixed.
"""

import importlib.util
import random
import tracemalloc
from itertools import accumulate

from rapidfuzz import fuzz, process
from wordfreq import top_n_list, word_frequency

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.query import And, Or, Word
from bot.rules.rule import Rule, RuleId
from tests.bench.measure import cpu_ms, show, times

RULE_COUNTS = (100, 1_000, 10_000)
ITEMS = 40
WORDS_PER_ITEM = 59  # the mean of real items, title and summary
VOCABULARY = 30_000
COMMON = 300  # nobody watches for the 300 most common words
SCORE_MIN = 80


def main() -> None:
    """Measure and print."""
    chance = random.Random(20250602)
    words = [word for word in top_n_list("en", VOCABULARY) if word.isalpha() and len(word) > 2]
    items = made_items(words, chance)
    rules = made_rules(words[COMMON:], max(RULE_COUNTS), chance)
    rows = []
    for count in RULE_COUNTS:
        loop, batch, ours, build, memory = measured(rules[:count], items)
        rows.append(
            [
                f"{count:,}",
                f"{loop:.2f}",
                "-" if batch is None else f"{batch:.2f}",
                f"{ours:.3f}",
                times(loop / ours),
                "-" if batch is None else times(batch / ours),
                f"{build:.3f}",
                f"{memory:.1f}",
            ]
        )
    columns = ("rules", "loop ms", "cdist ms", "ours ms", "to loop", "to cdist", "ms to add one", "MB")
    show(f"matching, CPU per item of {WORDS_PER_ITEM} words", columns, rows)
    if importlib.util.find_spec("numpy") is None:
        print("cdist was left out: it needs numpy, which we keep out; `pip install numpy` to measure it.")


def measured(rules: list[Rule], items: list[Item]) -> tuple[float, float | None, float, float, float]:
    """CPU in ms: the loop, `cdist`, ours, each per item; then ms to add a rule, and MB of the index."""
    texts = [" ".join(str(word) for word in words_of(rule)) for rule in rules]
    bodies = [f"{item.title} {item.summary}".casefold() for item in items]
    few = bodies[: max(2, 20_000 // len(rules) // 2)]
    loop = cpu_ms(lambda: [[r for r in texts if fuzz.partial_ratio(r, body) >= SCORE_MIN] for body in few])
    batch = None
    if importlib.util.find_spec("numpy") is not None:
        batch = cpu_ms(lambda: process.cdist(few, texts, scorer=fuzz.partial_ratio, score_cutoff=SCORE_MIN))
    build = cpu_ms(lambda: RuleBook({}, rules), rounds=1) / len(rules)
    tracemalloc.start()
    book = RuleBook({}, rules)
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    for item in items:  # words that were seen once are remembered; a stream repeats them
        book.read(item, reference=None)
    ours = cpu_ms(lambda: [book.read(item, reference=None) for item in items]) / len(items)
    return loop / len(few), None if batch is None else batch / len(few), ours, build, memory


def made_items(words: list[str], chance: random.Random) -> list[Item]:
    """Items whose words are as frequent as they are in English."""
    weights = list(accumulate(word_frequency(word, "en") for word in words))
    drawn = [chance.choices(words, cum_weights=weights, k=WORDS_PER_ITEM) for _ in range(ITEMS)]
    return [Item(title=" ".join(d[:11]), summary=" ".join(d[11:]), lang="en") for d in drawn]


def made_rules(words: list[str], count: int, chance: random.Random) -> list[Rule]:
    """`a b (c OR d)` of words that are neither the most common nor unheard of."""
    rules = []
    for number in range(count):
        a, b, c, d = (Word(word) for word in chance.sample(words, 4))
        rules.append(Rule(RuleId(f"r{number}"), f"rule {number}", And((a, b, Or((c, d))))))
    return rules


def words_of(rule: Rule) -> list[Word]:
    """The words of a rule made above, for those who know no operators."""
    assert isinstance(rule.query, And)
    a, b, either = rule.query.nodes
    assert isinstance(a, Word)
    assert isinstance(b, Word)
    assert isinstance(either, Or)
    return [a, b, *(word for word in either.nodes if isinstance(word, Word))]
