"""What stopped a report on its way to one chat: all that is on record, stage by stage.

Law: only what that chat may see (`bot.store.visible`), and only its own watches, messages and wishes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from bot.alerts.hours import HoldReason
from bot.alerts.reasons import Action, ItemOutcome, NotifyReason
from bot.feeds.links import canonical
from bot.rules.rule import RuleId
from bot.store.database import Row, Store
from bot.store.encoding import moment
from bot.store.explain import items
from bot.store.rules import title_read_by
from bot.store.visible import FEED_FOR_CHAT, FEED_OF_ITEM

LINKS_MAX = 200  # that are looked at to find the feed of a host


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A feed, and how it is: `problem` of the last poll ("" for none), and when it was last well."""

    title: str
    url: str
    problem: str
    well_at: datetime | None
    active: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """No such report ever came. `host` of the link ("" for what is no link); `feed` of that host, if any."""

    host: str
    feed: FeedHealth | None


@dataclass(frozen=True, slots=True)
class Message:
    """The message of the report's story in this chat: its state, what went wrong, whether it is muted."""

    id: int
    state: str
    at: datetime
    delivered: bool
    problem: str
    muted: bool


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the report under one watch of the chat that it matches.

    `action` and `reason` are None where nothing was decided yet. `until` is when a held alert is decided
    again. The story has `sources` of the `sources_min` independent sources that the watch wants.
    """

    rule_id: RuleId
    title: str
    before: bool
    action: Action | None
    reason: NotifyReason | None
    held: HoldReason | None
    until: datetime | None
    sources: int
    sources_min: int


@dataclass(frozen=True, slots=True)
class Article:
    """What became of the article that a watch of the chat, or the feed, asked for; as `articles.Fate`."""

    state: str
    problem: str
    over: str


@dataclass(frozen=True, slots=True)
class Known:
    """A report that came. `row` is that of its item, with its feed's time zone.

    `off`: titles of watches that it matches and that are off in this chat.
    """

    row: Row
    feed: str
    outcome: ItemOutcome
    at: datetime
    fetched: datetime
    fates: tuple[Fate, ...]
    message: Message | None
    off: tuple[str, ...]
    article: Article | None = None


def looked_up(store: Store, chat_id: int, wanted: str) -> Known | Unknown:
    """What is on record for the chat about a link or guid."""
    known = [_known(store, chat_id, row) for row in items(store, wanted) if _visible(store, chat_id, row)]
    if not known:
        return _unknown(store, chat_id, wanted)
    # Several feeds may bring one page: what was told of it says more than what wasn't.
    return max(known, key=lambda one: (one.message is not None, bool(one.fates), one.at))


def _visible(store: Store, chat_id: int, item: Row) -> bool:
    sql = f"SELECT 1 FROM item i {FEED_OF_ITEM} WHERE i.id = :item"
    return store.row(sql, {"item": item["id"], "chat": chat_id}) is not None


def _known(store: Store, chat_id: int, item: Row) -> Known:
    row = store.row(
        "SELECT i.*, f.timezone, f.title AS feed FROM item i JOIN feed f ON f.id = i.feed_id WHERE i.id = ?",
        (item["id"],),
    )
    assert row is not None
    return Known(
        row=row,
        feed=row["feed"],
        outcome=ItemOutcome(row["outcome"]),
        at=moment(row["at"]),
        fetched=moment(row["fetched"]),
        fates=tuple(_fates(store, chat_id, row)),
        message=_message(store, chat_id, row["story_id"]),
        off=_off(store, chat_id, row["id"]),
        article=_article(store, chat_id, row["id"]),
    )


def _article(store: Store, chat_id: int, item_id: int) -> Article | None:
    """The best that became of it for those who asked: the feed, or a watch that this chat has."""
    row = store.row(
        "SELECT a.state, a.problem, w.over FROM article a JOIN article_wish w ON w.item_id = a.item_id"
        " WHERE a.item_id = ? AND (w.rule_id = '' OR EXISTS (SELECT 1 FROM subscription b"
        " WHERE b.rule_id = w.rule_id AND b.chat_id = ?)) ORDER BY w.over <> '', w.rule_id LIMIT 1",
        (item_id, chat_id),
    )
    return None if row is None else Article(row["state"], row["problem"], row["over"])


def _fates(store: Store, chat_id: int, item: Row) -> Iterator[Fate]:
    rows = store.rows(
        f"SELECT r.id, {title_read_by('b.chat_id')} AS title,"
        " r.sources_min, b.since, coalesce(a.sources, 0) AS sources,"
        " h.until, h.reason AS held FROM match x JOIN rule r ON r.id = x.rule_id AND r.removed_at IS NULL"
        " JOIN subscription b ON b.rule_id = r.id AND b.chat_id = :chat"
        " LEFT JOIN alert a ON a.rule_id = r.id AND a.story_id = :story"
        " LEFT JOIN held h ON h.chat_id = :chat AND h.rule_id = r.id AND h.story_id = :story"
        " WHERE x.item_id = :item ORDER BY r.id",
        {"chat": chat_id, "story": item["story_id"], "item": item["id"]},
    )
    for row in rows:
        decision = store.row(
            "SELECT action, reason FROM decision WHERE chat_id = ? AND rule_id = ? AND story_id = ?"
            " ORDER BY item_id = ? DESC, id DESC LIMIT 1",
            (chat_id, row["id"], item["story_id"], item["id"]),
        )
        yield Fate(
            rule_id=RuleId(row["id"]),
            title=row["title"],
            before=item["fetched"] < row["since"],
            action=None if decision is None else Action(decision["action"]),
            reason=None if decision is None else NotifyReason(decision["reason"]),
            held=row["held"],
            until=None if row["until"] is None else moment(row["until"]),
            sources=row["sources"],
            sources_min=row["sources_min"],
        )


def _message(store: Store, chat_id: int, story_id: int) -> Message | None:
    row = store.row(
        "SELECT m.* FROM chat_story s JOIN message m ON m.id = s.message_id"
        " WHERE s.chat_id = ? AND s.story_id = ?",
        (chat_id, story_id),
    ) or store.row(
        # What could never be delivered is no longer the story's message.
        "SELECT * FROM message WHERE chat_id = ? AND story_id = ? AND state = 'dead'"
        " ORDER BY id DESC LIMIT 1",
        (chat_id, story_id),
    )
    if row is None:
        return None
    return Message(
        id=row["id"],
        state=row["state"],
        at=moment(row["sent_at"] or row["created_at"]),
        delivered=row["delivered"] > 0,
        problem=row["problem"],
        muted=row["muted_at"] is not None,
    )


def _off(store: Store, chat_id: int, item_id: int) -> tuple[str, ...]:
    rows = store.rows(
        f"SELECT {title_read_by('?')} AS title"
        " FROM match x JOIN rule r ON r.id = x.rule_id AND r.removed_at IS NULL"
        " WHERE x.item_id = ? AND (r.chat_id IS NULL OR r.chat_id = ?) AND NOT EXISTS"
        " (SELECT 1 FROM subscription b WHERE b.rule_id = r.id AND b.chat_id = ?) ORDER BY r.id",
        (chat_id, item_id, chat_id, chat_id),
    )
    return tuple(row["title"] for row in rows)


def _unknown(store: Store, chat_id: int, wanted: str) -> Unknown:
    host = _host(wanted)
    if not host:
        return Unknown("", None)
    feeds = _feeds_with_links_to(store, chat_id, host) or [
        feed
        for feed in store.rows(
            f"SELECT f.* FROM feed f WHERE {FEED_FOR_CHAT} ORDER BY f.id", {"chat": chat_id}
        )
        if _related(_host(feed["url"]), host)
    ]
    if not feeds:
        return Unknown(host, None)
    # The healthiest says most: if even that one fails, here is why.
    feed = min(feeds, key=lambda row: (not row["active"], row["failures"], -(row["ok_at"] or 0)))
    well = None if feed["ok_at"] is None else moment(feed["ok_at"])
    return Unknown(
        host, FeedHealth(feed["title"], feed["url"], feed["problem"], well, active=bool(feed["active"]))
    )


def _feeds_with_links_to(store: Store, chat_id: int, host: str) -> list[Row]:
    """Feeds that brought reports of that host."""
    feeds: dict[int, Row] = {}
    for start in ("https://", "https://www.", "http://", "http://www."):
        # "0" is the sign after "/": so the index over links answers.
        found = store.rows(
            f"SELECT f.* FROM item i {FEED_OF_ITEM} WHERE i.link <> '' AND i.link >= :first"
            " AND i.link < :after ORDER BY i.link LIMIT :most",
            {
                "first": f"{start}{host}/",
                "after": f"{start}{host}0",
                "most": LINKS_MAX,
                "chat": chat_id,
            },
        )
        feeds.update((row["id"], row) for row in found)
    return list(feeds.values())


def _related(one: str, other: str) -> bool:
    """Whether one host is the other, or below it (`feeds.news.example` of `news.example`), or its sister."""
    if not one or not other:
        return False
    first, second = one.split("."), other.split(".")
    shared = 0
    while shared < min(len(first), len(second)) and first[-1 - shared] == second[-1 - shared]:
        shared += 1
    return shared == min(len(first), len(second)) or shared > 2


def _host(link: str) -> str:
    """The host of a link as it is compared; "" for what is no link."""
    try:
        return urlsplit(canonical(link)).hostname or ""
    except ValueError:
        return ""
