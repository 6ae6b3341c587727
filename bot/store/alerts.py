"""NOTIFY in the store: open alerts and all that the decision about one chat needs; commit of the intent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.alerts.card import Card, Digest
from bot.alerts.reasons import ItemOutcome
from bot.alerts.situation import ChatMessage, Report, Situation
from bot.rules.rule import RuleId
from bot.store import absences
from bot.store.database import Row, Store
from bot.store.encoding import facts_from, highlights_from, moment, seconds, sighting_parts
from bot.store.rules import title_read_by
from bot.store.sources import waits
from bot.store.stories import item_from
from bot.store.tuning import wishes_of
from bot.store.visible import rings_for, seen_by
from bot.stories.story import StoryReason

REPORTS_MAX = 40
PUBLISHERS_MAX = 200
LATE_FOR = timedelta(minutes=15)  # after that nothing waits for what else comes late
TOLD_WINDOW = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class OpenAlert:
    """An alert that some subscribers haven't been told of: a sweep goes over them in order of chat id."""

    id: int
    rule_id: RuleId
    story_id: int
    item_id: int
    sweep: int
    cursor: int | None


def open_alerts(store: Store, *, limit: int) -> tuple[OpenAlert, ...]:
    """The oldest open alerts. A sweep in progress keeps the revision that it began with."""
    rows = store.rows("SELECT * FROM alert WHERE revision > told ORDER BY id LIMIT ?", (limit,))
    return tuple(
        OpenAlert(
            id=row["id"],
            rule_id=RuleId(row["rule_id"]),
            story_id=row["story_id"],
            item_id=row["item_id"],
            sweep=row["sweep"] if row["cursor"] is not None else row["revision"],
            cursor=row["cursor"],
        )
        for row in rows
    )


def subscribers(
    store: Store, alert: OpenAlert, *, receivers: Collection[str], limit: int
) -> tuple[tuple[int, datetime], ...]:
    """The next chats of the sweep, with the time since when each is subscribed."""
    marks = ",".join("?" * len(receivers))
    rows = store.rows(
        "SELECT s.chat_id, s.since FROM subscription s JOIN chat c ON c.id = s.chat_id"
        f" WHERE s.rule_id = ? AND c.receiver IN ({marks}) AND (? IS NULL OR s.chat_id > ?)"
        f" AND {rings_for('?', 's.chat_id')} ORDER BY s.chat_id LIMIT ?",
        (alert.rule_id, *receivers, alert.cursor, alert.cursor, alert.story_id, alert.story_id, limit),
    )
    return tuple((row["chat_id"], moment(row["since"])) for row in rows)


def situation(
    store: Store,
    *,
    chat_id: int,
    since: datetime,
    rule_id: RuleId,
    story_id: int,
    item_id: int,
    now: datetime,
    under_way: Collection[int] = (),
) -> Situation:
    """Everything that the decision about one chat and one alert needs.

    Messages that are `under_way` to Telegram count as sent: what they say can't be changed any more.
    """
    own = wishes_of(store, chat_id, rule_id)
    message = _message(store, chat_id, story_id, under_way)
    stories = _stories(store, message, story_id)
    rules = _rules(store, chat_id, stories, rule_id)
    langs = {row["id"]: _langs(row["langs"]) for row in rules}
    reports = _reports(store, stories, rule_id, langs)
    told, told_at = _told(store, chat_id, stories)
    return Situation(
        chat_id=chat_id,
        rule_id=rule_id,
        story_id=story_id,
        since=since,
        rule_titles=tuple(row["title"] for row in rules),
        rule_ids=tuple(RuleId(row["id"]) for row in rules),
        ring_on=own.ring_on,
        severity="high" if any(row["severity"] == "high" for row in rules) else "normal",
        lead_id=item_id,
        reports=reports,
        message=message,
        told=frozenset(told),
        told_words=told,
        told_at=told_at,
        told_elsewhere=_told_elsewhere(store, chat_id, rule_id, story_id, now),
        now=now,
        waits=waits(store, rule_id, stories),
        more_publishers=_more_publishers(store, stories, rules, reports),
        paused=own.paused,
        foreign=not reports and any(langs.values()),
        silent=bool(rules) and all(row["silent"] for row in rules),
        langs=own.langs,
        hours=own.hours,
    )


