"""GUARD's second half: rules whose usual feeds are silent are told of to the chats that watch them, once.

As in `bot.silence`: decided by a pure function, told and recorded in one transaction.
"""

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.alerts.rule_silence import judge
from bot.alerts.silence_html import rule_line, rules_note
from bot.feeds.silence import State
from bot.log import line
from bot.store import guarding, rule_silences
from bot.store.database import Store
from bot.store.guarding import Notice, Reader
from bot.store.rule_silences import Subscribed
from bot.store.silences import Watched

log = logging.getLogger("watchword")

REASON = "most feeds of a rule fell silent or speak again"


@dataclass(slots=True)
class _Letter:
    """What one chat is told, in one of its topics."""

    lines: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    told: list[tuple[Subscribed, tuple[int, ...]]] = field(default_factory=list)
    over: list[Subscribed] = field(default_factory=list)


class RuleGuard:
    """Looks at the rules that silent feeds usually feed."""

    def __init__(self, store: Store, receivers: Collection[str]) -> None:
        self._store = store
        self._receivers = receivers
        self._next = 0

    async def look(self, watched: Sequence[Watched], states: Mapping[int, State], now: datetime) -> None:
        """One pass over a bounded number of rules; the next one goes on with the others."""
        feeds = {one.id: one for one in watched}
        silent = [one.id for one in watched if states[one.id].trouble is not None]
        rule_silences.forget_unwatched(self._store)
        rules = rule_silences.fed_by(self._store, silent, now)
        if not rules:
            return
        readers = {
            reader.chat_id: reader for reader in guarding.readers(self._store, "1", self._receivers, now)
        }
        havers = {
            feed_id: frozenset(reader.chat_id for reader in those)
            for feed_id, those in guarding.havers(self._store, self._receivers, now).items()
        }
        letters: dict[tuple[int, int], _Letter] = {}
        dropped: list[Subscribed] = []
        for rule_id in self._turn(rules):
            usual = rule_silences.feeding(self._store, rule_id, now)
            for one in rule_silences.subscribed(self._store, rule_id, now):
                if (reader := readers.get(one.chat_id)) is None:
                    continue
                sees = {
                    feed for feed in feeds if not feeds[feed].private or one.chat_id in havers.get(feed, ())
                }
                verdict = judge(usual & sees, silent, sees, one.told, now)
                if verdict is None:
                    continue
                letter = letters.setdefault((one.chat_id, one.topic), _Letter())
                match verdict.says:
                    case "silent":
                        names = [feeds[feed].title or feeds[feed].url for feed in verdict.feeds]
                        letter.lines.append(rule_line(one.title, names, verdict.of, reader.tongue))
                        letter.told.append((one, verdict.feeds))
                    case "again":
                        letter.again.append(one.title)
                        letter.over.append(one)
                    case "dropped":
                        dropped.append(one)
            await asyncio.sleep(0)
        self._commit(letters, dropped, readers, now)

    def _turn(self, rules: Sequence[str]) -> Sequence[str]:
        """The next few of the rules, all in their turn."""
        start = self._next if self._next < len(rules) else 0
        self._next = start + rule_silences.RULES_PER_PASS_MAX
        return rules[start : self._next]

    def _commit(
        self,
        letters: Mapping[tuple[int, int], _Letter],
        dropped: Sequence[Subscribed],
        readers: Mapping[int, Reader],
        now: datetime,
    ) -> None:
        if not letters and not dropped:
            return
        with self._store.transaction() as connection:
            rule_silences.keep(connection, (), (), dropped, now)
            for (chat_id, topic), letter in letters.items():
                if not letter.told and not letter.over:
                    continue
                reader = readers[chat_id]
                note = rules_note(letter.lines, letter.again, reader.tongue)
                notice = Notice(reader, note, silent=not letter.lines)
                guarding.tell(connection, notice, now, reason=REASON, topic=topic)
                rule_silences.keep(connection, letter.told, letter.over, (), now)
                log.info(
                    line("rule told silent", chat=chat_id, silent=len(letter.told), again=len(letter.over))
                )
