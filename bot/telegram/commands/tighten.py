"""*Not relevant*, and the exclude that is proposed after several of them: one tap takes it. Pure."""

from dataclasses import dataclass

from bot.alerts.card import Button, Note
from bot.rules.rule import RuleId
from bot.store.proposals import Proposal, Propose, Refuse, Take
from bot.store.told import Told
from bot.store.watching import RULES_PER_CHAT_MAX
from bot.telegram import texts
from bot.telegram.buttons import Press, write
from bot.telegram.commands import story
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Situation
from bot.tongues import Tongue

EXCLUDE_UNITS_MAX = 80


@dataclass(frozen=True, slots=True)
class Proposed:
    """An exclude for a watch, with its effect: on what was rejected and accepted, and on the last week.

    It would have left out `removed` of `rejected` stories and none of the `accepted`, and `left` of the
    `rings` that the watch had in the last `days` days would have remained (None: nobody could look).
    """

    number: int
    rule_id: RuleId
    title: str
    exclude: str
    removed: int
    rejected: int
    accepted: int
    rings: int | None = None
    left: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Rejected:
    """The alert that was rejected, and what is to be proposed after it."""

    told: Told | None
    proposed: Proposed | None = None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A proposal that is answered, and the query that its watch would have; None where it can't be."""

    proposal: Proposal
    match: str | None


def reject(situation: Situation, request: Request, rejected: Rejected | None) -> Screen:
    """The story is muted and remembered; where that makes enough of them, an exclude is proposed."""
    screen = story.press(situation, request, None if rejected is None else rejected.told)
    if rejected is None or rejected.proposed is None or not screen.changes:
        return screen
    proposed, chat_id = rejected.proposed, situation.chat_id
    keep = Propose(chat_id, proposed.number, proposed.rule_id, proposed.exclude)
    note = Note(html=_proposal(situation.tongue, proposed), buttons=_buttons(situation.tongue, proposed))
    return Screen(CommandReason.PROPOSED, note, (*screen.changes, keep), screen.toast)


def press(situation: Situation, request: Request, narrowed: Narrowed | None) -> Screen:
    """The answer to a proposal."""
    tongue, chat_id = situation.tongue, situation.chat_id
    if narrowed is None:
        return Screen(CommandReason.GONE, toast=tongue.say("This was answered before, or its watch is gone."))
    proposal = narrowed.proposal
    title, exclude = texts.words(proposal.title), texts.code(proposal.exclude, EXCLUDE_UNITS_MAX)
    if request.pressed.verb == "loose":
        html = tongue.say(
            "“{title}” stays as it is. I won't propose {exclude} again.", title=title, exclude=exclude
        )
        return Screen(CommandReason.LEFT_WIDE, Note(html=html), (Refuse(chat_id, proposal.id),))
    own = sum(watch.own for watch in situation.watches)
    if not proposal.own and own >= RULES_PER_CHAT_MAX:
        return Screen(CommandReason.LIMIT, Note(html=texts.too_many_watches(tongue, RULES_PER_CHAT_MAX)))
    if narrowed.match is None:
        html = tongue.say("“{title}” is so long that nothing more fits into it.", title=title)
        return Screen(CommandReason.LIMIT, Note(html=html), (Refuse(chat_id, proposal.id),))
    new_id = f"w{situation.rule_number}"
    take = Take(chat_id, proposal.id, proposal.rule_id, narrowed.match, new_id)
    html = tongue.say("✅ “{title}” leaves out {exclude} from now on.", title=title, exclude=exclude)
    if not proposal.own:
        copied = tongue.say(
            "The ready-made watch is the same for all, so you have a copy of your own now,"
            " and the ready-made one is off. /watches shows it."
        )
        html = f"{html}\n{copied}"
    return Screen(CommandReason.TIGHTENED, Note(html=html), (take,))


def _proposal(tongue: Tongue, proposed: Proposed) -> str:
    title = texts.words(proposed.title)
    exclude = texts.code(proposed.exclude, EXCLUDE_UNITS_MAX)
    lines = [
        tongue.say("💡 Shall “{title}” leave out reports with {exclude}?", title=title, exclude=exclude),
        tongue.count(
            "It would have left out {removed} of {count} rejected story,",
            "It would have left out {removed} of {count} rejected stories,",
            proposed.rejected,
            removed=proposed.removed,
        )
        + " "
        + tongue.count(
            "and none of the {count} other.", "and none of the {count} others.", proposed.accepted
        ),
    ]
    if proposed.rings is not None:
        lines.append(
            tongue.count(
                "In the last {days} days: {gone} of {count} ring.",
                "In the last {days} days: {gone} of {count} rings.",
                proposed.rings,
                days=proposed.days,
                gone=proposed.rings - proposed.left,
            )
        )
    return "\n".join(lines)


def _buttons(tongue: Tongue, proposed: Proposed) -> tuple[tuple[Button, ...], ...]:
    number = str(proposed.number)
    return (
        (
            Button(text=tongue.say("✅ Leave them out"), data=write(Press("tight", number))),
            Button(text=tongue.say("No"), data=write(Press("loose", number))),
        ),
    )
