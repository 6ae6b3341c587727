"""Commit a `PollIntent`: feed, items, identities, stories, facts, matches and alerts in one transaction."""

import sqlite3
from collections.abc import Collection, Iterable
from datetime import timedelta

from bot.alerts.absence import is_old
from bot.alerts.intake import Intake, PollIntent
from bot.store import articles, pushes, rhythms, silences
from bot.store.database import Store
from bot.store.encoding import facts_json, highlights_json, seconds, sighting_json
from bot.store.outbox import write_notices
from bot.stories.story import Decision

TOLD_OF_A_FEED = "told of a feed"
STORY_OPEN = timedelta(hours=72)


def commit(store: Store, intent: PollIntent) -> None:
    """Write all of it, or (if anything dies on the way) none of it."""
    commit_together(store, (intent,))


def commit_together(store: Store, intents: Collection[PollIntent]) -> None:
    """Write all of these intents, or none of them. For polls that found nothing."""
    with store.transaction(durable=any(map(_is_owed, intents))) as connection:
        for intent in intents:
            _write(connection, intent)


def _is_owed(intent: PollIntent) -> bool:
    """Whether somebody waits for what was found, so that a power cut mustn't take it.

    All else is found again: its feed is asked once more, and what it says is still new.
    """
    return bool(intent.notices) or any(
        intake.reading.matches or intake.article is not None for intake in intent.intakes
    )


def _write(connection: sqlite3.Connection, intent: PollIntent) -> None:
    if not intent.part:
        _feed(connection, intent)
        rhythms.write(connection, intent)
        _standing(connection, intent)
        if intent.push is not None:
            pushes.note(connection, intent.feed_id, intent.push, intent.polled_at)
        write_notices(connection, dict(intent.notices), intent.polled_at, TOLD_OF_A_FEED)
    take_in(connection, intent)


def take_in(connection: sqlite3.Connection, intent: PollIntent) -> None:
    """Within a transaction: the intent's items with all that follows from them, whichever way they came."""
    _still_there(connection, intent)
    for intake in intent.intakes:
        _intake(connection, intent, intake)
    twins(connection, intent.twins)


