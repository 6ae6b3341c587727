"""What waited for its hour: one ring as it is, several in one message. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.alerts.absence import CATCH_UP_ALONE_MAX
from bot.alerts.card import Digest, Entry
from bot.alerts.decide import decide, new_facts
from bot.alerts.hours import Hours
from bot.alerts.render_digest import stories_max
from bot.alerts.situation import ChatDecision, ChatMessage, Key, Ring, Situation
from bot.rules.rule import RuleId

Ringing = tuple[str, ChatDecision, Ring]


@dataclass(frozen=True, slots=True)
class Folded:
    """One message for the decisions of several stories, in one topic of the chat."""

    digest: Digest
    decisions: tuple[ChatDecision, ...]
    silent: bool
    topic: int = 0
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Release:
    """What becomes of all that one chat waited for: digests, and decisions that stand for themselves."""

    digests: tuple[Folded, ...]
    alone: tuple[ChatDecision, ...]


def release(
    decisions: Iterable[tuple[str, ChatDecision]], topics: Mapping[str, int] | None = None
) -> Release:
    """Fold decisions, each with the reason why it waited, in the order in which they are to be read.

    `topics` says for rules in which topic of the chat they ring (others: in none): each topic has digests of
    its own. What is urgent stands first, then what changed, then by rule, so that a subject stays together.
    """
    ringing: list[Ringing] = []
    alone: list[ChatDecision] = []
    for reason, decision in decisions:
        if decision.ring is None:
            alone.append(decision)
        elif any(other.story_id == decision.story_id for _, other, _ in ringing):
            # Another rule of the chat waited for the same story: one card names them all.
            alone.append(replace(decision, ring=None, update=None))
        else:
            ringing.append((reason, decision, decision.ring))
    by_topic: dict[int, list[Ringing]] = {}
    for one in ringing:
        by_topic.setdefault((topics or {}).get(one[1].rule_id, 0), []).append(one)
    digests: list[Folded] = []
    for topic, those in sorted(by_topic.items()):
        folded = _fold(those, topic)
        digests += folded
        if not folded:
            alone[:0] = [decision for _, decision, _ in those]
    return Release(tuple(digests), tuple(alone))


def repeats(situation: Situation, decision: ChatDecision, before: Iterable[ChatDecision]) -> bool:
    """Whether `decision` would say over again what other stories tell that ring together with it.

    They are decided side by side, so none of them knows what the others are about to tell.
    """
    if decision.ring is None:
        return False
    others = [other for other in before if other.ring is not None and other.story_id != decision.story_id]
    if decision.ring.reply_to is not None:
        same = [other for other in others if other.ring and other.ring.reply_to == decision.ring.reply_to]
        told = situation.told.union(_keys(same))
        return bool(same) and not new_facts(replace(situation, told=told))
    elsewhere = {
        key: ChatMessage(id=0, card=other.ring.card, sent=False, sent_at=None, live=False)
        for other in others
        if other.ring is not None
        for key in _keys([other], situation.rule_id)
    }
    if not elsewhere:
        return False
    known = replace(situation, told_elsewhere={**elsewhere, **situation.told_elsewhere}, hours=Hours())
    return decide(known).ring is None


def _keys(decisions: Iterable[ChatDecision], rule_id: RuleId | None = None) -> set[Key]:
    return {
        (fact.kind.value, fact.value)
        for decision in decisions
        for told_by, fact in decision.told
        if rule_id in {None, told_by}
    }


def _fold(ringing: list[Ringing], topic: int) -> list[Folded]:
    """The digests of one topic; none where a single ring stands for itself.

    What came late is told newest first, with one sound at most, and one by one where it is little.
    """
    reasons = [reason for reason, _, _ in ringing]
    if len(ringing) < 2 and "digest" not in reasons:
        return []
    reason = max(sorted(set(reasons)), key=reasons.count, default="")
    if set(reasons) == {"away"} and len(ringing) <= CATCH_UP_ALONE_MAX:
        return []
    if reason == "away":
        ringing.sort(key=lambda one: (not one[2].card.high, -one[2].card.when))
    else:
        ringing.sort(key=lambda one: (not one[2].card.high, one[2].reply_to is None, one[1].rule_id))
    most = stories_max(reason)
    parts = [ringing[at : at + most] for at in range(0, len(ringing), most)]
    folded = [_folded(reason, part, topic) for part in parts]
    if reason == "away":
        folded[1:] = [replace(one, silent=True, urgent=False) for one in folded[1:]]
    return folded


def _folded(reason: str, part: Sequence[Ringing], topic: int) -> Folded:
    entries = tuple(Entry(story_id=decision.story_id, card=ring.card) for _, decision, ring in part)
    return Folded(
        Digest(reason=reason, entries=entries),
        tuple(decision for _, decision, _ in part),
        all(ring.silent for _, _, ring in part),
        topic,
        any(ring.card.high and not ring.silent for _, _, ring in part),
    )
