"""Rules in the store: those of the files are mirrored there, those of chats live there."""

import json
from collections.abc import Iterable
from datetime import datetime

from bot.facts.fact import FactKind
from bot.rules.rule import Rule
from bot.store.database import Row, Store
from bot.store.encoding import seconds, to_json

_LANG = (
    "coalesce((SELECT coalesce(nullif(tongue, ''), nullif(lang, '')) FROM chat WHERE id = {chat}), {client})"
)
_TITLE = (
    "coalesce((SELECT value FROM json_each({rule}.titles) WHERE replace({lang}, '_', '-') || '-'"
    " LIKE key || '-%'), {rule}.title)"
)
RULE_NUMBER_KEY = "rule_number"  # the highest number of a chat's rule that was forgotten


def title_read_by(chat: str, *, rule: str = "r", client: str = "''") -> str:
    """SQL: a rule's title in the language of a chat, where it has one; `chat` is SQL for the chat's id.

    `client` is SQL for the language of a chat that told none yet.
    """
    return _TITLE.format(lang=_LANG.format(chat=chat, client=client), rule=rule)


def sync(store: Store, rules: Iterable[Rule], now: datetime) -> None:
    """Mirror the rules of the files. An edited rule keeps its id and gets a new version."""
    with store.transaction() as connection:
        connection.execute(
            "UPDATE rule SET removed_at = ? WHERE chat_id IS NULL AND removed_at IS NULL", (seconds(now),)
        )
        connection.executemany(
            "INSERT INTO rule (id, title, titles, match, ring_on, severity, sources_min, created_at,"
            " full_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title, titles = excluded.titles,"
            " match = excluded.match,"
            " ring_on = excluded.ring_on, severity = excluded.severity, removed_at = NULL,"
            " sources_min = excluded.sources_min, full_text = excluded.full_text,"
            " version = version + (match <> excluded.match OR ring_on <> excluded.ring_on)",
            [
                (
                    rule.id,
                    rule.title,
                    to_json(dict(rule.titles)),
                    rule.match,
                    ring_on_json(rule.ring_on),
                    rule.severity,
                    rule.sources_min,
                    seconds(now),
                    int(rule.full_text),
                )
                for rule in rules
            ],
        )


def ring_on_json(kinds: Iterable[FactKind]) -> str:
    """Kinds of facts as a sorted JSON list."""
    return to_json(sorted(kind.value for kind in kinds))


def ring_on_from(text: str) -> frozenset[FactKind]:
    """The inverse of `ring_on_json`."""
    return frozenset(FactKind(kind) for kind in json.loads(text))


def ids(store: Store) -> tuple[str, ...]:
    """The ids of all rules that are there, those of chats too."""
    return tuple(row["id"] for row in store.rows("SELECT id FROM rule WHERE removed_at IS NULL ORDER BY id"))


def made_in_chats(store: Store) -> list[Row]:
    """The rules that people made in chats and didn't remove."""
    return store.rows(
        "SELECT * FROM rule WHERE chat_id IS NOT NULL AND removed_at IS NULL ORDER BY created_at, id"
    )


def next_chat_rule_number(store: Store) -> int:
    """The number for the next rule made in a chat (`w<number>`); never used twice."""
    row = store.row(
        "SELECT max(coalesce((SELECT max(CAST(substr(id, 2) AS INTEGER)) FROM rule"
        " WHERE chat_id IS NOT NULL), 0),"
        " coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?), 0)) + 1 AS n",
        (RULE_NUMBER_KEY,),
    )
    assert row is not None
    number: int = row["n"]
    return number
