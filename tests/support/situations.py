"""Situations of one chat and one story, for tables about what NOTIFY decides."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.alerts.card import Card
from bot.alerts.situation import ChatMessage, Key, Report, Situation
from bot.facts.fact import Fact, FactKind
from bot.feeds.item import Item
from bot.rules.rule import RING_ON_DEFAULT, RuleId, Severity

NOW = datetime(2025, 5, 28, 12, tzinfo=UTC)
RULE = RuleId("talks")
OTHER_RULE = RuleId("ships")


def date_of(value: str, *, past: bool = False) -> Fact:
    """A date as an item states it."""
    return Fact(FactKind.DATE, value, f"on {value}", "title", 0, 2, past=past)


def place(value: str, role: Literal["", "to", "from"] = "") -> Fact:
    """A place as an item states it."""
    return Fact(FactKind.PLACE, value, value, "title", 0, 2, role=role)


def number(value: str, hedge: Literal["", "about", "at least", "at most"] = "") -> Fact:
    """A number: no rule rings on one by default."""
    return Fact(FactKind.NUMBER, value, value, "title", 0, 2, hedge=hedge)


def standing(value: str, force: Literal["", "mild", "unconfirmed"] = "") -> Fact:
    """A status or polarity as an item states it."""
    kind = FactKind.POLARITY if value in {"agree", "refuse"} else FactKind.STATUS
    return Fact(kind, value, value, "title", 0, 2, force=force)


def report(
    item_id: int,
    *facts: Fact,
    minutes_ago: float = 1,
    backlog: bool = False,
    facts_count: bool = True,
    turns_back: bool = False,
    rule: RuleId = RULE,
    publisher: str = "",
) -> Report:
    """A report of the story that `rule` matches, with its facts in the sentence of the match."""
    at = NOW - timedelta(minutes=minutes_ago)
    source = publisher or f"Paper {item_id}"
    return Report(
        item_id=item_id,
        item=Item(title=f"Report {item_id}", link=f"https://news.example/{item_id}", source=source),
        publisher=source,
        at=at,
        fetched=at,
        backlog=backlog,
        highlights=(),
        facts=facts,
        facts_by_rule={rule: facts},
        facts_count=facts_count,
        turns_back=turns_back,
    )


def message(
    message_id: int = 5, *, sent: bool = True, headline: str = "Report 0", muted: bool = False
) -> ChatMessage:
    """A message that the chat has, or will have."""
    card = Card(kind="story", rules=("Talks",), headline=headline, source="Paper 0", when=0)
    return ChatMessage(message_id, card, sent, NOW if sent else None, muted)


def situation(
    *reports: Report,
    lead: int | None = None,
    has: ChatMessage | None = None,
    told: Iterable[Key] = (),
    told_minutes_ago: float = 30,
    told_elsewhere: Mapping[Key, ChatMessage] | None = None,
    ring_on: frozenset[FactKind] = RING_ON_DEFAULT,
    since_minutes_ago: float = 60,
    titles: tuple[str, ...] = ("Talks",),
    rules: tuple[RuleId, ...] = (RULE,),
    severity: Severity = "normal",
    waits: bool = False,
) -> Situation:
    """One chat and one story; the newest report comes first and leads, unless `lead` is another."""
    known = frozenset(told)
    newest_first = tuple(sorted(reports, key=lambda one: one.at, reverse=True))
    return Situation(
        chat_id=7,
        rule_id=RULE,
        story_id=3,
        since=NOW - timedelta(minutes=since_minutes_ago),
        rule_titles=titles,
        rule_ids=rules,
        ring_on=ring_on,
        severity=severity,
        lead_id=lead if lead is not None else (newest_first[0].item_id if newest_first else 0),
        reports=newest_first,
        message=has,
        told=known,
        told_at=dict.fromkeys(known, NOW - timedelta(minutes=told_minutes_ago)),
        told_elsewhere=told_elsewhere or {},
        now=NOW,
        waits=waits,
    )
