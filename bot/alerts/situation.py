"""NOTIFY's words: the `Situation` of one chat and one story comes in, a `ChatDecision` goes out. Frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.alerts.card import Card
from bot.alerts.hours import Hold, Hours
from bot.alerts.reasons import Action, NotifyReason
from bot.alerts.reminders import Plan
from bot.facts.fact import Fact, FactKind
from bot.feeds.item import Item
from bot.rules.match import Highlight
from bot.rules.rule import RuleId, Severity

Key = tuple[str, str]  # kind and value of a fact


@dataclass(frozen=True, slots=True)
class Report:
    """One item of the story that matches the chat's rules."""

    item_id: int
    item: Item
    publisher: str
    at: datetime
    fetched: datetime
    backlog: bool
    highlights: tuple[Highlight, ...]
    facts: tuple[Fact, ...]
    facts_by_rule: Mapping[RuleId, tuple[Fact, ...]]
    facts_count: bool = True
    late: bool = False  # it could long have been read (`bot.alerts.absence`)
    turns_back: bool = False
    """The story was on this side before (`bot.stories.turns`), so what it says again is a change."""


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """The message of a story that the chat has, or will have as soon as it is sent.

    `live`: it is edited as the story goes on; a digest isn't.
    """

    id: int
    card: Card
    sent: bool
    sent_at: datetime | None
    muted: bool = False
    live: bool = True


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the decision needs. `reports` newest first; `told` in this story, else `told_elsewhere`.

    `waits`: fewer independent publishers than the rule wants report it so far. What waits under another rule
    of the chat is not in `rule_ids`, nor are its reports here. `more_publishers` are those of older reports
    than these. `told_words` are the words that `told` was read from. `paused`: the chat paused the rule.
    `foreign`: there are reports, but none in a language that it wants. `silent`: all its rules that match
    here ring without sound. `langs`: the languages that its headlines should rather be in, the best first.
    `hours`: when it wants to be rung.
    """

    chat_id: int
    rule_id: RuleId
    story_id: int
    since: datetime
    rule_titles: tuple[str, ...]
    rule_ids: tuple[RuleId, ...]
    ring_on: frozenset[FactKind]
    severity: Severity
    lead_id: int
    reports: tuple[Report, ...]
    message: ChatMessage | None
    told: frozenset[Key]
    told_elsewhere: Mapping[Key, ChatMessage]
    now: datetime
    waits: bool = False
    told_words: Mapping[Key, str] = field(default_factory=dict)
    more_publishers: tuple[str, ...] = ()
    paused: bool = False
    foreign: bool = False
    silent: bool = False
    langs: tuple[str, ...] = ()
    hours: Hours = field(default_factory=Hours)
    catch_up: datetime | None = None
    """What the lead brings came late, and is told then, together with what else did."""
    told_at: Mapping[Key, datetime] = field(default_factory=dict)
    """When each of `told` was told last."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A new message with sound (or without, where `silent`); `reply_to` is our id of the first message."""

    card: Card
    reason: NotifyReason
    silent: bool = False
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """The message that is there says something else from now on, not before `due_at`.

    `rings`: it wasn't sent yet, and now goes out with sound, even if it was to go out without.
    """

    message_id: int
    card: Card
    reason: NotifyReason
    due_at: datetime
    rings: bool = False


@dataclass(frozen=True, slots=True)
class ChatDecision:
    """What one chat gets. `told` are the facts that it then knows, by rule.

    `joins`: a message that tells this story too, although it isn't edited now. `hold`: when to decide again.
    `told_again` are those of `told` that it knew before and hears of as a change, since the matter turned
    back.
    """

    chat_id: int
    rule_id: RuleId
    story_id: int
    item_id: int
    action: Action
    reason: NotifyReason
    ring: Ring | None = None
    update: Update | None = None
    told: tuple[tuple[RuleId, Fact], ...] = ()
    joins: int | None = None
    hold: Hold | None = None
    told_again: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class NotifyIntent:
    """What one step of a sweep writes: decisions, reminders, and how far it has come (None: it is done)."""

    alert_id: int
    sweep: int
    cursor: int | None
    now: datetime
    decisions: tuple[ChatDecision, ...] = ()
    plans: tuple[Plan, ...] = ()
