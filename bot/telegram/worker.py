"""The second loop: act on what people sent. Gather, decide (`commands.handle`), commit in one transaction.

Law: updates of a chat are handled in their order, each exactly once as far as our rows go. A handler that
breaks over an update marks it with the problem and goes on: one bad message must not block the queue. A press
is answered once what it does was committed; the answer that a dead process still owed comes first.
"""

import asyncio
import contextlib
import json
import logging
import sqlite3
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from telegram.error import TelegramError

from bot.alerts.card import Note
from bot.log import line
from bot.store import chats, inbox
from bot.store.changes import Answer, CommandIntent
from bot.store.database import Store
from bot.store.inbox import Letter, Owed
from bot.store.spoken import spoken_in
from bot.telegram import texts
from bot.telegram.commands.reasons import CommandReason
from bot.telegram.dispatch import handle
from bot.telegram.gather import Gatherer, NotNowError
from bot.telegram.pace import Pace
from bot.telegram.update import Incoming, Moved, Place, Pressed, Reachable, Said, read_update

log = logging.getLogger("watchword")

BATCH_MAX = 50
RETRY_PAUSE_S = 5.0  # after a batch in which something had to wait for the network
CALLBACK_TIMEOUT_S = 10.0
FAILED = "the handler failed"


@dataclass(slots=True)
class InboxWorker:
    """Works the inbox of `store`. `answer_callback(id, text)` may fail: Telegram forgets presses in time."""

    store: Store
    gatherer: Gatherer
    clock: Callable[[], datetime]
    answer_callback: Callable[[str, str], Awaitable[object]]
    on_rules_changed: Callable[[], None]
    work: asyncio.Event = field(default_factory=asyncio.Event)
    pace: Pace = field(default_factory=Pace)
    owes: bool = True  # whatever an earlier process may have left unanswered

    def wake(self) -> None:
        """There may be something to do."""
        self.work.set()

    async def run(self) -> None:
        """Work for ever: what a crash left first, then whenever `wake` is called."""
        while True:
            self.work.clear()
            try:
                waiting = bool(await self.drain())
            except Exception as error:  # noqa: BLE001 - a loop that died in silence would be deaf for ever
                log.error(line("the inbox can't be worked", reason=type(error).__name__, at=_place_of(error)))
                waiting = True
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(RETRY_PAUSE_S if waiting else None):
                    await self.work.wait()

    async def drain(self) -> int:
        """Act on all open updates, in batches; how many had to be left because of the network or the disk."""
        await self._answer_owed()
        left: set[int] = set()
        held_chats: set[int] = set()
        while letters := self._batch(left):
            # Presses are answered side by side: each can take its time-out when the network is down.
            async with asyncio.TaskGroup() as answers:
                for letter in letters:
                    if not await self._act(letter, held_chats, answers):
                        left.add(letter.update_id)
        return len(left)

    def _batch(self, left: set[int]) -> list[Letter]:
        letters = inbox.unanswered(self.store, BATCH_MAX + len(left))
        return [letter for letter in letters if letter.update_id not in left]

    async def _act(self, letter: Letter, held_chats: set[int], answers: asyncio.TaskGroup) -> bool:
        """Handle one update; False if it must wait, and then whatever else its chat sent waits too."""
        update: Incoming | None = None
        raw = json.loads(letter.payload)
        try:
            update = read_update(raw)
            if _chat_of(update) in held_chats:
                return False
            intent = self._too_fast(update, letter)
            if intent is None:
                gathered = await self.gatherer.gather(update, letter)
                intent = handle(update, gathered.situation, gathered.found)
            self._commit(intent, letter, owed=_owed(letter, raw, intent))
        except (NotNowError, sqlite3.OperationalError) as wait:
            log.warning(line("update waits", id=letter.update_id, reason=str(wait)))
            if update is not None:
                held_chats.add(_chat_of(update))
            return False
        except Exception as error:  # noqa: BLE001 - one bad update must not block the queue
            intent = self._failed(letter, update, error)
        if (owed := _owed(letter, raw, intent)) is not None:
            answers.create_task(self._answer(owed))
        if intent.changes_rules:
            self.on_rules_changed()
        return True

    def _too_fast(self, update: Incoming, letter: Letter) -> CommandIntent | None:
        """The refusal of somebody who asks too often; None for all others, and for the owner."""
        asks = isinstance(update, Pressed) or (
            isinstance(update, Said) and (update.place.private or update.text.startswith("/"))
        )
        if not asks or not isinstance(update, Said | Pressed):
            return None
        person, at = update.person, letter.received.timestamp()
        if self.pace.admits(person.id, at) or chats.role_of(self.store, person.id) == "owner":
            return None
        html = texts.too_fast(spoken_in(self.store, person.id, person.lang))
        known = isinstance(update, Said) and update.place.private and chats.chat(self.store, person.id)
        answers = (Answer(person.id, Note(html=html)),) if known and self.pace.tells(person.id, at) else ()
        return CommandIntent(CommandReason.TOO_FAST, answers=answers, toast=html)

    def _commit(
        self, intent: CommandIntent, letter: Letter, problem: str = "", owed: Owed | None = None
    ) -> None:
        chats.commit(self.store, intent, letter.update_id, self.clock(), problem, owed)
        log.info(line("update", id=letter.update_id, became=str(intent.reason)))

    def _failed(self, letter: Letter, update: Incoming | None, error: Exception) -> CommandIntent:
        """A bug, or an update that isn't what the Bot API promises: told, recorded, and done with."""
        problem = f"{type(error).__name__} at {_place_of(error)}"
        # No traceback: its message can quote what a person typed.
        log.error(line("update could not be handled", id=letter.update_id, problem=problem))
        told = isinstance(update, Said) and update.place.private
        client = update.person.lang if isinstance(update, Said | Pressed) else ""
        said = spoken_in(self.store, _chat_of(update), client)
        answers = (Answer(_chat_of(update), Note(html=texts.failed(said))),) if told else ()
        intent = CommandIntent(FAILED, answers=answers, toast=texts.toast_failed(said))
        self._commit(intent, letter, problem)
        return intent

    async def _answer_owed(self) -> None:
        """Once in a life: the presses that were acted on, but whose answer was lost with the process."""
        if not self.owes:
            return
        self.owes = False
        async with asyncio.TaskGroup() as answers:
            for owed in inbox.owed(self.store):
                answers.create_task(self._answer(owed))

    async def _answer(self, owed: Owed) -> None:
        """Best effort: the button stops spinning. What matters was committed before."""
        try:
            async with asyncio.timeout(CALLBACK_TIMEOUT_S):
                await self.answer_callback(owed.callback_id, owed.toast)
        except (TelegramError, TimeoutError) as error:
            log.info(line("a pressed button stays unanswered", reason=type(error).__name__))
        with contextlib.suppress(sqlite3.OperationalError):  # a full disk: it is answered once more
            inbox.settle(self.store, owed.update_id)


def _owed(letter: Letter, raw: dict[str, Any], intent: CommandIntent) -> Owed | None:
    """The answer that a press asks for; None where nothing was pressed."""
    if "callback_query" not in raw:
        return None
    return Owed(letter.update_id, str(raw["callback_query"]["id"]), intent.toast)


def _chat_of(update: Incoming | None) -> int:
    """The chat whose updates must stay in order; 0 where there is none."""
    match update:
        case Said(place) | Reachable(place):
            return place.id
        case Pressed(_, Place() as place):
            return place.id
        case Moved(old_id):
            return old_id
        case _:
            return 0


def _place_of(error: BaseException) -> str:
    """File and line where it was raised: enough to find the bug, without anything that was typed."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"
