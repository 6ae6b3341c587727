"""Steps of a tour, and how they are made: what is said and pressed, and what it has to come to.

Law: a step says what it comes to (`CommandReason`), in private and in a group. Whenever a question is open
after a step, the process ends and begins anew before the next one. What nobody can script (wrong words after
each command, forged data for each button) is done for every entry of `features`, so new ones are met by it, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.telegram import features
from bot.telegram.commands.reasons import CommandReason as Why
from tests.support.nasty import NASTY
from tests.support.touring import Act, Place, Tour, callbacks

FORGED = ("1:{verb}::0", "1:{verb}:999999:9999", "1:{verb}:w999:1", "1:{verb}:<b>:7", "0:{verb}::0", "{verb}")
OWN_LANGUAGE = "(the person's)"  # an argument of a button

# What an answer is that did nothing of what was asked.
WRONG = frozenset(
    {
        Why.NOT_UNDERSTOOD,
        Why.UNKNOWN,
        Why.LIMIT,
        Why.GONE,
        Why.OLD_BUTTON,
        Why.ZONE_UNKNOWN,
        Why.LINK_VOID,
        Why.CLAIM_VOID,
        Why.REFUSED,
        Why.WATCHED_ALREADY,
        Why.IGNORED,
        Why.OTHER_BOT,
        Why.STRANGER,
        Why.TOO_FAST,
        Why.NO_ADMINISTRATOR,
    }
)


@dataclass(frozen=True, slots=True)
class Say:
    """Words; `in_group` is what they come to there, if it is something else."""

    text: str
    became: Why
    in_group: Why | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """The first button of this verb that is shown, of this argument and page where they are given."""

    verb: str
    became: Why
    argument: str | None = None
    page: int | None = None
    not_in: tuple[Place, ...] = ()  # where nobody is shown such a button


@dataclass(frozen=True, slots=True)
class Old:
    """A button that no screen shows any more, but that stands under old messages."""

    data: str
    became: Why


@dataclass(frozen=True, slots=True)
class Report:
    """A publisher prints."""

    title: str
    source: str = "Paper"
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """Time goes by, and all passes run."""

    hours: float


@dataclass(frozen=True, slots=True)
class Strangers:
    """So many people write to the bot, whom it doesn't know."""

    count: int


@dataclass(frozen=True, slots=True)
class Topic:
    """From now on the person writes in this topic."""

    number: int


Step = Say | Press | Old | Report | Wait | Strangers | Topic


def all_features() -> set[tuple[str, str]]:
    """Everything that a tour has to visit."""
    return {
        *(("command", name) for name in features.COMMANDS),
        *(("button", verb) for verb in features.BUTTONS),
        *(("dialogue", kind) for kind in features.DIALOGUES),
    }


async def walk(tour: Tour, steps: Sequence[Step]) -> None:
    """One step after the other; each comes to what it says."""
    for at, step in enumerate(steps):
        act, expected = await _step(tour, step)
        became = tour.became.get(act.update_id, "nothing at all") if act else ""
        assert act is None or became == expected, f"step {at}, {act.did[:60]!r}: {became}, not {expected}"
        if tour.asked:
            await tour.restart()


async def _step(tour: Tour, step: Step) -> tuple[Act | None, Why | None]:
    act, expected = None, None
    match step:
        case Say(text, became, in_group):
            act = tour.says(text)
            expected = became if tour.where is None else in_group or became
        case Press(verb, became, argument, page, not_in):
            if tour.place not in not_in:
                wanted = tour.person.lang if argument == OWN_LANGUAGE else argument
                act, expected = tour.presses(verb, wanted, page), became
        case Old(data, became):
            act, expected = tour.sends(data, tour.fake.answers(tour.chat_id)[-1]), became
        case Report(title, source, summary):
            await tour.publish(title, source, summary)
        case Wait(hours):
            await tour.clock.sleep(hours * 3600)
            await tour.passes()
        case Topic(number):
            tour.topic = number
        case Strangers(count):
            for number in range(count):
                name = NASTY[number % len(NASTY)][:64]
                tour.fake.person(101 + number, name, tour.person.lang).says("/start")
    await tour.settle()
    return act, expected


async def stumble(tour: Tour, at: int) -> None:
    """Each command with words that make no sense to it (another of `NASTY` for each, beginning with `at`)."""
    for number, name in enumerate(features.COMMANDS):
        tour.says(f"/{name} {NASTY[(at + number) % len(NASTY)]}")
        await tour.settle()
    for words in NASTY:
        tour.says(words)
        await tour.settle()


async def forge(tour: Tour) -> None:
    """Each button with arguments that no button of ours has here."""
    shown = next(one for one in reversed(tour.fake.answers(tour.chat_id)) if callbacks(one))
    for verb in features.BUTTONS:
        for form in FORGED:
            tour.sends(form.format(verb=verb), shown)
    await tour.settle()
