"""The full-text index over stored items: which items have which words, filled in batches.

Law: `item.worded` says whether the index knows an item as it stands; a new or changed item is not worded. A
batch writes words and `worded` in one transaction, so that it may die anywhere and is done again. Who asks
takes what isn't worded yet as found: the index may lag, never lose. (Triggers would cost 222 µs a row within
the transaction of the poll.) Whoever deletes an item deletes its row here. Reports of private feeds
are never in it: what is said of words ("did you mean …?") would tell of them.
"""

import asyncio
import sqlite3
from typing import Final

from bot.rules.recall import stored_words
from bot.store.database import Row, Store
from bot.store.stories import item_from
from bot.store.visible import OF_ALL

ITEMS_PER_BATCH: Final = 200
ITEMS_PER_BREATH: Final = 20  # read before other tasks get a turn
BATCHES_PER_RUN_MAX: Final = 50


async def index_words(store: Store, *, batches_max: int = BATCHES_PER_RUN_MAX) -> int:
    """Put the words of items that the index doesn't know into it, oldest first; how many items it did."""
    done = 0
    for _ in range(batches_max):
        rows = store.rows(
            f"SELECT * FROM item WHERE worded = 0 AND {OF_ALL} ORDER BY id LIMIT ?", (ITEMS_PER_BATCH,)
        )
        if not rows:
            break
        words = []
        for start in range(0, len(rows), ITEMS_PER_BREATH):
            words += [stored_words(item_from(row)) for row in rows[start : start + ITEMS_PER_BREATH]]
            await asyncio.sleep(0)
        with store.transaction() as connection:
            for row, own in zip(rows, words, strict=True):
                _put(connection, row, own)
        done += len(rows)
    return done


def _put(connection: sqlite3.Connection, row: Row, words: str) -> None:
    connection.execute("INSERT OR REPLACE INTO item_words (rowid, words) VALUES (?, ?)", (row["id"], words))
    # Its text may have changed while other tasks had their turn: then it stays for the next batch.
    connection.execute("UPDATE item SET worded = 1 WHERE id = ? AND content = ?", (row["id"], row["content"]))


def stored_vocabulary(store: Store, beginning: str) -> list[str]:
    """The words of the index that begin with `beginning` (not empty)."""
    after = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    rows = store.rows("SELECT term FROM item_vocabulary WHERE term >= ? AND term < ?", (beginning, after))
    return [row["term"] for row in rows]


def is_indexed(store: Store) -> bool:
    """Whether the file has the index at all: a reader may open one that an older version wrote."""
    return store.row("SELECT 1 FROM sqlite_master WHERE name = 'item_vocabulary'") is not None
