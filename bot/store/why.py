"""Why a chat was told something: one story of one of its messages, with all that was decided on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.alerts.card import Card, Digest
from bot.alerts.reasons import Action, NotifyReason
from bot.facts.fact import Fact
from bot.feeds.item import Item
from bot.rules.match import Highlight
from bot.store.database import Row, Store
from bot.store.encoding import facts_from, highlights_from, moment
from bot.store.rules import title_read_by
from bot.store.stories import item_from
from bot.stories.story import StoryReason

FACTS_MAX = 12
DECISIONS_MAX = 4
_ALERTS = "('story', 'delta', 'digest')"


@dataclass(frozen=True, slots=True)
class Matched:
    """A rule that matched the report, and what it matched by. `title` is the rule's, `match` its query."""

    title: str
    match: str
    highlights: tuple[Highlight, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact as the chat was told it, with the words that it was read from."""

    kind: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about the story in this chat."""

    at: datetime
    action: Action
    reason: NotifyReason


@dataclass(frozen=True, slots=True)
class Why:
    """One story that a message tells. `reports` of it match the chat's rules, the first came at `since`.

    `item` is the report that the message shows; `similarity` (0 to 100) is that to the nearest report of the
    story when it came. `decisions` oldest first: the first, and the newest.
    """

    message_id: int
    item: Item
    at: datetime
    matched: tuple[Matched, ...]
    reports: int
    since: datetime
    joined: StoryReason
    similarity: int
    told: tuple[ToldFact, ...]
    decisions: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A digest: which of its stories? Their headlines, in their order."""

    message_id: int
    headlines: tuple[str, ...]


def alert_at(store: Store, chat_id: int, remote_id: int | None) -> int | None:
    """Our number of the alert or digest that the chat has as `remote_id`; of its newest one for None.

    An answer about an alert stands for it.
    """
    row = store.row(
        f"SELECT max(a.id) AS id FROM message a WHERE a.chat_id = :chat AND a.kind IN {_ALERTS}"
        " AND a.delivered > 0 AND (:remote IS NULL OR a.remote_id = :remote OR a.id IN"
        " (SELECT parent_id FROM message WHERE chat_id = :chat AND remote_id = :remote AND kind = 'note'))",
        {"chat": chat_id, "remote": remote_id},
    )
    number: int | None = None if row is None else row["id"]
    return number


def why(store: Store, chat_id: int, message_id: int, number: int = 0) -> Why | Choice | None:
    """Why the chat got its message; of a digest, story `number` (from 1). None: it is gone, or another's."""
    row = store.row(
        f"SELECT * FROM message WHERE id = ? AND chat_id = ? AND kind IN {_ALERTS}", (message_id, chat_id)
    )
    if row is None:
        return None
    if row["kind"] != "digest":
        card = Card.model_validate_json(row["payload"])
        return _why(store, row, card, _stories(store, chat_id, row["story_id"]))
    entries = Digest.model_validate_json(row["payload"]).entries
    if not 1 <= number <= len(entries):
        return Choice(message_id, tuple(entry.card.headline for entry in entries))
    entry = entries[number - 1]
    return _why(store, row, entry.card, [entry.story_id])


def _stories(store: Store, chat_id: int, story_id: int) -> list[int]:
    """All stories that the live message of this one tells; in a digest each stands for itself."""
    rows = store.rows(
        "SELECT o.story_id FROM chat_story s JOIN message m ON m.id = s.message_id AND m.kind <> 'digest'"
        " JOIN chat_story o ON o.message_id = s.message_id WHERE s.chat_id = ? AND s.story_id = ?",
        (chat_id, story_id),
    )
    return [row["story_id"] for row in rows] or [story_id]


def _why(store: Store, message: Row, card: Card, stories: Sequence[int]) -> Why | None:
    chat_id, marks = message["chat_id"], ",".join("?" * len(stories))
    # By what was decided, not by what is subscribed now: a watch that was given up explains itself, too.
    rules = [
        row["rule_id"]
        for row in store.rows(
            f"SELECT DISTINCT rule_id FROM decision WHERE chat_id = ? AND story_id IN ({marks})",
            (chat_id, *stories),
        )
    ]
    of_rules = ",".join("?" * len(rules))
    reports = store.rows(
        f"SELECT i.*, i.link = ? AS shown FROM item i WHERE i.story_id IN ({marks}) AND EXISTS"
        f" (SELECT 1 FROM match x WHERE x.item_id = i.id AND x.rule_id IN ({of_rules}))"
        " ORDER BY shown DESC, i.at DESC, i.id DESC",
        (card.link, *stories, *rules),
    )
    if not reports:
        return None
    lead = reports[0]
    return Why(
        message_id=message["id"],
        item=replace(item_from(lead), text=lead["text"]),
        at=moment(lead["at"]),
        matched=_matched(store, chat_id, lead["id"], rules),
        reports=len(reports),
        since=moment(min(report["at"] for report in reports)),
        joined=StoryReason(lead["verdict_reason"]),
        similarity=lead["similarity"],
        told=_told(store, chat_id, stories),
        decisions=_decisions(store, chat_id, stories),
    )


def _matched(store: Store, chat_id: int, item_id: int, rules: Sequence[str]) -> tuple[Matched, ...]:
    rows = store.rows(
        f"SELECT {title_read_by('?')} AS title,"
        " r.match, x.highlights, x.facts FROM match x JOIN rule r ON r.id = x.rule_id"
        f" WHERE x.item_id = ? AND x.rule_id IN ({','.join('?' * len(rules))}) ORDER BY x.rule_id",
        (chat_id, item_id, *rules),
    )
    return tuple(
        Matched(row["title"], row["match"], highlights_from(row["highlights"]), facts_from(row["facts"]))
        for row in rows
    )


def _told(store: Store, chat_id: int, stories: Sequence[int]) -> tuple[ToldFact, ...]:
    rows = store.rows(
        "SELECT kind, value, text FROM told_fact WHERE chat_id = ?"
        f" AND story_id IN ({','.join('?' * len(stories))}) GROUP BY kind, value ORDER BY min(told_at),"
        " kind, value LIMIT ?",
        (chat_id, *stories, FACTS_MAX),
    )
    return tuple(ToldFact(row["kind"], row["value"], row["text"]) for row in rows)


def _decisions(store: Store, chat_id: int, stories: Sequence[int]) -> tuple[Decided, ...]:
    """The first decision and the newest others; where a stream of reports only added sources, once."""
    rows = store.rows(
        "SELECT max(at) AS at, action, reason FROM decision WHERE chat_id = ?"
        f" AND story_id IN ({','.join('?' * len(stories))}) GROUP BY action, reason ORDER BY min(id)",
        (chat_id, *stories),
    )
    decided = [Decided(moment(row["at"]), Action(row["action"]), NotifyReason(row["reason"])) for row in rows]
    return (*decided[:1], *decided[1:][-DECISIONS_MAX + 1 :])
