"""What waited for its hour: one ring as it is, several in one message. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.alerts.card import Digest, Entry
from bot.alerts.render_digest import DIGEST_STORIES_MAX
from bot.alerts.situation import ChatDecision, Ring


@dataclass(frozen=True, slots=True)
class Folded:
    """One message for the decisions of several stories."""

    digest: Digest
    decisions: tuple[ChatDecision, ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class Release:
    """What becomes of all that one chat waited for: digests, and decisions that stand for themselves."""

    digests: tuple[Folded, ...]
    alone: tuple[ChatDecision, ...]


def release(decisions: Iterable[tuple[str, ChatDecision]]) -> Release:
    """Fold decisions, each with the reason why it waited, in the order in which they are to be read.

    What is urgent stands first, then what changed, then by rule, so that a subject stays together.
    """
    ringing: list[tuple[str, ChatDecision, Ring]] = []
    alone: list[ChatDecision] = []
    for reason, decision in decisions:
        if decision.ring is None:
            alone.append(decision)
        elif any(other.story_id == decision.story_id for _, other, _ in ringing):
            # Another rule of the chat waited for the same story: one card names them all.
            alone.append(replace(decision, ring=None, update=None))
        else:
            ringing.append((reason, decision, decision.ring))
    reasons = [reason for reason, _, _ in ringing]
    if len(ringing) < 2 and "digest" not in reasons:
        return Release((), (*(decision for _, decision, _ in ringing), *alone))
    ringing.sort(key=lambda one: (not one[2].card.high, one[2].reply_to is None, one[1].rule_id))
    reason = max(sorted(set(reasons)), key=reasons.count, default="")
    parts = [ringing[at : at + DIGEST_STORIES_MAX] for at in range(0, len(ringing), DIGEST_STORIES_MAX)]
    return Release(tuple(_folded(reason, part) for part in parts), tuple(alone))


def _folded(reason: str, part: Sequence[tuple[str, ChatDecision, Ring]]) -> Folded:
    entries = tuple(Entry(story_id=decision.story_id, card=ring.card) for _, decision, ring in part)
    return Folded(
        Digest(reason=reason, entries=entries),
        tuple(decision for _, decision, _ in part),
        all(ring.silent for _, _, ring in part),
    )