def catch_up(store: Store, situation: Situation) -> Situation:
    """The same, where it came late with when it is told together with what else did."""
    now = situation.now
    lead = next((report for report in situation.reports if report.item_id == situation.lead_id), None)
    if lead is None or not lead.late or now - lead.fetched > LATE_FOR:
        return situation
    return replace(situation, catch_up=absences.catch_up_at(store, situation.chat_id, now))


def _langs(text: str) -> frozenset[str]:
    """The languages that a subscription wants; empty: all."""
    return frozenset(text.split(",")) - {""}


def _rules(store: Store, chat_id: int, stories: Sequence[int], own: RuleId) -> list[Row]:
    """The chat's rules that match anything in these stories, and don't wait: one message names them all."""
    marks = ",".join("?" * len(stories))
    return store.rows(
        f"SELECT r.id, {title_read_by('s.chat_id')} AS title,"
        " coalesce(nullif(s.severity, ''), r.severity) AS severity, s.silent, s.langs"
        " FROM subscription s JOIN rule r ON r.id = s.rule_id"
        " WHERE s.chat_id = ? AND r.removed_at IS NULL AND s.paused = 0"
        f" AND EXISTS (SELECT 1 FROM alert a WHERE a.rule_id = r.id AND a.story_id IN ({marks})"
        " AND (r.sources_min = 1 OR a.sources >= r.sources_min OR r.id = ?)) ORDER BY r.id",
        (chat_id, *stories, own),
    )


def _more_publishers(
    store: Store, stories: Sequence[int], rules: Sequence[Row], listed: Sequence[Report]
) -> tuple[str, ...]:
    """Who reported only before the reports that are listed, newest first."""
    if len(listed) < REPORTS_MAX:
        return ()
    known = {report.publisher for report in listed}
    story_marks, rule_marks = ",".join("?" * len(stories)), ",".join("?" * len(rules))
    rows = store.rows(
        "SELECT json_extract(i.sighting, '$.publisher') AS name, max(i.at) AS newest FROM item i"
        f" WHERE i.story_id IN ({story_marks}) AND EXISTS (SELECT 1 FROM match m WHERE m.item_id = i.id"
        f" AND m.rule_id IN ({rule_marks})) GROUP BY name ORDER BY newest DESC, name LIMIT ?",
        (*stories, *(row["id"] for row in rules), PUBLISHERS_MAX),
    )
    return tuple(row["name"] for row in rows if row["name"] not in known)


def _message(store: Store, chat_id: int, story_id: int, under_way: Collection[int]) -> ChatMessage | None:
    row = store.row(
        # Its own; else that of the story that a private feed and the common ones tell of alike.
        "SELECT m.*, s.story_id AS told_story FROM chat_story s JOIN message m ON m.id = s.message_id"
        " WHERE s.chat_id = ? AND s.story_id IN (SELECT ?"
        " UNION ALL SELECT story_id FROM story_twin WHERE private_id = ?"
        " UNION ALL SELECT private_id FROM story_twin WHERE story_id = ?)"
        " ORDER BY s.story_id <> ?, s.story_id LIMIT 1",
        (chat_id, story_id, story_id, story_id, story_id),
    )
    return _message_from(row, row["told_story"], under_way) if row else None


def card_in(kind: str, payload: str, story_id: int) -> Card:
    """What a message says of a story."""
    if kind == "digest":
        return Digest.model_validate_json(payload).card_of(story_id)
    return Card.model_validate_json(payload)


def _message_from(row: Row, story_id: int, under_way: Collection[int] = ()) -> ChatMessage:
    """A row of `message` as the decision sees it."""
    return ChatMessage(
        id=row["id"],
        card=card_in(row["kind"], row["payload"], story_id),
        live=row["kind"] != "digest",
        sent=row["delivered"] > 0 or row["id"] in under_way,
        sent_at=moment(row["sent_at"]) if row["sent_at"] is not None else None,
        muted=row["muted_at"] is not None,
    )


def _stories(store: Store, message: ChatMessage | None, story_id: int) -> list[int]:
    if message is None or not message.live:
        return [story_id]  # a digest tells many stories, and each has its own facts
    rows = store.rows("SELECT story_id FROM chat_story WHERE message_id = ?", (message.id,))
    told = [row["story_id"] for row in rows]
    return told if story_id in told else [*told, story_id]


