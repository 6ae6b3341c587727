"""NOTIFY: open alerts become messages, or wait, or are told by none, and always with the reason.

Four things in turn, each in bounded steps of one transaction: the sweeps over the subscribers of open alerts;
stories that a chat wishes to hear of again; what waited for its hour; the earlier hits of new subscriptions.
What is decided, decides `bot.alerts.decide`.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.alerts.decide import decide, show_earlier
from bot.alerts.fold import release, repeats
from bot.alerts.situation import ChatDecision, NotifyIntent, Situation
from bot.rules.book import RuleBook
from bot.store import absences, alerts, earlier, held, places, reminders, sources, wishes
from bot.store import notify as intents
from bot.store.database import Store

ALERTS_PER_PASS_MAX = 50
CHATS_PER_STEP_MAX = 100

Undecided = alerts.OpenAlert | wishes.Undecided | held.Held


class Notifying:
    """The NOTIFY pass over one store. `under_way` are the messages that are being sent, by chat."""

    def __init__(
        self,
        store: Store,
        book: RuleBook,
        receivers: Collection[str],
        *,
        now: Callable[[], datetime],
        under_way: Mapping[int, int],
        told: Callable[[ChatDecision], None],
        catches_up: bool = False,
    ) -> None:
        self._store = store
        self._book = book
        self._receivers = receivers
        self._now = now
        self._under_way = under_way
        self._told = told
        self._catches_up = catches_up
        self._lock = asyncio.Lock()

    async def notify(self) -> int:
        """Tell the subscribers of open alerts, in bounded steps; says how many decisions were made."""
        async with self._lock:
            return (
                await self._sweep()
                + await self._hear_again()
                + await self._release()
                + await self._show_earlier()
            )

    async def _sweep(self) -> int:
        store, made = self._store, 0
        for alert in alerts.open_alerts(store, limit=ALERTS_PER_PASS_MAX):
            chats = alerts.subscribers(store, alert, receivers=self._receivers, limit=CHATS_PER_STEP_MAX)
            sources.count(store, alert.rule_id, alert.story_id)
            now = self._now()
            decisions = tuple(self._decide_first(alert, chat_id, since, now) for chat_id, since in chats)
            cursor = chats[-1][0] if len(chats) == CHATS_PER_STEP_MAX else None
            plans = reminders.plans(store, alert.story_id, (chat_id for chat_id, _ in chats))
            intents.commit(store, NotifyIntent(alert.id, alert.sweep, cursor, now, decisions, plans))
            self._tell(decisions)
            made += len(decisions)
            await asyncio.sleep(0)
        return made

    async def _hear_again(self) -> int:
        """Chats that unmuted a story are told what they missed."""
        store, made = self._store, 0
        for heard in wishes.heard_again(store, receivers=self._receivers):
            for alert in heard.alerts:
                now = self._now()
                decision = self._decide(alert, alert.chat_id, alert.since, now)
                plans = reminders.plans(store, alert.story_id, [alert.chat_id])
                intents.commit_again(store, decision, plans, now)
                self._tell([decision])
                made += 1
            wishes.decided(store, heard.message_id)
            await asyncio.sleep(0)
        return made

    async def _release(self) -> int:
        """What waited for its hour is decided again; several rings of a chat are folded into one message."""
        store, made, receivers = self._store, 0, self._receivers
        late_before = absences.catch_up_before(store, self._now())
        for chat_id in held.due_chats(store, self._now(), late_before, receivers=receivers):
            now = self._now()
            waited = held.due(store, chat_id, now, late_before)
            decisions = self._decide_together(chat_id, waited, now)
            released = release(
                ((one.reason, decision) for one, decision in decisions), places.topics(store, chat_id)
            )
            plans = reminders.plans_of_chat(store, chat_id, now)
            held.commit(store, chat_id, (one for one, _ in decisions), released, plans, now)
            told = [decision for folded in released.digests for decision in folded.decisions]
            self._tell([*told, *released.alone])
            made += len(decisions)
            await asyncio.sleep(0)
        return made

    def _decide_together(
        self, chat_id: int, waited: Iterable[held.Held], now: datetime
    ) -> list[tuple[held.Held, ChatDecision]]:
        """Decide what comes in one message; what would say the same again waits for the next pass."""
        decisions: list[tuple[held.Held, ChatDecision]] = []
        for one in waited:
            situation = self._situation(one, chat_id, one.since, now)
            if one.reason == "digest" and one.came:
                # This is the digest that it waited for: the next one isn't waited for, too.
                situation = replace(situation, hours=replace(situation.hours, digest=""))
            decision = decide(situation)
            if not repeats(situation, decision, (before for _, before in decisions)):
                decisions.append((one, decision))
        return decisions

    def _decide(self, alert: Undecided, chat_id: int, since: datetime, now: datetime) -> ChatDecision:
        return decide(self._situation(alert, chat_id, since, now))

    def _decide_first(self, alert: Undecided, chat_id: int, since: datetime, now: datetime) -> ChatDecision:
        """Decide about what has just come in: what came late waits, to be told together."""
        situation = self._situation(alert, chat_id, since, now)
        return decide(alerts.catch_up(self._store, situation) if self._catches_up else situation)

    def _situation(self, alert: Undecided, chat_id: int, since: datetime, now: datetime) -> Situation:
        return alerts.situation(
            self._store,
            chat_id=chat_id,
            since=since,
            rule_id=alert.rule_id,
            story_id=alert.story_id,
            item_id=alert.item_id,
            now=now,
            under_way=self._under_way.values(),
        )

    async def _show_earlier(self) -> int:
        """New subscriptions see their newest hits at once, silently."""
        store, made = self._store, 0
        for new in earlier.new_subscriptions(store, receivers=self._receivers, now=self._now()):
            rule = self._book.rules.get(new.rule_id)
            if rule is not None and new.backfill:
                await earlier.backfill(store, self._book, rule, self._now())
            now = self._now()
            decisions = [show_earlier(found) for found in earlier.situations(store, new, now)]
            plans = reminders.plans_of_chat(store, new.chat_id, now)
            intents.commit_earlier(store, (new.chat_id, new.rule_id), decisions, plans, now)
            self._tell(decisions)
            made += len(decisions)
        return made

    def _tell(self, decisions: Iterable[ChatDecision]) -> None:
        for decision in decisions:
            self._told(decision)
