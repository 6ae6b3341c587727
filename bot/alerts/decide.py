"""NOTIFY's decision about one chat and one story: ring, update or suppress, always with the reason. Pure.

Law (DESIGN §5): a chat gets one message per story. A story that it wasn't told rings; a known one rings
again only when it states a fact, of a kind in the rule's `ring_on`, that this chat wasn't told; everything
else updates the message that is there. A story waits for as many sources as its rule wants, and a muted one
is left alone; neither counts as told, so that nothing of it is lost. Facts are compared with those *as told
to this chat*, so that what was folded, delayed or lost on the way is never taken for known. What rings while
the chat doesn't want to be rung (`hours`), or came late (`catch_up`), waits: nothing of it counts as told,
and it is decided again.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from bot.alerts import cards
from bot.alerts.card import ShownChange
from bot.alerts.hours import Hold
from bot.alerts.pacing import EDIT_PAUSE
from bot.alerts.reasons import Action, NotifyReason
from bot.alerts.situation import ChatDecision, ChatMessage, Key, Report, Ring, Situation, Update
from bot.alerts.told import card_of, coming_facts, dates_of, sources_of, voiced, with_reports
from bot.facts.fact import Fact, FactKind
from bot.rules.rule import RuleId
from bot.stories import standings
from bot.stories.news import is_news, of_the_same
from bot.stories.turns import others

_POSTPONED = (FactKind.STATUS.value, "postponed")
_OF_ANY_STORY = frozenset({FactKind.PLACE.value, *(kind.value for kind in standings.KINDS)})


_HELD = {
    "muted": NotifyReason.MUTED_FOR_NOW,
    "quiet": NotifyReason.QUIET_HOURS,
    "digest": NotifyReason.WAITS_FOR_DIGEST,
    "away": NotifyReason.CATCH_UP,
}


def decide(situation: Situation) -> ChatDecision:
    """Ring, update or suppress; or wait, where the chat doesn't want to be rung now."""
    decision = _decide(situation)
    hold = situation.hours.hold(situation.now, high=situation.severity == "high")
    if hold is None and situation.catch_up is not None:
        hold = Hold(situation.catch_up, "away")
    if hold is None or not _disturbs(decision, hold):
        return decision
    return replace(_decision(situation, Action.SUPPRESS, _HELD[hold.reason]), hold=hold)


def _disturbs(decision: ChatDecision, hold: Hold) -> bool:
    """Whether it is held back: by a mute whatever is told, by quiet hours only what makes a sound."""
    if hold.reason == "muted":
        return decision.ring is not None or decision.update is not None
    if decision.ring is not None:
        return hold.reason in {"digest", "away"} or not decision.ring.silent
    if hold.reason == "away":
        return False  # what was never sent says the newest at once
    return decision.update is not None and decision.update.rings


def _decide(situation: Situation) -> ChatDecision:
    if situation.paused:
        return _decision(situation, Action.SUPPRESS, NotifyReason.PAUSED)
    if situation.foreign:
        return _decision(situation, Action.SUPPRESS, NotifyReason.OTHER_LANGUAGE)
    lead = _lead(situation)
    if lead is None or lead.fetched < situation.since:
        return _decision(situation, Action.SUPPRESS, NotifyReason.BEFORE_SUBSCRIPTION)
    if situation.waits:
        return _decision(situation, Action.SUPPRESS, NotifyReason.WAITS_FOR_SOURCES)
    message = situation.message
    if message is not None and message.muted:
        return _decision(situation, Action.SUPPRESS, NotifyReason.MUTED)
    new = new_facts(situation)
    if message is None:
        return _first(situation, lead)
    if not new:
        return _more(situation, message)
    if not message.sent and message.live:
        return _absorb(situation, message, lead)
    return _delta(situation, message, lead, new)


def show_earlier(situation: Situation) -> ChatDecision:
    """An earlier hit for a chat that has just subscribed: silent, and from then on its live message."""
    lead = _lead(situation)
    if situation.foreign:
        return _decision(situation, Action.SUPPRESS, NotifyReason.OTHER_LANGUAGE)
    if lead is None or situation.message is not None:
        return _decision(situation, Action.SUPPRESS, NotifyReason.EARLIER_HIT)
    if situation.waits:
        return _decision(situation, Action.SUPPRESS, NotifyReason.WAITS_FOR_SOURCES)
    ring = Ring(card_of(situation, lead, earlier=True), NotifyReason.EARLIER_HIT, silent=True)
    return _decision(situation, Action.RING, ring.reason, ring=ring)


