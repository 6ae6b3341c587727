"""The stored items as a trial of a rule: what would have rung, and how often.

Law: what the full-text index proposes, the real `RuleBook` decides, newest first, so that a dry run says
what a scan of all items would say. Bounded: so many candidates at most, a few at a time, with a turn for
other tasks in between. Writes nothing.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.alerts.intake import publication_day
from bot.feeds.item import Item
from bot.rules.advice import Advice, Past, advise
from bot.rules.book import RuleBook
from bot.rules.match import Highlight, Match
from bot.rules.names import origins_in, words_in
from bot.rules.query import Node
from bot.rules.rewriting import narrower
from bot.rules.rule import Rule, RuleId
from bot.store.candidates import candidates
from bot.store.database import Row, Store
from bot.store.encoding import moment, seconds
from bot.store.origins import nowhere
from bot.store.spelt import in_use, near
from bot.store.stories import item_from
from bot.store.visible import seen_by

WEEK_DAYS: Final = 7
MONTH_DAYS: Final = 30
CANDIDATES_MAX: Final = 3_000  # items that one look at history reads: one or two seconds of work
HITS_MAX: Final = 500  # matches are what costs: facts are read for each
NEWEST_MAX: Final = 5
ITEMS_PER_BREATH: Final = 20
ON_RECORD_MIN: Final = 200  # items; among fewer, silence says nothing of a rule

_TRIAL: Final = RuleId("trial")


@dataclass(frozen=True, slots=True)
class Hit:
    """A stored item that the rule matches, and why."""

    item_id: int
    story_id: int
    item: Item
    at: datetime
    highlights: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a rule would have done in the last `days` days.

    It would have rung `rings` times (stories with a match), with `items` reports; `per_day` are the rings of
    each day, oldest first. `newest` are its newest hits, one a story. `considered` items were read; where
    there is more to read or to count than may be (`truncated`), older items weren't, and `rings` is the least
    that it was.
    `without`: part of the query -> the rings that would be left without it.
    """

    days: int
    rings: int
    items: int
    per_day: tuple[int, ...]
    newest: tuple[Hit, ...]
    considered: int
    truncated: bool
    without: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LookBack:
    """What there is to say of a query: the last week's dry run, advice, and how many items it was tried on.

    `on_record` are the items of the last month.
    """

    week: DryRun
    advice: tuple[Advice, ...]
    on_record: int


async def look_back(
    store: Store, book: RuleBook, query: Node, now: datetime, *, chat_id: int | None = None
) -> LookBack:
    """A dry run over the last week, over a month where that was in vain, and what it all comes to.

    On what that chat sees; without one, on what all see.
    """
    week = await dry_run(store, book, _trial(query), now, parts=narrower(query), chat_id=chat_id)
    on_record, days = _on_record(store, now, chat_id)
    silent = 0
    if not week.items and not week.truncated and on_record >= ON_RECORD_MIN and days > WEEK_DAYS:
        month = await dry_run(store, book, _trial(query), now, days=MONTH_DAYS, chat_id=chat_id)
        silent = 0 if month.items or month.truncated else min(days, MONTH_DAYS)
    past = Past(
        days=week.days,
        rings=week.rings,
        at_least=week.truncated,
        without=week.without,
        silent_days=silent,
        seen=in_use(store, (word.text for word in words_in(query))),
        near=near(store, words_in(query)),
        nowhere=nowhere(store, origins_in(query), chat_id) if on_record >= ON_RECORD_MIN else {},
    )
    return LookBack(week, advise(query, book.concepts, past), on_record)


