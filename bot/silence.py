"""GUARD: nothing falls silent unnoticed: no feed, not most feeds of a rule, not the network, not we.

Each step gathers, decides by pure functions (`bot.feeds.silence`, `bot.feeds.cutoff`, `bot.alerts.silences`,
`bot.alerts.rule_silence`, `bot.alerts.absence`), and commits what is told together with the fact that it was
told. A pass may die anywhere: what it had not committed, it finds again.
"""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta

from bot.alerts.absence import AWAY_MIN, Absence, Mark, absence
from bot.alerts.silence_html import away_note, cut_note, cut_over_note, feeds_note
from bot.alerts.silences import Fault, Report, reports
from bot.feeds.cutoff import FEEDS_MIN, CutOff, Polled, cut_off
from bot.feeds.silence import State, judge, pause_of
from bot.log import line
from bot.rule_silence import RuleGuard
from bot.store import absences, guarding, silences
from bot.store.database import Store
from bot.store.guarding import Notice, Told
from bot.store.silences import Watched

log = logging.getLogger("watchword")

NOTICE_PAUSE = timedelta(hours=1)  # a chat gets one message of the guard in that time
ASK_AGAIN = timedelta(minutes=5)
RULES_EVERY = timedelta(minutes=10)


class SilenceGuard:
    """The pass over one store. `mark` says that we are alive now."""

    def __init__(
        self,
        store: Store,
        receivers: Collection[str],
        *,
        now: Callable[[], datetime],
        mark: Callable[[], Mark],
    ) -> None:
        self._store = store
        self._receivers = receivers
        self._now = now
        self._mark = mark
        self._rules = RuleGuard(store, receivers)
        self._asked_at: datetime | None = None
        self._rules_at: datetime | None = None

    async def look(self) -> int:
        """One pass; says how many feeds were looked at."""
        self.alive()
        await self._learn()
        watched = await self._watched()
        now = self._now()
        await asyncio.sleep(0)
        if self._cut_off(watched, now):
            return len(watched)
        states = {
            one.id: one.state if one.sight is None else judge(one.state, one.sight, now) for one in watched
        }
        await asyncio.sleep(0)
        self._feeds(watched, states, now)
        if self._rules_at is None or now - self._rules_at >= RULES_EVERY:
            self._rules_at = now
            await self._rules.look(watched, states, now)
        return len(watched)

    # --- ourselves ---

    def alive(self, *, tells: bool = True) -> Absence | None:
        """Mark that we are; after an absence tell each chat that watches anything, once.

        Who works in rounds was never away: it doesn't tell.
        """
        store, mark = self._store, self._mark()
        last = absences.last_alive(store)
        away = absence(last, mark)
        notices: list[Notice] = []
        if away is not None and tells:
            log.warning(line("was away", since=away.since.isoformat(), until=away.until.isoformat()))
            # While we are cut off the absence goes on: its end tells of all of it.
            if absences.cut_since(store) is None:
                notices = self._away(away, mark.at)
        absences.alive(store, mark, back=away is not None or last is None, notices=notices)
        return away

    def _away(self, away: Absence, now: datetime, without: Collection[int] = ()) -> list[Notice]:
        return [
            Notice(reader, away_note(away, reader.zone, reader.tongue), silent=True)
            for reader in absences.watchers(self._store, self._receivers, now)
            if reader.chat_id not in without
        ]

    # --- the network ---

    def _cut_off(self, watched: Sequence[Watched], now: datetime) -> bool:
        """Whether we are, or were until now: then nothing is said of single feeds."""
        store, known = self._store, absences.cut_since(self._store)
        found = cut_off(_witnesses(watched), now, None if known is None else known.since)
        if found is not None and known is None:
            self._begin(found, now)
        elif known is not None and found is None:
            self._end(known, now)
        elif known is not None and (self._asked_at is None or now - self._asked_at >= ASK_AGAIN):
            self._asked_at = now
            absences.ask_again(store, known, now)
        return found is not None or known is not None

    def _begin(self, found: CutOff, now: datetime) -> None:
        log.error(line("cut off", failing=found.failing, feeds=found.feeds, since=found.since.isoformat()))
        notices = [
            Notice(owner, cut_note(found.since, owner.zone, now, owner.tongue))
            for owner in guarding.owners(self._store, self._receivers, now)
        ]
        absences.begin_cut(self._store, found.since, notices, now)

    def _end(self, known: absences.Cut, now: datetime) -> None:
        store = self._store
        away = Absence(known.since, now, cut_off=True)
        log.warning(line("no longer cut off", since=known.since.isoformat()))
        told = absences.chats_of(store, known.messages)
        owners = {reader.chat_id: reader for reader in guarding.owners(store, self._receivers, now)}
        over = [
            (number, cut_over_note(away, owners[chat_id].zone, owners[chat_id].tongue))
            for number, chat_id in told.items()
            if chat_id in owners
        ]
        # Who hasn't got that message yet gets it now, and needs no second one.
        without = absences.unsent(store, known.messages)
        notices = self._away(away, now, without) if now - known.since >= AWAY_MIN else []
        absences.end_cut(store, over, notices, now)
        self._asked_at = None

    # --- feeds ---

    async def _learn(self) -> None:
        store, now = self._store, self._now()
        learned = []
        for feed_id in silences.unlearned(store, now):
            learned.append((feed_id, pause_of(silences.times(store, feed_id, now))))
            await asyncio.sleep(0)
        if learned:
            silences.learn(store, learned, now)

    async def _watched(self) -> list[Watched]:
        """All feeds that are polled, a page after the other so that other tasks get their turns."""
        back, watched = absences.back_since(self._store), list[Watched]()
        while page := silences.page(self._store, watched[-1].id if watched else 0, back, self._now()):
            watched += page
            await asyncio.sleep(0)
        return watched

    def _feeds(self, watched: Sequence[Watched], states: Mapping[int, State], now: datetime) -> None:
        store, receivers = self._store, self._receivers
        changed = [(one.id, states[one.id]) for one in watched if states[one.id] != one.state]
        for one in watched:
            _log_change(one, states[one.id])
        owners = guarding.owners(store, receivers, now)
        havers = guarding.havers(store, receivers, now)
        common = [one.id for one in watched if not one.private]
        sees: dict[int, list[int]] = {owner.chat_id: list(common) for owner in owners}
        readers = {owner.chat_id: owner for owner in owners}
        for one in watched:
            for reader in havers.get(one.id, ()) if one.private else ():
                readers[reader.chat_id] = reader
                sees.setdefault(reader.chat_id, []).append(one.id)
        known = guarding.told(store)
        found = reports(
            {one.id: (one.title or one.url, states[one.id]) for one in watched},
            {one.id: fault for one in watched if (fault := _fault(one, states[one.id])) is not None},
            sees,
            [(told.chat_id, told.feed_id, told.since) for told in known.values()],
        )
        due = [report for report in found if not report.says_something or self._may_tell(report, now)]
        if changed or due:
            self._commit(changed, due, readers, now)

    def _may_tell(self, report: Report, now: datetime) -> bool:
        return not guarding.lately_told(self._store, report.chat_id, now - NOTICE_PAUSE)

    def _commit(
        self,
        changed: Sequence[tuple[int, State]],
        due: Sequence[Report],
        readers: Mapping[int, guarding.Reader],
        now: datetime,
    ) -> None:
        with self._store.transaction() as connection:
            silences.keep_states(connection, changed)
            for report in due:
                if report.says_something:
                    reader = readers[report.chat_id]
                    note = feeds_note(report, now, reader.tongue)
                    notice = Notice(reader, note, silent=not report.faults)
                    guarding.tell(connection, notice, now)
                chat = report.chat_id
                new = [Told(chat, fault.feed_id, fault.since) for fault in report.faults]
                over = [(chat, one.feed_id) for one in report.recovered]
                over += [(chat, feed) for feed in report.dropped]
                guarding.keep_told(connection, new, over, now)


def _witnesses(watched: Sequence[Watched]) -> list[Polled]:
    """The feeds by which we judge our network: the common ones, where they are enough to tell."""
    found = [(one.private, polled) for one in watched if (polled := one.polled) is not None]
    common = [polled for private, polled in found if not private]
    return common if len(common) >= FEEDS_MIN else [polled for _, polled in found]


def _fault(one: Watched, state: State) -> Fault | None:
    if one.sight is None or state.trouble is None or state.since is None:
        return None
    pause = one.sight.pause
    return Fault(
        one.id,
        one.title or one.url,
        state.trouble,
        state.since,
        None if pause is None else pause.usual,
        one.problem,
        one.sight.items_usual,
    )


def _log_change(one: Watched, state: State) -> None:
    before = one.state.trouble
    if state.trouble is before:
        return
    if state.trouble is not None:
        since = "" if state.since is None else state.since.isoformat()
        log.warning(line("feed silent", feed=one.url, trouble=state.trouble, since=since))
    else:
        log.info(line("feed speaks again", feed=one.url))
