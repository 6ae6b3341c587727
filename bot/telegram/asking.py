"""What features read before they decide: our rows, the stored reports. The effects behind `Feature.ask`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from bot.alerts.agenda import coming
from bot.alerts.appointments import Appointment
from bot.rules.query import Node
from bot.store import agenda, links, people, tuning, watching
from bot.store.database import Store
from bot.store.history import LookBack
from bot.store.people import Person
from bot.store.told import Told, told
from bot.store.tuning import ChatTuning
from bot.telegram.commands import start, watch
from bot.telegram.commands.start import Opened
from bot.telegram.request import Request
from bot.telegram.situation import AccessMode, Situation

Trial = Callable[[Node], Awaitable[LookBack]]


SECRET_BYTES = 16


def _secret() -> str:
    return token_urlsafe(SECRET_BYTES)


@dataclass(frozen=True, slots=True)
class Services:
    """What the program gives the chat: `trial` holds a query against the stored items (None: nobody can).

    `mode` is whom the operator lets in; `secret` makes the secret of a link.
    """

    trial: Trial | None = None
    mode: AccessMode = "private"
    secret: Callable[[], str] = _secret


@dataclass(frozen=True, slots=True)
class Asking:
    """The world as features may ask it."""

    store: Store
    clock: Callable[[], datetime]
    services: Services = field(default_factory=Services)


async def alert(asking: Asking, situation: Situation, request: Request) -> Told | None:
    """The alert whose button was pressed; None where it is gone, or another chat's (a forged press)."""
    number = request.pressed.message_id
    return None if number is None else told(asking.store, situation.chat_id, number)


async def appointments(asking: Asking, situation: Situation, _request: Request) -> tuple[Appointment, ...]:
    """The coming dates in what the chat's rules matched. A reading of the whole store."""
    dates = agenda.of_chat(asking.store, situation.chat_id, situation.now)
    zone = situation.chat.timezone if situation.chat else ""
    return coming(dates.reports, situation.now, reader_zone=zone)


async def secret(asking: Asking, _situation: Situation, _request: Request) -> str:
    """The secret of a new link."""
    return asking.services.secret()


async def everybody(asking: Asking, _situation: Situation, _request: Request) -> tuple[Person, ...]:
    """Everybody who may use the bot, or might."""
    return people.people(asking.store)


async def own_data(asking: Asking, situation: Situation, _request: Request) -> dict[str, Any]:
    """All that we keep of the chat."""
    return people.exported(asking.store, situation.chat_id)


async def start_link(asking: Asking, situation: Situation, request: Request) -> Opened | None:
    """What the link of a /start opens; None where it has none, or one that is void."""
    prefix, found = request.words[:2], links.opened(asking.store, request.words[2:], situation.now)
    if found is None or prefix != start.PREFIXES[found.kind]:
        return None
    if found.kind == "invite":
        return Opened(found)
    shared = watching.shared(asking.store, found.argument)
    return None if shared is None else Opened(found, shared)


async def chat_tuning(asking: Asking, situation: Situation, _request: Request) -> ChatTuning:
    """When the chat wants to be rung."""
    return tuning.chat_tuning(asking.store, situation.chat_id, situation.now)


async def trial_of_words(asking: Asking, situation: Situation, request: Request) -> LookBack | None:
    """What the rule that the words would make would have done; None where they make none."""
    trial = asking.services.trial
    query = watch.query_of(situation, request.words) if trial else None
    return None if query is None or trial is None else await trial(query)
