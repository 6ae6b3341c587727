"""Commit a `NotifyIntent`: messages, facts told, reminders, decisions with reasons, the sweep's progress."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.alerts.hours import Hold
from bot.alerts.reminders import Plan
from bot.alerts.situation import ChatDecision, NotifyIntent, Ring, Update
from bot.store.database import Store
from bot.store.encoding import seconds
from bot.store.places import topic_of
from bot.store.reminders import write_plan

EXPIRES_AFTER = timedelta(days=3)
AT_ONCE = 0  # as `held.until`: decided again at once, whether its hour has come or not


def commit(store: Store, intent: NotifyIntent) -> None:
    """One step of a sweep, in one transaction."""
    with store.transaction() as connection:
        for decision in intent.decisions:
            write(connection, decision, intent.now)
        for planned in intent.plans:
            write_plan(connection, planned, intent.now)
        connection.execute(
            "UPDATE alert SET sweep = ?, cursor = ?, told = CASE WHEN ? IS NULL THEN ? ELSE told"
            " END WHERE id = ?",
            (intent.sweep, intent.cursor, intent.cursor, intent.sweep, intent.alert_id),
        )


def commit_earlier(
    store: Store,
    subscription: tuple[int, str],
    decisions: Iterable[ChatDecision],
    plans: Iterable[Plan],
    now: datetime,
) -> None:
    """The earlier hits of a new subscription (chat and rule), its reminders, and that they were shown."""
    chat_id, rule_id = subscription
    with store.transaction() as connection:
        for decision in decisions:
            write(connection, decision, now)
        for planned in plans:
            write_plan(connection, planned, now)
        connection.execute(
            "UPDATE subscription SET earlier = 0 WHERE chat_id = ? AND rule_id = ?", (chat_id, rule_id)
        )


def commit_again(store: Store, decision: ChatDecision, plans: Iterable[Plan], now: datetime) -> None:
    """One decision about a story that its chat wishes to hear of again, and its reminders."""
    with store.transaction() as connection:
        write(connection, decision, now)
        for planned in plans:
            write_plan(connection, planned, now)


def write(
    connection: sqlite3.Connection,
    decision: ChatDecision,
    now: datetime,
    *,
    folded_into: int | None = None,
) -> None:
    """Within a transaction: what a chat gets, what it then knows, and why.

    `folded_into` is the digest that tells what would have been a message of its own.
    """
    if decision.hold is not None:
        _hold(connection, decision, decision.hold)
    if decision.ring is not None and folded_into is not None:
        if decision.ring.reply_to is None:
            _belongs(connection, decision.chat_id, decision.story_id, folded_into)
    elif decision.ring is not None:
        message_id = _ring(connection, decision, decision.ring, now)
        if decision.ring.reply_to is None:
            _belongs(connection, decision.chat_id, decision.story_id, message_id)
    if decision.update is not None:
        _update(connection, decision.update)
        _belongs(connection, decision.chat_id, decision.story_id, decision.update.message_id)
    if decision.joins is not None:
        _belongs(connection, decision.chat_id, decision.story_id, decision.joins)
    connection.executemany(
        "INSERT INTO told_fact (chat_id, story_id, rule_id, kind, value, text, told_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET told_at = iif(?, excluded.told_at, told_at)",
        [
            (
                decision.chat_id,
                decision.story_id,
                rule_id,
                fact.kind.value,
                fact.value,
                fact.text,
                seconds(now),
                (fact.kind.value, fact.value) in decision.told_again,
            )
            for rule_id, fact in decision.told
        ],
    )
    connection.execute(
        "INSERT INTO decision (at, chat_id, rule_id, story_id, item_id, action, reason) VALUES (?,"
        " ?, ?, ?, ?, ?, ?)",
        (
            seconds(now),
            decision.chat_id,
            decision.rule_id,
            decision.story_id,
            decision.item_id,
            decision.action.value,
            decision.reason.value,
        ),
    )


def _hold(connection: sqlite3.Connection, decision: ChatDecision, hold: Hold) -> None:
    """The alert waits: NOTIFY decides again when its time has come (`bot.store.held`).

    Another report doesn't put off what waits already, or a stream of them could do so for ever.
    """
    connection.execute(
        "INSERT INTO held (chat_id, rule_id, story_id, item_id, until, reason) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET item_id = excluded.item_id, until = min(until, excluded.until),"
        " reason = iif(until <= excluded.until, reason, excluded.reason)",
        (
            decision.chat_id,
            decision.rule_id,
            decision.story_id,
            decision.item_id,
            seconds(hold.until),
            hold.reason,
        ),
    )


def _ring(connection: sqlite3.Connection, decision: ChatDecision, ring: Ring, now: datetime) -> int:
    cursor = connection.execute(
        "INSERT INTO message (chat_id, topic, story_id, kind, parent_id, payload, silent, urgent, due_at,"
        " expires_at, created_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            decision.chat_id,
            topic_of(connection, decision.chat_id, decision.rule_id, ring.reply_to),
            decision.story_id,
            "delta" if ring.reply_to is not None else "story",
            ring.reply_to,
            ring.card.model_dump_json(),
            int(ring.silent),
            int(ring.card.high and not ring.silent),
            seconds(now),
            seconds(now + EXPIRES_AFTER),
            seconds(now),
            ring.reason.value,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _update(connection: sqlite3.Connection, update: Update) -> None:
    # An unsent message absorbs the edit: its revision was never delivered, so it simply says the newest.
    # An edit that already waits keeps its time, so that a stream of sources can't push it away for ever.
    connection.execute(
        "UPDATE message SET payload = ?, wanted = wanted + 1, reason = CASE WHEN delivered = 0"
        " THEN reason ELSE ? END,"
        " due_at = CASE WHEN state = 'due' THEN due_at ELSE ? END, expires_at = max(expires_at, ?),"
        " silent = silent AND NOT ?, urgent = urgent OR ?, state = 'due' WHERE id = ?",
        (
            update.card.model_dump_json(),
            update.reason.value,
            seconds(update.due_at),
            seconds(update.due_at + EXPIRES_AFTER),
            update.rings,
            update.rings and update.card.high,
            update.message_id,
        ),
    )


def _belongs(connection: sqlite3.Connection, chat_id: int, story_id: int, message_id: int) -> None:
    connection.execute(
        "INSERT INTO chat_story (chat_id, story_id, message_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (chat_id, story_id, message_id),
    )
