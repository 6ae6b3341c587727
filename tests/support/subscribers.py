"""Chats that are subscribed, and a receiver that keeps what each of them got."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.alerts.card import Card
from bot.alerts.outcome import Outcome, Sent
from bot.alerts.receiver import Delivery
from bot.store.database import Store
from bot.store.encoding import seconds
from tests.support.world import NOON


def subscribe(
    store: Store, chats: Iterable[int], rule: str, since: datetime, *, receiver: str = "terminal"
) -> None:
    """Make the chats, and subscribe them; they have seen their earlier hits."""
    with store.transaction() as connection:
        for chat in chats:
            connection.execute(
                "INSERT INTO chat (id, receiver, kind, joined_at) VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING",
                (chat, receiver, "group" if chat < 0 else "private"),
            )
            connection.execute(
                "INSERT INTO subscription (chat_id, rule_id, since, earlier) VALUES (?, ?, ?, 0)",
                (chat, rule, seconds(since)),
            )


def queue(store: Store, chat: int, headline: str, now: datetime, *, urgent: bool = False) -> int:
    """Put one alert into the outbox; its id."""
    card = Card(kind="story", rules=("Talks",), headline=headline, source="Paper", when=seconds(now))
    with store.transaction() as connection:
        cursor = connection.execute(
            "INSERT INTO message (chat_id, story_id, kind, payload, urgent, due_at, expires_at, created_at,"
            " reason) VALUES (?, 1, 'story', ?, ?, ?, ?, ?, 'a test')",
            (chat, card.model_dump_json(), int(urgent), seconds(now), seconds(now) + 86_400, seconds(now)),
        )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


@dataclass(slots=True)
class SetClock:
    """A time of day that is set."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass(slots=True)
class Letterbox:
    """A receiver: answers with what a test put into `answers`, else with success."""

    got: list[Delivery] = field(default_factory=list)
    answers: list[Outcome] = field(default_factory=list)

    async def deliver(self, delivery: Delivery) -> Outcome:
        self.got.append(delivery)
        return self.answers.pop(0) if self.answers else Sent(delivery.edit_id or len(self.got))

    def headlines(self, chat: int) -> list[str]:
        """What a chat got, in its order."""
        return [
            one.content.headline for one in self.got if one.chat_id == chat and isinstance(one.content, Card)
        ]