def new_facts(situation: Situation) -> dict[Key, Fact]:
    """Facts of the rule's `ring_on` that this chat wasn't told in this story; the newest report's words.

    What stood in a feed before it was first polled never rings, so its facts don't either. "Postponed" says
    nothing new where the chat was just told of the move.
    """
    new: dict[Key, Fact] = {}
    told_dates = [value for kind, value in situation.told if kind == FactKind.DATE.value]
    dates = dates_of(situation) if len(told_dates) > 1 else None
    for report in situation.reports:
        if report.backlog:
            continue
        moved = dates is not None and dates.has_just_moved(told_dates, report.at)
        for fact in standings.without_asides(coming_facts(report, situation.rule_id)):
            key = (fact.kind.value, fact.value)
            if fact.kind not in situation.ring_on or (moved and key == _POSTPONED):
                continue
            if (
                _turns_back(situation, report, fact, new)
                if key in situation.told
                else is_news(fact, _known(fact, situation.told, new))
            ):
                new.setdefault(key, fact)
    return new


def _turns_back(situation: Situation, report: Report, fact: Fact, newer: Collection[Key]) -> bool:
    """Whether a standing that this chat knows is a change again: it heard of the other side since.

    Of two turns that it hasn't heard of, it is told the newer one.
    """
    key = (fact.kind.value, fact.value)
    return (
        report.turns_back
        and fact.kind in standings.KINDS
        and situation.told_at.get(key, situation.now) < report.fetched
        and bool(others(fact.value, (value for _, value in situation.told)))
        and not others(fact.value, (value for _, value in newer))
    )


def _known(fact: Fact, told: frozenset[Key], new: Mapping[Key, Fact]) -> frozenset[Key]:
    """What `fact` is compared with: a standing also with what newer reports say of it in other words."""
    return told | new.keys() if fact.kind in standings.KINDS else told


def _lead(situation: Situation) -> Report | None:
    by_id = {report.item_id: report for report in situation.reports}
    return by_id.get(situation.lead_id) or (situation.reports[0] if situation.reports else None)


def _first(situation: Situation, lead: Report) -> ChatDecision:
    known = _known_elsewhere(situation)
    if known is not None and known.muted:
        return replace(_decision(situation, Action.SUPPRESS, NotifyReason.MUTED), joins=known.id)
    if known is not None:
        if not known.live:
            return replace(
                _decision(situation, Action.SUPPRESS, NotifyReason.FACTS_ALREADY_TOLD, knows=True),
                joins=known.id,
            )
        card = with_reports(known.card, situation, extend=True)
        update = Update(known.id, card, NotifyReason.FACTS_ALREADY_TOLD, _edit_due(known, situation.now))
        return _decision(situation, Action.UPDATE, update.reason, update=update)
    ring = Ring(card_of(situation, lead), NotifyReason.NEW_STORY, silent=situation.silent)
    return _decision(situation, Action.RING, ring.reason, ring=ring)


def _known_elsewhere(situation: Situation) -> ChatMessage | None:
    """The message that told all that this story brings, if there is one. No facts, or only places: it rings.

    Where something happens doesn't say what: a week later the same town is news again, and so is a refusal.
    """
    keys = {
        (fact.kind.value, fact.value)
        for report in situation.reports
        for fact in coming_facts(report, situation.rule_id)
        if fact.kind in situation.ring_on and fact.force != "mild"
    }
    if {kind for kind, _ in keys} <= _OF_ANY_STORY or not keys <= situation.told_elsewhere.keys():
        return None
    return max((situation.told_elsewhere[key] for key in keys), key=lambda message: message.id)


def _more(situation: Situation, message: ChatMessage) -> ChatDecision:
    if not message.live:
        return _decision(situation, Action.UPDATE, NotifyReason.MORE_SOURCES)
    card = with_reports(message.card, situation, extend=False)
    due_at = _edit_due(message, situation.now)
    update = Update(message.id, card, NotifyReason.MORE_SOURCES, due_at) if card != message.card else None
    return _decision(situation, Action.UPDATE, NotifyReason.MORE_SOURCES, update=update)


