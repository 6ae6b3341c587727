"""Reads all that a decision on an update needs: our rows, and (in groups) whether a person administrates."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.rules.rule import RuleId
from bot.store import chats, places, rules
from bot.store.dialogues import dialogue
from bot.store.inbox import Letter
from bot.store.watching import watches
from bot.telegram.asking import Asking
from bot.telegram.commands.catalogue import examples
from bot.telegram.directory import NOBODY, Directory, asked_of_telegram
from bot.telegram.dispatch import asked, is_personal
from bot.telegram.situation import Access, Situation, access
from bot.telegram.update import Incoming, Person, Place, Pressed, Reachable, Said


@dataclass(frozen=True, slots=True)
class Gathered:
    """The situation in which an update is decided, and what its feature asked for."""

    situation: Situation
    found: Any = None


@dataclass(frozen=True, slots=True)
class Gatherer:
    """`directory` asks Telegram; `concepts` are the names defined now."""

    asking: Asking
    bot_username: Callable[[], str]
    concepts: Callable[[], frozenset[str]]
    directory: Directory

    async def gather(self, update: Incoming, letter: Letter) -> Gathered:
        """All that `update` is decided by. Raises NotNowError."""
        match update:
            case Said(place, person) | Pressed(_, Place() as place, person):
                own = self._situation(place, person, letter)
                channel = self._channel_of(update, own)
                situation = (
                    await self._with_rights(own, update)
                    if channel is None
                    else await self._for_channel(own, channel, person, letter)
                )
            case Reachable(place, by=by):
                found = self._situation(place, by, letter)
                return Gathered(replace(found, keeper=places.keeper(self.asking.store, place.id)))
            case _:
                return Gathered(Situation(letter.received, self.bot_username(), 0))
        wanted = asked(update, situation)
        if wanted is None or wanted.feature.ask is None:
            return Gathered(situation)
        return Gathered(situation, await wanted.feature.ask(self.asking, situation, wanted.request))

    def _channel_of(self, update: Said | Pressed, own: Situation) -> Place | None:
        """The channel that an update in a private chat is for: a screen's, or the one that is chosen now."""
        if not own.private or own.chat is None or access(own) < Access.EDITOR:
            return None
        store = self.asking.store
        if isinstance(update, Pressed):
            message_id = update.message_id
            number = 0 if message_id is None else places.screen_acts_for(store, own.chat_id, message_id)
        else:
            wanted = asked(update, own)
            personal = wanted is not None and is_personal(wanted)
            number = 0 if personal else places.acts_for(store, own.chat_id)
        return Place(number, "channel", "") if number else None

    async def _for_channel(self, own: Situation, channel: Place, person: Person, letter: Letter) -> Situation:
        """The channel's situation, seen from the private chat of somebody who may post in it."""
        asking = self.directory.member(channel.id, person.id)
        member = await asked_of_telegram(asking, since=own.now, now=self.asking.clock())
        return replace(
            self._situation(channel, person, letter),
            channel=False,
            asked_in=own.chat,
            administrator=(member or NOBODY).posts,
        )

    def _situation(self, place: Place, by: Person, letter: Letter) -> Situation:
        store = self.asking.store
        person = chats.chat(store, by.id)
        situation = Situation(
            now=letter.received,
            bot_username=self.bot_username(),
            chat_id=place.id,
            private=place.private,
            channel=place.kind == "channel",
            chat=chats.chat(store, place.id),
            role="guest" if person is None else person.role,
            watches=watches(store, place.id, by.lang),
            concepts=self.concepts(),
            claim_hash=chats.claim_hash(store),
            rule_number=rules.next_chat_rule_number(store),
            person_lang=by.lang,
            person_id=by.id,
            dialogue=dialogue(store, place.id, by.id, letter.received),
            mode=self.asking.services.mode,
            topic=place.topic,
        )
        book = self.asking.services.book
        if book is None:
            return situation
        shipped = (book.rules[RuleId(one.rule_id)] for one in situation.watches if one.rule_id in book.rules)
        return replace(situation, examples=examples(shipped, situation.tongue.lang))

    async def _with_rights(self, situation: Situation, update: Said | Pressed) -> Situation:
        """Asks Telegram only where the answer counts: strangers can't make us ask."""
        if situation.private or access(situation) is Access.STRANGER:
            return situation
        match update:
            case Said(as_group=True):
                return replace(situation, administrator=True)
            case Said(text=text, reply_to=reply_to):
                asks = text.startswith("/") or reply_to is not None
            case Pressed():
                asks = not (situation.channel and asked(update, situation) is not None)
        if not asks:
            return situation
        call = self.directory.member(situation.chat_id, situation.person_id)
        member = await asked_of_telegram(call, since=situation.now, now=self.asking.clock())
        found = member or NOBODY
        return replace(situation, administrator=found.posts if situation.channel else found.administrates)
