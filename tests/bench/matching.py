"""Matching one item against many rules: ours, and what one would write with rapidfuzz (`tests.bench.rivals`).

Ours is measured four ways: what matches, and no more, as the rivals have it; the rules alone with the facts of what
they match; the same with the shipped concepts beside the rules, all of which are looked for in every item, warm; and
that on a stream, in which some words of each item were never seen before. Each number of rules has a process of its own, so that no table is warm from the one before.
"""

import multiprocessing
import tracemalloc
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from statistics import median

from bot.rules.book import RuleBook
from bot.rules_folder import load_folder
from tests.bench import rivals
from tests.bench.measure import cpu_ms, show, times
from tests.bench.stream import (
    WORDS_PER_ITEM,
    Stream,
    Terms,
    english_words,
    made_rules,
    made_terms,
    news_share,
    text_of,
)
from tests.support.sources import ROOT

TIMES_FASTER_MIN = {100: 10, 1_000: 60, 10_000: 250, 100_000: 600}
"""Rules -> how many times the loop's time an item may be read in, at least."""
GROWTH_MAX = 4  # times the cost at 100 rules, at 10,000
ADDING_MS_MAX = 1.0
MEMORY_MB_MAX = 600  # of 100,000 rules
ITEMS_BEFORE = 2_000  # read before the clock runs: enough that 8 % of the words are new from then on
BATCHES = 5
ITEMS = 60  # of a batch
ADDED_LIVE = 200


@dataclass(frozen=True)
class Measured:
    """CPU in ms per item, but for `adding`, which is per rule; `memory` in MB; `news` the share of new words."""

    rules: int
    loop: float
    hasty: float
    batch: float | None
    words: float | None
    stream: float
    warm: float
    alone: float
    bare: float
    adding: float
    memory: float
    news: float


def main() -> None:
    """Measure and print."""
    alone = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=alone, max_tasks_per_child=1) as pool:
        rows = list(pool.map(measured, TIMES_FASTER_MIN))
    columns = (
        "rules",
        "loop ms",
        "hasty ms",
        "cdist ms",
        "words cdist ms",
        "ours, stream ms",
        "ours, warm ms",
        "rules alone ms",
        "without facts ms",
    )
    show(f"matching, CPU per item of {WORDS_PER_ITEM} words", columns, map(_row, rows))
    show("how far from the bars", ("", "measured", "bar", ""), _bars(rows))
    print(f"New in the stream: {rows[0].news:.1%} of an item's words were never in it before.")


def _row(one: Measured) -> list[str]:
    ways = (one.loop, one.hasty, one.batch, one.words)
    return [
        f"{one.rules:,}",
        *("needs numpy" if way is None else f"{way:.2f}" for way in ways),
        f"{one.stream:.3f}",
        f"{one.warm:.3f}",
        f"{one.alone:.3f}",
        f"{one.bare:.3f}",
    ]


def _bars(rows: Sequence[Measured]) -> Iterator[list[str]]:
    for one in rows:
        least = TIMES_FASTER_MIN[one.rules]
        for name, ours in (
            ("matching only", one.bare),
            ("alone with facts", one.alone),
            ("with concepts and facts", one.warm),
            ("stream, with both", one.stream),
        ):
            yield _bar(
                f"{one.rules:,} rules, {name}: to the loop",
                times(one.loop / ours),
                f"≥ {least} ×",
                one.loop / ours >= least,
            )
        rivals_best = min(way for way in (one.hasty, one.batch, one.words) if way is not None)
        yield [f"{one.rules:,} rules, stream: to the best rival", times(rivals_best / one.stream), "", ""]
    by_count = {one.rules: one for one in rows}
    growth = by_count[10_000].stream / by_count[100].stream
    yield _bar("10,000 rules to 100, stream", times(growth), f"≤ {GROWTH_MAX} ×", growth <= GROWTH_MAX)
    adding = max(one.adding for one in rows)
    yield _bar("a rule added live, ms", f"{adding:.3f}", f"< {ADDING_MS_MAX:g}", adding < ADDING_MS_MAX)
    memory = by_count[100_000].memory
    yield _bar("100,000 rules, MB", f"{memory:.0f}", f"< {MEMORY_MB_MAX}", memory < MEMORY_MB_MAX)


def _bar(what: str, found: str, bar: str, held: bool) -> list[str]:
    return [what, found, bar, "held" if held else "MISSED"]


def measured(count: int) -> Measured:
    """All ways, with so many rules."""
    words = english_words()
    terms = made_terms(words, count + ADDED_LIVE)
    watched, added = terms[:count], terms[count:]
    concepts = load_folder(ROOT / "rules", examples=False).concepts
    tracemalloc.start()
    book = RuleBook(concepts, made_rules(watched))
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    stream = Stream(words, watched)
    before = stream.take(ITEMS_BEFORE)
    batches = [stream.take(ITEMS) for _ in range(BATCHES)]
    items = [item for batch in batches for item in batch]
    for item in before:
        book.read(item, reference=None)

    def ours(number: int, book: RuleBook = book, *, matching_only: bool = False) -> None:
        for item in batches[number]:
            book.read(item, reference=None, matching_only=matching_only)

    # Nothing can be measured twice that is to be seen for the first time.
    first = [cpu_ms(lambda number=number: ours(number), rounds=1) for number in range(BATCHES)]
    warm = [cpu_ms(lambda number=number: ours(number), rounds=9) for number in range(BATCHES)]
    bare = RuleBook({}, made_rules(watched))
    for number in range(BATCHES):
        ours(number, bare)
    alone = [cpu_ms(lambda number=number: ours(number, bare), rounds=9) for number in range(BATCHES)]
    without = [
        cpu_ms(lambda number=number: ours(number, bare, matching_only=True), rounds=9)
        for number in range(BATCHES)
    ]
    more = made_rules(added, "live")
    adding = cpu_ms(lambda: [book.put(rule) for rule in more], rounds=1) / len(more)
    few = [text_of(item) for item in items[: max(2, 10_000 // count)]]
    return Measured(
        rules=count,
        loop=cpu_ms(lambda: [rivals.scored(watched, body) for body in few]) / len(few),
        hasty=cpu_ms(lambda: [rivals.decided(watched, body) for body in few]) / len(few),
        **_with_numpy(watched, few),
        stream=median(first) / ITEMS,
        warm=median(warm) / ITEMS,
        alone=median(alone) / ITEMS,
        bare=median(without) / ITEMS,
        adding=adding,
        memory=memory,
        news=news_share(before, items),
    )


def _with_numpy(terms: Sequence[Terms], bodies: Sequence[str]) -> dict[str, float | None]:
    if not rivals.HAS_NUMPY:
        return {"batch": None, "words": None}
    batch, vocabulary = rivals.Batch(terms), rivals.Vocabulary(terms)
    return {
        "batch": cpu_ms(lambda: batch.scores(bodies)) / len(bodies),
        "words": cpu_ms(lambda: [vocabulary.matching(body) for body in bodies]) / len(bodies),
    }
