"""Stored reports for a chat: the newest that its watches matched, and those that its words find.

Law: only what the chat may see (`bot.store.visible`). Searching is bounded as a dry run is: so many
candidates, a few at a time, newest first; what the full-text index proposes, the real rules decide.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.feeds.item import Item
from bot.rules.book import RuleBook
from bot.rules.match import Highlight
from bot.rules.query import Node
from bot.rules.rule import Rule, RuleId
from bot.store.candidates import candidates
from bot.store.changes import Change
from bot.store.database import Store
from bot.store.encoding import highlights_from, moment, seconds
from bot.store.history import CANDIDATES_MAX, in_steps, matches_of
from bot.store.rules import title_read_by
from bot.store.stories import item_from
from bot.store.visible import FEED_OF_ITEM

PER_PAGE = 10
PAGES_MAX = 20
SEARCHES_PER_CHAT_MAX = 20  # the oldest are forgotten: their buttons answer so
_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_SEARCH = RuleId("search")


@dataclass(frozen=True, slots=True)
class Report:
    """A stored report, by which words it was found, and (for the newest) by which watches."""

    item: Item
    at: datetime
    highlights: tuple[Highlight, ...]
    watches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of reports, newest first. `more`: there is another. `truncated`: older ones weren't read."""

    reports: tuple[Report, ...]
    page: int
    more: bool
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Words that a chat searched for: as typed, and as they were understood."""

    id: int
    words: str
    match: str


def latest(store: Store, chat_id: int, wanted_page: int) -> Listed:
    """The newest reports that match what the chat is subscribed to."""
    page = min(wanted_page, PAGES_MAX - 1)
    rows = store.rows(
        f"SELECT i.* FROM item i {FEED_OF_ITEM} WHERE i.id IN (SELECT x.item_id FROM subscription b"
        " JOIN match x ON x.rule_id = b.rule_id WHERE b.chat_id = :chat)"
        " ORDER BY i.at DESC, i.id DESC LIMIT :count OFFSET :skip",
        {"chat": chat_id, "count": PER_PAGE + 1, "skip": page * PER_PAGE},
    )
    if not rows and page:
        return latest(store, chat_id, 0)
    reports = []
    for row in rows[:PER_PAGE]:
        matches = store.rows(
            f"SELECT {title_read_by('b.chat_id')} AS title,"
            " x.highlights FROM match x JOIN rule r ON r.id = x.rule_id"
            " JOIN subscription b ON b.rule_id = x.rule_id AND b.chat_id = ? WHERE x.item_id = ?"
            " ORDER BY x.rule_id",
            (chat_id, row["id"]),
        )
        found = [place for match in matches for place in highlights_from(match["highlights"])]
        titles = tuple(match["title"] for match in matches)
        reports.append(Report(item_from(row), moment(row["at"]), tuple(found), titles))
    return Listed(tuple(reports), page, more=len(rows) > PER_PAGE and page + 1 < PAGES_MAX)


async def searched(store: Store, book: RuleBook, query: Node, chat_id: int, wanted_page: int) -> Listed:
    """A page of the stored reports that `query` matches, whenever they came."""
    page = min(wanted_page, PAGES_MAX - 1)
    alone = book.only(Rule(_SEARCH, "a search", query))
    proposed = await candidates(
        store, book.concepts, query, since=_EVER, limit=CANDIDATES_MAX, chat_id=chat_id
    )
    wanted = (page + 1) * PER_PAGE + 1
    found: list[Report] = []
    async for rows in in_steps(store, _visible(store, chat_id, proposed.ids)):
        for row in rows:
            if len(found) < wanted and (matches := matches_of(alone, row, matching_only=True)):
                found.append(Report(item_from(row), moment(row["at"]), matches[0].highlights))
        if len(found) >= wanted:
            break
    shown = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    more = len(found) >= wanted and page + 1 < PAGES_MAX
    return Listed(tuple(shown), page, more, truncated=proposed.truncated and len(found) < wanted)


def _visible(store: Store, chat_id: int, ids: Sequence[int]) -> tuple[int, ...]:
    rows = store.rows(
        f"SELECT i.id FROM json_each(:ids) j JOIN item i ON i.id = j.value {FEED_OF_ITEM} ORDER BY j.key",
        {"chat": chat_id, "ids": str(list(ids))},
    )
    return tuple(row["id"] for row in rows)


def search(store: Store, chat_id: int, search_id: int) -> Search | None:
    """The search, if it is one of this chat and still there."""
    row = store.row("SELECT * FROM lookup WHERE id = ? AND chat_id = ?", (search_id, chat_id))
    return None if row is None else Search(row["id"], row["words"], row["match"])


def next_search_id(store: Store) -> int:
    """The number of the next search; never used twice."""
    row = store.row("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'lookup'), 0) + 1 AS n")
    assert row is not None
    number: int = row["n"]
    return number


@dataclass(frozen=True, slots=True)
class KeepSearch(Change):
    """The search is remembered, so that buttons can turn its pages."""

    chat_id: int
    search: Search

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """A row; the oldest of too many go."""
        connection.execute(
            "INSERT OR IGNORE INTO lookup (id, chat_id, words, match, made_at) VALUES (?, ?, ?, ?, ?)",
            (self.search.id, self.chat_id, self.search.words, self.search.match, seconds(now)),
        )
        connection.execute(
            "DELETE FROM lookup WHERE chat_id = ? AND id NOT IN"
            " (SELECT id FROM lookup WHERE chat_id = ? ORDER BY id DESC LIMIT ?)",
            (self.chat_id, self.chat_id, SEARCHES_PER_CHAT_MAX),
        )
