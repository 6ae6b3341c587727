"""What the stored reports say of when, for one chat, some rules or one story: the gathering for the agenda.

Law: a chat sees what its own subscriptions matched, never what another chat's rules did. What still waits
for sources under a rule isn't told yet, so its dates aren't, either. The dates that a report stated before
its text was edited are kept in `story_fact`: a date that an edit moved is known to have moved.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.alerts.appointment import DatedReport
from bot.alerts.reasons import ItemOutcome
from bot.facts.fact import Fact, FactKind
from bot.store.database import Row, Store
from bot.store.encoding import facts_from, moment, sighting_parts, to_json
from bot.store.rules import title_read_by
from bot.store.stories import item_from
from bot.store.visible import seen_by
from bot.stories.changes import coming_dates
from bot.stories.story import Sighting, StoryReason

STORIES_MAX = 400
REPORTS_MAX = 6_000

# A quick look before the JSON is read: most matches state no date at all.
_STATES_A_DATE = """m.facts LIKE '%"kind":"date"%'"""
_IS_COMING = (
    "EXISTS (SELECT 1 FROM json_each(m.facts) f WHERE json_extract(f.value, '$.kind') = 'date'"
    " AND (json_extract(f.value, '$.value') >= ? OR instr(json_extract(f.value, '$.value'), '/')))"
)
# Two stories that a chat knows as one have the sources of either.
_WAITS_NOT = (
    "(r.sources_min = 1 OR EXISTS (SELECT 1 FROM alert a WHERE a.rule_id = r.id"
    " AND a.sources >= r.sources_min AND (a.story_id = i.story_id OR a.story_id IN"
    " (SELECT one.story_id FROM chat_story one WHERE one.message_id = c.message_id))))"
)


@dataclass(frozen=True, slots=True)
class Dates:
    """What is known of coming dates: the reports that state any, and the titles of the rules by their ids."""

    reports: tuple[DatedReport, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


def of_chat(store: Store, chat_id: int, now: datetime) -> Dates:
    """All that the chat's subscriptions matched in stories that may still have a date ahead."""
    titles = rules_of_chat(store, chat_id)
    return Dates(_reports(store, titles, _stories_ahead(store, titles, now, chat_id), chat_id), titles)


def of_rules(store: Store, rule_ids: Collection[str] | None, now: datetime) -> Dates:
    """The same for these rules; None: all rules of the files."""
    rows = store.rows(
        "SELECT id, title FROM rule WHERE removed_at IS NULL AND iif(? IS NULL, chat_id IS NULL,"
        " id IN (SELECT value FROM json_each(?))) ORDER BY id",
        (None if rule_ids is None else 1, to_json(sorted(rule_ids or ()))),
    )
    titles = {row["id"]: row["title"] for row in rows}
    return Dates(_reports(store, titles, _stories_ahead(store, titles, now)), titles)


def of_story(store: Store, chat_id: int, story_id: int) -> tuple[DatedReport, ...]:
    """What the chat's subscriptions matched in one story, and in those that its message tells, too."""
    rows = store.rows(
        "SELECT other.story_id FROM chat_story own JOIN chat_story other ON other.message_id = own.message_id"
        " WHERE own.chat_id = ? AND own.story_id = ?",
        (chat_id, story_id),
    )
    stories = {story_id, *(row["story_id"] for row in rows)}
    return _reports(store, rules_of_chat(store, chat_id), stories, chat_id)


def states_dates(store: Store, story_id: int) -> bool:
    """Whether any report of the story states a date, or somebody is to be reminded of one."""
    row = store.row(
        "SELECT EXISTS (SELECT 1 FROM item i JOIN match m ON m.item_id = i.id WHERE i.story_id = ?"
        f" AND {_STATES_A_DATE}) OR EXISTS (SELECT 1 FROM reminder WHERE story_id = ?) AS found",
        (story_id, story_id),
    )
    return bool(row and row["found"])


def rules_of_chat(store: Store, chat_id: int) -> dict[str, str]:
    """Ids and titles of the rules that the chat is subscribed to: shipped ones first, as /watches lists."""
    rows = store.rows(
        f"SELECT r.id, {title_read_by('s.chat_id')} AS title"
        " FROM subscription s JOIN rule r ON r.id = s.rule_id WHERE s.chat_id = ?"
        " AND r.removed_at IS NULL AND (r.chat_id IS NULL OR r.chat_id = s.chat_id)"
        " ORDER BY r.chat_id IS NOT NULL, r.created_at, r.id",
        (chat_id,),
    )
    return {row["id"]: row["title"] for row in rows}


