"""Reads all that a decision on an update needs: our rows, and (in groups) whether a person administrates."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from telegram import ChatMember
from telegram.error import TelegramError

from bot.alerts.outcome import Flooded, NotWritten, Outcome, Unauthorized, Unknown
from bot.store import chats, rules
from bot.store.dialogues import dialogue
from bot.store.inbox import Letter
from bot.store.watching import watches
from bot.telegram.asking import Asking
from bot.telegram.classify import classify
from bot.telegram.dispatch import asked
from bot.telegram.situation import Access, Situation, access
from bot.telegram.update import Incoming, Person, Place, Pressed, Said

ADMINISTRATOR_STATUSES = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})
# An update whose sender's rights can't be learned for so long is answered as if there were none.
PATIENCE = timedelta(minutes=10)


class NotNowError(Exception):
    """The network failed while gathering: ask again later, the update stays in the inbox."""


MemberStatus = Callable[[int, int], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The situation in which an update is decided, and what its feature asked for."""

    situation: Situation
    found: Any = None


@dataclass(frozen=True, slots=True)
class Gatherer:
    """`member_status(chat, user)` asks Telegram; `concepts` are the names defined now."""

    asking: Asking
    bot_username: Callable[[], str]
    concepts: Callable[[], frozenset[str]]
    member_status: MemberStatus

    async def gather(self, update: Incoming, letter: Letter) -> Gathered:
        """All that `update` is decided by. Raises NotNowError."""
        match update:
            case Said(place, person, text, as_group):
                asks = not as_group and (text.startswith("/") or update.reply_to is not None)
                situation = await self._with_rights(
                    self._situation(place, person, letter), person.id, asks=asks, otherwise=as_group
                )
            case Pressed(_, Place() as place, person):
                situation = await self._with_rights(
                    self._situation(place, person, letter), person.id, asks=True
                )
            case _:
                return Gathered(Situation(letter.received, self.bot_username(), 0))
        wanted = asked(update, situation)
        if wanted is None or wanted.feature.ask is None:
            return Gathered(situation)
        return Gathered(situation, await wanted.feature.ask(self.asking, situation, wanted.request))

    def _situation(self, place: Place, by: Person, letter: Letter) -> Situation:
        store = self.asking.store
        person = chats.chat(store, by.id)
        return Situation(
            now=letter.received,
            bot_username=self.bot_username(),
            chat_id=place.id,
            private=place.private,
            channel=place.kind == "channel",
            chat=chats.chat(store, place.id),
            role="guest" if person is None else person.role,
            watches=watches(store, place.id),
            concepts=self.concepts(),
            claim_hash=chats.claim_hash(store),
            rule_number=rules.next_chat_rule_number(store),
            person_lang=by.lang,
            person_id=by.id,
            dialogue=dialogue(store, place.id, by.id, letter.received),
            mode=self.asking.services.mode,
        )

    async def _with_rights(
        self, situation: Situation, person_id: int, *, asks: bool, otherwise: bool = False
    ) -> Situation:
        """Asks Telegram only where the answer counts: strangers can't make us ask."""
        if situation.private or access(situation) is Access.STRANGER:
            return situation
        administrator = otherwise or (asks and await self._administrates(situation, person_id))
        return replace(situation, administrator=administrator)

    async def _administrates(self, situation: Situation, person_id: int) -> bool:
        try:
            status = await self.member_status(situation.chat_id, person_id)
        except (TelegramError, TimeoutError) as error:
            return _unknown_rights(classify(error), since=situation.now, now=self.asking.clock())
        return status in ADMINISTRATOR_STATUSES


def _unknown_rights(outcome: Outcome, *, since: datetime, now: datetime) -> bool:
    """False where Telegram won't ever say; raises NotNowError while it may still."""
    match outcome:
        case NotWritten() | Unknown() | Flooded() | Unauthorized() if now - since < PATIENCE:
            raise NotNowError(f"the rights of a person are unknown: {type(outcome).__name__}")
        case _:
            return False