def twins(connection: sqlite3.Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Within a transaction: private stories, each with another that it is one with."""
    connection.executemany(
        "INSERT INTO story_twin (private_id, story_id) VALUES (?, ?) ON CONFLICT DO NOTHING", pairs
    )


def _still_there(connection: sqlite3.Connection, intent: PollIntent) -> None:
    # Forgotten while it still stands in its feed, an item would come back as new.
    now = seconds(intent.polled_at)
    connection.executemany(
        "INSERT INTO seen (key, item_id, content, seen_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET seen_at = excluded.seen_at",
        [
            (key, known.known_id, known.content, now)
            for known in intent.still_there
            if known.known_id is not None
            for key in known.keys
        ],
    )


def _standing(connection: sqlite3.Connection, intent: PollIntent) -> None:
    if intent.standing is None and not intent.proven:
        return
    connection.execute(
        "INSERT INTO standing (feed_id, items, proven_at) VALUES (?, ?, ?) ON CONFLICT (feed_id) DO UPDATE"
        " SET items = excluded.items, proven_at = iif(?, excluded.proven_at, proven_at)",
        (intent.feed_id, intent.standing or b"", seconds(intent.polled_at), int(intent.proven)),
    )


def _feed(connection: sqlite3.Connection, intent: PollIntent) -> None:
    now = seconds(intent.polled_at)
    if not intent.ok:
        connection.execute(
            "UPDATE feed SET polled_at = ?, next_poll_at = ?, failures = failures + 1, problem = ?,"
            " failure = ?, failing_since = coalesce(failing_since, ?) WHERE id = ?",
            (now, seconds(intent.next_poll_at), intent.problem, intent.failure, now, intent.feed_id),
        )
        return
    connection.execute(
        "UPDATE feed SET polled_at = ?, ok_at = ?, next_poll_at = ?, failures = 0, problem = ?, primed = 1,"
        " failure = NULL, failing_since = NULL,"
        " etag = ?, last_modified = ?, body_hash = ?, title = CASE title WHEN '' THEN ? ELSE title END"
        " WHERE id = ?",
        (
            now,
            now,
            seconds(intent.next_poll_at),
            intent.problem,
            intent.etag,
            intent.last_modified,
            intent.body_hash,
            intent.title,
            intent.feed_id,
        ),
    )
    if intent.items is not None:
        silences.counted(connection, intent.feed_id, intent.items, now)


def _intake(connection: sqlite3.Connection, intent: PollIntent, intake: Intake) -> None:
    item_id = _item(connection, intent, intake)
    connection.executemany(
        "INSERT INTO seen (key, item_id, content, seen_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET content = excluded.content, seen_at = excluded.seen_at",
        [(key, item_id, intake.triaged.content, seconds(intake.fetched)) for key in intake.triaged.keys],
    )
    if intake.article is not None:
        articles.ask(connection, item_id, intent.feed_id, intake.article, intake.fetched)
    matched(connection, item_id, intake)


def matched(connection: sqlite3.Connection, item_id: int, intake: Intake) -> None:
    """Within a transaction: what an item adds to its story, its matches, and the alerts that they raise."""
    _story(connection, item_id, intake)
    for match in intake.reading.matches:
        connection.execute(
            "INSERT INTO match (item_id, rule_id, rule_version, highlights, facts) VALUES (?, ?, "
            "coalesce((SELECT version FROM rule WHERE id = ?), 1), ?, ?)",
            (item_id, match.rule, match.rule, highlights_json(match.highlights), facts_json(match.facts)),
        )
        _alert(connection, item_id, match.rule, intake)


def _item(connection: sqlite3.Connection, intent: PollIntent, intake: Intake) -> int:
    item, verdict = intake.triaged.item, intake.verdict
    values = {
        "feed_id": intent.feed_id,
        "guid": item.guid,
        "link": item.link,
        "title": item.title,
        "summary": item.summary,
        "lang": intake.reading.lang,
        "source": item.source,
        "published": seconds(item.published) if item.published else None,
        "fetched": seconds(intake.fetched),
        "at": seconds(intake.at),
        "content": intake.triaged.content,
        "story_id": verdict.story,
        "outcome": intake.outcome.value,
        "verdict": verdict.decision.value,
        "verdict_reason": verdict.reason.value,
        "similarity": verdict.similarity,
        "sighting": sighting_json(intake.sighting),
        "worded": 0,
        "late": int(intent.late and is_old(item, intake.fetched)),
    }
    known_id = intake.triaged.known_id
    if known_id is not None:
        # The text changed: the row says what the publisher says now, but keeps when it first came in;
        # unless what it says is news, which counts as fetched now (for who subscribed in between, too).
        is_news = verdict.decision is not Decision.REPEAT
        kept = ("feed_id", "at") if is_news else ("feed_id", "at", "fetched")
        names = [name for name in values if name not in kept]
        connection.execute(
            f"UPDATE item SET {', '.join(f'{name} = :{name}' for name in names)} WHERE id = :id",
            values | {"id": known_id},
        )
        connection.execute("DELETE FROM match WHERE item_id = ?", (known_id,))
        return known_id
    cursor = connection.execute(
        f"INSERT INTO item ({', '.join(values)}) VALUES ({', '.join(f':{name}' for name in values)})",
        values,
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _story(connection: sqlite3.Connection, item_id: int, intake: Intake) -> None:
    at = seconds(intake.at)
    connection.execute(
        "INSERT INTO story (id, opened_at, last_at, open_until) VALUES (?, ?, ?, ?) ON CONFLICT (id)"
        " DO UPDATE SET last_at = max(last_at, excluded.last_at), open_until = max(open_until,"
        " excluded.open_until)",
        (intake.verdict.story, at, at, seconds(intake.at + STORY_OPEN)),
    )
    connection.executemany(
        "INSERT INTO story_fact (story_id, kind, value, text, item_id, set_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [
            (intake.verdict.story, fact.kind.value, fact.value, fact.text, item_id, at)
            for fact in intake.sighting.facts
            if not fact.past
        ],
    )


def _alert(connection: sqlite3.Connection, item_id: int, rule_id: str, intake: Intake) -> None:
    # An alert on record (backlog, too old) is born told: it doesn't ring, but can be shown as an earlier hit.
    connection.execute(
        "INSERT INTO alert (rule_id, story_id, opened_at, item_id, revision, told) VALUES (?, ?, ?, ?, 1, ?)"
        " ON CONFLICT (rule_id, story_id) DO UPDATE SET revision = revision + excluded.revision"
        " - excluded.told, item_id = iif(excluded.told, item_id, excluded.item_id)",
        (
            rule_id,
            intake.verdict.story,
            seconds(intake.at),
            item_id,
            0 if intake.alerts else 1,
        ),
    )