def _stories_ahead(store: Store, rules: Iterable[str], now: datetime, chat_id: int | None = None) -> set[int]:
    """A superset: a value that begins in this month or later, and intervals. No chat: what all see."""
    rows = store.rows(
        "SELECT i.story_id FROM match m JOIN item i ON i.id = m.item_id"
        " WHERE m.rule_id IN (SELECT value FROM json_each(?)) AND i.outcome <> ?"
        f" AND {_STATES_A_DATE} AND {_IS_COMING} AND {seen_by('i.story_id', '?')}"
        " GROUP BY i.story_id ORDER BY max(i.id) DESC LIMIT ?",
        # A day earlier: west of us it is still yesterday, and that may be another month.
        (
            to_json(list(rules)),
            ItemOutcome.TOO_OLD.value,
            f"{now - timedelta(days=1):%Y-%m}",
            chat_id,
            STORIES_MAX,
        ),
    )
    return {row["story_id"] for row in rows}


def _reports(
    store: Store, rules: Iterable[str], stories: Collection[int], chat_id: int | None = None
) -> tuple[DatedReport, ...]:
    rows = store.rows(
        # A chat that was told of two stories in one message knows them as one: that of the message.
        "SELECT i.*, coalesce(told.story_id, i.story_id) AS told_story, s.opened_at, f.timezone, m.rule_id,"
        # CROSS JOIN: the planner must begin with the few items of the stories, not with a rule's matches.
        " m.facts FROM item i CROSS JOIN match m ON m.item_id = i.id JOIN story s ON s.id = i.story_id"
        " JOIN feed f ON f.id = i.feed_id JOIN rule r ON r.id = m.rule_id"
        " LEFT JOIN chat_story c ON c.chat_id = ? AND c.story_id = i.story_id"
        " LEFT JOIN message told ON told.id = c.message_id"
        " WHERE i.story_id IN (SELECT value FROM json_each(?))"
        f" AND m.rule_id IN (SELECT value FROM json_each(?)) AND i.outcome <> ? AND {_WAITS_NOT}"
        " ORDER BY i.id DESC, m.rule_id LIMIT ?",
        (chat_id, to_json(sorted(stories)), to_json(list(rules)), ItemOutcome.TOO_OLD.value, REPORTS_MAX),
    )
    by_item: dict[int, list[Row]] = {}
    for row in rows:
        by_item.setdefault(row["id"], []).append(row)
    said = _said_before(store, stories)
    reports = [
        report for matches in by_item.values() for report in _of_item(matches, said.get(matches[0]["id"], ()))
    ]
    return tuple(report for report in reports if report.dates or report.statuses)


def _said_before(store: Store, stories: Collection[int]) -> dict[int, list[Row]]:
    """By item: the facts that it was the first to state in its story, also where its text is another now."""
    rows = store.rows(
        "SELECT * FROM story_fact WHERE story_id IN (SELECT value FROM json_each(?)) AND kind IN (?, ?)",
        (to_json(sorted(stories)), FactKind.DATE.value, FactKind.STATUS.value),
    )
    by_item: dict[int, list[Row]] = {}
    for row in rows:
        by_item.setdefault(row["item_id"], []).append(row)
    return by_item


def _of_item(matches: Sequence[Row], said: Sequence[Row]) -> Iterable[DatedReport]:
    """What an item says, and before it what it said until it was edited."""
    row = matches[0]
    facts = tuple(dict.fromkeys(fact for match in matches for fact in facts_from(match["facts"])))
    report = _report(row, facts, frozenset(match["rule_id"] for match in matches))
    values = {(fact.kind.value, fact.value) for fact in facts}
    edited_at = [moment(one["set_at"]) for one in said if (one["kind"], one["value"]) in values]
    yield replace(report, at=max([report.at, *edited_at]))
    for one in said:
        if one["kind"] == FactKind.DATE.value and (one["kind"], one["value"]) not in values:
            earlier = Fact(FactKind.DATE, one["value"], one["text"], "title", 0, 0)
            yield replace(report, at=moment(one["set_at"]), dates=(earlier,), statuses=frozenset())


def _report(row: Row, facts: tuple[Fact, ...], rules: frozenset[str]) -> DatedReport:
    item, at = item_from(row), moment(row["at"])
    publisher = sighting_parts(row["sighting"])[0]
    # An item older than the report that set a fact never changes that fact.
    counts = row["verdict_reason"] != StoryReason.OLDER_THAN_FACT.value
    sighting = Sighting(item=item, when=at, lang=item.lang, publisher=publisher, facts=facts)
    return DatedReport(
        story=row["told_story"],
        item=row["id"],
        at=at,
        opened=moment(row["opened_at"]),
        title=item.title or item.summary,
        link=item.link,
        source=item.source or publisher,
        publisher=publisher,
        zone=row["timezone"],
        dates=coming_dates(sighting) if counts else (),
        statuses=frozenset(fact.value for fact in facts if counts and fact.kind is FactKind.STATUS),
        rules=rules,
    )
