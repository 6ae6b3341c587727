"""Where messages go: Telegram, or the terminal. The one seam between DELIVER and the outside."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.alerts.card import Content
from bot.alerts.outcome import Outcome
from bot.tongues import ENGLISH, Tongue


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing to do: send `content` to `chat_id`, or edit `edit_id` there, at `now`."""

    chat_id: int
    content: Content
    now: datetime
    silent: bool = False
    reply_to: int | None = None
    edit_id: int | None = None
    message_id: int = 0  # our own, for buttons
    muted: bool = False  # its story: another button
    tongue: Tongue = ENGLISH
    topic: int = 0  # where in the chat, 0 for the chat itself
    in_channel: bool = False  # all who read it see its buttons


class Receiver(Protocol):
    """Delivers, and says what became of it. Raises nothing for what networks and people do."""

    async def deliver(self, delivery: Delivery) -> Outcome:
        """Do one delivery."""
        ...
