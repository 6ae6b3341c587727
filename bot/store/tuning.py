"""How a chat wants to be rung: mutes, quiet hours, digests, sound, languages; as a whole, and by watch.

Law: whatever is changed here, what waits (`held`) is decided again at once: by the new wishes it may go on
waiting, or be told.
"""

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import ClassVar, Literal

from bot.alerts.articles import FULL_TEXT_PER_CHAT_MAX
from bot.alerts.hours import OFF, Hours
from bot.facts.fact import FactKind
from bot.rules.rule import RuleId, Severity
from bot.store.changes import Change
from bot.store.database import Store
from bot.store.encoding import moment, seconds
from bot.store.notify import AT_ONCE
from bot.store.rules import ring_on_from, ring_on_json

NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # until then is muted what is muted without an end


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one chat wishes of one rule, with what holds for the whole chat."""

    ring_on: frozenset[FactKind] = frozenset()
    paused: bool = False
    langs: tuple[str, ...] = ()
    hours: Hours = field(default_factory=Hours)


@dataclass(frozen=True, slots=True)
class ChatTuning:
    """What holds for the whole chat. `muted_until` is None where nothing is muted."""

    zone: str = ""
    quiet: str = ""
    digest: str = ""
    muted_until: datetime | None = None


def chat_tuning(store: Store, chat_id: int, now: datetime) -> ChatTuning:
    """As it is set now."""
    row = store.row("SELECT timezone, quiet, digest, muted_until FROM chat WHERE id = ?", (chat_id,))
    if row is None:
        return ChatTuning()
    muted = row["muted_until"] > seconds(now)
    until = moment(row["muted_until"]) if muted else None
    return ChatTuning(row["timezone"], row["quiet"], row["digest"], until)


def wishes_of(store: Store, chat_id: int, rule_id: RuleId) -> Wishes:
    """The wishes that a decision about this rule in this chat goes by."""
    row = store.row(
        "SELECT c.timezone, c.quiet, c.digest, c.muted_until, c.lang, c.tongue, r.ring_on,"
        " s.ring_on AS own_ring_on, s.paused, s.digest AS own_digest, s.muted_until AS own_muted_until"
        " FROM rule r JOIN chat c ON c.id = ?"
        " LEFT JOIN subscription s ON s.rule_id = r.id AND s.chat_id = c.id WHERE r.id = ?",
        (chat_id, rule_id),
    )
    if row is None:
        return Wishes()
    digest = row["own_digest"] or row["digest"]
    mutes = (row["muted_until"], row["own_muted_until"] or 0)
    return Wishes(
        ring_on=ring_on_from(row["own_ring_on"] or row["ring_on"]),
        paused=bool(row["paused"]),
        langs=own_languages(row["tongue"], row["lang"]),
        hours=Hours(
            zone=row["timezone"],
            quiet=row["quiet"],
            digest="" if digest == OFF else digest,
            mutes=tuple(moment(until) for until in mutes if until),
        ),
    )


def own_languages(chosen: str, client: str) -> tuple[str, ...]:
    """The language that a chat reads best, then English; () where it never said one."""
    own = chosen or client.replace("_", "-").split("-")[0].lower()
    return tuple(dict.fromkeys((own, "en"))) if own else ()


def default_languages(connection: sqlite3.Connection, chat_id: int) -> tuple[str, ...]:
    """The languages of the news that a new subscription of the chat wants; () for all."""
    row = connection.execute("SELECT tongue, lang FROM chat WHERE id = ?", (chat_id,)).fetchone()
    return () if row is None else own_languages(row["tongue"], row["lang"])


def decide_again(connection: sqlite3.Connection, chat_id: int) -> None:
    """Within a transaction: what waits in a chat is decided at once. Its hour hasn't come by that."""
    connection.execute("UPDATE held SET until = ? WHERE chat_id = ?", (AT_ONCE, chat_id))


@dataclass(frozen=True, slots=True)
class Mute(Change):
    """The chat wants to hear nothing until then; nothing of one rule, where `rule_id` names it.

    `until` None: it is heard again.
    """

    chat_id: int
    until: datetime | None
    rule_id: str = ""

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The wish, and what waits is decided again."""
        until = 0 if self.until is None else seconds(self.until)
        if self.rule_id:
            connection.execute(
                "UPDATE subscription SET muted_until = ? WHERE chat_id = ? AND rule_id = ?",
                (until, self.chat_id, self.rule_id),
            )
        else:
            connection.execute("UPDATE chat SET muted_until = ? WHERE id = ?", (until, self.chat_id))
        decide_again(connection, self.chat_id)


@dataclass(frozen=True, slots=True)
class SetQuiet(Change):
    """The quiet hours of the chat, as `bot.alerts.hours.quiet_from` writes them; "" for none."""

    chat_id: int
    quiet: str

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The wish, and what waits is decided again."""
        connection.execute("UPDATE chat SET quiet = ? WHERE id = ?", (self.quiet, self.chat_id))
        decide_again(connection, self.chat_id)


