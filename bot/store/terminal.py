"""The terminal as a chat: subscribed to every rule of the operator while there is no Telegram token."""

from datetime import datetime

from bot.alerts.card import Card
from bot.store.database import Store
from bot.store.encoding import seconds

TERMINAL_CHAT = 0


def subscribe_terminal(store: Store, now: datetime) -> None:
    """Make the chat, and subscribe it to the rules of the files that it doesn't have yet."""
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO chat (id, receiver, kind, title, role, joined_at)"
            " VALUES (?, 'terminal', 'private', 'this terminal', 'owner', ?) ON CONFLICT DO NOTHING",
            (TERMINAL_CHAT, seconds(now)),
        )
        connection.execute(
            "INSERT INTO subscription (chat_id, rule_id, since) SELECT ?, id, ? FROM rule"
            " WHERE chat_id IS NULL AND removed_at IS NULL ON CONFLICT DO NOTHING",
            (TERMINAL_CHAT, seconds(now)),
        )


def last_cards(store: Store, *, limit: int) -> tuple[Card, ...]:
    """The newest cards that the terminal was shown, oldest of them first."""
    rows = store.rows(
        "SELECT payload FROM message WHERE chat_id = ? AND kind IN ('story', 'delta') AND delivered > 0"
        " ORDER BY sent_at DESC, id DESC LIMIT ?",
        (TERMINAL_CHAT, limit),
    )
    return tuple(Card.model_validate_json(row["payload"]) for row in reversed(rows))
