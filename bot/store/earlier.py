"""What a new subscription sees at once: the newest hits on record (a new rule looks at history first)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.reasons import ItemOutcome
from bot.alerts.situation import Situation
from bot.rules.book import RuleBook
from bot.rules.match import Match
from bot.rules.rule import Rule, RuleId
from bot.store.alerts import latest_hits, situation
from bot.store.candidates import candidates
from bot.store.database import Row, Store
from bot.store.encoding import facts_json, highlights_json, moment, seconds
from bot.store.history import in_steps, matches_of
from bot.store.sources import count, waits

HITS = 3
LOOKED_AT = 30  # stories, among which those are that don't wait for another source
SUBSCRIPTIONS_PER_PASS_MAX = 50
FIRST_ROUND_WAIT = timedelta(seconds=8)
HISTORY = timedelta(days=7)
HISTORY_ITEMS_MAX = 5_000
FEW_ITEMS = 100


@dataclass(frozen=True, slots=True)
class NewSubscription:
    """A chat that has just subscribed; `backfill`: the rule was never held against what is stored."""

    chat_id: int
    rule_id: RuleId
    since: datetime
    backfill: bool


def new_subscriptions(
    store: Store, *, receivers: Collection[str], now: datetime
) -> tuple[NewSubscription, ...]:
    """Subscriptions that haven't seen their earlier hits, once there can be any.

    On the very first start that is when every feed was polled once, or after 8 s for who is slow.
    """
    marks = ",".join("?" * len(receivers))
    rows = store.rows(
        "SELECT s.chat_id, s.rule_id, s.since, r.backfilled FROM subscription s JOIN chat c ON"
        " c.id = s.chat_id"
        f" JOIN rule r ON r.id = s.rule_id WHERE s.earlier = 1 AND c.receiver IN ({marks})"
        " AND (s.since <= ? OR NOT EXISTS (SELECT 1 FROM feed WHERE active = 1 AND common = 1"
        " AND polled_at IS NULL))"
        " ORDER BY s.since, s.chat_id, s.rule_id LIMIT ?",
        (*receivers, seconds(now - FIRST_ROUND_WAIT), SUBSCRIPTIONS_PER_PASS_MAX),
    )
    return tuple(
        NewSubscription(row["chat_id"], RuleId(row["rule_id"]), moment(row["since"]), not row["backfilled"])
        for row in rows
    )


def situations(store: Store, new: NewSubscription, now: datetime) -> tuple[Situation, ...]:
    """The newest stories on record for the rule that have the sources it wants, oldest of them first."""
    hits = [
        (story_id, item_id)
        for story_id, item_id in latest_hits(
            store, chat_id=new.chat_id, rule_id=new.rule_id, before=now, limit=LOOKED_AT
        )
        if _has_sources(store, new.rule_id, story_id)
    ][:HITS]
    return tuple(
        situation(
            store,
            chat_id=new.chat_id,
            since=new.since,
            rule_id=new.rule_id,
            story_id=story_id,
            item_id=item_id,
            now=now,
        )
        for story_id, item_id in reversed(hits)
    )


def _has_sources(store: Store, rule_id: RuleId, story_id: int) -> bool:
    count(store, rule_id, story_id)
    return not waits(store, rule_id, [story_id])


async def backfill(store: Store, book: RuleBook, rule: Rule, now: datetime) -> None:
    """Hold one rule against the stored items of the last week; its hits are on record, and don't ring.

    A rule of the files is held against what all see; one of a chat also against the chat's own feeds.
    """
    chat_id = _chat_of(store, rule.id)
    found = await candidates(
        store,
        book.concepts,
        rule.query,
        since=now - HISTORY,
        limit=HISTORY_ITEMS_MAX,
        chat_id=chat_id,
        few=FEW_ITEMS,
    )
    alone = book.only(rule)
    async for rows in in_steps(store, found.ids):
        _backfill_step(store, rule.id, [(row, match) for row in rows for match in matches_of(alone, row)])
    with store.transaction() as connection:
        connection.execute("UPDATE rule SET backfilled = 1 WHERE id = ?", (rule.id,))


def _chat_of(store: Store, rule_id: RuleId) -> int | None:
    row = store.row("SELECT chat_id FROM rule WHERE id = ?", (rule_id,))
    return None if row is None else row["chat_id"]


def _backfill_step(store: Store, rule_id: RuleId, found: list[tuple[Row, Match]]) -> None:
    if not found:
        return
    with store.transaction() as connection:
        for row, match in found:
            connection.execute(
                "INSERT INTO match (item_id, rule_id, rule_version, highlights, facts)"
                " VALUES (?, ?, coalesce((SELECT version FROM rule WHERE id = ?), 1), ?, ?) ON"
                " CONFLICT DO NOTHING",
                (row["id"], rule_id, rule_id, highlights_json(match.highlights), facts_json(match.facts)),
            )
            connection.execute(
                "INSERT INTO alert (rule_id, story_id, opened_at, item_id, revision, told)"
                " VALUES (?, ?, ?, ?, 1, 1) ON CONFLICT DO NOTHING",
                (rule_id, row["story_id"], row["at"], row["id"]),
            )
            connection.execute(
                "UPDATE item SET outcome = ? WHERE id = ? AND outcome = ?",
                (ItemOutcome.BACKLOG.value, row["id"], ItemOutcome.NO_MATCH.value),
            )