@dataclass(frozen=True, slots=True)
class SetDigest(Change):
    """When the chat gets its digest, as `bot.alerts.hours.digest_from` writes it; "" for never.

    For one rule (`rule_id`): "" as the chat, `off` never.
    """

    chat_id: int
    digest: str
    rule_id: str = ""

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """The wish, and what waits is decided again."""
        if self.rule_id:
            connection.execute(
                "UPDATE subscription SET digest = ? WHERE chat_id = ? AND rule_id = ?",
                (self.digest, self.chat_id, self.rule_id),
            )
        else:
            connection.execute("UPDATE chat SET digest = ? WHERE id = ?", (self.digest, self.chat_id))
        decide_again(connection, self.chat_id)


@dataclass(frozen=True, slots=True)
class Pause(Change):
    """A watch rests until it is resumed; what was published meanwhile doesn't ring then.

    What waited before it rested goes on waiting until then (`bot.store.held`).
    """

    changes_rules: ClassVar[bool] = True
    chat_id: int
    rule_id: str
    paused: bool

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Rest, or go on from now."""
        connection.execute(
            "UPDATE subscription SET paused = ?, since = CASE WHEN paused AND NOT ? THEN ? ELSE since END"
            " WHERE chat_id = ? AND rule_id = ?",
            (int(self.paused), int(self.paused), seconds(now), self.chat_id, self.rule_id),
        )
        decide_again(connection, self.chat_id)


@dataclass(frozen=True, slots=True)
class SetSound(Change):
    """Alerts of a watch come with sound, or without."""

    chat_id: int
    rule_id: str
    silent: bool

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """So from now on; what waits is decided again."""
        connection.execute(
            "UPDATE subscription SET silent = ? WHERE chat_id = ? AND rule_id = ?",
            (int(self.silent), self.chat_id, self.rule_id),
        )
        decide_again(connection, self.chat_id)


@dataclass(frozen=True, slots=True)
class SetSeverity(Change):
    """How urgent a watch is to this chat; "" as its rule says."""

    chat_id: int
    rule_id: str
    severity: Severity | Literal[""]

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """So from now on; what waits is decided again."""
        connection.execute(
            "UPDATE subscription SET severity = ? WHERE chat_id = ? AND rule_id = ?",
            (self.severity, self.chat_id, self.rule_id),
        )
        decide_again(connection, self.chat_id)


@dataclass(frozen=True, slots=True)
class SetFullText(Change):
    """A watch of the chat's own may ask for articles, or no longer; so many of a chat, and no more."""

    changes_rules: ClassVar[bool] = True
    chat_id: int
    rule_id: str
    full_text: bool

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """For what comes in from now on."""
        connection.execute(
            "UPDATE rule SET full_text = ? WHERE id = ? AND chat_id = ? AND removed_at IS NULL"
            " AND (? = 0 OR (SELECT count(*) FROM rule o WHERE o.chat_id = ? AND o.full_text = 1"
            " AND o.removed_at IS NULL AND o.id <> ?) < ?)",
            (
                int(self.full_text),
                self.rule_id,
                self.chat_id,
                int(self.full_text),
                self.chat_id,
                self.rule_id,
                FULL_TEXT_PER_CHAT_MAX,
            ),
        )


@dataclass(frozen=True, slots=True)
class SetRingOn(Change):
    """The kinds of facts whose change rings in this chat."""

    chat_id: int
    rule_id: str
    ring_on: frozenset[FactKind]

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """So from now on; what waits is decided again."""
        connection.execute(
            "UPDATE subscription SET ring_on = ? WHERE chat_id = ? AND rule_id = ?",
            (ring_on_json(self.ring_on), self.chat_id, self.rule_id),
        )
        decide_again(connection, self.chat_id)


@dataclass(frozen=True, slots=True)
class SetLanguages(Change):
    """The languages of the news that a watch brings to this chat (ISO 639-1); () for all."""

    chat_id: int
    rule_id: str
    langs: tuple[str, ...]

    def write(self, connection: sqlite3.Connection, now: datetime) -> None:
        """So from now on; what waits is decided again."""
        connection.execute(
            "UPDATE subscription SET langs = ? WHERE chat_id = ? AND rule_id = ?",
            (",".join(self.langs), self.chat_id, self.rule_id),
        )
        decide_again(connection, self.chat_id)
