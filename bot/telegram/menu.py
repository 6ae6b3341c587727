"""What Telegram's menu of commands shows, in each language and wherever a chat may be. Pure.

Law: nobody is shown what they may not use. In groups, members see what a reader may do, administrators what
needs an editor too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from bot.telegram.feature import Feature
from bot.telegram.situation import Access
from bot.tongues import SPOKEN, Tongue, tongue

Scope = Literal["all_private_chats", "all_group_chats", "all_chat_administrators"]
# The highest access that a menu is made for.
SCOPES: Final[Mapping[Scope, Access]] = {
    "all_private_chats": max(Access),
    "all_group_chats": Access.READER,
    "all_chat_administrators": Access.EDITOR,
}


@dataclass(frozen=True, slots=True)
class Menu:
    """One list of commands with their descriptions; `lang` is "" for all whose language has no list."""

    scope: Scope
    lang: str
    commands: tuple[tuple[str, str], ...]


def menus(features: Mapping[str, Feature], listed: tuple[tuple[str, str], ...]) -> Iterator[Menu]:
    """All menus that Telegram is told; `listed` are the names in their order, with what each does."""
    for scope, most in SCOPES.items():
        shown = [(name, words) for name, words in listed if features[name].access <= most]
        for code in SPOKEN:
            # English is what Telegram shows to all whose language has no list of its own.
            yield Menu(scope, "" if code == "en" else code, tuple(_said(tongue(code), shown)))


def _said(spoken: Tongue, shown: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, words in shown:
        yield name, spoken.say(words)
