"""Telegram's menus of commands: one for each scope and language, and which of them somebody sees."""

from dataclasses import dataclass, field
from typing import Any

from tests.support.botapi.content import WrongCallError

Json = dict[str, Any]
COMMANDS_MAX = 100


@dataclass
class Menus:
    """What `setMyCommands` set, by scope (its type and, where it has them, chat and user) and language."""

    lists: dict[tuple[tuple[object, ...], str], list[Json]] = field(default_factory=dict)

    def put(self, values: Json) -> None:
        """Check the list as Telegram does, and keep it. Raises WrongCallError."""
        if len(values["commands"]) > COMMANDS_MAX:
            raise WrongCallError("BOT_COMMANDS_TOO_MUCH")
        for command in values["commands"]:
            name, words = command["command"], command["description"]
            if not (1 <= len(name) <= 32 and name.replace("_", "a").isalnum() and name == name.lower()):
                raise WrongCallError(f"BOT_COMMAND_INVALID: {name}")
            if not 1 <= len(words) <= 256:
                raise WrongCallError("BOT_COMMAND_DESCRIPTION_INVALID")
        scope = values.get("scope", {"type": "default"})
        self.lists[_key(scope), values.get("language_code", "")] = values["commands"]

    def seen(self, kind: str, lang: str, *, administrator: bool = False) -> dict[str, str]:
        """Names and descriptions that somebody sees: the narrowest scope first, in each their language first.

        The order is that of https://core.telegram.org/bots/api#determining-list-of-commands.
        """
        group = ("all_chat_administrators",) if administrator else ()
        scopes = ("all_private_chats",) if kind == "private" else (*group, "all_group_chats")
        for scope in (*scopes, "default"):
            for code in (lang, ""):
                if found := self.lists.get(((scope,), code)):
                    return {command["command"]: command["description"] for command in found}
        return {}


def _key(scope: Json) -> tuple[object, ...]:
    return tuple(scope[name] for name in ("type", "chat_id", "user_id") if name in scope)
