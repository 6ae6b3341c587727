"""REMIND: reminders that are due become messages in the outbox, one transaction a chat.

Each is held against what is known at this moment (`bot.alerts.reminders`); a pass may die anywhere, and what
it had not committed it does again. DELIVER sends the messages as it does all others.
"""

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.alerts.appointment import Appointment
from bot.alerts.appointments import appointments
from bot.alerts.reasons import ReminderReason
from bot.alerts.reminder_html import late_reminders, reminder
from bot.alerts.reminders import LATE_MAX, DueReminder, Reminded, judge
from bot.log import line
from bot.store import agenda, reminders
from bot.store.database import Store
from bot.store.reminders import ReminderIntent, ReminderMessage
from bot.store.spoken import spoken_in
from bot.tongues import Tongue

log = logging.getLogger("watchword")

CHATS_PER_PASS_MAX = 100
REMINDERS_PER_CHAT_MAX = 50


async def remind(store: Store, receivers: Collection[str], now: Callable[[], datetime]) -> int:
    """One pass; says how many reminders were told or ended."""
    buried = reminders.bury_expired(store, now())
    if buried:
        log.warning(line("reminders expired", messages=buried))
    done = 0
    for chat_id in reminders.due_chats(store, now(), receivers=receivers, limit=CHATS_PER_PASS_MAX):
        intent = _intent(store, chat_id, now())
        reminders.commit(store, intent)
        done += sum(len(message.reminders) for message in intent.messages) + len(intent.silent)
        for one in intent.silent:
            log.info(line("no reminder", chat=chat_id, story=one.reminder.story_id, reason=str(one.reason)))
        await asyncio.sleep(0)
    return done


def _intent(store: Store, chat_id: int, now: datetime) -> ReminderIntent:
    due = reminders.due(store, chat_id, now, limit=REMINDERS_PER_CHAT_MAX)
    judged = judge(
        due,
        {one.story_id: _known(store, one) for one in due},
        wanted=reminders.wanted(store, chat_id),
        chat_zone=reminders.chat_zone(store, chat_id),
        now=now,
    )
    messages = _messages(judged, now, spoken_in(store, chat_id))
    return ReminderIntent(chat_id, now, messages, tuple(one for one in judged if not one.told))


def _known(store: Store, due: DueReminder) -> tuple[Appointment, ...]:
    return appointments(agenda.of_story(store, due.chat_id, due.story_id))


def _messages(judged: Sequence[Reminded], now: datetime, tongue: Tongue) -> tuple[ReminderMessage, ...]:
    messages = [
        ReminderMessage(
            reminder(one.reminder.kind, one.appointment, now, tongue),
            (one,),
            one.reminder.due + LATE_MAX[one.reminder.kind],
        )
        for one in judged
        if one.appointment is not None and one.reason is ReminderReason.IN_TIME
    ]
    late = [one for one in judged if one.reason is ReminderReason.CAUGHT_UP]
    if late:
        told = [one.appointment for one in late if one.appointment is not None]
        note = late_reminders(told, now, tongue)
        messages.append(ReminderMessage(note, tuple(late), now + LATE_MAX["day"]))
    return tuple(messages)