async def dry_run(
    store: Store,
    book: RuleBook,
    rule: Rule,
    now: datetime,
    *,
    days: int = WEEK_DAYS,
    parts: Mapping[str, Node] | None = None,
    candidates_max: int = CANDIDATES_MAX,
    chat_id: int | None = None,
) -> DryRun:
    """What `rule` would have done, with the concepts of `book`; `parts`: name -> the query without it."""
    since = now - timedelta(days=days)
    found = await candidates(
        store, book.concepts, rule.query, since=since, limit=candidates_max, chat_id=chat_id
    )
    trial = _Trial(book, rule, parts or {})
    considered = 0
    async with aclosing(in_steps(store, found.ids)) as steps:
        async for rows in steps:
            for row in rows:
                if trial.items < HITS_MAX:
                    trial.read(row)
                    considered += 1
            if trial.items >= HITS_MAX:
                break
    truncated = found.truncated or considered < len(found.ids)
    return trial.outcome(now, days, considered=considered, truncated=truncated)


async def in_steps(store: Store, ids: tuple[int, ...]) -> AsyncGenerator[list[Row], None]:
    """The rows of these items with their feed's time zone, in that order, a few at a time."""
    for start in range(0, len(ids), ITEMS_PER_BREATH):
        step = ids[start : start + ITEMS_PER_BREATH]
        rows = store.rows(
            "SELECT i.*, f.timezone FROM item i JOIN feed f ON f.id = i.feed_id"
            f" WHERE i.id IN ({','.join('?' * len(step))}) ORDER BY i.at DESC, i.id DESC",
            step,
        )
        yield rows
        await asyncio.sleep(0)


def matches_of(book: RuleBook, row: Row, *, matching_only: bool = False) -> tuple[Match, ...]:
    """What the rules of `book` see in a stored item, as they would have seen it when it came."""
    item = item_from(row)
    day = publication_day(item, fetched=moment(row["fetched"]), timezone=row["timezone"])
    return book.read(item, reference=day, matching_only=matching_only).matches


class _Trial:
    """A rule, and the same without one part or another, on one item after the other."""

    def __init__(self, book: RuleBook, rule: Rule, parts: Mapping[str, Node]) -> None:
        self.items = 0
        self._rule_id = rule.id
        self._parts = {RuleId(f"{rule.id} without {part}"): part for part in parts}
        variants = [_trial(parts[part], rule_id) for rule_id, part in self._parts.items()]
        self._book = book.only(rule, *variants)
        self._stories: dict[int, datetime] = {}
        self._left: dict[str, set[int]] = {part: set() for part in parts}
        self._newest: dict[int, Hit] = {}

    def read(self, row: Row) -> None:
        """The next item, which is older than those before."""
        story, at = row["story_id"], moment(row["at"])
        for match in matches_of(self._book, row, matching_only=True):
            if match.rule != self._rule_id:
                self._left[self._parts[match.rule]].add(story)
                continue
            self.items += 1
            self._stories[story] = at
            if len(self._newest) < NEWEST_MAX and story not in self._newest:
                self._newest[story] = Hit(row["id"], story, item_from(row), at, match.highlights)

    def outcome(self, now: datetime, days: int, *, considered: int, truncated: bool) -> DryRun:
        """All that was seen."""
        per_day = [0] * days
        for first in self._stories.values():
            per_day[days - 1 - max(0, min((now - first).days, days - 1))] += 1
        return DryRun(
            days=days,
            rings=len(self._stories),
            items=self.items,
            per_day=tuple(per_day),
            newest=tuple(self._newest.values()),
            considered=considered,
            truncated=truncated,
            without={part: len(stories) for part, stories in self._left.items()},
        )


def _trial(query: Node, rule_id: RuleId = _TRIAL) -> Rule:
    return Rule(rule_id, "a trial", query)


def _on_record(store: Store, now: datetime, chat_id: int | None) -> tuple[int, int]:
    """How many items of the last month there are, and how many days all items reach back."""
    row = store.row(
        f"SELECT (SELECT count(*) FROM item WHERE at >= ? AND {seen_by('story_id', '?')}) AS n,"
        f" (SELECT min(at) FROM item WHERE {seen_by('story_id', '?')}) AS first",
        (seconds(now - timedelta(days=MONTH_DAYS)), chat_id, chat_id),
    )
    assert row is not None
    return row["n"], (now - moment(row["first"])).days if row["n"] else 0
