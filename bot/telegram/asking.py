"""What features read before they decide: our rows, the stored reports. The effects behind `Feature.ask`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from secrets import token_urlsafe
from typing import Any, Protocol

from bot.alerts.agenda import coming
from bot.alerts.appointment import Appointment
from bot.fetch.discovery import Discovered
from bot.rules.book import RuleBook
from bot.rules.grammar import parse
from bot.rules.query import Node
from bot.store import agenda, drafts, links, people, tuning, watched, watching
from bot.store.database import Store
from bot.store.drafts import Draft
from bot.store.history import LookBack
from bot.store.people import Person
from bot.store.told import Told, told
from bot.store.tuning import ChatTuning
from bot.store.watched import Watched
from bot.telegram import buttons
from bot.telegram.commands import start, watch, watch_card
from bot.telegram.commands.start import Opened
from bot.telegram.commands.watch import Tried
from bot.telegram.directory import Directory
from bot.telegram.request import Request
from bot.telegram.situation import AccessMode, Situation


class Finder(Protocol):
    """Finds feeds (`bot.fetch.discovery.Discovery`)."""

    async def find(self, url: str) -> Discovered:
        """The feeds of a site; never raises for what the world does."""
        ...


Trial = Callable[[Node, int], Awaitable[LookBack]]


SECRET_BYTES = 16


def _secret() -> str:
    return token_urlsafe(SECRET_BYTES)


@dataclass(frozen=True, slots=True)
class Services:
    """What the program gives the chat. What is None, nobody can.

    `trial` holds a query against the stored items that a chat sees; `book` are the live rules with their
    concepts; `finder` finds the feeds of a site; `mode` is whom the operator lets in; `secret` makes the
    secret of a link; `webhook_url` is the public address to which Telegram posts updates, "" where they are
    asked for.
    """

    trial: Trial | None = None
    book: RuleBook | None = None
    finder: Finder | None = None
    mode: AccessMode = "private"
    secret: Callable[[], str] = _secret
    webhook_url: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """The world as features may ask it."""

    store: Store
    clock: Callable[[], datetime]
    services: Services = field(default_factory=Services)
    directory: Directory | None = None


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


async def draft_of_words(asking: Asking, situation: Situation, request: Request) -> Tried | None:
    """The draft that words make, and what it would have done; None where they make none."""
    langs = tuning.default_languages(asking.store.connection, situation.chat_id)
    if situation.chat is None and situation.private:
        # Their first words: the chat has no row yet, but the client says its language.
        langs = tuning.own_languages("", situation.person_lang)
    draft = watch.drafted(situation, request, drafts.next_id(asking.store), langs)
    if draft is None:
        return None
    if draft.edits:
        found = await all_watches(asking, situation, request)
        before = next((one for one in found if one.watch.rule_id == draft.edits and one.watch.own), None)
        if before is None:
            return None
        draft = replace(draft, langs=before.langs, ring_on=before.ring_on)
    return Tried(draft, await _look_back(asking, situation, draft))


async def pressed_draft(asking: Asking, situation: Situation, request: Request) -> Tried | None:
    """The draft whose button was pressed, as it is after that, and what it would have done."""
    number = request.pressed.message_id
    draft = None if number is None else drafts.draft(asking.store, situation.chat_id, number)
    if draft is None:
        return None
    draft = watch.changed(draft, request.pressed)
    shows = request.pressed.verb in {"wway", "wplace", "wback"}
    return Tried(draft, await _look_back(asking, situation, draft) if shows else None)


async def _look_back(asking: Asking, situation: Situation, draft: Draft) -> LookBack | None:
    trial = asking.services.trial
    return None if trial is None else await trial(parse(draft.match), situation.chat_id)


async def all_watches(asking: Asking, situation: Situation, _request: Request) -> tuple[Watched, ...]:
    """What the chat watches, with all that is set for it."""
    return watched.watched(asking.store, situation.chat_id, situation.now)


async def one_watch(asking: Asking, situation: Situation, request: Request) -> watch_card.Opened:
    """The same, with what a button of one watch needs."""
    found = await all_watches(asking, situation, request)
    key = request.pressed.argument
    rule_id = next((one.watch.rule_id for one in found if buttons.key(one.watch.rule_id) == key), None)
    wants_past = rule_id is not None and request.pressed.verb == "past"
    past = watched.history(asking.store, situation.chat_id, rule_id) if wants_past and rule_id else ()
    secret = asking.services.secret() if request.pressed.verb == "share" else ""
    return watch_card.Opened(found, past, secret)
