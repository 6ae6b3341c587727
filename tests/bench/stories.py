"""Facts and story of one item, with few and with many remembered: the cost must not grow with the window.

Facts are read of one item in ten: so many are matched at most, and of the others nobody asks for them.

Made-up news in two languages: happenings, each with names, rare words and concepts of its own, told by a few
reports in other words. Names and concepts are drawn as unevenly as real ones, so that some are in a tenth of all
items. All lie within three days, so that no story closes. The seed is fixed.
"""

import gc
import random
import time
import tracemalloc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from statistics import median

from wordfreq import top_n_list, word_frequency

from bot.facts.read import read
from bot.feeds.item import Item
from bot.rules.match import ConceptHit
from bot.stories.keeper import StoryKeeper
from bot.stories.story import Sighting
from tests.bench.measure import show, times

WINDOWS = (10_000, 100_000)
MEASURED = 1_000
MATCHED_EVERY = 10
REPORTS_PER_HAPPENING = 3
NAMES = 6_000
CONCEPTS = 600
TITLE_WORDS = 9
SUMMARY_WORDS = 45
START = datetime(2025, 6, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Language:
    """The words of a language, as frequent as they are, and its rare ones."""

    code: str
    words: list[str]
    weights: list[float]
    rare: list[str]


@dataclass(frozen=True)
class Happening:
    """What all reports of it say."""

    language: Language
    names: list[str]
    rare: list[str]
    concepts: list[int]
    day: int


def main() -> None:
    """Measure and print."""
    sightings = made(max(WINDOWS) + MEASURED * (len(WINDOWS) + 1), random.Random(20250602))
    keeper = StoryKeeper()
    known = 0
    rows = []
    first = 0.0
    for window in WINDOWS:
        while known < window:
            keeper.decide(next(sightings))
            known += 1
        costs = costs_ms(keeper, islice(sightings, MEASURED))
        known += MEASURED
        middle = median(costs)
        first = first or middle
        rows.append(
            [f"{window:,}", f"{middle:.3f}", f"{sorted(costs)[-MEASURED // 20]:.3f}", times(middle / first)]
        )
    columns = ("items in the window", "median ms", "95 % below", "to the first")
    show("facts and story, CPU per item", columns, rows)
    print(f"facts of one matched item, median: {facts_ms(islice(sightings, MEASURED)):.3f} ms")
    print(f"memory of {WINDOWS[0]:,} items: {memory_mb(WINDOWS[0]):.0f} MB")


def costs_ms(keeper: StoryKeeper, sightings: Iterable[Sighting]) -> list[float]:
    """CPU time of each to read its facts, if it is matched, and to decide its story."""
    given = list(sightings)
    gc.collect()
    gc.disable()
    try:
        return [cost_ms(keeper, one, number) for number, one in enumerate(given)]
    finally:
        gc.enable()


def cost_ms(keeper: StoryKeeper, sighting: Sighting, number: int) -> float:
    """CPU time of one item."""
    item = sighting.item
    start = time.process_time_ns()
    if number % MATCHED_EVERY == 0:
        facts = read(item, lang=item.lang, reference=sighting.when.date())
        sighting = replace(sighting, facts=facts)
    keeper.decide(sighting)
    return (time.process_time_ns() - start) / 1e6


def facts_ms(sightings: Iterable[Sighting]) -> float:
    """CPU time to read the facts of an item, the median, each read for the first time."""
    costs = []
    for one in sightings:
        start = time.process_time_ns()
        read(one.item, lang=one.item.lang, reference=one.when.date())
        costs.append((time.process_time_ns() - start) / 1e6)
    return median(costs)


def memory_mb(count: int) -> float:
    """What a keeper holds after so many items."""
    sightings = made(count, random.Random(20250602))
    keeper = StoryKeeper()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for sighting in sightings:
        keeper.decide(sighting)
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return held / 1e6


def made(count: int, chance: random.Random) -> Iterator[Sighting]:
    """So many sightings in time order."""
    languages = [language("en"), language("de")]
    names = [word.capitalize() for word in chance.sample(languages[0].rare, NAMES)]
    unevenly = list(accumulate(1 / rank for rank in range(1, NAMES + 1)))
    concepts = list(accumulate(1 / rank for rank in range(1, CONCEPTS + 1)))
    live: list[Happening] = []
    for number in range(count):
        if not live or number % REPORTS_PER_HAPPENING == 0:
            tongue = chance.choice(languages)
            live.append(
                Happening(
                    tongue,
                    chance.choices(names, cum_weights=unevenly, k=4),
                    chance.sample(tongue.rare, 8),
                    chance.choices(range(CONCEPTS), cum_weights=concepts, k=4),
                    chance.randint(3, 28),
                )
            )
        when = START + timedelta(days=3) * (number / max(count, 1))
        yield reported(chance.choice(live[-400:]), names, when, chance)


def language(code: str) -> Language:
    """The words of a language that are letters only."""
    words = [word for word in top_n_list(code, 40_000) if word.isalpha()]
    return Language(
        code, words, list(accumulate(word_frequency(word, code) for word in words)), words[4_000:]
    )


def reported(happening: Happening, names: Sequence[str], when: datetime, chance: random.Random) -> Sighting:
    """One report of a happening, in words of its own."""
    tongue = happening.language
    title = chance.choices(tongue.words, cum_weights=tongue.weights, k=TITLE_WORDS)
    title += [*chance.sample(happening.rare, 2), *chance.sample(happening.names, 2)]
    summary = chance.choices(tongue.words, cum_weights=tongue.weights, k=SUMMARY_WORDS)
    summary += [*chance.sample(happening.rare, 4), *happening.names]
    chance.shuffle(title)
    chance.shuffle(summary)
    hits = []
    start = 0
    for word, concept in zip(title, chance.sample(happening.concepts, 3), strict=False):
        hits.append(ConceptHit(f"concept-{concept}", "title", start, start + len(word)))
        start += len(word) + 1
    month = {"en": f"on {happening.day} July", "de": f"am {happening.day}. Juli"}[tongue.code]
    text = " ".join(summary)
    item = Item(
        title=" ".join(title),
        summary=f"{text} {month}." if happening.day % 3 == 0 else text,
        lang=tongue.code,
        published=when,
    )
    return Sighting(item, when, tongue.code, "", concepts=tuple(hits))
