"""Which stored items a query may match at all: what the full-text index says of its words.

Law: never fewer than it matches; the index may lag, and what it doesn't know yet is a candidate.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.rules.aliases import alias_nodes
from bot.rules.query import Concept, Node, Phrase, Prefix, Word
from bot.rules.recall import Items, Leaf, all_of, any_of, asked, found_among, keys_expression, leaves_of
from bot.rules.rule import ConceptList
from bot.store.database import Store
from bot.store.encoding import seconds
from bot.store.visible import seen_by
from bot.store.words import is_indexed, stored_vocabulary

ALIASES_PER_BREATH: Final = 10


@dataclass(frozen=True, slots=True)
class Candidates:
    """Ids of items that a query may match, newest first; `truncated`: there are older ones."""

    ids: tuple[int, ...]
    truncated: bool


async def candidates(
    store: Store,
    concepts: Mapping[str, ConceptList],
    query: Node,
    *,
    since: datetime,
    limit: int,
    chat_id: int | None = None,
    few: int = 0,
) -> Candidates:
    """The newest items since then that `query` may match; all of them where no word narrows it down.

    Of what the chat sees; without one, of what all see. The index knows only what all see: a chat's own
    reports are read whole, and no word of them is in the vocabulary. Up to `few` items all are candidates.
    """
    narrows = is_indexed(store) and (not few or _has_more_than(few, store, since))
    found = await _narrowed(store, concepts, query, since) if narrows else None
    narrowed = " AND id IN (SELECT value FROM json_each(?) UNION ALL SELECT id FROM item WHERE worded = 0)"
    rows = store.rows(
        f"SELECT id FROM item WHERE at >= ? AND {seen_by('story_id', '?')}{'' if found is None else narrowed}"
        " ORDER BY at DESC, id DESC LIMIT ?",
        (seconds(since), chat_id, *(() if found is None else (json.dumps(sorted(found)),)), limit + 1),
    )
    ids = tuple(row["id"] for row in rows)
    return Candidates(ids[:limit], len(ids) > limit)


def _has_more_than(count: int, store: Store, since: datetime) -> bool:
    row = store.row(
        "SELECT count(*) AS n FROM (SELECT 1 FROM item WHERE at >= ? LIMIT ?)", (seconds(since), count + 1)
    )
    return row is not None and row["n"] > count


async def _narrowed(store: Store, concepts: Mapping[str, ConceptList], query: Node, since: datetime) -> Items:
    """The items since then that have the words of the query; None where no word narrows it down.

    Each word, phrase or concept is asked for by itself and once: a query names some ten times, and one
    question for all would open each of their words as often. Other tasks get their turn.
    """
    words: dict[str, list[str]] = {}

    def vocabulary(beginning: str) -> list[str]:
        if beginning not in words:
            words[beginning] = stored_vocabulary(store, beginning)
        return words[beginning]

    def ask(node: Word | Prefix | Phrase) -> str:
        parts = node.words if isinstance(node, Phrase) else (node,)
        return all_of(keys_expression(asked(part, vocabulary)) for part in parts)

    first = store.row("SELECT min(id) AS id FROM item WHERE at >= ?", (seconds(since),))
    from_id = first["id"] or 0 if first is not None else 0
    found: dict[Leaf, Items] = {}
    for leaf in leaves_of(query):
        aliases = _alternatives(leaf, concepts)
        ids: Items = frozenset() if aliases else None
        for start in range(0, len(aliases), ALIASES_PER_BREATH):
            asking = any_of(ask(node) for node in aliases[start : start + ALIASES_PER_BREATH])
            if not asking or ids is None:
                ids = None
                break
            ids |= _with_words(store, asking, from_id)
            await asyncio.sleep(0)
        found[leaf] = ids
    return found_among(query, found.__getitem__)


def _with_words(store: Store, asking: str, from_id: int) -> frozenset[int]:
    rows = store.rows(
        "SELECT rowid FROM item_words WHERE item_words MATCH ? AND rowid >= ?", (asking, from_id)
    )
    return frozenset(row["rowid"] for row in rows)


def _alternatives(leaf: Leaf, concepts: Mapping[str, ConceptList]) -> tuple[Word | Prefix | Phrase, ...]:
    if not isinstance(leaf, Concept):
        return (leaf,)
    return alias_nodes(concepts[leaf.name]) if leaf.name in concepts else ()
