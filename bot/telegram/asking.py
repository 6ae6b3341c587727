"""What features read before they decide: our rows, the stored reports. The effects behind `Feature.ask`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.alerts.agenda import coming
from bot.alerts.appointments import Appointment
from bot.rules.query import Node
from bot.store import agenda, tuning
from bot.store.database import Store
from bot.store.history import LookBack
from bot.store.told import Told, told
from bot.store.tuning import ChatTuning
from bot.telegram.commands import watch
from bot.telegram.request import Request
from bot.telegram.situation import Situation

Trial = Callable[[Node], Awaitable[LookBack]]


@dataclass(frozen=True, slots=True)
class Asking:
    """The world as features may ask it. `trial` holds a query against the stored items (None: nobody can)."""

    store: Store
    clock: Callable[[], datetime]
    trial: Trial | None = None


async def alert(asking: Asking, situation: Situation, request: Request) -> Told | None:
    """The alert whose button was pressed; None where it is gone, or another chat's (a forged press)."""
    number = request.pressed.message_id
    return None if number is None else told(asking.store, situation.chat_id, number)


async def appointments(asking: Asking, situation: Situation, _request: Request) -> tuple[Appointment, ...]:
    """The coming dates in what the chat's rules matched. A reading of the whole store."""
    dates = agenda.of_chat(asking.store, situation.chat_id, situation.now)
    zone = situation.chat.timezone if situation.chat else ""
    return coming(dates.reports, situation.now, reader_zone=zone)


async def chat_tuning(asking: Asking, situation: Situation, _request: Request) -> ChatTuning:
    """When the chat wants to be rung."""
    return tuning.chat_tuning(asking.store, situation.chat_id, situation.now)


async def trial_of_words(asking: Asking, situation: Situation, request: Request) -> LookBack | None:
    """What the rule that the words would make would have done; None where they make none."""
    query = watch.query_of(situation, request.words) if asking.trial else None
    return None if query is None or asking.trial is None else await asking.trial(query)
