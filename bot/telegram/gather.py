"""Reads all that a decision on an update needs: our rows, and (in groups) whether a person administrates."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from telegram import ChatMember
from telegram.error import TelegramError

from bot.alerts.agenda import coming
from bot.alerts.outcome import Flooded, NotWritten, Outcome, Unauthorized, Unknown
from bot.rules.query import Node
from bot.store import agenda, chats, rules
from bot.store.database import Store
from bot.store.history import LookBack
from bot.store.inbox import Letter
from bot.store.told import Told, told
from bot.telegram import buttons
from bot.telegram.classify import classify
from bot.telegram.commands import calendar_asked, query_asked
from bot.telegram.situation import Access, Situation, access
from bot.telegram.update import Incoming, Person, Place, Pressed, Said

ADMINISTRATOR_STATUSES = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})
# An update whose sender's rights can't be learned for so long is answered as if there were none.
PATIENCE = timedelta(minutes=10)


class NotNowError(Exception):
    """The network failed while gathering: ask again later, the update stays in the inbox."""


MemberStatus = Callable[[int, int], Awaitable[str]]
Trial = Callable[[Node], Awaitable[LookBack]]


@dataclass(frozen=True, slots=True)
class Gatherer:
    """`member_status(chat, user)` asks Telegram; `concepts` are the names defined now.

    `trial` holds a query against the stored items (None: nobody can).
    """

    store: Store
    bot_username: Callable[[], str]
    concepts: Callable[[], frozenset[str]]
    member_status: MemberStatus
    clock: Callable[[], datetime]
    trial: Trial | None = None

    async def gather(self, update: Incoming, letter: Letter) -> Situation:
        """The situation in which `update` is decided. Raises NotNowError."""
        match update:
            case Said(place, person, text, as_group):
                situation = self._situation(place, person, letter)
                asks = text.startswith("/") and not as_group
                situation = await self._with_rights(situation, person.id, asks=asks, otherwise=as_group)
                situation = self._with_appointments(situation, asked=calendar_asked(update))
                return await self._with_history(situation, update)
            case Pressed(_, Place() as place, person, data):
                situation = replace(self._situation(place, person, letter), told=self._told(place, data))
                situation = self._with_appointments(situation, asked=calendar_asked(update))
                return await self._with_rights(situation, person.id, asks=True)
            case _:
                return Situation(letter.received, self.bot_username(), 0)

    def _told(self, place: Place, data: str) -> Told | None:
        press = buttons.read(data)
        number = None if press is None else press.message_id
        return None if number is None else told(self.store, place.id, number)

    def _situation(self, place: Place, by: Person, letter: Letter) -> Situation:
        person = chats.chat(self.store, by.id)
        return Situation(
            now=letter.received,
            bot_username=self.bot_username(),
            chat_id=place.id,
            private=place.private,
            chat=chats.chat(self.store, place.id),
            role="guest" if person is None else person.role,
            watches=chats.watches(self.store, place.id),
            concepts=self.concepts(),
            claim_hash=chats.claim_hash(self.store),
            rule_number=rules.next_chat_rule_number(self.store),
            person_lang=by.lang,
        )

    async def _with_rights(
        self, situation: Situation, person_id: int, *, asks: bool, otherwise: bool = False
    ) -> Situation:
        """Asks Telegram only where the answer counts: strangers can't make us ask."""
        if situation.private or access(situation) is Access.STRANGER:
            return situation
        administrator = otherwise or (asks and await self._administrates(situation, person_id))
        return replace(situation, administrator=administrator)

    async def _with_history(self, situation: Situation, said: Said) -> Situation:
        """What a rule that is being made would have done."""
        query = query_asked(said, situation) if self.trial else None
        if self.trial is None or query is None:
            return situation
        return replace(situation, look_back=await self.trial(query))

    def _with_appointments(self, situation: Situation, *, asked: bool) -> Situation:
        """The coming dates that the chat knows of. A reading of the whole store: only where asked for."""
        if not asked:
            return situation
        dates = agenda.of_chat(self.store, situation.chat_id, situation.now)
        zone = situation.chat.timezone if situation.chat else ""
        return replace(situation, appointments=coming(dates.reports, situation.now, reader_zone=zone))

    async def _administrates(self, situation: Situation, person_id: int) -> bool:
        try:
            status = await self.member_status(situation.chat_id, person_id)
        except (TelegramError, TimeoutError) as error:
            return _unknown_rights(classify(error), since=situation.now, now=self.clock())
        return status in ADMINISTRATOR_STATUSES


def _unknown_rights(outcome: Outcome, *, since: datetime, now: datetime) -> bool:
    """False where Telegram won't ever say; raises NotNowError while it may still."""
    match outcome:
        case NotWritten() | Unknown() | Flooded() | Unauthorized() if now - since < PATIENCE:
            raise NotNowError(f"the rights of a person are unknown: {type(outcome).__name__}")
        case _:
            return False
