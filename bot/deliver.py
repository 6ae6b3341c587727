"""DELIVER: send or edit one message, then record what became of it. At most one at a time for each chat.

Order matters: first send, then record. A crash between the two repeats that one message; the other order
would lose it. Pacing and what follows from an answer are decided in `bot/alerts`.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from html import escape
from typing import assert_never

from bot.alerts import pacing, retry
from bot.alerts.card import Note
from bot.alerts.outcome import Flooded, Outcome, Unknown
from bot.alerts.receiver import Delivery, Receiver
from bot.log import line
from bot.store import outbox
from bot.store.database import Store
from bot.store.moves import move_chat
from bot.store.spoken import spoken_in
from bot.tongues import Tongue

log = logging.getLogger("watchword")

MESSAGES_AT_ONCE_MAX = 20
HALT = timedelta(seconds=60)
LOOK_AGAIN_S = 0.25  # how long a slow answer keeps the pass from looking for what became due meanwhile


class Delivering:
    """The DELIVER pass over one outbox."""

    def __init__(
        self,
        store: Store,
        receivers: Mapping[str, Receiver],
        *,
        now: Callable[[], datetime],
        chance: Callable[[], float],
    ) -> None:
        self._store = store
        self._receivers = receivers
        self._now = now
        self._chance = chance
        self._pace = pacing.Pace()
        self._halted_until: dict[str, datetime] = {}
        self._blocked_until: dict[int, float] = {}  # chats that pacing holds back, and until when
        self._delivering = asyncio.Lock()  # two passes side by side would send one message twice
        self._under_way: dict[int, asyncio.Task[None]] = {}  # by chat: one request at a time for each
        self.messages_under_way: dict[int, int] = {}  # by chat: what they say can't be changed any more

    async def deliver_due(self) -> int:
        """Deliver until nothing is due that pacing lets out now; says how many attempts were made."""
        async with self._delivering:
            return await self._deliver_due()

    async def _deliver_due(self) -> int:
        attempts = 0
        while True:
            for message in self._let_out():
                attempts += 1
                self.messages_under_way[message.chat_id] = message.id
                self._under_way[message.chat_id] = asyncio.create_task(self._deliver(message))
            if not self._under_way:
                return attempts
            # A slow answer holds back its own chat only. And whoever cancels the pass doesn't cancel a
            # request (`wait` doesn't): its answer would be lost, and the message sent twice.
            await asyncio.wait(
                self._under_way.values(), timeout=LOOK_AGAIN_S, return_when=asyncio.FIRST_COMPLETED
            )
            self._collect()

    def _collect(self) -> None:
        """Free the chats whose request is over; raises what its record raised (a full disk, a bug)."""
        over = {chat_id: task for chat_id, task in self._under_way.items() if task.done()}
        for chat_id in over:
            del self._under_way[chat_id]
            self.messages_under_way.pop(chat_id, None)
        errors = [error for task in over.values() if (error := task.exception()) is not None]
        if errors:
            raise errors[0]

    async def finish(self, within_s: float) -> None:
        """Wait for the answers to what is under way; what has none by then is sent again at the restart."""
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=within_s)

    def _let_out(self) -> list[outbox.Due]:
        now = self._now()
        open_receivers = [r for r in self._receivers if self._halted_until.get(r, now) <= now]
        free = MESSAGES_AT_ONCE_MAX - len(self._under_way)
        if not open_receivers or free <= 0:
            return []
        at = now.timestamp()
        self._blocked_until = {chat: until for chat, until in self._blocked_until.items() if until > at}
        blocked = self._blocked_until.keys() | self._under_way.keys()
        due = outbox.due(self._store, now, receivers=open_receivers, blocked=blocked, limit=free)
        return [message for message in due if self._may_go(message, at)]

    def _may_go(self, message: outbox.Due, at: float) -> bool:
        """Whether pacing lets it out now; if so it counts as sent, else its chat is left out until then."""
        if message.receiver == "terminal":
            return True
        free = pacing.next_free(self._pace, message.chat_id, is_group=message.is_group, now=at)
        if free > at:
            self._blocked_until[message.chat_id] = free
            return False
        self._pace = pacing.after_send(self._pace, message.chat_id, is_group=message.is_group, at=at)
        return True

    async def _deliver(self, message: outbox.Due) -> None:
        delivery = Delivery(
            chat_id=message.chat_id,
            content=message.content,
            now=self._now(),
            silent=message.silent,
            reply_to=message.parent_remote_id,
            edit_id=message.remote_id,
            message_id=message.id,
            muted=message.muted,
            tongue=message.tongue,
        )
        try:
            outcome = await self._receivers[message.receiver].deliver(delivery)
        except Exception as error:
            log.exception(line("delivery failed by a bug", message=message.id))
            outcome = Unknown(f"an internal error: {type(error).__name__}")
        self._record(message, outcome)

    def _record(self, message: outbox.Due, outcome: Outcome) -> None:
        now = self._now()
        if isinstance(outcome, Flooded):
            self._pace = pacing.after_flood(
                self._pace, message.chat_id, outcome.retry_after_s, now=now.timestamp()
            )
        follows = retry.after(
            outcome, attempts=message.attempts, now=now, expires=message.expires_at, jitter=self._chance()
        )
        match follows:
            case retry.Done(remote_id):
                outbox.delivered(self._store, message, remote_id, now)
            case retry.TryAgain(at, reason, attempts):
                counted = attempts > message.attempts
                outbox.postponed(self._store, message, at, reason, counted=counted)
                log.warning(
                    line("delivery postponed", message=message.id, reason=reason, until=at.isoformat())
                )
            case retry.SendWithoutParent(reason):
                outbox.unparented(self._store, message)
                log.info(line("parent gone", message=message.id, reason=reason))
            case retry.PauseChat(reason):
                outbox.pause_chat(self._store, message.chat_id, reason)
                log.warning(line("chat paused", chat=message.chat_id, reason=reason))
            case retry.MoveChat(new_id):
                with self._store.transaction() as connection:
                    move_chat(connection, message.chat_id, new_id)
                log.info(line("chat moved", old=message.chat_id, new=new_id))
            case retry.GiveUp(reason):
                self._give_up(message, reason, now)
            case retry.Halt(reason):
                self._halted_until[message.receiver] = now + HALT
                log.error(line("delivery halted", receiver=message.receiver, reason=reason))
            case _:
                assert_never(follows)

    def _give_up(self, message: outbox.Due, reason: str, now: datetime) -> None:
        """Nothing ends in silence: the owner is told what couldn't be delivered (not of a notice)."""
        owners = () if message.kind == "note" else outbox.owners(self._store, self._receivers.keys())
        notices = {owner: _undelivered(spoken_in(self._store, owner), message, reason) for owner in owners}
        outbox.gave_up(self._store, message, reason, notices=notices, now=now)
        log.error(line("delivery given up", message=message.id, reason=reason))


def _undelivered(tongue: Tongue, message: outbox.Due, reason: str) -> Note:
    html = tongue.say(
        "A message to chat {chat} could not be delivered: {reason}",
        chat=message.chat_id,
        reason=escape(reason),
    )
    return Note(html=html)
