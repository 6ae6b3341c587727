"""A feature of the chat: who may use it, what it has to ask of the world first, and what it then shows."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal

from bot.telegram.asking import Asking
from bot.telegram.commands.screen import Screen
from bot.telegram.request import Request
from bot.telegram.situation import Access, Situation

# What `ask` found goes to `show` as it is. `Any`: each feature has a type of its own, and both must fit where
# they stand side by side in `bot.telegram.features`.
Ask = Callable[[Asking, Situation, Request], Awaitable[Any]]
Show = Callable[[Situation, Request, Any], Screen]


@dataclass(frozen=True, slots=True)
class Feature:
    """One command, button or dialogue.

    `access` is what it needs, `in_channels` what it needs in a channel, where every answer is a post to all.
    `ask` reads what `show` decides on (None: the situation is enough; `show` then gets None). `shown`: where
    the answer to a button appears: in the message of the button (`edit`), as a reply to the alert whose
    number the button says (`about`), or as a new message (`new`); commands always get a new one. `personal`
    commands are for the person who gives them, even where their private chat acts for a channel.
    """

    access: Access
    show: Show
    ask: Ask | None = None
    shown: Literal["edit", "about", "new"] = "edit"
    in_channels: Access = Access.STRANGER
    personal: bool = False

    def needs(self, situation: Situation) -> Access:
        """The access that it needs here."""
        return max(self.access, self.in_channels) if situation.channel else self.access
