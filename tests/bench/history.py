"""Trying a rule on many stored items: through the full-text index, and by reading every item.

Words are drawn as they occur in English; the seed is fixed. The scan reads a sample of the items and is scaled up:
all of them would take minutes. What both find is compared by `tests/store/test_history.py`.
"""

import asyncio
import random
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from wordfreq import top_n_list, word_frequency

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.rule import Rule, RuleId
from bot.rules_folder import load_folder
from bot.store.database import Store
from bot.store.history import in_steps, look_back, matches_of
from bot.store.words import ITEMS_PER_BATCH, index_words
from tests.bench.measure import cpu_ms, show, times
from tests.support.stored import put

ITEMS = 200_000
WORDS_PER_ITEM = 59  # the mean of real items, title and summary
VOCABULARY = 50_000
DAYS = 7
SCANNED = 2_000
QUERY_SHOWN_MAX = 50
NOW = datetime(2025, 6, 2, 12, tzinfo=UTC)
RULES = Path(__file__).resolve().parents[2] / "rules"
QUERIES = (
    "zeppelin",
    "zeppelins harbour",
    "negotiaton harbour",
    "missil* harbour -zodiac",
    '"grain deal"',
    "(zeppelin OR submarine OR torpedo) NEAR/6 harbour",
    "@taurus @ukraine",
    "@talks @russia @ukraine has:date",
    "zeppelin OR submarine",
    " OR ".join(f"zeppelin{letter}" for letter in "abcdefghijklmnopqrst"),
    "people NEAR/2 government",
    "government",
)


def main(items: int = ITEMS) -> None:
    """Measure and print."""
    concepts = load_folder(RULES, examples=False).concepts
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder))
        put(store, made_items(items))
        indexing = cpu_ms(lambda: asyncio.run(filled(store, items)), rounds=1)
        rows = [row(store, RuleBook(concepts), query, items) for query in QUERIES]
        store.close()
    columns = ("query", "rings", "read", "scan s", "ours s", "ratio")
    show(f"a rule tried on {items:,} items (indexing: {indexing / items:.2f} ms an item)", columns, rows)


async def filled(store: Store, items: int) -> None:
    """Put all items into the index."""
    await index_words(store, batches_max=items // ITEMS_PER_BATCH + 1)


def row(store: Store, book: RuleBook, query: str, items: int) -> list[str]:
    """One line of the table."""
    node = parse(query)
    look = asyncio.run(look_back(store, book, node, NOW))
    ours = cpu_ms(lambda: asyncio.run(look_back(store, book, node, NOW))) / 1000
    alone = book.only(Rule(RuleId("trial"), "trial", node))
    some = min(SCANNED, items)
    scan = cpu_ms(lambda: asyncio.run(scanned(store, alone, some)), rounds=1) / 1000 * items / some
    least = "≥ " if look.week.truncated else ""
    return [
        query if len(query) <= QUERY_SHOWN_MAX else f"{query[: QUERY_SHOWN_MAX - 1]}…",
        f"{least}{look.week.rings}",
        str(look.week.considered),
        f"{scan:.0f}",
        f"{ours:.2f}",
        times(scan / ours),
    ]


async def scanned(store: Store, book: RuleBook, count: int) -> int:
    """Read so many items; how many match."""
    found = 0
    async for rows in in_steps(store, tuple(range(1, count + 1))):
        found += sum(bool(matches_of(book, one)) for one in rows)
    return found


def made_items(count: int) -> list[tuple[Item, datetime]]:
    """Items whose words are as frequent as they are in English, spread over a week."""
    chance = random.Random(20250602)
    words = [word for word in top_n_list("en", VOCABULARY) if word.isalpha()]
    weights = list(accumulate(word_frequency(word, "en") for word in words))
    made = []
    for number in range(count):
        drawn = chance.choices(words, cum_weights=weights, k=WORDS_PER_ITEM)
        item = Item(title=" ".join(drawn[:11]), summary=" ".join(drawn[11:]), lang="en", source="News")
        made.append((item, NOW - timedelta(days=DAYS) * (number / count)))
    return made