def _reports(
    store: Store, stories: Sequence[int], rule_id: RuleId, langs: Mapping[str, Collection[str]]
) -> tuple[Report, ...]:
    """What these rules matched in the languages that are wanted of each; where none is told, it counts."""
    rule_ids = tuple(langs)
    story_marks, rule_marks = ",".join("?" * len(stories)), ",".join("?" * len(rule_ids))
    rows = store.rows(
        "SELECT i.*, m.rule_id, m.highlights, m.facts FROM item i JOIN match m ON m.item_id = i.id"
        f" WHERE i.story_id IN ({story_marks}) AND m.rule_id IN ({rule_marks})"
        " ORDER BY i.at DESC, i.id DESC, m.rule_id <> ? LIMIT ?",
        (*stories, *rule_ids, rule_id, REPORTS_MAX * max(1, len(rule_ids))),
    )
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        if not langs[row["rule_id"]] or row["lang"] in langs[row["rule_id"]] or not row["lang"]:
            grouped.setdefault(row["id"], []).append(row)
    return tuple(_report(matches) for matches in list(grouped.values())[:REPORTS_MAX])


def _report(rows: Sequence[Row]) -> Report:
    row = rows[0]
    facts = tuple(dict.fromkeys(fact for match in rows for fact in facts_from(match["facts"])))
    return Report(
        item_id=row["id"],
        item=replace(item_from(row), text=row["text"]),
        publisher=sighting_parts(row["sighting"])[0],
        at=moment(row["at"]),
        fetched=moment(row["fetched"]),
        backlog=row["outcome"] != ItemOutcome.ALERT.value,
        highlights=highlights_from(row["highlights"]),
        facts=facts,
        facts_by_rule={RuleId(match["rule_id"]): facts_from(match["facts"]) for match in rows},
        # An item older than the report that set a fact never changes that fact.
        facts_count=row["verdict_reason"] != StoryReason.OLDER_THAN_FACT.value,
        late=bool(row["late"]),
        turns_back=row["verdict_reason"] == StoryReason.TURNED_BACK.value,
    )


def _told(
    store: Store, chat_id: int, stories: Sequence[int]
) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], datetime]]:
    """What this chat was told of these stories: with the words that it was read from, and when last."""
    marks = ",".join("?" * len(stories))
    rows = store.rows(
        "SELECT kind, value, text, told_at FROM told_fact"
        f" WHERE chat_id = ? AND story_id IN ({marks}) ORDER BY told_at DESC",
        (chat_id, *stories),
    )
    last: dict[tuple[str, str], datetime] = {}
    for row in rows:
        last.setdefault((row["kind"], row["value"]), moment(row["told_at"]))
    return {(row["kind"], row["value"]): row["text"] for row in rows}, last


def _told_elsewhere(
    store: Store, chat_id: int, rule_id: RuleId, story_id: int, now: datetime
) -> dict[tuple[str, str], ChatMessage]:
    rows = store.rows(
        "SELECT t.kind AS fact_kind, t.value, t.story_id AS told_story, m.* FROM told_fact t"
        " JOIN chat_story s ON s.chat_id = t.chat_id AND s.story_id = t.story_id"
        " JOIN message m ON m.id = s.message_id"
        " WHERE t.chat_id = ? AND t.rule_id = ? AND t.told_at >= ? AND t.story_id <> ? ORDER BY t.told_at",
        (chat_id, rule_id, seconds(now - TOLD_WINDOW), story_id),
    )
    return {(row["fact_kind"], row["value"]): _message_from(row, row["told_story"]) for row in rows}


def latest_hits(
    store: Store, *, chat_id: int, rule_id: RuleId, before: datetime, limit: int
) -> tuple[tuple[int, int], ...]:
    """(story, newest item) of the newest stories on record for a rule, of those that the chat sees."""
    rows = store.rows(
        "SELECT i.story_id, max(i.at), i.id FROM match m JOIN item i ON i.id = m.item_id"
        " WHERE m.rule_id = ? AND i.at >= ? AND i.outcome <> ?"
        f" AND {seen_by('i.story_id', '?')} GROUP BY i.story_id ORDER BY max(i.at) DESC, i.id DESC LIMIT ?",
        (rule_id, seconds(before - TOLD_WINDOW), ItemOutcome.TOO_OLD.value, chat_id, limit),
    )
    return tuple((row["story_id"], row["id"]) for row in rows)