def _absorb(situation: Situation, message: ChatMessage, lead: Report) -> ChatDecision:
    # Nobody has read it yet: the unsent message says the newest at once, instead of two rings in a row.
    card = card_of(situation, lead)
    update = Update(message.id, card, NotifyReason.FACT_CHANGED, situation.now, rings=not situation.silent)
    return _decision(situation, Action.RING, NotifyReason.FACT_CHANGED, update=update)


def _delta(situation: Situation, message: ChatMessage, lead: Report, new: Mapping[Key, Fact]) -> ChatDecision:
    stating = next((r for r in situation.reports if set(new) & _keys(r, situation.rule_id)), lead)
    card = cards.delta_card(
        rules=situation.rule_titles,
        item=stating.item,
        when=int(stating.at.timestamp()),
        highlights=stating.highlights,
        facts=cards.shown_facts(coming_facts(stating), dates_of(situation)),
        changes=(_change(fact, situation) for fact in sorted(new.values(), key=_dates_first)),
        sources=sources_of(situation),
        severity=situation.severity,
    )
    first = Update(
        message.id,
        with_reports(message.card, situation, extend=False),
        NotifyReason.FACT_CHANGED,
        _edit_due(message, situation.now),
    )
    ring = Ring(
        voiced(card, situation),
        NotifyReason.FACT_CHANGED,
        silent=situation.silent,
        reply_to=message.id,
    )
    if not message.live:
        return _decision(situation, Action.RING, ring.reason, ring=ring)
    return _decision(situation, Action.RING, ring.reason, ring=ring, update=first)


def _dates_first(fact: Fact) -> bool:
    return fact.kind is not FactKind.DATE


def _change(fact: Fact, situation: Situation) -> ShownChange:
    was = _was(fact, situation)
    return ShownChange(
        kind=fact.kind.value,
        was=was,
        now=fact.value,
        text=fact.text,
        was_texts=tuple(situation.told_words.get((fact.kind.value, value), "") for value in was),
        unconfirmed=fact.force == "unconfirmed",
    )


def _was(fact: Fact, situation: Situation) -> tuple[str, ...]:
    """The told values that `fact` replaces: a postponement (status) may follow an approval (polarity)."""
    if fact.kind in standings.KINDS:
        known = standings.values_of(situation.told)
        return others(fact.value, known) if (fact.kind.value, fact.value) in situation.told else known
    told = sorted(value for kind, value in situation.told if kind == fact.kind.value)
    if fact.kind is FactKind.DATE:
        return dates_of(situation).replaced_by(fact.value, told)
    return of_the_same(fact, told)


def _keys(report: Report, rule_id: RuleId) -> set[Key]:
    return {(fact.kind.value, fact.value) for fact in coming_facts(report, rule_id)}


def _edit_due(message: ChatMessage, now: datetime) -> datetime:
    # At most one edit in 30 s for each message: bursts of sources fold into one.
    return now if not message.sent else now + EDIT_PAUSE


def _decision(
    situation: Situation,
    action: Action,
    reason: NotifyReason,
    *,
    ring: Ring | None = None,
    update: Update | None = None,
    knows: bool = False,
) -> ChatDecision:
    """`knows`: nothing is said now, as the chat was told the same before."""
    told: dict[tuple[RuleId, Key], Fact] = {}
    if knows or ring is not None or update is not None:
        for report in situation.reports:
            for rule_id in situation.rule_ids:
                for fact in coming_facts(report, rule_id):
                    told.setdefault((rule_id, (fact.kind.value, fact.value)), fact)
    return ChatDecision(
        chat_id=situation.chat_id,
        rule_id=situation.rule_id,
        story_id=situation.story_id,
        item_id=situation.lead_id,
        action=action,
        reason=reason,
        ring=ring,
        update=update,
        told=tuple((rule_id, fact) for (rule_id, _), fact in told.items()),
        told_again=frozenset(new_facts(situation)) & situation.told if told else frozenset(),
    )
